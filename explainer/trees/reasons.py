"""Why a theory is rated as it is: what raised it, what holds it down, what was set aside, on whose authority.

Where something is unknown there are several ratings, each with its own reasons. A reason *certainly applies*,
or it depends on what is unknown, and then says on which questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

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
        forces = outcomes.forces[theory.id]
        lifted = {level: lifted_to(engine.tree.levels, forces, level) for level in engine.tree.levels}
        view = _View(engine.tree, walk, selection[at], forces, lifted)
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
    lifted: Mapping[str, Rows]  # rows in which a lift reaches a level

    def because(self, rating: str, rated: Rows) -> Because:
        """The reasons for one rating, which these rows have."""
        here = self.possible & rated
        rank = self.tree.levels.index
        lifts = [f for f in self.forces if f.effect.verb is Verb.LIFT and here.meets(f.applies)]
        caps = [f for f in self.forces if f.effect.verb is Verb.CAP and here.meets(self._biting(f))]
        return Because(
            rating,
            tuple(self._reason(f) for f in sorted(lifts, key=lambda f: -rank(f.effect.level))),
            tuple(self._reason(f) for f in sorted(caps, key=lambda f: rank(f.effect.level))),
            tuple(self._set_aside(here)),
        )

    def _lifted_above(self, cap: Force) -> Rows:
        """The rows in which a lift reaches above a cap."""
        levels = self.tree.levels
        above = levels[levels.index(cap.effect.level) + 1 :]
        return self.lifted[above[0]] if above else NO_ROWS

    def _biting(self, cap: Force) -> Rows:
        """The rows in which a cap holds a lift down."""
        return (cap.applies - cap.dropped) & self._lifted_above(cap)

    def _set_aside(self, here: Rows) -> Iterator[SetAside]:
        """The caps that would hold a lift down in some of these rows, but are dropped."""
        for force in self.forces:
            for drop, rows in force.dropped_by:
                if here.meets(rows & self._lifted_above(force)):
                    alone = replace(force, dropped_by=())
                    yield SetAside(self._reason(alone), self._reason(Force(drop, rows)))

    def _reason(self, force: Force) -> Reason:
        if self.possible <= force.applies - force.dropped:
            return Reason(force.effect, True)
        effects = (force.effect, *(drop for drop, _ in force.dropped_by))
        behind = {
            id for effect in effects for id in doubts(self.tree, self.walk, self.tree.condition_of(effect))
        }
        return Reason(force.effect, False, tuple(id for id in self.tree.question if id in behind))


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
