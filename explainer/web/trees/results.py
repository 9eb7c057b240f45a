"""What a result page shows, in this order: unknown, ratings, other places, facts, verdicts, changes, answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from explainer.library.typography import curly
from explainer.trees.changes import Change
from explainer.trees.loading import LoadedTree
from explainer.trees.model import Effect, State, Tree, Verdict
from explainer.trees.reasons import Reason, Row, SetAside, why
from explainer.trees.result import Result, evaluate
from explainer.trees.route import steps
from explainer.trees.short import pack
from explainer.web.trees.links import Links
from explainer.web.trees.prose import Citing, sentence, words_of
from explainer.web.trees.questions import answer_words, doubt_words, given_answer, kept_unused

MOST_TITLES = 3  # of verdicts in a row of a table
LAW = "Law"  # the label of the line that says how far the law is settled
UNPROVEN = (
    "If these answers are right"  # before a result of which nobody has said how well its facts are shown
)


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
        "rows": tuple(row_context(links, row, citing) for row in why(engine, address.state, address.dials)),
        "theories": tuple(curly(tree.theory[id].title) for id in tree.column_theories),
        "places": tuple(places(result)),
        "column_title": curly(tree.question[tree.columns].title) if tree.columns else "",
        "proof": result.proof_words or (UNPROVEN if tree.proof else ""),
        "facts": _facts(result),
        "law": _law(tree, result.verdicts, citing),
        "facts_address": links.question(tree.proof) if tree.proof else "",
        "verdicts": tuple(
            verdict_context(tree.verdict[id], citing, len(result.verdicts) > 1) for id in result.verdicts
        ),
        "badges": badges(result),
        "dials": tuple(
            {"title": curly(tree.dial[id].title), "address": links.without_dial(id)} for id in result.dials
        ),
        "short_address": short_address(links, result),
        "changes": _changes(links, tree, (change for change in result.changes if change.moves.verdicts)),
        "smaller_changes": _changes(
            links, tree, (change for change in result.changes if not change.moves.verdicts)
        ),
        "smaller": sum(not change.moves.verdicts for change in result.changes),
        "answers": tuple(_answer_list(links)),
        "single": any(len(given) == 1 for given in result.state.values()),
        "kept_unused": kept_unused(links, result.state),
        "share_address": settings.SITE_URL + shared.to("tree_result"),
        "canonical": settings.SITE_URL + shared.to("tree_result"),  # what a browser's own share button takes
        "json_address": shared.to("tree_result_json"),
        "all_address": links.to("tree_all"),
        "map_address": links.to("tree_map"),
    }


def short_address(links: Links, result: Result) -> str:
    """The short link to this result; none before anything is said, or if it is said of what is not published."""
    codes = codes_of(links.loaded, (result.state,), result.dials) if result.state else ()
    return _short_link(links.loaded, codes)


def pair_code(loaded: LoadedTree, states: Sequence[State], dials: Sequence[str] = ()) -> str:
    """The short link to two acts side by side; none before anything is said of either."""
    return _short_link(loaded, codes_of(loaded, states, dials) if any(states) else ())


def _short_link(loaded: LoadedTree, codes: Sequence[str]) -> str:
    name = loaded.tree.name
    return settings.SITE_URL + reverse("short_link", args=[name, ".".join(codes)]) if codes else ""


def codes_of(loaded: LoadedTree, states: Sequence[State], dials: Sequence[str] = ()) -> tuple[str, ...]:
    """The codes of some states in the published version; none if something in them is not published."""
    published = loaded.at(loaded.tree.version)
    if published is None:
        return ()
    try:
        return tuple(pack(published.tree, state, dials) for state in states)
    except ValueError:
        return ()


def _contradictions(links: Links, result: Result) -> Iterator[Mapping[str, str]]:
    for id in result.contradiction:
        contradiction = result.tree.contradiction[id]
        last = [
            question.id
            for question in result.tree.questions
            if question.id in contradiction.condition.subjects
        ][-1]
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


def row_context(links: Links, row: Row, citing: Citing) -> Mapping[str, Any]:
    """One theory for ``_rating_row.html``: what raised it, what holds it down, what was set aside."""
    tree = links.loaded.tree
    level = {name: at for at, name in enumerate(tree.levels)}
    raised = sorted(
        _once(reason for because in row.because for reason in because.raised_by),
        key=lambda r: -level[r.effect.level],
    )
    held = sorted(
        _once(reason for because in row.because for reason in because.held_down_by),
        key=lambda r: level[r.effect.level],
    )
    aside = {
        (entry.cap.effect.line, entry.because.effect.line): entry
        for because in row.because
        for entry in because.set_aside
    }
    return {
        "id": row.theory.id,
        "title": curly(row.theory.title),
        "asks": tuple(citing.html(prose) for prose in row.theory.prose),
        "possible": row.ratings,
        "depends": _depends(links, row) if len(row.ratings) > 1 else (),
        "raised": tuple(_reason(tree, reason, citing) for reason in raised),
        "held_down": tuple(_reason(tree, reason, citing) for reason in held),
        "set_aside": tuple(_aside(tree, entry, citing) for entry in aside.values()),
    }


def _depends(links: Links, row: Row) -> tuple[Mapping[str, str], ...]:
    """The unknown questions that decide between the ratings of a row."""
    tree = links.loaded.tree
    found = {id for reason in row.depending for id in reason.depends_on}
    return tuple(
        {"title": curly(question.title), "address": links.question(question.id)}
        for question in tree.questions
        if question.id in found
    )


def _once(reasons: Iterator[Reason]) -> tuple[Reason, ...]:
    return tuple({reason.effect.line: reason for reason in reasons}.values())


def _reason(tree: Tree, reason: Reason, citing: Citing) -> Mapping[str, Any]:
    effect = reason.effect
    return {
        "level": effect.level,
        "words": sentence(words_of(effect.reason)),
        "chips": citing.chips(effect.reason),
        "because": _owner_words(tree, effect, effect.owner.id in reason.depends_on),
        "depends": tuple(curly(tree.question[id].title) for id in reason.depends_on if id != effect.owner.id),
    }


def _aside(tree: Tree, entry: SetAside, citing: Citing) -> Mapping[str, Any]:
    return {
        **_reason(tree, entry.because, citing),
        "level": entry.cap.effect.level,
        "cap": sentence(words_of(entry.cap.effect.reason)),
    }


def _owner_words(tree: Tree, effect: Effect, doubted: bool) -> str:
    """Where an effect comes from: an answer, an answer that may be true, a rule or a reading."""
    kind, id, answer = effect.owner
    if kind == "question":
        question = tree.question[id]
        words = f"{curly(question.title)} {answer_words(question, (answer,))}"
        return f"If so: {words}" if doubted else words
    return (
        f"Rule: {curly(tree.rule[id].title)}" if kind == "rule" else f"Reading: {curly(tree.dial[id].title)}"
    )


def places(result: Result) -> Iterator[Mapping[str, Any]]:
    """The rows of the columns question for ``_by_place.html``; titles of verdicts only if they differ."""
    tree = result.tree
    differ = len({column.verdicts for column in result.columns}) > 1
    if not tree.columns or tree.columns not in result.walk.asked:
        return
    question = tree.question[tree.columns]
    for column in result.columns:
        yield {
            "title": curly(question.answer(column.answer).text.rstrip(".")),
            "chosen": result.state.get(tree.columns) == (column.answer,),
            "ratings": tuple(column.ratings[id] for id in tree.column_theories),
            "verdicts": _titles(tree, column.verdicts) if differ else (),
        }


def _titles(tree: Tree, verdicts: Sequence[str]) -> tuple[str, ...]:
    """The titles of a few verdicts, or how many there are."""
    if len(verdicts) > MOST_TITLES:
        return (f"{len(verdicts)} results possible",)
    return tuple(curly(tree.verdict[id].title) for id in verdicts)


def _facts(result: Result) -> str:
    """The answer to the proof question in words, or that it was not answered."""
    tree = result.tree
    if not tree.proof:
        return ""
    given = result.state.get(tree.proof, ())
    return (
        answer_words(tree.question[tree.proof], given)
        if given
        else "Not said. Whether the facts can be shown is open."
    )


def _law(tree: Tree, verdicts: Sequence[str], citing: Citing) -> SafeString | str:
    """How far the law is settled: the verdict's own line, if there is one verdict."""
    found = [tree.verdict[id].labelled(LAW) for id in verdicts]
    if len(found) > 1 and any(found):
        return "It differs: see each result."
    return sentence(citing.html(found[0])) if found and found[0] else ""


def verdict_context(verdict: Verdict, citing: Citing, with_law: bool = True) -> Mapping[str, Any]:
    """A verdict for ``_verdict.html``; without the line on the law where that stands beside it."""
    return {
        "id": verdict.id,
        "title": curly(verdict.title),
        "prose": tuple(citing.html(prose) for prose in verdict.prose),
        "lines": tuple(
            (line.label, sentence(citing.html(line.prose)))
            for line in verdict.lines
            if with_law or line.label != LAW
        ),
    }


def badges(result: Result) -> tuple[Mapping[str, Any], ...]:
    """The remarks beside the result, and whether each holds whatever the unknown turns out to be."""
    certain = result.sets.badges_certain
    return tuple(
        {"title": curly(result.tree.badge[id].title), "certain": id in certain} for id in result.sets.badges
    )


def _changes(links: Links, tree: Tree, changes: Iterable[Change]) -> tuple[Mapping[str, Any], ...]:
    """Other answers that move something, by question."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for change in changes:
        found.setdefault(change.question, []).append(_change(links, change))
    return tuple(
        {"title": curly(tree.question[id].title), "changes": tuple(changes)} for id, changes in found.items()
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
        if step.given is not None:
            yield given_answer(links, links.loaded.tree, step)
