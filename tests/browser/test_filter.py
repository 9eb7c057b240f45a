"""Lists narrow as one writes; the number found is told; the address says it; Back brings all of them again."""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import NO_SCRIPT, Reader
from tests.browser.conftest import NewReader

LISTS: Final = {  # the list, words that some of its entries have, and one of its choices
    "/sources/": ("fair use", "Label", "statute"),
    "/cases/": ("openai", "Subject", "fair-use"),
    "/claims/": ("anthropic", "Label", "allegation"),
    "/terms/": ("compete", "Training on outputs", "conditional"),
    "/timeline/": ("deepseek", "Kind", "ruling"),
}
FEW: Final = re.compile(r"^\d+ of \d+ ")
ALL: Final = re.compile(r"^\d+ (?!of)")

every_list = pytest.mark.parametrize("path", LISTS)


def number(page: Page) -> int:
    """How many are found, as the page tells it."""
    return int(page.get_by_role("status").inner_text().split()[0])


def found(page: Page) -> str:
    """What is found, whether it is in view by now or not."""
    return " ".join((page.locator("#found").text_content() or "").split())


def write(page: Page, words: str) -> None:
    """Write into the field of the list."""
    page.locator("main").get_by_role("searchbox").press_sequentially(words)


def choose(page: Page, path: str) -> None:
    """Take one of the choices, and wait until it is there."""
    field, value = LISTS[path][1:]
    page.get_by_role("combobox", name=field, exact=True).select_option(value)
    page.wait_for_url(f"**={value}*")
    expect(page.get_by_role("status")).to_have_text(FEW)


@every_list
def test_a_list_narrows_while_one_writes_and_the_address_says_so(reader: Reader, path: str) -> None:
    words = LISTS[path][0]
    page = reader.open(path)
    everything = number(page)
    write(page, words)
    expect(page.get_by_role("status")).to_have_text(FEW)
    page.wait_for_url(re.compile(rf"\?q={words.replace(' ', '(%20|[+])')}(&|$)"))
    assert 0 < number(page) < everything
    field = page.locator("main").get_by_role("searchbox")
    expect(field).to_be_focused()
    expect(field).to_have_value(words)


@every_list
def test_the_number_found_is_told_by_a_region_that_stays(reader: Reader, path: str) -> None:
    page = reader.open(path)
    page.get_by_role("status").evaluate("region => { window.region = region }")
    write(page, LISTS[path][0])
    expect(page.get_by_role("status")).to_have_text(FEW)
    stays = page.evaluate("window.region === document.querySelector('main [role=status]')")
    assert stays, "a region that is new is not read out"


@every_list
def test_back_brings_all_of_them_again_and_forward_the_few(reader: Reader, path: str) -> None:
    field, value = LISTS[path][1:]
    page = reader.open(path)
    choose(page, path)
    few = found(page)
    page.go_back()
    expect(page.get_by_role("status")).to_have_text(ALL)
    assert reader.where == path
    expect(page.get_by_role("combobox", name=field, exact=True)).to_have_value("")
    page.go_forward()
    expect(page.get_by_role("status")).to_have_text(FEW)
    expect(page.get_by_role("combobox", name=field, exact=True)).to_have_value(value)
    assert found(page) == few


def test_after_going_back_the_filter_still_works(reader: Reader) -> None:
    page = reader.open("/sources/")
    choose(page, "/sources/")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text(ALL)
    choose(page, "/sources/")


def test_nothing_found_is_said_with_a_way_on(reader: Reader) -> None:
    page = reader.open("/sources/")
    write(page, "zzzz")
    expect(page.get_by_role("status")).to_have_text(re.compile("^0 of "))
    page.get_by_role("link", name="Show all sources").click()
    expect(page.get_by_role("status")).to_have_text(ALL)


@pytest.mark.parametrize(
    ("path", "words"),
    [*((path, LISTS[path][0]) for path in LISTS), ("/sources/", '§ 107 "fair" & <b>')],
)
def test_without_javascript_it_is_a_form_with_the_same_answer(
    new_reader: NewReader, path: str, words: str
) -> None:
    quick, plain = new_reader(), new_reader(**NO_SCRIPT)
    page = quick.open(path)
    write(page, words)
    expect(page.get_by_role("status")).to_have_text(FEW)
    form = plain.open(path)
    form.locator("main").get_by_role("searchbox").fill(words)
    plain.follow(form.locator("main").get_by_role("button", name="Show", exact=True))
    assert found(form) == found(page)
    quick.open(quick.where)
    assert found(quick.page) == found(form)
