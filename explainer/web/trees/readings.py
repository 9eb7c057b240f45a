"""The dials of a tree: readings of unsettled points that a reader turns on, and what each moves here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from explainer.library.typography import curly
from explainer.trees.changes import Moves, moves
from explainer.trees.model import Dial, Tree
from explainer.trees.result import Result
from explainer.web.trees.links import Links
from explainer.web.trees.prose import Citing


def readings(links: Links, result: Result, citing: Citing) -> Iterator[Mapping[str, Any]]:
    """Every dial: its authority for and against, whether it is on, and what turning it would move."""
    tree, engine = links.loaded.tree, links.loaded.engine
    possible = engine.possible(result.state)
    for dial in tree.dials:
        on = dial.id in result.dials
        wanted = [id for id in result.dials if id != dial.id] if on else [*result.dials, dial.id]
        turned = engine.dials(wanted)
        yield {
            "id": dial.id,
            "title": dial_title(dial),
            "on": on,
            "turns_off": tuple(dial_title(tree.dial[id]) for id in dial.turns_off),
            "in_favour": citing.html(dial.in_favour),
            "against": citing.html(dial.against),
            "address": Links(links.loaded, replace(links.address, dials=turned)).to("tree_result")
            + f"#dial-{dial.id}",
            "moves": moves_words(tree, moves(result.sets, engine.sets(possible, turned))),
        }


def dial_title(dial: Dial) -> str:
    """The title without the words that say what it turns off."""
    return curly(dial.title.partition(" (turns off")[0])


def moves_words(tree: Tree, found: Moves) -> tuple[str, ...]:
    """What moves, line by line: the result first, then each theory."""
    lines = []
    if found.verdicts:
        lines.append("Result: " + "; or ".join(curly(tree.verdict[id].title) for id in found.verdicts.after))
    for theory, move in found.ratings.items():
        before, after = " or ".join(move.before), " or ".join(move.after)
        lines.append(f"{curly(tree.theory[theory].title)}: {before} → {after}")
    return tuple(lines)
