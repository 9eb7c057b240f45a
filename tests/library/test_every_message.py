"""Every kind of problem that the library can tell has a bad example whose whole message is asserted."""

from __future__ import annotations

import ast
import doctest
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

LIBRARY = Path(__file__).parents[2] / "explainer" / "library"
TESTS = (*Path(__file__).parent.glob("test_*.py"), *(Path(__file__).parent.parent / "markdown").glob("*.md"))

CODE = re.compile(r"(?:citation|figure|files|link|markdown|page|site|source|term|wording|yaml)\.[a-z-]+")
ELSEWHERE = ("charts/", "cases.py", "claims.py", "providers.py", "timeline.py")  # records with tests of their own

MISFITS = ("date", "missing", "unknown-key", "value")
MADE = {
    *(f"{shape}.{kind}" for shape in ("page", "source", "term", "site", "figure") for kind in MISFITS),
} - {"source.date", "term.date", "site.date", "figure.date"}  # those shapes have no field that is a day
"""Codes that are put together when a file does not fit its shape."""


def modules() -> Iterator[Path]:
    for file in sorted(LIBRARY.rglob("*.py")):
        if not file.relative_to(LIBRARY).as_posix().startswith(ELSEWHERE):
            yield file


def written_codes() -> set[str]:
    constants = (
        node.value
        for file in modules()
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    names_of_files = (".yaml", ".md")
    return {text for text in constants if CODE.fullmatch(text) and not text.endswith(names_of_files)}


def test_every_code_has_an_example_with_its_whole_message() -> None:
    asserted = {code for file in TESTS for code in re.findall(rf"\d+: ({CODE.pattern}): ", file.read_text())}
    assert written_codes() | MADE <= asserted


def test_the_list_of_codes_is_not_empty_by_mistake() -> None:
    assert len(written_codes()) > 40


@pytest.mark.parametrize("file", [pytest.param(file, id=file.relative_to(LIBRARY).as_posix()) for file in LIBRARY.rglob("*.py")])
def test_the_examples_in_docstrings_are_true(file: Path) -> None:
    dotted = ".".join(("explainer", "library", *file.relative_to(LIBRARY).with_suffix("").parts))
    assert doctest.testmod(importlib.import_module(dotted.removesuffix(".__init__"))).failed == 0
