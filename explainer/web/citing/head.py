"""What every page says of how it is cited: in its head, for reference managers, and at its foot, when it is printed."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest

from explainer.library.catalogue import Catalogue
from explainer.library.citing.records import item
from explainer.library.citing.text import quoted
from explainer.library.citing.works import Kind, Work
from explainer.library.citing.zotero import tags
from explainer.library.dates import date_words
from explainer.web.citing.page import address
from explainer.web.citing.subjects import Asked, Subject, key, subject

LANGUAGE = "en-GB"


@dataclass(frozen=True)
class Head:
    """How a page is cited. `tags` are names and contents of its meta tags; `line` is a citation without the address.

    `read_at` is where the work is read if that is not the page itself, and `address` that of its *Cite this*. Of what
    depends on answers given, `address` lacks them: the page has its own with them.
    """

    tags: tuple[tuple[str, str], ...]
    line: str
    read_at: str
    address: str


def head(known: Catalogue, request: HttpRequest) -> Head | None:
    """How the page that is asked for is cited; None for what nobody would cite."""
    match = request.resolver_match
    if match is None:
        return None
    try:
        asked = Asked(known, match.kwargs, request.path, dict(request.GET.lists()))
    except SuspiciousOperation:
        return None  # an address that cannot be read; the page says so
    found = subject(asked, match.url_name or "", in_passing=True)
    return None if found is None else _head(found)


def _head(found: Subject) -> Head:
    source = found.itself if found.records else None
    if source is None:
        return Head(tuple(tags(found.item, LANGUAGE)), line(found.work), "", address(found.path))
    record = found.itself_item if source.kind is not Kind.CASE else None
    told = tags(record or item(source, key(found.path)))
    return Head(tuple(told), line(found.work), source.link, address(found.path))


def line(work: Work) -> str:
    """A page of ours in one line, in no style but plain: ``“The accusation”, Is distillation theft?, version 3, 3 May 2026``."""
    by = [one.direct for one in work.authors]
    site = "" if work.container == work.title else work.container
    return ", ".join(part for part in (*by, quoted(work.title), site, work.edition, work.dated(date_words)) if part)
