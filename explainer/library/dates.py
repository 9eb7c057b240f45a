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
        raise ValueError("write a date as 2026, 2026-03 or 2026-03-30")
    numbers = tuple(int(part) for part in match.groups() if part)
    try:
        date(*(*numbers, 1, 1)[:3])
    except ValueError:
        raise ValueError(f"there is no day {text}; write a date as 2026, 2026-03 or 2026-03-30") from None
    return numbers


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
