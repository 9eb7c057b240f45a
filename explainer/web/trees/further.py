"""What a result page offers beyond the result: other readings of the law, the nearest examples, other sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explainer.library.typography import curly
from explainer.trees.address import pairs
from explainer.trees.changes import deciding, pair_changes
from explainer.trees.result import Result
from explainer.web.trees.complaints import COMPLAINANT
from explainer.web.trees.links import Links
from explainer.web.trees.nearest import nearest_examples
from explainer.web.trees.prose import Citing
from explainer.web.trees.questions import answer_words
from explainer.web.trees.readings import moves_words, readings


def further(links: Links, result: Result, citing: Citing) -> dict[str, Any]:
    """The context of the last sections of ``tree_result.html``."""
    tree = links.loaded.tree
    found = tuple(readings(links, result, citing)) if result.verdicts else ()
    return {
        "pairs": tuple(_pairs(links, result)) if not any(change.moves.verdicts for change in result.changes) else (),
        "deciding": tuple(_deciding(links, result)),
        "open_rows": tuple(curly(tree.theory[id].title) for id in result.open_rows),
        "readings": found,
        "idle_readings": sum(not reading["on"] and not reading["moves"] for reading in found),
        "nearest": tuple(nearest_examples(links.loaded, result)),
        "beside": _beside(links, result),
        "complaints_address": links.to("tree_complaints") if COMPLAINANT in tree.question else "",
        "record_address": links.to("tree_record"),
        "reverse_address": links.to("tree_reverse", {}),
    }


def _beside(links: Links, result: Result) -> Mapping[str, Any]:
    """For the form that puts these answers beside any example: what it keeps, and the examples."""
    tree, address = links.loaded.tree, links.address
    tail = pairs(tree, {}, result.dials, address.version, old=address.old)
    return {
        "kept": (*pairs(tree, result.state, prefix="a."), *tail),
        "examples": tuple((name, curly(example.title)) for name, example in links.loaded.examples.items()),
    }


def _pairs(links: Links, result: Result) -> Iterator[Mapping[str, Any]]:
    """Two other answers that only together move something."""
    tree = links.loaded.tree
    of_result = bool(result.changes)  # single answers move ratings; only together do two move the result
    for pair in pair_changes(links.loaded.engine, result.state, result.dials, of_result=of_result):
        changed = {question: (answer,) for question, answer in pair.answers}
        yield {
            "words": tuple(
                f"{curly(tree.question[question].title)} {answer_words(tree.question[question], (answer,))}"
                for question, answer in pair.answers
            ),
            "address": links.to("tree_result", {**links.address.state, **changed}),
            "moves": moves_words(tree, pair.moves),
        }


def _deciding(links: Links, result: Result) -> Iterator[Mapping[str, str]]:
    """The answers that alone decide the result; nothing where it takes every one of them."""
    tree = links.loaded.tree
    found = deciding(links.loaded.engine, result.state, result.dials)
    if len(found) < sum(bool(given) for id, given in result.state.items() if id != tree.proof):
        for id in found:
            question = tree.question[id]
            yield {
                "question": curly(question.title),
                "answer": answer_words(question, result.state[id]),
                "address": links.question(id),
            }
