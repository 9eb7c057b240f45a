"""A content folder after edits that nobody would make: it is read or refused with reasons, and never raises."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.library.catalogue import load
from tests.library.material import FILES, steady, write
from tests.library.test_markdown_properties import GRAMMAR

Edit = Callable[[random.Random, str], str]


def without_a_line(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def with_a_line_twice(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[: at + 1], *lines[at:]])


def with_lines_changed_over(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def cut_short(chance: random.Random, text: str) -> str:
    return text[: chance.randrange(len(text) + 1)]


def with_something_put_in(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(GRAMMAR) + text[at:]


def with_a_character_less(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + 1 :]


EDITS: tuple[Edit, ...] = (
    without_a_line, with_a_line_twice, with_lines_changed_over, cut_short, with_something_put_in, with_a_character_less,
)  # fmt: skip


def check(root: Path) -> None:
    catalogue, problems = load(root)
    assert (catalogue is None) == any(problem.weight == "error" for problem in problems)
    for problem in problems:
        lines = (root.parent / problem.path).read_bytes().count(b"\n") if (root.parent / problem.path).is_file() else 0
        assert 0 <= problem.line <= lines + 1
        assert len(str(problem).splitlines()) == 1


@steady
@given(st.integers(min_value=0))
def test_any_edits_of_a_small_folder(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    chance = random.Random(seed)
    files = dict(FILES)
    for _ in range(chance.randrange(1, 6)):
        name = chance.choice(sorted(files))
        files[name] = chance.choice(EDITS)(chance, files[name])
    check(write(tmp_path_factory.mktemp("fuzz") / "content", files))


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(60))
def test_any_edits_of_the_real_content(tmp_path: Path, seed: int) -> None:
    """Forty edits at once, all over the pages, terms, sources and trees."""
    chance = random.Random(seed)
    root = tmp_path / "content"
    shutil.copytree(Path(__file__).parents[2] / "content", root)
    files = sorted(file for file in root.rglob("*") if file.suffix in (".md", ".yaml"))
    for _ in range(40):
        file = chance.choice(files)
        file.chmod(0o644)
        file.write_text(chance.choice(EDITS)(chance, file.read_text()))
    check(root)
