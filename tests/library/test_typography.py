"""Typographic quotes and spaces in short texts that do not pass through Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.library.typography import curly
from tests.library.material import steady


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('"True"', "“True”"),
        ("a model's answer", "a model’s answer"),
        ("the models' answers", "the models’ answers"),
        ("'One' and \"two\"", "‘One’ and “two”"),
        ('("so")', "(“so”)"),
        ("17 U.S.C. § 107, ¶ 4", "17 U.S.C. §\u00a0107, ¶\u00a04"),
        ("§ x", "§ x"),
        ("", ""),
    ],
)
def test_quotes_are_curled_and_section_signs_keep_their_numbers(text: str, shown: str) -> None:
    assert curly(text) == shown


@steady
@given(st.text())
def test_no_straight_quote_is_left_and_nothing_else_changes(text: str) -> None:
    shown = curly(text)
    assert not set("\"'") & set(shown)
    assert len(shown) == len(text)
    assert curly(shown) == shown
