"""What a tree does, counted over every combination of answers and over its examples; all of it from the evaluator.

Combinations are those of the questions on which the result rests, routed and free of contradiction. A question
that touches no other row (`aside`) is left out of them: it would only multiply the counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from explainer.trees.alike import swaps, with_partner
from explainer.trees.changes import Moves, moves
from explainer.trees.engine import Engine
from explainer.trees.model import Dial, Example, Question
from explainer.trees.properties import Held, held
from explainer.trees.ratings import Outcomes
from explainer.trees.result import Result, evaluate, moves_data
from explainer.trees.rows import Rows, union


@dataclass(frozen=True)
class Moved:
    """What something moves over all combinations: how many results, and how many ratings of each theory."""

    of: int  # the combinations in which it could
    result: int
    ratings: Mapping[str, int]
    any_rating: int


@dataclass(frozen=True)
class QuestionFinding:
    """What another answer to one question, by itself, moves; `result` and `rating` name the examples."""

    question: Question
    moved: Moved
    result: tuple[str, ...]
    rating: tuple[str, ...]


@dataclass(frozen=True)
class DialFinding:
    """What one dial moves by itself, over all combinations and in each example that it moves."""

    dial: Dial
    moved: Moved
    examples: Mapping[str, Moves]


@dataclass(frozen=True)
class Findings:
    """All that is counted. `highest` says in how many combinations a level is the highest rating of any theory."""

    engine: Engine
    results: Mapping[str, Result]  # of every example
    combinations: int
    aside: tuple[str, ...]
    verdicts: Mapping[str, int]
    highest: Mapping[str, int]
    questions: tuple[QuestionFinding, ...]
    dials: tuple[DialFinding, ...]
    held: tuple[Held, ...]
    held_with_dials: Mapping[str, tuple[Held, ...]]  # of each dial, the orders that do not hold with it

    @cached_property
    def otherwise_at_most(self) -> str:
        """The highest rating of any theory where no verdict but the last one fits; empty if that is never."""
        ground = _Ground(self.engine)
        last = ground.verdicts(())[self.engine.tree.verdicts[-1].id]
        rated = ground.outcomes(()).ratings.values()
        return next((level for level in reversed(self.engine.tree.levels) if any(last.meets(r[level]) for r in rated)), "")


def findings(engine: Engine, examples: Mapping[str, Example]) -> Findings:
    """Everything that is counted of a tree; for the large one it takes about a second."""
    ground = _Ground(engine)
    results = {name: evaluate(engine, example.state) for name, example in examples.items()}
    orders = {dial: tuple(one for one in held(engine, (dial,)) if one.against) for dial in engine.tree.dial}
    return Findings(
        engine, results, len(ground.possible),
        tuple(id for id in engine.tree.question if engine.home(id)[0] != engine.verdict_home),
        {id: len(rows) for id, rows in ground.verdicts(()).items()},
        _highest(ground), tuple(_questions(ground, results)), tuple(_dials(ground, results)),
        tuple(held(engine)), {dial: found for dial, found in orders.items() if found},
    )  # fmt: skip


@dataclass(frozen=True)
class _Ground:
    """The combinations on which the result rests, and what follows from them."""

    engine: Engine

    @cached_property
    def possible(self) -> Rows:
        return self.engine.possible({})[self.engine.verdict_home]

    def outcomes(self, dials: tuple[str, ...]) -> Outcomes:
        return self.engine.outcomes(dials)[self.engine.verdict_home]

    def verdicts(self, dials: tuple[str, ...]) -> Mapping[str, Rows]:
        return {id: rows & self.possible for id, rows in self.outcomes(dials).verdicts.items()}

    def ratings(self, dials: tuple[str, ...]) -> Mapping[str, tuple[Rows, ...]]:
        """The rows of each level of each theory."""
        rated = self.outcomes(dials).ratings
        return {theory: tuple(rows & self.possible for rows in levels.values()) for theory, levels in rated.items()}


def _highest(ground: _Ground) -> Mapping[str, int]:
    levels = ground.engine.tree.levels
    found: dict[str, int] = {}
    left = ground.possible
    for level in reversed(levels):
        here = left & union(rated[level] for rated in ground.outcomes(()).ratings.values())
        found[level] = len(here)
        left -= here
    return {level: found[level] for level in levels}


def _questions(ground: _Ground, results: Mapping[str, Result]) -> Iterator[QuestionFinding]:
    """Every question but the one that only labels."""
    engine = ground.engine
    for question in engine.tree.questions:
        if question.id == engine.tree.proof:
            continue
        result = tuple(name for name, found in results.items() if _moves_result(found, question.id))
        rating = (name for name, found in results.items() if any(c.question == question.id for c in found.changes))
        yield QuestionFinding(
            question, _moved_by_answer(ground, question), result, tuple(name for name in rating if name not in result)
        )


def _moves_result(result: Result, question: str) -> bool:
    return any(change.moves.verdicts for change in result.changes if change.question == question)


def _moved_by_answer(ground: _Ground, question: Question) -> Moved:
    """The combinations in which another answer, all else alike, moves something."""
    at, table = ground.engine.home(question.id)
    possible = ground.engine.possible({})[at]
    swapped = swaps(question.answer_ids)
    outcomes = ground.engine.outcomes(())[at]

    def leaving(sets: Iterable[Rows]) -> Rows:
        """The rows with a partner outside their own set."""
        return union(
            with_partner(table, question.id, swapped, rows & possible, possible - rows) for rows in sets
        )

    ratings = {theory: leaving(levels.values()) for theory, levels in outcomes.ratings.items()}
    return Moved(
        len(table.asked(question.id) & possible), len(leaving(outcomes.verdicts.values())),
        {theory: len(rows) for theory, rows in ratings.items()}, len(union(ratings.values())),
    )  # fmt: skip


def _dials(ground: _Ground, results: Mapping[str, Result]) -> Iterator[DialFinding]:
    for dial in ground.engine.tree.dials:
        yield DialFinding(dial, _moved_by_dial(ground, dial), dict(_moved_examples(ground.engine, dial, results)))


def _moved_by_dial(ground: _Ground, dial: Dial) -> Moved:
    before, after = ground.ratings(()), ground.ratings((dial.id,))
    ratings = {theory: union(a - b for a, b in zip(before[theory], after[theory], strict=True)) for theory in before}
    verdicts, turned = ground.verdicts(()), ground.verdicts((dial.id,))
    return Moved(
        len(ground.possible), len(union(verdicts[id] - turned[id] for id in verdicts)),
        {theory: len(rows) for theory, rows in ratings.items()}, len(union(ratings.values())),
    )  # fmt: skip


def _moved_examples(engine: Engine, dial: Dial, results: Mapping[str, Result]) -> Iterator[tuple[str, Moves]]:
    for name, result in results.items():
        found = moves(result.sets, engine.sets(engine.possible(result.state), (dial.id,)))
        if found:
            yield name, found


def findings_data(found: Findings) -> dict[str, Any]:
    """The findings as plain data, ready for JSON. Examples are named as in their addresses."""
    tree = found.engine.tree
    return {
        "tree": tree.name,
        "version": tree.version,
        "law_as_of": tree.law_as_of.isoformat(),
        "combinations": found.combinations,
        "left_aside": list(found.aside),
        "verdicts": dict(found.verdicts),
        "highest_rating": dict(found.highest),
        "highest_rating_of_the_last_verdict": found.otherwise_at_most,
        "questions": [
            {
                "question": one.question.id, **_moved_data(one.moved),
                "examples_whose_result_it_moves": list(one.result),
                "examples_in_which_it_moves_a_rating_only": list(one.rating),
            }
            for one in found.questions
        ],
        "dials": [
            {
                "dial": one.dial.id, **_moved_data(one.moved),
                "examples": {name: moves_data(moved) for name, moved in one.examples.items()},
            }
            for one in found.dials
        ],
        "orders": [
            {
                "question": one.order.question, "from_less_to_more": list(one.order.answers),
                "against_the_first_alone": one.order.star, "never_lowers": list(one.theories), "but_for": list(one.against),
                "with_a_dial_but_for": {
                    dial: list(other.against) for dial, others in found.held_with_dials.items() for other in others
                    if other.order == one.order
                },
            }
            for one in found.held
        ],
    }  # fmt: skip


def _moved_data(moved: Moved) -> dict[str, Any]:
    return {
        "in_combinations": moved.of,
        "moves_the_result_in": moved.result,
        "moves_a_rating_in": moved.any_rating,
        "moves_each_rating_in": {theory: count for theory, count in moved.ratings.items() if count},
    }
