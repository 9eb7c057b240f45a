"""The plan of a flow: the places of boxes, arrows and words in one drawing. Units are px at its full size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from explainer.library.charts.arrows import Frame, Part, head, line, parts, path, room_for_bends, xy
from explainer.library.charts.boxes import (
    WORDS,
    WORDS_STEP,
    Box,
    PlacedLine,
    Step,
    box,
    set_type,
    sticking_out,
)
from explainer.library.charts.layers import (
    Edge,
    Lane,
    Slot,
    layered,
    outer_lanes,
    ways,
    with_lanes_on_both_sides,
)
from explainer.library.charts.wording import width, wrap

PHONE = 272.0  # px; a little less than the text column of a screen 320 px wide
COLUMN = 576.0  # px; the text column of a desk
FIGURE = 860.0  # px; the widest figure
EDGE = 1.0  # px of air around a drawing, for half a line's breadth
LANE = 10.0  # px; the breadth of a lane
SHORTEST = 32.0  # px; an arrow without words


@dataclass(frozen=True)
class Arrow:
    """An arrow: its corners, the path data of its line and head, and its words, centred on their places."""

    edge: Edge
    corners: tuple[tuple[float, float], ...]
    line: str
    head: str
    label: tuple[PlacedLine, ...]

    def meets(self, other: Arrow) -> bool:
        """Whether the words of two arrows stand on one another."""
        return any(
            abs(mine.y - theirs.y) < WORDS
            and abs(mine.x - theirs.x) < WORDS * (width(mine.words) + width(theirs.words)) / 2
            for mine in self.label
            for theirs in other.label
        )


@dataclass(frozen=True)
class Plan:
    """One drawing of a flow. `cramped` are words too wide for their boxes, each with the id of the step."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    cramped: tuple[tuple[str, str], ...]

    @property
    def fits_column(self) -> bool:
        """Whether a column of text has room for it at full size."""
        return self.width <= COLUMN

    @property
    def clashes(self) -> tuple[tuple[Edge, Edge], ...]:
        """The pairs of arrows whose words stand on one another."""
        return tuple((one.edge, two.edge) for one, two in combinations(self.arrows, 2) if one.meets(two))


@dataclass(frozen=True)
class _Sheet:
    """What a drawing is made of before anything has a place.

    `breadth` of each slot across the way, `lengths` of the layers along it, `rooms` for the words of arrows
    between them, `spacing` between slots, `whole` the breadth of the drawing, `above` more of it for words
    that stand higher than all boxes; the way goes `down` or right.
    """

    steps: Mapping[str, Step]
    labels: Mapping[Edge, str]
    layers: tuple[tuple[Slot, ...], ...]
    breadth: Mapping[Slot, float]
    lengths: Sequence[float]
    rooms: Sequence[float]
    spacing: float
    whole: float
    down: bool
    above: float = 0.0

    def starts(self) -> dict[Slot, float]:
        """Where each slot begins across the way. Boxes are centred; lanes beside them do not push them off."""
        found: dict[Slot, float] = {}
        for layer in self.layers:
            before, after = outer_lanes(layer)
            boxes = layer[before : len(layer) - after]
            needed = sum(self.breadth[slot] for slot in boxes) + self.spacing * (len(boxes) - 1)
            at = EDGE + self.above + (self.whole - needed) / 2 - before * (LANE + self.spacing)
            for slot in layer:
                found[slot] = at
                at += self.breadth[slot] + self.spacing
        return found


def plan_down(steps: Sequence[Step], labels: Mapping[Edge, str]) -> Plan:
    """The flow from top to bottom, as wide as a phone's column."""
    layers = layered([step.id for step in steps], list(labels))
    by_id = {step.id: step for step in steps}
    breadth = {slot: size for layer in layers for slot, size in _shared_out(layer, 6.0).items()}
    lengths = [
        max(set_type(by_id[slot], breadth[slot]).height for slot in layer if isinstance(slot, str))
        for layer in layers
    ]
    rooms = [PHONE / max(len(a), len(b)) - 14 for a, b in zip(layers, layers[1:], strict=False)]
    whole = PHONE - 2 * EDGE
    return _plan(_Sheet(by_id, labels, layers, breadth, lengths, rooms, spacing=6.0, whole=whole, down=True))


def _shared_out(layer: Sequence[Slot], spacing: float) -> dict[Slot, float]:
    """The breadths of the slots of one layer on a phone."""
    lanes, boxes = with_lanes_on_both_sides(layer)
    left = PHONE - 2 * EDGE - LANE * lanes - spacing * (lanes + boxes - 1)
    size = min(240.0, left / boxes)
    return {slot: LANE if isinstance(slot, Lane) else size for slot in layer}


def plan_across(steps: Sequence[Step], labels: Mapping[Edge, str]) -> Plan | None:
    """The flow from left to right, in a column of text if it fits, else in a figure; None if in neither."""
    layers = layered([step.id for step in steps], list(labels))
    by_id = {step.id: step for step in steps}
    for whole, least, most in ((COLUMN, 118.0, 180.0), (FIGURE, 102.0, 160.0)):
        trial = _across(by_id, labels, layers, 100.0)
        size = min(most, 100.0 + (whole - trial.width) // len(layers))
        plan = _across(by_id, labels, layers, size)
        if size >= least and not plan.cramped and not plan.clashes:
            return plan
    return None


def _across(
    by_id: Mapping[str, Step], labels: Mapping[Edge, str], layers: tuple[tuple[Slot, ...], ...], size: float
) -> Plan:
    """The flow from left to right with boxes `size` px wide and all of one height."""
    height = max(set_type(step, size).height for step in by_id.values())
    breadth = {slot: LANE if isinstance(slot, Lane) else height for layer in layers for slot in layer}
    counts = [with_lanes_on_both_sides(layer) for layer in layers]
    whole = max(LANE * lanes + height * boxes + 16.0 * (lanes + boxes - 1) for lanes, boxes in counts)
    lengths, rooms = [size] * len(layers), [72.0] * (len(layers) - 1)
    sheet = _Sheet(by_id, labels, layers, breadth, lengths, rooms, spacing=16.0, whole=whole, down=False)
    plan = _plan(sheet)
    highest = min((text.y for arrow in plan.arrows for text in arrow.label), default=WORDS)
    return plan if highest >= WORDS else _plan(replace(sheet, above=WORDS - highest))


def _plan(sheet: _Sheet) -> Plan:
    """Places for everything: first across the way, then along it, where gaps depend on bends and words."""
    way = ways(sheet.layers, list(sheet.labels))
    cut = parts(sheet.layers, way)
    words = {
        part.edge: wrap(sheet.labels[part.edge], sheet.rooms[part.gap] / WORDS)
        for part in cut
        if part.start == part.edge[0]
    }
    frames, end = _frames(sheet, cut, words)
    arrows = tuple(
        _arrow(edge, [part for part in cut if part.edge == edge], frames, words[edge], down=sheet.down)
        for edge in way
    )
    across, down = xy((end + EDGE, sheet.above + sheet.whole + 2 * EDGE), down=sheet.down)
    boxes = tuple(_box(step, frames[name], down=sheet.down) for name, step in sheet.steps.items())
    cramped = tuple(
        (word, made.id) for made in boxes for word in sticking_out(sheet.steps[made.id], made.width)
    )
    return Plan(round(across, 1), round(down, 1), boxes, arrows, cramped)


def _frames(
    sheet: _Sheet, cut: Sequence[Part], words: Mapping[Edge, tuple[str, ...]]
) -> tuple[dict[Slot, Frame], float]:
    """Where every slot stands, and where the last layer ends."""
    starts = sheet.starts()
    frames: dict[Slot, Frame] = {}
    along = EDGE
    for at, layer in enumerate(sheet.layers):
        if at:
            along += _gap([part for part in cut if part.gap == at - 1], words, starts, sheet)
        for slot in layer:
            frames[slot] = Frame(along, starts[slot], sheet.lengths[at], sheet.breadth[slot])
        along += sheet.lengths[at]
    return frames, along


def _gap(
    here: Sequence[Part], words: Mapping[Edge, tuple[str, ...]], starts: Mapping[Slot, float], sheet: _Sheet
) -> float:
    """How far apart two layers stand."""
    said = [words[part.edge] for part in here if part.start == part.edge[0] and words[part.edge]]
    if sheet.down:
        needed = max((WORDS_STEP * len(lines) + 14 for lines in said), default=0.0)
    else:
        needed = max((WORDS * width(text) + 8 for lines in said for text in lines), default=0.0)
    middles = {slot: starts[slot] + sheet.breadth[slot] / 2 for slot in starts}
    bends = any(abs(middles[part.start] - middles[part.end]) > 0.01 for part in here)
    before, after = room_for_bends(here) if bends else (4.0, 10.0)
    return max(SHORTEST, before + needed + after)


def _box(step: Step, frame: Frame, *, down: bool) -> Box:
    x, y = xy((frame.along, frame.across), down=down)
    across, height = xy((frame.length, frame.breadth), down=down)
    return box(step, x, y, across, height)


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
    """The words of an arrow on the straight run beside its bend: across the line on the way down, else above."""
    start, end = frames[part.start], frames[part.end]
    bend = part.bend(start, end) if start.centre != end.centre else None
    first = bend if bend is not None and part.early else start.end
    last = bend if bend is not None and not part.early else end.along - 8
    middle, lane = (first + last) / 2, (end if part.early else start).centre
    placed: list[PlacedLine] = []
    for at, text in enumerate(words):
        if down:
            half = WORDS * width(text) / 2
            x = min(max(lane, EDGE + half), PHONE - EDGE - half)
            y = middle + (at - (len(words) - 1) / 2) * WORDS_STEP + 4
        else:
            x, y = middle, lane - 8 - (len(words) - 1 - at) * WORDS_STEP
        placed.append(PlacedLine(text, round(x, 1), round(y, 1)))
    return tuple(placed)
