"""Two hundred random edits while the site runs: readers always get a whole page, and never an error.

Once with a page that is written again and again, once with any file of a copy of the real content.
"""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from django.conf import settings

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


# Any file of the real content

MENDED_AFTER = 50  # edits; then what is broken must have been noticed, and the newest stamp reach readers once all is mended
LONG = 900.0  # seconds that a machine under load may take for one reading of everything
STAMP = """\
references:
- id: the-stamp
  type: webpage
  title: The record of edit NUMBER
  note: For a test.
  custom: {label: reference, read: primary, kind: webpage}
"""
ADDRESSES = (
    "/one/", "/", "/ethics/", "/cases/", "/cases/bartz-v-anthropic/", "/claims/16-million-exchanges/", "/terms/openai/", "/glossary/fair-use/",
    "/sources/the-stamp/", "/timeline/", "/search/?q=fair+use", "/trees/is-distillation-theft/result?permission=no", "/data/cases.json",
    "/about/editing/", "/about/report/", "/changes/", "/healthz",
)  # fmt: skip


def stamp(root: Path, number: int) -> None:
    """The same number in a source and in the page that cites it: a page in which they differ was half read."""
    (root / "sources" / "the-stamp.yaml").write_text(STAMP.replace("NUMBER", str(number)))
    page = PAGE.replace("NUMBER", str(number)).replace("@a-law", "@the-stamp").replace("number: 1", "number: 99")
    (root / "pages" / "one.md").write_text(page)


def edit(file: Path, random: Random) -> None:
    """What can happen to a file while somebody works on it."""
    raw = file.read_bytes()
    lines = raw.split(b"\n")
    at = random.randrange(len(lines))
    kind = random.choice(("cut", "line gone", "line twice", "noise", "gone", "empty", "letter"))
    if kind == "gone":
        file.unlink()
    elif kind in ("cut", "empty"):
        file.write_bytes(raw[: random.randrange(len(raw)) if kind == "cut" else 0])
    elif kind == "letter":
        place = random.randrange(len(raw))
        file.write_bytes(raw[:place] + random.choice((b"\"", b"[", b"@", b"\t", b"\xff", b":")) + raw[place + 1 :])
    else:
        lines[at : at + 1] = {"line gone": [], "line twice": [lines[at]] * 2, "noise": [lines[at], b"\xe2\x80\x9c: ["]}[kind]
        file.write_bytes(b"\n".join(lines))


def read_anything(server: Server, stop: threading.Event, told: list[str], random: Random) -> None:
    """A reader who opens any page; told is what is no whole page."""
    while not stop.is_set():
        address = random.choice(ADDRESSES)
        status, headers, body = server.get(address)
        whole = body.rstrip().endswith(b"</html>") or not headers["content-type"].startswith("text/html")
        stop.wait(0.02)
        if status != 200 or not whole or (address == "/one/" and len(set(numbers(body))) != 1):
            told.append(f"{address}: {status}: {numbers(body)}")


@pytest.mark.prove
def test_readers_get_whole_pages_through_two_hundred_edits_of_any_file(serve: Serve, tmp_path: Path) -> None:
    random = Random(11)
    good_files, root = tmp_path / "good", tmp_path / "content"
    shutil.copytree(settings.BASE_DIR / "content", good_files)
    shutil.copytree(good_files, root)
    stamp(root, 0)
    files = sorted(file.relative_to(good_files) for file in good_files.rglob("*") if file.is_file())
    server = serve(root, tmp_path / "var")
    stop, told = threading.Event(), list[str]()
    readers = [threading.Thread(target=read_anything, args=(server, stop, told, Random(seed))) for seed in range(2)]
    for reader in readers:
        reader.start()
    try:
        touched: set[Path] = set()
        for number in range(1, EDITS + 1):
            file = random.choice(files)
            if (root / file).exists():
                edit(root / file, random)
                touched.add(file)
            if number % MENDED_AFTER == 0:
                eventually(lambda: b'"stale"' in server.get("/healthz")[2], f"what is broken by edit {number} is noticed", LONG)
                for file in touched:
                    shutil.copyfile(good_files / file, root / file)
                stamp(root, number)
                eventually(lambda wanted=str(number): set(numbers(server.get("/one/")[2])) == {wanted}, f"edit {number} is served", LONG)  # type: ignore[misc]
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert told == []
    assert "Traceback" not in server.log.read_text()
