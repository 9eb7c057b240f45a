"""What is counted of a tree equals what a plain walk through every combination counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import product
from random import Random

import pytest

from explainer.trees.alike import swaps, with_partner
from explainer.trees.changes import moves
from explainer.trees.engine import Engine
from explainer.trees.findings import Findings, findings, findings_data
from explainer.trees.model import Tree
from explainer.trees.properties import ORDERS, Order, held
from explainer.trees.result import evaluate
from explainer.trees.rows import Rows
from tests.trees.brute import Brute, Facts
from tests.trees.forest import large, loaded, random_tree


@cache
def found() -> Findings:
    return findings(large().engine, large().examples)


Row = tuple[Mapping[str, str], Mapping[str, bool]]  # answers, and which are asked for


def rows(tree: Tree) -> list[Row]:
    """Every combination of a small tree."""
    every: list[Row] = []
    Brute(tree).each({}, lambda values, asked: every.append((dict(values), dict(asked))))
    return every


def are_partners(one: Row, other: Row, question: str) -> bool:
    """Both ask the question, answer it differently, and differ in no other question that both ask."""
    (mine, asked), (theirs, wanted) = one, other
    both = [id for id in mine if asked[id] and wanted[id]]
    return question in both and [id for id in both if mine[id] != theirs[id]] == [question]


def moved_by_answer(tree: Tree, question: str) -> tuple[int, int, dict[str, int]]:
    """How many combinations ask it; in how many another answer moves the result, and each rating."""
    brute, every = Brute(tree), rows(tree)
    rated = [brute.ratings(values) for values, _ in every]
    given = [brute.verdicts({**values, **ratings}) for (values, _), ratings in zip(every, rated, strict=True)]
    result, ratings = set(), {theory.id: set[int]() for theory in tree.theories}
    for one, other in product(range(len(every)), repeat=2):
        if are_partners(every[one], every[other], question):
            result |= {one} if given[one] != given[other] else set()
            for theory, moving in ratings.items():
                moving |= {one} if rated[one][theory] != rated[other][theory] else set()
    return sum(asked[question] for _, asked in every), len(result), {id: len(moving) for id, moving in ratings.items()}


def test_what_another_answer_moves_is_what_comparing_every_two_combinations_finds() -> None:
    """Only trees whose questions all hang together: what stands apart is counted apart."""
    looked_at = 0
    for seed in range(120):
        tree = random_tree(Random(seed))
        engine = Engine(tree)
        if len(engine.tables) > 1 or tree.every_verdict or len(engine.tables[0].everything) > 60 or not engine.possible({})[0]:
            continue
        for one in findings(engine, {}).questions:
            looked_at += 1
            counted = (one.moved.of, one.moved.result, dict(one.moved.ratings))
            assert counted == moved_by_answer(tree, one.question.id), (seed, one.question.id)
    assert looked_at > 30


def test_the_counts_of_the_large_tree_are_those_of_a_plain_walk() -> None:
    tree = large().tree
    brute, verdicts, highest = Brute(tree), Counter[str](), Counter[str]()

    def visit(values: Facts, _: Mapping[str, bool]) -> None:
        rated = brute.ratings(values)
        verdicts[brute.verdicts({**values, **rated})[0]] += 1
        highest[max((rated[id] for id in rated if id != "state-rule"), key=tree.levels.index)] += 1

    brute.each({"state": ("none",), "facts": ("alleged",)}, visit)
    assert found().verdicts == verdicts
    assert found().highest == highest
    assert found().combinations == sum(verdicts.values())
    assert found().aside == ("state", "facts")


@pytest.mark.prove
def test_what_a_dial_moves_is_counted_over_every_combination() -> None:
    tree = large().tree
    plain = Brute(tree)
    for one in (one for one in found().dials if one.dial.id in ("terms-displaced", "restraint", "weights-protected")):
        turned, result, rating = Brute(tree, [one.dial.id]), 0, 0

        def visit(values: Facts, _: Mapping[str, bool], turned: Brute = turned) -> None:
            nonlocal result, rating
            before, after = plain.ratings(values), turned.ratings(values)
            rating += before != after
            result += plain.verdicts({**values, **before}) != turned.verdicts({**values, **after})

        plain.each({"state": ("none",), "facts": ("alleged",)}, visit)
        assert (one.moved.result, one.moved.any_rating) == (result, rating), one.dial.id


def test_what_each_dial_moves_in_each_example_is_what_its_result_shows() -> None:
    engine = large().engine
    for one in found().dials:
        for name, example in large().examples.items():
            before, after = (evaluate(engine, example.state, on, further=False) for on in ((), (one.dial.id,)))
            assert bool(moves(before.sets, after.sets)) == (name in one.examples)


def test_what_each_answer_moves_in_each_example_is_what_its_result_lists() -> None:
    for one in found().questions:
        for name, example in large().examples.items():
            listed = [c for c in evaluate(large().engine, example.state).changes if c.question == one.question.id]
            assert (name in one.result) == any(change.moves.verdicts for change in listed)
            assert (name in one.rating) == (bool(listed) and name not in one.result)


def test_what_is_said_to_hold_always_holds_with_every_dial_and_with_fifty_pairs_of_them() -> None:
    rng = Random(5)
    engine, dials = large().engine, list(large().tree.dial)
    settings = [(), *((dial,) for dial in dials), *(engine.dials(rng.sample(dials, 2)) for _ in range(50))]
    for setting in settings:
        for one in held(engine, setting):
            assert one.against == (), (setting, one.order)
    assert len(found().held) == len(ORDERS)
    assert found().held_with_dials == {}


def test_an_order_that_does_not_hold_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    backwards = Order("A gentler way in never lowers", "entry", ("barrier", "limits", "open"), ("access", "contract"))
    monkeypatch.setattr("explainer.trees.properties.ORDERS", (backwards,))
    assert [one.against for one in held(large().engine)] == [("access",)]


def test_an_order_of_which_the_tree_has_no_answers_is_left_out() -> None:
    assert list(held(loaded()[0]["where-do-you-stand"].engine)) == []


def test_nothing_has_a_partner_in_nothing() -> None:
    table = large().engine.tables[large().engine.verdict_home]
    assert with_partner(table, "entry", swaps(("open", "barrier")), table.everything, Rows({})) == Rows({})


def test_the_findings_as_data_hold_every_question_dial_and_order() -> None:
    data = findings_data(found())
    assert [one["question"] for one in data["questions"]] == [id for id in large().tree.question if id != "facts"]
    assert [one["dial"] for one in data["dials"]] == list(large().tree.dial)
    assert data["orders"][-1]["from_less_to_more"] == ["yes", "condition", "no", "silent"]
    assert data["highest_rating_of_the_last_verdict"] == "weak"
    displaced = data["dials"][0]["examples"]["paid-rival"]
    assert displaced["ratings"]["contract"] == {"from": ["arguable"], "to": ["weak"]}
