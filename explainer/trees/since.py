"""How the result of a link has moved since the version for which the link was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.trees.address import read_address
from explainer.trees.changelog import Published
from explainer.trees.changes import Moves, moves
from explainer.trees.engine import Engine, Sets
from explainer.trees.loading import LoadedTree

MOST_STEPS = 6  # versions since then of which each is looked at; of more, only the first and the last

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Step:
    """A version published since then, and what it moved; None if it was not looked at."""

    entry: Published
    moves: Moves | None


@dataclass(frozen=True)
class Since:
    """The version for which a link was made, what has moved from then to now, and at which steps."""

    old: LoadedTree
    moves: Moves
    steps: tuple[Step, ...]


def since(loaded: LoadedTree, version: int, query: Query) -> Since | None:
    """What has moved for the answers in an address; None if this is no older version of the tree.

    Each version reads the address by itself: an answer that it does not have says nothing there.
    """
    old = loaded.at(version)
    if old is None or not old.is_old:
        return None
    before, after = _sets(old.engine, query), _sets(loaded.engine, query)
    found = moves(before, after)
    return Since(old, found, tuple(_steps(loaded, query, before, after, version)) if found else ())


def _steps(loaded: LoadedTree, query: Query, first: Sets, last: Sets, version: int) -> Iterator[Step]:
    entries = loaded.history.since(version)
    before = first
    for entry in entries:
        if len(entries) > MOST_STEPS:
            yield Step(entry, None)
            continue
        at = None if entry is entries[-1] else loaded.at(entry.version)
        after = last if at is None else _sets(at.engine, query)
        yield Step(entry, moves(before, after))
        before = after


def _sets(engine: Engine, query: Query) -> Sets:
    address = read_address(engine, query)
    return engine.sets(engine.possible(engine.walk(address.state).state), engine.dials(address.dials))
