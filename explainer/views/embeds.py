"""Pages in frames of other sites, and the page on which such a frame is put together."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from explainer.web import headers
from explainer.web.current import catalogue
from explainer.web.embeds.builder import builder_page
from explainer.web.embeds.frame import frame, read_wish


@require_safe
@xframe_options_exempt
def embed(request: HttpRequest, inner: str = "") -> HttpResponse:
    """A page of the site, or a part of it, to stand in a frame. What went wrong is told in the frame."""
    wish, asked = read_wish(request.GET)
    address = f"/{inner}?{asked}" if asked else f"/{inner}"
    shown = frame(address, wish)
    if shown.leads_to:
        return HttpResponseRedirect(shown.leads_to)
    canonical = shown.facts.address
    full = settings.SITE_URL + address if canonical else settings.SITE_URL
    context = {
        "frame": shown,
        "facts": shown.facts,
        "wish": wish,
        "canonical": canonical,
        "full_address": full,
    }
    return render(request, "embed_base.html", context, status=shown.status)


@require_safe
def builder(request: HttpRequest) -> HttpResponse:
    """Choose a page or a part of one, its size and theme; see the frame, and copy the code."""
    response = render(request, "embed_builder.html", builder_page(catalogue(), request.GET))
    response.headers["Content-Security-Policy"] = headers.SHOWING_FRAMES
    return response
