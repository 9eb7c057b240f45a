"""Chicago, seventeenth edition, notes and bibliography: a full note, and the entry of the bibliography."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from explainer.library.citing import legal
from explainer.library.citing.abbreviations import case_name
from explainer.library.citing.days import american
from explainer.library.citing.locators import Locator, elided, spelled
from explainer.library.citing.names import Name, listed
from explainer.library.citing.text import (
    accessed,
    bracketed,
    ended,
    italic,
    joined,
    quoted,
    sentences,
    with_comma,
)
from explainer.library.citing.works import LAW, Kind, Work

IN_A_NOTE, IN_A_BIBLIOGRAPHY, FIRST_OF_MANY = 3, 10, 7  # authors
PARTS = {
    "page": ("", ""), "paragraph": ("para. ", "paras. "), "section": ("sec. ", "secs. "), "article": ("art. ", "arts. "),
    "figure": ("fig. ", "figs. "), "entry": ("ECF No. ", "ECF Nos. "),
}  # fmt: skip
ITALIC_TITLES = frozenset({Kind.BOOK, Kind.REPORT, Kind.STANDARD})


def note(work: Work) -> str:
    """A full note."""
    if work.kind in LAW:
        return ended(joined((LEGAL[work.kind](work), _legal_link(work))))
    if work.kind is Kind.LETTER:
        return _letter(work)
    who = listed(work.authors, most=IN_A_NOTE, others=" et al.", last=", and ")
    title = italic(work.title) if work.kind in ITALIC_TITLES else quoted(work.title)
    return ended(_chain((who, title, *_source(work, _part(work.locator)), _link(work))))


def bibliography(work: Work) -> str:
    """The entry of the bibliography; nothing for laws and cases, which stand in notes alone."""
    if work.kind in LAW:
        return ""
    title = italic(work.title) if work.kind in ITALIC_TITLES else quoted(work.title)
    source = tuple(map(_capital, _published(work)))
    return sentences(_authors(work.authors), title, *source, _capital(_link(work)))


def _capital(words: str) -> str:
    return words if words.startswith("http") else words[:1].upper() + words[1:]


def _published(work: Work) -> tuple[str, ...]:
    """Where it stands, as sentences of a bibliography."""
    if work.kind in (Kind.BOOK, Kind.REPORT, Kind.STANDARD):
        publisher = work.publisher or _said_once(work)
        return (work.number, work.edition, joined((publisher, work.dated(american))))
    if work.kind in (Kind.CHAPTER, Kind.CONFERENCE):
        volume = f"vol. {work.volume}" if work.volume else ""
        made = joined((work.publisher, work.year))
        return (joined((f"in {italic(work.container)}" if work.container else "", volume, elided(work.page, like_chicago=True))), made)
    return (_chain(_source(work, "")),)


def _chain(parts: Sequence[str]) -> str:
    """The parts with commas between them, inside closing quotation marks; brackets follow without one."""
    told = ""
    for part in filter(None, parts):
        told = f"{told} {part}" if told and part.startswith("(") else f"{with_comma(told)} {part}" if told else part
    return told


def _authors(names: Sequence[Name]) -> str:
    if len(names) > IN_A_BIBLIOGRAPHY:
        return f"{', '.join([names[0].inverted, *(one.direct for one in names[1:FIRST_OF_MANY])])}, et al."
    written = [one.inverted if at == 0 else one.direct for at, one in enumerate(names)]
    return ", and ".join(filter(None, (", ".join(written[:-1]), *written[-1:])))


def _source(work: Work, part: str) -> tuple[str, ...]:
    """Where it stands, and the part that is meant."""
    if work.kind is Kind.ARTICLE:
        return (_in_journal(work, part),)
    if work.kind in (Kind.BOOK, Kind.REPORT, Kind.STANDARD):
        facts = joined((work.publisher or _said_once(work), work.dated(american)))
        return (work.number, work.edition, bracketed(facts), part)
    if work.kind in (Kind.CHAPTER, Kind.CONFERENCE):
        volume = f"vol. {work.volume}" if work.volume else ""
        return (f"in {italic(work.container)}" if work.container else "", volume, bracketed(joined((work.publisher, work.year))), part or elided(work.page, like_chicago=True))
    if work.kind is Kind.PREPRINT:
        return ("preprint", work.number, american(work.date), part)
    if work.kind is Kind.NEWS:
        return (italic(work.container.removeprefix("The ")), american(work.date), part)
    site = work.container if work.names_site else work.publisher
    return (italic(site) if work.kind is Kind.ENTRY else site, work.edition, work.dated(american), part)


def _in_journal(work: Work, part: str) -> str:
    volume = joined((work.volume, f"no. {work.issue}" if work.issue else ""))
    date = bracketed(work.year if work.volume else american(work.date))
    place = joined((italic(work.container), volume, date), " ")
    pages = part or elided(work.page, like_chicago=True)
    return joined((place, pages), ": ")


def _said_once(work: Work) -> str:
    return work.container if work.names_site else ""


def _letter(work: Work) -> str:
    rest = work.title.removeprefix("Letter ")
    who = listed(work.authors, most=IN_A_NOTE, others=" et al.", last=", and ")
    told = f"{who}, letter {rest}" if rest.startswith("to ") and who else joined((who, work.title))
    return ended(joined((told, american(work.date), _part(work.locator), _link(work))))


def _part(part: Locator | None) -> str:
    return elided(spelled(part, PARTS), like_chicago=True)


def _link(work: Work) -> str:
    archived = f"archived at {work.archive}" if work.archive else ""
    looked_up = "" if work.date or not work.link else f"accessed {accessed('us')}"
    return joined((looked_up, work.link, archived))


def _legal_link(work: Work) -> str:
    return "" if work.reported or work.neutral or work.kind in (Kind.STATUTE, Kind.REGULATION, Kind.TREATY) else work.link


LEGAL: Mapping[Kind, Callable[[Work], str]] = {
    Kind.CASE: lambda work: legal.case(work, case_name(work.title) if work.in_us else work.title),
    Kind.STATUTE: legal.statute,
    Kind.REGULATION: legal.regulation,
    Kind.BILL: legal.bill,
    Kind.TREATY: legal.treaty,
}
