"""Addresses for machines: health, robots, sitemap, favicon."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from explainer.web import addresses, current


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the files on disk are what is served (``ok``), or an older good state of them (``stale``)."""
    served = current.served()
    state = {
        "status": "stale" if served.stale else "ok",
        "digest": served.catalogue.digest,
        "since": served.since.isoformat(timespec="seconds"),
        "problems": len(served.problems),
    }
    return JsonResponse(state, headers={"Cache-Control": "no-store"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read by anybody; the sitemap is named."""
    lines = ("User-agent: *", "Allow: /", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}", "")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All pages for readers, with the day of their last review."""
    entries = addresses.listed(current.catalogue())
    context = {"entries": entries, "origin": settings.SITE_URL}
    return render(request, "sitemap.xml", context, content_type="application/xml; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The way to the icon, for readers' programs that ask at the old place."""
    return HttpResponseRedirect(static("img/favicon.ico"))
