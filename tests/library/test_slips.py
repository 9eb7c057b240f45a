"""Slips in YAML are told as they were probably meant, and the rest of the file is read."""

from __future__ import annotations

import doctest

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from explainer.library import slips
from explainer.library.slips import MOST, compose
from tests.library.material import steady


def mended(text: str) -> object:
    """What is read of a text with slips."""
    found = compose(text)
    assert found.slips
    assert found.node is not None
    return yaml.load(found.text, Loader=yaml.BaseLoader)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a: b: c", {"a": "b: c"}),
        ("a: “b: c”", {"a": "b: c"}),
        ("a: “b”: c", {"a": "“b”: c"}),
        ("a: “b: c", {"a": "b: c"}),
        ('a: "b "c" d"', {"a": 'b "c" d'}),
        ('a: "b" c', {"a": '"b" c'}),
        ('a: "b" or "c"', {"a": '"b" or "c"'}),
        ("a: 'it's'", {"a": "it's"}),
        ('a: "open\nb: c', {"a": "open", "b": "c"}),
        ("a: @b", {"a": "@b"}),
        ("a: [b] c", {"a": "[b] c"}),
        ("- b: c: d\n- e", [{"b": "c: d"}, "e"]),
        ("- @b\n- c", ["@b", "c"]),
        ("a:b\nc: d", {"a": "b", "c": "d"}),
        ("x: 1\na:b\nc: d", {"x": "1", "a": "b", "c": "d"}),
        ("a:\n  - b\n  – c", {"a": ["b", "c"]}),
        ("a:\n  - {b: 1}\n  • {b: 2}", {"a": [{"b": "1"}, {"b": "2"}]}),
        ("a:\n  - b: 1\n  -c: 2", {"a": [{"b": "1"}, {"c": "2"}]}),
        ("a: []\n- b", {"a": ["b"]}),
        ("a: []\n\n  # a remark\n  - b: c\n", {"a": [{"b": "c"}]}),
        ("a: ''\n  b: c", {"a": {"b": "c"}}),
        ("a: 1\n b: 2", {"a": "1", "b": "2"}),
        ("a:\n  - b: 1\n    c: 2\n   d: 3", {"a": [{"b": "1", "c": "2", "d": "3"}]}),
        ("a: one\ntwo\nb: c", {"a": "one two", "b": "c"}),
        ("a:\n - {b: 1}\n  - {c: 2}", {"a": [{"b": "1"}, {"c": "2"}]}),
        ("a: {b: 1\nc: 2", {"a": {"b": "1"}, "c": "2"}),
        ("- {a: 1, b: x [@y, p. 3]., c: 2}", [{"a": "1", "b": "x [@y, p. 3].", "c": "2"}]),
        ("- {a: 1, b: “x, y”, c: [d, e]}\n- {a: @}", [{"a": "1", "b": "“x", "y”": "", "c": ["d", "e"]}, {"a": "@"}]),
        ('- {a: 1, b: "x [@y]."', [{"a": "1", "b": "x [@y]."}]),
        ('- {a: 1, b: "x [@y].}', [{"a": "1", "b": "x [@y]."}]),
        ("- {a: 1,, b: 2}", [{"a": "1", "b": "2"}]),
        ('- {\n  "a": "b",\n  "c": "d"\n  },\n- e', [{"a": "b", "c": "d"}, "e"]),
        ('a:\n[\n{\n"b": "c"\n"d": "e"\n}\n]', {"a": [{"b": "c", "d": "e"}]}),
        ("a:\n- b: 1\n  - b: 2\n    c: 3\n  - b: 4\n", {"a": [{"b": "1"}, {"b": "2", "c": "3"}, {"b": "4"}]}),
    ],
)  # fmt: skip
def test_the_text_is_read_as_it_was_probably_meant(text: str, meant: object) -> None:
    assert mended(text) == meant


def test_every_slip_of_a_file_is_found_up_to_a_dozen() -> None:
    lines = [f"a{number}: b: c" for number in range(MOST)]
    assert [slip.line for slip in compose("\n".join(lines)).slips] == list(range(MOST))
    found = compose("\n".join([*lines, "z: y: x", "z: y: x"]))
    assert found.node is None
    assert len(found.slips) == MOST + 1


def test_a_slip_that_cannot_be_mended_is_told_after_those_that_can() -> None:
    found = compose("a: b: c\nd: [e\nf: g: h")
    assert found.node is None
    assert [slip.line for slip in found.slips] == [0, 2]


def test_a_long_line_is_not_told_whole() -> None:
    (slip,) = compose(f"a: b: {'c' * 200}").slips
    assert slip.mend == 'put the whole text in straight quotes: a: "…"'


@pytest.mark.parametrize("text", ["a: b", "", "- {a: 1, b: [c, d]}", "a: “b” c"])
def test_good_text_is_left_alone(text: str) -> None:
    found = compose(text)
    assert (found.text, found.slips) == (text, ())


@steady
@given(st.text(st.characters(codec="utf-8") | st.sampled_from(list("-:[]{}&*!|>'\"“”%@`#?,\n ")), max_size=150))
def test_any_text_can_be_mended_or_not(text: str) -> None:
    found = compose(text)
    assert found.slips or found.text == text
    assert all(0 <= slip.line <= text.count("\n") for slip in found.slips)
    assert len(found.slips) <= MOST + 1


def test_the_examples_of_the_module_are_true() -> None:
    assert doctest.testmod(slips).failed == 0
