"""Layers: which box of a flow stands in which row of it, and where passing arrows have their lanes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Edge = tuple[str, str]


@dataclass(frozen=True)
class Lane:
    """The place that the arrow `edge` keeps free in the layer `layer`, which it passes."""

    edge: Edge
    layer: int


Slot = str | Lane
"""What has a place in a layer: the id of a box, or a lane."""


def circle(names: Iterable[str], edges: Sequence[Edge]) -> tuple[str, ...]:
    """The boxes that cannot be put in an order because arrows lead from them back to them; none if all can."""
    left = list(names)
    while True:
        sources = {edge[0] for edge in edges if edge[0] in left and edge[1] in left}
        targets = {edge[1] for edge in edges if edge[0] in left and edge[1] in left}
        inside = [name for name in left if name in sources and name in targets]
        if len(inside) == len(left):
            return tuple(left)
        left = inside


def depths(names: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """The layer of each box, from 0: one after the last that points to it, a first box just before its next.

    The arrows must not go round in a circle.
    """
    depth = dict.fromkeys(names, 0)
    for _ in names:
        for start, end in edges:
            depth[end] = max(depth[end], depth[start] + 1)
    led_to = {end for _, end in edges}
    for name in names:
        following = [depth[end] for start, end in edges if start == name]
        if name not in led_to and following:
            depth[name] = min(following) - 1
    return depth


def layered(names: Sequence[str], edges: Sequence[Edge]) -> tuple[tuple[Slot, ...], ...]:
    """All layers in order: their boxes in the order of `names`, with the lanes of arrows that pass."""
    depth = depths(names, edges)
    layers: list[tuple[Slot, ...]] = []
    for at in range(max(depth.values()) + 1):
        boxes = [name for name in names if depth[name] == at]
        passing = [Lane(edge, at) for edge in edges if depth[edge[0]] < at < depth[edge[1]]]
        layers.append(_in_order(boxes, passing, edges, layers[-1] if layers else ()))
    return tuple(layers)


def _in_order(
    boxes: Sequence[str], passing: Sequence[Lane], edges: Sequence[Edge], before: tuple[Slot, ...]
) -> tuple[Slot, ...]:
    """Boxes in their given order; each lane after the boxes whose arrows come from further up."""
    ranked: list[tuple[float, int, Slot]] = []
    highest = 0.0
    for at, name in enumerate(boxes):
        highest = max(highest, _rank([start for start, end in edges if end == name], before))
        ranked.append((highest, at, name))
    for at, lane in enumerate(passing):
        earlier = Lane(lane.edge, lane.layer - 1)
        came_from = before.index(earlier if earlier in before else lane.edge[0])
        ranked.append((_share(came_from, before), len(boxes) + at, lane))
    return tuple(slot for _, _, slot in sorted(ranked, key=lambda entry: entry[:2]))


def _rank(starts: Sequence[str], before: tuple[Slot, ...]) -> float:
    """Where in the layer before the arrows come from, on average; the middle if from nowhere there."""
    places = [_share(before.index(start), before) for start in starts if start in before]
    return sum(places) / len(places) if places else 0.5


def _share(place: int, layer: tuple[Slot, ...]) -> float:
    return (place + 0.5) / len(layer)


def ways(layers: Sequence[Sequence[Slot]], edges: Sequence[Edge]) -> dict[Edge, tuple[Slot, ...]]:
    """For each arrow the slots it goes through: its first box, its lanes, its last box."""
    depth = {slot: at for at, layer in enumerate(layers) for slot in layer}
    return {
        edge: (edge[0], *(Lane(edge, at) for at in range(depth[edge[0]] + 1, depth[edge[1]])), edge[1])
        for edge in edges
    }


FULL = 3  # boxes; a layer with so many has no room to spare


def outer_lanes(layer: Sequence[Slot]) -> tuple[int, int]:
    """How many lanes stand before the first box and after the last without pushing the boxes off the middle.

    In a full layer none do: there lanes and boxes stand in the middle together.
    """
    boxes = [at for at, slot in enumerate(layer) if not isinstance(slot, Lane)]
    return (0, 0) if len(boxes) >= FULL else (boxes[0], len(layer) - 1 - boxes[-1])


def with_lanes_on_both_sides(layer: Sequence[Slot]) -> tuple[int, int]:
    """The lanes for which a layer needs room if its boxes are to stand in the middle, and its boxes."""
    before, after = outer_lanes(layer)
    boxes = sum(not isinstance(slot, Lane) for slot in layer)
    return len(layer) - boxes - before - after + 2 * max(before, after), boxes
