"""Cutting a page down to one part of it."""

from __future__ import annotations

import pytest

from explainer.web.embeds.markup import Element, read
from explainer.web.embeds.parts import Part, cut, listed

PAGE = """<main id="main"><article class="sheet"><header><h1 id="top">Title</h1></header><div class="text">\
<section class="section" aria-labelledby="one"><h2 id="one">One</h2><p id="p1">First\
<button popovertarget="n1-pop"></button><span id="n1-pop">note</span></p>\
<details class="more"><summary>Read on</summary><p id="p2">Second\
<button class="chip" popovertarget="source-1"></button></p></details></section>\
<h2 id="two">Two</h2><p>a</p><h3 id="two-a">Two a</h3><p>b</p><h2 id="three">Three</h2>\
<section aria-labelledby="ratings"><h2 id="ratings">Ratings</h2><ul class="rows"><li id="row-x"><h3>X</h3></li>\
<li id="row-y"><h3>Y</h3></li></ul></section>\
<table id="table"><caption>C</caption><thead><tr><th>H</th></tr></thead><tbody><tr id="r1"><td>1</td></tr>\
<tr id="r2"><td>2</td></tr></tbody></table>\
<figure id="figure-f" aria-labelledby="f"><p class="figure-title" id="f">F</p><a class="cite" href="#n2">2</a></figure>\
<dl><dt id="t1">T</dt><dd>t</dd><dt id="t2">U</dt><dd>u</dd></dl></div>\
<section class="notes" aria-labelledby="notes"><h2 id="notes">Notes</h2><ol><li id="n1">1</li><li id="n2">2</li></ol></section>\
</article><span id="source-1">source</span></main>"""


@pytest.fixture
def main() -> Element:
    return read(PAGE).elements[0]


def words(main: Element, part: str) -> str:
    found = cut(main, part)
    return found.text if found else "nothing"


@pytest.mark.parametrize(
    ("part", "left"),
    [
        ("one", "OneFirstnoteRead onSecondNotes1source"),
        ("p1", "FirstnoteNotes1"),
        ("two", "TwoaTwo ab"),
        ("two-a", "Two ab"),
        ("row-y", "Y"),
        ("r2", "CH2"),
        ("figure-f", "F2Notes2"),
        ("t1", "Tt"),
        ("nowhere", "nothing"),
    ],
)
def test_a_part_comes_with_the_notes_that_it_needs_and_with_nothing_else(
    main: Element, part: str, left: str
) -> None:
    assert words(main, part) == left


def test_a_part_keeps_the_elements_that_it_stands_in(main: Element) -> None:
    found = cut(main, "row-y")
    assert found is not None
    assert '<ul class="rows"><li id="row-y">' in found.html
    assert '<article class="sheet">' in found.html


def test_a_part_that_was_folded_is_open(main: Element) -> None:
    found = cut(main, "p2")
    assert found is not None
    assert "<details" not in found.html
    assert "Second" in found.html


def test_the_parts_of_a_page_are_listed_by_their_titles(main: Element) -> None:
    assert list(listed(main)) == [
        Part("one", "One"), Part("two", "Two"), Part("two-a", "Two a"), Part("three", "Three"), Part("ratings", "Ratings"),
        Part("row-x", "X"), Part("row-y", "Y"), Part("table", "C"), Part("figure-f", "F"),
    ]  # fmt: skip
