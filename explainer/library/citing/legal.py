"""Cases and laws as American lawyers cite them, which APA and Chicago take over: `name` is how a style sets a name."""

from __future__ import annotations

import re
from typing import Final

from explainer.library.citing import courts, laws
from explainer.library.citing.days import american_short
from explainer.library.citing.locators import Locator, elided
from explainer.library.citing.text import bracketed, joined
from explainer.library.citing.works import Work

DATABASES: Final = frozenset({"WL", "LEXIS"})
FILINGS = re.compile(r"(complaint|.*\bmemorandum)(?:$|,)", re.IGNORECASE)
DOCKETS = re.compile(r"\bdocket\b|^second action|^judgment of |^appeal judgment of ", re.IGNORECASE)
EU_CASE = re.compile(r"^([CTF]-\d+/\d+)(?:, (?:ECLI:)?(EU:\S+))?$")
AN_ACT = re.compile(r"\b(?:Act|Law)(?: of \d{4}| \d{4})?$")
SECTIONS = re.compile(r", (ss?)\. (?=\d)")
ACT_IN_BRACKETS = re.compile(r"\(([^()]* Act)\)$")


def case(work: Work, name: str) -> str:
    """A case without its full stop and its address."""
    if work.in_us or not work.country:
        return _american(work, name)
    if match := EU_CASE.match(work.number):
        told = joined((f"Case {match[1]}", name, f"ECLI:{match[2]}" if match[2] else ""))
        return f"{told}{pin(work.locator)} {bracketed(work.dated(american_short))}".strip()
    return f"{_foreign(work, name)} ({_country(work)})"


def _american(work: Work, name: str) -> str:
    reporter = " ".join((work.volume, work.container, work.page)) if work.reported else ""
    if reporter and work.container not in DATABASES:
        court = "" if courts.told_by(work.container, work.authority) else courts.short(work.authority)
        return f"{name}, {reporter}{pin(work.locator)} {bracketed(joined((court, work.year), ' '))}".strip()
    entry = f"ECF No. {work.entry}" if work.entry else ""
    where = joined((name, docket(work.number), reporter, entry)) + _unreported_pin(work.locator, database=bool(reporter))
    decided = bracketed(joined((courts.short(work.authority), work.dated(american_short)), " "))
    if FILINGS.match(work.document):
        filing = work.document.partition(",")[0]
        where = f"{filing[:1].upper()}{filing[1:]}, {where}"
        return joined((where, decided.replace("(filed ", "(").replace(" filed ", " ")), " ")
    return joined((where, decided, bracketed(described(work))), " ")


def _foreign(work: Work, name: str) -> str:
    if work.neutral:
        gap = " " if work.neutral.startswith("[") else ", "
        return f"{name}{gap}{work.neutral}{pin(work.locator)}"
    if work.reported:
        year = "" if "[" in work.volume else bracketed(work.year)
        return joined((f"{name}, {work.volume} {work.container} {work.page}{pin(work.locator)}", year), " ")
    decided = bracketed(joined((courts.without_judge(work.authority), work.dated(american_short)), " "))
    return joined((joined((name, work.number)) + pin(work.locator), decided), " ")


def docket(number: str) -> str:
    """``No. 24-171``, ``Nos. 1 & 2``; a number that says so itself as it is."""
    if not number or "No." in number or not re.search(r"\d", number):
        return number
    numbers = re.split(r"[,;] (?=\S*\d)", number)
    return f"No. {number}" if len(numbers) == 1 else f"Nos. {', '.join(numbers[:-1])} & {numbers[-1]}"


def described(work: Work) -> str:
    """What a decision is, to stand in brackets behind it, a title without its capitals; nothing for a docket."""
    words = work.document
    if not words or DOCKETS.search(words) or work.reported:
        return ""
    return words.lower() if words[0].isupper() and not words[:2].isupper() else words


def _country(work: Work) -> str:
    if work.country == "uk" and work.neutral.startswith(("[", "E")) and "EW" in work.neutral:
        return "Eng."
    return laws.COUNTRIES.get(work.country, work.country.upper())


def pin(part: Locator | None) -> str:
    """The place that is meant, behind the first page: ``, 579``, ``, ¶ 12``."""
    if part is None:
        return ""
    if part.kind == "page":
        return f", {elided(part.value)}"
    signs = {"paragraph": "¶", "section": "§"}
    if part.kind in signs:
        return f", {signs[part.kind] * (1 + part.several)} {part.value}"
    words = {"article": "art. ", "figure": "fig. ", "entry": "ECF No. "}
    return f", {words.get(part.kind, '')}{part.value}"


def _unreported_pin(part: Locator | None, *, database: bool) -> str:
    if part is None or not (part.kind == "page" or part.value.startswith("*")):
        return pin(part)
    return f", at {part.value}" if database else f", slip op. at {elided(part.value)}"


def act(work: Work) -> str:
    """The name of an act, where the title is one and not only the heading of a section."""
    match = ACT_IN_BRACKETS.search(work.title) if laws.place(work) else None
    if match:
        return match[1]
    return work.title if AN_ACT.search(work.title) or not laws.place(work) else ""


def statute(work: Work) -> str:
    """A law without its full stop."""
    place = laws.place(work)
    part = "" if laws.subsection(work) else pin(work.locator).removeprefix(", ")
    told = SECTIONS.sub(lambda match: f", {'§' * len(match[1])} ", joined((act(work), place, part)))
    if work.in_us:
        return f"{told} ({work.year})" if work.year and (not place or "Pub. L." in place) else told
    day = american_short(work.date) if work.country in ("eu", "int") else _year_unless_told(work)
    country = "" if work.country in ("eu", "int", "") else laws.COUNTRIES.get(work.country, work.country.upper())
    country = "" if re.search(r"\((?:Japan|Singapore)\)|China", work.title) else country
    return joined((told, bracketed(day), bracketed(country)), " ")


def _year_unless_told(work: Work) -> str:
    return "" if work.year in work.title else work.year


def regulation(work: Work, register: str = "") -> str:
    """A rule in a gazette; `register` is a style's own short form for the Federal Register."""
    place = laws.place(work)
    place = place.replace("Fed. Reg.", register) if register else place
    return joined((joined((work.title, place)) + pin(work.locator), bracketed(american_short(work.date))), " ")


def bill(work: Work) -> str:
    """A bill with its Congress."""
    return joined((joined((work.title, work.number)) + pin(work.locator), bracketed(work.year)), " ")


def treaty(work: Work) -> str:
    """A treaty with the day of its signing."""
    return joined((work.title, pin(work.locator).removeprefix(", "), american_short(work.date), work.number))
