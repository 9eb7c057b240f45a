"""What every template knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from explainer.library.pages import Page
from explainer.web import current


@dataclass(frozen=True)
class Nav:
    """The ways that every page offers."""

    chapters: tuple[Page, ...]
    about: tuple[Page, ...]


def site(request: HttpRequest) -> dict[str, Any]:
    """`site`, `nav`, `canonical` (the absolute address without a query) and `page_kind` (the view's name)."""
    catalogue = current.catalogue()
    match = request.resolver_match
    return {
        "site": catalogue.site,
        "nav": Nav(catalogue.chapters, catalogue.about),
        "canonical": settings.SITE_URL + request.path,
        "page_kind": match.url_name if match else "",
    }
