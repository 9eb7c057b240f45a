"""What differs between two versions of a tree, piece by piece, in words for the public change log.

Every piece has the name by which it is retired: ``price`` for a question or theory, ``entry = barrier`` for an
answer, ``dial restraint`` and so on for the rest. Lines of the file do not count, nor does the number of the version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from explainer.library.citations import Citation, Prose
from explainer.trees.model import Condition, Effect, Expected, Tree

Parts = Mapping[str, Any]
"""The parts of a piece by the words for them; only whether two are equal matters."""


@dataclass(frozen=True)
class Differences:
    """What was added, removed and changed, each in words and in file order; empty if nothing was."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def __len__(self) -> int:
        return len(self.added) + len(self.removed) + len(self.changed)


def differences(before: Tree, after: Tree) -> Differences:
    """What differs between two trees."""
    old, new = dict(_pieces(before)), dict(_pieces(after))
    changed = [
        f"{name}: {', '.join(parts)}"
        for name in new
        if name in old and (parts := tuple(_changed_parts(old[name], new[name])))
    ]
    return Differences(
        tuple(name for name in new if name not in old),
        tuple(name for name in old if name not in new),
        (*changed, *_resaid(before, after), *_reordered(before, after)),
    )


def changed_expectations(before: Mapping[str, Expected], after: Mapping[str, Expected]) -> tuple[str, ...]:
    """The examples, in both, of which other sets are expected."""
    return tuple(name for name in after if name in before and before[name] != after[name])


@dataclass(frozen=True)
class _Said:
    """Running text in one or more pieces, without the lines on which its citations stand."""

    parts: tuple[str | tuple[Citation, ...], ...]

    @property
    def words(self) -> str:
        return " ".join("".join(part for part in self.parts if isinstance(part, str)).split())


def _changed_parts(before: Parts, after: Parts) -> Iterator[str]:
    """The parts that are not the same, and of text whether only its sources are not: then it says what it said."""
    for part in {**before, **after}:
        old, new = before.get(part), after.get(part)
        if old != new:
            same_words = isinstance(old, _Said) and isinstance(new, _Said) and old.words == new.words
            yield f"{part} (only its sources)" if same_words else part


def _pieces(tree: Tree) -> Iterator[tuple[str, Parts]]:
    """Every piece of a tree by its name, effects included."""
    yield (
        "the tree",
        {
            "title": tree.title,
            "introduction": _said(*tree.introduction),
            "date of the law": tree.law_as_of,
            "levels": tree.levels,
            "rule for results": tree.every_verdict,
            "columns": tree.columns,
            "proof": tree.proof,
            "wording": tree.wording,
        },
    )
    for theory in tree.theories:
        yield f"theory {theory.id}", {"title": theory.title, "text": _said(*theory.prose)}
    yield from _questions(tree)
    yield from _rulings(tree)
    for kind, pieces in (("contradiction", tree.contradictions), ("badge", tree.badges)):
        yield from (
            (f"{kind} {one.id}", {"title": one.title, "when": _when(one.condition)}) for one in pieces
        )
    for verdict in tree.verdicts:
        parts: dict[str, Any] = {
            "title": verdict.title,
            "when": "otherwise" if verdict.otherwise else _when(verdict.condition),
            "text": _said(*verdict.prose),
        }
        yield f"verdict {verdict.id}", parts | {line.label: _said(line.prose) for line in verdict.lines}


def _questions(tree: Tree) -> Iterator[tuple[str, Parts]]:
    for question in tree.questions:
        yield (
            f"question {question.id}",
            {
                "title": question.title,
                "second wording": dict(question.wordings),
                "why": _said(question.why),
                "help": _said(question.help),
                "when it is asked": _when(question.ask_only_if),
                "when it is settled": [(one.answer, _when(one.condition)) for one in question.settled],
            },
        )
        for answer in question.answers:
            yield f"answer {question.id} = {answer.id}", {"text": answer.text}
            yield from _effects(f"{question.id} = {answer.id}", answer.effects)


def _rulings(tree: Tree) -> Iterator[tuple[str, Parts]]:
    for rule in tree.rules:
        yield f"rule {rule.id}", {"title": rule.title, "when": _when(rule.condition)}
        yield from _effects(f"rule {rule.id}", rule.effects)
    for dial in tree.dials:
        yield (
            f"dial {dial.id}",
            {
                "title": dial.title,
                "when": _when(dial.condition),
                "for": _said(dial.in_favour),
                "against": _said(dial.against),
                "dials turned off": dial.turns_off,
            },
        )
        yield from _effects(f"dial {dial.id}", dial.effects)


def _effects(owner: str, effects: Iterable[Effect]) -> Iterator[tuple[str, Parts]]:
    """Effects by what they do; a second one that does the same is told apart by its number."""
    seen: dict[str, Iterator[int]] = {}
    for effect in effects:
        number = next(seen.setdefault(effect.words, count(1)))
        again = f" ({number})" if number > 1 else ""
        yield f"{owner}: {effect.words}{again}", {"reason": _said(effect.reason)}


def _resaid(before: Tree, after: Tree) -> Iterator[str]:
    """What was retired before and has another sentence now. That something is retired follows from what is removed."""
    for name, sentence in before.retired.items():
        if after.retired.get(name) != sentence:
            yield f"the sentence on the retired {name}"


def _reordered(before: Tree, after: Tree) -> Iterator[str]:
    """Groups whose common members stand in another order."""
    groups: list[tuple[str, Iterable[str], Iterable[str]]] = [
        ("theories", before.theory, after.theory),
        ("questions", before.question, after.question),
        ("dials", before.dial, after.dial),
        ("badges", before.badge, after.badge),
        ("verdicts", before.verdict, after.verdict),
    ]
    groups += [
        (f"answers to {id}", before.question[id].answer_ids, question.answer_ids)
        for id, question in after.question.items()
        if id in before.question
    ]
    for what, old, new in groups:
        if [id for id in old if id in set(new)] != [id for id in new if id in set(old)]:
            yield f"the order of the {what}"


def _said(*pieces: Prose) -> _Said:
    parts = (part for prose in pieces for part in (*prose, "\n"))
    return _Said(tuple(part if isinstance(part, str) else part.citations for part in parts))


def _when(condition: Condition) -> Any:
    return condition.alternatives
