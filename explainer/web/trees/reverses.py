"""Reverse: from a claim to the answers one must accept to make it, each beside a chosen example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse as url
from django.utils.http import urlencode

from explainer.library.typography import curly
from explainer.trees.address import Address
from explainer.trees.loading import LoadedTree
from explainer.trees.model import Clause, Example, Tree
from explainer.trees.reverse import VERDICT, Named, reverse
from explainer.web.trees.links import Links
from explainer.web.trees.prose import Citing
from explainer.web.trees.questions import answer_words, doubt_words


def claims(loaded: LoadedTree, example: str = "") -> dict[str, Any]:
    """The claims one can start from: every verdict, and every theory above the lowest level."""
    tree = loaded.tree
    return {
        "verdict_claims": tuple(
            {
                "title": curly(verdict.title),
                "address": claim_address(tree, Clause(VERDICT, (verdict.id,)), example),
            }
            for verdict in tree.verdicts
        ),
        "theory_claims": tuple(
            {
                "title": curly(theory.title),
                "levels": tuple(
                    {"level": level, "address": claim_address(tree, Clause(theory.id, (level,)), example)}
                    for level in tree.levels[1:]
                ),
            }
            for theory in tree.theories
        ),
    }


def claim_address(tree: Tree, claim: Clause, example: str = "") -> str:
    """Where what a claim needs is told."""
    asked = {"claim": claim.subject, "is": claim.values[0]} | ({"example": example} if example else {})
    return f"{url('tree_reverse', args=[tree.name])}?{urlencode(asked)}"


def read_claim(tree: Tree, subject: str, value: str) -> Clause | None:
    """A claim from an address; None if the tree has no such claim."""
    if subject == VERDICT:
        return Clause(VERDICT, (value,)) if value in tree.verdict else None
    return Clause(subject, (value,)) if subject in tree.theory and value in tree.levels else None


def reverse_page(
    loaded: LoadedTree, claim: Clause, example: Example | None, citing: Citing
) -> dict[str, Any]:
    """The context of ``tree_reverse.html`` for one claim."""
    tree = loaded.tree
    needs = reverse(loaded.engine, claim)
    return {
        "claim": claim_words(tree, claim),
        "reachable": bool(needs.shared or needs.narrowed or needs.sufficient),
        "shared": tuple(
            _fact(tree, Named(question, answer), example, citing)
            for question, answer in needs.shared.items()
            if question not in needs.settled
        ),
        "narrowed": tuple(
            {"question": curly(tree.question[id].title), "answers": answer_words(tree.question[id], given)}
            for id, given in needs.narrowed.items()
        ),
        "sets": tuple(
            {
                "facts": tuple(_fact(tree, named, example, citing) for named in chosen),
                "address": Links(loaded, Address({named.question: (named.answer,) for named in chosen})).to(
                    "tree_result"
                ),
            }
            for chosen in needs.sufficient
        ),
        "example": example
        and {"title": curly(example.title), "proof": curly(example.proof_words), "name": example.name},
        "examples": tuple(_choices(loaded, claim, example)),
    }


def claim_words(tree: Tree, claim: Clause) -> str:
    """The claim as a sentence's end: ``the result “…”``, or a theory with its rating."""
    if claim.subject == VERDICT:
        return f"“{curly(tree.verdict[claim.values[0]].title)}”"
    return f"{curly(tree.theory[claim.subject].title)}: {claim.values[0]}"


def _fact(tree: Tree, named: Named, example: Example | None, citing: Citing) -> Mapping[str, Any]:
    """One fact to accept, and how it stands in the example."""
    question = tree.question[named.question]
    return {
        "question": curly(question.title),
        "answer": answer_words(question, (named.answer,)),
        "status": _status(tree, named, example) if example else "",
        "source": next(
            (citing.chips(row.source) for row in example.rows if row.question == named.question), ""
        )
        if example
        else "",
    }


def _status(tree: Tree, named: Named, example: Example) -> str:
    """How a fact stands in an example, in the words of its proof answer."""
    question = tree.question[named.question]
    given = example.state.get(named.question)
    if given is None:
        return "Not asked in this example"
    if given == (named.answer,):
        return f"Given in this example. {curly(example.facts)}"
    if not given or named.answer in given:
        return f"Open in this example: {answer_words(question, given) or doubt_words(tree)}"
    return f"Otherwise in this example: {answer_words(question, given)}"


def _choices(loaded: LoadedTree, claim: Clause, chosen: Example | None) -> Iterator[Mapping[str, Any]]:
    for example in loaded.examples.values():
        yield {
            "title": curly(example.title),
            "address": claim_address(loaded.tree, claim, example.name),
            "chosen": chosen is not None and example.name == chosen.name,
        }
