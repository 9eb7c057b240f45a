"""What would change a result: other answers, other columns, and the one fact that would settle most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice

from explainer.trees.engine import Engine, Selection, Sets, Walk
from explainer.trees.model import Given, State

PAIRS_TRIED = 2000


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
    """What differs between two results; a theory that one of them does not have has no ratings there."""
    ratings = {
        theory: Move(before.ratings.get(theory, ()), after.ratings.get(theory, ()))
        for theory in {**after.ratings, **before.ratings}
        if before.ratings.get(theory) != after.ratings.get(theory)
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


@dataclass(frozen=True)
class PairChange:
    """Two other answers that only together give another result."""

    answers: tuple[tuple[str, str], ...]  # question and answer, in file order
    moves: Moves


def pair_changes(
    engine: Engine, state: State, dials: tuple[str, ...], most: int = 3, *, of_result: bool = False
) -> tuple[PairChange, ...]:
    """Pairs of other answers that move something, for a state that no single other answer moves; at most a few.

    With `of_result` only those that move the verdict. The search stops after `PAIRS_TRIED` pairs, so an empty answer
    for a large state does not prove that none exists.
    """
    walk = engine.walk(state)
    sets = engine.sets(engine.possible(walk.state), dials)
    single = [(id, given[0]) for id, given in walk.state.items() if len(given) == 1]
    others = [(id, answer) for id, here in single for answer in engine.tree.question[id].answer_ids if answer != here]
    found: list[PairChange] = []
    for one, other in islice(combinations(others, 2), PAIRS_TRIED):
        if one[0] == other[0]:
            continue
        selection = engine.possible({**walk.state, one[0]: (one[1],), other[0]: (other[1],)})
        if not all(selection) or of_result and engine.verdicts(selection, dials) == sets.verdicts:
            continue
        if moved := moves(sets, engine.sets(selection, dials)):
            found.append(PairChange((one, other), moved))
            if len(found) == most:
                break
    return tuple(found)


def deciding(engine: Engine, state: State, dials: tuple[str, ...]) -> tuple[str, ...]:
    """The questions whose answers alone decide the verdict; none if it is not decided.

    As long as these answers stand, nothing that is said of any other question, given or still open, gives another
    verdict: all that is possible with them has it. None of them can be left out. Of two such sets, found by leaving
    out the last answers first and the first ones first, it is the smaller.
    """
    verdicts = engine.verdicts(engine.possible(state), dials)
    if len(verdicts) != 1:
        return ()

    def shrunk(order: Iterable[str]) -> dict[str, Given]:
        kept = {id: given for id, given in state.items() if given}
        for id in order:
            fewer = {other: given for other, given in kept.items() if other != id}
            if id in kept and engine.verdicts(engine.possible(fewer), dials) == verdicts:
                kept = fewer
        return kept

    questions = tuple(engine.tree.question)
    found = min(shrunk(questions[::-1]), shrunk(questions), key=len)
    return tuple(id for id in questions if id in found)
