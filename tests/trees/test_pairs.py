"""Pairs of answers that only together change a result."""

from __future__ import annotations

from itertools import combinations

from explainer.trees.changes import pair_changes
from explainer.trees.model import State
from explainer.trees.result import evaluate
from tests.trees.forest import large


def moves_something(before: State, after: State) -> bool:
    """Whether two states differ in a rating or a verdict."""
    one, other = evaluate(large().engine, before), evaluate(large().engine, after)
    return bool(other.verdicts) and (one.ratings, one.verdicts) != (other.ratings, other.verdicts)


def test_exactly_the_pairs_that_move_something_are_found() -> None:
    state = {"permission": ("yes",), "facts": ("alleged",)}
    others = [
        (id, answer)
        for id, given in state.items()
        for answer in large().tree.question[id].answer_ids
        if answer not in given
    ]
    moving = {
        (one, other)
        for one, other in combinations(others, 2)
        if one[0] != other[0] and moves_something(state, {**state, one[0]: (one[1],), other[0]: (other[1],)})
    }
    assert {pair.answers for pair in pair_changes(large().engine, state, (), most=len(others) ** 2)} == moving
    assert moving


def test_no_more_pairs_are_told_than_asked_for() -> None:
    assert len(pair_changes(large().engine, {"permission": ("yes",), "facts": ("alleged",)}, (), most=2)) == 2
