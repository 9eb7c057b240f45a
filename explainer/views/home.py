"""The ways in: the first page, and the list of trees."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from explainer.web.current import catalogue


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The question, the first step of the tree, the accusation in figures, the ways in, what changed."""
    return render(request, "home.html", {"chapters": catalogue().chapters})


@require_safe
def tree_list(request: HttpRequest) -> HttpResponse:
    """All decision trees."""
    return render(request, "tree_list.html", {"trees": tuple(catalogue().trees.values())})
