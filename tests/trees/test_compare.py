"""Two acts side by side, the nearest worked examples, and trees and examples as data."""

from __future__ import annotations

import json
from random import Random

import pytest

from explainer.trees.changes import moves
from explainer.trees.compare import Side, compare, exchanged, nearest
from explainer.trees.data import example_data, prose_data, tree_data
from explainer.trees.mentions import mentions
from explainer.trees.result import evaluate
from tests.trees.forest import large, loaded, random_state
from tests.trees.test_engine import LOCKED, small


def test_an_act_with_itself_shows_no_difference() -> None:
    comparison = compare(small().engine, LOCKED, LOCKED)
    assert comparison.differences == ()
    assert comparison.same == tuple(small().tree.question)
    assert not comparison.moves


def test_each_difference_says_what_it_moves_by_itself() -> None:
    other = {**LOCKED, "hand": ("other",), "stamp": ("unpaid",)}
    comparison = compare(small().engine, LOCKED, other)
    by_hand, by_stamp = comparison.differences
    assert (by_hand.question.id, by_hand.left, by_hand.right) == ("hand", Side(("own",)), Side(("other",)))
    assert list(by_hand.left_moves.ratings) == ["copying", "lending"]
    assert list(by_stamp.left_moves.ratings) == ["tax"]
    assert by_stamp.right_moves.ratings["tax"].after == ("none",)
    assert list(comparison.moves.ratings) == ["copying", "lending", "tax"]


def test_the_comparison_is_symmetric() -> None:
    one, other = (large().examples[name].state for name in ("deepseek-account-2026", "reddit-account"))
    there, back = compare(large().engine, one, other), compare(large().engine, other, one)
    assert [d.question.id for d in there.differences] == [d.question.id for d in back.differences]
    for forth, again in zip(there.differences, back.differences, strict=True):
        assert (forth.left, forth.right, forth.left_moves, forth.right_moves) == (
            again.right, again.left, again.right_moves, again.left_moves,
        )  # fmt: skip


def test_the_closest_pair_differs_as_its_analysis_says() -> None:
    one, other = (large().examples[name].state for name in ("deepseek-account-2026", "reddit-account"))
    comparison = compare(large().engine, one, other)
    assert [d.question.id for d in comparison.differences] == [
        "material",
        "owner",
        "entry",
        "price",
        "hidden",
        "use",
        "state",
    ]
    assert comparison.differences[4].right == Side(("public",), settled=True)


def test_what_only_one_act_is_asked_moves_nothing_in_the_other() -> None:
    comparison = compare(small().engine, LOCKED, {**LOCKED, "leave": ("yes",)})
    by_leave, by_shelf, *_ = comparison.differences
    assert by_leave.left_moves.verdicts is not None
    assert by_shelf.right == Side(None)
    assert not by_shelf.left_moves
    assert not by_shelf.right_moves


def test_an_answer_that_would_contradict_moves_nothing() -> None:
    comparison = compare(small().engine, {**LOCKED, "leave": ("silent",), "shelf": ("open",)}, LOCKED)
    assert not comparison.differences[1].left_moves


def test_exchanging_one_answer_moves_what_the_comparison_says_of_it() -> None:
    engine, examples = large().engine, large().examples
    for one, other in (("deepseek-account-2026", "reddit-account"), ("paid-rival", "bought-books"), ("ding", "ross")):
        found = compare(engine, examples[one].state, examples[other].state)
        for difference in found.differences:
            left, right = exchanged(engine, found, [difference.question.id])
            for before, after, said in (
                (found.left, left, difference.left_moves), (found.right, right, difference.right_moves),
            ):  # fmt: skip
                if after.verdicts and difference.question.id in before.walk.asked:
                    assert moves(before.sets, after.sets) == said, difference.question.id


def test_who_exchanges_everything_becomes_the_other_where_both_are_asked_the_same() -> None:
    engine, examples = large().engine, large().examples
    found = compare(engine, examples["deepseek-account-2026"].state, examples["paid-rival"].state)
    left, right = exchanged(engine, found, list(large().tree.question))
    assert (left.sets, right.sets) == (found.right.sets, found.left.sets)
    assert exchanged(engine, found, []) == (
        evaluate(engine, found.left.state, further=False), evaluate(engine, found.right.state, further=False),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(30))
def test_an_exchange_turned_round_is_the_exchange_of_those_turned_round(seed: int) -> None:
    rng = Random(seed)
    engine, tree = large().engine, large().tree
    one, other = random_state(tree, rng, seed % 4), random_state(tree, rng, seed % 3)
    some = rng.sample(list(tree.question), 5)
    there, back = exchanged(engine, compare(engine, one, other), some), exchanged(engine, compare(engine, other, one), some)
    assert (there[0].sets, there[1].sets) == (back[1].sets, back[0].sets)


def test_the_nearest_examples_are_those_that_nothing_speaks_against() -> None:
    tree, examples = large().tree, large().examples
    state = examples["moonshot-account-2026"].state
    first, second, third = nearest(tree, state, examples)
    assert (first.name, second.name) == ("deepseek-account-2026", "moonshot-account-2026")
    assert third.name == "minimax-account-2026"
    assert nearest(tree, state, examples, most=1) == (first,)


def test_the_data_of_a_tree_holds_all_of_it() -> None:
    for found in loaded()[0].values():
        tree = found.tree
        data = json.loads(json.dumps(tree_data(tree)))
        assert [question["id"] for question in data["questions"]] == list(tree.question)
        held = [
            effect
            for owner in (
                *(a for q in data["questions"] for a in q["answers"]),
                *data["rules"],
                *data["dials"],
            )
            for effect in owner["effects"]
        ]
        assert len(held) == len(tree.effects)
        assert all(effect["reason"]["text"] and effect["reason"]["citations"] for effect in held)
        assert data["verdicts"][-1]["when"] == "otherwise"


def test_a_condition_as_data() -> None:
    data = tree_data(small().tree)
    assert data["rules"][0]["when"] == [
        {"hand": ["other"], "place": ["here"]},
        {"hand": ["other"], "place": ["there"]},
    ]
    assert data["dials"][1]["when"] is None
    assert data["rules"][0]["effects"][0] == {
        "verb": "drop", "theory": "lending", "of": "place", "of_answer": "here",
        "reason": {"text": "another's hand loses the freedom. [1]", "citations": [[{"source": "case-2021", "locator": "p. 7", "as": "", "signal": ""}]]},
    }  # fmt: skip


def test_the_data_of_an_example_holds_answers_and_sources() -> None:
    data = json.loads(json.dumps(example_data(small().examples["atlas"])))
    assert data["answers"][1] == {
        "question": "shelf",
        "answer": [],
        "source": {"text": "nobody saw it", "citations": []},
    }
    assert data["expected"]["verdicts"] == ["copied"]
    assert prose_data(("one",)) == {"text": "one", "citations": []}


def test_every_citation_of_a_tree_is_mentioned_on_the_page_of_its_source() -> None:
    found = list(mentions(small()))
    assert {mention.source for mention in found} == {"act-2020", "case-2021"}
    assert ("act-2020", "May it be borrowed?", "/trees/small/map#theory-tax", "Tax", "§ 9") in found


def test_a_second_wording_mentions_only_its_own_introduction() -> None:
    scraped = loaded()[0]["is-training-on-scraped-work-theft"]
    assert list(mentions(scraped)) == []
