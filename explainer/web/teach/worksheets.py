"""A tree on paper: every question with boxes to tick, and the ratings to fill in; with a key made from an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from explainer.library.typography import curly
from explainer.trees.compare import side
from explainer.trees.loading import LoadedTree
from explainer.trees.model import Example, Question
from explainer.trees.result import Result, evaluate
from explainer.web.teach.keys import examples_of, verdict_words
from explainer.web.teach.qr import qr
from explainer.web.trees.prose import sentence, words, words_of
from explainer.web.trees.questions import doubt_words, gates


def worksheet_page(loaded: LoadedTree, wanted: str) -> dict[str, Any]:
    """The context of ``worksheet.html``. `wanted` is the example whose key is asked for; an unknown one gives none."""
    tree = loaded.tree
    example = loaded.examples.get(wanted)
    result = evaluate(loaded.engine, example.state) if example else None
    address = settings.SITE_URL + reverse("tree", args=[tree.name])
    return {
        "tree": tree,
        "example": _about(loaded, example) if example else None,
        "unknown_key": bool(wanted) and example is None,
        "questions": tuple(_question(loaded, question, result) for question in tree.questions),
        "levels": tree.levels,
        "ratings": tuple(
            {"title": curly(theory.title), "possible": result.ratings[theory.id] if result else ()} for theory in tree.theories
        ),
        "verdict": verdict_words(result) if result else "",
        "keys": tuple(examples_of(loaded)),
        "address": address,
        "qr": qr(address, f"QR code: {address}"),
    }


def _about(loaded: LoadedTree, example: Example) -> Mapping[str, str]:
    return {
        "name": example.name,
        "title": curly(example.title),
        "address": reverse("example", args=[loaded.tree.name, example.name]),
    }


def _question(loaded: LoadedTree, question: Question, result: Result | None) -> Mapping[str, Any]:
    """One question with its boxes; in a key with its ticks, and whether it is asked at all."""
    found = side(result, question.id) if result else None
    return {
        "title": curly(question.title),
        "why": sentence(words_of(question.why)),
        "gate": tuple(gates(loaded.tree, question)),
        "boxes": tuple(_boxes(loaded, question, found.given if found else None)),
        "not_asked": found is not None and found.given is None,
        "settled": found is not None and found.settled,
        "several": found is not None and found.given is not None and len(found.given) > 1,
    }


def _boxes(loaded: LoadedTree, question: Question, given: tuple[str, ...] | None) -> Iterator[Mapping[str, Any]]:
    for answer in question.answers:
        yield {"text": words(answer.text), "ticked": answer.id in (given or ())}
    yield {"text": doubt_words(loaded.tree), "ticked": given == ()}
