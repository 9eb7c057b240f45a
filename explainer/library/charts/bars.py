"""Bars from a true zero.

Heights are in em and lengths in per cent of the plot, so that a drawing is as wide as its column and its
type stays at reading size. A label stands above its bar, the printed value at the bar's end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Annotated

from explainer.library.charts.fields import (
    Amount,
    Label,
    Printed,
    Remark,
    Rows,
    amount_words,
    repeated,
    share,
    up_to,
)
from explainer.library.charts.wording import COLUMN, TextLine, heading, width
from explainer.library.files import Located, Shape, fill
from explainer.library.problems import Problems

BAR = 1.0  # em
GAP = 0.95  # em between a bar and the next label
ROOMS = range(1, 17)  # em kept free for values; charts.css has a class for each


class RowShape(Shape):
    """One bar: its label, its amount, the amount as printed, and a remark under the label."""

    label: Label
    value: Amount
    words: Printed
    note: Remark = ""


class BarsShape(Shape):
    """What a chart of bars adds to the common fields; `approx` draws the ends of the bars open."""

    rows: Annotated[tuple[RowShape, ...], up_to(14, "rows")]
    unit: Label
    approx: bool = False


@dataclass(frozen=True)
class Bar:
    """One bar: `width` in per cent of the plot, `top` and `middle` (of its value's type) in em."""

    label: str
    amount: Decimal
    words: str
    note: str
    width: float
    top: float
    middle: float
    label_lines: tuple[TextLine, ...]
    note_lines: tuple[TextLine, ...]


@dataclass(frozen=True)
class Plot:
    """Bars on one zero line: `height` in em, `room` in em kept free at the right for the values."""

    title: str
    bars: tuple[Bar, ...]
    height: float
    room: int

    @property
    def said(self) -> str:
        """The plot in words, for those who hear it."""
        return "; ".join(f"{bar.label}: {bar.words}" for bar in self.bars) + "."


@dataclass(frozen=True)
class BarsDrawing:
    """One plot."""

    plot: Plot
    unit: str
    approx: bool
    wide: bool = False

    @property
    def rows(self) -> Rows:
        remarks = any(bar.note for bar in self.plot.bars)
        head = ("What", unit_head(self.unit, approx=self.approx), "As stated")
        return Rows(
            (*head, "Remark") if remarks else head,
            tuple(cells(bar)[: 4 if remarks else 3] for bar in self.plot.bars),
        )


def unit_head(unit: str, *, approx: bool) -> str:
    """What the table says over the amounts."""
    return f"{unit} (approximate)" if approx else unit


def cells(bar: Bar) -> tuple[str, ...]:
    """A bar as a row of the table: label, amount, words and remark."""
    return bar.label, amount_words(bar.amount), bar.words, bar.note


def read_bars(located: Located, problems: Problems) -> BarsDrawing | None:
    """The fields of a chart of bars as a drawing, or None and problems."""
    shape = fill(BarsShape, located, problems, code="chart")
    if shape is None or not labels_differ(located, [row.label for row in shape.rows], problems, "rows"):
        return None
    largest = max(row.value for row in shape.rows)
    return BarsDrawing(plot("", shape.rows, largest, COLUMN, approx=shape.approx), shape.unit, shape.approx)


def labels_differ(located: Located, labels: list[str], problems: Problems, *key: str | int) -> bool:
    """Whether no label stands twice; problems name those that do. `key` leads to the list of rows."""
    twice = list(repeated(labels))
    for place, label in twice:
        problems.add(
            located.path,
            located.line(*key, place, "label"),
            "chart.duplicate",
            f"the label '{label}' stands here a second time",
            "give each row a label of its own",
        )
    return not twice


def plot(title: str, rows: tuple[RowShape, ...], largest: Decimal, column: float, *, approx: bool) -> Plot:
    """Rows as bars, set for a column `column` em wide; the largest amount has full length."""
    bars: list[Bar] = []
    top = 0.0
    for row in rows:
        bar, top = _bar(row, largest, top, column)
        bars.append(bar)
    room = _room(bars, column + 0.5, 1.7 if approx else 0.7)
    return Plot(title, tuple(bars), round(top - GAP + 0.25, 2), room)


def _bar(row: RowShape, largest: Decimal, top: float, column: float) -> tuple[Bar, float]:
    """One bar below `top`, and where the next begins."""
    label_lines, note_lines, top = heading(row.label, row.note, top, column)
    bar = Bar(
        row.label, row.value, row.words, row.note, share(row.value, largest), round(top, 2),
        round(top + BAR / 2 + 0.35, 2), label_lines, note_lines,
    )  # fmt: skip
    return bar, top + BAR + GAP


def _room(bars: Iterable[Bar], column: float, after: float) -> int:
    """The room, in em, in which every printed value, `after` its bar, has its place in a column that wide.

    A value beside a bar that is a part of the plot stands partly in the plot: in a column `c` with room `r`
    it has `c - (c - r) * part`. In wider columns it has more.
    """
    needed = 0.0
    for bar in bars:
        part, words = bar.width / 100, width(bar.words) + after
        needed = max(needed, (words - column * (1 - part)) / part if part else 0.0)
    return min(max(ceil(needed), ROOMS[0]), ROOMS[-1])
