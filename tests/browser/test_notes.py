"""A source note says what it is before it is opened, opens without hover and without JavaScript, and says how it is known."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import DESK, NO_SCRIPT, PHONE, Reader
from tests.browser.conftest import NewReader
from tests.browser.kinds import IN_DOUBT, TREE

HOW = {
    "at the desk": DESK,
    "on the phone": PHONE,
    "without JavaScript": {**DESK, **NO_SCRIPT},
    "without JavaScript, on the phone": {**PHONE, **NO_SCRIPT},
}


@pytest.mark.parametrize("how", HOW.values(), ids=HOW)
def test_a_note_opens_in_view_and_tells_label_title_and_how_it_is_known(
    at: NewReader, how: dict[str, Any]
) -> None:
    page = at(**how).open("/the-accusation/")
    mark = page.get_by_role("button", name="Source 1: allegation")
    mark.click()
    note = page.locator("#n1-pop")
    expect(note).to_be_visible()
    for words in ("allegation", "Unproven", "How we know it:", "About this source"):
        expect(note).to_contain_text(words)
    box, view = note.bounding_box(), page.viewport_size
    assert box is not None
    assert view is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= view["width"] + 0.5
    assert box["y"] + box["height"] <= view["height"] + 0.5
    note.get_by_role("button", name="Close").click()
    expect(note).to_be_hidden()


def test_every_mark_is_named_by_its_label_and_leads_to_a_note_and_to_the_list(reader: Reader) -> None:
    page = reader.open("/the-accusation/?depth=full")
    marks = page.locator(".cite button").evaluate_all("""marks => marks.map(mark => ({
        name: mark.ariaLabel,
        labels: [...document.getElementById(mark.getAttribute('popovertarget')).querySelectorAll('.label')].map(e => e.textContent.trim()),
        listed: !!document.getElementById(mark.getAttribute('popovertarget').replace('-pop', '')),
        named: mark.popoverTargetElement === document.getElementById(mark.getAttribute('popovertarget')),
    }))""")
    assert len(marks) > 20
    for mark in marks:
        assert mark["listed"], mark
        assert mark["named"], mark
        assert all(label in mark["name"] for label in mark["labels"]), mark
        assert mark["labels"], mark


def test_a_reader_of_the_accessibility_tree_meets_the_open_note_where_the_mark_stands(reader: Reader) -> None:
    page = reader.open("/the-accusation/")
    paragraph = page.locator(".block").filter(has=page.locator("#c1"))
    closed = paragraph.aria_snapshot()
    assert 'button "Source 1: allegation' in closed
    assert "About this source" not in closed
    page.locator("#c1").click()
    opened = paragraph.aria_snapshot()
    for words in ("How we know it", 'link "About this source"', 'button "Close"'):
        assert words in opened


def test_chips_of_a_result_open_the_same_notes(new_reader: NewReader) -> None:
    page = new_reader(**PHONE).open(f"{TREE}result?{IN_DOUBT}")
    fold = page.locator(".reasons").filter(has=page.locator(".chip")).first
    fold.locator("summary").click()
    fold.locator(".chip").first.click()
    expect(page.locator(".pop:popover-open")).to_contain_text("How we know it:")


def test_a_note_in_the_list_leads_back_to_its_mark(reader: Reader) -> None:
    page = reader.open("/the-accusation/")
    page.get_by_role("link", name="Note 1, back to the text").click()
    expect(page.locator("#c1")).to_be_in_viewport()


def test_a_mark_inside_a_folded_section_is_unfolded_by_the_way_back(reader: Reader) -> None:
    page = reader.open("/the-accusation/")
    mark = page.locator(".more .cite button").first
    expect(mark).to_be_hidden()
    number = str(mark.get_attribute("id")).removeprefix("c")
    page.get_by_role("link", name=f"Note {number}, back to the text").click()
    expect(mark).to_be_in_viewport()
