"""A content folder of the smallest size that is good."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "site.yaml": """
        name: A small site
        description: Small.
        """,
    "sources/sources.yaml": """
        references:
          - id: a-law
            type: legislation
            title: A Law
            note: The law.
            custom:
              label: statute
              read: primary
              kind: statute
        """,
    "pages/one.md": """
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
        The answer [@a-law].

        ## A section

        What it says [@a-law].
        """,
    "pages/about/index.md": """
        ---
        title: About
        number: 1
        kind: about
        description: About it.
        reviewed: 2026-11-01
        changes:
          - date: 2026-11-01
            what: First published.
        ---
        About it. {.ours}
        """,
    "glossary/word.md": """
        ---
        title: word
        ---
        What it means [@a-law].
        """,
}


def write_small_content(root: Path) -> None:
    """One chapter, one page about the site, one source, one term and no tree."""
    (root / "trees").mkdir(parents=True)
    for name, text in FILES.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(line[8:] for line in text.strip("\n").split("\n")))
