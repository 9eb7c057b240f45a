"""The public change log of a tree, and short links to results."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from explainer.library.typography import curly
from explainer.trees.address import Address, query
from explainer.trees.loading import LoadedTree
from explainer.trees.short import NoCode, unpack, version_of
from explainer.views.errors import not_found
from explainer.web.current import catalogue
from explainer.web.trees.both import SIDES, Both
from explainer.web.trees.comparisons import pair_address
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
    """On to the result that a short code stands for, in the version for which it was made; with two, to both acts."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    try:
        return HttpResponseRedirect(_meant(loaded, code.split(".")))
    except NoCode:
        context = {
            "tree": loaded.tree,
            "title": curly(loaded.tree.title),
            "canonical": "",
            "page_kind": "error",
        }
        return render(request, "short_link_not_found.html", context, status=404)


def _meant(loaded: LoadedTree, codes: list[str]) -> str:
    """The address for which one code or two stand. Raises `NoCode`, also for two that do not belong together."""
    name = loaded.tree.name
    published = loaded.at(version_of(name, codes[0]))
    if published is None:
        raise NoCode(codes[0])
    (state, dials), *others = [unpack(published.tree, code) for code in codes]
    tree, version = published.tree, published.tree.version
    if not others:
        return f"{reverse('tree_result', args=[name])}?{query(tree, state, dials, version)}"
    other, their_dials = others[0]
    if their_dials != dials:
        raise NoCode(codes[1])
    if tree.every_verdict:
        states = dict(zip(SIDES, (state, other), strict=True))
        return Both(loaded, states, Address({}, version=version)).to("tree_both")
    return pair_address(tree, state, other, dials=dials, version=version)
