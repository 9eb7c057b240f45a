"""Feeds: what changed (Atom), and what is set for a day to come (iCalendar)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import require_safe

from explainer.library.changes import News, changes, of_case
from explainer.library.hearings import calendar, hearings
from explainer.library.site import Site
from explainer.web.current import catalogue

MOST = 100  # entries of a feed over everything

OF_CASES = ("event", "status")


@require_safe
def all_changes(request: HttpRequest) -> HttpResponse:
    """What changed on the site and in the cases."""
    known = catalogue()
    return _feed(request, known.site, "what changed", "/changes/", changes(known)[:MOST])


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """What happened in the cases."""
    known = catalogue()
    found = [one for one in changes(known) if one.kind in OF_CASES]
    return _feed(request, known.site, "cases", "/cases/", found[:MOST])


@require_safe
def case(request: HttpRequest, slug: str) -> HttpResponse:
    """What happened in one case."""
    known = catalogue()
    found = known.cases.get(slug)
    if found is None:
        raise Http404("no such case")
    news = sorted(of_case(found), key=lambda one: one.dated, reverse=True)
    return _feed(request, known.site, found.short, found.address, news)


@require_safe
def hearing_calendar(request: HttpRequest) -> HttpResponse:
    """What is set for a day to come in the cases."""
    known = catalogue()
    text = calendar(hearings(known.cases.values()), known.site.name, settings.SITE_URL)
    return _open(HttpResponse(text, content_type="text/calendar; charset=utf-8"))


def _feed(request: HttpRequest, site: Site, about: str, address: str, news: Iterable[News]) -> HttpResponse:
    """An Atom feed; its entries keep their names wherever the site may move."""
    host = urlsplit(settings.SITE_URL).hostname
    feed = Atom1Feed(
        title=f"{site.name}: {about}",
        link=settings.SITE_URL + address,
        description=site.description,
        language="en-GB",
        author_name=site.publisher or site.name,
        feed_url=settings.SITE_URL + request.path,
        feed_guid=f"tag:{host},2026:{request.path}",
        feed_copyright=site.licence_content,
    )
    for one in news:
        day = datetime.combine(one.day, time(), UTC)
        feed.add_item(
            title=f"{one.title}: {one.kind_words}", link=settings.SITE_URL + one.address, description=escape(one.what),
            unique_id=f"tag:{host},2026:{one.id}", pubdate=day, updateddate=day, categories=[one.kind],
        )  # fmt: skip
    return _open(HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"))


def _open(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    return response
