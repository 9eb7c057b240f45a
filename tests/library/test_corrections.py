"""The log of corrections."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.library.corrections import Correction, load_corrections
from explainer.library.problems import Problems
from tests.library.material import ADDRESSES, write

TWO = """corrections:
  - date: 2026-11-01
    where: pages/here.md
    was: It was in May.
    now: It was in June.
  - date: 2026-11-20
    where: pages/there.md
    was: "Two 'judges' ruled."
    now: One judge ruled.
"""


def loaded(tmp_path: Path, text: str | None) -> tuple[tuple[Correction, ...], list[str]]:
    problems = Problems()
    root = write(tmp_path / "content", {"corrections.yaml": text} if text is not None else {})
    found = load_corrections(root, ADDRESSES, problems)
    return found, [str(problem) for problem in problems]


@pytest.mark.parametrize("text", [None, "corrections: []\n"])
def test_there_may_be_none(tmp_path: Path, text: str | None) -> None:
    (tmp_path / "content").mkdir()
    assert loaded(tmp_path, text) == ((), [])


def test_corrections_come_newest_first_with_the_address_of_their_page(tmp_path: Path) -> None:
    found, messages = loaded(tmp_path, TWO)
    assert messages == []
    assert [(one.address, one.was, one.now) for one in found] == [
        ("/there/", "Two ‘judges’ ruled.", "One judge ruled."),
        ("/here/", "It was in May.", "It was in June."),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TWO.replace("pages/here.md", "pages/heer.md"),
         "content/corrections.yaml:3: correction.where: 'pages/heer.md' is no page: did you mean 'pages/here.md'?"),
        (TWO.replace("    now: It was in June.\n", ""),
         "content/corrections.yaml:2: correction.missing: 'corrections.1.now' is missing: add 'now:'"),
        (TWO.replace("2026-11-01", "2026-11-31"),
         "content/corrections.yaml:2: correction.date: 'corrections.1.date' is '2026-11-31', which is no date: write a day as 2026-02-23"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(tmp_path: Path, text: str, message: str) -> None:
    assert message in loaded(tmp_path, text)[1]
