"""Legal citations written into running text: laws, reporters, docket numbers, European and British citations.

Each should lead to a source. One that no source stands for is pointed out, so that the reader is not left with
a number that cannot be looked up here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from explainer.library.passages import Passage
from explainer.library.problems import Problem, Weight
from explainer.library.sources import Source

REPORTERS = (
    r"U\. ?S\.", r"S\. ?Ct\.", r"L\. ?Ed\.(?: ?2d)?", r"F\.(?: ?(?:2d|3d|4th)| ?App['’]x)?", r"F\. ?Supp\.(?: ?[23]d)?", r"F\.R\.D\.",
    r"Cal\.(?: ?App\.)?(?: ?(?:2d|3d|4th|5th))?", r"N\.Y\.(?: ?[23]d)?", r"N\.E\. ?[23]d", r"P\. ?[23]d", r"A\. ?[23]d",
    r"So\. ?[23]d", r"N\.W\. ?2d", r"S\.E\. ?2d", r"S\.W\. ?[23]d", r"Fed\. ?Reg\.", r"Stat\.",
)  # fmt: skip
NUMBER = re.compile(r"\d")


class Form(NamedTuple):
    """A form of citation: a sign without which it need not be looked for, what it looks like, and its parts as a key."""

    sign: str
    pattern: re.Pattern[str]
    key: str


FORMS = (
    Form(".", re.compile(r"\b(?P<a>\d{1,2}) (?P<b>U\.S\.C\.|C\.F\.R\.) (?:§§? ?|Part )?(?P<c>\d+[a-zA-Z]?)"), "{a} {b} {c}"),
    Form(".", re.compile(rf"\b(?P<a>\d{{1,4}}) (?P<b>{'|'.join(REPORTERS)}) (?P<c>\d{{1,5}})\b"), "{a} {b} {c}"),
    Form("20", re.compile(r"\b(?P<a>\d{4}) (?P<b>WL|U\.S\. LEXIS) (?P<c>\d{4,})"), "{a} {b} {c}"),
    Form("-", re.compile(r"(?<![\d:-])(?:\d:)?(?P<a>\d\d)-(?P<b>cv|cr|md|mc)-(?P<c>\d{3,5})\b"), "{a}-{b}-{c}"),
    Form("/", re.compile(r"\b(?P<a>[CTF])[-‑](?P<b>\d{1,4})/(?P<c>\d\d)\b"), "{a}-{b}/{c}"),
    Form("ECLI:", re.compile(r"\bECLI:(?P<a>[A-Z]{2}):(?P<b>\w+):(?P<c>[\w:.]+\w)"), "ECLI:{a}:{b}:{c}"),
    Form("[", re.compile(r"\[(?P<a>\d{4})\] (?P<b>UKSC|UKHL|UKPC|UKUT|EWCA (?:Civ|Crim)|EWHC) (?P<c>\d+)"), "{a} {b} {c}"),
    Form("/", re.compile(r"\b(?P<b>Regulation|Directive) \((?P<a>EU|EC)\) (?:No\.? )?(?P<c>\d+/\d+)"), "{b} {c}"),
)  # fmt: skip
"""Forms of citation. Case numbers as of the *Bundesgerichtshof* are left out: they look like any other number."""


class Cited(NamedTuple):
    """A legal citation: where it begins in its text, as written, and as a key that does not depend on spacing."""

    at: int
    words: str
    key: str


def legal_citations(text: str) -> Iterator[Cited]:
    """The legal citations in a text, in the order of their forms.

    >>> [found.key for found in legal_citations("See 17 U. S. C. and 510 U.S. 569, No. 1:23-cv-11195.")]
    ['510 us 569', '23-cv-11195']
    """
    for form in FORMS if NUMBER.search(text) else ():
        for match in form.pattern.finditer(text) if form.sign in text else ():
            yield Cited(match.start(), match[0], key_of(form.key.format(**match.groupdict())))


def key_of(words: str) -> str:
    """A citation in small letters, without stops and spaces in its middle or leading noughts in docket numbers."""
    first, *rest = re.sub(r"[.§\u00a0]", " ", words.lower().replace("’", "'").replace("‑", "-")).split() or [
        ""
    ]
    middle = "".join(rest[:-1])
    return re.sub(r"-0+(?=\d)", "-", " ".join(part for part in (first, middle, *rest[-1:]) if part))


def known_authorities(sources: Iterable[Source]) -> frozenset[str]:
    """The keys of all legal citations that a source stands for."""
    found: set[str] = set()
    for source in sources:
        if source.volume and source.page and source.container:
            container = "U.S.C." if source.container == "United States Code" else source.container
            container = "Fed. Reg." if container == "Federal Register" else container
            found.add(key_of(f"{source.volume} {container} {source.page}"))
            found.add(
                key_of(f"{source.volume} {container} {re.split(r'[-– ,(]', source.page.strip('§ '))[0]}")
            )
        for text in (
            source.title,
            source.short,
            source.number,
            source.note,
            f"{source.container} {source.page}",
        ):
            found |= {cited.key for cited in legal_citations(text)}
    return frozenset(found)


def without_source(passages: Iterable[Passage], sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Advice on every legal citation in running text that no source stands for."""
    known = known_authorities(sources.values())
    for passage in passages:
        for cited in legal_citations(passage.marked):
            if cited.key not in known:
                what = f"no source stands for '{' '.join(cited.words.split())}'"
                mend = "add it to content/sources/ and cite it, or leave the number out"
                line = passage.line_at(cited.at)
                yield Problem(passage.path, line, "wording.legal-citation", what, mend, Weight.ADVICE)
