"""Every code that a message about content can have, gathered from the source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parent.parent / "explainer"
AREAS = (
    "case changes chart citation claim content correction example figure files lesson link markdown page provider site source term "
    "timeline tree wording yaml"
).split()
WHOLE = re.compile(rf"(?:{'|'.join(AREAS)})\.[a-z][a-z-]*")
ENDINGS = (".yaml", ".md", ".html", ".json")  # names of files look alike
MISFITS = ("date", "missing", "unknown-key", "value")  # what `files.fill` finds, under the code it is given
SHAPES_WITHOUT_A_DAY = {"source", "term", "site", "figure", "chart", "provider", "timeline", "claim", "example"}
TREES = {"engine", "tree"}

PUT_TOGETHER = {
    "tree.": None,  # followed by the code of a finding, which is gathered by itself
    "example.": None,
    "idle-": ("tree.idle-verdict", "tree.idle-badge"),
    "lesson.": ("lesson.chapter", "lesson.tree", "lesson.example", "lesson.source", "lesson.document"),
    "link.": ("link.example", "link.question", "link.case", "link.chapter"),
}
"""Codes that are put together from a beginning and a word: the beginning, and what comes of it."""


def codes() -> set[str]:
    """All codes."""
    found: set[str] = set()
    for file in (*HOUSE.glob("library/**/*.py"), *HOUSE.glob("trees/**/*.py"), *HOUSE.glob("web/current.py")):
        tree = ast.parse(file.read_text())
        in_trees = "trees" in file.parts
        found |= set(_written(tree)) | set(_misfits(tree)) | set(_put_together(tree))
        if in_trees:
            found |= set(_of_trees(tree, "example" if file.name in ("examples.py", "trial.py") else "tree"))
    return found


def _written(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if WHOLE.fullmatch(text) and (text == "markdown.html" or not text.endswith(ENDINGS)):
                yield text


def _misfits(tree: ast.AST) -> Iterator[str]:
    """The codes of `fill(…, code=…)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "fill":
            for keyword in node.keywords:
                if keyword.arg == "code" and isinstance(keyword.value, ast.Constant):
                    code = str(keyword.value.value)
                    yield from (f"{code}.{kind}" for kind in MISFITS if not (kind == "date" and code in SHAPES_WITHOUT_A_DAY))


def _put_together(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and len(node.values) == 2 and isinstance(node.values[0], ast.Constant):
            beginning = node.values[0].value
            if isinstance(beginning, str) and beginning in PUT_TOGETHER:
                yield from PUT_TOGETHER[beginning] or ()


def _of_trees(tree: ast.AST, area: str) -> Iterator[str]:
    """The codes of `Finding(line, code, …)`, `problem(line, code, …)` and `unless(known, line, code, …)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            at = {"Finding": 1, "problem": 1, "unless": 2, "_problem": 1}.get(name)
            if at is not None and len(node.args) > at:
                code = node.args[at]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    yield f"{area}.{code.value}"
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 4:
            code = node.value.elts[1]
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield f"{area}.{code.value}"
