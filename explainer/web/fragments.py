"""Whether a request wants a whole page or the part that moves; and a list as either of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

VARY = ("HX-Request", "HX-History-Restore-Request")


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part. Going back in the browser's history needs the whole page."""
    htmx = request.headers.get("HX-Request") == "true"
    return htmx and request.headers.get("HX-History-Restore-Request") != "true"


def page_or_part(request: HttpRequest, page: str, part: str, context: Mapping[str, Any]) -> HttpResponse:
    """The list as a page, or as the part for htmx, which then shows the address without what was left empty."""
    if not wants_fragment(request):
        return render(request, page, dict(context))
    response = render(request, part, dict(context))
    asked = urlencode([(field, value) for field, value in request.GET.items() if value])
    response.headers["HX-Push-Url"] = f"{request.path}?{asked}" if asked else request.path
    return response
