"""The plan of a flow: the places of boxes, arrows and words in one drawing. Units are px at its full size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from explainer.library.charts.arrows import Frame, Part, head, line, parts, path, room_for_bends, xy
from explainer.library.charts.layers import Edge, Lane, Slot, layered, ways
from explainer.library.charts.wording import widest_word, width, wrap
from explainer.library.labels import Family

PHONE = 288.0  # px; the text column of a screen 320 px wide
COLUMN = 576.0  # px; the text column of a desk
FIGURE = 800.0  # px; the widest figure
EDGE = 1.0  # px of air around a drawing, for half a line's breadth

LABEL, WORDS = 14.0, 13.0  # px; sizes of type, as in charts.css
LABEL_STEP, WORDS_STEP = 18.0, 17.0  # px from line to line
PADDING = 10.0  # px inside a box
MARK = 17.0  # px; a mark and the space after it
LANE = 10.0  # px; the breadth of a lane
SHORTEST = 32.0  # px; an arrow without words


class Step(Protocol):
    """What a plan needs to know of a step."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def mark(self) -> Family | None: ...


@dataclass(frozen=True)
class PlacedLine:
    """A line of type and the place of its baseline's beginning, or of its middle where it is centred."""

    words: str
    x: float
    y: float


@dataclass(frozen=True)
class Box:
    """A box and the type in it. `mark` stands before the first line of the label, at (`mark_x`, `mark_y`)."""

    id: str
    x: float
    y: float
    width: float
    height: float
    label: tuple[PlacedLine, ...]
    words: tuple[PlacedLine, ...]
    mark: Family | None
    mark_x: float
    mark_y: float


@dataclass(frozen=True)
class Arrow:
    """An arrow: its corners, the path data of its line and head, and its words, centred on their places."""

    edge: Edge
    corners: tuple[tuple[float, float], ...]
    line: str
    head: str
    label: tuple[PlacedLine, ...]


@dataclass(frozen=True)
class Plan:
    """One drawing of a flow."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]

    @property
    def fits_column(self) -> bool:
        """Whether a column of text has room for it at full size."""
        return self.width <= COLUMN


def plan_down(steps: Sequence[Step], labels: Mapping[Edge, str]) -> Plan:
    """The flow from top to bottom, as wide as a phone's column."""
    layers = layered([step.id for step in steps], list(labels))
    by_id = {step.id: step for step in steps}
    breadth = {slot: size for layer in layers for slot, size in _shared_out(layer).items()}
    heights = [
        max(_height(by_id[slot], breadth[slot]) for slot in layer if isinstance(slot, str))
        for layer in layers
    ]
    rooms = [PHONE / max(len(a), len(b)) - 14 for a, b in zip(layers, layers[1:], strict=False)]
    return _plan(
        by_id,
        labels,
        _Sizes(layers, breadth, heights, rooms, spacing=12.0, whole=PHONE - 2 * EDGE),
        down=True,
    )


def plan_across(steps: Sequence[Step], labels: Mapping[Edge, str]) -> Plan | None:
    """The flow from left to right, in a column of text if it fits, else in a figure; None if in neither."""
    layers = layered([step.id for step in steps], list(labels))
    by_id = {step.id: step for step in steps}
    for whole, least, most in ((COLUMN, 118.0, 180.0), (FIGURE, 102.0, 150.0)):
        plan = _across(by_id, labels, layers, 100.0)
        size = min(most, 100.0 + (whole - plan.width) / len(layers))
        plan = _across(by_id, labels, layers, size)
        if size >= least and not any(too_wide(plan)):
            return plan
    return None


def _across(
    by_id: Mapping[str, Step], labels: Mapping[Edge, str], layers: tuple[tuple[Slot, ...], ...], size: float
) -> Plan:
    """The flow from left to right with boxes `size` px wide."""
    height = max(_height(step, size) for step in by_id.values())
    breadth = {slot: LANE if isinstance(slot, Lane) else height for layer in layers for slot in layer}
    whole = max(sum(breadth[slot] for slot in layer) + 16.0 * (len(layer) - 1) for layer in layers)
    sizes = _Sizes(
        layers, breadth, [size] * len(layers), [72.0] * (len(layers) - 1), spacing=16.0, whole=whole
    )
    return _plan(by_id, labels, sizes, down=False)


def too_wide(plan: Plan) -> Iterator[tuple[str, str]]:
    """Words that stick out of their boxes, each with the id of the box."""
    for box in plan.boxes:
        room = box.width - 2 * PADDING + 0.5
        for line_ in box.label:
            word, size = widest_word(line_.words, bold=True)
            if size * LABEL > room - (MARK if box.mark else 0):
                yield word, box.id
        for line_ in box.words:
            word, size = widest_word(line_.words)
            if size * WORDS > room:
                yield word, box.id


@dataclass(frozen=True)
class _Sizes:
    """What a drawing is made of before anything has a place.

    `breadth` of each slot across the way, `lengths` of the layers along it, `rooms` for the words of arrows
    between them, `spacing` between slots, `whole` the breadth of the drawing.
    """

    layers: tuple[tuple[Slot, ...], ...]
    breadth: Mapping[Slot, float]
    lengths: Sequence[float]
    rooms: Sequence[float]
    spacing: float
    whole: float

    def starts(self) -> dict[Slot, float]:
        """Where each slot begins across the way: every layer is centred."""
        found: dict[Slot, float] = {}
        for layer in self.layers:
            needed = sum(self.breadth[slot] for slot in layer) + self.spacing * (len(layer) - 1)
            at = EDGE + (self.whole - needed) / 2
            for slot in layer:
                found[slot] = at
                at += self.breadth[slot] + self.spacing
        return found


def _shared_out(layer: Sequence[Slot]) -> dict[Slot, float]:
    """The breadths of the slots of one layer on a phone."""
    lanes = sum(isinstance(slot, Lane) for slot in layer)
    left = PHONE - 2 * EDGE - LANE * lanes - 12.0 * (len(layer) - 1)
    return {
        slot: LANE if isinstance(slot, Lane) else min(240.0, left / (len(layer) - lanes)) for slot in layer
    }


def _set(step: Step, breadth: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of a step's label and words in a box of that breadth."""
    room = breadth - 2 * PADDING
    label = wrap(step.label, (room - (MARK if step.mark else 0)) / LABEL, bold=True)
    return label, wrap(step.words, room / WORDS)


def _height(step: Step, breadth: float) -> float:
    label, words = _set(step, breadth)
    return 2 * PADDING + LABEL_STEP * len(label) + WORDS_STEP * len(words) - 2


def _plan(by_id: Mapping[str, Step], labels: Mapping[Edge, str], sizes: _Sizes, *, down: bool) -> Plan:
    """Places for everything: first across the way, then the gaps, which depend on bends and words."""
    way = ways(sizes.layers, list(labels))
    cut = parts(sizes.layers, way)
    starts = sizes.starts()
    words = {
        part.edge: wrap(labels[part.edge], sizes.rooms[part.gap] / WORDS)
        for part in cut
        if part.start == part.edge[0]
    }
    frames: dict[Slot, Frame] = {}
    along = EDGE
    for at, layer in enumerate(sizes.layers):
        for slot in layer:
            frames[slot] = Frame(along, starts[slot], sizes.lengths[at], sizes.breadth[slot])
        here = [part for part in cut if part.gap == at]
        along += sizes.lengths[at] + (_gap(here, words, starts, sizes, down=down) if here else 0.0)
    boxes = tuple(_box(step, frames[name], down=down) for name, step in by_id.items())
    arrows = tuple(
        _arrow(edge, [part for part in cut if part.edge == edge], frames, words[edge], down=down)
        for edge in way
    )
    width_, height = xy((along + EDGE, sizes.whole + 2 * EDGE), down=down)
    return Plan(round(width_, 1), round(height, 1), boxes, arrows)


def _gap(
    here: Sequence[Part],
    words: Mapping[Edge, tuple[str, ...]],
    starts: Mapping[Slot, float],
    sizes: _Sizes,
    *,
    down: bool,
) -> float:
    """How far apart two layers stand."""
    said = [words[part.edge] for part in here if part.start == part.edge[0] and words[part.edge]]
    if down:
        needed = max((WORDS_STEP * len(lines) + 14 for lines in said), default=0.0)
    else:
        needed = max((WORDS * width(text) + 8 for lines in said for text in lines), default=0.0)
    middles = {slot: starts[slot] + sizes.breadth[slot] / 2 for slot in starts}
    bends = any(abs(middles[part.start] - middles[part.end]) > 0.01 for part in here)
    before, after = room_for_bends(here) if bends else (4.0, 10.0)
    return max(SHORTEST, before + needed + after)


def _box(step: Step, frame: Frame, *, down: bool) -> Box:
    x, y = xy((frame.along, frame.across), down=down)
    breadth, height = xy((frame.length, frame.breadth), down=down)
    label, words = _set(step, breadth)
    left, top = x + PADDING, y + PADDING
    indent = MARK if step.mark else 0.0
    top_of_words = top + LABEL_STEP * len(label)
    return Box(
        step.id, round(x, 1), round(y, 1), round(breadth, 1), round(height, 1),
        tuple(PlacedLine(text, round(left + indent, 1), round(top + 13 + LABEL_STEP * at, 1)) for at, text in enumerate(label)),
        tuple(PlacedLine(text, round(left, 1), round(top_of_words + 13 + WORDS_STEP * at, 1)) for at, text in enumerate(words)),
        step.mark, round(left, 1), round(top + 2, 1),
    )  # fmt: skip


def _arrow(
    edge: Edge, way: Sequence[Part], frames: Mapping[Slot, Frame], words: tuple[str, ...], *, down: bool
) -> Arrow:
    corners = line(way, frames)
    label = _label(way[0], frames, words, down=down)
    shown = tuple((round(x, 1), round(y, 1)) for x, y in (xy(corner, down=down) for corner in corners))
    return Arrow(edge, shown, path(corners, down=down), head(corners[-1], down=down), label)


def _label(
    part: Part, frames: Mapping[Slot, Frame], words: tuple[str, ...], *, down: bool
) -> tuple[PlacedLine, ...]:
    """The words of an arrow on its longest straight run: across it on the way down, else above it."""
    start, end = frames[part.start], frames[part.end]
    bend = part.bend(start, end) if start.centre != end.centre else None
    first = bend if bend is not None and part.early else start.end
    last = bend if bend is not None and not part.early else end.along - 8
    middle, lane = (first + last) / 2, (end if part.early else start).centre
    placed: list[PlacedLine] = []
    for at, text in enumerate(words):
        if down:
            x, y = lane, middle + (at - (len(words) - 1) / 2) * WORDS_STEP + 4
        else:
            x, y = middle, lane - 6 - (len(words) - 1 - at) * WORDS_STEP
        placed.append(PlacedLine(text, round(x, 1), round(y, 1)))
    return tuple(placed)
