"""axe-core: the rules of WCAG that a program can check."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from playwright.sync_api import Page

SOURCE: Final = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]  # target size is in the last


def violations(page: Page) -> list[str]:
    """Each violation as one line: the rule, where, and the element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE)
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations'], iframes: false})", TAGS
    )
    assert found["testEngine"]["version"] == "4.14.1"
    return [
        f"{rule['id']} at {' '.join(map(str, node['target']))}: {node['html'][:160]}: {summary(node)}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def summary(node: dict[str, str]) -> str:
    """How axe says it should be mended, on one line."""
    return " ".join(node.get("failureSummary", "").split())
