"""The ways in: the first page, and the list of trees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from explainer.library.catalogue import Catalogue
from explainer.library.markdown import Block
from explainer.library.typography import curly
from explainer.trees.address import query
from explainer.trees.loading import LoadedTree
from explainer.trees.model import State, plain
from explainer.web.current import catalogue

FIRST_TREE = "is-distillation-theft"
CHANGES = 6  # the newest of all pages
PATHS = "about/reading-paths"  # the page of which each section is a way to read


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The question, the first step of the tree, the accusation in figures, the chapters, ways to read, what changed lately."""
    known = catalogue()
    context = {
        "chapters": known.chapters,
        "figures": known.figures,
        "ways": tuple(_ways(known)),
        "changes": _changes(known),
    }
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


@dataclass(frozen=True)
class Way:
    """A way to read: for whom, in a few words, where it is told, how many chapters it has and how long they take."""

    title: str
    words: str
    address: str
    chapters: int
    minutes: int


def _ways(known: Catalogue) -> Iterator[Way]:
    """The sections of the page of reading paths; none if there is no such page."""
    page = known.pages.get(PATHS)
    if page is None:
        return
    for section in page.sections:
        text = " ".join(item.html for item in section.rest if isinstance(item, Block))
        led_to = [chapter for chapter in known.chapters if f'href="{chapter.address}"' in text]
        minutes = sum(chapter.minutes for chapter in led_to)
        yield Way(
            section.title,
            section.first[0].words,
            f"{page.address}#{section.id}",
            len(led_to),
            minutes,
        )


def _changes(known: Catalogue) -> list[tuple[date, str, str, str]]:
    """The newest entries of all change logs: day, page, address, what changed."""
    found = [
        (change.date, page.title, page.address, change.what)
        for page in known.pages.values()
        for change in page.changes
    ]
    return sorted(found, key=lambda entry: entry[0], reverse=True)[:CHANGES]
