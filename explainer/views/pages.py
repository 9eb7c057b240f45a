"""Chapters, the pages about the site, and the page of components."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from explainer.web.current import catalogue


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One page."""
    found = catalogue().pages.get(slug)
    if found is None:
        raise Http404("no such page")
    return render(request, f"{found.kind}.html", {"page": found})


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Every component, drawn with the real fragments."""
    return render(request, "components.html")
