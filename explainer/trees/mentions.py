"""Where a tree and its examples cite their sources: for the list of places on each source's page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from explainer.library.citations import Prose
from explainer.trees.loading import LoadedTree
from explainer.trees.model import Example, Tree, citations_of


class TreeMention(NamedTuple):
    """One citation: the source, the page's title and address, the part of the tree, the locator."""

    source: str
    title: str
    address: str
    where: str
    locator: str


def mentions(loaded: LoadedTree) -> Iterator[TreeMention]:
    """Every citation of a tree and of its examples; a second wording adds only its own introduction."""
    tree = loaded.tree
    parts = [("introduction", "", prose) for prose in tree.introduction]
    parts += [] if tree.same_as else list(_parts(tree))
    for where, anchor, prose in parts:
        address = f"/trees/{tree.name}/map#{anchor}" if anchor else f"/trees/{tree.name}/"
        for citation in citations_of(prose):
            yield TreeMention(citation.source, tree.title, address, where, citation.locator)
    for example in loaded.examples.values():
        if example.tree == tree.name:
            yield from _of_example(example)


def _parts(tree: Tree) -> Iterator[tuple[str, str, Prose]]:
    """Each cited text with the words and the anchor of the part in which it stands."""
    for theory in tree.theories:
        yield from ((theory.title, f"theory-{theory.id}", prose) for prose in theory.prose)
    for question in tree.questions:
        yield from (
            (f"question: {question.title}", f"question-{question.id}", prose)
            for prose in (question.why, question.help)
        )
    for effect in tree.effects:
        kind, id, _ = effect.owner
        yield f"{kind}: {tree.owner_of(effect).title}", f"{kind}-{id}", effect.reason
    for dial in tree.dials:
        yield from (
            (f"dial: {dial.title}", f"dial-{dial.id}", prose) for prose in (dial.in_favour, dial.against)
        )
    for verdict in tree.verdicts:
        for prose in (*verdict.prose, *(line.prose for line in verdict.lines)):
            yield f"result: {verdict.title}", f"verdict-{verdict.id}", prose


def _of_example(example: Example) -> Iterator[TreeMention]:
    address = f"/trees/{example.tree}/examples/{example.name}/"
    texts = (
        *example.introduction, example.law, *(row.source for row in example.rows), example.strongest_for,
        example.strongest_against, example.note, example.happened, example.missed,
    )  # fmt: skip
    for prose in texts:
        for citation in citations_of(prose):
            yield TreeMention(citation.source, f"Example: {example.title}", address, "", citation.locator)
