"""Every way through the questions, each a row: which answers are asked for, settled, or not there.

A row is made by *routing* in file order: a question whose gate is shut has no value; one that is settled has
the settled answer; any other is asked and has each of its answers in turn. What lies below a question depends
only on those earlier answers that a later gate looks at, so equal parts are made once and shifted into place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

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


class _Part:
    """The rows below one point: how many, and for each key the bits of the rows that have it."""

    __slots__ = ("bits", "size")

    def __init__(self, size: int = 0) -> None:
        self.size = size
        self.bits: dict[Key, int] = {}

    def add(self, other: _Part, key: Key | None) -> None:
        """Another part's rows after these; all of them have the key, if there is one."""
        for name, bits in other.bits.items():
            self.bits[name] = self.bits.get(name, 0) | bits << self.size
        if key:
            self.bits[key] = self.bits.get(key, 0) | ((1 << other.size) - 1) << self.size
        self.size += other.size


def _parts(questions: Sequence[Question]) -> _Part:
    """All rows of these questions."""
    looked_at = [_gates_from(questions, at) for at in range(len(questions) + 1)]
    made: dict[tuple[int, tuple[tuple[str, str], ...]], _Part] = {}

    def below(at: int, values: Values) -> _Part:
        if at == len(questions):
            return _Part(1)
        known = tuple((id, values[id]) for id in looked_at[at] if id in values)
        if (at, known) not in made:
            made[at, known] = part(questions[at], at, dict(known))
        return made[at, known]

    def part(question: Question, at: int, values: Values) -> _Part:
        rows = _Part()
        if not holds(question.ask_only_if, values):
            rows.add(below(at + 1, values), None)
        elif (answer := settled_answer(question, values)) is not None:
            rows.add(below(at + 1, {**values, question.id: answer}), (question.id, answer, False))
        else:
            for id in question.answer_ids:
                rows.add(below(at + 1, {**values, question.id: id}), (question.id, id, True))
        return rows

    return below(0, {})


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
        part = _parts(questions)
        rows = {key: Rows.of_bits(bits) for key, bits in part.bits.items()}
        self.questions = tuple(questions)
        self.size = part.size
        self.everything = Rows.of_bits((1 << part.size) - 1)
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
