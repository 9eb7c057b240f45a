"""Timelines: dated rows in a list, and beside it a line of time on which each has its true place.

All rows are equally high, so that row `i` of `n` begins at `i/n` of the drawing. A leader joins the row to
its place in time. A date known only to the month or the year is drawn as long as that month or year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import Annotated

from explainer.library.charts.fields import Remark, Rows, Title, up_to
from explainer.library.charts.marks import FAMILY_WORDS
from explainer.library.dates import MONTHS, Dated, OnDate, PartialDate, whole
from explainer.library.files import Located, Shape, fill
from explainer.library.labels import Family
from explainer.library.problems import Problems

STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)  # months between lines of the scale
CLOSEST = 6.0  # per cent between two lines of the scale at least


class EventShape(Shape):
    """One dated row: what happened, and the family of the label it goes by."""

    date: PartialDate
    label: Title
    family: Family
    words: Remark = ""


class TimelineShape(Shape):
    """What a timeline adds to the common fields."""

    rows: Annotated[tuple[EventShape, ...], up_to(20, "rows")]


@dataclass(frozen=True)
class Event(OnDate):
    """One row. `start`, `at`, `end` are its place in time and `row` that of its text, all in per cent."""

    date: Dated
    label: str
    words: str
    family: Family
    start: float
    at: float
    end: float
    row: float

    @property
    def family_words(self) -> str:
        return FAMILY_WORDS[self.family]

    @property
    def lasting(self) -> bool:
        """Whether the day is not known, only the month or the year."""
        return len(self.date) < 3


@dataclass(frozen=True)
class TimeTick:
    """A line of the scale of time: its place in per cent, its words, and whether a year begins there."""

    at: float
    words: str
    year: bool


@dataclass(frozen=True)
class TimelineDrawing:
    """The events in order of time, and the scale. The line of time ends at `last`, in per cent."""

    events: tuple[Event, ...]
    ticks: tuple[TimeTick, ...]
    last: float
    wide: bool = False

    @property
    def rows(self) -> Rows:
        more = any(event.words for event in self.events)
        head = ("Date", "What happened", "Kind", "Remark")
        end = 4 if more else 3
        body = ((event.when, event.label, event.family_words, event.words)[:end] for event in self.events)
        return Rows(head[:end], tuple(body))


def read_timeline(located: Located, problems: Problems) -> TimelineDrawing | None:
    """The fields of a timeline as a drawing, its rows put in order of time, or None and problems."""
    shape = fill(TimelineShape, located, problems, code="chart")
    if shape is None:
        return None
    rows = sorted(shape.rows, key=lambda row: sum(_days(row.date)))
    first = min(_days(row.date)[0] for row in rows)
    length = max(max(_days(row.date)[1] for row in rows) - first, 1)
    last = round(100 * (len(rows) - 1) / len(rows), 2)
    scale = _Scale(first, length, last)
    events = tuple(_event(row, at, len(rows), scale) for at, row in enumerate(rows))
    return TimelineDrawing(events, tuple(_ticks(scale)), last)


@dataclass(frozen=True)
class _Scale:
    """From days to per cent: `first` day at 0, `length` days later at `last`."""

    first: int
    length: int
    last: float

    def place(self, day: float) -> float:
        return round((day - self.first) / self.length * self.last, 2)


def _event(row: EventShape, at: int, count: int, scale: _Scale) -> Event:
    start, end = _days(row.date)
    middle = (start + end) / 2
    return Event(
        row.date, row.label, row.words, row.family,
        scale.place(start), scale.place(middle), scale.place(end), round(100 * at / count, 2),
    )  # fmt: skip


def _days(dated: Dated) -> tuple[int, int]:
    """Where a date begins and ends, in days since the year 1: a day is a point, a month or a year lasts."""
    first = whole(dated)
    if len(dated) == 3:
        return first.toordinal(), first.toordinal()
    return first.toordinal(), _begin(_month(first) + (1 if len(dated) == 2 else 12))


def _month(day: date) -> int:
    """The month of a day, counted from the year 0."""
    return day.year * 12 + day.month - 1


def _begin(month: int) -> int:
    """The first day of a month; that of a month beyond the calendar is the day after its last."""
    year, of_year = divmod(month, 12)
    return date(year, of_year + 1, 1).toordinal() if year <= MAXYEAR else date.max.toordinal() + 1


def _ticks(scale: _Scale) -> Iterator[TimeTick]:
    """Lines at the beginning of months or years, as close as the scale allows and no closer."""
    step = next((step for step in STEPS if scale.last * step * 30.4 / scale.length >= CLOSEST), STEPS[-1])
    month = _month(date.fromordinal(scale.first))
    month += -month % step
    while (start := _begin(month)) < scale.first + scale.length:
        if start >= scale.first:
            year, of_year = divmod(month, 12)
            yield TimeTick(scale.place(start), MONTHS[of_year][:3] if of_year else str(year), not of_year)
        month += step
