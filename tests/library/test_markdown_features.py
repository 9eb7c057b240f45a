"""Every feature of Markdown, by example: the files of ``tests/markdown/``.

Each example is a title, the text, and what becomes of it, with a line of one dot after each. Marks of notes
and figures are shown as ``(note:1)``; what is said about the text follows as lines that begin with ``! ``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.material import PATH, rendered, shown

FOLDER = Path(__file__).parent.parent / "markdown"


def examples() -> Iterator[object]:
    for file in sorted(FOLDER.glob("*.md")):
        parts = [part.strip("\n") for part in f"\n{file.read_text()}".split("\n.\n")]
        for title, text, expected in zip(parts[:-1:3], parts[1::3], parts[2::3], strict=True):
            yield pytest.param(text, expected, id=f"{file.stem}: {title}")


@pytest.mark.parametrize(("text", "expected"), list(examples()))
def test_markdown(text: str, expected: str) -> None:
    body, messages = rendered(text, must_cite=False)
    found = [shown(body), *(f"! {message.removeprefix(f'{PATH}:')}" for message in messages)]
    assert "\n".join(found).strip("\n") == expected


def test_every_feature_has_its_file() -> None:
    assert [file.stem for file in sorted(FOLDER.glob("*.md"))] == [
        "attributes", "callouts", "citations", "code", "figures", "headings", "links", "lists", "tables", "typography",
    ]  # fmt: skip
