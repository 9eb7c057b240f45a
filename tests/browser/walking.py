"""A reader who walks a tree from the first page of the site to a result, by pointer or by keys alone."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Locator, Page

from tests.browser.chromium import Reader

CHOICES: Final = (0, 2, 1, 0, 2, 0, 1, 0, 1, 0, 2, 0, 1, 0, 1)
"""Which answer is taken at each question, the last if there are fewer; a walk with a dozen questions."""
MOST_STOPS: Final = 200  # presses of Tab until something that must be reached is said not to be


def answers(page: Page) -> Locator:
    """The answers to the question on the page."""
    return page.locator(".answers a")


def choice(page: Page, step: int) -> int:
    """Which answer the walk takes here."""
    return min(CHOICES[step], answers(page).count() - 1)


def by_pointer(reader: Reader) -> list[str]:
    """Walk by touching or clicking; the addresses on the way, the last one of them the result."""
    page = reader.open("/")
    way = ["/"]
    while "/result" not in way[-1]:
        reader.follow(answers(page).nth(choice(page, len(way) - 1)))
        way.append(reader.where)
    return way


def by_keys(reader: Reader) -> list[str]:
    """Walk by Tab and Enter; each page is entered by its skip link."""
    page = reader.open("/")
    way = ["/"]
    while "/result" not in way[-1]:
        skip_to_the_text(page)
        wanted = answers(page).nth(choice(page, len(way) - 1))
        tab_to(page, wanted)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        way.append(reader.where)
    return way


def skip_to_the_text(page: Page) -> None:
    """The first stop of a page is its skip link; Enter leads into the text."""
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the text"
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'main'")


def tab_to(page: Page, wanted: Locator) -> int:
    """Press Tab until it is reached; after how many presses."""
    target = wanted.element_handle()
    for presses in range(1, MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement === wanted", target):
            assert seen(page), f"no sign of the focus on {focused(page)}"
            return presses
    raise AssertionError(f"the keyboard does not reach {wanted}")


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(
        page.evaluate(
            "(e => e === document.body ? 'the page' : (e.ariaLabel || e.innerText || e.id).trim())(document.activeElement)"
        )
    )


def seen(page: Page) -> bool:
    """Whether what has the focus is in view and has a ring around it."""
    return bool(
        page.evaluate("""() => {
            const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
            const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
            return ring && inView && box.width > 0 && box.height > 0 && style.visibility === 'visible';
        }""")
    )
