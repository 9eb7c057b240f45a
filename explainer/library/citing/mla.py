"""MLA, ninth edition: the entry of the list of works cited, and what stands in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from explainer.library.citing import courts, laws
from explainer.library.citing.days import british_short
from explainer.library.citing.legal import DATABASES
from explainer.library.citing.locators import elided, spelled
from explainer.library.citing.names import Name
from explainer.library.citing.text import (
    accessed,
    bracketed,
    italic,
    joined,
    quoted,
    sentences,
    with_comma_between,
)
from explainer.library.citing.works import LAW, Kind, Work
from explainer.library.sources import JURISDICTIONS

PARTS = {
    "page": ("", ""), "paragraph": ("par. ", "pars. "), "section": ("sec. ", "secs. "), "article": ("art. ", "arts. "),
    "figure": ("fig. ", "figs. "), "entry": ("docket entry ", "docket entries "),
}  # fmt: skip
ITALIC_TITLES = frozenset({Kind.BOOK, Kind.REPORT, Kind.STANDARD})
REPORTERS: Final = {"U.S.": "United States Reports", "F. Supp. 2d": "Federal Supplement, 2nd Series"}
PRESS = re.compile(r"\bUniversity Press\b")
FEDERAL = re.compile(r"^(?:U\.S\.|United States) ")


def works_cited(work: Work) -> str:
    """The entry of the list."""
    if work.kind is Kind.CASE:
        return _case(work)
    if work.kind in LAW:
        return _law(work)
    title = italic(work.title) if work.kind in ITALIC_TITLES else quoted(work.title)
    who = _authors(work.authors)
    return sentences(who, title, _container(work), _looked_up(work))


def in_text(work: Work) -> str:
    """What stands in brackets in the text: author or short title, and the part."""
    names = [one.last for one in work.authors] if work.kind not in LAW else []
    who = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
    if not who:
        upright = work.kind not in LAW and work.kind not in ITALIC_TITLES
        who = quoted(work.title) if upright else italic(work.title)
    part = elided(spelled(work.locator, PARTS))
    paged = work.locator is not None and work.locator.kind == "page"
    return bracketed(joined((who, part), " ") if paged else with_comma_between(who, part))


def _authors(names: Sequence[Name]) -> str:
    if len(names) > 2:
        return f"{names[0].inverted}, et al."
    return ", and ".join(one.inverted if at == 0 else one.direct for at, one in enumerate(names))


def _container(work: Work) -> str:
    """What the work is part of, with number, publisher, date, pages and address."""
    said = {one.direct for one in work.authors}
    archive, _, _ = work.number.partition(":") if work.kind is Kind.PREPRINT else ("", "", "")
    container = "" if work.container in said else italic(work.container or archive)
    publisher = "" if work.publisher in said else PRESS.sub("UP", work.publisher)
    number = "" if archive else work.number
    volume = f"vol. {work.volume}" if work.volume else ""
    issue = f"no. {work.issue}" if work.issue else ""
    facts = (container, work.edition, volume, issue, number, publisher, work.dated(british_short), _pages(work.page))
    told = joined((*facts, work.link))
    return told if work.url and told == work.url else told[:1].upper() + told[1:]


def _pages(page: str) -> str:
    return f"{'pp.' if '–' in page else 'p.'} {elided(page)}" if page else ""


def _looked_up(work: Work) -> str:
    return f"Accessed {accessed('uk-short')}" if work.link and not work.date else ""


def _case(work: Work) -> str:
    """A decision under its government and court."""
    reporter = italic(REPORTERS.get(work.container, work.container)) if _in_reporter(work) else ""
    database = f"{work.volume} {work.container} {work.page}" if work.reported and not reporter else ""
    where = (reporter, f"vol. {work.volume}" if reporter else "", work.neutral, _number(work), database)
    page = _pages(work.page) if reporter and work.page.strip("_") else ""
    facts = joined((*where, work.dated(british_short), page, "" if reporter or work.neutral else work.link))
    return sentences(_court(work), italic(work.title), facts[:1].upper() + facts[1:])


def _court(work: Work) -> str:
    """A court behind its government: ``United States, Court of Appeals for the Ninth Circuit``."""
    court = courts.without_judge(work.authority)
    if court == "Supreme Court of the United States":
        return "United States, Supreme Court"
    if FEDERAL.match(court):
        return f"United States, {FEDERAL.sub('', court).replace('Court, ', 'Court for the ')}"
    if state := courts.HIGHEST.fullmatch(court):
        if work.in_us:
            return f"{state[1] or state[2]}, {'Supreme Court' if state[1] else 'Court of Appeals'}"
        return f"{state[1]}, Supreme Court"
    return joined((JURISDICTIONS.get(work.country, "") if work.country != "eu" else "", court))


def _in_reporter(work: Work) -> bool:
    return work.reported and work.container not in DATABASES


def _number(work: Work) -> str:
    if not work.number or work.neutral or _in_reporter(work):
        return ""
    return joined((f"docket no. {work.number}", f"docket entry {work.entry}" if work.entry else ""))


def _law(work: Work) -> str:
    day = british_short(work.date)
    if work.kind is Kind.STATUTE and work.container == "United States Code":
        sections = f"{'secs.' if work.page.startswith('§§') else 'sec.'} {work.page.lstrip('§ ')}"
        return sentences(quoted(work.title), joined((italic(work.container), f"title {work.volume}", sections, work.link)))
    if work.kind is Kind.REGULATION and work.container:
        facts = (italic(work.container), f"vol. {work.volume}" if work.volume else "", day, _pages(work.page), work.link)
        return sentences(work.authority, quoted(work.title), joined(facts))
    number = laws.place(work) or ("" if work.number in work.title else work.number)
    return sentences(_government(work), italic(work.title), joined((number, day, work.link)))


def _government(work: Work) -> str:
    """``United States, Congress`` and not the same word twice."""
    if work.kind is Kind.BILL and work.in_us:
        return f"United States, Congress, {'House' if 'House' in work.authority else 'Senate'}"
    country = JURISDICTIONS.get(work.country, "") if work.country not in ("int", "eu") else ""
    if work.authority.endswith("Code"):
        return country
    body = re.sub(rf" of (?:the )?{country}$|^(?:UK|{country}|State of {country})(?: |$)", "", work.authority) if country else work.authority
    return joined((country, body))

