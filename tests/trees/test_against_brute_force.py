"""The evaluator gives, to the letter, what a plain walk through every completion gives."""

from __future__ import annotations

from random import Random

import pytest

from explainer.trees.engine import Engine
from explainer.trees.model import Given, Tree
from explainer.trees.result import evaluate, result_data
from tests.trees.brute import Brute
from tests.trees.forest import large, loaded, random_state, random_tree

ALONE = ("state", "facts")  # each with a row, or a label, of its own


def some_dials(tree: Tree, rng: Random) -> list[str]:
    return rng.sample(list(tree.dial), rng.choice((0, 0, 1, 2, 3))) if tree.dials else []


def check(engine: Engine, state: dict[str, Given], dials: list[str]) -> None:
    brute = Brute(engine.tree, dials)
    assert result_data(evaluate(engine, state, dials)) == brute.result(state), (state, dials)


def check_large(seed: int, widest: int) -> None:
    """Where the use was allowed nothing else is asked, and each change opens the whole tree: one in `widest` is enough."""
    rng = Random(seed)
    tree = large().tree
    state = random_state(tree, rng, doubts=seed % 5)
    if seed % widest and state.get("permission") == ("yes",):
        state["permission"] = ("no",)
    check(large().engine, state, some_dials(tree, rng))


@pytest.mark.parametrize("seed", range(100))
def test_partial_answers_with_up_to_four_doubts(seed: int) -> None:
    check_large(seed, widest=25)


DIALS = list(large().tree.dial)
PAIRS = [Random(seed).sample(DIALS, 2) for seed in range(50)]


@pytest.mark.parametrize("dials", [*([dial] for dial in DIALS), *PAIRS], ids=" ".join)
def test_with_each_dial_and_fifty_pairs_of_dials(dials: list[str]) -> None:
    """Answers of which something depends on the dial, so that turning it on can move something."""
    rng = Random(" ".join(dials))
    tree = large().tree
    wanted = rng.choice(tree.dial[dials[0]].condition.alternatives or ((),))
    state = random_state(tree, rng, doubts=rng.randrange(4)) | {"permission": ("no",)}
    check(large().engine, state | {clause.subject: (rng.choice(clause.values),) for clause in wanted}, dials)


def test_everything_open_that_touches_more_than_its_own_row() -> None:
    check(large().engine, {"state": ("none",), "facts": ("alleged",)}, [])


@pytest.mark.parametrize("seed", range(150))
def test_small_trees_made_at_random(seed: int) -> None:
    rng = Random(seed)
    tree = random_tree(rng)
    engine = Engine(tree)
    for doubts in range(len(tree.questions) + 1):
        check(engine, random_state(tree, rng, doubts), some_dials(tree, rng))


def test_the_tree_of_values() -> None:
    rng = Random(0)
    tree = loaded()[0]["where-do-you-stand"]
    for doubts in range(len(tree.tree.questions) + 1):
        check(tree.engine, random_state(tree.tree, rng, doubts), [])


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(1_000, 3_000))
def test_many_partial_answers(seed: int) -> None:
    check_large(seed, widest=10)


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(20))
def test_many_wide_open_states(seed: int) -> None:
    """Up to three answers; the two questions that touch no other row are answered, but in the last state."""
    rng = Random(seed)
    tree = large().tree
    state = random_state(tree, rng, doubts=0)
    kept = {id: state[id] for id in rng.sample([id for id in state if id not in ALONE], seed % 4)}
    alone = {} if seed == 19 else {id: state[id] for id in ALONE}
    check(large().engine, kept | alone, some_dials(tree, rng))


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(10_000, 12_000))
def test_many_small_trees(seed: int) -> None:
    rng = Random(seed)
    tree = random_tree(rng)
    engine = Engine(tree)
    for doubts in range(len(tree.questions) + 1):
        check(engine, random_state(tree, rng, doubts), some_dials(tree, rng))
