"""The meaning of trees, point by point, on a small tree that can be followed by eye."""

from __future__ import annotations

import pickle
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from explainer.trees.engine import Engine
from explainer.trees.loading import LoadedTree
from explainer.trees.model import State
from explainer.trees.result import evaluate, result_data
from explainer.trees.rows import CHUNK, Rows
from explainer.trees.themes import themes
from tests.trees.forest import large, loaded
from tests.trees.small import FILES, load

LOCKED: State = {
    "leave": ("no",),
    "shelf": ("locked",),
    "hand": ("own",),
    "place": ("here",),
    "stamp": ("paid",),
    "facts": ("said",),
}


@cache
def small() -> LoadedTree:
    with TemporaryDirectory() as folder:
        return load(Path(folder), FILES)[0]["small"]


def sets(state: State, *dials: str) -> dict[str, tuple[str, ...]]:
    return dict(evaluate(small().engine, state, dials).ratings)


def test_the_rating_is_the_lower_of_the_highest_lift_and_the_lowest_cap() -> None:
    assert sets(LOCKED) == {"copying": ("weak",), "lending": ("weak",), "tax": ("none",)}


def test_without_a_lift_the_rating_is_the_lowest_level() -> None:
    assert sets({**LOCKED, "leave": ("yes",)})["copying"] == ("none",)


def test_a_dropped_cap_holds_nothing_down() -> None:
    assert sets({**LOCKED, "hand": ("other",)})["lending"] == ("strong",)


def test_a_question_that_is_not_asked_has_no_effect() -> None:
    result = evaluate(small().engine, {**LOCKED, "leave": ("yes",)})
    assert result.walk.not_asked == ("shelf", "hand", "place")
    assert result.state == {"leave": ("yes",), "stamp": ("paid",), "facts": ("said",)}


def test_a_settled_question_has_its_answer_and_the_effects_of_it() -> None:
    result = evaluate(small().engine, {**LOCKED, "shelf": ("open",), "hand": ("other",)})
    assert result.walk.settled == {"hand": ("own",)}
    assert result.ratings["copying"] == ("weak",)


def test_no_answer_and_unknown_mean_the_same_and_a_set_means_one_of_these() -> None:
    engine = small().engine
    unknown = evaluate(engine, {**LOCKED, "leave": ()})
    missing = evaluate(engine, {id: given for id, given in LOCKED.items() if id != "leave"})
    assert unknown.sets == missing.sets
    assert unknown.ratings["copying"] == ("none", "weak")
    assert evaluate(engine, {**LOCKED, "leave": ("yes", "no")}).verdicts == ("allowed", "rest")


def test_a_contradiction_leaves_nothing_possible_and_is_named() -> None:
    data = result_data(evaluate(small().engine, {**LOCKED, "leave": ("silent",)}))
    assert data["contradiction"] == ["silent-lock"]
    assert data["ratings"] == {"copying": [], "lending": [], "tax": []}
    assert (data["verdicts"], data["badges"], data["changes"], data["settles_most"]) == ([], [], [], None)
    assert data["answers"]["shelf"] == "locked"


def test_of_several_contradictions_those_are_named_that_hold_in_any_case() -> None:
    """That a shown answer is hidden would contradict too, but only if it is an answer."""
    state: State = {
        "permission": ("condition",),
        "source": ("service",),
        "entry": ("limits",),
        "hidden": ("guarded",),
    }
    assert evaluate(large().engine, state).contradiction == ("licence-and-limits",)


def test_a_contradiction_rules_out_part_of_a_doubt() -> None:
    """With a lock, silence is out; what is left of the doubt is yes or no."""
    result = evaluate(small().engine, {**LOCKED, "leave": ("yes", "silent")})
    assert result.contradiction == ()
    assert result.verdicts == ("allowed",)
    assert result.state["shelf"] == ("locked",), "the answer that rules silence out is kept"


def test_changes_name_each_other_answer_that_moves_something() -> None:
    changes = evaluate(small().engine, LOCKED).changes
    assert [(change.question, change.answer) for change in changes] == [
        ("leave", "yes"), ("shelf", "open"), ("hand", "other"), ("place", "there"), ("stamp", "unpaid"),
    ]  # fmt: skip
    by_hand = changes[2].moves
    assert by_hand.ratings["copying"].before == ("weak",)
    assert by_hand.ratings["copying"].after == ("strong",)
    assert by_hand.verdicts is not None
    assert by_hand.verdicts.after == ("copied",)


def test_what_settles_most_is_the_question_whose_worst_answer_leaves_the_fewest_verdicts() -> None:
    engine = small().engine
    assert evaluate(engine, {"shelf": ("locked",)}).settles_most == "leave"
    assert evaluate(engine, {"leave": ("no",)}).settles_most == "shelf"
    assert evaluate(engine, {"leave": ("yes",)}).settles_most is None


def test_a_result_is_decided_early_when_only_other_rows_are_open() -> None:
    engine = small().engine
    assert evaluate(engine, {"leave": ("yes",)}).decided
    assert not evaluate(engine, {"leave": ("no",)}).decided
    assert evaluate(engine, {"leave": ("no",), "shelf": ("open",)}).decided


def test_columns_show_their_own_rows_and_the_verdicts() -> None:
    here, there = evaluate(small().engine, LOCKED).columns
    assert (here.answer, here.ratings, here.verdicts) == ("here", {"lending": ("weak",)}, ("rest",))
    assert (there.answer, there.ratings, there.verdicts) == ("there", {"lending": ("strong",)}, ("rest",))


def test_dials_that_name_each_other_exclude_each_other() -> None:
    engine = small().engine
    assert engine.dials(["strict", "kind"]) == ("kind",)
    assert engine.dials(["kind", "strict", "nonsense"]) == ("strict",)


def test_a_dial_changes_what_it_says_and_only_while_it_is_on() -> None:
    open_shelf = {**LOCKED, "shelf": ("open",)}
    assert sets(open_shelf)["copying"] == ("weak",)
    assert sets(open_shelf, "strict")["copying"] == ("strong",)
    assert sets(open_shelf, "strict")["lending"] == ("weak",)


def test_badges_are_possible_or_certain() -> None:
    engine = small().engine
    unpaid = evaluate(engine, {**LOCKED, "stamp": ("unpaid",)}).sets
    assert (unpaid.badges, unpaid.badges_certain) == (("stamp-due",), ("stamp-due",))
    doubted = evaluate(engine, {**LOCKED, "stamp": ()}).sets
    assert (doubted.badges, doubted.badges_certain) == (("stamp-due",), ())


def test_the_words_before_the_colon_stand_for_the_proof() -> None:
    engine = small().engine
    assert evaluate(engine, LOCKED).proof_words == "If the account is right"
    assert evaluate(engine, {**LOCKED, "facts": ()}).proof_words == ""
    assert large().examples["own-mini"].proof_words == "An invented case"


def test_the_tree_of_values_shows_positions_side_by_side() -> None:
    engine = loaded()[0]["where-do-you-stand"].engine
    result = evaluate(engine, {"E1": ("maker",), "E2a": ("terms",)})
    assert result.verdicts == ("P3", "P4")
    assert result.proof_words == ""
    assert set(result_data(result)) == {
        "tree", "version", "law_as_of", "answers", "unknown", "not_asked", "settled", "contradiction", "ratings",
        "verdicts", "badges", "badges_certain", "dials", "settles_most", "changes",
    }  # fmt: skip


def test_questions_that_touch_nothing_in_common_have_tables_of_their_own() -> None:
    groups = {theme.questions: theme.theories for theme in themes(small().tree)}
    assert groups[("stamp",)] == ("tax",)
    assert groups[("facts",)] == ()
    assert groups[("leave", "shelf", "hand", "place")] == ("copying", "lending")


def test_a_second_wording_gives_the_same_result_under_its_own_name() -> None:
    trees = loaded()[0]
    scraped = trees["is-training-on-scraped-work-theft"]
    state = large().examples["reddit-account"].state
    data = result_data(evaluate(scraped.engine, state))
    assert data.pop("tree") == "is-training-on-scraped-work-theft"
    other = result_data(evaluate(large().engine, state))
    assert data == {key: value for key, value in other.items() if key != "tree"}
    assert (
        scraped.tree.question["permission"].title
        == "Did the complainant allow this use of the pages, books or posts?"
    )


def test_an_engine_that_was_pickled_gives_the_same() -> None:
    again: Engine = pickle.loads(pickle.dumps(small().engine))
    assert evaluate(again, LOCKED).sets == evaluate(small().engine, LOCKED).sets


def test_rows_are_sets() -> None:
    one, two = Rows.of_bits(0b1011), Rows.of_bits(0b0110 | 1 << CHUNK * 3)
    assert list(one) == [0, 1, 3]
    assert list(one & two) == [1]
    assert list(one | two) == [0, 1, 2, 3, CHUNK * 3]
    assert list(two - one) == [2, CHUNK * 3]
    assert (len(two), two.bits, bool(one - one)) == (3, 0b0110 | 1 << CHUNK * 3, False)
    assert one & two <= one
    assert not two <= one
    assert one.meets(two)
    assert not one.meets(two - one)
    assert {one: 1}[Rows.of_bits(0b1011)] == 1
    assert one != 0b1011


@pytest.mark.parametrize("bits", [0, 1, 1 << CHUNK, (1 << CHUNK * 2) - 1])
def test_rows_keep_their_bits(bits: int) -> None:
    assert Rows.of_bits(bits).bits == bits
