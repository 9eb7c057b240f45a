"""HTML as a tree: what goes in comes out, but for what is changed."""

from __future__ import annotations

import pytest

from explainer.web.embeds.markup import read

WHOLE = (
    "<!doctype html>\n<p>plain</p>",
    '<p class="a">A &amp; B &#8212; &lt;C&gt; <br>x<img src="/a.png" alt="">y</p>',
    '<svg viewBox="0 0 1 1"><path d="M0 0"/><text>t</text></svg>',
    '<ul><li>one</li>\n<li>two <a href="/x?a=1&amp;b=2">three</a></li></ul>',
    "<details open><summary>s</summary>rest</details>",
    '<button type="button" popovertarget="n1-pop"></button>',
)


@pytest.mark.parametrize("html", WHOLE)
def test_what_is_not_changed_comes_out_as_it_went_in(html: str) -> None:
    assert read(html).html == html


def test_what_is_left_open_is_closed_at_the_end() -> None:
    assert read("<main><p>a<b>c").html == "<main><p>a<b>c</b></p></main>"


def test_an_end_without_a_beginning_is_left_out() -> None:
    assert read("<p>a</b></p>").html == "<p>a</p>"


def test_the_text_of_an_element_is_its_words_with_entities_read_and_space_made_even() -> None:
    (heading,) = read("<h2>A &amp; <em>B</em>\n  &#167; 1</h2>").elements
    assert heading.text == "A & B § 1"


def test_an_attribute_is_set_or_taken_away_and_the_others_stay() -> None:
    (link,) = read('<a class="b" href="/x?a=1&amp;b=2">y</a>').elements
    assert link.attributes["href"] == "/x?a=1&b=2"
    assert link.given("href", "/z?c=1&d=2").html == '<a class="b" href="/z?c=1&amp;d=2">y</a>'
    assert link.given("target", "_blank").html == '<a class="b" href="/x?a=1&amp;b=2" target="_blank">y</a>'
    assert link.given("class", "").html == '<a href="/x?a=1&amp;b=2">y</a>'


def test_an_attribute_of_an_element_without_an_end_is_set_before_its_slash() -> None:
    (path,) = read('<path d="M0"/>').elements
    assert path.given("class", "x").html == '<path d="M0" class="x"/>'


def test_a_value_cannot_leave_its_quotes() -> None:
    (link,) = read('<a href="/">y</a>').elements
    assert link.given("href", '/"><script>').html == '<a href="/&quot;&gt;&lt;script&gt;">y</a>'


def test_elements_are_changed_or_taken_away_the_innermost_first() -> None:
    tree = read('<ul><li>a<form><input name="q"></form></li><li>b</li></ul>')
    changed = tree.changed(
        lambda element: None if element.tag == "form" else element.given("class", element.tag)
    )
    assert changed.html == '<ul class="ul"><li class="li">a</li><li class="li">b</li></ul>'
