"""A tree as files for other programs: Mermaid text, and a tree of values as a Twine story."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from explainer.library.citations import Citation
from explainer.library.dates import date_words
from explainer.trees.loading import LoadedTree
from explainer.trees.mermaid import mermaid
from explainer.trees.twee import twee
from explainer.views.errors import not_found
from explainer.web.current import catalogue
from explainer.web.trees.questions import doubt_words
from explainer.web.trees.versions import wanted_links


@require_safe
def tree_mmd(request: HttpRequest, name: str) -> HttpResponse:
    """The drawing of a tree as Mermaid text."""
    loaded = _asked_for(request, name)
    if loaded is None:
        return not_found(request)
    return _file(f"{name}.mmd", mermaid(loaded.tree, _credit(loaded)))


@require_safe
def tree_twee(request: HttpRequest, name: str) -> HttpResponse:
    """A tree of values as a story in Twee 3, for Twine."""
    loaded = _asked_for(request, name)
    if loaded is None or not loaded.tree.every_verdict:
        return not_found(request)
    return _file(f"{name}.twee", twee(loaded.engine, _cited, doubt_words(loaded.tree), _credit(loaded)))


def _asked_for(request: HttpRequest, name: str) -> LoadedTree | None:
    loaded = catalogue().trees.get(name)
    return None if loaded is None else wanted_links(loaded, dict(request.GET.lists())).loaded


def _file(name: str, text: str) -> HttpResponse:
    """Plain text that a browser shows, and keeps under a name of its own."""
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


def _credit(loaded: LoadedTree) -> Iterator[str]:
    """Where it is from. Two slashes would be read as a mark in some programs, so addresses have no scheme."""
    tree, site = loaded.tree, catalogue().site
    law = date_words((tree.law_as_of.year, tree.law_as_of.month, tree.law_as_of.day))
    yield f"{site.name}, version {tree.version}, law as of {law}, {site.licence_content}"
    yield f"{_host()}{reverse('tree', args=[tree.name])}"


def _cited(citation: Citation) -> str:
    source = catalogue().sources[citation.source]
    place = f", {citation.locator}" if citation.locator else ""
    return f"{source.short}{place}, {_host()}{reverse('source', args=[source.id])}"


def _host() -> str:
    return settings.SITE_URL.partition("//")[2]
