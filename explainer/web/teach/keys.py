"""Answer keys made from the worked examples by the evaluator: the answers, the ratings, the result in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse

from explainer.library.catalogue import Catalogue
from explainer.library.lessons import Lesson
from explainer.library.typography import curly
from explainer.trees.compare import side
from explainer.trees.loading import LoadedTree
from explainer.trees.model import Example
from explainer.trees.result import Result, evaluate
from explainer.web.trees.comparisons import example_pair, side_words
from explainer.web.trees.prose import words_of


def keys(lesson: Lesson, known: Catalogue) -> tuple[Mapping[str, Any], ...]:
    """For each tree of the unit's examples a table with a column for each example."""
    by_tree: dict[str, list[Example]] = {}
    for tree, name in lesson.examples:
        loaded = known.trees.get(tree)
        if loaded is not None and name in loaded.examples:
            by_tree.setdefault(tree, []).append(loaded.examples[name])
    return tuple(_table(known.trees[tree], examples) for tree, examples in by_tree.items())


def _table(loaded: LoadedTree, examples: list[Example]) -> Mapping[str, Any]:
    tree = loaded.tree
    results = [evaluate(loaded.engine, example.state) for example in examples]
    pair = [example.name for example in examples]
    return {
        "tree": tree,
        "levels": tree.levels,
        "examples": tuple(_head(loaded, example) for example in examples),
        "rows": tuple(
            {
                "question": curly(question.title),
                "cells": tuple(_cell(side_words(tree, question, side(one, question.id)), one, question.id) for one in results),
            }
            for question in tree.questions
        ),
        "ratings": tuple(
            {"title": curly(theory.title), "cells": tuple(one.ratings[theory.id] for one in results)} for theory in tree.theories
        ),
        "verdicts": tuple(verdict_words(one) for one in results),
        "side_by_side": example_pair(tree, *pair) if len(pair) == 2 and not tree.every_verdict else "",
    }


def _head(loaded: LoadedTree, example: Example) -> Mapping[str, Any]:
    return {
        "title": curly(example.title),
        "address": reverse("example", args=[loaded.tree.name, example.name]),
        "strongest_for": words_of(example.strongest_for),
        "strongest_against": words_of(example.strongest_against),
    }


def _cell(words: str, result: Result, question: str) -> Mapping[str, Any]:
    """An answer in words; whether there is doubt about it."""
    found = side(result, question)
    return {"words": words, "doubt": found.given is not None and len(found.given) != 1}


def verdict_words(result: Result) -> str:
    """The verdicts that are possible, in one line, after the words that say how well the facts are shown."""
    titles = "; or ".join(curly(result.tree.verdict[id].title) for id in result.verdicts)
    return f"{curly(result.proof_words)}: {titles}" if result.proof_words else titles


def examples_of(loaded: LoadedTree) -> Iterator[Mapping[str, str]]:
    """The examples of a tree, each with the address of the worksheet's key."""
    path = reverse("worksheet", args=[loaded.tree.name])
    for example in loaded.examples.values():
        yield {"title": curly(example.title), "address": f"{path}?key={example.name}", "name": example.name}
