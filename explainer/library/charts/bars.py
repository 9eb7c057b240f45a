"""Bars from a true zero, and panels of bars drawn to one scale.

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
from explainer.library.charts.wording import width, wrap
from explainer.library.files import Located, Shape, fill
from explainer.library.problems import Problems

COLUMN = 18.0  # em; the text column of a phone 320 px wide
PANEL = 12.5  # em; the narrowest panel
LINE = 1.3  # em from one line of a label to the next
SMALL = 0.87  # the size of a note's type; charts.css has the same
BAR = 1.0  # em
GAP = 0.95  # em between a bar and the next label
ROOMS = range(3, 17)  # em kept free for values; charts.css has a class for each


class RowShape(Shape):
    """One bar: its label, its amount, the amount as printed, and a remark under the label."""

    label: Label
    value: Amount
    words: Printed
    note: Remark = ""


class BarsShape(Shape):
    """What a chart of bars adds to the common fields; `approx` draws the ends of the bars open."""

    rows: Annotated[tuple[RowShape, ...], *up_to(14, "rows")]
    unit: Label
    approx: bool = False


class PanelShape(Shape):
    """One small chart among several."""

    title: Label
    rows: Annotated[tuple[RowShape, ...], *up_to(8, "rows")]


class PanelsShape(Shape):
    """What a chart of panels adds; `max` is the amount at full length, else the largest there is."""

    panels: Annotated[tuple[PanelShape, ...], *up_to(6, "panels")]
    unit: Label
    max: Amount | None = None
    approx: bool = False


@dataclass(frozen=True)
class TextLine:
    """A line of type and its baseline, in em of its own size from the top of the drawing."""

    words: str
    y: float


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
    first_top: float

    @property
    def said(self) -> str:
        """The plot in words, for those who hear it."""
        return "; ".join(f"{bar.label}: {bar.words}" for bar in self.bars) + "."


@dataclass(frozen=True)
class BarsDrawing:
    """One plot. `thickness` of a bar in em."""

    plot: Plot
    unit: str
    approx: bool
    thickness: float = BAR
    wide: bool = False

    @property
    def rows(self) -> Rows:
        remarks = any(bar.note for bar in self.plot.bars)
        head = ("What", _unit_head(self.unit, self.approx), "As stated")
        return Rows(
            (*head, "Remark") if remarks else head,
            tuple(_cells(bar)[: 4 if remarks else 3] for bar in self.plot.bars),
        )


@dataclass(frozen=True)
class PanelsDrawing:
    """Several plots to one scale, whose full length is `largest`."""

    plots: tuple[Plot, ...]
    unit: str
    approx: bool
    largest: Decimal
    thickness: float = BAR

    @property
    def wide(self) -> bool:
        return len(self.plots) > 2

    @property
    def rows(self) -> Rows:
        head = ("Panel", "What", _unit_head(self.unit, self.approx), "As stated", "Remark")
        remarks = any(bar.note for plot in self.plots for bar in plot.bars)
        end = 5 if remarks else 4
        body = tuple((plot.title, *_cells(bar))[:end] for plot in self.plots for bar in plot.bars)
        return Rows(head[:end], body)


def _unit_head(unit: str, approx: bool) -> str:
    return f"{unit} (approximate)" if approx else unit


def _cells(bar: Bar) -> tuple[str, ...]:
    return bar.label, amount_words(bar.amount), bar.words, bar.note


def read_bars(located: Located, problems: Problems) -> BarsDrawing | None:
    """The fields of a chart of bars as a drawing, or None and problems."""
    shape = fill(BarsShape, located, problems, code="chart")
    if shape is None or not labels_differ(located, [row.label for row in shape.rows], problems, "rows"):
        return None
    largest = max(row.value for row in shape.rows)
    return BarsDrawing(_plot("", shape.rows, largest, COLUMN), shape.unit, shape.approx)


def read_panels(located: Located, problems: Problems) -> PanelsDrawing | None:
    """The fields of a chart of panels as a drawing, or None and problems."""
    shape = fill(PanelsShape, located, problems, code="chart")
    if shape is None:
        return None
    sound = [
        labels_differ(located, [row.label for row in panel.rows], problems, "panels", at, "rows")
        for at, panel in enumerate(shape.panels)
    ]
    top = max((row for panel in shape.panels for row in panel.rows), key=lambda row: row.value)
    if shape.max is not None and shape.max < top.value:
        problems.add(
            located.path,
            located.line("max"),
            "chart.max",
            f"'max' is {shape.max}, but '{top.label}' has {top.value}",
            "raise it, or leave 'max' out",
        )
        return None
    if not all(sound):
        return None
    largest = top.value if shape.max is None else shape.max
    plots = tuple(_plot(panel.title, panel.rows, largest, PANEL) for panel in shape.panels)
    return PanelsDrawing(_with_one_room(plots), shape.unit, shape.approx, largest)


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


def _plot(title: str, rows: tuple[RowShape, ...], largest: Decimal, column: float) -> Plot:
    bars: list[Bar] = []
    top = 0.0
    for row in rows:
        bar, top = _bar(row, largest, top, column)
        bars.append(bar)
    room = room_for(row.words for row in rows)
    return Plot(title, tuple(bars), round(top - GAP + 0.25, 2), room, bars[0].top)


def _with_one_room(plots: tuple[Plot, ...]) -> tuple[Plot, ...]:
    """The same plots with the same room for values, so that equal amounts have equal lengths."""
    room = max(plot.room for plot in plots)
    return tuple(Plot(plot.title, plot.bars, plot.height, room, plot.first_top) for plot in plots)


def _bar(row: RowShape, largest: Decimal, top: float, column: float) -> tuple[Bar, float]:
    """One bar below `top`, and where the next begins."""
    label_lines, note_lines, top = heading(row.label, row.note, top, column)
    bar = Bar(
        row.label, row.value, row.words, row.note, share(row.value, largest), round(top, 2),
        round(top + BAR / 2 + 0.35, 2), label_lines, note_lines,
    )  # fmt: skip
    return bar, top + BAR + GAP


def heading(
    label: str, note: str, top: float, column: float
) -> tuple[tuple[TextLine, ...], tuple[TextLine, ...], float]:
    """The lines of a label and of its note below `top`, and where the bar under them begins."""
    labels = wrap(label, column, bold=True)
    notes = wrap(note, column / SMALL)
    label_lines = tuple(TextLine(words, round(top + 1 + LINE * at, 2)) for at, words in enumerate(labels))
    top += LINE * len(labels)
    step = LINE * SMALL
    note_lines = tuple(
        TextLine(words, round((top + SMALL + step * at) / SMALL, 2)) for at, words in enumerate(notes)
    )
    return label_lines, note_lines, top + step * len(notes) + 0.15


def room_for(values: Iterable[str]) -> int:
    """The room, in em, in which the widest of the printed values has its place after the bar."""
    needed = max(width(words, bold=True) for words in values) + 0.6
    return min(max(ceil(needed), ROOMS[0]), ROOMS[-1])
