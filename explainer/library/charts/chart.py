"""A chart: the fields that all kinds share, the drawing of its kind, and how both are read."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import BaseModel

from explainer.library.charts.bars import BarsDrawing, BarsShape, read_bars
from explainer.library.charts.citing import citations_are_quoted, read_group
from explainer.library.charts.fields import Rows, Text, Title
from explainer.library.charts.flow import FlowDrawing, FlowShape, read_flow
from explainer.library.charts.grid import GridDrawing, GridShape, read_grid
from explainer.library.charts.panels import PanelsDrawing, PanelsShape, read_panels
from explainer.library.charts.ranges import RangesDrawing, RangesShape, read_ranges
from explainer.library.charts.timeline import TimelineDrawing, TimelineShape, read_timeline
from explainer.library.citations import Group
from explainer.library.files import NAME, Located, Shape, fill, parse_yaml
from explainer.library.problems import Problems, did_you_mean

Drawing = BarsDrawing | PanelsDrawing | FlowDrawing | TimelineDrawing | GridDrawing | RangesDrawing

OURS = "ours"


class ChartShape(Shape):
    """The fields of every chart. `title` states the finding, `measure` what is measured, `alt` what is seen."""

    id: str
    kind: str
    title: Title
    measure: Text
    source: str
    alt: Text
    note: str = ""
    caption_table: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of chart: its own fields, and how they become a drawing."""

    shape: type[BaseModel]
    read: Callable[[Located, Problems], Drawing | None]


KINDS: Mapping[str, Kind] = {
    "bars": Kind(BarsShape, read_bars),
    "panels": Kind(PanelsShape, read_panels),
    "flow": Kind(FlowShape, read_flow),
    "timeline": Kind(TimelineShape, read_timeline),
    "grid": Kind(GridShape, read_grid),
    "ranges": Kind(RangesShape, read_ranges),
}


@dataclass(frozen=True)
class Chart:
    """A chart ready to draw. `source` is None where the figures are our own.

    `source_note` is the number of the source's note on the page; 0 until `numbered`, and if there is none.
    """

    id: str
    kind: str
    title: str
    measure: str
    source: Group | None
    alt: str
    note: str
    caption: str
    drawing: Drawing
    line: int
    source_note: int = 0

    @property
    def rows(self) -> Rows:
        """The data table: its head and its rows."""
        return self.drawing.rows

    @property
    def wide(self) -> bool:
        """Whether the drawing gains by more room than a column of text."""
        return self.drawing.wide

    @property
    def is_table(self) -> bool:
        """Whether the drawing is a table itself, so that none is needed beside it."""
        return self.kind == "grid"

    @property
    def template(self) -> str:
        """The name of the template that draws it."""
        return f"_chart_{self.kind}.html"

    @property
    def groups(self) -> tuple[Group, ...]:
        """Every citation in it: the source's first, then those of the cells of a grid."""
        own = (self.source,) if self.source else ()
        return own + (self.drawing.groups if isinstance(self.drawing, GridDrawing) else ())

    def numbered(self, notes: Sequence[int]) -> Chart:
        """The same chart with the numbers of its notes, one for each of `groups`."""
        own = 1 if self.source else 0
        drawing = (
            self.drawing.numbered(tuple(notes[own:]))
            if isinstance(self.drawing, GridDrawing)
            else self.drawing
        )
        return replace(self, source_note=notes[0] if own else 0, drawing=drawing)


def read_chart(text: str, path: str, line: int, problems: Problems) -> Chart | None:
    """The YAML of one fenced block as a chart, or None and every problem in it.

    `line` is the line on which the YAML begins. Whether the sources cited exist is left to
    `citations.check`, as everywhere.
    """
    if not citations_are_quoted(text, path, line, problems):
        return None
    located = parse_yaml(text, path, problems, first_line=line)
    if located is None:
        return None
    if not isinstance(located.data, dict):
        problems.add(
            path,
            line,
            "chart.fields",
            "the chart has no fields",
            "write 'id: …' on the first line, then 'kind: …' and the others",
        )
        return None
    kind = _kind(located, problems)
    shared, own = _parted(located, kind, problems)
    common = fill(ChartShape, shared, problems, code="chart")
    drawing = kind.read(own, problems) if kind else None
    sound, source = _identity(located, problems), _source(located, problems)
    if common is None or drawing is None or not sound or (source is None and common.source != OURS):
        return None
    return Chart(
        common.id, common.kind, common.title, common.measure, source, common.alt, common.note,
        common.caption_table or common.title, drawing, line,
    )  # fmt: skip


def _kind(located: Located, problems: Problems) -> Kind | None:
    name = located.data.get("kind")
    if not isinstance(name, str) or name in KINDS:  # one that is missing is told with the other fields
        return KINDS.get(name) if isinstance(name, str) else None
    problems.add(
        located.path,
        located.line("kind"),
        "chart.kind",
        f"'{name}' is no kind of chart",
        did_you_mean(name, KINDS),
    )
    return None


def _parted(located: Located, kind: Kind | None, problems: Problems) -> tuple[Located, Located]:
    """The fields that every chart has, and those of its kind; what is neither becomes a problem."""
    own = kind.shape.model_fields if kind else {}
    known = {*ChartShape.model_fields, *own}
    for name in located.data:
        if kind and name not in known:
            problems.add(
                located.path,
                located.line(name),
                "chart.unknown-key",
                f"'{name}' is no field here",
                did_you_mean(name, known),
            )
    return _only(located, ChartShape.model_fields), _only(located, own)


def _only(located: Located, names: Container[str]) -> Located:
    return replace(located, data={name: value for name, value in located.data.items() if name in names})


def _identity(located: Located, problems: Problems) -> bool:
    name = located.data.get("id")
    if name is None or (isinstance(name, str) and NAME.fullmatch(name)):
        return True
    problems.add(
        located.path,
        located.line("id"),
        "chart.id",
        f"'{name}' cannot be an address",
        "use small letters, digits and single hyphens",
    )
    return False


def _source(located: Located, problems: Problems) -> Group | None:
    text = located.data.get("source")
    if not isinstance(text, str) or text == OURS:
        return None
    return read_group(text, located.path, located.line("source"), "source", problems)
