"""What a result page shows, in this order: unknown, ratings, other places, facts, verdicts, changes, answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from explainer.library.typography import curly
from explainer.trees.changes import Change
from explainer.trees.model import Effect, Tree, Verdict
from explainer.trees.reasons import Reason, Row, SetAside, why
from explainer.trees.result import Result, evaluate
from explainer.trees.route import Status, steps
from explainer.web.trees.links import Links
from explainer.web.trees.prose import Citing, words_of
from explainer.web.trees.questions import answer_words, doubt_words, given_answer


def result_page(links: Links, citing: Citing) -> dict[str, Any]:
    """The context of ``tree_result.html``."""
    loaded, address = links.loaded, links.address
    tree, engine = loaded.tree, loaded.engine
    result = evaluate(engine, address.state, address.dials)
    shared = links.shared(result.state)
    return {
        "tree": tree,
        "result": result,
        "contradictions": tuple(_contradictions(links, result)),
        "unknown": tuple(_unknown(links, result)),
        "settles_most": _settles_most(links, result),
        "levels": tree.levels,
        "rows": tuple(row_context(tree, row, citing) for row in why(engine, address.state, address.dials)),
        "theories": tuple(curly(tree.theory[id].title) for id in tree.column_theories),
        "places": tuple(places(result)),
        "column_title": curly(tree.question[tree.columns].title) if tree.columns else "",
        "proof": result.proof_words,
        "facts": _facts(result),
        "facts_address": links.question(tree.proof) if tree.proof else "",
        "verdicts": tuple(verdict_context(tree.verdict[id], citing) for id in result.verdicts),
        "badges": badges(result),
        "changes": _changes(links, result),
        "answers": tuple(_answer_list(links)),
        "share_address": settings.SITE_URL + shared.to("tree_result"),
        "json_address": shared.to("tree_result_json"),
        "all_address": links.to("tree_all"),
        "map_address": links.to("tree_map"),
    }


def _contradictions(links: Links, result: Result) -> Iterator[Mapping[str, str]]:
    for id in result.contradiction:
        contradiction = result.tree.contradiction[id]
        last = [question.id for question in result.tree.questions if question.id in contradiction.condition.subjects][-1]
        yield {"words": curly(contradiction.title), "address": links.question(last)}


def _unknown(links: Links, result: Result) -> Iterator[Mapping[str, Any]]:
    """The questions that have no single answer, the proof question last: it moves nothing."""
    tree = result.tree
    for id in result.walk.asked:
        given = result.state.get(id)
        if given is None or len(given) != 1:
            question = tree.question[id]
            said = answer_words(question, given) if given else doubt_words(tree) if given == () else ""
            yield {"title": curly(question.title), "said": said, "address": links.question(id)}


def _settles_most(links: Links, result: Result) -> Mapping[str, str] | None:
    if result.settles_most is None:
        return None
    question = result.tree.question[result.settles_most]
    return {"title": curly(question.title), "address": links.question(question.id)}


def row_context(tree: Tree, row: Row, citing: Citing) -> Mapping[str, Any]:
    """One theory for ``_tree_row.html``: what raised it, what holds it down, what was set aside."""
    raised = _once(reason for because in row.because for reason in because.raised_by)
    held = _once(reason for because in row.because for reason in because.held_down_by)
    aside = {(entry.cap.effect.line, entry.because.effect.line): entry for because in row.because for entry in because.set_aside}
    return {
        "id": row.theory.id,
        "title": curly(row.theory.title),
        "asks": tuple(citing.html(prose) for prose in row.theory.prose),
        "possible": row.ratings,
        "raised": tuple(_reason(tree, reason, citing) for reason in raised),
        "held_down": tuple(_reason(tree, reason, citing) for reason in held),
        "set_aside": tuple(_aside(tree, entry, citing) for entry in aside.values()),
    }


def _once(reasons: Iterator[Reason]) -> tuple[Reason, ...]:
    return tuple({reason.effect.line: reason for reason in reasons}.values())


def _reason(tree: Tree, reason: Reason, citing: Citing) -> Mapping[str, Any]:
    effect = reason.effect
    return {
        "level": effect.level,
        "words": sentence(words_of(effect.reason)),
        "chips": citing.chips(effect.reason),
        "because": _owner_words(tree, effect),
        "depends": tuple(curly(tree.question[id].title) for id in reason.depends_on),
    }


def _aside(tree: Tree, entry: SetAside, citing: Citing) -> Mapping[str, Any]:
    return {**_reason(tree, entry.because, citing), "level": entry.cap.effect.level, "cap": sentence(words_of(entry.cap.effect.reason))}


def _owner_words(tree: Tree, effect: Effect) -> str:
    """Where an effect comes from: an answer, a rule or a reading."""
    kind, id, answer = effect.owner
    if kind == "question":
        question = tree.question[id]
        return f"{curly(question.title)} {answer_words(question, (answer,))}"
    return f"Rule: {curly(tree.rule[id].title)}" if kind == "rule" else f"Reading: {curly(tree.dial[id].title)}"


def sentence(html: SafeString) -> SafeString:
    """The words with a capital letter in front; they are written as the end of a line."""
    return SafeString(html[:1].upper() + html[1:])


def places(result: Result) -> Iterator[Mapping[str, Any]]:
    tree = result.tree
    if not tree.columns or tree.columns not in result.walk.asked:
        return
    question = tree.question[tree.columns]
    for column in result.columns:
        yield {
            "title": curly(question.answer(column.answer).text.rstrip(".")),
            "chosen": result.state.get(tree.columns) == (column.answer,),
            "ratings": tuple(column.ratings[id] for id in tree.column_theories),
            "verdicts": tuple(curly(tree.verdict[id].title) for id in column.verdicts),
        }


def _facts(result: Result) -> str:
    """The answer to the proof question in words, or that it was not answered."""
    tree = result.tree
    if not tree.proof:
        return ""
    given = result.state.get(tree.proof, ())
    return answer_words(tree.question[tree.proof], given) if given else "Not said. Whether the facts can be shown is open."


def verdict_context(verdict: Verdict, citing: Citing) -> Mapping[str, Any]:
    """A verdict for ``_verdict.html``."""
    return {
        "id": verdict.id,
        "title": curly(verdict.title),
        "prose": tuple(citing.html(prose) for prose in verdict.prose),
        "lines": tuple((line.label, sentence(citing.html(line.prose))) for line in verdict.lines),
    }


def badges(result: Result) -> tuple[Mapping[str, Any], ...]:
    """The remarks beside the result, and whether each holds whatever the unknown turns out to be."""
    certain = result.sets.badges_certain
    return tuple({"title": curly(result.tree.badge[id].title), "certain": id in certain} for id in result.sets.badges)


def _changes(links: Links, result: Result) -> tuple[Mapping[str, Any], ...]:
    """Every other answer that moves something, by question."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for change in result.changes:
        found.setdefault(change.question, []).append(_change(links, change))
    return tuple(
        {"title": curly(result.tree.question[id].title), "changes": tuple(changes)} for id, changes in found.items()
    )


def _change(links: Links, change: Change) -> Mapping[str, Any]:
    tree = links.loaded.tree
    verdicts = change.moves.verdicts
    return {
        "words": answer_words(tree.question[change.question], (change.answer,)),
        "address": links.to("tree_result", {**links.address.state, change.question: (change.answer,)}),
        "result": tuple(curly(tree.verdict[id].title) for id in verdicts.after) if verdicts else (),
        "rows": tuple(
            {"theory": curly(tree.theory[theory].title), "before": move.before, "after": move.after}
            for theory, move in change.moves.ratings.items()
        ),
    }


def _answer_list(links: Links) -> Iterator[Mapping[str, Any]]:
    for step in steps(links.loaded.engine, links.address.state):
        if step.status is not Status.NOT_ASKED:
            yield given_answer(links, links.loaded.tree, step)
