"""axe-core: the rules of WCAG that a program can check."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

SOURCE: Final = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]  # target size is in the last
SHOWN: Final = 4  # elements for each rule


def violations(page: Page) -> list[str]:
    """The rules broken, each with its first elements, one line for each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE)
    # frames are pages of their own, and are looked at as such
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations'], iframes: false})", TAGS
    )
    assert found["testEngine"]["version"] == "4.14.1"
    return [
        f"{rule['id']}, {len(rule['nodes'])} times: {line(node)}"
        for rule in found["violations"]
        for node in rule["nodes"][:SHOWN]
    ]


def line(node: dict[str, Any]) -> str:
    """An element, where it is, and how axe says it should be mended."""
    where = " ".join(map(str, node["target"]))
    return " ".join(f"{where}: {node['html'][:120]}: {node['failureSummary']}".split())
