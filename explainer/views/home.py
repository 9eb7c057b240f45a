"""The ways in: the first page, and the list of trees."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from explainer.library.catalogue import Catalogue
from explainer.library.typography import curly
from explainer.trees.address import query
from explainer.trees.loading import LoadedTree
from explainer.trees.model import State, plain
from explainer.web.current import catalogue

FIRST_TREE = "is-distillation-theft"
CHANGES = 6  # the newest of all pages


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The question, the first step of the tree, the accusation in figures, the chapters, what changed lately."""
    known = catalogue()
    context = {"chapters": known.chapters, "figures": known.figures, "changes": _changes(known)}
    tree = known.trees.get(FIRST_TREE)
    if tree is not None:
        context |= _first_step(tree)
    return render(request, "home.html", context)


@require_safe
def tree_list(request: HttpRequest) -> HttpResponse:
    """All decision trees."""
    return render(
        request, "tree_list.html", {"trees": tuple(tree.tree for tree in catalogue().trees.values())}
    )


def _first_step(loaded: LoadedTree) -> dict[str, Any]:
    """The first question, and for each of its answers the address of the question that follows."""
    tree = loaded.tree
    question = tree.questions[0]
    answers = tuple(
        (answer.text, _address_after(loaded, {question.id: (answer.id,)})) for answer in question.answers
    )
    return {
        "first_question": {
            "title": question.title,
            "why": curly(plain(question.why)[:1].upper() + plain(question.why)[1:]),
        },
        "answers": answers,
        "tree_address": reverse("tree", args=[tree.name]),
    }


def _address_after(loaded: LoadedTree, state: State) -> str:
    """The address of the question that follows, or of the result."""
    following = loaded.engine.walk(state).unanswered
    name = loaded.tree.name
    path = (
        reverse("tree_question", args=[name, following[0]])
        if following
        else reverse("tree_result", args=[name])
    )
    return f"{path}?{query(loaded.tree, state)}"


def _changes(known: Catalogue) -> list[tuple[date, str, str, str]]:
    """The newest entries of all change logs: day, page, address, what changed."""
    found = [
        (change.date, page.title, page.address, change.what)
        for page in known.pages.values()
        for change in page.changes
    ]
    return sorted(found, key=lambda entry: entry[0], reverse=True)[:CHANGES]
