"""What every template knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from explainer.web import current, editing, share
from explainer.web.citing.head import head
from explainer.web.styles import styles


@dataclass(frozen=True)
class Way:
    """One entry of the navigation; `current` if the page belongs to it."""

    title: str
    address: str
    current: bool = False


WAYS = (
    # title, the view it leads to, the place on that page, the first part of the names of the views that belong to it
    ("Chapters", "home", "#chapters", "page"),
    ("Trees", "tree_list", "", "tree example"),
    ("Cases", "case_list", "", "case"),
    ("Claims", "claim_list", "", "claim"),
    ("Terms", "provider_list", "", "provider may"),
    ("Timeline", "timeline", "", "timeline"),
    ("Sources", "source_list", "", "source"),
    ("Glossary", "term_list", "", "term"),
    ("Teach", "lesson_list", "", "lesson worksheet embed"),
    ("About", "about", "", "about components report"),
)


def site(request: HttpRequest) -> dict[str, Any]:
    """What the templates of full pages ask for.

    `site`, `nav`, `canonical` (the absolute address without a query), `origin` (the site's, without a path),
    `share_image` (address of the page's picture), `content_day`, `page_kind` (the view's name), `styles` (its style
    sheets), `edit_address` (where the page's file is edited, if anywhere) and `cited` (how it is cited, if anybody would).
    """
    match = request.resolver_match
    kind = (match.url_name or "") if match else ""
    known = current.catalogue()
    file = editing.content_path(kind, match.kwargs, known) if match else ""
    if kind == "page" and request.path.startswith("/about/"):
        kind = "about"
    return {
        "site": known.site,
        "edit_address": editing.edit_address(known.site, file),
        "nav": tuple(
            Way(title, reverse(view) + place, kind.split("_")[0] in kinds.split())
            for title, view, place, kinds in WAYS
        ),
        "canonical": settings.SITE_URL + request.path,
        "origin": settings.SITE_URL,
        "share_image": settings.SITE_URL + share.address(request.path),
        "content_day": _content_day(current.catalogue().digest),
        "page_kind": kind,
        "styles": styles(kind),
        "cited": SimpleLazyObject(lambda: head(known, request)),
    }


@lru_cache(maxsize=2)
def _content_day(digest: str) -> date | None:
    """The day of the newest change told by any page; `digest` makes a new catalogue start anew."""
    pages = current.catalogue().pages.values()
    return max((change.date for page in pages for change in page.changes), default=None)
