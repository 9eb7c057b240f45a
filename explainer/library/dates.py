"""Dates known to the year, the month or the day, as tuples: ``(2026, 3)`` is March 2026."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

MONTHS = "January February March April May June July August September October November December".split()

Dated = tuple[int, ...]


def parse_date(text: object) -> Dated:
    """A date as files write it: ``2026``, ``2026-03`` or ``2026-03-30``; ValueError for anything else.

    >>> parse_date("2026-03")
    (2026, 3)
    """
    if isinstance(text, tuple):
        return text
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", str(text).strip(), re.ASCII)
    if match is None:
        raise ValueError(meant(str(text)) or "write a date as 2026, 2026-03 or 2026-03-30")
    numbers = tuple(int(part) for part in match.groups() if part)
    if not is_a_day(numbers):
        raise ValueError("there is no such day; write a date as 2026, 2026-03 or 2026-03-30")
    return numbers


A_DAY = "write a day as 2026-02-23"
WORDS_FIRST = re.compile(r"(?P<month>[a-z]{3,9})\.? (?:(?P<day>\d{1,2})(?:st|nd|rd|th)?,? )?(?P<year>\d{4})", re.IGNORECASE)
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.? (?P<month>[a-z]{3,9})\.?,? (?P<year>\d{4})", re.IGNORECASE)
FIGURES = re.compile(r"(?P<first>\d{1,4})(?P<sign>[/.-])(?P<second>\d{1,2})(?:(?P=sign)(?P<third>\d{1,4}))?")


def meant(text: str, *, a_day: bool = False) -> str:
    """How a date that is written in another way is to be written; nothing if it is none, or no day where one is wanted.

    >>> meant("23/02/2026"), meant("March 2, 2026"), meant("3/2/2026")
    ('write 2026-02-23', 'write 2026-03-02', 'write 2026-02-03 or 2026-03-02, year, month, day')
    """
    words = " ".join(text.split())
    match = WORDS_FIRST.fullmatch(words) or DAY_FIRST.fullmatch(words)
    if match:
        month = next((at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(match["month"].lower()[:3])), 0)
        numbers = (int(match["year"]), month, *([int(match["day"])] if match["day"] else []))
        return _write(numbers) if not a_day or match["day"] else ""
    match = FIGURES.fullmatch(words)
    parts = tuple(int(part) for part in match.group("first", "second", "third") if part) if match else ()
    if parts and parts[0] > 31:
        return _write(parts) if not a_day or len(parts) == 3 else ""
    return _write(parts[::-1], (parts[2], parts[0], parts[1])) if len(parts) == 3 else ""


def _write(*readings: Dated) -> str:
    """The days that a date can mean, as they are written in files; nothing if there is no such day."""
    found = dict.fromkeys(iso(numbers) for numbers in readings if numbers[0] > 999 and is_a_day(numbers))
    return f"write {' or '.join(found)}{', year, month, day' if len(found) > 1 else ''}" if found else ""


def is_a_day(numbers: Dated) -> bool:
    """Whether the calendar has such a day, month or year."""
    try:
        whole(numbers)
    except ValueError:
        return False
    return True


def date_words(dated: Dated) -> str:
    """A date in words, day first: ``30 March 2026``, ``March 2026``, ``2026`` or nothing."""
    if not dated:
        return ""
    words = [str(dated[0])]
    if len(dated) > 1:
        words.insert(0, MONTHS[dated[1] - 1])
    if len(dated) > 2:
        words.insert(0, str(dated[2]))
    return " ".join(words)


def iso(dated: Dated) -> str:
    """A date as machines read it: ``2026-03-30``, ``2026-03`` or ``2026``."""
    return "-".join(f"{number:04d}" if at == 0 else f"{number:02d}" for at, number in enumerate(dated))


def whole(dated: Dated) -> date:
    """The first day that the date can mean, for sorting and for feeds."""
    return date(*(*dated, 1, 1)[:3])


class OnDate:
    """What has a date: its date in words, and as machines read it."""

    date: Dated

    @property
    def when(self) -> str:
        return date_words(self.date)

    @property
    def iso(self) -> str:
        return iso(self.date)


PartialDate = Annotated[
    Dated,
    BeforeValidator(parse_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}),
]
"""A field of a content file that holds such a date."""
