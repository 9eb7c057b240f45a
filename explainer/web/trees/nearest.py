"""The worked examples nearest to a result, each with the answers that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse

from explainer.library.typography import curly
from explainer.trees.compare import nearest
from explainer.trees.loading import LoadedTree
from explainer.trees.model import Example, Question, Tree
from explainer.trees.result import Result
from explainer.web.trees.comparisons import pair_address
from explainer.web.trees.questions import answer_words

DIFFERENCES_SHOWN = 3  # of a nearest example


def nearest_examples(loaded: LoadedTree, result: Result) -> Iterator[Mapping[str, Any]]:
    """The worked examples nearest to a result, each with the differences named."""
    tree = loaded.tree
    if not result.state or not result.verdicts:
        return
    for example in _chosen(loaded, result):
        apart = [question for question in tree.questions if _apart(tree, question, result, example)]
        yield {
            "title": curly(example.title),
            "address": reverse("example", args=[tree.name, example.name]),
            "kind": example.kind,
            "happened": example.kind == "decided",
            "differences": tuple(
                _named(tree, question, result, example) for question in apart[:DIFFERENCES_SHOWN]
            ),
            "more": max(0, len(apart) - DIFFERENCES_SHOWN),
            "side_by_side": pair_address(tree, result.state, example.state, dials=result.dials),
        }


def _chosen(loaded: LoadedTree, result: Result) -> tuple[Example, ...]:
    """The nearest examples; where none of them was decided by a court, the nearest that was as well."""
    found = nearest(loaded.tree, result.state, loaded.examples)
    decided = {name: one for name, one in loaded.examples.items() if one.kind == "decided"}
    ruling = () if any(one.name in decided for one in found) else nearest(loaded.tree, result.state, decided, most=1)
    return (*found, *ruling)


def _apart(tree: Tree, question: Question, result: Result, example: Example) -> bool:
    if question.id in (tree.proof, tree.columns):
        return False
    here, there = result.state.get(question.id), example.state.get(question.id)
    return bool(here) and bool(there) and not set(here or ()) & set(there or ())


def _named(tree: Tree, question: Question, result: Result, example: Example) -> Mapping[str, str]:
    return {
        "question": curly(question.title),
        "here": answer_words(question, result.state[question.id]),
        "there": answer_words(question, example.state[question.id]),
    }
