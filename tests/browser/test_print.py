"""On paper a chapter is whole, its links are told, and nothing is there that only a screen can use."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewReader
from tests.browser.kinds import IN_DOUBT, TREE, Kind, every_kind

PAPER = {"viewport": {"width": 658, "height": 980}}  # A4 without its margins, in CSS pixels


def printed(at: NewReader, path: str, status: int = 200) -> Page:
    """The page as it is laid out for paper."""
    page = at(**PAPER, color_scheme="dark").open(path, status=status)
    page.emulate_media(media="print")
    return page


def test_what_is_folded_on_the_screen_stands_on_paper(at: NewReader) -> None:
    page = printed(at, "/the-accusation/")
    assert page.locator(".more[open]").count() == 0
    hidden = page.locator(".more .block").evaluate_all(
        "blocks => blocks.filter(e => !e.checkVisibility({contentVisibilityAuto: true}) || e.getBoundingClientRect().height < 10).map(e => e.id)"
    )
    assert page.locator(".more .block").count() > 5
    assert hidden == []
    expect(page.locator(".more > summary").first).to_be_hidden()


def test_notes_print_the_addresses_they_link_to(at: NewReader) -> None:
    page = printed(at, "/the-accusation/")
    links = page.locator(".notes a[href^=http]").evaluate_all(
        "links => links.map(e => [e.getAttribute('href'), getComputedStyle(e, '::after').content])"
    )
    assert len(links) > 10
    assert [address for address, after in links if address not in after] == []
    own = page.locator(".colophon .print-only")
    expect(own).to_be_visible()
    expect(own).to_contain_text("/the-accusation/")


def test_paper_is_white_even_at_night(at: NewReader) -> None:
    page = printed(at, "/the-accusation/")
    colours = page.evaluate(
        "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_a_result_prints_its_ratings_reasons_answers_and_address(at: NewReader) -> None:
    page = printed(at, f"{TREE}result?{IN_DOUBT}")
    for what in (
        ".rows .row",
        ".reasons dl",
        ".given-answers",
        ".verdict",
        ".cite-result .citation",
        ".facts",
    ):
        expect(page.locator(what).first).to_be_visible()
    expect(page.locator(".cite-result .citation").first).to_contain_text("/result?")
    expect(page.locator(".given-answers .change").first).to_be_hidden()


OPEN_AND_CROWDED = (
    "",
    "permission=no",
    "permission=no,silent&material=code,answers,works,ideas&source=unknown&price=paid,no-charge&hidden=guarded,public"
    "&place=japan-korea,uk&facts=supported,alleged,invented&_dial=weights-protected",
    "permission=unknown&_dial=" + ",".join(
        "terms-displaced bulk-secrets machine-authorship terms-close-gate weights-protected account-holder-enters "
        "limits-not-property owners-lock-only source-judged-apart restraint".split()
    ),
    IN_DOUBT,
)  # fmt: skip


@pytest.mark.parametrize("sheet", ["A4", "Letter"])
@pytest.mark.parametrize("asked", OPEN_AND_CROWDED, ids=range(len(OPEN_AND_CROWDED)))
def test_the_record_of_a_result_is_one_page_however_open_it_is(at: NewReader, sheet: str, asked: str) -> None:
    page = at().open(f"{TREE}record?{asked}")
    printed_pages = re.findall(rb"/Type\s*/Page\b", page.pdf(format=sheet))
    assert len(printed_pages) == 1


@every_kind
def test_every_page_fits_the_sheet_without_navigation(at: NewReader, kind: Kind) -> None:
    page = printed(at, kind.address, kind.status)
    assert page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth") <= 0
    expect(page.get_by_role("navigation", name="Site")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
