"""What pages tell machines of themselves: schema.org, as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from explainer.library.citing import laws, of_sources
from explainer.library.citing.works import Kind
from explainer.library.dates import iso
from explainer.library.pages import Page
from explainer.library.site import Site
from explainer.library.sources import Source
from explainer.web import share

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LAWS = frozenset({Kind.STATUTE, Kind.REGULATION, Kind.TREATY})
LEVELS = ("secondary education", "higher education")


def chapter(page: Page, site: Site) -> SafeString:
    """A chapter as an article and a learning resource. Safe inside a script element: it holds no ``<``."""
    address = settings.SITE_URL + page.address
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": ["Article", "LearningResource"],
        "@id": address,
        "url": address,
        "headline": page.title,
        "name": page.title,
        "description": page.description,
        "image": settings.SITE_URL + share.address(page.address),
        "inLanguage": "en-GB",
        "datePublished": min(change.date for change in page.changes).isoformat(),
        "dateModified": max(page.reviewed, *(change.date for change in page.changes)).isoformat(),
        "author": {"@type": "Organization", "name": site.publisher or site.name, "url": settings.SITE_URL},
        "isPartOf": {"@type": "WebSite", "name": site.name, "url": settings.SITE_URL},
        "position": page.number,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "educationalLevel": LEVELS,
        "educationalUse": ["reading", "discussion"],
        "learningResourceType": ["explainer", "reading"],
        "timeRequired": f"PT{page.minutes}M",
        "citation": list(_citations(page)),
    }
    return _written(told)


def law(source: Source) -> SafeString:
    """The page of a source that is a law, and the law itself; nothing for any other source."""
    work = of_sources.work(source)
    if work.kind not in LAWS:
        return mark_safe("")
    address = settings.SITE_URL + reverse("source", args=[source.id])
    facts = {
        "name": work.title,
        "legislationIdentifier": laws.place(work) or work.number,
        "legislationJurisdiction": source.place,
        "legislationDate": iso(work.date),
        "legislationPassedBy": work.authority if work.authority != work.container else "",
        "url": work.url,
    }
    known = {name: value for name, value in facts.items() if value}
    return _written({
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "license": LICENCE,
        "mainEntity": {"@type": "Legislation", **known},
    })  # fmt: skip


def _written(told: Mapping[str, Any]) -> SafeString:
    return mark_safe(json.dumps(told, ensure_ascii=False).replace("<", "\\u003c"))


def _citations(page: Page) -> Iterator[dict[str, str]]:
    """Each source of the page once, in the order of the notes."""
    sources: dict[str, Source] = {
        entry.source.id: entry.source for note in page.notes for entry in note.entries
    }
    for source in sources.values():
        where = {"url": source.url} if source.url else {}
        yield {"@type": "CreativeWork", "name": source.short, **where}
