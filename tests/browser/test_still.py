"""Nothing jumps while a page comes, and nothing moves for those who ask for that."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.chromium import DESK, PHONE, settled
from tests.browser.conftest import NewReader
from tests.browser.kinds import IN_DOUBT, TREE

MOST = 0.1  # what counts as good for Cumulative Layout Shift
WATCH = """
    window.shift = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value })
        .observe({type: 'layout-shift', buffered: true});
"""
CAME_BY_TRANSITION = "addEventListener('pagereveal', event => { window.moved = !!event.viewTransition })"
HAS_FONT = "document.fonts.check('1em Pamphlet Serif')"
LATE_FONT_PAGES = ["/", "/the-accusation/", f"{TREE}q/complainant", f"{TREE}result?{IN_DOUBT}"]


def shift(page: Page) -> float:
    """How much the page has jumped so far."""
    settled(page)
    return float(page.evaluate("window.shift"))


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", LATE_FONT_PAGES)
def test_nothing_jumps_even_if_the_fonts_come_late(
    new_reader: NewReader, path: str, size: dict[str, Any]
) -> None:
    reader = new_reader(**size)
    held: list[Route] = []
    reader.page.add_init_script(WATCH)
    reader.page.route("**/*.woff2", lambda route: held.append(route))
    reader.page.goto(reader.site + path, wait_until="commit")
    reader.page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length > 0")
    assert held, "the fonts were there before the first paint"
    before = reader.page.evaluate(HAS_FONT)
    for route in held:
        route.continue_()
    assert not before
    reader.page.wait_for_load_state("load")
    reader.page.wait_for_function(f"() => {HAS_FONT}")
    assert shift(reader.page) < MOST


def test_a_jump_would_be_seen(new_reader: NewReader) -> None:
    reader = new_reader(**PHONE)
    reader.page.add_init_script(WATCH)
    page = reader.open("/")
    settled(page)
    page.evaluate("document.querySelector('main').style.marginTop = '300px'")
    page.wait_for_function(f"() => window.shift > {MOST}")


@pytest.mark.parametrize(("wish", "moves"), [("no-preference", True), ("reduce", False)])
def test_pages_turn_and_notes_fade_only_for_those_who_do_not_mind(
    new_reader: NewReader, wish: str, moves: bool
) -> None:
    page = new_reader(reduced_motion=wish).open("/the-accusation/")
    page.add_init_script(CAME_BY_TRANSITION)
    fades = page.locator("#n1-pop").evaluate(
        "note => parseFloat(getComputedStyle(note).transitionDuration) > 0"
    )
    page.get_by_role("link", name="Glossary").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Glossary")
    page.wait_for_function("() => 'moved' in window")
    assert (page.evaluate("window.moved"), fades) == (moves, moves)


def test_where_motion_is_not_wanted_nothing_is_animated(new_reader: NewReader) -> None:
    page = new_reader(**PHONE).open("/the-accusation/")
    page.locator("#c1").click()
    expect(page.locator("#n1-pop")).to_be_visible()
    assert page.evaluate("document.getAnimations().length") == 0
