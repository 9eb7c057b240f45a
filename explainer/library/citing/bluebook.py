"""Bluebook form by the rules of the Indigo Book, as in the papers of courts: italics, and no small capitals."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from explainer.library.citing import legal
from explainer.library.citing.abbreviations import case_name, journal
from explainer.library.citing.days import american_short
from explainer.library.citing.names import listed
from explainer.library.citing.text import accessed, bracketed, ended, italic, joined
from explainer.library.citing.works import Kind, Work


def citation(work: Work) -> str:
    """A citation as a sentence."""
    return ended(WRITTEN.get(work.kind, _page)(work))


def name(work: Work) -> str:
    """The name of a case: American ones in short words, all with *v.*"""
    return italic(case_name(work.title) if work.in_us else work.title.replace(" v ", " v. "))


def _case(work: Work) -> str:
    where = "" if work.reported or work.neutral else _link(work)
    return joined((legal.case(work, name(work)), where))


def _by(work: Work) -> str:
    return listed(work.authors, most=2, others=" et al.", last=" & ")


def _link(work: Work) -> str:
    """The address, and the archived copy in square brackets. Without a date, the day of access."""
    link = joined((work.link, f"[{work.archive}]" if work.archive else ""), " ")
    return link if work.date or not link else f"{link} (last visited {accessed('us-short')})"


def _part(work: Work, behind: str) -> str:
    """The place that is meant, behind a title: ``14``; ``, at 14`` where the title ends in a figure itself."""
    part = legal.pin(work.locator).removeprefix(",")
    return f", at{part}" if part and behind[-1:].isdigit() else part


def first_page(work: Work) -> str:
    """The page on which a work begins."""
    return work.page.partition("–")[0]


def _dated(work: Work) -> str:
    return bracketed(joined((work.edition, work.dated(american_short))))


def _page(work: Work) -> str:
    site = work.container if work.names_site else ""
    title = joined((_by(work), italic(work.title), site))
    return joined((joined((title + _part(work, work.container or work.title), _dated(work)), " "), _link(work)))


def _article(work: Work) -> str:
    told = joined((_by(work), italic(work.title)))
    pages = legal.pin(work.locator) if work.page else _part(work, work.container)
    if not work.volume:
        return joined((joined((joined((told, journal(work.container))) + _part(work, work.container), _dated(work)), " "), _link(work)))
    place = " ".join(part for part in (work.volume, journal(work.container), first_page(work)) if part)
    return joined((f"{told}, {place}{pages} {bracketed(work.year)}".strip(), _link(work) if work.doi or not work.page else ""))


def _news(work: Work) -> str:
    told = joined((_by(work), italic(work.title), work.container.removeprefix("The ")))
    return joined((joined((told + _part(work, work.container or work.title), _dated(work)), " "), _link(work)))


def _book(work: Work) -> str:
    told = joined((_by(work), italic(work.title))) + _part(work, work.title)
    return joined((joined((told, bracketed(work.year)), " "), _link(work)))


def _chapter(work: Work) -> str:
    told = joined((_by(work), italic(work.title)))
    place = " ".join(part for part in (work.volume, work.container) if part)
    at = ", at" if work.page and place[-1:].isdigit() else ""
    place = joined((place + at, first_page(work)), " ")
    pages = legal.pin(work.locator) if work.page else _part(work, place)
    within = f"{italic('in')} {place}{pages}" if place else pages.removeprefix(", ").strip()
    return joined((joined((joined((told, within)), bracketed(work.year)), " "), _link(work)))


def _report(work: Work) -> str:
    told = joined((_by(work), work.number, italic(work.title))) + _part(work, work.title)
    return joined((joined((told, _dated(work)), " "), _link(work)))


def _preprint(work: Work) -> str:
    told = joined((_by(work), italic(work.title))) + _part(work, work.title)
    return joined((joined((told, bracketed(joined((work.number, work.dated(american_short))))), " "), _link(work)))


def _letter(work: Work) -> str:
    rest = work.title.removeprefix("Letter ")
    told = f"Letter from {_by(work)} {rest}" if work.authors and rest.startswith("to ") else work.title
    return joined((joined((told + _part(work, work.container or work.title), _dated(work)), " "), _link(work)))


WRITTEN: Mapping[Kind, Callable[[Work], str]] = {
    Kind.ARTICLE: _article, Kind.BILL: lambda work: joined((legal.bill(work), _link(work))), Kind.BOOK: _book, Kind.CASE: _case,
    Kind.CHAPTER: _chapter, Kind.CONFERENCE: _chapter, Kind.LETTER: _letter, Kind.NEWS: _news, Kind.PREPRINT: _preprint,
    Kind.REGULATION: legal.regulation, Kind.REPORT: _report, Kind.STANDARD: _report, Kind.STATUTE: legal.statute,
    Kind.TREATY: legal.treaty,
}  # fmt: skip
