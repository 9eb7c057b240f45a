"""Reverse: from a claim to the answers it needs, checked against all sets of answers that there are."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from random import Random

import pytest

from explainer.trees.engine import Engine
from explainer.trees.model import Clause, Tree
from explainer.trees.reverse import MOST_SETS, VERDICT, Named, reverse
from tests.trees.brute import Brute, Facts
from tests.trees.forest import large, random_tree
from tests.trees.test_engine import small


def test_what_every_way_to_a_verdict_shares() -> None:
    needs = reverse(small().engine, Clause(VERDICT, ("allowed",)))
    assert needs.shared == {"leave": "yes"}
    assert needs.sufficient == ((Named("leave", "yes"),),)
    assert needs.narrowed == {}


def test_what_is_settled_in_every_way_is_marked() -> None:
    needs = reverse(large().engine, Clause(VERDICT, ("unauthorised-source",)))
    assert needs.shared == {"entry": "open"}
    assert needs.settled == ("entry",)
    assert needs.narrowed["source"] == ("leak-known", "leak-unknown")


def test_the_smallest_sets_of_answers_that_are_enough() -> None:
    needs = reverse(small().engine, Clause("copying", ("strong",)))
    assert needs.shared == {"leave": "no", "shelf": "locked", "hand": "other"}
    assert needs.sufficient == ((Named("leave", "no"), Named("shelf", "locked"), Named("hand", "other")),)


def test_a_claim_that_nothing_reaches_needs_nothing() -> None:
    needs = reverse(small().engine, Clause("tax", ("weak",)))
    assert (needs.shared, needs.settled, needs.narrowed, needs.sufficient) == ({}, (), {}, ())


def test_dials_count() -> None:
    claim = Clause("lending", ("weak",))
    assert reverse(small().engine, claim).shared["shelf"] == "locked"
    assert reverse(small().engine, claim, ["strict"]).narrowed == {"leave": ("no", "silent")}


def test_a_trade_secret_claim_of_the_large_tree() -> None:
    needs = reverse(large().engine, Clause("secrecy", ("strong",)))
    assert needs.shared == {"hidden": "guarded"}
    assert needs.narrowed["permission"] == ("no", "silent")
    assert len(needs.sufficient) == MOST_SETS
    for chosen in needs.sufficient:
        sets = large().engine.sets(large().engine.possible({q: (a,) for q, a in chosen}), ())
        assert sets.ratings["secrecy"] == ("strong",)


@pytest.mark.parametrize("seed", range(60))
def test_the_smallest_sets_are_those_found_by_trying_all(seed: int) -> None:
    tree = random_tree(Random(seed))
    verdict = Random(seed).choice(list(tree.verdict))
    found = reverse(Engine(tree), Clause(VERDICT, (verdict,))).sufficient
    wanted = by_trying(tree, verdict)
    assert len(found) == min(len(wanted), MOST_SETS)
    assert set(found) <= set(wanted)
    assert [len(chosen) for chosen in found] == [len(chosen) for chosen in wanted[: len(found)]]


def by_trying(tree: Tree, verdict: str) -> list[tuple[Named, ...]]:
    """Every set of answers, each asked for, that leaves nothing but the verdict; none within another; smallest first."""
    brute = Brute(tree)
    enough: list[tuple[Named, ...]] = []
    ways = product(*((None, *question.answer_ids) for question in tree.questions))
    sets = [tuple(Named(q.id, a) for q, a in zip(tree.questions, way, strict=True) if a) for way in ways]
    for chosen in sorted(sets, key=len):
        if not any(set(smaller) <= set(chosen) for smaller in enough) and is_enough(brute, chosen, verdict):
            enough.append(chosen)
    return enough


def is_enough(brute: Brute, chosen: tuple[Named, ...], verdict: str) -> bool:
    ever: set[str] = set()
    reaches: list[bool] = []

    def visit(values: Facts, asked: Mapping[str, bool]) -> None:
        ever.update(id for id in asked if asked[id])
        reaches.append(verdict in brute.verdicts({**values, **brute.ratings(values)}))

    brute.each({name.question: (name.answer,) for name in chosen}, visit)
    return bool(reaches) and all(reaches) and {name.question for name in chosen} <= ever
