"""A new worked example for a tree: every question that is asked, answered with *unknown*, and what follows from that."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.trees.engine import Engine
from explainer.trees.model import UNKNOWN, Given
from explainer.trees.result import Result, evaluate

SOURCE = "Replace this with who says so"


def example_text(engine: Engine, title: str) -> str:
    """The file of an example that passes the check; each answer that is given changes what is expected of it."""
    result = evaluate(engine, _open_state(engine), further=False)
    return "\n".join((*_front(engine, title, result), *_body(engine, result))) + "\n"


def _open_state(engine: Engine) -> dict[str, Given]:
    """*Unknown* for every question that is then asked; the question of proof has its last answer."""
    tree = engine.tree
    state: dict[str, Given] = {}
    if tree.proof:
        state[tree.proof] = (tree.question[tree.proof].answer_ids[-1],)
    while open_ones := engine.walk(state).unanswered:
        state |= dict.fromkeys(open_ones, ())
    return state


def _front(engine: Engine, title: str, result: Result) -> Iterator[str]:
    tree = engine.tree
    yield from ("---", f"title: {title}", "kind: act                    # act, decided or pleaded")
    yield from (f"tree: {tree.name}", f"wording: {tree.wording}")
    yield "parties: [Replace this (accused), Somebody (complainant)]"
    proof = tree.question[tree.proof].answers[-1] if tree.proof else None
    text = proof.text.replace("'", "''") if proof else ""
    yield f"facts: '{text}'"
    yield f"facts_answer: {proof.id if proof else ''}"
    yield from ("law: 'Replace this: never ruled on, or what a court said.'", "expected:", "  ratings:")
    yield from (f"    {theory}: [{', '.join(found)}]" for theory, found in result.ratings.items())
    yield f"  verdicts: [{', '.join(result.verdicts)}]"
    yield f"  badges: [{', '.join(result.sets.badges)}]"
    yield f"  badges_certain: [{', '.join(result.sets.badges_certain)}]"
    for theory in tree.column_theories if tree.columns else ():
        yield f"  {theory}_by_{tree.columns}:"
        yield from (
            f"    {column.answer}: [{', '.join(column.ratings[theory])}]" for column in result.columns
        )
    yield "---"


def _body(engine: Engine, result: Result) -> Iterator[str]:
    yield from (
        "Replace this with what happened, in a sentence or two.",
        "",
        "| question | answer | source |",
        "|---|---|---|",
    )
    for question in engine.tree.questions:
        if question.id in result.walk.asked:
            given = " or ".join(result.walk.state[question.id]) or UNKNOWN
            yield f"| {question.id} | {given} | {SOURCE} |"
    yield from (
        "",
        "Strongest point for the complainant: Replace this.",
        "",
        "Strongest point for the user: Replace this.",
    )
