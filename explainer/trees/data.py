"""A tree and its examples as plain data, ready for JSON."""

from __future__ import annotations

from typing import Any

from explainer.library.citations import Citation, Group, Prose
from explainer.trees.model import Condition, Dial, Effect, Example, Question, Rule, Tree, Verb, Verdict


def tree_data(tree: Tree) -> dict[str, Any]:
    """The whole tree: meaning, wording and citations."""
    return {
        "tree": tree.name,
        "title": tree.title,
        "version": tree.version,
        "law_as_of": tree.law_as_of.isoformat(),
        "wording": tree.wording,
        "same_as": tree.same_as,
        "levels": list(tree.levels),
        "verdict_rule": "all" if tree.every_verdict else "first",
        "columns": tree.columns,
        "proof": tree.proof,
        "introduction": [prose_data(prose) for prose in tree.introduction],
        "theories": [
            {"id": t.id, "title": t.title, "text": [prose_data(p) for p in t.prose]} for t in tree.theories
        ],
        "questions": [_question(question) for question in tree.questions],
        "contradictions": [
            {"id": c.id, "title": c.title, "when": _condition(c.condition)} for c in tree.contradictions
        ],
        "rules": [_rule(rule) for rule in tree.rules],
        "dials": [_dial(dial) for dial in tree.dials],
        "badges": [{"id": b.id, "title": b.title, "when": _condition(b.condition)} for b in tree.badges],
        "verdicts": [_verdict(verdict) for verdict in tree.verdicts],
        "retired": dict(tree.retired),
    }


def example_data(example: Example) -> dict[str, Any]:
    """A worked example: its answers with their sources, and what it gives."""
    expected = example.expected
    return {
        "example": example.name,
        "tree": example.tree,
        "wording": example.wording,
        "title": example.title,
        "kind": example.kind,
        "parties": list(example.parties),
        "mirror": example.mirror,
        "facts": example.facts,
        "law": prose_data(example.law),
        "introduction": [prose_data(prose) for prose in example.introduction],
        "answers": [
            {"question": row.question, "answer": list(row.given), "source": prose_data(row.source)}
            for row in example.rows
        ],
        "strongest_for": prose_data(example.strongest_for),
        "strongest_against": prose_data(example.strongest_against),
        "note": prose_data(example.note),
        "happened": prose_data(example.happened),
        "fit": example.fit,
        "missed": prose_data(example.missed),
        "expected": {
            "ratings": {theory: list(found) for theory, found in expected.ratings.items()},
            "verdicts": list(expected.verdicts),
            "badges": list(expected.badges),
            "badges_certain": list(expected.badges_certain),
        },
    }


def prose_data(prose: Prose) -> dict[str, Any]:
    """Running text, with the mark ``[1]`` where its first group of citations stands, and so on; and the groups."""
    groups = [part for part in prose if isinstance(part, Group)]
    text = "".join(part if isinstance(part, str) else f"[{groups.index(part) + 1}]" for part in prose)
    return {
        "text": " ".join(text.split()),
        "citations": [[_citation(c) for c in group.citations] for group in groups],
    }


def _citation(citation: Citation) -> dict[str, str]:
    return {
        "source": citation.source,
        "locator": citation.locator,
        "as": citation.weakened,
        "signal": citation.signal,
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "title": question.title,
        "wordings": dict(question.wordings),
        "why": prose_data(question.why),
        "help": prose_data(question.help),
        "ask_only_if": _condition(question.ask_only_if),
        "settled": [{"answer": s.answer, "when": _condition(s.condition)} for s in question.settled],
        "answers": [
            {"id": a.id, "text": a.text, "effects": [_effect(effect) for effect in a.effects]}
            for a in question.answers
        ],
    }


def _rule(rule: Rule | Dial) -> dict[str, Any]:
    effects = [_effect(effect) for effect in rule.effects]
    return {"id": rule.id, "title": rule.title, "when": _condition(rule.condition), "effects": effects}


def _dial(dial: Dial) -> dict[str, Any]:
    sides = {"for": prose_data(dial.in_favour), "against": prose_data(dial.against)}
    return {**_rule(dial), **sides, "turns_off": list(dial.turns_off)}


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "id": verdict.id,
        "title": verdict.title,
        "when": "otherwise" if verdict.otherwise else _condition(verdict.condition),
        "text": [prose_data(prose) for prose in verdict.prose],
        "lines": [{"label": entry.label, **prose_data(entry.prose)} for entry in verdict.lines],
    }


def _effect(effect: Effect) -> dict[str, Any]:
    data: dict[str, Any] = {"verb": effect.verb.value, "theory": effect.theory}
    data |= (
        {"of": effect.of, "of_answer": effect.of_answer}
        if effect.verb is Verb.DROP
        else {"level": effect.level}
    )
    return {**data, "reason": prose_data(effect.reason)}


def _condition(condition: Condition) -> list[dict[str, list[str]]] | None:
    """Alternatives, each an object of subjects with their values; null if it always holds."""
    if condition.always:
        return None
    return [{clause.subject: list(clause.values) for clause in clauses} for clauses in condition.alternatives]
