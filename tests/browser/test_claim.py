"""A claim: the neutral words for it can be taken along."""

from __future__ import annotations

from playwright.sync_api import expect

from explainer.library.catalogue import Catalogue
from tests.browser.chromium import NO_SCRIPT
from tests.browser.conftest import NewReader

CLAIM = "/claims/24000-fraudulent-accounts/"


def test_the_neutral_words_are_copied_without_the_marks_of_notes(new_reader: NewReader, catalogue: Catalogue) -> None:
    reader = new_reader(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open(CLAIM)
    button = page.locator(".safely").get_by_role("button", name="Cop")
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == catalogue.claims["24000-fraudulent-accounts"].safely.words


def test_without_a_script_there_is_no_button_that_does_nothing(new_reader: NewReader) -> None:
    page = new_reader(**NO_SCRIPT).open(CLAIM)
    expect(page.get_by_role("heading", name="How to say this safely")).to_be_visible()
    expect(page.get_by_role("button", name="Copy these words")).to_have_count(0)
