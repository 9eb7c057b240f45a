"""The way through the questions: what is asked next, what is settled or left out and why, what is still open."""

from __future__ import annotations

import pytest

from explainer.trees.model import Clause, State
from explainer.trees.route import Status, next_question, open_answers, path, steps, still_possible
from tests.trees.forest import large
from tests.trees.test_engine import LOCKED, small


@pytest.mark.parametrize(
    ("state", "asked"),
    [
        ({}, "leave"),
        ({"leave": ("no",)}, "shelf"),
        ({"leave": ()}, "shelf"),
        ({"leave": ("yes",)}, "stamp"),
        ({"leave": ("no",), "shelf": ("open",)}, "place"),
        ({"leave": ("no",), "shelf": ("locked",)}, "hand"),
        ({"leave": ("silent",), "shelf": ("locked",)}, "shelf"),
    ],
    ids=["first", "after an answer", "after a doubt", "what is not asked is passed", "what is settled is passed",
         "what is not settled is asked", "a contradiction is asked again"],
)  # fmt: skip
def test_the_next_question(state: State, asked: str) -> None:
    question = next_question(small().engine, state)
    assert question is not None
    assert question.id == asked


def test_when_all_is_answered_nothing_is_asked() -> None:
    assert next_question(small().engine, LOCKED) is None


def test_the_path_holds_what_was_asked_and_answered() -> None:
    state = {"leave": ("no",), "shelf": (), "stamp": ("paid",)}
    assert [(step.question.id, step.given) for step in path(small().engine, state)] == [
        ("leave", ("no",)), ("shelf", ()), ("stamp", ("paid",)),
    ]  # fmt: skip


def test_a_settled_question_says_what_settles_it() -> None:
    step = steps(small().engine, {"leave": ("no",), "shelf": ("open",)})[2]
    assert (step.question.id, step.status, step.given) == ("hand", Status.SETTLED, ("own",))
    assert step.because == (Clause("shelf", ("open",)),)


def test_a_question_that_is_not_asked_says_what_is_missing() -> None:
    step = steps(small().engine, {"leave": ("yes",)})[1]
    assert (step.question.id, step.status, step.given) == ("shelf", Status.NOT_ASKED, None)
    assert step.because == (Clause("leave", ("no", "silent")),)


def test_of_several_gates_only_what_fails_is_named() -> None:
    """The owner is asked for where the provider complains of something that can be owned."""
    found = {
        step.question.id: step
        for step in steps(large().engine, {"complainant": ("person",), "permission": ("no",)})
    }
    assert found["owner"].because == (Clause("complainant", ("provider",)),)


def test_where_nothing_is_possible_the_answers_are_still_on_the_path() -> None:
    state = {"leave": ("silent",), "shelf": ("locked",)}
    assert [step.question.id for step in path(small().engine, state)] == ["leave", "shelf"]
    assert [step.status for step in steps(small().engine, state)] == [Status.ASKED] * 6


def test_answers_that_would_contradict_are_not_open() -> None:
    engine = small().engine
    assert open_answers(engine, {"leave": ("silent",)}, "shelf") == ("open",)
    assert open_answers(engine, {"leave": ("silent",), "shelf": ("locked",)}, "leave") == ("yes", "no")


def test_the_ledger_shows_what_is_still_possible() -> None:
    sets = still_possible(small().engine, {"leave": ("no",), "shelf": ("open",)})
    assert sets.ratings == {"copying": ("weak",), "lending": ("none",), "tax": ("none", "strong")}
    assert sets.verdicts == ("copied",)
    assert still_possible(small().engine, {"leave": ("no",), "shelf": ("open",)}, ["strict"]).ratings[
        "copying"
    ] == ("strong",)
