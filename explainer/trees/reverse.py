"""Reverse: from a claim to the answers that one must accept to make it.

The claim is a rating of a theory, or a verdict. *Shared* answers stand in every possible row that reaches it.
A *sufficient* set of answers leaves nothing possible but rows that reach it.

The smallest sufficient sets are found by going through the questions in order, and at each either naming one
answer or none. What matters of the questions passed is only which parts of the table are left; equal remains
are looked at once, so that the search is exact and short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from explainer.trees.engine import Engine
from explainer.trees.model import Clause, Given
from explainer.trees.rows import NO_ROWS, Rows, union
from explainer.trees.table import Branch, Layout, Table

VERDICT = "verdict"
"""The subject of a claim about a verdict; else it is a theory."""

MOST_SETS = 10
KEPT = 60  # sets kept on the way, so that the smallest are still there at the end


class Named(NamedTuple):
    """A question and the answer named for it."""

    question: str
    answer: str


@dataclass(frozen=True)
class Needs:
    """What a claim needs.

    `shared` has one answer in every row that reaches the claim (`settled` names those that nobody is asked for);
    `narrowed` has some answers and not others; `sufficient` are the smallest sets of answers that are enough.
    All are empty if nothing reaches the claim.
    """

    claim: Clause
    shared: Mapping[str, str]
    settled: tuple[str, ...]
    narrowed: Mapping[str, Given]
    sufficient: tuple[tuple[Named, ...], ...]


def reverse(engine: Engine, claim: Clause, dials: Iterable[str] = ()) -> Needs:
    """What one must accept for a theory to have one of some ratings, or for a verdict: ``verdict = allowed``."""
    at, reaching = _reaching(engine, claim, engine.dials(dials))
    selection = engine.possible({})
    table, possible = engine.tables[at], selection[at]
    reaching = reaching & possible if all(selection) else NO_ROWS
    shared: dict[str, str] = {}
    narrowed: dict[str, Given] = {}
    for question in table.questions if reaching else ():
        answers = tuple(id for id in question.answer_ids if reaching.meets(table.having(question.id, id)))
        if len(answers) == 1 and reaching <= table.having(question.id, answers[0]):
            shared[question.id] = answers[0]
        elif answers and len(answers) < len(question.answers):
            narrowed[question.id] = answers
    settled = tuple(id for id in shared if not reaching.meets(table.asked(id)))
    return Needs(claim, shared, settled, narrowed, _smallest(table, reaching, possible - reaching))


def _reaching(engine: Engine, claim: Clause, dials: tuple[str, ...]) -> tuple[int, Rows]:
    """The table on which a claim depends, and the rows that reach it."""
    found = engine.outcomes(dials)
    if claim.subject == VERDICT:
        at = engine.verdict_home
        return at, union(found[at].verdicts[id] for id in claim.values)
    at, _ = engine.theory_home(claim.subject)
    return at, union(found[at].ratings[claim.subject][level] for level in claim.values)


class _Part(NamedTuple):
    """A part of the table: its layout, its rows that reach the claim, and those that do not; bit by bit.

    Rows that a contradiction forbids are in neither.
    """

    layout: Layout
    good: int
    bad: int

    @property
    def all_bad(self) -> bool:
        return self.bad.bit_count() == self.layout.size


Parts = frozenset[_Part]
Chosen = tuple[Named, ...]


def _smallest(table: Table, good: Rows, bad: Rows) -> tuple[Chosen, ...]:
    """At most ten sets of answers, none within another, that leave good rows and no bad one."""

    @cache
    def search(at: int, parts: Parts) -> tuple[Chosen, ...]:
        """The smallest sets for the questions from here on."""
        if any(part.all_bad for part in parts) or not any(part.good for part in parts):
            return ()
        if not any(part.bad for part in parts):
            return ((),)
        id = table.questions[at].id
        found = list(search(at + 1, _below(parts, None)))
        for answer in _worth_naming(parts):
            rest = search(at + 1, _below(parts, answer))
            found += [(Named(id, answer), *chosen) for chosen in rest]
        return _least(found)

    whole = frozenset({_Part(table.layout, good.bits, bad.bits)})
    order = {(q.id, id): (at, n) for at, q in enumerate(table.questions) for n, id in enumerate(q.answer_ids)}
    found = [chosen for chosen in search(0, whole) if _all_asked(table, good, chosen)]
    found.sort(key=lambda chosen: (len(chosen), [order[name] for name in chosen]))
    return tuple(found[:MOST_SETS])


def _worth_naming(parts: Parts) -> list[str]:
    """The answers that are asked for in some row that reaches the claim; naming another would only contradict."""
    return sorted({branch.answer for branch, good, _ in _branches(parts) if branch.asked and good})


def _all_asked(table: Table, good: Rows, chosen: Chosen) -> bool:
    """Whether each answer of a set is asked for in some good row that the set leaves."""
    left = good
    for question, answer in chosen:
        left &= table.admits(question, (answer,))
    return all(left.meets(table.asked(question, answer)) for question, answer in chosen)


def _below(parts: Parts, answer: str | None) -> Parts:
    """The parts one question further, with one answer to it or with any."""
    kept = (
        found
        for found in _branches(parts)
        if answer is None or not found[0].asked or found[0].answer == answer
    )
    return frozenset(_Part(branch.below, good, bad) for branch, good, bad in kept if good or bad)


def _branches(parts: Parts) -> Iterator[tuple[Branch, int, int]]:
    """The branches of parts, with their good and bad rows."""
    for layout, good, bad in parts:
        start = 0
        for branch in layout.branches:
            mask = (1 << branch.below.size) - 1
            yield branch, good >> start & mask, bad >> start & mask
            start += branch.below.size


def _least(found: Iterable[Chosen]) -> tuple[Chosen, ...]:
    """The smallest sets, none of which holds another."""
    least: list[tuple[frozenset[Named], Chosen]] = []
    for chosen in sorted(found, key=lambda chosen: (len(chosen), chosen)):
        names = frozenset(chosen)
        if not any(smaller <= names for smaller, _ in least):
            least.append((names, chosen))
        if len(least) == KEPT:
            break
    return tuple(chosen for _, chosen in least)
