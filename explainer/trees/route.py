"""The way through the questions for a page: what was asked so far, what comes next, what is left out and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from explainer.trees.engine import Engine, Selection, Sets
from explainer.trees.model import Clause, Given, Question, State


class Status(StrEnum):
    """How a question stands for a state."""

    ASKED = "asked"
    SETTLED = "settled"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True)
class Step:
    """A question on the way. `given` is None if it has not been answered, ``()`` if it is not known or disputed.

    For a settled question `given` is what it is settled as; `because` holds the clauses that settle it, or those
    that would have to hold for it to be asked.
    """

    question: Question
    status: Status
    given: Given | None
    because: tuple[Clause, ...] = ()


def steps(engine: Engine, state: State) -> tuple[Step, ...]:
    """Every question in file order, as the state leaves it."""
    walk = engine.walk(state)
    selection = engine.routed(walk.state) if walk.contradiction else engine.possible(walk.state)
    found = []
    for question in engine.tree.questions:
        if question.id in walk.asked:
            found.append(Step(question, Status.ASKED, walk.state.get(question.id)))
        elif question.id in walk.settled:
            given = walk.settled[question.id]
            found.append(Step(question, Status.SETTLED, given, _settling(engine, selection, question, given)))
        else:
            found.append(Step(question, Status.NOT_ASKED, None, _missing(engine, selection, question)))
    return tuple(found)


def path(engine: Engine, state: State) -> tuple[Step, ...]:
    """The questions that were asked and answered, in order."""
    return tuple(
        step for step in steps(engine, state) if step.status is Status.ASKED and step.given is not None
    )


def next_question(engine: Engine, state: State) -> Question | None:
    """The question to ask now: where the answers contradict each other, the last one that takes part; else the
    first that is asked and was not answered. None when there is nothing left to ask."""
    walk = engine.walk(state)
    if walk.contradiction:
        named = {s for id in walk.contradiction for s in engine.tree.contradiction[id].condition.subjects}
        return next(question for question in reversed(engine.tree.questions) if question.id in named)
    return next((engine.tree.question[id] for id in walk.unanswered), None)


def open_answers(engine: Engine, state: State, question: str) -> tuple[str, ...]:
    """The answers to a question that would leave something possible."""
    rest = engine.possible({id: given for id, given in state.items() if id != question})
    answers = engine.tree.question[question].answer_ids
    return tuple(answer for answer in answers if all(engine.narrowed(rest, question, (answer,))))


def still_possible(engine: Engine, state: State, dials: Iterable[str] = ()) -> Sets:
    """The ledger beside a question: ratings and verdicts that are still possible so far."""
    return engine.sets(engine.possible(state), engine.dials(dials))


def _settling(engine: Engine, selection: Selection, question: Question, given: Given) -> tuple[Clause, ...]:
    """The clauses of what settles the question and can hold."""
    met = (
        clause
        for settled in question.settled
        if settled.answer in given
        for clauses in settled.condition.alternatives
        if all(_can_hold(engine, selection, clause) for clause in clauses)
        for clause in clauses
    )
    return tuple(dict.fromkeys(met))


def _missing(engine: Engine, selection: Selection, question: Question) -> tuple[Clause, ...]:
    """The clauses of the gate that cannot hold."""
    clauses = (clause for clause in question.ask_only_if.clauses if not _can_hold(engine, selection, clause))
    return tuple(dict.fromkeys(clauses))


def _can_hold(engine: Engine, selection: Selection, clause: Clause) -> bool:
    at, table = engine.home(clause.subject)
    return any(selection[at].meets(table.having(clause.subject, value)) for value in clause.values)
