"""Search while one writes, and without JavaScript: the same answer, told to those who do not see it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import NO_SCRIPT, PHONE, Reader
from tests.browser.conftest import NewReader

FOUND = re.compile(r"\d+ found\.")


def write(page: Page, words: str) -> None:
    page.locator("main").get_by_role("searchbox").press_sequentially(words)


def test_what_is_found_shows_while_one_writes_and_the_field_keeps_the_focus(reader: Reader) -> None:
    page = reader.open("/search/")
    write(page, "hydra")
    expect(page.get_by_role("status")).to_have_text(FOUND)
    expect(page.locator("#found h3 a").first).to_have_attribute("href", "/glossary/hydra-cluster/")
    expect(page.locator("main").get_by_role("searchbox")).to_be_focused()
    page.wait_for_url("**/search/?q=hydra")
    assert reader.complaints == []


def test_the_number_found_is_told_by_a_region_that_stays(reader: Reader) -> None:
    page = reader.open("/search/")
    page.get_by_role("status").evaluate("region => { window.region = region }")
    write(page, "hydra")
    expect(page.get_by_role("status")).to_have_text(FOUND)
    assert page.evaluate("window.region === document.querySelector('main [role=status]')")


def test_a_word_that_is_not_there_is_answered_with_one_that_is(reader: Reader) -> None:
    page = reader.open("/search/")
    write(page, "distillatoin")
    expect(page.get_by_role("status")).to_have_text("Nothing found.")
    reader.follow(page.get_by_role("link", name="distillation", exact=True))
    expect(page.get_by_role("status")).to_have_text(FOUND)


@pytest.mark.parametrize("words", ["fair use", "1:23-cv-11195", '"trade secret" & <b>'])
def test_without_javascript_the_answer_is_the_same(new_reader: NewReader, words: str) -> None:
    quick, plain = new_reader(), new_reader(**NO_SCRIPT)
    page, form = quick.open("/search/"), plain.open("/search/")
    write(page, words)
    expect(page.get_by_role("status")).not_to_be_empty()
    form.locator("main").get_by_role("searchbox").fill(words)
    plain.follow(form.locator("main").get_by_role("button", name="Search"))
    expect(page.get_by_role("status")).to_have_text(form.get_by_role("status").inner_text())
    expect(page.locator("#found h2").last).to_have_text(form.locator("#found h2").last.inner_text())
    assert page.locator("#found").inner_text() == form.locator("#found").inner_text()


@pytest.mark.parametrize("screen", [{}, PHONE], ids=["desk", "phone"])
def test_every_page_leads_to_the_search_without_javascript(
    new_reader: NewReader, screen: dict[str, object]
) -> None:
    reader = new_reader(**NO_SCRIPT, **screen)
    page = reader.open("/glossary/")
    field = page.get_by_role("banner").get_by_role("searchbox")
    field.fill("market dilution")
    with page.expect_navigation():
        field.press("Enter")
    assert reader.where == "/search/?q=market+dilution"
    expect(page.locator("#found h3 a").first).to_have_attribute("href", "/glossary/market-dilution/")
