"""What would change a result: other answers, other columns, and the one fact that would settle most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer.trees.engine import Engine, Selection, Sets, Walk
from explainer.trees.model import State


@dataclass(frozen=True)
class Move:
    """A set before and after."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Moves:
    """What moves between two results: rating sets by theory, and the verdict set if it moves."""

    ratings: Mapping[str, Move]
    verdicts: Move | None

    def __bool__(self) -> bool:
        return bool(self.ratings) or self.verdicts is not None


@dataclass(frozen=True)
class Change:
    """Another answer to a question, and what it would move."""

    question: str
    answer: str
    moves: Moves


@dataclass(frozen=True)
class Column:
    """The rows of the columns question under one of its answers."""

    answer: str
    ratings: Mapping[str, tuple[str, ...]]
    verdicts: tuple[str, ...]


def moves(before: Sets, after: Sets) -> Moves:
    """What differs between two results."""
    ratings = {
        theory: Move(before.ratings[theory], found)
        for theory, found in after.ratings.items()
        if before.ratings[theory] != found
    }
    verdicts = Move(before.verdicts, after.verdicts) if before.verdicts != after.verdicts else None
    return Moves(ratings, verdicts)


def without(state: State, question: str) -> State:
    """A state that says nothing about one question."""
    return {id: given for id, given in state.items() if id != question}


def changes(engine: Engine, walk: Walk, sets: Sets, dials: tuple[str, ...]) -> Iterator[Change]:
    """For every question with a single answer, each other answer that gives another result and not nothing."""
    if not sets.verdicts:
        return
    for question, given in walk.state.items():
        if len(given) != 1:
            continue
        rest = engine.possible(without(walk.state, question))
        for answer in engine.tree.question[question].answer_ids:
            selection = engine.narrowed(rest, question, (answer,))
            if answer not in given and all(selection):
                moved = moves(sets, engine.sets(selection, dials))
                if moved:
                    yield Change(question, answer, moved)


def settles_most(
    engine: Engine, walk: Walk, possible: Selection, sets: Sets, dials: tuple[str, ...]
) -> str | None:
    """The doubted question whose worst answer leaves the fewest verdicts; none if one verdict is left."""
    if len(sets.verdicts) <= 1:
        return None
    doubted = [id for id in walk.asked if len(walk.state.get(id, ())) != 1 and id != engine.tree.proof]

    def worst(question: str) -> int:
        answers = walk.state.get(question) or engine.tree.question[question].answer_ids
        left = (engine.narrowed(possible, question, (answer,)) for answer in answers)
        return max(len(engine.verdicts(selection, dials)) for selection in left)

    return min(doubted, key=worst, default=None)


def columns(engine: Engine, walk: Walk, dials: tuple[str, ...]) -> Iterator[Column]:
    """The rows of the columns question, and the verdicts, for each of its answers."""
    question = engine.tree.columns
    if not question:
        return
    rest = engine.possible(without(walk.state, question))
    for answer in engine.tree.question[question].answer_ids:
        sets = engine.sets(engine.narrowed(rest, question, (answer,)), dials)
        ratings = {theory: sets.ratings[theory] for theory in engine.tree.column_theories}
        yield Column(answer, ratings, sets.verdicts)
