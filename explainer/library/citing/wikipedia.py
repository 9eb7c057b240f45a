"""Wikipedia's citation templates, to be pasted between ``<ref>`` and ``</ref>``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from explainer.library.citing import courts
from explainer.library.citing.days import american, for_wikipedia
from explainer.library.citing.names import Name
from explainer.library.citing.text import accessed, clean
from explainer.library.citing.works import Kind, Work
from explainer.library.dates import iso

Pairs = Iterable[tuple[str, str]]

STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
IN_TEXT = {"|": "{{!}}", "[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "<": "&lt;", ">": "&gt;"}
IN_ADDRESS = {"|": "%7C", "[": "%5B", "]": "%5D", "{": "%7B", "}": "%7D", "<": "%3C", ">": "%3E", " ": "%20", "'": "%27"}
ARCHIVED = re.compile(r"https?://web\.archive\.org/web/(\d{4})(\d\d)(\d\d)\d*[a-z_]*/")
BILL = re.compile(r"(H\.R\.|S\.) (\d+), (\d+)(?:st|d|nd|rd|th) Cong\.")
ARXIV = re.compile(r"^arXiv:([\w.\-/]+)$")
TEMPLATES = {
    Kind.ARTICLE: "cite journal", Kind.BOOK: "cite book", Kind.CHAPTER: "cite book", Kind.CONFERENCE: "cite conference",
    Kind.ENTRY: "cite encyclopedia", Kind.NEWS: "cite news", Kind.PAGE: "cite web", Kind.POST: "cite web",
    Kind.PREPRINT: "cite arXiv", Kind.REPORT: "cite report", Kind.STANDARD: "cite tech report",
}  # fmt: skip
CONTAINERS = {
    Kind.ARTICLE: "journal", Kind.CHAPTER: "title", Kind.CONFERENCE: "book-title", Kind.ENTRY: "encyclopedia", Kind.NEWS: "newspaper",
}  # fmt: skip


def template(work: Work) -> str:
    """The template, filled in."""
    return LEGAL[work.kind](work) if work.kind in LEGAL else _general(work)


def filled(name: str, pairs: Pairs) -> str:
    """A template with the parameters that have a value."""
    given = " ".join(f"|{parameter}={value}" for parameter, value in pairs if value)
    return f"{{{{{name} {given}}}}}"


def text(words: str) -> str:
    """Words that no sign of which means anything to the wiki."""
    return "".join(IN_TEXT.get(sign, sign) for sign in clean(words).translate(STRAIGHT)).replace("''", "'&#39;")


def address(link: str) -> str:
    """An address that no sign of which ends it early."""
    return "".join(IN_ADDRESS.get(sign, sign) for sign in clean(link))


def _authors(names: tuple[Name, ...]) -> Iterator[tuple[str, str]]:
    many = len(names) > 1
    for at, one in enumerate(names, start=1):
        number = str(at) if many else ""
        if one.literal or not one.given:
            yield f"author{number}", text(one.direct)
        else:
            yield f"last{number}", text(one.family)
            yield f"first{number}", text(" ".join(part for part in (one.given, one.suffix) if part))


def _general(work: Work) -> str:
    kind = work.kind
    arxiv = ARXIV.match(work.number) if kind is Kind.PREPRINT else None
    if kind is Kind.PREPRINT and not arxiv:
        return filled("cite web", (*_head(work), *_tail(work)))
    if arxiv:
        return filled("cite arXiv", (*_head(work), ("eprint", arxiv[1]), *_part(work)))
    if kind is Kind.LETTER:
        return filled("cite web" if work.url else "cite report", (*_head(work), *_tail(work)))
    return filled(TEMPLATES[kind], (*_head(work), *_middle(work), *_tail(work)))


def _head(work: Work) -> Iterator[tuple[str, str]]:
    yield from _authors(work.authors)
    yield "date", for_wikipedia(work.date)
    yield "chapter" if work.kind is Kind.CHAPTER else "title", text(work.title)


def _middle(work: Work) -> Iterator[tuple[str, str]]:
    said = {one.direct for one in work.authors}
    container = "" if work.container in said else text(work.container)
    yield CONTAINERS.get(work.kind, "website"), container
    if work.kind in (Kind.REPORT, Kind.STANDARD):
        yield "number", text(work.number)
    yield "publisher", "" if work.publisher in said else text(work.publisher)
    yield "volume", text(work.volume)
    yield "issue", text(work.issue)
    yield "type", text(work.edition) if work.kind in (Kind.PAGE, Kind.REPORT) else ""
    if work.locator is None:
        yield ("pages" if "–" in work.page else "page"), text(work.page)


def _part(work: Work) -> Iterator[tuple[str, str]]:
    part = work.locator
    if part is None:
        return
    if part.kind == "page":
        yield ("pages" if part.several else "page"), text(part.value)
    else:
        signs = {"paragraph": "¶ ", "section": "§ ", "article": "art. ", "figure": "fig. ", "entry": "ECF No. "}
        yield "at", signs.get(part.kind, "") + text(part.value)


def _tail(work: Work) -> Iterator[tuple[str, str]]:
    yield from _part(work)
    yield "doi", text(work.doi)
    yield "chapter-url" if work.kind is Kind.CHAPTER else "url", address(work.url)
    archived = ARCHIVED.match(work.archive)
    if archived and work.url:
        yield "archive-url", address(work.archive)
        yield "archive-date", "-".join(archived.groups())
    yield "access-date", accessed("iso") if work.url else ""


def _case(work: Work) -> str:
    """``cite court``; a case in no reporter under its docket number, as editors do."""
    reported = work.reported
    day = work.year if reported else work.dated(american)
    number = work.neutral or work.number
    reporter = text(work.container) if reported else "No." if number and not work.neutral else ""
    pairs = (
        ("litigants", text(work.title)), ("vol", text(work.volume) if reported else ""), ("reporter", reporter),
        ("opinion", text(work.page if reported else number)), ("pinpoint", _pinpoint(work)),
        ("court", text(courts.short(work.authority))), ("date", day),
        ("url", address(work.url)),
    )  # fmt: skip
    return filled("cite court", pairs)


def _pinpoint(work: Work) -> str:
    pairs = dict(_part(work))
    return next(iter(pairs.values()), f"ECF No. {text(work.entry)}" if work.entry else "")


def _statute(work: Work) -> str:
    sections = re.fullmatch(r"§ (\S+)", work.page)
    if work.container == "United States Code" and sections:
        return f"{{{{USC|{text(work.volume)}|{text(sections[1])}}}}}"
    return _act(work)


def _regulation(work: Work) -> str:
    if work.container == "Federal Register" and work.volume and work.page:
        return f"{{{{Federal Register|{text(work.volume)}|{text(work.page.partition('–')[0])}}}}}"
    return _act(work)


def _bill(work: Work) -> str:
    match = BILL.match(work.number)
    return f"{{{{USBill|{match[3]}|{match[1].replace('.', '')}|{match[2]}}}}}" if match else _act(work)


def _act(work: Work) -> str:
    number = work.neutral or " ".join(part for part in (work.volume, work.container, work.page) if part) or work.number
    pairs = (
        ("title", text(work.title)), ("index", text(number)), ("date", iso(work.date)), ("legislature", text(work.authority)),
        *_part(work), ("url", address(work.url)), ("access-date", accessed("iso") if work.url else ""),
    )  # fmt: skip
    return filled("cite act", pairs)


LEGAL: Mapping[Kind, Callable[[Work], str]] = {
    Kind.CASE: _case, Kind.STATUTE: _statute, Kind.REGULATION: _regulation, Kind.BILL: _bill, Kind.TREATY: _act,
}  # fmt: skip
