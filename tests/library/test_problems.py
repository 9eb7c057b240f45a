"""How problems are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.library.problems import LONGEST_WORDS, Problem, Problems, Weight, did_you_mean


def test_a_problem_is_one_line_with_place_code_wrong_and_mend() -> None:
    problem = Problem("content/x.md", 5, "content.value", "'status' is 'setled'", "did you mean 'settled'?")
    assert str(problem) == "content/x.md:5: content.value: 'status' is 'setled': did you mean 'settled'?"


def test_problems_come_in_the_order_of_files_and_lines_and_once_each() -> None:
    problems = Problems()
    for path, line in (("b", 1), ("a", 10), ("a", 9), ("b", 1)):
        problems.add(path, line, "code", "what", "mend")
    assert [(p.path, p.line) for p in problems] == [("a", 9), ("a", 10), ("b", 1)]
    assert len(problems) == 3


def test_the_same_problem_with_another_weight_is_no_second_problem() -> None:
    problems = Problems()
    problems.add("a", 1, "code", "what", "mend", Weight.WARNING)
    problems.add("a", 1, "code", "what", "mend", Weight.WARNING)
    assert len(problems) == 1


def test_only_errors_count_as_errors() -> None:
    problems = Problems()
    for weight in Weight:
        problems.add("a", 1, f"code.{weight}", "what", "mend", weight)
    assert [p.code for p in problems.errors] == ["code.error"]


def test_problems_of_several_readers_are_joined() -> None:
    one, other = Problems(), Problems()
    one.add("a", 1, "code", "what", "mend")
    other.extend(one)
    assert list(other) == list(one)


@given(st.text(), st.text())
def test_whatever_is_quoted_a_problem_stays_one_line(what: str, mend: str) -> None:
    problems = Problems()
    problems.add("a", 1, "code", what, mend)
    assert str(*problems).splitlines() == [str(*problems)]


def test_a_long_quotation_is_cut() -> None:
    problems = Problems()
    problems.add("a", 1, "code", "x" * (LONGEST_WORDS + 1), "mend")
    assert str(*problems) == f"a:1: code: {'x' * LONGEST_WORDS}…: mend"


@pytest.mark.parametrize(
    ("word", "choices", "mend"),
    [
        ("setled", ["settled", "filed"], "did you mean 'settled'?"),
        ("zzz", ["settled", "filed"], "choose one of: filed, settled"),
        ("zzz", [], "there is nothing to choose from yet"),
        ("zzz", [f"a{n}{'a' * 20}" for n in range(13)], "none of the 13 that exist is close; check the spelling, or add it first"),
        ("zzz", [f"a{n}" for n in range(10, 24)], "choose one of: a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23"),
        ("US", ["us", "uk"], "did you mean 'us'?"),
        ("Fair  Use", ["fair-use", "fair"], "did you mean 'fair-use'?"),
        ("", ["a"], "choose one of: a"),
    ],
)
def test_a_mend_names_the_nearest_choice_or_the_short_list(word: str, choices: list[str], mend: str) -> None:
    assert did_you_mean(word, choices) == mend


@given(st.text(max_size=300), st.lists(st.text(max_size=50), max_size=20))
def test_a_mend_is_found_for_any_word(word: str, choices: list[str]) -> None:
    assert did_you_mean(word, choices)
