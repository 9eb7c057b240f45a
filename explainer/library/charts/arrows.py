"""Arrows of a flow: how each goes from box to box, and the path that draws it.

A place is (along, across): along the way the flow runs, and across it; `xy` turns it for the two drawings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from explainer.library.charts.layers import Edge, Slot

HEAD = 5.0  # px; length of an arrowhead, and half its breadth
CORNER = 6.0  # px; radius of a bend
TRACK = 8.0  # px between two bends side by side
LEAVING = 12.0  # px from a box to the first bend behind it
ARRIVING = 20.0  # px from the last bend to the box before it: the arrowhead and a little more

Place = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """Where a box or a lane stands."""

    along: float
    across: float
    length: float
    breadth: float

    @property
    def end(self) -> float:
        return self.along + self.length

    @property
    def centre(self) -> float:
        return self.across + self.breadth / 2


@dataclass(frozen=True)
class Part:
    """An arrow's way between two neighbouring layers: from slot `start` to slot `end`, over the gap `gap`.

    It bends once it has left (`early`) or before it arrives; `track` keeps bends of different arrows apart.
    """

    edge: Edge
    gap: int
    start: Slot
    end: Slot
    early: bool
    track: int

    def bend(self, start: Frame, end: Frame) -> float:
        """Where along the way it changes from one line to the other."""
        if self.early:
            return start.end + LEAVING + TRACK * self.track
        return end.along - ARRIVING - TRACK * self.track


def parts(layers: Sequence[Sequence[Slot]], ways: Mapping[Edge, Sequence[Slot]]) -> tuple[Part, ...]:
    """Every arrow cut at the layers.

    Parts that leave one slot together bend early and share their bend; of the others, those that arrive at
    one slot share theirs.
    """
    found: list[Part] = []
    for gap in range(len(layers) - 1):
        here = [(edge, a, b) for edge, way in ways.items() for a, b in pairwise(way) if a in layers[gap]]
        leaving = [a for _, a, _ in here]
        fans = [slot for slot in layers[gap] if leaving.count(slot) > 1]
        gathers = [slot for slot in layers[gap + 1] if any(b == slot and a not in fans for _, a, b in here)]
        for edge, a, b in here:
            early = a in fans
            found.append(Part(edge, gap, a, b, early, fans.index(a) if early else gathers.index(b)))
    return tuple(found)


def room_for_bends(here: Sequence[Part]) -> tuple[float, float]:
    """What the bends of one gap need at its beginning and at its end."""
    early = [part.track for part in here if part.early]
    late = [part.track for part in here if not part.early]
    return (
        LEAVING + TRACK * max(early) + CORNER if early else CORNER,
        ARRIVING + TRACK * max(late, default=0),
    )


def line(way: Sequence[Part], frames: Mapping[Slot, Frame]) -> tuple[Place, ...]:
    """The corners of an arrow from the side of its first box to the side of its last."""
    first, last = frames[way[0].start], frames[way[-1].end]
    places = [(first.end, first.centre)]
    for part in way:
        start, end = frames[part.start], frames[part.end]
        if start.centre != end.centre:
            bend = part.bend(start, end)
            places += [(bend, start.centre), (bend, end.centre)]
    return (*places, (last.along, last.centre))


def path(places: Sequence[Place], *, down: bool) -> str:
    """SVG path data through the places, with round corners."""
    data = [f"M{_shown(places[0], down)}"]
    for before, here, after in zip(places, places[1:], places[2:], strict=False):
        data.append(
            f"L{_shown(_towards(here, before), down)}Q{_shown(here, down)} {_shown(_towards(here, after), down)}"
        )
    data.append(f"L{_shown(places[-1], down)}")
    return "".join(data)


def head(tip: Place, *, down: bool) -> str:
    """SVG path data of the arrowhead at `tip`; arrows always arrive along the way."""
    along, across = tip
    return f"M{_shown((along - HEAD, across - HEAD), down)}L{_shown(tip, down)}L{_shown((along - HEAD, across + HEAD), down)}"


def _towards(corner: Place, other: Place) -> Place:
    """The place on the way from a corner to another where its rounding begins."""
    distance = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    share = min(CORNER, distance / 2) / distance if distance else 0.0
    return corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share


def xy(place: Place, *, down: bool) -> Place:
    """A place as x and y."""
    return (place[1], place[0]) if down else place


def _shown(place: Place, down: bool) -> str:
    x, y = xy(place, down=down)
    return f"{x:.1f} {y:.1f}"
