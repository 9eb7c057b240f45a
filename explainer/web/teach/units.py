"""What the pages and files of a unit show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.urls import reverse

from explainer.library.catalogue import Catalogue
from explainer.library.lessons import Lesson
from explainer.library.providers import Document
from explainer.library.typography import curly
from explainer.web.prose import Dressing
from explainer.web.teach.keys import keys
from explainer.web.teach.printed import Printed
from explainer.web.teach.qr import qr


def lesson_page(lesson: Lesson, known: Catalogue) -> dict[str, Any]:
    """The context of ``lesson.html``: everything, with notes that open in place."""
    units = tuple(known.lessons.values())
    at = units.index(lesson)
    return {
        "lesson": _dressed(lesson, Dressing(lesson.notes, known.terms)),
        "notes": lesson.notes,
        "keys": keys(lesson, known),
        "documents": documents(lesson, known),
        "built_on": tuple(built_on(lesson, known)),
        "trees": tuple(known.trees[name].tree for name in lesson.front.trees if name in known.trees),
        "sources": tuple(known.sources[name] for name in lesson.front.sources),
        "before": units[at - 1] if at else None,
        "after": units[at + 1] if at + 1 < len(units) else None,
    }


def handout_page(lesson: Lesson, known: Catalogue, origin: str = "") -> dict[str, Any]:
    """The context of ``_handout.html``: what pupils get. Labels that they are to find are not on it."""
    printed = Printed(lesson.notes, origin)
    text = printed.body(lesson.handout)
    tasks = tuple(replace(task, ask=printed.body(task.ask)) for task in lesson.tasks)
    address = settings.SITE_URL + lesson.address
    return {
        "lesson": lesson,
        "text": text,
        "tasks": tasks,
        "documents": documents(lesson, known),
        "notes": printed.shown,
        "address": address,
        "qr": qr(address, f"QR code: {address}"),
    }


def key_page(lesson: Lesson, known: Catalogue, origin: str = "") -> dict[str, Any]:
    """The context of the key as a file: answers, labels, and what is made from the worked examples."""
    printed = Printed(lesson.notes, origin)
    shown = replace(
        lesson, key=printed.body(lesson.key),
        tasks=tuple(replace(task, ask=printed.body(task.ask), answer=printed.body(task.answer)) for task in lesson.tasks),
    )  # fmt: skip
    documents_compared = documents(lesson, known)
    return {"lesson": shown, "keys": keys(lesson, known), "documents": documents_compared, "notes": printed.shown, "origin": origin}


def plan_page(lesson: Lesson, origin: str = "") -> dict[str, Any]:
    """The context of the plan as a file: aims, steps, what to discuss."""
    printed = Printed(lesson.notes, origin)
    opening = printed.body(lesson.opening)
    steps = tuple(replace(step, how=printed.body(step.how)) for step in lesson.steps)
    shown = replace(lesson, opening=opening, steps=steps, discussion=printed.body(lesson.discussion))
    return {"lesson": shown, "notes": printed.shown}


def documents(lesson: Lesson, known: Catalogue) -> tuple[Document, ...]:
    """The documents that the unit compares, in its order."""
    by_id = {document.id: document for document in known.documents}
    return tuple(by_id[name] for name in lesson.front.documents if name in by_id)


def built_on(lesson: Lesson, known: Catalogue) -> Iterator[Mapping[str, str]]:
    """The chapters, trees and examples that the unit is built on: title, address, kind."""
    for slug in lesson.front.chapters:
        if slug in known.pages:
            yield {"title": known.pages[slug].title, "address": known.pages[slug].address, "kind": "chapter"}
    for name in lesson.front.trees:
        if name in known.trees:
            yield {"title": curly(known.trees[name].tree.title), "address": reverse("tree", args=[name]), "kind": "decision tree"}
    for tree, name in lesson.examples:
        if tree in known.trees and name in known.trees[tree].examples:
            title = curly(known.trees[tree].examples[name].title)
            yield {"title": title, "address": reverse("example", args=[tree, name]), "kind": "worked example"}


def _dressed(lesson: Lesson, dressing: Dressing) -> Lesson:
    """The unit with all texts ready to be shown, in the order of its page."""
    opening = dressing.body(lesson.opening)
    steps = tuple(replace(step, how=dressing.body(step.how)) for step in lesson.steps)
    handout = dressing.body(lesson.handout)
    asks = [dressing.body(task.ask) for task in lesson.tasks]
    statements = tuple(replace(one, says=dressing.body(one.says)) for one in lesson.statements)
    key = dressing.body(lesson.key)
    tasks = tuple(
        replace(task, ask=ask, answer=dressing.body(task.answer)) for task, ask in zip(lesson.tasks, asks, strict=True)
    )
    return replace(
        lesson, opening=opening, steps=steps, handout=handout, tasks=tasks, statements=statements, key=key,
        discussion=dressing.body(lesson.discussion),
    )  # fmt: skip
