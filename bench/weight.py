"""What a page weighs on its way to a new reader: bytes as sent, by kind of file, in a real browser on a phone.

Run it with ``CHROMIUM=/usr/bin/chromium .venv/bin/python bench/weight.py``. For one page of every kind it prints requests,
kilobytes (with headers), how far things moved while the page was built up, and how much of the page's HTML a reader has
with the first 14 kB, which come without waiting for an answer. The budget for a chapter: HTML 30 kB, CSS 10 kB.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Browser, sync_playwright
from servers import fetched, running

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.kinds import KINDS, Kind  # noqa: E402 - the path comes first

PORT = 8466
SITE = f"http://127.0.0.1:{PORT}"
FIRST = 14_000  # bytes
COLUMNS = ("Document", "Stylesheet", "Script", "Font", "Image")
SHIFTS = "new Promise(tell => { let sum = 0; new PerformanceObserver(seen => { for (const one of seen.getEntries()) sum += one.value })"
SHIFTS += ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => tell(sum), 300) })"


def weigh(browser: Browser, kind: Kind) -> tuple[int, Counter[str], float]:
    """Requests, bytes by kind of file, and how far things moved, for a reader who was never here."""
    page = browser.new_page(viewport={"width": 375, "height": 800}, device_scale_factor=2)
    kinds: dict[str, str] = {}
    weight: Counter[str] = Counter()

    def note(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"]

    def add(event: dict[str, Any]) -> None:
        weight[kinds.get(event["requestId"], "Other")] += int(event["encodedDataLength"])

    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.responseReceived", note)
    session.on("Network.loadingFinished", add)
    page.goto(SITE + kind.address, wait_until="networkidle")
    moved = float(page.evaluate(SHIFTS))
    page.close()
    return len(kinds), weight, moved


def first_part(kind: Kind) -> float:
    """How much of the HTML stands in the first bytes."""
    headers, sent = fetched(PORT, kind.address)
    if headers.get("content-encoding") != "br":
        return min(1.0, FIRST / max(1, len(sent)))
    reader = brotli.Decompressor()
    seen = sum(len(reader.process(sent[at : min(at + 1000, FIRST)])) for at in range(0, FIRST, 1000))
    return seen / len(brotli.decompress(sent))


def main() -> None:
    """Start the site, look at every kind of page, print."""
    with tempfile.TemporaryDirectory() as var, sync_playwright() as playwright:
        own = {"PORT": str(PORT), "WORKERS": "1", "DEBUG": "", "SITE_URL": "", "HOST": "", "CONTENT_DIR": "", "VAR_DIR": var}
        with running([sys.executable, str(ROOT / "manage.py"), "serve"], PORT, "/", **own):
            browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
            print(f"| page | requests | {' | '.join(('HTML', 'CSS', 'JS', 'fonts', 'images'))} | all, kB | moved | in the first 14 kB |")
            print("|---" * (len(COLUMNS) + 5) + "|")
            for kind in KINDS:
                if kind.status == 200:
                    requests, weight, moved = weigh(browser, kind)
                    cells = " | ".join(f"{weight[column] / 1000:.1f}" for column in COLUMNS)
                    print(f"| {kind.name} | {requests} | {cells} | {weight.total() / 1000:.0f} | {moved:.3f} | {first_part(kind):.0%} |", flush=True)
            browser.close()


if __name__ == "__main__":
    main()
