"""The drawing of a tree: questions as boxes in file order, gates as arrows, and what their answers lift or cap.

The layout, in steps: (1) a question is a row, as high as its words; (2) a question that others look at has a lane
to the left of the boxes, from itself down to the last of them, and each arrow branches off there; lanes with
nothing in common share a place, and short ones lie next to the boxes; (3) each theory is a column to the right,
with a mark where some answer lifts or caps it; (4) in a tree without theories the results stand there instead,
each beside the last question that decides it. All lengths are in pixels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten, wrap

from explainer.trees.engine import Walk
from explainer.trees.model import Question, Theory, Tree, Verb
from explainer.trees.reasons import gate_subjects

MARGIN = 6
LANE = 14  # between two lanes
TIP = 16  # from the last lane to a box
BOX = 292
LINE, PAD, BETWEEN = 17, 9, 10
APART = 11  # between two arrows into one box
IN_BOX, IN_HEAD, IN_RESULT = 39, 13, 62  # characters to a line
HEAD_LINE = 14
COLUMN, AFTER_BOX = 74, 18
RESULTS = 430  # width of the words of results


@dataclass(frozen=True)
class Words:
    """One line of text; `y` is its base line."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Arrow:
    """A gate: the question `target` looks at `source`. If it only settles it, the arrow is a dashed one."""

    source: str
    target: str
    settles: bool
    path: str
    head: str


@dataclass(frozen=True)
class Mark:
    """What the answers to a question can do to a theory, and what a given answer does."""

    question: str
    theory: str
    lifts: bool
    caps: bool
    lifts_here: bool
    caps_here: bool
    x: float
    y: float


@dataclass(frozen=True)
class Box:
    """A question, with its number, its words, the given answer in words, and how it stands."""

    question: str
    number: int
    x: float
    y: float
    height: float
    lines: tuple[Words, ...]
    answer: Words | None
    asked: bool
    width: float = BOX

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        return self.x + self.width


@dataclass(frozen=True)
class Column:
    """A theory, with the words over its column."""

    theory: str
    x: float
    lines: tuple[Words, ...]


@dataclass(frozen=True)
class Ending:
    """A result beside the last question that decides it; the one for what is left has no question."""

    verdict: str
    question: str
    words: Words
    path: str  # of the stroke that leads to it; empty without a question


@dataclass(frozen=True)
class Diagram:
    """All parts of the drawing."""

    width: float
    height: float
    top: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]
    endings: tuple[Ending, ...]


def diagram(tree: Tree, walk: Walk, doubt: str) -> Diagram:
    """The drawing of a tree, with the answers of a walk through it; `doubt` are the words for *not known*."""
    lanes = _lanes(tree)
    left = MARGIN + LANE * (max(lanes.values(), default=-1) + 1) + TIP
    endings = endings_of(tree) if not tree.theories else {}
    columns = tuple(_columns(tree.theories, left + BOX + AFTER_BOX))
    top = (
        MARGIN + max((len(column.lines) for column in columns), default=0) * HEAD_LINE + (8 if columns else 0)
    )
    boxes = tuple(_boxes(tree, walk, doubt, left, top, endings))
    across = COLUMN * len(columns) if columns else RESULTS
    foot = boxes[-1].y + boxes[-1].height + 2 * LINE * len(endings.get("", ())) + MARGIN
    return Diagram(
        left + BOX + AFTER_BOX + across, foot, top, boxes, tuple(_arrows(tree, boxes, lanes, left)), columns,
        tuple(_marks(tree, walk, boxes, columns)), tuple(_endings(tree, boxes, endings, left)),
    )  # fmt: skip


def gates(tree: Tree) -> Iterator[tuple[str, str, bool]]:
    """Every pair of questions of which the second looks at the first, and whether it is only settled by it."""
    for question in tree.questions:
        asked = question.ask_only_if.subjects
        yield from ((subject, question.id, subject not in asked) for subject in gate_subjects(question))


def verbs(question: Question, theory: str, given: Iterable[str] | None = None) -> frozenset[Verb]:
    """What the answers to a question, or some of them, do to a theory."""
    some = question.answer_ids if given is None else tuple(given)
    answers = (answer for answer in question.answers if answer.id in some)
    return frozenset(
        effect.verb for answer in answers for effect in answer.effects if effect.theory == theory
    )


def endings_of(tree: Tree) -> Mapping[str, tuple[str, ...]]:
    """For each question the results of which it is the last to decide; without one, those that look at none."""
    order = list(tree.question)
    found: dict[str, tuple[str, ...]] = {}
    for verdict in tree.verdicts:
        named = [order.index(subject) for subject in verdict.condition.subjects if subject in tree.question]
        last = order[max(named)] if named else ""
        found[last] = (*found.get(last, ()), verdict.id)
    return found


def _lanes(tree: Tree) -> dict[str, int]:
    """The lane of each question that others look at, counted from the boxes; the shortest are placed first."""
    order = {question.id: at for at, question in enumerate(tree.questions)}
    ends: dict[str, int] = {}
    for source, target, _ in gates(tree):
        ends[source] = max(ends.get(source, 0), order[target])
    lanes: dict[str, int] = {}
    for source in sorted(ends, key=lambda id: (ends[id] - order[id], order[id])):
        taken = {
            lanes[other] for other in lanes if order[other] <= ends[source] and order[source] <= ends[other]
        }
        lanes[source] = next(lane for lane in range(len(order)) if lane not in taken)
    return lanes


def _boxes(
    tree: Tree, walk: Walk, doubt: str, left: float, top: float, endings: Mapping[str, tuple[str, ...]]
) -> Iterator[Box]:
    y = top
    coming = Counter(target for _, target, _ in gates(tree))
    for number, question in enumerate(tree.questions, start=1):
        lines = wrap(f"{number}  {question.title}", IN_BOX)
        answer = _answer_words(question, walk, doubt)
        in_box = len(lines) + bool(answer)
        rows = max(in_box, len(endings.get(question.id, ())))
        height = max(rows * LINE + 2 * PAD - 4, (coming[question.id] + 1) * APART)
        first = y + (height - in_box * LINE) / 2 + 13
        placed = [Words(left + PAD, first + at * LINE, line) for at, line in enumerate((*lines, *answer))]
        yield Box(
            question.id, number, left, y, height, tuple(placed[: len(lines)]), placed[-1] if answer else None,
            question.id in walk.asked or not walk.state,
        )  # fmt: skip
        y += height + BETWEEN


def _answer_words(question: Question, walk: Walk, doubt: str) -> tuple[str, ...]:
    """The given answer, cut to one line; nothing if none was given."""
    given = walk.state.get(question.id)
    if given is None:
        return ()
    said = " or ".join(question.answer(id).text.rstrip(".") for id in given) or doubt
    return (shorten(said, IN_BOX - 2, placeholder=" …"),)


def _columns(theories: Iterable[Theory], start: float) -> Iterator[Column]:
    for at, theory in enumerate(theories):
        x = start + at * COLUMN + COLUMN / 2
        words = wrap(theory.title, IN_HEAD)
        yield Column(
            theory.id, x, tuple(Words(x, MARGIN + (line + 1) * HEAD_LINE - 3, text) for line, text in enumerate(words))
        )  # fmt: skip


def _marks(tree: Tree, walk: Walk, boxes: Iterable[Box], columns: tuple[Column, ...]) -> Iterator[Mark]:
    for box in boxes:
        question = tree.question[box.question]
        given = walk.state.get(question.id, ())
        for column in columns:
            found, here = verbs(question, column.theory), verbs(question, column.theory, given)
            if found:
                yield Mark(
                    question.id, column.theory, Verb.LIFT in found, Verb.CAP in found, Verb.LIFT in here,
                    Verb.CAP in here, column.x, box.middle,
                )  # fmt: skip


def _arrows(tree: Tree, boxes: tuple[Box, ...], lanes: Mapping[str, int], left: float) -> Iterator[Arrow]:
    """Out of the box's left side near its foot, down the lane, and into the left side of the other box.

    Several arrows into one box come in one below the other, the outermost lane lowest, so that none hides another.
    """
    at = {box.question: box for box in boxes}
    into: dict[str, list[tuple[str, bool]]] = {}
    for source, target, settles in gates(tree):
        into.setdefault(target, []).append((source, settles))
    for target, sources in into.items():
        box = at[target]
        sources.sort(key=lambda pair: lanes[pair[0]])
        for place, (source, settles) in enumerate(sources, start=1):
            x = left - TIP - lanes[source] * LANE
            start = at[source].y + at[source].height - 6
            y = box.y + box.height * place / (len(sources) + 1)
            yield Arrow(
                source, target, settles, f"M{left:g} {start:g}H{x:g}V{y:g}H{left:g}",
                f"M{left - 6:g} {y - 3.5:g}L{left:g} {y:g}L{left - 6:g} {y + 3.5:g}",
            )  # fmt: skip


def _endings(
    tree: Tree, boxes: tuple[Box, ...], endings: Mapping[str, tuple[str, ...]], left: float
) -> Iterator[Ending]:
    middles = {box.question: box.middle for box in boxes}
    below = boxes[-1].y + boxes[-1].height + LINE
    start, bend, end = left + BOX, left + BOX + AFTER_BOX / 2, left + BOX + AFTER_BOX + 14
    for question, found in endings.items():
        middle = middles.get(question, below)
        for place, id in enumerate(found):
            y = middle + (place - (len(found) - 1) / 2) * LINE
            stroke = f"M{start:g} {middle:g}H{bend:g}V{y:g}H{end:g}" if question else ""
            text = shorten(tree.verdict[id].title, IN_RESULT, placeholder=" …")
            yield Ending(id, question, Words(end + 8, y + 4.5, text), stroke)
