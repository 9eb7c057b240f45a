"""*Cite this* in a real browser: in place, copied with its italics, with the day of access; and without a script."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from explainer.library.dates import date_words
from tests.browser.axe import violations
from tests.browser.chromium import DARK, NO_SCRIPT, PHONE, Reader
from tests.browser.conftest import NewReader

CHAPTER = "/the-accusation/"
TODAY = date_words((date.today().year, date.today().month, date.today().day))


def opened(reader: Reader, path: str = CHAPTER) -> Page:
    """A page with its citations shown in place."""
    page = reader.open(path)
    page.locator(".head .cite-link").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def test_the_citations_open_over_the_page_and_close_again_where_one_was(reader: Reader) -> None:
    page = opened(reader)
    expect(page.get_by_role("dialog")).to_have_accessible_name("Cite: The accusation")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".head .cite-link")).to_be_focused()
    assert reader.where == CHAPTER
    assert reader.complaints == []
    assert reader.elsewhere() == []


def test_the_day_of_access_is_the_readers_and_the_address_is_never_asked_for_it(reader: Reader) -> None:
    page = opened(reader)
    expect(page.locator("dialog [id^=cite-page-oscola]")).to_contain_text(f"accessed {TODAY}.")
    expect(page.locator("dialog [id^=cite-page-wikipedia]")).to_contain_text(f"access-date={date.today().isoformat()}")


def test_a_citation_is_copied_with_its_italics_and_without(new_reader: NewReader) -> None:
    reader = new_reader(permissions=["clipboard-read", "clipboard-write"])
    page = opened(reader)
    button = page.get_by_role("button", name="Copy: Bluebook")
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("The accusation, Is distillation theft? (last reviewed")
    html = page.evaluate("navigator.clipboard.read().then(items => items[0].getType('text/html')).then(blob => blob.text())")
    assert "<i>The accusation</i>" in html


def test_a_paragraph_is_quoted_with_its_citation(new_reader: NewReader) -> None:
    reader = new_reader(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open(f"{CHAPTER}#p5")
    page.get_by_role("link", name="Cite paragraph 5").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("button", name="Copy quote with citation").click()
    quote, citation = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert re.fullmatch(r"“.+”", quote)
    assert "para. 5" in citation
    assert citation.endswith("#p5.")


def test_the_words_that_are_selected_are_the_quote(reader: Reader) -> None:
    page = reader.open(f"{CHAPTER}#p5")
    page.get_by_role("link", name="Cite paragraph 5").wait_for()
    chosen = page.evaluate(
        """() => {
          const text = document.querySelector('#p5 p').firstChild, range = document.createRange();
          range.setStart(text, 0); range.setEnd(text, 20);
          getSelection().removeAllRanges(); getSelection().addRange(range);
          return range.toString();
        }"""
    )
    page.get_by_role("link", name="Cite paragraph 5").click()
    expect(page.locator("dialog blockquote")).to_have_text(f"“{chosen.strip()}”")


def test_a_paragraph_reached_by_keyboard_offers_its_citation_next(reader: Reader) -> None:
    page = reader.open(CHAPTER)
    page.get_by_role("link", name="Paragraph 2, link to it").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Cite paragraph 2")).to_be_focused()


@pytest.mark.parametrize("path", ["/cases/bartz-v-anthropic/", "/sources/usc-17-107/", "/trees/is-distillation-theft/result?permission=no"])
def test_other_kinds_of_pages_open_theirs(reader: Reader, path: str) -> None:
    page = opened(reader, path)
    expect(page.locator("dialog .cites").first).to_be_visible()
    assert reader.complaints == []


def test_without_a_script_the_link_leads_to_a_page_with_a_place_for_the_day(new_reader: NewReader) -> None:
    reader = new_reader(**NO_SCRIPT)
    page = reader.open(CHAPTER)
    reader.follow(page.locator(".head .cite-link"))
    assert reader.where == f"/cite{CHAPTER}"
    expect(page.locator("[id^=cite-page-oscola]")).to_contain_text("accessed [date of access].")
    expect(page.get_by_role("button", name="Copy: Bluebook")).to_have_count(0)
    page.get_by_label("Cite one paragraph, by its number").fill("7")
    reader.follow(page.get_by_role("button", name="Show"))
    expect(page.get_by_role("heading", name="Paragraph 7")).to_be_visible()


def test_a_printed_page_ends_with_how_to_cite_it_and_has_no_links_to_do_so(reader: Reader) -> None:
    page = reader.open(CHAPTER)
    page.emulate_media(media="print")
    expect(page.locator(".colophon .print-only")).to_contain_text("Cite as: “The accusation”, Is distillation theft?")
    expect(page.locator(".head .cite-link")).to_be_hidden()


def test_axe_finds_nothing_in_what_is_opened(new_reader: NewReader) -> None:
    page = opened(new_reader(**PHONE, **DARK))
    found = violations(page)
    assert not found, "\n".join(found)
