"""Why a theory is rated as it is: what raised it, what holds it down, what was set aside, on whose authority.

Where something is unknown there are several ratings, each with its own reasons. A reason *certainly applies*,
or it depends on what is unknown, and then says on which questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explainer.trees.engine import Engine, Walk
from explainer.trees.model import Condition, Effect, Question, State, Theory, Tree, Verb
from explainer.trees.ratings import Force, lifted_to
from explainer.trees.rows import NO_ROWS, Rows


@dataclass(frozen=True)
class Reason:
    """An effect that applies. `depends_on` names the unknown questions on which that depends, if it does."""

    effect: Effect
    certain: bool
    depends_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class SetAside:
    """A cap that would hold the theory down, and the effect that drops it."""

    cap: Reason
    because: Reason


@dataclass(frozen=True)
class Because:
    """The reasons for one rating that is possible."""

    rating: str
    raised_by: tuple[Reason, ...]  # highest first
    held_down_by: tuple[Reason, ...]  # lowest first; only caps below the highest lift
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True)
class Row:
    """A theory with its possible ratings and their reasons, in the order of the levels."""

    theory: Theory
    ratings: tuple[str, ...]
    because: tuple[Because, ...]

    @property
    def certain(self) -> tuple[Reason, ...]:
        """Everything that applies whatever the unknown turns out to be, once each."""
        return tuple(reason for reason in self._reasons() if reason.certain)

    @property
    def depending(self) -> tuple[Reason, ...]:
        """Everything that depends on what is unknown, once each."""
        return tuple(reason for reason in self._reasons() if not reason.certain)

    def _reasons(self) -> Iterator[Reason]:
        reasons = (r for b in self.because for r in (*b.raised_by, *b.held_down_by))
        return iter({id(reason.effect): reason for reason in reasons}.values())


def why(engine: Engine, state: State, dials: Iterable[str] = ()) -> tuple[Row, ...]:
    """For every theory in file order, its possible ratings with their reasons; without any if nothing is possible."""
    on = engine.dials(dials)
    walk = engine.walk(state)
    selection = engine.possible(walk.state)
    ratings = engine.sets(selection, on).ratings
    rows = []
    for theory in engine.tree.theories:
        at, _ = engine.theory_home(theory.id)
        outcomes = engine.outcomes(on)[at]
        view = _View(engine.tree, walk, selection[at], outcomes.forces[theory.id])
        because = (view.because(level, outcomes.ratings[theory.id][level]) for level in ratings[theory.id])
        rows.append(Row(theory, ratings[theory.id], tuple(because)))
    return tuple(rows)


@dataclass(frozen=True)
class _View:
    """One theory in the light of a state."""

    tree: Tree
    walk: Walk
    possible: Rows
    forces: tuple[Force, ...]

    def because(self, rating: str, rated: Rows) -> Because:
        here = self.possible & rated
        levels = self.tree.levels
        lifts = [f for f in self.forces if f.effect.verb is Verb.LIFT and here.meets(f.applies)]
        caps = [
            f
            for f in self.forces
            if f.effect.verb is Verb.CAP and here.meets(f.applies & self._lifted_above(f))
        ]
        held = [f for f in caps if here.meets((f.applies - f.dropped) & self._lifted_above(f))]
        set_aside = (
            SetAside(self._reason(cap.effect, cap.applies), self._reason(drop, rows))
            for cap in caps
            for drop, rows in cap.dropped_by
            if here.meets(rows)
        )
        return Because(
            rating,
            tuple(self._reason(f.effect, f.applies) for f in sorted(lifts, key=lambda f: -levels.index(f.effect.level))),
            tuple(self._reason(f.effect, f.applies - f.dropped) for f in sorted(held, key=lambda f: levels.index(f.effect.level))),
            tuple(set_aside),
        )  # fmt: skip

    def _lifted_above(self, cap: Force) -> Rows:
        """The rows in which a lift reaches above a cap."""
        above = self.tree.levels.index(cap.effect.level) + 1
        levels = self.tree.levels
        return lifted_to(levels, self.forces, levels[above]) if above < len(levels) else NO_ROWS

    def _reason(self, effect: Effect, applies: Rows) -> Reason:
        if self.possible <= applies:
            return Reason(effect, True)
        return Reason(effect, False, doubts(self.tree, self.walk, self.tree.condition_of(effect)))


def doubts(tree: Tree, walk: Walk, condition: Condition) -> tuple[str, ...]:
    """The unknown questions behind a condition: those it names, and those that decide whether these are asked."""
    doubted = {id for id in walk.asked if len(walk.state.get(id, ())) != 1}
    found: set[str] = set()
    seen: set[str] = set()
    ahead = list(condition.subjects)
    while ahead:
        id = ahead.pop()
        if id in seen:
            continue
        seen.add(id)
        if id in doubted:
            found.add(id)
        ahead.extend(gate_subjects(tree.question[id]))
    return tuple(id for id in tree.question if id in found)


def gate_subjects(question: Question) -> tuple[str, ...]:
    """The questions that decide whether this one is asked."""
    gates = (question.ask_only_if, *(settled.condition for settled in question.settled))
    return tuple(dict.fromkeys(subject for gate in gates for subject in gate.subjects))
