"""Two acts side by side, several complaints over one act, and the examples nearest to a result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse

from explainer.library.typography import curly
from explainer.trees.address import Address, query
from explainer.trees.compare import Comparison, Difference, Side, compare, nearest, side
from explainer.trees.loading import LoadedTree
from explainer.trees.model import Example, Question, State, Tree
from explainer.trees.result import Result, evaluate
from explainer.web.trees.links import Links
from explainer.web.trees.questions import answer_words, doubt_words
from explainer.web.trees.readings import moves_words

COMPLAINANT = "complainant"  # the question whose answers are the several complaints
READY = (
    ("deepseek-account-2026", "reddit-account"),
    ("paid-rival", "bought-books"),
    ("leaked-weights", "unauthorised-library"),
    ("shared-chats", "open-pages-research"),
)
"""Pairs that many people ask about: one of distillation beside one of scraping."""

DIFFERENCES_SHOWN = 3  # of a nearest example


def ready_pairs(loaded: LoadedTree) -> Iterator[Mapping[str, str]]:
    """The pairs that stand ready, each with its address."""
    for left, right in READY:
        if left in loaded.examples and right in loaded.examples:
            titles = (curly(loaded.examples[name].title) for name in (left, right))
            yield {"title": " — ".join(titles), "address": example_pair(loaded.tree, left, right)}


def example_pair(tree: Tree, left: str, right: str) -> str:
    """The address of two examples side by side."""
    return f"{reverse('tree_compare', args=[tree.name])}?a={left}&b={right}"


def pair_address(tree: Tree, left: State, right: State) -> str:
    """The address of any two acts side by side."""
    parts = (query(tree, left, prefix="a."), query(tree, right, prefix="b."))
    asked = "&".join(part for part in parts if part)
    return f"{reverse('tree_compare', args=[tree.name])}?{asked}"


def comparison_page(loaded: LoadedTree, left: State, right: State, titles: tuple[str, str]) -> dict[str, Any]:
    """The context of ``tree_compare.html``."""
    tree = loaded.tree
    found = compare(loaded.engine, left, right)
    return {
        "tree": tree,
        "left": _act(loaded, found.left, titles[0]),
        "right": _act(loaded, found.right, titles[1]),
        "differences": tuple(_difference(tree, one) for one in found.differences),
        "same": tuple(_same(tree, found, tree.question[id]) for id in found.same),
        "levels": tree.levels,
        "rows": tuple(
            {
                "title": curly(theory.title),
                "left": found.left.ratings[theory.id],
                "right": found.right.ratings[theory.id],
                "differs": found.left.ratings[theory.id] != found.right.ratings[theory.id],
            }
            for theory in tree.theories
        ),
    }


def _act(loaded: LoadedTree, result: Result, title: str) -> Mapping[str, Any]:
    return {
        "title": title,
        "proof": curly(result.proof_words),
        "verdicts": tuple(curly(loaded.tree.verdict[id].title) for id in result.verdicts),
        "address": Links(loaded, Address(result.state)).to("tree_result"),
    }


def _difference(tree: Tree, one: Difference) -> Mapping[str, Any]:
    return {
        "question": curly(one.question.title),
        "left": side_words(tree, one.question, one.left),
        "right": side_words(tree, one.question, one.right),
        "left_moves": moves_words(tree, one.left_moves),
        "right_moves": moves_words(tree, one.right_moves),
    }


def _same(tree: Tree, found: Comparison, question: Question) -> Mapping[str, str]:
    return {
        "question": curly(question.title),
        "answer": side_words(tree, question, side(found.left, question.id)),
    }


def side_words(tree: Tree, question: Question, found: Side) -> str:
    """How a question stands for one act, in words."""
    if found.given is None:
        return "Not asked"
    words = answer_words(question, found.given) or doubt_words(tree)
    return f"{words} (follows from other answers)" if found.settled else words


def complaints_page(loaded: LoadedTree, state: State) -> dict[str, Any]:
    """The context of ``tree_complaints.html``: the same act, and what each complainant could say."""
    tree = loaded.tree
    question = tree.question[COMPLAINANT]
    results = [evaluate(loaded.engine, {**state, COMPLAINANT: (answer.id,)}) for answer in question.answers]
    return {
        "tree": tree,
        "levels": tree.levels,
        "complaints": tuple(
            {
                "title": answer_words(question, (answer.id,)),
                "proof": curly(result.proof_words),
                "verdicts": tuple(curly(tree.verdict[id].title) for id in result.verdicts),
                "address": Links(loaded, Address(result.state)).to("tree_result"),
            }
            for answer, result in zip(question.answers, results, strict=True)
        ),
        "rows": tuple(
            {"title": curly(theory.title), "ratings": tuple(result.ratings[theory.id] for result in results)}
            for theory in tree.theories
        ),
    }


def nearest_examples(loaded: LoadedTree, result: Result) -> Iterator[Mapping[str, Any]]:
    """The worked examples nearest to a result, each with the differences named."""
    tree = loaded.tree
    if not result.state or not result.verdicts:
        return
    for example in nearest(tree, result.state, loaded.examples):
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
            "side_by_side": pair_address(tree, result.state, example.state),
        }


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
