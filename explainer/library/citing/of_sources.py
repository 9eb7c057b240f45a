"""Works made from the sources of the site, whose titles often say more than a title: a citation, what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from explainer.library.citing.locators import locator
from explainer.library.citing.names import Name, name
from explainer.library.citing.text import clean
from explainer.library.citing.works import Kind, Work
from explainer.library.dates import date_words, parse_date
from explainer.library.sources import Source
from explainer.library.typography import curly

KINDS: Final = {
    "article": Kind.PREPRINT, "article-journal": Kind.ARTICLE, "article-magazine": Kind.NEWS, "article-newspaper": Kind.NEWS,
    "bill": Kind.BILL, "book": Kind.BOOK, "broadcast": Kind.PAGE, "chapter": Kind.CHAPTER, "dataset": Kind.PAGE,
    "entry-encyclopedia": Kind.ENTRY, "legal_case": Kind.CASE, "legislation": Kind.STATUTE,
    "paper-conference": Kind.CONFERENCE, "personal_communication": Kind.LETTER, "post": Kind.POST, "post-weblog": Kind.PAGE,
    "regulation": Kind.REGULATION, "report": Kind.REPORT, "standard": Kind.STANDARD, "thesis": Kind.REPORT,
    "treaty": Kind.TREATY, "webpage": Kind.PAGE,
}  # fmt: skip
REGISTERS: Final = frozenset({"Federal Register"})

BRACKETS = re.compile(r"^(.*\S) \(((?:[^()]|\([^()]*\))*)\)$")
REPORTED = re.compile(r"^(.*), (\d+) ([A-Z][A-Za-z.' ]*\d?(?:d|th)?) (\d+|_+)$")
NEUTRAL = re.compile(r"^(.*?),? ((?:\[\d{4}\]|\d{4}) [A-Z][A-Za-z]+ \d+(?: \([A-Za-z]+\))?)$")
TOLD = re.compile(r", judgment|: ")
PARTIES = re.compile(r" vs?\.? |^In re |^Re ")
LEADING = re.compile(
    r"^((?:[Aa]mended )?(?:Complaint|Answer|Order|Opinion|Memorandum|Motion|Brief|Petition|Indictment|Judgment|Verdict)\b[^,]{0,60}), (.+ vs?\.? .+|In re .+)$",
    re.IGNORECASE,
)
ENTRY = re.compile(r",? (?:Dkt\.|ECF No\.) ?(\d+)$")
AN_ACT = re.compile(r"\b(?:order|opinion|ruling|judgment|verdict|complaint|memorandum|dismiss|certiorari|settlement|injunction)", re.I)
AN_OPENING = re.compile(r"(?:federal removal )?docket\b|complaint\b|second action", re.IGNORECASE)
CITED_LAW = re.compile(r"^(.*), ((?:\S.*)?(?:§|\bU\.S\.C\.|N\.J\.S\.A\.|Pub\. L\.).*)$")
DATED = re.compile(r"(.*?) ?\b(\d{4}-\d\d-\d\d)$")
CODE_FIRST = re.compile(r"^(\d+ U\.S\.C\. §+ ?[\w()-]+) \((.*)\)$")


def work(source: Source, part: str = "") -> Work:
    """The source as a work; `part` is a locator as our citations have it."""
    kind = KINDS.get(source.type, Kind.PAGE)
    made = Work(
        kind=kind, title=_shown(source.title), authors=tuple(_names(source.csl)), container=_shown(source.container),
        publisher=_shown(source.publisher), authority=_shown(source.authority), number=clean(source.number),
        volume=clean(source.volume), issue=clean(source.issue), page=_page(source.page), edition=clean(source.version),
        date=source.date, country=source.jurisdiction, url=clean(source.url), doi=clean(source.doi),
        archive=clean(source.archive), locator=locator(part),
    )  # fmt: skip
    if kind is Kind.CASE:
        return as_case(made, source.label.id)
    return _as_law(made) if kind in (Kind.STATUTE, Kind.REGULATION) else _said_once(made)


def _said_once(made: Work) -> Work:
    """The work without what is said twice: a date in its version or in the title of a letter, a number in its title."""
    fields: dict[str, Any] = {}
    if match := DATED.match(made.edition):
        same = tuple(map(int, match[2].split("-"))) == made.date
        fields["dated_as" if same else "edition"] = match[1] if same else f"{match[1]} {date_words(parse_date(match[2]))}".strip()
        fields.setdefault("edition", "")
    if made.kind is Kind.LETTER:
        fields["title"] = made.title.removesuffix(f", {date_words(made.date)}")
    if made.number and made.number in made.title:
        fields["number"] = ""
    return replace(made, **fields)


def _shown(words: str) -> str:
    return curly(clean(words)).replace("\u00a0", " ")


def _names(record: Any) -> Iterator[Name]:
    for person in record.get("author") or record.get("editor") or ():
        found = name(person)
        if found.direct:
            yield found


def _page(text: str) -> str:
    return re.sub(r"(?<=\d)-(?=\d)", "–", clean(text))


def as_case(made: Work, label: str = "") -> Work:
    """A case with what its title says besides the parties put in its place. `label` is that of our lists."""
    leading = LEADING.match(made.title)
    title, brackets = _without_brackets(leading[2] if leading else made.title)
    fields: dict[str, Any] = {}
    if match := NEUTRAL.match(title):
        title = match[1]
        fields["neutral"] = match[2]
    elif match := REPORTED.match(title):
        title = match[1]
        fields |= {"volume": match[2], "container": match[3], "page": match[4]}
    title, nickname = _without_brackets(title)
    document = leading[1] if leading else next((words for words in (brackets, nickname) if AN_ACT.search(words) or AN_OPENING.match(words)), "")
    number, entry = _docket(made.number)
    opening = AN_OPENING.match(document) if document else label in ("docket", "allegation")
    fields |= {"number": number, "entry": entry, "document": document}
    fields["dated_as"] = "filed" if opening and not (fields.get("volume") or made.reported) else made.dated_as
    if number == fields.get("neutral"):
        fields["number"] = ""
    return replace(made, title=TOLD.split(title)[0] if PARTIES.search(title) else title, **fields)


def _without_brackets(title: str) -> tuple[str, str]:
    """A title and what stands in brackets at its end; a party's own *(US)* stays."""
    match = BRACKETS.match(title)
    return (match[1], match[2]) if match and PARTIES.search(match[1]) and not NEUTRAL.match(title) else (title, "")


def _docket(number: str) -> tuple[str, str]:
    """A docket number, and the number of the entry in it."""
    match = ENTRY.search(number)
    bare = number[: match.start()] if match else number
    return re.sub(r" \(formerly [^)]*\)$", "", bare).removeprefix("No. "), match[1] if match else ""


def _as_law(made: Work) -> Work:
    """A law whose place stands in its title, or in fields of its own."""
    if made.container in REGISTERS:
        return replace(made, kind=Kind.REGULATION)
    if made.page and made.container:
        match = CITED_LAW.match(made.title) or CODE_FIRST.match(made.title)
        if match:
            title = match[2] if CODE_FIRST.match(made.title) else match[1]
            return replace(made, title=title)
        return made
    if match := CODE_FIRST.match(made.title):
        return replace(made, title=match[2], neutral=match[1])
    match = CITED_LAW.match(made.title) if made.in_us else None
    if match:
        return replace(made, title=match[1], neutral=re.sub(r"Pub\. L\. (?=\d)", "Pub. L. No. ", match[2]))
    return made
