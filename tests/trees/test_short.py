"""Short codes: everything said goes in and comes out again, and a mistyped code is noticed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.trees.model import State, Tree
from explainer.trees.short import ALPHABET, NoCode, pack, unpack, version_of
from tests.trees.forest import large, loaded, random_tree
from tests.trees.test_content import DEEPSEEK
from tests.trees.test_engine import small

TREES = {name: tree.tree for name, tree in loaded()[0].items()} | {"small": small().tree}


@st.composite
def said(draw: st.DrawFn, tree: Tree) -> State:
    """Any state: of each question nothing, *not known*, one answer, or some of them but not all."""
    state = {}
    for question in tree.questions:
        answers = question.answer_ids
        sets = st.sets(st.sampled_from(answers), max_size=len(answers) - 1)
        found = draw(st.none() | st.sampled_from(answers).map(lambda answer: {answer}) | sets)
        if found is not None:
            state[question.id] = tuple(answer for answer in answers if answer in found)
    return state


@settings(deadline=None)
@given(st.sampled_from(sorted(TREES)), st.data(), st.integers(1, 10_000))
def test_what_goes_in_comes_out(name: str, data: st.DataObject, version: int) -> None:
    tree = replace(TREES[name], version=version)
    state = data.draw(said(tree))
    dials = tuple(id for id in tree.dial if data.draw(st.booleans()))
    code = pack(tree, state, dials)
    assert version_of(name, code) == version
    assert unpack(tree, code) == (state, dials)
    assert list(unpack(tree, code)[0]) == list(state)


@given(st.integers(0, 200), st.data())
def test_it_is_so_for_any_tree(seed: int, data: st.DataObject) -> None:
    tree = random_tree(Random(seed))
    state = data.draw(said(tree))
    assert unpack(tree, pack(tree, state)) == (state, ())


def test_different_states_have_different_codes() -> None:
    tree = small().tree
    given = [(), ("yes",), ("no",), ("silent",), ("yes", "no"), ("yes", "silent"), ("no", "silent"), None]
    states: list[State] = [{} if one is None else {"leave": one} for one in given]
    assert len({pack(tree, state) for state in states}) == len(states)


def test_a_code_is_short_and_stays_as_it_is() -> None:
    """A code that was printed once must lead to the same answers for ever."""
    tree = replace(large().tree, version=1)
    assert pack(tree, DEEPSEEK) == "1mqmndbcb"
    assert pack(tree, {**DEEPSEEK, "entry": ("own-name", "limits")}) == "12422q6wf4851"
    assert len(pack(tree, DEEPSEEK, tree.dial)) <= 14


def test_all_answers_together_are_not_known() -> None:
    tree = small().tree
    assert pack(tree, {"leave": ("yes", "no", "silent")}) == pack(tree, {"leave": ()})
    assert pack(tree, {"leave": ("silent", "no")}) == pack(tree, {"leave": ("no", "silent")})


def test_capitals_hyphens_and_letters_that_look_like_digits_are_understood() -> None:
    tree = replace(large().tree, version=1)
    code = pack(tree, DEEPSEEK)
    assert unpack(tree, f"L{code[1:4].upper()}-{code[4:].upper()}") == (DEEPSEEK, ())


@given(st.data())
def test_one_wrong_character_is_noticed(data: st.DataObject) -> None:
    tree = large().tree
    code = pack(tree, data.draw(said(tree)))
    at = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from(ALPHABET.replace(code[at], "")))
    with pytest.raises(NoCode):
        version_of(tree.name, code[:at] + wrong + code[at + 1 :])


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "1",
        "u",
        "11",
        "é",
        "1mqmndbc",
        "1mqmndbcc",
        "0mqmndbcb",
        "gmqmndbcb",
        "1" * 500,
        "ggggg0",
        "../..",
        "1mqmndbcb1",
    ],
)
def test_what_is_no_code_is_refused(wrong: str) -> None:
    tree = replace(large().tree, version=1)
    with pytest.raises(NoCode):
        unpack(tree, wrong)


@given(st.text(alphabet=ALPHABET, max_size=14))
def test_nothing_but_what_was_packed_can_be_unpacked(code: str) -> None:
    tree = replace(large().tree, version=1)
    try:
        state, dials = unpack(tree, code)
    except NoCode:
        return
    assert pack(tree, state, dials) == code


def test_a_code_of_one_wording_is_not_one_of_the_other() -> None:
    first, second = TREES["is-distillation-theft"], TREES["is-training-on-scraped-work-theft"]
    with pytest.raises(NoCode):
        unpack(second, pack(first, DEEPSEEK))


def test_a_code_of_another_version_is_not_read_with_this_one() -> None:
    tree = large().tree
    with pytest.raises(NoCode):
        unpack(tree, pack(replace(tree, version=tree.version + 1), DEEPSEEK))


@pytest.mark.parametrize(
    ("state", "dials"), [({"rain": ("yes",)}, ()), ({"leave": ("nod",)}, ()), ({}, ("soft",))]
)
def test_what_the_tree_does_not_have_has_no_code(state: State, dials: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"not have|not in"):
        pack(small().tree, state, dials)
