"""The picture of a page, for cards on other sites."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from explainer.web import headers, share
from explainer.web.current import catalogue
from explainer.web.embeds.inner import ask


@require_safe
def share_image(request: HttpRequest, inner: str, width: str = "") -> HttpResponse:
    """The share image of a page, whose address ends with a slash or without one."""
    for path in dict.fromkeys((f"/{inner}", f"/{inner}".rstrip("/") or "/")):
        found = ask(path)
        if found.status == 200 and found.facts.address:
            facts = found.facts
            card = share.Card(facts.title, facts.label, facts.dated, catalogue().site.name)
            drawn = share.picture(card, int(width) if width else share.SIZES[0][0])
            return HttpResponse(drawn, content_type="image/png", headers=headers.FOR_OTHER_SITES)
    raise Http404("no such page")
