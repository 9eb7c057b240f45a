"""The site is alone with its reader: it asks nobody else, keeps nothing, and its policy is never broken."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Reader, settled, unfold
from tests.browser.conftest import NewReader
from tests.browser.kinds import Kind, every_kind
from tests.browser.walking import by_pointer

KEPT = """async () => [
    document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(one => one.name), ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(one => one.scope),
].filter(Boolean)"""


def assert_alone(reader: Reader, *, missing: bool = False) -> None:
    """Nothing asked elsewhere, nothing kept, no complaint, save that a missing page is missing."""
    assert reader.elsewhere() == []
    assert reader.page.evaluate(KEPT) == []
    assert reader.page.context.cookies() == []
    unexpected = [
        said
        for said in reader.complaints
        if not (missing and "404" in said and f"({reader.page.url})" in said)
    ]
    assert unexpected == []


@every_kind
def test_a_page_asks_nobody_else_keeps_nothing_and_breaks_no_policy(at: NewReader, kind: Kind) -> None:
    reader = at()
    page = reader.open(kind.address, status=kind.status)
    unfold(page)
    settled(page)
    assert_alone(reader, missing=kind.status == 404)


def test_a_walk_a_note_and_a_search_leave_nothing_behind(reader: Reader) -> None:
    by_pointer(reader)
    page = reader.open("/the-accusation/")
    page.locator(".cite button").first.click()
    page = reader.open("/sources/")
    page.get_by_role("searchbox", name="Words").fill("distillation")
    page.wait_for_url("**/sources/?q=distillation*")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("those cited first")
    assert_alone(reader)


BREACHES = {
    "a style": "document.body.setAttribute('style', 'color: red')",
    "a picture": "new Image().src = 'https://elsewhere.example/one.png'",
    "a fetch": "fetch('https://elsewhere.example/').catch(() => {})",
    "a string made HTML": "try { document.body.innerHTML = '<p>' } catch {}",
}


@pytest.mark.parametrize("breach", BREACHES.values(), ids=BREACHES)
def test_the_policy_would_complain(reader: Reader, breach: str) -> None:
    page: Page = reader.open("/")
    with page.expect_console_message(lambda message: message.type == "error"):
        page.evaluate(breach)
    assert reader.complaints
