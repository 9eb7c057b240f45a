"""oEmbed (version 1.0): what a program that was given one of our addresses puts in the place of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree import ElementTree

from django.conf import settings

from explainer.web import current, share
from explainer.web.embeds.found import Found, frame_code

FORMATS = ("json", "xml")
WIDTH = 640
KEEP_FOR = 3600  # seconds

Record = Mapping[str, str | int]


@dataclass(frozen=True)
class Limits:
    """The most that the asker has room for, in pixels; None for no limit."""

    width: int | None = None
    height: int | None = None


def record(found: Found, limits: Limits, *, wordpress: bool) -> Record:
    """The answer. WordPress resizes a frame only if a quotation stands before it."""
    site = current.catalogue().site
    told: dict[str, str | int] = {
        "version": "1.0",
        "type": "rich" if found.source else "link",
        "title": found.title,
        "provider_name": site.name,
        "provider_url": settings.SITE_URL,
        "author_name": site.publisher or site.name,
        "author_url": settings.SITE_URL,
        "cache_age": KEEP_FOR,
        **_thumbnail(found, limits),
    }
    if found.source:
        width, height = _size(found, limits)
        told |= {
            "html": frame_code(found, width, height, wordpress=wordpress),
            "width": width,
            "height": height,
        }
    return told


def _size(found: Found, limits: Limits) -> tuple[int, int]:
    return min(WIDTH, limits.width or WIDTH), min(found.height, limits.height or found.height)


def _thumbnail(found: Found, limits: Limits) -> Record:
    """The largest picture of the page that keeps within the limits; nothing if none does."""
    for width, height in share.SIZES:
        if width <= (limits.width or width) and height <= (limits.height or height):
            url = settings.SITE_URL + share.address(urlsplit(found.address).path, width)
            return {"thumbnail_url": url, "thumbnail_width": width, "thumbnail_height": height}
    return {}


def as_xml(told: Record) -> bytes:
    """The answer as XML."""
    root = ElementTree.Element("oembed")
    for name, value in told.items():
        ElementTree.SubElement(root, name).text = str(value)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
