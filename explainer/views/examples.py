"""Worked examples of a tree."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from explainer.library.typography import curly
from explainer.views.errors import not_found
from explainer.web.current import catalogue
from explainer.web.trees.examples import example_cards, example_page
from explainer.web.trees.prose import Citing


@require_safe
def example_list(request: HttpRequest, name: str) -> HttpResponse:
    """The examples of a tree, by kind."""
    loaded = catalogue().trees.get(name)
    if loaded is None or not loaded.examples:
        return not_found(request)
    context = {"tree": loaded.tree, "title": curly(loaded.tree.title), "cards": example_cards(loaded)}
    return render(request, "example_list.html", context)


@require_safe
def example(request: HttpRequest, name: str, example: str) -> HttpResponse:
    """One example: its answers with their sources, and what follows."""
    loaded = catalogue().trees.get(name)
    found = loaded.examples.get(example) if loaded else None
    if loaded is None or found is None:
        return not_found(request)
    citing = Citing(catalogue())
    cases = tuple(case for case in catalogue().cases.values() if example in case.front.examples)
    context = example_page(catalogue().trees, loaded, found, citing) | {"citing": citing, "cases": cases}
    return render(request, "example.html", context)
