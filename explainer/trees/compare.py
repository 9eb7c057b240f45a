"""Two acts side by side: which answers differ, and which single difference moves which theory.

The comparison is symmetric: turning it round turns every pair round and changes nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explainer.trees.changes import Moves, moves
from explainer.trees.engine import Engine
from explainer.trees.model import Example, Given, Question, State, Tree
from explainer.trees.result import Result, evaluate


@dataclass(frozen=True)
class Side:
    """How a question stands for one act: asked with what was given, settled, or not asked (None)."""

    given: Given | None
    settled: bool = False


@dataclass(frozen=True)
class Difference:
    """A question that two acts answer differently, and what each act's result becomes with the other's answer.

    `left_moves` is what moves in the left act if this one answer is taken from the right act.
    """

    question: Question
    left: Side
    right: Side
    left_moves: Moves
    right_moves: Moves


@dataclass(frozen=True)
class Comparison:
    """Two results, the questions in which they differ, and those in which they do not."""

    left: Result
    right: Result
    differences: tuple[Difference, ...]
    same: tuple[str, ...]
    moves: Moves  # from the left result to the right one


def compare(engine: Engine, left: State, right: State, dials: Iterable[str] = ()) -> Comparison:
    """Two acts, question by question; neither with an answer that it is not asked for."""
    on = engine.dials(dials)
    a, b = evaluate(engine, left, on), evaluate(engine, right, on)
    differences = []
    same = []
    for question in engine.tree.questions:
        here, there = side(a, question.id), side(b, question.id)
        if here.given == there.given:
            same.append(question.id)
            continue
        swaps = (_swapped(engine, one, other, question.id) for one, other in ((a, there), (b, here)))
        differences.append(Difference(question, here, there, *swaps))
    return Comparison(a, b, tuple(differences), tuple(same), moves(a.sets, b.sets))


def side(result: Result, question: str) -> Side:
    """How a question stands in a result."""
    walk = result.walk
    if question in walk.settled:
        return Side(walk.settled[question], settled=True)
    return Side(walk.state.get(question, ()) if question in walk.asked else None)


def _swapped(engine: Engine, result: Result, other: Side, question: str) -> Moves:
    """What moves if one answer is taken from the other act; nothing if it has none to give or nothing is possible."""
    if other.given is None or question not in result.walk.asked:
        return Moves({}, None)
    selection = engine.possible({**result.state, question: other.given})
    return moves(result.sets, engine.sets(selection, result.dials)) if all(selection) else Moves({}, None)


def exchanged(engine: Engine, found: Comparison, questions: Iterable[str]) -> tuple[Result, Result]:
    """Both acts with each other's answers to some questions, everything else as it was.

    Where one act has no answer to give, because it is not asked, the other keeps its own.
    """
    left, right = found.left, found.right
    mine, theirs = (_answers(engine, result, frozenset(questions)) for result in (left, right))
    return (
        evaluate(engine, {**left.state, **theirs}, left.dials, further=False),
        evaluate(engine, {**right.state, **mine}, right.dials, further=False),
    )


def _answers(engine: Engine, result: Result, questions: frozenset[str]) -> dict[str, Given]:
    """What an act answers to some questions, given or settled."""
    sides = {id: side(result, id).given for id in engine.tree.question if id in questions}
    return {id: given for id, given in sides.items() if given is not None}


def nearest(tree: Tree, state: State, examples: Mapping[str, Example], most: int = 3) -> tuple[Example, ...]:
    """The examples whose answers a state speaks against least; decided cases first among equals.

    A question counts one where the two answers exclude each other, and a quarter where only one is known. The
    proof question and the columns question do not count, for neither says what was done.
    """
    asked = [id for id in tree.question if id not in (tree.proof, tree.columns)]
    kinds = ("decided", "pleaded", "act")

    def distance(example: Example) -> float:
        return sum(_apart(state.get(id), example.state.get(id)) for id in asked)

    ranked = sorted(examples.values(), key=lambda e: (distance(e), kinds.index(e.kind), e.name))
    return tuple(ranked[:most])


def _apart(one: Given | None, other: Given | None) -> float:
    if one == other:
        return 0
    if not one or not other:
        return 0.25
    return 0.0 if set(one) & set(other) else 1.0
