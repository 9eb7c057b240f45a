"""A link made before a version of a tree was published, opened after, in a real browser at the running site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import NO_SCRIPT, PHONE, Reader
from tests.conftest import Serve, Server, eventually
from tests.small import write_small_content
from tests.trees.publish import REASON, once, publish_second

ANSWERS = "leave=no&shelf=locked&hand=other&place=here&stamp=paid&facts=said"
CHANGED = "The tree has changed since this link was made, and so has its result"


@pytest.fixture(scope="module")
def published(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str, str]]:
    """The site after the second version; the link and the short link that it gave for a result before."""
    folder = tmp_path_factory.mktemp("published")
    write_small_content(folder / "content")
    root = once(folder)
    server = serve(root, folder / "var")
    before = server.get(f"/trees/small/result?{ANSWERS}")[2].decode()
    short = before.partition("/r/small.")[2].partition('"')[0]
    publish_second(root)
    eventually(lambda: b"Version 2" in server.get("/trees/small/")[2], "the second version is served")
    yield server, f"/trees/small/result?{ANSWERS}&_v=1", f"/r/small.{short}"
    server.stop()


def opened(browser: Browser, site: Server, address: str, **how: object) -> Iterator[Reader]:
    """A reader in a clean browser who opens a link."""
    context = browser.new_context(**{"reduced_motion": "reduce", **how})  # type: ignore[arg-type]
    reader = Reader(context.new_page(), site.address)
    reader.page.goto(site.address + address)
    yield reader
    context.close()


@pytest.fixture(params=[{}, {**NO_SCRIPT, **PHONE}], ids=["with JavaScript", "without, on a phone"])
def reader(
    request: pytest.FixtureRequest, chromium: Browser, published: tuple[Server, str, str]
) -> Iterator[Reader]:
    """Someone who opens the old link."""
    yield from opened(chromium, published[0], published[1], **request.param)


def notice(page: Page) -> str:
    return " ".join(page.locator(".since").inner_text().split())


def test_it_says_what_changed_why_and_from_what_to_what(reader: Reader) -> None:
    said = notice(reader.page)
    assert CHANGED in said
    assert REASON in said
    assert "Lending" in said
    expect(reader.page.locator(".since .rating").nth(0)).to_contain_text("strong")
    expect(reader.page.locator(".since .rating").nth(1)).to_contain_text("weak")


def test_the_old_result_is_a_link_away_and_back_is_the_notice_again(reader: Reader) -> None:
    page, there = reader.page, reader.where
    reader.follow(page.get_by_role("link", name="See the result of version 1"))
    expect(page.get_by_text("This is version 1 of the tree")).to_be_visible()
    expect(page.locator(".since")).to_have_count(0)
    page.go_back()
    assert reader.where == there
    assert CHANGED in notice(page)
    page.go_forward()
    expect(page.get_by_text("This is version 1 of the tree")).to_be_visible()


def test_the_short_link_made_before_leads_to_the_same_notice(
    chromium: Browser, published: tuple[Server, str, str]
) -> None:
    for reader in opened(chromium, published[0], published[2]):
        assert reader.where == published[1]
        assert CHANGED in notice(reader.page)
