"""Whether a request wants a whole page or the part that moves."""

from __future__ import annotations

from django.http import HttpRequest

VARY = ("HX-Request", "HX-History-Restore-Request")


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part. Going back in the browser's history needs the whole page."""
    htmx = request.headers.get("HX-Request") == "true"
    return htmx and request.headers.get("HX-History-Restore-Request") != "true"
