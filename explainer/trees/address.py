"""The state in an address, and back: ``?permission=no&entry=own-name,limits&_dial=restraint``.

Nothing in an address ever raises: what is not understood is named, in words that are safe to print, and left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from explainer.library.problems import did_you_mean
from explainer.trees.engine import Engine
from explainer.trees.model import UNKNOWN, Given, State, Tree

DIAL, VERSION, OLD, EFFECTS = "_dial", "_v", "_old", "_effects"

MOST_KEYS = 100
MOST_WORDS = 40  # of one key
LONGEST_WORD = 64  # characters
SHOWN = 40  # characters of what was not understood
HIGHEST_VERSION = 1_000_000


@dataclass(frozen=True)
class Ignored:
    """Something in an address that was not understood. Both texts are safe to print."""

    key: str
    reason: str


@dataclass(frozen=True)
class Address:
    """What an address says. `state` also holds answers to questions that are not asked: going back loses none.

    `version` is the one for which a link was made; `old` asks to see the tree as it was then.
    """

    state: State
    dials: tuple[str, ...] = ()
    version: int | None = None
    effects: bool = False
    ignored: tuple[Ignored, ...] = ()
    old: bool = False


def read_address(engine: Engine, query: Mapping[str, Sequence[str]], prefix: str = "") -> Address:
    """The state in a query, keys with a prefix such as ``a.`` only; keys that begin with ``_`` have no prefix."""
    tree = engine.tree
    ignored: list[Ignored] = []
    given: dict[str, Given] = {}
    wanted: list[str] = []
    version = None
    switches = {OLD: False, EFFECTS: False}
    for key, values in list(query.items())[:MOST_KEYS]:
        words = list(_words(values))
        if key == DIAL:
            wanted = [word for word in words if _known(tree, word, tree.dial, key, ignored)]
        elif key == VERSION:
            version = _version(words, ignored)
        elif key in switches:
            switches[key] = "1" in words
        elif key.startswith("_") or key.startswith(prefix):
            id = key.removeprefix(prefix)
            if id not in tree.question:
                ignored.append(Ignored(shown(key), _unknown_key(tree, id)))
            elif found := _given(tree, id, words, ignored):
                given[id] = found[0]
    if len(query) > MOST_KEYS:
        ignored.append(Ignored("…", "the address is too long; the rest of it was left out"))
    dials = engine.dials(wanted)
    ignored += [
        Ignored(DIAL, f"'{id}' is turned off by another dial")
        for id in dict.fromkeys(wanted)
        if id not in dials
    ]
    return Address(_in_order(tree, given), dials, version, switches[EFFECTS], tuple(ignored), switches[OLD])


def shown(text: str) -> str:
    """A text from an address, cut and without anything but letters, digits, points and hyphens."""
    safe = re.sub(r"[^A-Za-z0-9._-]+", "…", text[: SHOWN * 4])
    return safe[:SHOWN] + ("…" if len(safe) > SHOWN else "")


def shared_state(engine: Engine, state: State) -> State:
    """The part of a state that has a bearing: answers to questions that are asked."""
    return engine.walk(state).state


def pairs(
    tree: Tree,
    state: State,
    dials: Iterable[str] = (),
    version: int | None = None,
    effects: bool = False,
    prefix: str = "",
    old: bool = False,
) -> tuple[tuple[str, str], ...]:
    """Keys and values of an address in canonical order: questions in file order, dials, version, switches."""
    found = [(prefix + id, ",".join(given) or UNKNOWN) for id, given in _in_order(tree, state).items()]
    on = ",".join(id for id in tree.dial if id in set(dials))
    found += [(DIAL, on)] if on else []
    found += [(VERSION, str(version))] if version is not None else []
    found += [(OLD, "1")] if old else []
    found += [(EFFECTS, "1")] if effects else []
    return tuple(found)


def query(
    tree: Tree,
    state: State,
    dials: Iterable[str] = (),
    version: int | None = None,
    effects: bool = False,
    prefix: str = "",
    old: bool = False,
) -> str:
    """The canonical query of an address, without the question mark; empty if it would say nothing."""
    return "&".join(
        f"{quote(key)}={quote(value, safe=',')}"
        for key, value in pairs(tree, state, dials, version, effects, prefix, old)
    )


def _in_order(tree: Tree, state: State) -> dict[str, Given]:
    return {id: state[id] for id in tree.question if id in state}


def _words(values: Sequence[str]) -> Iterator[str]:
    """The words of a key: repeated, or joined by commas; empty ones are left out."""
    words = (
        word.strip()
        for value in values[:MOST_WORDS]
        for word in value[: MOST_WORDS * LONGEST_WORD].split(",")
    )
    yield from [word for word in words if word][:MOST_WORDS]


def _given(tree: Tree, id: str, words: Sequence[str], ignored: list[Ignored]) -> tuple[Given] | None:
    """What was said about a question, in a tuple; None if nothing was. All answers together are *unknown*."""
    answers = tree.question[id].answer_ids
    known = {word for word in words if word == UNKNOWN or _known(tree, word, answers, id, ignored)}
    if not known:
        return None
    if UNKNOWN in known or len(known) == len(answers):
        return ((),)
    return (tuple(answer for answer in answers if answer in known),)


def _known(tree: Tree, word: str, known: Iterable[str], key: str, ignored: list[Ignored]) -> bool:
    """Whether a word is a dial, or an answer to the question `key`; if it was one once, that is told."""
    if word in known:
        return True
    name, what = (f"dial {word}", "dial") if key == DIAL else (f"{key} = {word}", f"answer to '{key}'")
    retired = tree.retired.get(name)
    reason = f"is no {what}" if retired is None else f"is no longer a{'n' * (key != DIAL)} {what}: {retired}"
    ignored.append(Ignored(shown(key), f"'{shown(word)}' {reason}"))
    return False


def _version(words: Sequence[str], ignored: list[Ignored]) -> int | None:
    number = words[0] if words else ""
    if re.fullmatch(r"[1-9][0-9]{0,5}", number):
        return int(number)
    if number:
        ignored.append(Ignored(VERSION, f"'{shown(number)}' is no version"))
    return None


def _unknown_key(tree: Tree, id: str) -> str:
    if id in tree.retired:
        return f"'{shown(id)}' is no longer asked: {tree.retired[id]}"
    near = did_you_mean(id, tree.question)
    hint = f"; {near}" if near.startswith("did you mean") else ""
    return f"'{shown(id)}' is no question of this tree{hint}"
