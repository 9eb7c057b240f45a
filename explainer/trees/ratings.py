"""Ratings, verdicts and badges as sets of rows, for one setting of the dials.

A rating is the lower of the highest lift and the lowest cap that is not dropped; without a lift it is the
lowest level. The verdict is the first that matches, or every one where the tree says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explainer.trees.model import Condition, Effect, Tree, Verb, Verdict
from explainer.trees.rows import NO_ROWS, Rows, union
from explainer.trees.table import Table
from explainer.trees.themes import Theme


@dataclass(frozen=True)
class Force:
    """An effect with the rows in which it applies, and for a cap those in which another effect drops it."""

    effect: Effect
    applies: Rows
    dropped_by: tuple[tuple[Effect, Rows], ...] = ()

    @property
    def dropped(self) -> Rows:
        return union(rows for _, rows in self.dropped_by)


@dataclass(frozen=True)
class Outcomes:
    """For one setting of the dials: the rows of each rating, of each verdict and of each badge."""

    ratings: Mapping[str, Mapping[str, Rows]]  # theory -> level -> rows
    forces: Mapping[str, tuple[Force, ...]]  # theory -> lifts and caps
    verdicts: Mapping[str, Rows]
    badges: Mapping[str, Rows]


def outcomes(tree: Tree, theme: Theme, table: Table, dials: Iterable[str]) -> Outcomes:
    """The outcomes of the questions of one theme, with these dials on."""
    on = frozenset(dials)
    effects = [e for e in tree.effects if e.theory in theme.theories and is_on(e, on)]
    forces = {theory: forces_on(tree, theory, effects, table) for theory in theme.theories}
    ratings = {theory: rated(tree.levels, found, table) for theory, found in forces.items()}
    verdicts = _verdicts(tree, table, ratings) if theme.has_verdicts else {}
    badges = {id: matching(tree.badge[id].condition, table, ratings) for id in theme.badges}
    return Outcomes(ratings, forces, verdicts, badges)


def is_on(effect: Effect, dials: frozenset[str]) -> bool:
    """Whether an effect counts: those of dials only while the dial is on."""
    return effect.owner.kind != "dial" or effect.owner.id in dials


def matching(condition: Condition, table: Table, ratings: Mapping[str, Mapping[str, Rows]]) -> Rows:
    """The rows in which a condition on questions and ratings holds."""
    found = NO_ROWS
    for clauses in condition.alternatives:
        rows = table.everything
        for subject, values in clauses:
            if subject in ratings:
                rows &= union(ratings[subject][value] for value in values)
            else:
                rows &= union(table.having(subject, value) for value in values)
        found |= rows
    return found


def forces_on(tree: Tree, theory: str, effects: Iterable[Effect], table: Table) -> tuple[Force, ...]:
    """The lifts and caps of one theory, each with the rows in which it applies."""
    own = [(e, matching(tree.condition_of(e), table, {})) for e in effects if e.theory == theory]
    drops = [(e, rows) for e, rows in own if e.verb is Verb.DROP]
    return tuple(
        Force(e, rows, tuple((d, both) for d, where in drops if drops_cap(d, e) and (both := where & rows)))
        for e, rows in own
        if e.verb is not Verb.DROP
    )


def drops_cap(drop: Effect, cap: Effect) -> bool:
    """Whether a drop is about this cap: one of the same theory, held by an answer of the question named."""
    return (
        cap.verb is Verb.CAP
        and cap.theory == drop.theory
        and cap.owner.kind == "question"
        and cap.owner.id == drop.of
        and drop.of_answer in ("", cap.owner.answer)
    )


def lifted_to(levels: tuple[str, ...], forces: Iterable[Force], level: str) -> Rows:
    """The rows in which some lift reaches this level or a higher one."""
    reach = levels[levels.index(level) :]
    return union(f.applies for f in forces if f.effect.verb is Verb.LIFT and f.effect.level in reach)


def rated(levels: tuple[str, ...], forces: Iterable[Force], table: Table) -> Mapping[str, Rows]:
    """The rows of each level of one theory."""
    forces = tuple(forces)
    found: dict[str, Rows] = {}
    above = NO_ROWS  # the rows rated at a higher level than the one in hand
    for at in range(len(levels) - 1, 0, -1):
        under = levels[:at]
        held = union(
            f.applies - f.dropped for f in forces if f.effect.verb is Verb.CAP and f.effect.level in under
        )
        reached = lifted_to(levels, forces, levels[at]) - held
        found[levels[at]] = reached - above
        above = reached
    found[levels[0]] = table.everything - above
    return {level: found[level] for level in levels}


def _verdicts(tree: Tree, table: Table, ratings: Mapping[str, Mapping[str, Rows]]) -> Mapping[str, Rows]:
    found: dict[str, Rows] = {}
    left = table.everything  # the rows without a verdict so far
    for verdict in tree.verdicts:
        rows = _verdict(verdict, left, table, ratings)
        found[verdict.id] = rows if tree.every_verdict else rows & left
        left -= rows
    return found


def _verdict(verdict: Verdict, left: Rows, table: Table, ratings: Mapping[str, Mapping[str, Rows]]) -> Rows:
    return left if verdict.otherwise else matching(verdict.condition, table, ratings)
