"""Imports run one way, and the inner rooms know nothing of the outer ones."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "explainer"
MODULES = {
    ".".join(("explainer", *file.relative_to(HOUSE).with_suffix("").parts)).removesuffix(".__init__"): file
    for file in sorted(HOUSE.rglob("*.py"))
}

ORDER = (
    {"library.problems", "library.dates", "library.typography", "library.slips"},
    {"library.misfits"},
    {"library.files", "library.facets"},
    {"library.labels"},
    {"library.sources"},
    {"library.citations", "library.citing", "library.exchange", "library.passages"},
    {"library.exports", "library.imports", "library.readability"},
    {"library.authorities", "library.wording"},
    {"library.advice", "library.telling", "library.scaffolds"},
    {"library.charts"},
    {"library.markdown"},
    {
        "library.pages",
        "library.glossary",
        "library.site",
        "library.figures",
        "library.corrections",
        "library.claims",
        "library.providers",
    },
    {"library.cases", "library.lessons", "library.guide"},
    {"library.timeline"},
    {"library.backlinks"},
    {"library.catalogue"},
    {"library.chapters"},
    {"library.related", "library.search", "library.changes", "library.hearings", "library.schemas", "library.report", "library.missing"},
    {"library.data"},
    {"web"},
    {"views"},
    {"urls"},
)
"""From the innermost to the outermost; what stands in one set is not to know its neighbours."""

TREES_MAY_USE = (
    "library.problems", "library.dates", "library.files", "library.labels", "library.sources", "library.citations",
    "library.wording",
)  # fmt: skip


def imports(module: str) -> Iterator[str]:
    """The modules that a module imports while it runs; for types alone does not count."""
    tree = ast.parse(MODULES[module].read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else node.module


def room(module: str) -> int | None:
    """How far out a module stands; None for what stands beside (trees, commands, settings)."""
    inner = module.removeprefix("explainer.")
    for at, names in enumerate(ORDER):
        if any(inner == name or inner.startswith(f"{name}.") for name in names):
            return at
    return None


def name_of(module: str) -> str:
    at = room(module)
    inner = module.removeprefix("explainer.")
    return (
        next(name for name in ORDER[at] if inner == name or inner.startswith(f"{name}."))
        if at is not None
        else ""
    )


def test_every_module_of_the_library_the_web_and_the_views_has_its_place() -> None:
    inside = ("explainer.library.", "explainer.web.", "explainer.views.")
    assert [module for module in MODULES if module.startswith(inside) and room(module) is None] == []


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) is not None])
def test_a_room_uses_only_rooms_further_in(module: str) -> None:
    at = room(module)
    assert at is not None
    for used in imports(module):
        further = room(used)
        if further is not None and name_of(used) != name_of(module):
            assert further < at, f"{module} imports {used}"


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("explainer.trees.")])
def test_trees_use_only_the_rules_of_files_and_citations(module: str) -> None:
    for used in imports(module):
        if used.startswith("explainer.") and not used.startswith("explainer.trees"):
            assert used.removeprefix("explainer.").startswith(TREES_MAY_USE), f"{module} imports {used}"


@pytest.mark.parametrize(
    "module", [module for module in MODULES if module.startswith(("explainer.library", "explainer.trees"))]
)
def test_library_and_trees_know_no_django_no_clock_and_no_environment(module: str) -> None:
    roots = {used.partition(".")[0] for used in imports(module)}
    assert not roots & {"django", "time", "environ"}, module
    text = MODULES[module].read_text()
    assert "os.environ" not in text
    assert ".today()" not in text
    assert ".now(" not in text


def test_the_environment_is_read_in_the_settings_alone() -> None:
    reading = [
        module
        for module, file in MODULES.items()
        if "os.environ" in file.read_text() or "getenv" in file.read_text()
    ]
    assert reading == ["explainer.settings", "explainer.wsgi"]


LONGEST_FUNCTION = 60  # lines; most have fewer than 35


def functions(module: str) -> Iterator[tuple[int, str]]:
    """The functions of a module with their number of lines."""
    for node in ast.walk(ast.parse(MODULES[module].read_text())):
        if isinstance(node, ast.FunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1, f"{module}.{node.name}"


def test_functions_are_short() -> None:
    lengths = sorted((found for module in MODULES for found in functions(module)), reverse=True)
    assert lengths[0][0] <= LONGEST_FUNCTION, f"the longest: {lengths[:5]}"
    assert sum(1 for lines, _ in lengths if lines <= 35) >= 0.95 * len(lengths)
