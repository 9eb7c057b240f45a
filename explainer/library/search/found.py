"""What a search gives back: hits by kind, with what was found marked in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from explainer.library.labels import Label
from explainer.library.search.entries import ONE
from explainer.library.search.words import Query
from explainer.library.typography import typed

BEGIN, END = "\x02", "\x03"  # around what was found, as the database gives it; no content file may hold them
BEGINNING = 3  # letters


class Piece(NamedTuple):
    """A piece of text, and whether it is what was looked for."""

    text: str
    found: bool


Marked = tuple[Piece, ...]


@dataclass(frozen=True)
class Part:
    """A part of a hit that has an address of its own; `where` is what it is called."""

    address: str
    where: str
    text: Marked


@dataclass(frozen=True)
class Hit:
    """One entry found."""

    kind: str
    address: str
    title: Marked
    text: Marked
    about: str
    label: Label | None
    parts: tuple[Part, ...] = ()

    @property
    def kind_words(self) -> str:
        return ONE[self.kind]

    @property
    def name(self) -> str:
        """The title as plain text."""
        return "".join(piece.text for piece in self.title)


@dataclass(frozen=True)
class Group:
    """The hits of one kind that are shown, and how many there are in all."""

    kind: str
    title: str
    count: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Found:
    """The answer to a query. `some` says that nothing has all terms, and that these have some of them.

    `near` is the query with words that the site has in place of those that it does not have, or nothing.
    """

    query: Query
    count: int = 0
    groups: tuple[Group, ...] = ()
    closest: tuple[Hit, ...] = ()
    some: bool = False
    near: str = ""


def marked(text: str, beginnings: frozenset[str]) -> Marked:
    """A text from the database, with what was found apart from the rest.

    A word is marked only if it begins as one of the words asked for: the stem of *use* is that of *US* too.
    """
    pieces: list[Piece] = []
    for at, part in enumerate(text.split(BEGIN)):
        found, _, rest = part.partition(END) if at else ("", "", part)
        is_found = typed(found)[:BEGINNING] in beginnings or " " in found
        pieces += [Piece(found, is_found)] if found else []
        pieces += [Piece(rest, False)] if rest else []
    return tuple(pieces)


def beginnings(query: Query) -> frozenset[str]:
    """How the words asked for begin."""
    return frozenset(typed(word)[:BEGINNING] for term in query.terms for word in term.words)
