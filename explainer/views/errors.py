"""Pages for what went wrong. They help, and never repeat what was asked for."""

from __future__ import annotations

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from explainer.web.current import catalogue

log = logging.getLogger("explainer")

PLAIN = "<!doctype html><html lang=en-GB><title>Something went wrong</title><p>Something went wrong here. <a href=/>Back to the first page</a>"


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no page at this address; here are the ways on."""
    return render(request, "404.html", _ways_on(), status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The address cannot be understood. The host may be wrong, so nothing is built from it."""
    return render(request, "400.html", _ways_on(), status=400)


def _ways_on() -> dict[str, Any]:
    """What these pages offer; no canonical address, for that would repeat what was asked for."""
    return {"chapters": catalogue().chapters, "canonical": "", "page_kind": "error"}


def broken(request: HttpRequest) -> HttpResponse:
    """A mistake of ours. If even the page that says so fails, a plain sentence does it."""
    try:
        return HttpResponse(render_to_string("500.html"), status=500)
    except Exception:
        log.exception("The page for errors failed too")
        return HttpResponse(PLAIN, status=500)
