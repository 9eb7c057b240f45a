"""The result of a state: everything a result page or its data shows but the reasons (see `reasons`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from explainer.trees.changes import Change, Column, Move, Moves, changes, columns, settles_most
from explainer.trees.engine import Engine, Sets, Walk
from explainer.trees.model import Given, State, Tree


@dataclass(frozen=True)
class Result:
    """What follows from a state, with some dials on.

    `contradiction` names what leaves nothing possible; then all sets are empty. `decided` means that what is
    still unknown moves neither the verdict nor any row it rests on.
    """

    tree: Tree
    dials: tuple[str, ...]
    walk: Walk
    sets: Sets
    columns: tuple[Column, ...]
    changes: tuple[Change, ...]
    settles_most: str | None

    @property
    def state(self) -> State:
        """What was given to the questions that are asked: the state to share."""
        return self.walk.state

    @property
    def ratings(self) -> Mapping[str, tuple[str, ...]]:
        return self.sets.ratings

    @property
    def verdicts(self) -> tuple[str, ...]:
        return self.sets.verdicts

    @property
    def contradiction(self) -> tuple[str, ...]:
        return self.walk.contradiction

    @property
    def proof_words(self) -> str:
        """The words that stand before a verdict's title, if one proof answer was given."""
        given = self.state.get(self.tree.proof, ())
        return self.tree.question[self.tree.proof].answer(given[0]).lead if len(given) == 1 else ""

    @property
    def open_rows(self) -> tuple[str, ...]:
        """The theories that have more than one possible rating: what is still open moves these and no others."""
        return tuple(theory for theory, found in self.ratings.items() if len(found) > 1)

    @cached_property
    def decided(self) -> bool:
        """Whether the verdict and every row that verdicts rest on, but the columns' own, are single."""
        rest_on = {s for v in self.tree.verdicts for s in v.condition.subjects} - {*self.tree.column_theories}
        return len(self.verdicts) == 1 and all(
            len(found) == 1 for theory, found in self.ratings.items() if theory in rest_on
        )


def evaluate(engine: Engine, state: State, dials: Iterable[str] = (), *, further: bool = True) -> Result:
    """The result of a state. Answers to questions that are not asked have no bearing, on changes neither.

    What would change it takes most of the time; without `further` it is left out.
    """
    on = engine.dials(dials)
    walk = engine.walk(state)
    possible = engine.possible(walk.state)
    sets = engine.sets(possible, on)
    return Result(
        engine.tree, on, walk, sets, tuple(columns(engine, walk, on)),
        tuple(changes(engine, walk, sets, on)) if further else (),
        settles_most(engine, walk, possible, sets, on) if further else None,
    )  # fmt: skip


def result_data(result: Result) -> dict[str, Any]:
    """The result as plain data, ready for JSON."""
    tree, walk, sets = result.tree, result.walk, result.sets
    data: dict[str, Any] = {
        "tree": tree.name,
        "version": tree.version,
        "law_as_of": tree.law_as_of.isoformat(),
        "answers": {id: _one_or_list(given) for id, given in walk.state.items() if given},
        "unknown": list(walk.unknown),
        "not_asked": list(walk.not_asked),
        "settled": {id: _one_or_list(given) for id, given in walk.settled.items()},
        "contradiction": list(walk.contradiction),
        "ratings": {theory: list(found) for theory, found in sets.ratings.items()},
    }
    if tree.columns:
        data[f"by_{tree.columns}"] = {column.answer: _column_data(column) for column in result.columns}
    data |= {
        "verdicts": list(sets.verdicts),
        "badges": list(sets.badges),
        "badges_certain": list(sets.badges_certain),
    }
    if tree.proof:
        data[tree.proof] = _one_or_list(walk.state.get(tree.proof, ()))
    data |= {
        "dials": list(result.dials),
        "settles_most": result.settles_most,
        "changes": [_change_data(change) for change in result.changes],
    }
    return data


def _one_or_list(given: Given) -> str | list[str] | None:
    """One answer as itself, several as a list, none as null."""
    if len(given) == 1:
        return given[0]
    return list(given) or None


def _column_data(column: Column) -> dict[str, list[str]]:
    ratings = {theory: list(found) for theory, found in column.ratings.items()}
    return {**ratings, "verdicts": list(column.verdicts)}


def _change_data(change: Change) -> dict[str, Any]:
    return {"question": change.question, "answer": change.answer, **moves_data(change.moves)}


def moves_data(moved: Moves) -> dict[str, Any]:
    """What moves, as plain data: rating sets by theory, and the verdict set only where it moves."""
    ratings = {theory: _move_data(move) for theory, move in moved.ratings.items()}
    return {"ratings": ratings} | ({"verdicts": _move_data(moved.verdicts)} if moved.verdicts else {})


def _move_data(move: Move) -> dict[str, list[str]]:
    return {"from": list(move.before), "to": list(move.after)}
