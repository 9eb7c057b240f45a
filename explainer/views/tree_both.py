"""A tree of values, asked of distillation and of scraping in one address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from explainer.trees.loading import LoadedTree
from explainer.views.errors import not_found
from explainer.web.current import catalogue
from explainer.web.trees.both import SIDES, both_page, read_both, side_links
from explainer.web.trees.prose import Citing
from explainer.web.trees.questions import question_page
from explainer.web.trees.versions import old_page


@require_safe
def tree_both(request: HttpRequest, name: str) -> HttpResponse:
    """The positions on distillation and on scraping, side by side."""
    loaded = _values(name)
    if loaded is None:
        return not_found(request)
    asked = dict(request.GET.lists())
    both, citing = read_both(loaded, asked), Citing(catalogue())
    context = both_page(both, asked, citing) | {
        "citing": citing,
        "ignored": both.ignored,
        "with_answers": bool(request.GET),
    }
    return render(request, "tree_both.html", context)


@require_safe
def tree_both_question(request: HttpRequest, name: str, side: str, question: str) -> HttpResponse:
    """One question, asked of one side."""
    loaded = _values(name)
    if loaded is None or side not in SIDES:
        return not_found(request)
    both, citing = read_both(loaded, dict(request.GET.lists())), Citing(catalogue())
    tree = both.loaded.tree
    if question not in tree.question:
        return not_found(request)
    links = side_links(both, side)
    context = question_page(links, tree.question[question], citing) | {
        "citing": citing, "ignored": both.ignored, "side": side, "several": "", "effects_address": "",
        "old": old_page(links, both.to("tree_both", old=False)),
    }  # fmt: skip
    return render(request, "tree_question.html", context)


def _values(name: str) -> LoadedTree | None:
    """The tree, if it is one of values."""
    loaded = catalogue().trees.get(name)
    return loaded if loaded is not None and loaded.tree.every_verdict else None
