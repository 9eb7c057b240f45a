"""Published versions of a tree: ``trees/<tree>/versions/N.json``, frozen, each with meaning, wording and citations.

An older version is kept as the bytes of its file and becomes a tree only when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import NamedTuple

from pydantic import TypeAdapter

from explainer.library.citations import Prose
from explainer.trees.changelog import Published
from explainer.trees.engine import Engine
from explainer.trees.model import Expected, Tree

ENGINES_KEPT = 4  # of older versions; each is made in some 60 ms


@dataclass(frozen=True)
class Snapshot:
    """What is frozen when a tree is published: the tree, and the sets that its examples are expected to give."""

    tree: Tree
    expected: Mapping[str, Expected]


class Words(NamedTuple):
    """The words of a second wording: what it has instead of the first tree's."""

    name: str
    same_as: str
    wording: str
    title: str
    introduction: tuple[Prose, ...]


def write_snapshot(snapshot: Snapshot) -> bytes:
    """A snapshot as JSON, every field written out."""
    return _form().dump_json(snapshot, indent=1) + b"\n"


def read_snapshot(text: bytes) -> Snapshot:
    """What `write_snapshot` wrote, exactly. Raises ValueError for anything else."""
    return _form().validate_json(text)


@cache
def _form() -> TypeAdapter[Snapshot]:
    return TypeAdapter(Snapshot)


def in_words(tree: Tree, words: Words) -> Tree | None:
    """A tree in its second wording; None if some question of it does not have the words."""
    if any(words.wording not in question.wordings for question in tree.questions):
        return None
    questions = (replace(q, title=q.wordings[words.wording]) for q in tree.questions)
    return replace(
        tree, name=words.name, title=words.title, introduction=words.introduction, wording=words.wording,
        same_as=words.same_as, questions=tuple(questions),
    )  # fmt: skip


@dataclass(frozen=True)
class History:
    """The published versions of a tree, oldest first, and the frozen text of each."""

    entries: tuple[Published, ...] = ()
    texts: Mapping[int, bytes] = field(default_factory=dict, repr=False)
    words: Words | None = None  # in which a second wording shows them

    @property
    def newest(self) -> int:
        """The number of the version that is published; 0 if none is."""
        return self.entries[-1].version if self.entries else 0

    def since(self, version: int) -> tuple[Published, ...]:
        """What was published after a version, oldest first."""
        return tuple(entry for entry in self.entries if entry.version > version)

    def at(self, version: int) -> tuple[Tree, Engine] | None:
        """A version with its evaluator, made when first asked for; None if there is no such version in these words."""
        return _frozen(self.texts[version], self.words) if version in self.texts else None

    def in_words(self, words: Words) -> History:
        """The same versions in a second wording."""
        return replace(self, words=words)


NO_HISTORY = History()


@lru_cache(maxsize=ENGINES_KEPT)
def _frozen(text: bytes, words: Words | None) -> tuple[Tree, Engine] | None:
    tree: Tree | None = read_snapshot(text).tree
    if words is not None and tree is not None:
        tree = in_words(tree, words)
    return None if tree is None else (tree, Engine(tree))
