"""A result as one printed page: what a student hands in and a reporter files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings

from explainer.library.catalogue import Catalogue
from explainer.library.typography import curly
from explainer.trees.model import Effect, Tree
from explainer.trees.reasons import Because, Row, why
from explainer.trees.result import Result, evaluate
from explainer.trees.route import Status, steps
from explainer.web.trees.links import Links
from explainer.web.trees.prose import sentence, words_of
from explainer.web.trees.questions import given_answer
from explainer.web.trees.results import short_address

SOURCES_NAMED = 2  # of one reason; the rest are in the whole result
MOST_REASONS = 13  # that fit one page; where there are more, a row has that of its highest rating alone


def record_page(links: Links, known: Catalogue) -> dict[str, Any]:
    """The context of ``tree_record.html``: every rating with the one reason that decides it."""
    loaded, address = links.loaded, links.address
    tree, engine = loaded.tree, loaded.engine
    result = evaluate(engine, address.state, address.dials)
    shared = links.shared(result.state)
    rows = tuple(_rows(why(engine, address.state, address.dials), known))
    return {
        "tree": tree,
        "levels": tree.levels,
        "answers": tuple(
            given_answer(links, tree, step) for step in steps(engine, address.state) if step.status is not Status.NOT_ASKED
        ),
        "dials": tuple(curly(tree.dial[id].title) for id in result.dials),
        "rows": rows,
        "crowded": any(row["crowded"] for row in rows),
        "proof": curly(result.proof_words),
        "facts": _facts(tree, result),
        "verdicts": tuple(curly(tree.verdict[id].title) for id in result.verdicts),
        "share_address": settings.SITE_URL + shared.to("tree_result"),
        "short_address": short_address(links, result),
        "result_address": links.to("tree_result"),
    }


def _facts(tree: Tree, result: Result) -> str:
    given = result.state.get(tree.proof, ())
    return " or ".join(curly(tree.question[tree.proof].answer(id).text) for id in given) if given else "Not said."


def _rows(rows: tuple[Row, ...], known: Catalogue) -> Iterator[Mapping[str, Any]]:
    found = [tuple(_reasons(row)) for row in rows]
    crowded = sum(map(len, found)) > MOST_REASONS
    for row, reasons in zip(rows, found, strict=True):
        shown = reasons[-1:] if crowded else reasons
        yield {
            "title": curly(row.theory.title),
            "possible": row.ratings,
            "crowded": crowded,
            "reasons": tuple(
                {
                    "rating": rating if len(row.ratings) > 1 else "",
                    "words": sentence(words_of(effect.reason)),
                    "sources": "; ".join(_names(effect, known)),
                }
                for rating, effect in shown
            ),
        }


def _reasons(row: Row) -> Iterator[tuple[str, Effect]]:
    """For each possible rating the reason that decides it: the lowest cap that binds, else the highest lift."""
    seen: set[int] = set()
    for because in row.because:
        effect = _deciding(because)
        if effect is not None and effect.line not in seen:
            seen.add(effect.line)
            yield because.rating, effect


def _deciding(because: Because) -> Effect | None:
    reasons = because.held_down_by or because.raised_by
    return reasons[0].effect if reasons else None


def _names(effect: Effect, known: Catalogue) -> Iterator[str]:
    for citation in effect.citations[:SOURCES_NAMED]:
        name = curly(known.sources[citation.source].short)
        yield f"{name}, {citation.locator}" if citation.locator else name
