"""Pairs of answers that only together change a result, and answers that alone decide it."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from explainer.trees.changes import deciding, pair_changes
from explainer.trees.engine import Engine
from explainer.trees.model import State
from explainer.trees.result import evaluate
from tests.trees.brute import Brute
from tests.trees.forest import large, random_state, random_tree


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


def test_pairs_of_the_result_are_those_pairs_that_move_it() -> None:
    state = {"permission": ("yes",), "facts": ("alleged",), "state": ("none",)}
    every = pair_changes(large().engine, state, (), most=10_000)
    of_result = pair_changes(large().engine, state, (), most=10_000, of_result=True)
    assert of_result == tuple(pair for pair in every if pair.moves.verdicts)
    assert 0 < len(of_result) < len(every)


def verdicts_of(brute: Brute, state: State) -> list[str]:
    found = brute.sets(state)["verdicts"]
    assert isinstance(found, list)
    return found


def test_the_answers_that_decide_a_result_do_so_alone_and_none_can_be_left_out() -> None:
    """Worked out by going through every completion: small trees made at random."""
    decided = 0
    for seed in range(150):
        rng = Random(seed)
        tree = random_tree(rng)
        engine, brute = Engine(tree), Brute(tree)
        state = evaluate(engine, random_state(tree, rng, seed % 3), further=False).state
        found = deciding(engine, state, ())
        verdicts = verdicts_of(brute, state)
        assert bool(found) <= (len(verdicts) == 1)
        if len(verdicts) != 1:
            continue
        decided += 1
        kept = {id: state[id] for id in found}
        assert verdicts_of(brute, kept) == verdicts, seed
        for id in found:
            assert verdicts_of(brute, {other: kept[other] for other in kept if other != id}) != verdicts, (seed, id)
    assert decided > 60


@pytest.mark.parametrize("name", ["deepseek-account-2026", "ross", "ding", "llama-naming", "open-pages-research"])
def test_whatever_else_is_answered_the_result_stays_while_the_deciding_answers_stand(name: str) -> None:
    rng, engine = Random(name), large().engine
    state = large().examples[name].state
    result = evaluate(engine, state, further=False)
    kept = {id: state[id] for id in deciding(engine, result.state, ())}
    for _ in range(200):
        other = evaluate(engine, {**random_state(large().tree, rng, rng.randrange(3)), **kept}, further=False)
        assert not other.verdicts or other.verdicts == result.verdicts, other.state


@pytest.mark.parametrize("seed", range(30))
def test_what_is_still_open_moves_the_open_rows_and_nothing_else(seed: int) -> None:
    rng, engine, tree = Random(seed), large().engine, large().tree
    state = random_state(tree, rng, doubts=3)
    result = evaluate(engine, state, further=False)
    for _ in range(40):
        answered = {id: (rng.choice(state.get(id) or tree.question[id].answer_ids),) for id in tree.question}
        after = evaluate(engine, {**answered, **{id: g for id, g in state.items() if len(g) == 1}}, further=False)
        if after.verdicts:
            moved = {id for id, found in after.ratings.items() if found != result.ratings[id]}
            assert moved <= set(result.open_rows)
            assert after.verdicts == result.verdicts or len(result.verdicts) > 1
