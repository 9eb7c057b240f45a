"""Two hundred random edits while the site runs: readers always get a whole page, and never an error."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.conftest import Serve, Server, eventually

EDITS = 200
PAUSE_AFTER = 50  # edits; then the newest one must reach readers

PAGE = """\
---
title: One
number: 1
kind: chapter
description: The one page.
reviewed: 2026-11-01
changes:
  - date: 2026-11-01
    what: First published.
---
The answer of edit NUMBER. [@a-law]

## A section

Its text is of edit NUMBER. [@a-law]
"""


def good(file: Path, number: int, random: Random) -> None:
    """A good page, written in two strokes; between them the file is cut off somewhere."""
    text = PAGE.replace("NUMBER", str(number))
    cut = random.randrange(len(text))
    with file.open("w") as out:
        out.write(text[:cut])
        out.flush()
        out.write(text[cut:])


def cut_off(file: Path, number: int, random: Random) -> None:
    text = PAGE.replace("NUMBER", str(number))
    file.write_text(text[: random.randrange(text.index("edit"))])


def broken(file: Path, number: int, random: Random) -> None:
    line = random.choice(PAGE.split("\n")[:9])
    file.write_text(PAGE.replace("NUMBER", str(number)).replace(line, random.choice(("title: [", "\t", "nonsense: x", "“"))))


def noise(file: Path, number: int, random: Random) -> None:
    file.write_bytes(random.randbytes(200))


def gone(file: Path, number: int, random: Random) -> None:
    file.unlink(missing_ok=True)


def renamed(file: Path, number: int, random: Random) -> None:
    if file.exists():
        file.rename(file.with_name(f"{random.choice(('_', 'A ', ''))}x.md"))


KINDS: tuple[Callable[[Path, int, Random], None], ...] = (good, good, good, cut_off, broken, noise, gone, renamed)


def numbers(body: bytes) -> list[str]:
    return re.findall(r"edit (\d+)", body.decode())


def read_on(server: Server, stop: threading.Event, told: list[str]) -> None:
    """A reader who never stops; whatever is not a whole page is told."""
    while not stop.is_set():
        status, _, body = server.get("/one/")
        if status != 200 or len(set(numbers(body))) > 1:
            told.append(f"{status}: {numbers(body)}")


@pytest.mark.prove
def test_readers_get_a_whole_page_through_two_hundred_edits(serve: Serve, small_content: Path, tmp_path: Path) -> None:
    random = Random(7)
    page = small_content / "pages" / "one.md"
    good(page, 0, random)
    server = serve(small_content, tmp_path / "var")
    stop, told = threading.Event(), list[str]()
    reader = threading.Thread(target=read_on, args=(server, stop, told))
    reader.start()
    try:
        for number in range(1, EDITS + 1):
            random.choice(KINDS)(page, number, random)
            if number % PAUSE_AFTER == 0:
                for stray in small_content.glob("pages/*x.md"):
                    stray.unlink()
                good(page, number, random)
                eventually(lambda wanted=str(number): set(numbers(server.get("/one/")[2])) == {wanted}, f"edit {number} is served")  # type: ignore[misc]
    finally:
        stop.set()
        reader.join()
    assert told == []
    assert "Traceback" not in server.log.read_text()
