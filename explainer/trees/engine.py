"""The evaluator: what is still possible for a state, exactly, never sampled.

A state leaves some rows of each theme's table possible. Ratings, verdicts and badges are sets of rows too, so
what is still possible is whatever has a row in common with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from explainer.trees.model import Given, State, Tree
from explainer.trees.ratings import Outcomes, matching, outcomes
from explainer.trees.rows import Rows
from explainer.trees.table import Table
from explainer.trees.themes import Theme, themes

DIAL_SETTINGS_KEPT = 24  # about 3 MB each for the large tree; a result page shows what each of eleven dials moves

Selection = tuple[Rows, ...]
"""Rows of each theme's table."""


@dataclass(frozen=True)
class Sets:
    """What is possible, in the order of the levels and of the file. All empty if nothing is."""

    ratings: Mapping[str, tuple[str, ...]]
    verdicts: tuple[str, ...]
    badges: tuple[str, ...] = ()
    badges_certain: tuple[str, ...] = ()


@dataclass(frozen=True)
class Walk:
    """The questions as a state leaves them: which are asked, settled or not asked in what is possible.

    `state` holds what was given to questions that some completion asks, even one that a contradiction forbids; no
    other answer has a bearing.
    """

    state: State
    asked: tuple[str, ...]
    settled: Mapping[str, Given]
    not_asked: tuple[str, ...]
    contradiction: tuple[str, ...]  # the contradictions that leave nothing possible, if nothing is

    @property
    def unknown(self) -> tuple[str, ...]:
        """Questions that are asked and have no answer, or the answer *not known or disputed*."""
        return tuple(id for id in self.asked if not self.state.get(id))

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Questions that are asked and were not answered at all."""
        return tuple(id for id in self.asked if id not in self.state)


@dataclass(frozen=True)
class _Place:
    """A theme with its table and the rows that no contradiction forbids."""

    theme: Theme
    table: Table
    contradicted: Mapping[str, Rows]
    consistent: Rows = field(repr=False)


class Engine:
    """Evaluates states of one tree. Tables are made at the start; outcomes per setting of the dials, when asked."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._places = tuple(_place(tree, theme) for theme in themes(tree))
        self.tables = tuple(place.table for place in self._places)
        self._home = {id: at for at, place in enumerate(self._places) for id in place.theme.questions}
        self.outcomes = lru_cache(maxsize=DIAL_SETTINGS_KEPT)(self._outcomes)

    def __reduce__(self) -> tuple[type[Engine], tuple[Tree]]:
        """Pickled as its tree: making the tables anew takes less time than reading them."""
        return Engine, (self.tree,)

    def _outcomes(self, dials: tuple[str, ...]) -> tuple[Outcomes, ...]:
        return tuple(outcomes(self.tree, place.theme, place.table, dials) for place in self._places)

    def dials(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Dials that can be on together, in file order: a later one turns off those that exclude it."""
        on: list[str] = []
        for id in wanted:
            if id in self.tree.dial:
                off = {*self.tree.dial[id].turns_off, id}
                on = [*(other for other in on if other not in off), id]
        return tuple(id for id in self.tree.dial if id in on)

    def home(self, question: str) -> tuple[int, Table]:
        """The theme's number and the table in which a question stands."""
        at = self._home[question]
        return at, self._places[at].table

    def theory_home(self, theory: str) -> tuple[int, Table]:
        """The theme's number and the table on which a theory depends."""
        at = next(at for at, place in enumerate(self._places) if theory in place.theme.theories)
        return at, self._places[at].table

    def contradicted(self, id: str) -> Rows:
        """The rows of a contradiction."""
        return next(place.contradicted[id] for place in self._places if id in place.contradicted)

    def routed(self, state: State) -> Selection:
        """The rows that a state leaves, contradictions included."""
        return tuple(self._reduced(place, place.table.everything, state) for place in self._places)

    def possible(self, state: State) -> Selection:
        """The rows that a state leaves possible."""
        return tuple(self._reduced(place, place.consistent, state) for place in self._places)

    @staticmethod
    def _reduced(place: _Place, rows: Rows, state: State) -> Rows:
        for id in place.theme.questions:
            if state.get(id):
                rows &= place.table.admits(id, state[id])
        return rows

    def narrowed(self, selection: Selection, question: str, given: Given) -> Selection:
        """A selection without the rows that speak against one more answer."""
        at, table = self.home(question)
        return (*selection[:at], selection[at] & table.admits(question, given), *selection[at + 1 :])

    def sets(self, selection: Selection, dials: tuple[str, ...]) -> Sets:
        """Ratings, verdicts and badges that have a row in a selection."""
        if not all(selection):
            return Sets(dict.fromkeys(self.tree.theory, ()), ())
        ratings: dict[str, tuple[str, ...]] = {}
        verdicts: dict[str, Rows] = {}
        possible: set[str] = set()
        certain: set[str] = set()
        for rows, found in zip(selection, self.outcomes(dials), strict=True):
            ratings |= {theory: _met(levels, rows) for theory, levels in found.ratings.items()}
            verdicts |= dict.fromkeys(_met(found.verdicts, rows), rows)
            possible |= {badge for badge, where in found.badges.items() if rows.meets(where)}
            certain |= {badge for badge, where in found.badges.items() if rows <= where}
        return Sets(
            {theory: ratings[theory] for theory in self.tree.theory}, tuple(verdicts),
            tuple(id for id in self.tree.badge if id in possible), tuple(id for id in self.tree.badge if id in certain),
        )  # fmt: skip

    def verdicts(self, selection: Selection, dials: tuple[str, ...]) -> tuple[str, ...]:
        """The verdicts that have a row in a selection."""
        if not all(selection):
            return ()
        at = self.verdict_home
        return _met(self.outcomes(dials)[at].verdicts, selection[at])

    @cached_property
    def verdict_home(self) -> int:
        """The number of the theme on which the verdict depends."""
        return next(at for at, place in enumerate(self._places) if place.theme.has_verdicts)

    def walk(self, state: State) -> Walk:
        """Which questions a state leaves asked, settled and not asked.

        Where nothing is possible the contradicting rows are walked, so that the answers can still be shown.
        """
        routed, selection = self.routed(state), self.possible(state)
        contradiction: tuple[str, ...] = ()
        if not all(selection):
            selection = routed
            contradiction = self._contradictions(routed)
        bearing: dict[str, Given] = {}
        asked, not_asked, settled = [], [], {}
        for id in self.tree.question:
            at, table = self.home(id)
            if id in state and routed[at].meets(table.asked(id)):
                bearing[id] = state[id]
            if selection[at].meets(table.asked(id)):
                asked.append(id)
            elif found := self._settled(selection, id):
                settled[id] = found
            else:
                not_asked.append(id)
        return Walk(bearing, tuple(asked), settled, tuple(not_asked), contradiction)

    def _settled(self, selection: Selection, question: str) -> Given:
        at, table = self.home(question)
        answers = self.tree.question[question].answer_ids
        return tuple(answer for answer in answers if selection[at].meets(table.settled(question, answer)))

    def _contradictions(self, selection: Selection) -> tuple[str, ...]:
        """The contradictions that hold in every row; if there is none, those that hold in some."""
        found = [
            (id, rows, where)
            for rows, place in zip(selection, self._places, strict=True)
            for id, where in place.contradicted.items()
        ]
        named = {id for id, rows, where in found if rows <= where} or {
            id for id, rows, where in found if rows.meets(where)
        }
        return tuple(id for id in self.tree.contradiction if id in named)


def _place(tree: Tree, theme: Theme) -> _Place:
    table = Table([tree.question[id] for id in theme.questions])
    own = (c for c in tree.contradictions if set(c.condition.subjects) <= set(theme.questions))
    contradicted = {contradiction.id: matching(contradiction.condition, table, {}) for contradiction in own}
    consistent = table.everything
    for rows in contradicted.values():
        consistent -= rows
    return _Place(theme, table, contradicted, consistent)


def _met(named: Mapping[str, Rows], rows: Rows) -> tuple[str, ...]:
    return tuple(name for name, where in named.items() if rows.meets(where))
