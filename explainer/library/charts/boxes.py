"""The boxes of a flow, and the type set in them. Units are px at full size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from explainer.library.charts.wording import widest_word, wrap
from explainer.library.labels import Family

LABEL, WORDS = 14.0, 13.0  # px; sizes of type, as in charts.css
LABEL_STEP, WORDS_STEP = 18.0, 17.0  # px from line to line
MARK = 17.0  # px; a mark and the space after it
SLENDER = 120.0  # px; a box narrower than this has less padding, and its mark has a line of its own


class Step(Protocol):
    """What must be known of a step to draw its box."""

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
    """A line of type and the place of its baseline: its beginning, or its middle where it is centred."""

    words: str
    x: float
    y: float


@dataclass(frozen=True)
class Box:
    """A box and the type in it. Its mark, if any, has its corner at (`mark_x`, `mark_y`)."""

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
class Setting:
    """Type set for a box of a certain width, with the room it needs round it and before its label."""

    label: tuple[str, ...]
    words: tuple[str, ...]
    padding: float
    indent: float
    drop: float

    @property
    def height(self) -> float:
        lines = LABEL_STEP * len(self.label) + WORDS_STEP * len(self.words)
        return 2 * self.padding + self.drop + lines - 2


def set_type(step: Step, width: float) -> Setting:
    """The lines of a step in a box of that width."""
    slender = width < SLENDER
    padding = 6.0 if slender else 10.0
    indent = MARK if step.mark and not slender else 0.0
    room = width - 2 * padding
    return Setting(
        wrap(step.label, (room - indent) / LABEL, bold=True),
        wrap(step.words, room / WORDS),
        padding,
        indent,
        drop=MARK if step.mark and slender else 0.0,
    )


def box(step: Step, x: float, y: float, width: float, height: float) -> Box:
    """The box of a step with everything in its place."""
    setting = set_type(step, width)
    left, top = x + setting.padding, y + setting.padding + setting.drop
    below = top + LABEL_STEP * len(setting.label)
    return Box(
        step.id, round(x, 1), round(y, 1), round(width, 1), round(height, 1),
        _placed(setting.label, left + setting.indent, top + 13, LABEL_STEP),
        _placed(setting.words, left, below + 13, WORDS_STEP),
        step.mark, round(left, 1), round(y + setting.padding + 2, 1),
    )  # fmt: skip


def _placed(lines: tuple[str, ...], x: float, first: float, step: float) -> tuple[PlacedLine, ...]:
    return tuple(
        PlacedLine(words, round(x, 1), round(first + step * at, 1)) for at, words in enumerate(lines)
    )


def sticking_out(step: Step, width: float) -> Iterator[str]:
    """The words of a step that are wider than a box of that width has room for."""
    setting = set_type(step, width)
    room = width - 2 * setting.padding + 0.1
    word, size = widest_word(step.label, bold=True)
    if size * LABEL > room - setting.indent:
        yield word
    word, size = widest_word(step.words)
    if size * WORDS > room:
        yield word
