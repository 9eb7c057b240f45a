"""Reverse: from a claim to the answers one must accept to make it, each beside a chosen example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.urls import reverse as url
from django.utils.http import urlencode

from explainer.library.typography import curly
from explainer.trees.model import Clause, Example, Tree
from explainer.trees.reverse import VERDICT, Named, reverse
from explainer.web.trees.links import Links
from explainer.web.trees.prose import Citing
from explainer.web.trees.questions import answer_words, doubt_words, short_answer
from explainer.web.trees.readings import dial_title
from explainer.web.trees.versions import old_page, published_since


def claims(links: Links, example: str = "") -> dict[str, Any]:
    """The claims one can start from: every verdict, and every theory above the lowest level."""
    tree = links.loaded.tree
    return {
        "verdict_claims": tuple(
            {
                "title": curly(verdict.title),
                "address": claim_address(links, Clause(VERDICT, (verdict.id,)), example),
            }
            for verdict in tree.verdicts
        ),
        "theory_claims": tuple(
            {
                "title": curly(theory.title),
                "levels": tuple(
                    {"level": level, "address": claim_address(links, Clause(theory.id, (level,)), example)}
                    for level in tree.levels[1:]
                ),
            }
            for theory in tree.theories
        ),
    }


def claim_address(links: Links, claim: Clause, example: str = "") -> str:
    """Where what a claim needs is told, in the version and under the readings at hand."""
    asked = {"claim": claim.subject, "is": claim.values[0]} | ({"example": example} if example else {})
    tail = links.to("tree_reverse", {}).partition("?")[2]
    return f"{url('tree_reverse', args=[links.loaded.tree.name])}?{urlencode(asked)}" + (f"&{tail}" if tail else "")


def read_claim(tree: Tree, subject: str, value: str) -> Clause | None:
    """A claim from an address; None if the tree has no such claim."""
    if subject == VERDICT:
        return Clause(VERDICT, (value,)) if value in tree.verdict else None
    return Clause(subject, (value,)) if subject in tree.theory and value in tree.levels else None


def reverse_page(links: Links, claim: Clause, example: Example | None, citing: Citing) -> dict[str, Any]:
    """The context of ``tree_reverse.html`` for one claim."""
    loaded, address = links.loaded, links.address
    tree, name = loaded.tree, example.name if example else ""
    needs = reverse(loaded.engine, claim, address.dials)
    common = [named for named in needs.sufficient[0] if all(named in chosen for chosen in needs.sufficient)] if len(needs.sufficient) > 1 else []
    share = claim_address(Links(loaded, replace(address, version=tree.version)), claim, name)
    return {
        "dials": tuple(dial_title(tree.dial[id]) for id in address.dials),
        "share_address": settings.SITE_URL + share,
        "canonical": settings.SITE_URL + share,
        "old": old_page(links, claim_address(Links(loaded, replace(address, old=False)), claim, name)),
        "since": _since(links, claim, name),
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
        "in_each_set": tuple(_fact(tree, named, example, citing) for named in common),
        "sets": tuple(
            {
                "count": len(chosen),
                "facts": tuple(_fact(tree, named, example, citing) for named in chosen if named not in common),
                "short": tuple(short_answer(tree.question[id], answer) for id, answer in chosen if (id, answer) not in common),
                "address": links.to("tree_result", {named.question: (named.answer,) for named in chosen}),
            }
            for chosen in needs.sufficient
        ),
        "example": example
        and {"title": curly(example.title), "proof": curly(example.proof_words), "name": example.name},
        "examples": tuple(_choices(links, claim, example)),
    }


def _since(links: Links, claim: Clause, example: str) -> Mapping[str, Any] | None:
    """For a link made for an older version: whether the claim needs something else since, and the way to it then."""
    loaded, version = links.loaded, links.address.version
    if version is None or version == loaded.tree.version:
        return None
    old = loaded.at(version)
    if old is None or not old.is_old:
        return {"version": version, "known": False}
    there = read_claim(old.tree, claim.subject, claim.values[0])
    dials = links.address.dials
    return {
        "version": version,
        "known": True,
        "was_there": there is not None,
        "moved": there is None or reverse(old.engine, claim, dials) != reverse(loaded.engine, claim, dials),
        "old_address": claim_address(Links(old, replace(links.address, old=True)), claim, example),
        "entries": published_since(loaded, version),
        "log_address": url("tree_changes", args=[loaded.tree.name]),
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


def _choices(links: Links, claim: Clause, chosen: Example | None) -> Iterator[Mapping[str, Any]]:
    for example in links.loaded.examples.values():
        yield {
            "title": curly(example.title),
            "address": claim_address(links, claim, example.name),
            "chosen": chosen is not None and example.name == chosen.name,
        }
