"""Panels: small charts of bars side by side, all to one scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from explainer.library.charts.bars import Plot, RowShape, cells, labels_differ, plot, unit_head
from explainer.library.charts.fields import Amount, Label, Rows, up_to
from explainer.library.files import Located, Shape, fill
from explainer.library.problems import Problems

PANEL = 12.5  # em; a little less than the narrowest panel


class PanelShape(Shape):
    """One small chart among several."""

    title: Label
    rows: Annotated[tuple[RowShape, ...], up_to(8, "rows")]


class PanelsShape(Shape):
    """What a chart of panels adds; `max` is the amount at full length, else the largest there is."""

    panels: Annotated[tuple[PanelShape, ...], up_to(6, "panels")]
    unit: Label
    max: Amount | None = None
    approx: bool = False


@dataclass(frozen=True)
class PanelsDrawing:
    """Several plots to one scale, whose full length is `largest`."""

    plots: tuple[Plot, ...]
    unit: str
    approx: bool
    largest: Decimal

    @property
    def wide(self) -> bool:
        return len(self.plots) > 2

    @property
    def rows(self) -> Rows:
        head = ("Panel", "What", unit_head(self.unit, approx=self.approx), "As stated", "Remark")
        remarks = any(bar.note for plot in self.plots for bar in plot.bars)
        end = 5 if remarks else 4
        body = tuple((plot.title, *cells(bar))[:end] for plot in self.plots for bar in plot.bars)
        return Rows(head[:end], body)


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
    plots = tuple(
        plot(panel.title, panel.rows, largest, PANEL, approx=shape.approx) for panel in shape.panels
    )
    return PanelsDrawing(_with_one_room(plots), shape.unit, shape.approx, largest)


def _with_one_room(plots: tuple[Plot, ...]) -> tuple[Plot, ...]:
    """The same plots with the same room for values, so that equal amounts have equal lengths."""
    room = max(one.room for one in plots)
    return tuple(replace(one, room=room) for one in plots)
