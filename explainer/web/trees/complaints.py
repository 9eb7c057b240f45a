"""Several complaints over one act: what each complainant could say of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings

from explainer.library.typography import curly
from explainer.trees.result import evaluate
from explainer.trees.since import Query
from explainer.web.trees.links import Links
from explainer.web.trees.questions import answer_words
from explainer.web.trees.versions import as_then, old_page, older_links, wanted_links

COMPLAINANT = "complainant"  # the question whose answers are the several complaints


def complaints_page(links: Links, asked: Query) -> dict[str, Any]:
    """The context of ``tree_complaints.html``: the same act, and what each complainant could say."""
    loaded, address = links.loaded, links.address
    tree = loaded.tree
    question = tree.question[COMPLAINANT]
    titles = {id: answer_words(question, (id,)) for id in question.answer_ids}
    states = {id: {**address.state, COMPLAINANT: (id,)} for id in titles}
    results = {id: evaluate(loaded.engine, state, address.dials, further=False) for id, state in states.items()}
    acts = ((title, {**asked, COMPLAINANT: [id]}) for id, title in titles.items())
    then = wanted_links(loaded, as_then(asked))
    return {
        "tree": tree,
        "levels": tree.levels,
        "ignored": address.ignored,
        "old": old_page(links, Links(loaded, replace(address, old=False)).to("tree_complaints")),
        "sinces": older_links(loaded, address.version, acts, then.to("tree_complaints")),
        "complaints": tuple(
            {
                "title": titles[id],
                "chosen": address.state.get(COMPLAINANT) == (id,),
                "proof": curly(result.proof_words),
                "verdicts": tuple(curly(tree.verdict[verdict].title) for verdict in result.verdicts),
                "address": links.to("tree_result", result.state),
            }
            for id, result in results.items()
        ),
        "rows": tuple(
            {
                "title": curly(theory.title),
                "ratings": tuple(result.ratings[theory.id] for result in results.values()),
                "differs": len({result.ratings[theory.id] for result in results.values()}) > 1,
            }
            for theory in tree.theories
        ),
        "share_address": (share := settings.SITE_URL + links.shared(address.state).to("tree_complaints")),
        "canonical": share,
    }
