"""What pages say about versions: a link made for an older one, an older one shown on request, the change log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse

from explainer.library.dates import date_words
from explainer.library.typography import curly
from explainer.trees.address import OLD, Address, query, read_address
from explainer.trees.changelog import Published
from explainer.trees.changes import Move, Moves
from explainer.trees.loading import LoadedTree
from explainer.trees.model import Tree
from explainer.trees.since import Query, Step, since
from explainer.web.trees.links import Links

KINDS = ("added", "removed", "changed")


def wanted_links(loaded: LoadedTree, asked: Query, prefix: str = "") -> Links:
    """The links of an address: of the tree as it is, or of an older version if the address asks to see that."""
    address = read_address(loaded.engine, asked, prefix)
    if address.old and address.version is not None:
        old = loaded.at(address.version)
        if old is not None and old.is_old:
            return Links(old, read_address(old.engine, asked, prefix))
    return Links(loaded, replace(address, old=False))


def one_act(asked: Query, prefix: str) -> Query:
    """The part of an address that is about one of several acts, as if it were about that one alone."""
    return {
        key.removeprefix(prefix): values
        for key, values in asked.items()
        if key.startswith(("_", prefix))
    }


def as_then(asked: Query) -> Query:
    """The same address, asking to see the version for which it was made."""
    return {**asked, OLD: ["1"]}


def old_page(links: Links, present: str = "") -> Mapping[str, Any] | None:
    """For ``_tree_old.html``: that an older version is shown, what took its place, and the way to the present one.

    Without an address of the page in the `present` version it is that of the result.
    """
    loaded, tree = links.loaded, links.loaded.tree
    if not loaded.is_old:
        return None
    result = query(tree, links.address.state, links.address.dials, tree.version)
    return {
        "version": tree.version,
        "day": _day(next(entry.date for entry in loaded.history.entries if entry.version == tree.version)),
        "entries": published_since(loaded, tree.version),
        "present_address": present or f"{reverse('tree_result', args=[tree.name])}?{result}",
        "log_address": reverse("tree_changes", args=[tree.name]),
    }


def published_since(loaded: LoadedTree, version: int) -> tuple[Mapping[str, Any], ...]:
    """What was published after a version: version, day, reason."""
    return tuple(_entry(entry) for entry in loaded.history.since(version))


def older_link(loaded: LoadedTree, address: Address, asked: Query) -> Mapping[str, Any] | None:
    """For ``_tree_since.html``: what has moved since a link was made; None if it was made for what is shown."""
    version = address.version
    if version is None or version == loaded.tree.version:
        return None
    found = since(loaded, version, asked)
    if found is None:
        return {"version": version, "known": False}
    there = Links(found.old, replace(read_address(found.old.engine, asked), old=True))
    trees = (found.old.tree, loaded.tree)
    return {
        "version": version,
        "known": True,
        "rows": tuple(_rows(trees, found.moves)),
        "verdicts": _verdicts(trees, found.moves.verdicts),
        "steps": tuple(_step(trees, step) for step in found.steps if step.moves is None or step.moves),
        "levels": loaded.tree.levels,
        "old_address": there.to("tree_result"),
        "log_address": reverse("tree_changes", args=[loaded.tree.name]),
    }


def older_links(
    loaded: LoadedTree, version: int | None, acts: Iterable[tuple[str, Query]], old_address: str
) -> tuple[Mapping[str, Any], ...]:
    """For ``_tree_since.html``, of a page about several acts, each with its title: those whose result has moved.

    One entry without a title if the link is older and none has moved, or if there never was such a version.
    """
    found = [(title, older_link(loaded, Address({}, version=version), asked)) for title, asked in acts]
    older = [{**one, "old_address": old_address} | ({"title": title} if one.get("steps") else {}) for title, one in found if one]
    moved = tuple(one for one in older if one.get("steps"))
    return moved or tuple(older[:1])


def since_data(loaded: LoadedTree, address: Address, asked: Query) -> dict[str, Any] | None:
    """What has moved since the version in an address, as data; None if nothing has."""
    found = since(loaded, address.version, asked) if address.version is not None else None
    if found is None or not found.moves:
        return None
    data: dict[str, Any] = {
        "version": found.old.tree.version,
        "ratings": {theory: _move_data(move) for theory, move in found.moves.ratings.items()},
    }
    if found.moves.verdicts:
        data["verdicts"] = _move_data(found.moves.verdicts)
    data["published"] = [
        {"version": step.entry.version, "date": step.entry.date.isoformat(), "reason": step.entry.reason}
        for step in found.steps
        if step.moves is None or step.moves
    ]
    return data


def change_log(loaded: LoadedTree) -> tuple[Mapping[str, Any], ...]:
    """The published versions, newest first, each with what changed and the way to see it."""
    return tuple(
        {
            **_entry(entry),
            "changes": tuple((kind, getattr(entry, kind)) for kind in KINDS if getattr(entry, kind)),
            "examples": tuple(_examples(loaded, entry)),
            "map_address": _version_address(loaded, "tree_map", entry.version),
            "data_address": _version_address(loaded, "tree_json", entry.version),
        }
        for entry in reversed(loaded.history.entries)
    )


def _version_address(loaded: LoadedTree, view: str, version: int) -> str:
    path = reverse(view, args=[loaded.tree.name])
    return path if version == loaded.history.newest else f"{path}?_v={version}&_old=1"


def _examples(loaded: LoadedTree, entry: Published) -> Iterator[Mapping[str, str]]:
    """The examples of which other sets were expected; one that is gone has no address."""
    home = loaded.tree.same_as or loaded.tree.name
    for name in entry.examples:
        example = loaded.examples.get(name)
        address = reverse("example", args=[home, name]) if example else ""
        yield {"title": curly(example.title) if example else name, "address": address}


def _entry(entry: Published) -> dict[str, Any]:
    return {"version": entry.version, "day": _day(entry.date), "reason": curly(entry.reason)}


def _day(day: date) -> str:
    return date_words((day.year, day.month, day.day))


def _step(trees: tuple[Tree, Tree], step: Step) -> Mapping[str, Any]:
    """A version that moved something, and what in words."""
    titles = tuple(row["title"] for row in _rows(trees, step.moves)) if step.moves else ()
    result = bool(step.moves and step.moves.verdicts)
    return {**_entry(step.entry), "moved": titles + (("the result",) if result else ())}


def _rows(trees: tuple[Tree, Tree], found: Moves) -> Iterator[Mapping[str, Any]]:
    old, new = trees
    for id, move in found.ratings.items():
        theory = new.theory.get(id) or old.theory[id]
        yield {
            "title": curly(theory.title),
            "before": move.before,
            "after": move.after,
            "there": id in new.theory,
        }


def _verdicts(trees: tuple[Tree, Tree], move: Move | None) -> Mapping[str, tuple[str, ...]] | None:
    if move is None:
        return None
    return {
        side: tuple(curly(tree.verdict[id].title) for id in ids)
        for side, tree, ids in (("before", trees[0], move.before), ("after", trees[1], move.after))
    }


def _move_data(move: Move) -> dict[str, list[str]]:
    return {"from": list(move.before), "to": list(move.after)}
