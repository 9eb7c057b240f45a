"""What a text becomes: numbers, anchors, notes, and what must be cited. The syntax is in ``tests/markdown/``."""

from __future__ import annotations

import pytest

from explainer.library.citations import Citation
from explainer.library.markdown import Block, Body, Heading, Note, NoteEntry, told_once
from explainer.library.markdown.joined import joined
from explainer.library.markdown.limits import DEEPEST_BRACKETS, LONGEST_PARAGRAPH, LONGEST_TEXT
from tests.library.material import SOURCES, rendered, said

CHART = """\
```chart
id: {id}
kind: bars
title: One is less than two
measure: What is counted
unit: things
source: {source}
alt: Two bars.
rows:
  - label: First
    value: 1
    words: one
  - label: Second
    value: 2
    words: two
```
"""


def body(text: str) -> Body:
    found, messages = rendered(text)
    assert messages == []
    return found


def blocks(found: Body) -> list[Block]:
    return [item for item in found.items if isinstance(item, Block)]


# Numbers and anchors


def test_paragraphs_lists_and_quotations_are_numbered_in_order() -> None:
    found = body("One.\n\n## A\n\n- two\n\n> three\n\n1. four\n\nTerm\n:   five\n\nSix.")
    assert [(block.kind, block.number, block.anchor) for block in blocks(found)] == [
        ("p", "1", "p1"), ("ul", "2", "p2"), ("blockquote", "3", "p3"), ("ol", "4", "p4"), ("dl", "5", "p5"),
        ("p", "6", "p6"),
    ]  # fmt: skip


def test_tables_callouts_code_rules_and_figures_have_no_number() -> None:
    text = f'One.\n\n| a |\n|---|\n| b |\n\n!!! note "T"\n    Text.\n\n```\nx\n```\n\n---\n\n{CHART.format(id="c", source="ours")}\nTwo.'
    assert [(block.kind, block.number, block.anchor) for block in blocks(body(text))] == [
        ("p", "1", "p1"), ("table", "", ""), ("div", "", ""), ("pre", "", ""), ("hr", "", ""), ("figure", "", ""),
        ("p", "2", "p2"),
    ]  # fmt: skip


def test_a_number_that_is_kept_goes_on_from_there() -> None:
    text = "One.\n\nTwo. {#p7}\n\nThree.\n\nInserted. {#p8a}\n\nNine."
    assert [block.number for block in blocks(body(text))] == ["1", "7", "8", "8a", "9"]


def test_headings_have_level_anchor_kind_and_line() -> None:
    found = body("## One\n\nText.\n\n### Two {#second}\n\n## Three {.wrong}\n")
    assert [item for item in found.items if isinstance(item, Heading)] == [
        Heading(2, "One", "one", "", 1), Heading(3, "Two", "second", "", 5), Heading(2, "Three", "three", "wrong", 7),
    ]  # fmt: skip


def test_all_anchors_of_a_text_are_known() -> None:
    found = body(f"One.\n\n## Two\n\n{CHART.format(id='three', source='ours')}")
    assert found.anchors == {"p1", "two", "figure-three"}


def test_every_item_has_the_line_on_which_it_begins() -> None:
    text = 'One\nand more.\n\n## Two\n- three\n- four\n\n!!! note "Five"\n    Six.\n\n| a |\n|---|\n| b |\n\nTable: Seven\n\n> eight'
    assert [item.line for item in body(text).items] == [1, 4, 5, 8, 11, 17]


# Notes


def test_notes_are_numbered_in_the_order_in_which_they_are_read() -> None:
    found = body("One [@a-news, p. 3; see also @b-law].\n\n- two [@c-ruling as docket]\n- three [@a-news]")
    assert [note.number for note in found.notes] == [1, 2, 3]
    assert [note.anchor for note in found.notes] == ["n1", "n2", "n3"]
    assert found.notes[0].entries == (
        NoteEntry(SOURCES["a-news"], "p. 3", SOURCES["a-news"].label, ""),
        NoteEntry(SOURCES["b-law"], "", SOURCES["b-law"].label, "see also"),
    )
    assert found.notes[1].entries[0].label.id == "docket"
    assert [block.notes for block in blocks(found)] == [found.notes[:1], found.notes[1:]]


def test_a_caption_is_read_before_its_table() -> None:
    found = body("| a |\n|---|\n| b [@a-news] |\n\nTable: c [@b-law]")
    assert [note.entries[0].source.id for note in found.notes] == ["b-law", "a-news"]


def test_the_source_of_a_figure_is_a_note_among_the_others() -> None:
    chart = CHART.format(id="c", source='"[@b-law, s. 2]"')
    found = body(f"One [@a-news].\n\n{chart}\nTwo [@c-ruling].")
    assert [note.entries[0].source.id for note in found.notes] == ["a-news", "b-law", "c-ruling"]
    assert found.charts[0].source_note == 2
    assert blocks(found)[1].notes == found.notes[1:2]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('"[@nobody]"', "7: citation.unknown-source: 'nobody' is no source: choose one of: a-news, b-law, c-ruling"),
        ('"[@a-news as alegation]"', "7: citation.label: 'alegation' is no label: did you mean 'allegation'?"),
    ],
)
def test_a_figure_with_a_wrong_citation_is_told_and_has_no_note(source: str, message: str) -> None:
    text = CHART.format(id="c", source=source)
    assert said(text) == [message]
    assert rendered(text)[0].notes == ()


def test_our_own_reasoning_is_known_as_such() -> None:
    found = body("One. {.ours}\n\n- two\n- three {.ours}\n\nFour.")
    assert [block.ours for block in blocks(found)] == [True, True, False]


def test_texts_in_a_row_count_their_notes_through() -> None:
    chart = CHART.format(id="c", source='"[@b-law]"')
    one, other, last = joined(body("One [@a-news].\n\n## H"), body(f"Two [@b-law].\n\n{chart}\n\n{CHART.format(id='d', source='ours')}"), body("3 [@c-ruling]."))
    assert [note.number for text in (one, other, last) for note in text.notes] == [1, 2, 3, 4]
    assert blocks(other)[0].html == "<p>Two.\ue000note:2\ue001</p>"
    assert blocks(other)[0].notes == (Note(2, other.notes[0].entries),)
    assert [each.source_note for each in other.charts] == [3, 0]
    assert blocks(last)[0].html == "<p>3.\ue000note:4\ue001</p>"


def test_a_figure_without_its_note_stays_without_one_in_a_row() -> None:
    broken = rendered(CHART.format(id="c", source='"[@nobody]"'))[0]
    assert joined(body("One [@a-news]."), broken)[1].charts == broken.charts


# What must be cited

CITE = "cite a source, [@source-id, p. 3], or end the paragraph with {.ours}"


@pytest.mark.parametrize(
    "text",
    [
        "One [@a-news].",
        "One. {.ours}",
        "- one [@a-news]\n- two {.ours}",
        "- one [@a-news]\n    - two [@b-law]",
        "> one\n>\n> two [@a-news]",
        "Term\n:   one [@a-news]",
        "| a |\n|---|\n| b [@a-news] |",
        "| a |\n|---|\n| b |\n\nTable: c {.ours}",
        '!!! note "T"\n    One [@a-news].\n\n    - two {.ours}',
        "```\ncode\n```",
        "---",
        "## A question {.think}\n\nWhat do you think?\n\n### And\n\nWhy?",
        "## To discuss {.discuss}\n\n1. One?\n2. Two?",
    ],
)
def test_what_is_cited_or_ours_or_a_question_is_in_order(text: str) -> None:
    assert said(text, must_cite=True) == []


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("One.", [f"1: page.uncited: nothing is cited for 'One.…': {CITE}"]),
        ("One [@a-news].\n\nTwo\nand more.", [f"3: page.uncited: nothing is cited for 'Two and more.…': {CITE}"]),
        ("- one [@a-news]\n- two\n- three", [f"2: page.uncited: nothing is cited for 'two…': {CITE}",
                                            f"3: page.uncited: nothing is cited for 'three…': {CITE}"]),
        ("- one [@a-news]\n    - two", [f"2: page.uncited: nothing is cited for 'two…': {CITE}"]),
        ("- one [@a-news]\n\n    more\n\n- two", [f"5: page.uncited: nothing is cited for 'two…': {CITE}"]),
        ("> one\n>\n> two", [f"1: page.uncited: nothing is cited for 'one two…': {CITE}"]),
        ("One\n:   two [@a-news]\n\nThree\n:   four", [f"5: page.uncited: nothing is cited for 'four…': {CITE}"]),
        ("| a |\n|---|\n| b |", [f"1: page.uncited: nothing is cited for 'a b…': {CITE}"]),
        ('!!! note "T"\n    One [@a-news].\n\n    Two.\n\n    - three',
         [f"4: page.uncited: nothing is cited for 'Two.…': {CITE}", f"6: page.uncited: nothing is cited for 'three…': {CITE}"]),
        ("## A question {.think}\n\nWhat?\n\n## After it\n\nThat.", [f"7: page.uncited: nothing is cited for 'That.…': {CITE}"]),
        ("`<b>` & \"so on\" " + "x" * 40, [f"1: page.uncited: nothing is cited for '<b> & “so on” {'x' * 26}…': {CITE}"]),
    ],
)  # fmt: skip
def test_what_is_neither_cited_nor_ours_is_told_at_its_line(text: str, messages: list[str]) -> None:
    assert said(text, must_cite=True) == messages


def test_a_citation_that_is_wrong_is_not_also_missing() -> None:
    assert [message.split(": ")[1] for message in said("One [@nobody].\n\nTwo [@a-news, p. 3.", must_cite=True)] == [
        "citation.unknown-source", "citation.syntax",
    ]  # fmt: skip


# Links


def test_links_are_kept_with_the_place_where_they_stand() -> None:
    found = body("One.\n\n[there](there.md#p3) and\n[above](#p1)")
    assert [(link.target, link.anchor, link.path, link.line) for link in found.links] == [
        ("pages/there.md", "p3", "content/pages/here.md", 3), ("", "p1", "content/pages/here.md", 4),
    ]  # fmt: skip


def test_some_texts_may_link_outside() -> None:
    text = "See [the norm](https://www.w3.org/TR/WCAG22/?a=1&b=2), [old](http://example.org) and [us](mailto:us@example.org)."
    found, messages = rendered(text, outside_links=True)
    assert messages == []
    assert blocks(found)[0].html == (
        '<p>See <a href="https://www.w3.org/TR/WCAG22/?a=1&amp;b=2">the norm</a>, '
        '<a href="http://example.org">old</a> and <a href="mailto:us@example.org">us</a>.</p>'
    )


# Limits


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("One.\n\n" + "x" * LONGEST_TEXT, f"1: markdown.size: the text has more than {LONGEST_TEXT:,} characters: split the file"),
        ("One.\n\n" + "x\n" * LONGEST_PARAGRAPH,
         f"3: markdown.size: the paragraph has more than {LONGEST_PARAGRAPH:,} characters: put an empty line into it"),
        ("One.\n\n" + "[" * (DEEPEST_BRACKETS + 1), f"3: markdown.brackets: more than {DEEPEST_BRACKETS} square brackets are open "
         "at once: close each '[' with ']', or write \\[ for the sign itself"),
        ("Term\n:   meaning\n" * 1_000, "1: markdown.depth: a list is too long or nested too deeply: cut it up"),
    ],
)  # fmt: skip
def test_a_text_too_long_or_too_deep_is_told_and_not_read(text: str, message: str) -> None:
    found, messages = rendered(text)
    assert [one.removeprefix("content/pages/here.md:") for one in messages] == [message]
    assert found == Body()


def test_an_empty_text_is_an_empty_body() -> None:
    assert body("") == body("\n\n  \n") == Body()
    assert body("").html == ""


def test_short_texts_can_be_had_in_one_piece() -> None:
    assert body("One.\n\n## Two\n\nThree.").html == "<p>One.</p>\n<p>Three.</p>"


def test_a_citation_is_a_small_record() -> None:
    assert Citation("a-news") == Citation("a-news", "", "", "")


def test_a_source_is_told_in_full_once_and_later_notes_point_back_to_it() -> None:
    notes = body("One [@a-news, p. 1].\n\nTwo [@b-law; @a-news, p. 2].\n\nThree [@a-news].").notes
    pointing = [[(entry.source.id, entry.before) for entry in note.entries] for note in told_once(notes)]
    assert pointing == [[("a-news", 0)], [("b-law", 0), ("a-news", 1)], [("a-news", 1)]]
