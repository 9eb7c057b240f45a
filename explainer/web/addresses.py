"""Every address that needs no query: what is prepared, and what the sitemap lists."""

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


def all_paths(catalogue: Catalogue) -> Iterator[str]:
    """All of them, with those that are not for readers."""
    for path, _ in listed(catalogue):
        yield path
    for name in ("components", "robots", "sitemap"):
        yield reverse(name)
