"""The contents beside a chapter tell how far the reader has come, without a script."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.chromium import DESK, NO_SCRIPT
from tests.browser.conftest import NewReader

SECTION = "what-is-disputed"
GROWN_TO = """share => {
    const line = document.querySelector('.contents details');
    return Math.abs(new DOMMatrix(getComputedStyle(line, '::before').transform).d - share) < 0.02;
}"""


def scrolled(page: Page, share: float) -> None:
    """Goes to a place of the page, given as a share of its length."""
    page.evaluate(
        "share => scrollTo(0, share * (document.documentElement.scrollHeight - innerHeight))", share
    )


def test_the_section_in_view_is_marked_in_the_contents(new_reader: NewReader) -> None:
    page = new_reader(**DESK, **NO_SCRIPT).open("/the-accusation/?depth=full")
    page.locator(f"#{SECTION}").evaluate("heading => heading.scrollIntoView()")
    expect(page.locator(".contents a:target-current")).to_have_attribute("href", f"#{SECTION}")


def test_a_line_beside_the_contents_grows_as_the_reader_goes_on(new_reader: NewReader) -> None:
    page = new_reader(**DESK, reduced_motion="no-preference").open("/the-accusation/?depth=full")
    for share in (0, 0.5, 1):
        scrolled(page, share)
        page.wait_for_function(GROWN_TO, arg=share)


def test_where_motion_is_not_wanted_there_is_no_such_line(new_reader: NewReader) -> None:
    page = new_reader(**DESK, reduced_motion="reduce").open("/the-accusation/?depth=full")
    scrolled(page, 0.5)
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.contents details'), '::before').content")
        == "none"
    )
    assert page.evaluate("document.getAnimations().length") == 0
