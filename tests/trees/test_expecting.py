"""Examples are made to expect what their tree gives now."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from explainer.library.problems import Problems
from explainer.library.sources import load_sources
from explainer.trees.expecting import unexpected, with_expected
from explainer.trees.trial import Compared
from tests.library.test_guide import EXAMPLES

TREE = "trees/may-i-copy/tree.md"
BLOG = "trees/may-i-copy/examples/blog-2026.md"


@pytest.fixture
def content(small_content: Path, settings: Settings) -> Path:
    """The tree and the examples that the editors' guide shows, with sources by the names it uses."""
    law = (small_content / "sources" / "sources.yaml").read_text()
    for name in ("usc-17-107", "usc-17-501", "henderson-lemley-2025"):
        (small_content / "sources" / f"{name}.yaml").write_text(law.replace("a-law", name))
    for name, text in EXAMPLES.items():
        if name.startswith("trees/may-i-copy/"):
            (small_content / name).parent.mkdir(parents=True, exist_ok=True)
            (small_content / name).write_text(text)
    settings.CONTENT_DIR = small_content
    return small_content


def weaken(content: Path) -> None:
    """A change of the tree after which private study gives no claim at all."""
    file = content / TREE
    file.write_text(file.read_text().replace("cap copyright at weak: private", "cap copyright at none: private"))


def test_where_nothing_has_changed_nothing_differs(content: Path) -> None:
    assert list(unexpected(content, "may-i-copy", load_sources(content, Problems()), Problems())) == []


def test_what_a_changed_tree_gives_is_written_into_its_examples(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weaken(content)
    before = (content / BLOG).read_text()
    call_command("expect", "may-i-copy", show=True)
    assert (content / BLOG).read_text() == before
    assert capsys.readouterr().out == "blog-2026.md:14: 'copyright': [weak] -> [none]\n1 example would expect something else.\n"
    call_command("expect", "may-i-copy")
    assert (content / BLOG).read_text() == before.replace("copyright: [weak]", "copyright: [none]")
    call_command("expect", "may-i-copy")
    assert capsys.readouterr().out.endswith("0 examples now expect something else.\n")


def test_a_set_that_does_not_stand_in_one_line_is_left_and_named(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weaken(content)
    file = content / BLOG
    file.write_text(file.read_text().replace("copyright: [weak]", "copyright:\n    - weak"))
    before = file.read_text()
    call_command("expect", "may-i-copy")
    assert "(not in one line: write it by hand)" in capsys.readouterr().out
    assert file.read_text() == before


def test_remarks_and_indents_stay() -> None:
    text = "a:\n  copyright: [weak]  # as the court said\n"
    assert with_expected(text, [Compared(2, "'copyright'", ("none", "weak"), ("weak",))]) == (
        "a:\n  copyright: [none, weak]  # as the court said\n", (),
    )  # fmt: skip


def test_other_errors_are_mended_first(content: Path) -> None:
    file = content / BLOG
    file.write_text(file.read_text().replace("| use | study |", "| use | studdy |"))
    with pytest.raises(CommandError, match=r"^Mend this first:\ncontent/trees/may-i-copy/examples/blog-2026.md:\d+: example.unknown-answer: "):
        call_command("expect", "may-i-copy")


def test_a_tree_that_is_not_there_is_told(content: Path) -> None:
    with pytest.raises(CommandError, match=r"^There is no tree 'x'; there are: may-i-copy\.$"):
        call_command("expect", "x")
