"""A rating says what raised it, what holds it down, and what of that depends on the unknown."""

from __future__ import annotations

from random import Random

from explainer.trees.model import State
from explainer.trees.reasons import Reason, Row, why
from explainer.trees.result import evaluate
from tests.trees.forest import large, random_state
from tests.trees.test_engine import LOCKED, small


def row(state: State, theory: str, *dials: str) -> Row:
    return next(row for row in why(small().engine, state, dials) if row.theory.id == theory)


def words(reasons: tuple[Reason, ...]) -> list[str]:
    return [reason.effect.words for reason in reasons]


def test_what_raised_it_and_what_holds_it_down() -> None:
    (because,) = row(LOCKED, "copying").because
    assert because.rating == "weak"
    assert words(because.raised_by) == ["lift copying to strong"]
    assert words(because.held_down_by) == ["cap copying at weak"]
    assert all(reason.certain for reason in (*because.raised_by, *because.held_down_by))
    assert because.held_down_by[0].effect.citations[0].source == "case-2021"


def test_a_cap_that_holds_nothing_down_is_no_reason() -> None:
    (because,) = row({**LOCKED, "shelf": ("open",)}, "lending").because
    assert (because.rating, because.raised_by, because.held_down_by) == ("none", (), ())


def test_a_cap_that_is_set_aside_says_by_what() -> None:
    (because,) = row({**LOCKED, "hand": ("other",)}, "lending").because
    (aside,) = because.set_aside
    assert because.held_down_by == ()
    assert aside.cap.effect.words == "cap lending at weak"
    assert aside.because.effect.owner.words == "rule other-hand"
    assert aside.because.certain


def test_each_possible_rating_has_its_own_reasons() -> None:
    found = row({**LOCKED, "hand": ()}, "copying")
    assert found.ratings == ("weak", "strong")
    weak, strong = found.because
    assert words(weak.held_down_by) == ["cap copying at weak"]
    assert words(strong.held_down_by) == []
    assert words(found.certain) == ["lift copying to strong"]
    assert [(reason.effect.words, reason.depends_on) for reason in found.depending] == [
        ("cap copying at weak", ("hand",))
    ]


def test_a_cap_that_may_be_dropped_depends_on_what_drops_it() -> None:
    found = row({**LOCKED, "hand": ()}, "lending")
    assert [(reason.effect.words, reason.depends_on) for reason in found.depending] == [
        ("cap lending at weak", ("hand",))
    ]
    weak, strong = found.because
    assert (words(weak.held_down_by), weak.set_aside) == (["cap lending at weak"], ())
    assert [aside.because.depends_on for aside in strong.set_aside] == [("hand",)]


def test_every_reason_that_is_not_certain_says_on_what_it_depends() -> None:
    rng = Random(1)
    tree, engine = large().tree, large().engine
    for _ in range(40):
        for found in why(engine, random_state(tree, rng, doubts=5), rng.sample(list(tree.dial), 2)):
            assert all(reason.depends_on for reason in found.depending)


def test_what_depends_on_a_gate_names_the_question_behind_it() -> None:
    """Whether the hand is asked for depends on the shelf."""
    found = row({**LOCKED, "hand": ("other",), "shelf": ()}, "copying")
    cap = found.depending[-1]
    assert (cap.effect.words, cap.depends_on) == ("cap copying at weak", ("shelf",))


def test_a_dial_that_is_on_is_among_the_reasons() -> None:
    (because,) = row({**LOCKED, "shelf": ("open",)}, "lending", "strict").because
    assert [reason.effect.owner.words for reason in because.raised_by] == ["dial strict"]


def test_where_nothing_is_possible_there_are_no_reasons() -> None:
    found = row({**LOCKED, "leave": ("silent",)}, "copying")
    assert (found.ratings, found.because, found.certain, found.depending) == ((), (), (), ())


def test_the_reasons_explain_every_rating_of_every_example() -> None:
    """The highest lift and the lowest cap among the reasons give the rating, unless the ratings within differ."""
    tree = large().tree
    explained = 0
    for example in large().examples.values():
        ratings = evaluate(large().engine, example.state).ratings
        for found in why(large().engine, example.state):
            assert found.ratings == ratings[found.theory.id]
            if len(found.ratings) > 1 or found.depending:
                continue
            (because,) = found.because
            lifts = [tree.levels.index(reason.effect.level) for reason in because.raised_by]
            caps = [tree.levels.index(reason.effect.level) for reason in because.held_down_by]
            assert min([max(lifts, default=0), *caps]) == tree.levels.index(because.rating)
            assert lifts == sorted(lifts, reverse=True)
            assert caps == sorted(caps)
            explained += 1
    assert explained > 200
