"""OSCOLA, fourth edition: a footnote. Single quotation marks, few full stops, and the day of access for what is online."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from explainer.library.citing import courts, laws, legal
from explainer.library.citing.abbreviations import case_name, journal
from explainer.library.citing.locators import Locator, elided, spelled
from explainer.library.citing.names import listed
from explainer.library.citing.text import accessed, bracketed, ended, italic, joined, quoted_once
from explainer.library.citing.works import Kind, Work
from explainer.library.dates import date_words

PARTS = {
    "page": ("", ""), "paragraph": ("para ", "paras "), "section": ("s ", "ss "), "article": ("art ", "arts "),
    "figure": ("fig ", "figs "), "entry": ("ECF No ", "ECF Nos "),
}  # fmt: skip
INITIALS = re.compile(r"(?<=\b[A-Z])\.|(?<=\b[JS]r)\.")
SERIES = re.compile(r"(?<=[A-Z])\.(?=\d(?:d|th)\b)")  # F.3d, which is F 3d
STOPPED = re.compile(r"(?<=[A-Za-z])\.(?=\s|,|\)|’|$|[A-Z])")
EU_ACT = re.compile(r"^((?:Directive|Regulation) (?:\(\w+\) )?[\d/]+(?:/\w+)?)(?: (.*))?$")
SECTIONS = re.compile(r", (ss?)\. ")


def citation(work: Work) -> str:
    """A footnote."""
    return ended(WRITTEN.get(work.kind, _page)(work))


def bare(words: str) -> str:
    """Short forms without their full stops: ``Inc``, ``US``, ``ND Cal``."""
    spaced = SERIES.sub(" ", words)
    return re.sub(r"\b([A-Z]) (?=[A-Z]\b(?! [a-z]))", r"\1", STOPPED.sub("", spaced))


def name(work: Work) -> str:
    """The name of a case, with *v* and without full stops."""
    short = case_name(work.title) if work.in_us else work.title
    return italic(STOPPED.sub("", short.replace(" v. ", " v ")))


def _by(work: Work) -> str:
    return INITIALS.sub("", listed(work.authors, most=3, others=" and others", last=" and "))


def _link(work: Work) -> str:
    return f"<{work.link}> accessed {accessed('uk')}" if work.link and not work.doi else f"<{work.link}>" if work.link else ""


def _part(part: Locator | None) -> str:
    return elided(spelled(part, PARTS))


def _case(work: Work) -> str:
    if match := legal.EU_CASE.match(work.number):
        told = joined((f"Case {match[1]}", name(work), match[2] or ""), " ")
        told += "" if match[2] else f" ({work.dated(date_words)})"
        return joined((told, _part(work.locator)))
    if work.neutral:
        return joined((f"{name(work)} {work.neutral.replace('.', '')}", _neutral_part(work.locator)), " ")
    if work.reported and work.container not in legal.DATABASES:
        return _reported(work)
    number = bare(legal.docket(work.number)) if work.in_us or not work.country else work.number
    database = f"{work.volume} {work.container} {work.page}" if work.reported else ""
    entry = f"ECF No {work.entry}" if work.entry else ""
    told = joined((joined((name(work), joined((number, database, entry))), " "), _unreported_part(work.locator)))
    court = bare(courts.short(work.authority)) if work.in_us or not work.country else courts.without_judge(work.authority)
    told = joined((told, bracketed(joined((court, work.dated(date_words)), ", " if work.dated_as or not work.in_us else " "))), " ")
    filing = legal.FILINGS.match(work.document)
    return joined((f"{filing[1][:1].upper()}{filing[1][1:]}, {told}" if filing else told, _link(work)), " ")


def _reported(work: Work) -> str:
    report = joined((bare(f"{work.volume} {work.container} {work.page}"), _part(work.locator)))
    if not work.in_us:
        return joined((name(work), "" if "[" in work.volume else bracketed(work.year), report), " ")
    court = "" if courts.told_by(work.container, work.authority) else bare(courts.short(work.authority))
    return joined((name(work), report, bracketed(joined((court, work.year), " "))), " ")


def _neutral_part(part: Locator | None) -> str:
    if part is None:
        return ""
    numbered = part.kind in ("paragraph", "other") and re.fullmatch(r"[\d–, ]+", part.value)
    return f"[{part.value.replace('–', ']–[')}]" if numbered else _part(part)


def _unreported_part(part: Locator | None) -> str:
    return "" if part is None else f"slip op {part.value}" if part.kind == "page" else _part(part)


def _statute(work: Work) -> str:
    if match := EU_ACT.match(work.title):
        day = f"of {date_words(work.date)}" if work.date else ""
        return joined((joined((match[1], day, match[2] or ""), " "), _part(work.locator)))
    if work.in_us:
        return bare(legal.statute(work))
    title = SECTIONS.sub(r", \1 ", work.title).replace(", arts. ", ", arts ").replace(", Art. ", ", art ")
    year = "" if work.year in title or work.country == "uk" else bracketed(work.year)
    country = laws.COUNTRIES.get(work.country, "") if work.country not in ("uk", "eu", "int", "") else ""
    country = "" if re.search(r"\((?:Japan|Singapore)\)|China", title) else bracketed(bare(country))
    return joined((joined((title, year, country), " "), _part(work.locator)))


def _regulation(work: Work) -> str:
    told = joined((work.title, bare(laws.place(work)), _part(work.locator)))
    return joined((told, bracketed(date_words(work.date))), " ")


def _bill(work: Work) -> str:
    return joined((joined((work.title, bare(work.number), _part(work.locator))), bracketed(work.year)), " ")


def _treaty(work: Work) -> str:
    day = bracketed(f"adopted {date_words(work.date)}") if work.date else ""
    return joined((joined((work.title, day, bare(work.number)), " "), _part(work.locator)))


def _article(work: Work) -> str:
    told = joined((_by(work), quoted_once(work.title)))
    place = joined((work.volume + bracketed(work.issue), bare(journal(work.container)), work.page.partition("–")[0]), " ")
    told = joined((joined((told, bracketed(work.year), place), " "), _part(work.locator)))
    return joined((told, _link(work) if work.doi or not work.page else ""), " ")


def _news(work: Work) -> str:
    told = joined((_by(work), quoted_once(work.title)))
    facts = (italic(work.container), bracketed(date_words(work.date)), _part(work.locator), _link(work))
    return joined((told, *facts), " ")


def _page(work: Work) -> str:
    told = joined((_by(work), quoted_once(work.title)))
    site = italic(work.container) if work.names_site else work.publisher
    facts = bracketed(joined((site, work.edition, work.dated(date_words))))
    return joined((told, facts, _part(work.locator), _link(work)), " ")


def _book(work: Work) -> str:
    told = joined((_by(work), italic(work.title)))
    return joined((told, bracketed(joined((work.publisher, work.year), " ")), _part(work.locator), _link(work)), " ")


def _chapter(work: Work) -> str:
    told = joined((_by(work), quoted_once(work.title)))
    within = joined((italic(work.container), f"vol {work.volume}" if work.volume else ""))
    made = bracketed(joined((work.publisher, work.year), " "))
    return joined((told, f"in {within}" if within else "", made, _part(work.locator) or "", _link(work)), " ")


def _report(work: Work) -> str:
    told = joined((_by(work), italic(work.title)))
    facts = bracketed(joined((work.number, work.edition, work.dated(date_words))))
    return joined((told, facts, _part(work.locator), _link(work)), " ")


def _preprint(work: Work) -> str:
    told = joined((_by(work), quoted_once(work.title)))
    facts = (bracketed(date_words(work.date)), work.number, _part(work.locator), _link(work))
    return joined((told, *facts), " ")


def _letter(work: Work) -> str:
    rest = work.title.removeprefix("Letter ")
    told = f"Letter from {_by(work)} {rest}" if work.authors and rest.startswith("to ") else work.title
    day = date_words(work.date)
    return joined((told, bracketed(day), _part(work.locator), _link(work)), " ")


WRITTEN: Mapping[Kind, Callable[[Work], str]] = {
    Kind.ARTICLE: _article, Kind.BILL: _bill, Kind.BOOK: _book, Kind.CASE: _case, Kind.CHAPTER: _chapter,
    Kind.CONFERENCE: _chapter, Kind.LETTER: _letter, Kind.NEWS: _news, Kind.PREPRINT: _preprint,
    Kind.REGULATION: _regulation, Kind.REPORT: _report, Kind.STANDARD: _report, Kind.STATUTE: _statute, Kind.TREATY: _treaty,
}  # fmt: skip
