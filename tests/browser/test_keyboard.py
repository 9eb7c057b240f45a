"""Everything can be reached and used by keyboard alone, in the order in which it is read, and the focus is always seen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import DARK, DESK, LIGHT, PHONE, Reader
from tests.browser.conftest import NewReader
from tests.browser.kinds import IN_DOUBT, PART_WAY, TREE
from tests.browser.walking import focused, seen, skip_to_the_text, tab_to

READ_IN_ORDER = {
    "home": "/",
    "chapter": "/the-accusation/",
    "sources": "/sources/?q=fair+use&label=statute",
    "question": f"{TREE}q/entry?{PART_WAY}",
    "several": f"{TREE}q/entry/several?{PART_WAY}",
    "result": f"{TREE}result?{IN_DOUBT}",
    "side by side": f"{TREE}compare?a=deepseek-account-2026&b=ross",
}
MOST_STOPS = 800  # on one page
STOP = """() => {
    const e = document.activeElement, box = e.getClientRects()[0], style = getComputedStyle(e);
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {
        end: e === document.body, top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left,
        what: (e.ariaLabel || e.innerText || e.name || e.id).trim().slice(0, 60), good: ring && inView && box.width > 0,
    };
}"""


def stops(page: Page) -> list[dict[str, Any]]:
    """Every stop of Tab from the top of the page to its end."""
    found: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["end"] or (found and stop == found[0]):  # some browsers begin again at once
            return found
        found.append(stop)
    raise AssertionError("the keyboard never comes to the end of the page")


def reachable(page: Page) -> int:
    """How many links, buttons and fields are there to be used; of the radio buttons of a question one."""
    return int(
        page.evaluate("""() => {
            const usable = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]')];
            return usable.filter(e => e.checkVisibility({visibilityProperty: true})).length; // what is laid out only when it comes into view is there
        }""")
    )


@pytest.mark.parametrize("address", READ_IN_ORDER.values(), ids=READ_IN_ORDER)
def test_tab_goes_down_the_page_stop_by_stop_and_misses_nothing(at: NewReader, address: str) -> None:
    page = at(**PHONE, **LIGHT).open(address)
    found = stops(page)
    assert [stop["what"] for stop in found if not stop["good"]] == []
    assert len(found) == reachable(page)  # the way to cite a paragraph is there once its number was reached
    for before, after in zip(found[1:], found[2:], strict=False):  # the skip link stands over everything
        further = (
            after["top"] > before["bottom"] - 2
            or after["left"] > before["left"]
            or after["top"] > before["top"]
        )
        assert further, f"from {before} back to {after}"


def test_the_skip_link_shows_itself_and_leads_past_the_masthead(reader: Reader) -> None:
    page = reader.open(f"{TREE}q/entry?{PART_WAY}")
    skip = page.get_by_role("link", name="Skip to the text")
    expect(skip).not_to_be_in_viewport()
    skip_to_the_text(page)
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_note_opens_by_enter_is_walked_through_closes_by_escape_and_gives_the_focus_back(
    new_reader: NewReader, scheme: dict[str, Any]
) -> None:
    page = new_reader(**DESK, **scheme).open("/the-accusation/")
    mark = page.locator(".cite button").first
    note = page.locator(".pop:popover-open")
    tab_to(page, mark)
    name = focused(page)
    assert name.startswith("Source 1: ")
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Tab")
    assert focused(page) == "About this source"
    assert seen(page)
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    assert focused(page) == name


def test_a_note_is_left_by_its_close_button_too(new_reader: NewReader) -> None:
    page = new_reader(**DESK).open("/the-accusation/")
    tab_to(page, page.locator(".cite button").first)
    page.keyboard.press("Enter")
    tab_to(page, page.locator(".pop:popover-open .pop-close"))
    page.keyboard.press("Enter")
    expect(page.locator(".pop:popover-open")).to_have_count(0)
    assert focused(page).startswith("Source 1: ")


def test_a_folded_section_opens_by_enter(new_reader: NewReader) -> None:
    page = new_reader(**DESK).open("/the-accusation/")
    fold = page.locator(".more").first
    tab_to(page, fold.locator("summary"))
    page.keyboard.press("Enter")
    expect(fold.locator(".block").first).to_be_visible()
