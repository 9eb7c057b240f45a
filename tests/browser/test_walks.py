"""A whole walk of the main tree, from the first page to a result: the same for everyone, and nothing is lost on the way."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import DARK, DESK, NO_SCRIPT, PHONE, Reader
from tests.browser.conftest import NewReader
from tests.browser.kinds import IN_DOUBT, TREE
from tests.browser.walking import answers, by_keys, by_pointer

HOW = {
    "by mouse": DESK,
    "by touch": PHONE,
    "without JavaScript": {**DESK, **NO_SCRIPT},
    "without JavaScript, on a phone": {**PHONE, **NO_SCRIPT},
}
RESULT = f"{TREE}result?{IN_DOUBT}"


def ratings(page: Page) -> list[str]:
    """The rows of a result in words."""
    rows = page.locator(".rows .row").evaluate_all(
        "rows => rows.map(row => row.querySelector('h3').textContent + ': ' + row.querySelector('.row-rating .vh').textContent)"
    )
    return [" ".join(row.split()) for row in rows]


@pytest.fixture(scope="module")
def by_mouse(at: NewReader) -> list[str]:
    """The addresses of the walk."""
    return by_pointer(at(**DESK))


@pytest.mark.parametrize("how", HOW.values(), ids=HOW)
def test_every_reader_comes_to_the_same_result_by_the_same_answers(
    new_reader: NewReader, by_mouse: list[str], how: dict[str, object]
) -> None:
    reader = new_reader(**how)
    assert by_pointer(reader) == by_mouse
    assert len(by_mouse) > 8
    assert len(ratings(reader.page)) == 10
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Is distillation theft?")


def test_by_keyboard_alone_it_is_the_same_walk(new_reader: NewReader, by_mouse: list[str]) -> None:
    assert by_keys(new_reader(**DESK)) == by_mouse


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_back_and_forward_keep_the_answers(new_reader: NewReader, by_mouse: list[str], script: bool) -> None:
    reader = new_reader(java_script_enabled=script)
    way = by_pointer(reader)
    assert way == by_mouse
    heading = reader.page.get_by_role("heading", level=1)
    for earlier in reversed(way[:-1]):
        reader.page.go_back()
        assert reader.where == earlier
    for later in way[1:]:
        reader.page.go_forward()
        assert reader.where == later
    expect(heading).to_have_text("Is distillation theft?")
    assert len(ratings(reader.page)) == 10


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_changing_an_early_answer_and_back_loses_nothing(
    new_reader: NewReader, by_mouse: list[str], script: bool
) -> None:
    reader = new_reader(java_script_enabled=script)
    page = reader.open(by_mouse[-1])
    at_first = reader.where, ratings(page)

    def change(to: str) -> None:
        reader.follow(
            page.get_by_role("link", name="Change the answer to: Did the complainant allow this use?")
        )
        reader.follow(answers(page).filter(has_text=re.compile(to)))

    change(r"^\s*Yes\.")
    assert set(ratings(page)) != set(at_first[1])
    change(r"^\s*No\.")
    assert (reader.where, ratings(page)) == at_first


def test_going_back_to_a_question_from_the_result_the_answer_is_marked(reader: Reader) -> None:
    page = reader.open(RESULT)
    reader.follow(page.get_by_role("link", name="Change the answer to: How was it reached?"))
    expect(page.locator(".answers .chosen")).to_have_count(1)
    expect(page.locator(".answers .chosen")).to_contain_text("your answer")
    page.go_back()
    assert reader.where == RESULT


def test_a_shared_link_opens_the_same_result_for_someone_else(new_reader: NewReader) -> None:
    mine = new_reader(**DESK)
    page = mine.open(RESULT)
    share = page.locator(".cite-result .citation a").first.get_attribute("href")
    assert share is not None
    assert share.startswith(mine.site)
    theirs = new_reader(**PHONE, **DARK, **NO_SCRIPT)
    theirs.open(share.removeprefix(theirs.site))
    assert ratings(theirs.page) == ratings(page)
    assert (
        theirs.page.locator(".verdict h2").all_inner_texts() == page.locator(".verdict h2").all_inner_texts()
    )


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_back_after_a_changed_answer_is_the_result_as_it_was(
    new_reader: NewReader, by_mouse: list[str], script: bool
) -> None:
    reader = new_reader(java_script_enabled=script)
    page = reader.open(by_mouse[-1])
    at_first = reader.where, ratings(page)
    reader.follow(page.get_by_role("link", name="Change the answer to: Did the complainant allow this use?"))
    reader.follow(answers(page).filter(has_text=re.compile(r"^\s*Yes\.")))
    changed = reader.where, ratings(page)
    assert set(changed[1]) != set(at_first[1])
    page.go_back()
    page.go_back()
    assert (reader.where, ratings(page)) == at_first
    page.go_forward()
    page.go_forward()
    assert (reader.where, ratings(page)) == changed


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_two_acts_exchange_answers_by_ticking_boxes(new_reader: NewReader, script: bool) -> None:
    reader = new_reader(**PHONE, java_script_enabled=script)
    page = reader.open(f"{TREE}compare?a=deepseek-account-2026&b=reddit-account")
    page.get_by_role("checkbox", name="Exchange the answers to: What was used?").check()
    page.get_by_role("checkbox", name="Exchange the answers to: Does the provider own what was used?").check()
    reader.follow(page.get_by_role("button", name="Exchange the answers chosen"))
    expect(page.get_by_role("heading", name="If they exchanged these answers")).to_be_visible()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)
    page.go_back()
    expect(page.get_by_role("heading", name="If they exchanged these answers")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_one_of_these_is_ticked_and_goes_on(new_reader: NewReader, script: bool) -> None:
    reader = new_reader(**PHONE, java_script_enabled=script)
    page = reader.open(f"{TREE}q/entry?{IN_DOUBT}")
    reader.follow(page.get_by_role("link", name="One of these, but it is disputed which"))
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    page.get_by_role("checkbox").nth(3).check()
    reader.follow(page.get_by_role("button", name="Go on"))
    assert parse_qs(urlsplit(reader.where).query)["entry"] == ["limits,credentials"]


def test_all_questions_on_one_page_lead_to_the_result_of_a_walk(
    new_reader: NewReader, by_mouse: list[str]
) -> None:
    walked = new_reader(**NO_SCRIPT)
    walked.open(by_mouse[-1])
    form = new_reader(**NO_SCRIPT)
    page = form.open(f"{TREE}all")
    for question, given in parse_qs(urlsplit(by_mouse[-1]).query).items():
        page.locator(f"input[name='{question}'][value='{given[0]}']").check()
    form.follow(page.get_by_role("button", name="Show the result"))
    assert ratings(form.page) == ratings(walked.page)


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_what_each_answer_would_do_shows_only_on_request(new_reader: NewReader, script: bool) -> None:
    """With JavaScript the page stays where it is and only its inside changes; the address is the same either way."""
    reader = new_reader(java_script_enabled=script)
    page = reader.open(f"{TREE}q/entry?{IN_DOUBT}")
    expect(page.locator(".answers .effect")).to_have_count(0)
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    page.get_by_role("link", name="Show what each answer would do here").click()
    expect(page.locator(".answers .effect").first).to_be_visible()
    expect(answers(page).first).to_be_visible()
    assert reader.where == f"{TREE}q/entry?{IN_DOUBT}&_effects=1"
    assert page.locator(".given-answers a").first.get_attribute("href", timeout=1000).endswith("&_effects=1")  # type: ignore[union-attr]
    page.get_by_role("link", name="Hide what each answer would do").click()
    expect(page.locator(".answers .effect")).to_have_count(0)
    assert bool(loads) != script
    page.go_back()
    expect(page.locator(".answers .effect").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
