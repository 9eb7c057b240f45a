"""What is set for a day to come in the cases, and the same as a calendar (RFC 5545).

*To come* is meant from the day on which the case was last looked at, so that the calendar depends on the content
alone. A date that is known to the month only stands on pages, but in no calendar.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from explainer.library.cases import Case, Event
from explainer.library.dates import whole

LONGEST_LINE = 75  # octets (RFC 5545, 3.1)
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True)
class Hearing:
    """An event that is set for a day, and its case."""

    case: Case
    event: Event

    @property
    def address(self) -> str:
        return f"{self.case.address}#{self.event.anchor}"

    @property
    def last(self) -> date:
        """The last day that it can be meant."""
        year, month, day = (*self.event.date, *(12, 31)[len(self.event.date) - 1 :])
        return date(year, month, min(day, monthrange(year, month)[1]))

    @property
    def day(self) -> date | None:
        """The day, if it is known to the day."""
        return whole(self.event.date) if len(self.event.date) == 3 else None


def hearings(cases: Iterable[Case]) -> tuple[Hearing, ...]:
    """All that is set and was still to come when its case was looked at, the earliest first."""
    found = (Hearing(case, event) for case in cases for event in case.to_come)
    return tuple(sorted(found, key=lambda one: (one.event.date, one.case.slug)))


def calendar(found: Iterable[Hearing], name: str, origin: str) -> str:
    """The calendar. `origin` is the public address of the site, without a path."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_escaped(name)}//hearings//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}: hearings",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    for hearing in found:
        lines += _event(hearing, origin)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(hearing: Hearing, origin: str) -> list[str]:
    """One event of a whole day. It is tentative, and keeps its name as long as its day stays the same."""
    day, case = hearing.day, hearing.case
    if day is None:
        return []
    what = hearing.event.what.words.rstrip(".")
    seen = f"{case.as_of.day} {case.as_of:%B %Y}"
    about = f"{hearing.event.what.words} Set for this day; not confirmed. As of {seen}. {origin}{hearing.address}"
    return [
        "BEGIN:VEVENT",
        f"UID:{case.slug}-{hearing.event.anchor}@{urlsplit(origin).hostname}",
        f"DTSTAMP:{case.as_of:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{case.short}: {what} (set, not confirmed)')}",
        f"DESCRIPTION:{_escaped(about)}",
        f"LOCATION:{_escaped(case.front.court)}",
        f"URL:{origin}{hearing.address}",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    return text.translate(ESCAPED)


def folded(line: str) -> Iterator[str]:
    """A line in pieces of 75 octets at most, each after the first with a space in front; no character is cut.

    >>> [len(part.encode()) for part in folded("é" * 50)]
    [74, 27]
    """
    piece, room = "", LONGEST_LINE
    for sign in line:
        if len(f"{piece}{sign}".encode()) > room:
            yield piece
            piece, room = " ", LONGEST_LINE
        piece += sign
    yield piece
