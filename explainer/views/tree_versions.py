"""The public change log of a tree, and short links to results."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from explainer.library.typography import curly
from explainer.trees.address import query
from explainer.trees.short import NoCode, unpack, version_of
from explainer.views.errors import not_found
from explainer.web.current import catalogue
from explainer.web.trees.versions import change_log


@require_safe
def tree_changes(request: HttpRequest, name: str) -> HttpResponse:
    """What changed in a tree, when and why: every published version, the newest first."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    context = {
        "tree": loaded.tree,
        "title": curly(loaded.tree.title),
        "entries": change_log(loaded),
        "retired": tuple((name, curly(sentence)) for name, sentence in loaded.tree.retired.items()),
    }
    return render(request, "tree_changes.html", context)


@require_safe
def short_link(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """On to the result that a short code stands for, in the version for which it was made."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    try:
        published = loaded.at(version_of(name, code))
        if published is None:
            raise NoCode(code)
        state, dials = unpack(published.tree, code)
    except NoCode:
        context = {
            "tree": loaded.tree,
            "title": curly(loaded.tree.title),
            "canonical": "",
            "page_kind": "error",
        }
        return render(request, "short_link_not_found.html", context, status=404)
    asked = query(published.tree, state, dials, published.tree.version)
    return HttpResponseRedirect(f"{reverse('tree_result', args=[name])}?{asked}")
