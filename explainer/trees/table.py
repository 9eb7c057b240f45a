"""Every way through the questions, each a row: which answers are asked for, settled, or not there.

A row is made by *routing* in file order: a question whose gate is shut has no value; one that is settled has
the settled answer; any other is asked and has each of its answers in turn. What lies below a question depends
only on those earlier answers that a later gate looks at, so equal parts are made once and shifted into place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from explainer.trees.model import Condition, Given, Question
from explainer.trees.rows import NO_ROWS, Rows, union

Key = tuple[str, str, bool]
"""A question, its answer, and whether the question is asked (and not settled)."""

Values = Mapping[str, str]
"""The answers so far, by question; a question that is not asked is not in it."""


def holds(condition: Condition, values: Values) -> bool:
    """Whether a condition on questions holds for these values."""
    return any(all(values.get(c.subject) in c.values for c in clauses) for clauses in condition.alternatives)


def settled_answer(question: Question, values: Values) -> str | None:
    """The answer with which a question is settled, if it is; the first that fits."""
    return next((settled.answer for settled in question.settled if holds(settled.condition, values)), None)


@dataclass(frozen=True, eq=False)
class Branch:
    """What lies below one answer; without an answer, below a question that is not asked."""

    answer: str
    asked: bool
    below: Layout


@dataclass(frozen=True, eq=False)
class Layout:
    """How the rows below one point lie: branch after branch. Without branches it is one row."""

    size: int = 1
    branches: tuple[Branch, ...] = ()


def _laid_out(questions: Sequence[Question]) -> Layout:
    """All rows of these questions."""
    looked_at = [_gates_from(questions, at) for at in range(len(questions) + 1)]
    end = Layout()

    @cache
    def below(at: int, known: tuple[tuple[str, str], ...]) -> Layout:
        if at == len(questions):
            return end
        question, values = questions[at], dict(known)
        branches = []
        for answer, asked in _ways(question, values):
            after = {**values, question.id: answer} if answer else values
            part = below(at + 1, tuple((id, after[id]) for id in looked_at[at + 1] if id in after))
            branches.append(Branch(answer, asked, part))
        return Layout(sum(branch.below.size for branch in branches), tuple(branches))

    return below(0, ())


def _ways(question: Question, values: Values) -> list[tuple[str, bool]]:
    """The answers that a question can have here, and whether it is asked."""
    if not holds(question.ask_only_if, values):
        return [("", False)]
    settled = settled_answer(question, values)
    return [(settled, False)] if settled is not None else [(id, True) for id in question.answer_ids]


def _bits(questions: Sequence[Question], layout: Layout) -> dict[Key, int]:
    """For each key the bits of the rows that have it; equal parts are made once."""
    made: dict[int, dict[Key, int]] = {}

    def of(part: Layout, at: int) -> dict[Key, int]:
        if id(part) in made:
            return made[id(part)]
        bits: dict[Key, int] = {}
        start = 0
        for answer, asked, below in ((b.answer, b.asked, b.below) for b in part.branches):
            for key, inner in of(below, at + 1).items():
                bits[key] = bits.get(key, 0) | inner << start
            if answer:
                key = (questions[at].id, answer, asked)
                bits[key] = bits.get(key, 0) | ((1 << below.size) - 1) << start
            start += below.size
        return made.setdefault(id(part), bits)

    return of(layout, 0)


def _gates_from(questions: Sequence[Question], at: int) -> tuple[str, ...]:
    """The earlier questions that this or a later question looks at."""
    later = questions[at:]
    looked = {
        s for q in later for c in (q.ask_only_if, *(x.condition for x in q.settled)) for s in c.subjects
    }
    return tuple(question.id for question in questions[:at] if question.id in looked)


class Table:
    """All rows of a group of questions that touch nothing outside the group."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.questions = tuple(questions)
        self.layout = _laid_out(questions)
        self.everything = Rows.of_bits((1 << self.layout.size) - 1)
        rows = {key: Rows.of_bits(bits) for key, bits in _bits(questions, self.layout).items()}
        self._asked = {key[:2]: found for key, found in rows.items() if key[2]}
        self._settled = {key[:2]: found for key, found in rows.items() if not key[2]}
        for question in questions:
            self._asked[question.id, ""] = union(self.asked(question.id, id) for id in question.answer_ids)
            self._settled[question.id, ""] = union(
                self.settled(question.id, id) for id in question.answer_ids
            )
        self._admits = lru_cache(maxsize=1024)(self._admitting)

    def asked(self, question: str, answer: str = "") -> Rows:
        """Rows in which the question is asked (and has this answer)."""
        return self._asked.get((question, answer), NO_ROWS)

    def settled(self, question: str, answer: str = "") -> Rows:
        """Rows in which the question is settled (as this answer)."""
        return self._settled.get((question, answer), NO_ROWS)

    def having(self, question: str, answer: str) -> Rows:
        """Rows in which the question has this answer, asked or settled."""
        return self.asked(question, answer) | self.settled(question, answer)

    def admits(self, question: str, given: Given) -> Rows:
        """Rows that do not speak against what was given: not asked, or asked and one of these. ``()`` is anything."""
        return self._admits(question, given) if given else self.everything

    def _admitting(self, question: str, given: Given) -> Rows:
        unasked = self.everything - self.asked(question)
        return union([unasked, *(self.asked(question, answer) for answer in given)])
