"""Flows: boxes and arrows, laid out twice, from left to right for a desk and top to bottom for a phone.

The steps, for both: (1) a box stands one layer after the last box that points to it; (2) an arrow that
passes a layer has a lane there, so that it never crosses a box; (3) boxes of a layer keep the order of the
file, lanes go where their arrow comes from; (4) layers are centred on one line; (5) an arrow leaves the
middle of a side, bends in the gaps only, and touches the middle of the side it comes to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from explainer.library.charts.fields import Label, Remark, Rows, repeated, up_to
from explainer.library.charts.layers import Edge, circle, depths
from explainer.library.charts.marks import FAMILY_WORDS
from explainer.library.charts.plan import Plan, plan_across, plan_down
from explainer.library.files import NAME, Located, Shape, fill
from explainer.library.labels import Family
from explainer.library.problems import Problems, did_you_mean

ABREAST = 3  # boxes side by side at most; more cannot be read on a phone


class StepShape(Shape):
    """One box: its id for arrows, what it is, a few more words, and the family of its label."""

    id: str
    label: Label
    words: Remark = ""
    mark: Family | None = None


class ArrowShape(Shape):
    """One arrow between two steps, and what goes along it."""

    start: str = Field(alias="from")
    end: str = Field(alias="to")
    label: Remark = ""


class FlowShape(Shape):
    """What a flow adds to the common fields."""

    steps: Annotated[tuple[StepShape, ...], up_to(12, "steps")]
    arrows: Annotated[tuple[ArrowShape, ...], up_to(16, "arrows")]


@dataclass(frozen=True)
class FlowDrawing:
    """Boxes and arrows as written, and the two drawings of them.

    `across` is None where there are too many layers for one row; `down` then serves every width.
    """

    steps: tuple[StepShape, ...]
    arrows: tuple[ArrowShape, ...]
    down: Plan
    across: Plan | None

    @property
    def wide(self) -> bool:
        return self.across is not None and not self.across.fits_column

    @property
    def rows(self) -> Rows:
        marked = any(step.mark for step in self.steps)
        head = ("Step", "What it is", "Leads to", "Kind")
        end = 4 if marked else 3
        return Rows(head[:end], tuple(self._cells(step)[:end] for step in self.steps))

    def _cells(self, step: StepShape) -> tuple[str, ...]:
        labels = {step.id: step.label for step in self.steps}
        following = (
            f"{labels[arrow.end]} ({arrow.label})" if arrow.label else labels[arrow.end]
            for arrow in self.arrows
            if arrow.start == step.id
        )  # fmt: skip
        return step.label, step.words, "; ".join(following), FAMILY_WORDS[step.mark] if step.mark else ""


def read_flow(located: Located, problems: Problems) -> FlowDrawing | None:
    """The fields of a flow as a drawing, or None and problems."""
    shape = fill(FlowShape, located, problems, code="chart")
    if shape is None:
        return None
    before = len(problems)
    for line, code, what, mend in (*_wrong_steps(shape, located), *_wrong_arrows(shape, located)):
        problems.add(located.path, line, code, what, mend)
    if len(problems) > before:
        return None
    for line, code, what, mend in _wrong_order(shape, located):
        problems.add(located.path, line, code, what, mend)
    drawing = _draw(shape, located, problems) if len(problems) == before else None
    return drawing if len(problems) == before else None


Wrong = tuple[int, str, str, str]
"""The line, the code, what is wrong, how to mend it."""


def _wrong_steps(shape: FlowShape, located: Located) -> Iterator[Wrong]:
    joined = {name for arrow in shape.arrows for name in (arrow.start, arrow.end)}
    for at, name in repeated(step.id for step in shape.steps):
        yield (
            located.line("steps", at, "id"),
            "chart.duplicate",
            f"the step '{name}' stands here a second time",
            "give it another id",
        )
    for at, step in enumerate(shape.steps):
        if not NAME.fullmatch(step.id):
            yield (
                located.line("steps", at, "id"),
                "chart.id",
                f"'{step.id}' cannot be an id",
                "use small letters, digits and single hyphens",
            )
        elif step.id not in joined:
            yield (
                located.line("steps", at),
                "chart.alone",
                f"no arrow goes to or from '{step.id}'",
                "add one under 'arrows:', or leave the step out",
            )


def _wrong_arrows(shape: FlowShape, located: Located) -> Iterator[Wrong]:
    known = [step.id for step in shape.steps]
    for at, arrow in enumerate(shape.arrows):
        for field, name in (("from", arrow.start), ("to", arrow.end)):
            if name not in known:
                yield (
                    located.line("arrows", at, field),
                    "chart.unknown-step",
                    f"'{name}' is no step of this flow",
                    did_you_mean(name, known),
                )
        if arrow.start == arrow.end:
            yield (
                located.line("arrows", at),
                "chart.circle",
                f"the arrow leads from '{arrow.start}' to itself",
                "leave it out, and say in words that the step is repeated",
            )
    for at, name in repeated(f"{arrow.start}' to '{arrow.end}" for arrow in shape.arrows):
        yield (
            located.line("arrows", at),
            "chart.duplicate",
            f"the arrow from '{name}' stands here a second time",
            "put both labels on one arrow",
        )


def _wrong_order(shape: FlowShape, located: Located) -> Iterator[Wrong]:
    names, edges = [step.id for step in shape.steps], _edges(shape)
    round_and_round = circle(names, edges)
    if round_and_round:
        yield (
            located.line("arrows"),
            "chart.circle",
            f"the arrows lead round in a circle: {', '.join(round_and_round)}",
            "leave out the arrow that leads back, and say in words that steps are repeated",
        )
        return
    depth = depths(names, edges)
    for layer in range(max(depth.values()) + 1):
        abreast = [name for name in names if depth[name] == layer]
        if len(abreast) > ABREAST:
            yield (
                located.line("steps", names.index(abreast[ABREAST])),
                "chart.abreast",
                f"{len(abreast)} steps stand side by side: {', '.join(abreast)}",
                f"show at most {ABREAST}, or join some in one step",
            )


def _edges(shape: FlowShape) -> list[Edge]:
    return [(arrow.start, arrow.end) for arrow in shape.arrows]


def _draw(shape: FlowShape, located: Located, problems: Problems) -> FlowDrawing | None:
    labels = {(arrow.start, arrow.end): arrow.label for arrow in shape.arrows}
    down = plan_down(shape.steps, labels)
    for line, code, what, mend in _too_much(down, shape, located):
        problems.add(located.path, line, code, what, mend)
    return FlowDrawing(shape.steps, shape.arrows, down, plan_across(shape.steps, labels))


def _too_much(down: Plan, shape: FlowShape, located: Located) -> Iterator[Wrong]:
    """What a phone has no room for; a desk has more."""
    names, edges = [step.id for step in shape.steps], _edges(shape)
    for word, name in down.cramped:
        yield (
            located.line("steps", names.index(name)),
            "chart.long-word",
            f"the word '{word}' is too wide for its box on a phone",
            "use a shorter word, or fewer steps side by side",
        )
    for one, two in down.clashes:
        shown = f"'{one[0]}' to '{one[1]}' and of '{two[0]}' to '{two[1]}'"
        yield (
            located.line("arrows", edges.index(two)),
            "chart.clash",
            f"the labels of {shown} would stand on one another",
            "shorten them, or leave one out",
        )
