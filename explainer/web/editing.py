"""Where a page can be edited: the file it is made from, at the code host that `site.yaml` names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from explainer.library.catalogue import Catalogue
from explainer.library.site import Site

EDITORS = {"gitlab": "-/edit", "codeberg": "_edit", "gitea": "_edit", "forgejo": "_edit"}
"""What stands in the addresses of code hosts between the repository and the branch, by a word of their name."""

OTHERS = "edit"  # GitHub's, and of those that do as it does

FILES: Mapping[str, Callable[[Catalogue, Mapping[str, Any]], str]] = {
    "page": lambda known, named: known.pages[named["slug"]].path,
    "about": lambda known, named: known.pages["about"].path,
    "case": lambda known, named: known.cases[named["slug"]].path,
    "claim": lambda known, named: known.claims[named["slug"]].path,
    "provider": lambda known, named: known.providers[named["slug"]].path,
    "term": lambda known, named: known.terms[named["slug"]].path,
    "lesson": lambda known, named: known.lessons[named["slug"]].path,
    "source": lambda known, named: known.sources[named["source_id"]].path,
    "tree": lambda known, named: known.trees[named["name"]].tree.path,
    "example": lambda known, named: known.trees[named["name"]].examples[named["example"]].path,
}
"""For each view that shows one file: the path of the file. Views of a tree begin with ``tree_``."""


def content_path(view: str, named: Mapping[str, Any], known: Catalogue) -> str:
    """The path of the file that a page is made from, such as ``content/pages/ethics.md``; empty if there is none."""
    find = FILES.get("tree" if view.startswith("tree_") and "name" in named else view)
    try:
        return find(known, named) if find else ""
    except KeyError:
        return ""  # the page says by itself that there is no such thing


def edit_address(site: Site, path: str) -> str:
    """The address at which a file is edited; empty without a repository or a file.

    >>> site = Site(name="S", description="D", repository="https://gitlab.com/o/r/")
    >>> edit_address(site, "content/pages/ethics.md")
    'https://gitlab.com/o/r/-/edit/main/content/pages/ethics.md'
    """
    if not site.repository or not path:
        return ""
    repository = site.repository.rstrip("/")
    host = urlsplit(repository).hostname or ""
    way = next((way for name, way in EDITORS.items() if name in host), OTHERS)
    return f"{repository}/{way}/{quote(site.branch)}/{quote(path)}"
