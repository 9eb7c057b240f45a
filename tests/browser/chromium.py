"""The installed Chromium, and a reader who sits before it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Playwright, Request

ROOT = Path(__file__).parent.parent.parent
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

DESK: Mapping[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: Mapping[str, Any] = {"viewport": {"width": 375, "height": 740}, "has_touch": True, "is_mobile": True}
NARROWEST: Mapping[str, Any] = {"viewport": {"width": 320, "height": 256}}
"""A phone held in the hand, and a desk of 1280 by 1024 at a zoom of 400 %."""
LIGHT: Mapping[str, Any] = {"color_scheme": "light"}
DARK: Mapping[str, Any] = {"color_scheme": "dark"}
NO_SCRIPT: Mapping[str, Any] = {"java_script_enabled": False}


def executable() -> str:
    """Where Chromium is; without one the test fails with the line that installs it."""
    found = subprocess.run(
        ["/bin/sh", ROOT / ".ci" / "find-chromium"], capture_output=True, text=True, check=False
    )
    if found.returncode:
        pytest.fail(found.stderr.strip(), pytrace=False)
    return found.stdout.strip()


def launch(playwright: Playwright) -> Browser:
    """Start it; as root it runs without its sandbox, which needs another user."""
    alone = ["--no-sandbox"] if os.getuid() == 0 else []
    return playwright.chromium.launch(executable_path=executable(), args=[*QUIET, *alone])


@dataclass
class Reader:
    """One reader in a browser of their own: a page, and all that was asked for and complained of meanwhile."""

    page: Page
    site: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._note)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, request: Request) -> None:
        self.asked.append(request.url)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    def open(self, path: str, *, status: int = 200) -> Page:
        """Go to an address of the site, which answers as it should."""
        response = self.page.goto(self.site + path)
        assert response is not None
        assert response.status == status, f"{path} answers {response.status}"
        return self.page

    def forget(self) -> Self:
        """What was asked and complained of so far does not count."""
        self.asked.clear()
        self.complaints.clear()
        return self

    def follow(self, link: Locator) -> None:
        """Click it, and wait for the page to which it leads."""
        with self.page.expect_navigation():
            link.click()

    @property
    def where(self) -> str:
        """The address, without the host."""
        return self.page.url.removeprefix(self.site)

    def elsewhere(self) -> list[str]:
        """What was asked of anyone but this site."""
        here = urlsplit(self.site).netloc
        return [url for url in self.asked if urlsplit(url).scheme != "data" and urlsplit(url).netloc != here]


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")


def settled(page: Page) -> None:
    """All is laid out, in view or not; fonts are there and two frames are drawn since."""
    page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { content-visibility: visible !important }');
        document.adoptedStyleSheets = [sheet];
    }""")
    page.evaluate(
        "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))"
    )
