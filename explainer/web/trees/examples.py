"""What the pages of worked examples show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse

from explainer.library.typography import curly
from explainer.trees.address import Address
from explainer.trees.loading import LoadedTree
from explainer.trees.model import Example, plain
from explainer.trees.reasons import why
from explainer.trees.result import evaluate
from explainer.web.trees.comparisons import READY
from explainer.web.trees.links import Links
from explainer.web.trees.prose import Citing, sentence, words_of
from explainer.web.trees.questions import answer_words, doubt_words
from explainer.web.trees.results import badges, places, row_context, verdict_context

KINDS = {"act": "Act", "decided": "Decided case", "pleaded": "Pleaded case"}


def example_cards(loaded: LoadedTree) -> dict[str, tuple[Mapping[str, Any], ...]]:
    """The examples of a tree by kind, each as a card."""
    cards: dict[str, list[Mapping[str, Any]]] = {kind: [] for kind in KINDS}
    for example in loaded.examples.values():
        cards[example.kind].append(_card(loaded, example))
    return {kind: tuple(found) for kind, found in cards.items() if found}


def first_cards(loaded: LoadedTree, most: int) -> tuple[Mapping[str, Any], ...]:
    """A few acts for the tree's own page: those of the pairs that many people ask about, both sides of each, first."""
    asked_about = (name for pair in READY for name in pair)
    names = [name for name in dict.fromkeys((*asked_about, *loaded.examples)) if name in loaded.examples]
    acts = [loaded.examples[name] for name in names if loaded.examples[name].kind == "act"]
    return tuple(_card(loaded, example) for example in acts[:most])


def _card(loaded: LoadedTree, example: Example) -> Mapping[str, Any]:
    return {
        "title": curly(example.title),
        "address": reverse("example", args=[loaded.tree.name, example.name]),
        "kind": KINDS[example.kind],
        "parties": tuple(curly(party) for party in example.parties),
        "proof": curly(example.proof_words),
        "verdicts": tuple(curly(loaded.tree.verdict[id].title) for id in example.expected.verdicts),
        "lead": curly(plain(example.introduction[0])) if example.introduction else "",
    }


def example_page(
    trees: Mapping[str, LoadedTree], loaded: LoadedTree, example: Example, citing: Citing
) -> dict[str, Any]:
    """The context of ``example.html``. It is walked in the tree whose wording it has."""
    tree, engine = loaded.tree, loaded.engine
    links = Links(_in_its_wording(trees, loaded, example), Address(example.state))
    result = evaluate(engine, example.state)
    return {  # notes are numbered as they are made, so this is the order of the page
        "tree": tree,
        "example": example,
        "title": curly(example.title),
        "kind": KINDS[example.kind],
        "parties": tuple(curly(party) for party in example.parties),
        "introduction": tuple(citing.html(prose) for prose in example.introduction),
        "proof": curly(example.proof_words),
        "facts": curly(example.facts),
        "law": sentence(citing.html(example.law)),
        "answers": tuple(_rows(loaded, example, citing)),
        "levels": tree.levels,
        "rows": tuple(row_context(links, row, citing) for row in why(engine, example.state)),
        "theories": tuple(curly(tree.theory[id].title) for id in tree.column_theories),
        "places": tuple(places(result)),
        "verdicts": tuple(verdict_context(tree.verdict[id], citing) for id in result.verdicts),
        "badges": badges(result),
        "strongest_for": citing.html(example.strongest_for),
        "strongest_against": citing.html(example.strongest_against),
        "happened": citing.html(example.happened),
        "fit": curly(example.fit),
        "missed": citing.html(example.missed),
        "note": citing.html(example.note),
        "mirror": _mirror(trees, loaded, example),
        "result_address": links.to("tree_result"),
        "walk_address": links.question(tree.questions[0].id),
    }


def _in_its_wording(trees: Mapping[str, LoadedTree], loaded: LoadedTree, example: Example) -> LoadedTree:
    """The tree with the example's wording: the one shown, or the second wording of it."""
    others = (other for other in trees.values() if other.tree.same_as == example.tree)
    return next((tree for tree in (loaded, *others) if tree.tree.wording == example.wording), loaded)


def _rows(loaded: LoadedTree, example: Example, citing: Citing) -> Iterator[Mapping[str, Any]]:
    for row in example.rows:
        question = loaded.tree.question[row.question]
        yield {
            "question": curly(question.wordings.get(example.wording, question.title)),
            "answer": answer_words(question, row.given) or doubt_words(loaded.tree),
            "doubt": len(row.given) != 1,
            "source": sentence(words_of(row.source)),
            "chips": citing.chips(row.source),
        }


def _mirror(
    trees: Mapping[str, LoadedTree], loaded: LoadedTree, example: Example
) -> Mapping[str, str] | None:
    """The example on the other side of the debate. Where this tree does not list it, the first wording does."""
    if not example.mirror:
        return None
    home = loaded if example.mirror in loaded.examples else trees[example.tree]
    mirror = home.examples[example.mirror]
    return {"title": curly(mirror.title), "address": reverse("example", args=[home.tree.name, mirror.name])}
