"""The addresses that can be named beforehand: what is prepared, and what the sitemap lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from explainer.library.catalogue import Catalogue


def listed(catalogue: Catalogue) -> Iterator[tuple[str, date | None]]:
    """The addresses of pages for readers, each with the day of its last review where it has one."""
    for name in ("home", "tree_list", "source_list", "term_list"):
        yield reverse(name), None
    for page in catalogue.pages.values():
        yield page.address, page.reviewed
    for term in catalogue.terms.values():
        yield term.address, None
    for source in catalogue.sources:
        yield reverse("source", args=[source]), None


def prepared(catalogue: Catalogue) -> Iterator[str]:
    """All addresses whose answers are made ahead: those above, those for machines, and chapters at other depths."""
    for path, _ in listed(catalogue):
        yield path
    for name in ("components", "robots", "sitemap"):
        yield reverse(name)
    for chapter in catalogue.chapters:
        for depth in ("1", "full"):
            yield f"{chapter.address}?depth={depth}"
