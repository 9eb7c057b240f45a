"""A browser for a session, and readers who sit before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.chromium import Reader, launch
from tests.conftest import Server

NewReader = Callable[..., Reader]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The one browser of a session."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def new_reader(chromium: Browser, site: Server) -> Iterator[NewReader]:
    """Make a reader: `new_reader(**PHONE, **DARK)`. Nothing moves, unless `reduced_motion` is said."""
    open_now: list[BrowserContext] = []

    def make(**how: Any) -> Reader:
        context = chromium.new_context(**{"reduced_motion": "reduce", **how})
        context.set_default_timeout(20_000)
        open_now.append(context)
        return Reader(context.new_page(), site.address)

    yield make
    for context in open_now:
        context.close()


@pytest.fixture(scope="session")
def at(chromium: Browser, site: Server) -> Iterator[NewReader]:
    """Go to a reader who only looks, and stays for all tests: `at(**PHONE, **DARK)` is always the same one."""
    readers: dict[str, Reader] = {}

    def find(**how: Any) -> Reader:
        key = repr(sorted(how.items(), key=repr))
        if key not in readers:
            context = chromium.new_context(**{"reduced_motion": "reduce", **how})
            readers[key] = Reader(context.new_page(), site.address)
        return readers[key].forget()

    yield find
    for reader in readers.values():
        reader.page.context.close()


@pytest.fixture
def reader(new_reader: NewReader) -> Reader:
    """A reader at a desk."""
    return new_reader()
