"""The drawing of a tree for its page: as one picture, and question by question for a phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explainer.library.typography import curly
from explainer.trees.diagram import Box, Diagram, diagram
from explainer.trees.model import Given, Tree
from explainer.web.trees.links import Links
from explainer.web.trees.questions import answer_words, doubt_words


def drawing(links: Links) -> dict[str, Any]:
    """The context of ``_tree_diagram.html``."""
    tree = links.loaded.tree
    walk = links.loaded.engine.walk(links.address.state)
    drawn = diagram(tree, walk, doubt_words(tree))
    return {
        "drawing": drawn,
        "strips": tuple(_strip(tree, drawn, box, walk.state.get(box.question)) for box in drawn.boxes),
        "strip_rest": _endings(tree, drawn, ""),
    }


def _strip(tree: Tree, drawn: Diagram, box: Box, given: Given | None) -> Mapping[str, Any]:
    """One question with what leads to it and what its answers move."""
    question = tree.question[box.question]
    return {
        "number": box.number,
        "title": curly(question.title),
        "answer": "" if given is None else answer_words(question, given) or doubt_words(tree),
        "asked": box.asked,
        "asked_after": tuple(_numbers(drawn, box, settles=False)),
        "settled_by": tuple(_numbers(drawn, box, settles=True)),
        "marks": tuple(
            {
                "title": curly(tree.theory[mark.theory].title),
                "lifts": mark.lifts,
                "caps": mark.caps,
                "lifts_here": mark.lifts_here,
                "caps_here": mark.caps_here,
            }
            for mark in drawn.marks
            if mark.question == box.question
        ),
        "endings": _endings(tree, drawn, box.question),
    }


def _endings(tree: Tree, drawn: Diagram, question: str) -> tuple[str, ...]:
    return tuple(curly(tree.verdict[one.verdict].title) for one in drawn.endings if one.question == question)


def _numbers(drawn: Diagram, box: Box, *, settles: bool) -> Iterator[int]:
    """The numbers of the questions whose answers decide whether this one is asked, or settle it."""
    number = {other.question: other.number for other in drawn.boxes}
    looked_at = (arrow for arrow in drawn.arrows if arrow.target == box.question)
    yield from sorted(number[arrow.source] for arrow in looked_at if arrow.settles == settles)
