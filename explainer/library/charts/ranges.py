"""Ranges: from a low amount to a high one, open at an end that nobody has stated.

Plain scales begin at zero. A scale of tens (``scale: tens``) has a line for each power of ten, for amounts
that a plain scale could not show together.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10
from typing import Annotated, Literal

from explainer.library.charts.bars import GAP, labels_differ
from explainer.library.charts.fields import Amount, Label, Printed, Remark, Rows, amount_words, share, up_to
from explainer.library.charts.wording import COLUMN, TextLine, heading
from explainer.library.files import Located, Shape, fill
from explainer.library.problems import Problems

LANE = 1.0  # em; the height of a range
AXIS = 1.6  # em; room for the words of the scale above the first row
LARGE = {6: "million", 9: "billion", 12: "trillion", 15: "quadrillion"}


class RangeShape(Shape):
    """One range. Without `low` it is "up to", without `high` "at least"; equal ends are one amount."""

    label: Label
    low: Amount | None = None
    high: Amount | None = None
    words: Printed
    note: Remark = ""


class RangesShape(Shape):
    """What a chart of ranges adds to the common fields."""

    rows: Annotated[tuple[RangeShape, ...], up_to(14, "rows")]
    unit: Label
    scale: Literal["plain", "tens"] = "plain"


@dataclass(frozen=True)
class Tick:
    """A line of the scale: where, in per cent, and its words, which may be empty."""

    at: float
    words: str


@dataclass(frozen=True)
class Range:
    """One range: its ends in per cent of the plot, which of them are open, and its middle in em."""

    label: str
    amounts: tuple[Decimal | None, Decimal | None]
    words: str
    note: str
    low: float
    high: float
    middle: float
    label_lines: tuple[TextLine, ...]
    note_lines: tuple[TextLine, ...]

    @property
    def open_low(self) -> bool:
        return self.amounts[0] is None

    @property
    def open_high(self) -> bool:
        return self.amounts[1] is None

    @property
    def exact(self) -> bool:
        return self.amounts[0] == self.amounts[1]


@dataclass(frozen=True)
class RangesDrawing:
    """All ranges over one scale: `height` in em; `top` is where the lines of the scale begin."""

    ranges: tuple[Range, ...]
    ticks: tuple[Tick, ...]
    unit: str
    height: float
    tens: bool
    top: float
    wide: bool = False

    @property
    def rows(self) -> Rows:
        remarks = any(row.note for row in self.ranges)
        head = ("What", f"Low ({self.unit})", f"High ({self.unit})", "As stated", "Remark")
        end = 5 if remarks else 4
        return Rows(head[:end], tuple(_cells(row)[:end] for row in self.ranges))


def _cells(row: Range) -> tuple[str, ...]:
    low, high = (amount_words(amount) if amount is not None else "not stated" for amount in row.amounts)
    return row.label, low, high, row.words, row.note


def read_ranges(located: Located, problems: Problems) -> RangesDrawing | None:
    """The fields of a chart of ranges as a drawing, or None and problems."""
    shape = fill(RangesShape, located, problems, code="chart")
    if shape is None:
        return None
    sound = labels_differ(located, [row.label for row in shape.rows], problems, "rows")
    for at, row in enumerate(shape.rows):
        sound = _ends_agree(row, shape.scale == "tens", located, at, problems) and sound
    return _draw(shape) if sound else None


def _ends_agree(row: RangeShape, tens: bool, located: Located, at: int, problems: Problems) -> bool:
    if row.low is None and row.high is None:
        what, mend = f"'{row.label}' has neither 'low' nor 'high'", "give at least one of them"
    elif row.low is not None and row.high is not None and row.low > row.high:
        what, mend = (
            f"'{row.label}' goes from {row.low} down to {row.high}",
            "put the smaller amount in 'low'",
        )
    elif tens and 0 in (row.low, row.high):
        what, mend = (
            f"'{row.label}' has a zero on a scale of tens",
            "leave 'low' out for 'up to', or use a plain scale",
        )
    else:
        return True
    problems.add(located.path, located.line("rows", at), "chart.range", what, mend)
    return False


def _draw(shape: RangesShape) -> RangesDrawing:
    amounts = [amount for row in shape.rows for amount in (row.low, row.high) if amount is not None]
    tens = shape.scale == "tens"
    scale = _Tens(amounts) if tens else _Plain(amounts)
    start = top = AXIS if tens else 0.0
    ranges: list[Range] = []
    for row in shape.rows:
        drawn, top = _range(row, scale, top)
        ranges.append(drawn)
    height = round(top - GAP + 0.25, 2)
    return RangesDrawing(tuple(ranges), scale.ticks, shape.unit, height, tens, start)


def _range(row: RangeShape, scale: _Plain | _Tens, top: float) -> tuple[Range, float]:
    """One range below `top`, and where the next begins."""
    labels, notes, top = heading(row.label, row.note, top, COLUMN, row.words)
    low = 0.0 if row.low is None else scale.place(row.low)
    high = low if row.high is None else scale.place(row.high)
    middle = round(top + LANE / 2, 2)
    drawn = Range(row.label, (row.low, row.high), row.words, row.note, low, high, middle, labels, notes)
    return drawn, top + LANE + GAP


class _Plain:
    """A scale from zero to the largest amount. It has no lines: the words beside a range say what it is."""

    def __init__(self, amounts: list[Decimal]) -> None:
        self.largest = max(amounts)
        self.ticks: tuple[Tick, ...] = ()

    def place(self, amount: Decimal) -> float:
        return share(amount, self.largest)


class _Tens:
    """A scale of powers of ten, from the one below the smallest amount to the one above the largest."""

    def __init__(self, amounts: list[Decimal]) -> None:
        self.first = floor(log10(min(amounts)))
        self.last = max(ceil(log10(max(amounts))), self.first + 1)
        every = 3 if self.last - self.first > 3 else 1
        self.ticks = tuple(
            Tick(
                share(power - self.first, self.last - self.first),
                _power_words(power) if power % every == 0 else "",
            )
            for power in range(self.first, self.last + 1)
        )

    def place(self, amount: Decimal) -> float:
        return share(log10(amount) - self.first, self.last - self.first)


def _power_words(power: int) -> str:
    """A power of ten as it is read: 0.01, 1,000, 100 million."""
    if power < 0:
        return f"{Decimal(10) ** power:f}"
    if power < 6:
        return f"{10**power:,}"
    thousands = power - power % 3
    return f"{10 ** (power - thousands)} {LARGE[thousands]}"
