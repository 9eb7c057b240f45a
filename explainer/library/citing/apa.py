"""APA, seventh edition: the reference for the list, and what stands in the text. Capitals of titles stay as published."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from explainer.library.citing import laws, legal
from explainer.library.citing.days import year_first
from explainer.library.citing.locators import Locator, spelled
from explainer.library.citing.names import Name
from explainer.library.citing.text import (
    accessed,
    bracketed,
    ended,
    italic,
    joined,
    quoted,
    sentences,
    with_comma_between,
)
from explainer.library.citing.works import LAW, Kind, Work

MOST = 20  # authors in a reference
PARTS = {
    "page": ("p. ", "pp. "), "paragraph": ("para. ", "paras. "), "section": ("§ ", "§§ "), "article": ("Article ", "Articles "),
    "figure": ("Figure ", "Figures "), "entry": ("ECF No. ", "ECF Nos. "),
}  # fmt: skip
FORMS = {Kind.POST: "[Post]", Kind.LETTER: "[Letter]"}
WITHIN = frozenset({Kind.ARTICLE, Kind.NEWS, Kind.CHAPTER, Kind.CONFERENCE, Kind.ENTRY})
"""Parts of something larger: their own titles are upright."""


def reference(work: Work) -> str:
    """The entry of the reference list."""
    if work.kind in LAW:
        return joined((ended(LEGAL[work.kind](work.at(None))), _link(work)), " ")
    title = _title(work)
    who = _authors(work.authors)
    head = (who, bracketed(year_first(work.date)), title) if who else (title, bracketed(year_first(work.date)))
    return joined((sentences(*head, _source(work)), _link(work)), " ")


def in_text(work: Work) -> str:
    """What stands in brackets in the text, with the part that is meant."""
    part = _part(work.locator)
    if work.kind in (Kind.STATUTE, Kind.REGULATION) and laws.place(work):
        return bracketed(joined((legal.act(work), laws.place(work), part if not laws.subsection(work) else "")))
    names = [one.last for one in work.authors]
    who = f"{names[0]} et al." if len(names) > 2 else " & ".join(names)
    if work.kind in LAW:
        who = italic(work.title) if work.kind is Kind.CASE else work.title
    elif not who:
        who = quoted(work.title) if work.kind in WITHIN else italic(work.title)
    year = "" if work.kind in LAW and work.year and work.year in work.title else work.year or "n.d."
    return bracketed(with_comma_between(who, joined((year, part))))


def _part(part: Locator | None) -> str:
    return spelled(part, PARTS)


def _authors(names: Sequence[Name]) -> str:
    written = [one.with_initials for one in names]
    if len(written) > MOST:
        return f"{', '.join(written[: MOST - 1])}, . . . {written[-1]}"
    return joined((", ".join(written[:-1]), written[-1]), ", & ") if len(written) > 1 else "".join(written)


def _title(work: Work) -> str:
    title = work.title if work.kind in WITHIN else italic(work.title)
    number = work.number if work.kind in (Kind.REPORT, Kind.STANDARD, Kind.PREPRINT) else ""
    return joined((title, bracketed(joined((number, _version(work)))), FORMS.get(work.kind, "")), " ")


def _version(work: Work) -> str:
    return work.edition[:1].upper() + work.edition[1:]


def _source(work: Work) -> str:
    """What the work is part of, or who published it; not said again if that is the author."""
    if work.kind is Kind.ARTICLE:
        volume = joined((italic(work.volume), bracketed(work.issue)), "")
        return joined((italic(work.container), volume, work.page))
    if work.kind in (Kind.CHAPTER, Kind.CONFERENCE, Kind.ENTRY):
        place = bracketed(joined((f"Vol. {work.volume}" if work.volume else "", _pages(work.page))))
        return sentences(f"In {joined((italic(work.container), place), ' ')}" if work.container else "", work.publisher)
    if work.kind is Kind.NEWS:
        return italic(work.container)
    publisher = work.publisher or (work.number.partition(":")[0] if work.kind is Kind.PREPRINT else work.container)
    return publisher if publisher not in {one.direct for one in work.authors} else ""


def _pages(page: str) -> str:
    return f"{'pp.' if '–' in page else 'p.'} {page}" if page else ""


def _link(work: Work) -> str:
    link = work.link if work.doi else work.archive or work.link
    undated = not work.date and work.kind not in LAW
    return f"Retrieved {accessed('us')}, from {link}" if link and undated else link


LEGAL: Mapping[Kind, Callable[[Work], str]] = {
    Kind.CASE: lambda work: legal.case(work, work.title),
    Kind.STATUTE: legal.statute,
    Kind.REGULATION: lambda work: legal.regulation(work, "F.R."),
    Kind.BILL: legal.bill,
    Kind.TREATY: legal.treaty,
}
