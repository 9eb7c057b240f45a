"""Narrowing a list of records: by the values they have, and by words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Protocol, TypeVar

from explainer.library.typography import typed


class Searchable(Protocol):
    """A record that is found by words."""

    @property
    def searched(self) -> str:
        """Everything by which it is found, as `typography.typed` gives it."""


Record = TypeVar("Record", bound=Searchable)


class Choice(NamedTuple):
    """A value to choose, the words printed for it, and how many records have it."""

    value: str
    words: str
    how_many: int


@dataclass(frozen=True)
class Facet(Generic[Record]):
    """One way to narrow a list. `name` stands in the address, `title` over the choices, `none` for no choice.

    `values` are those that a record has; `words` are printed for them, and give their order. Without `words` a
    value is printed as it is, in the order of the alphabet.
    """

    name: str
    title: str
    values: Callable[[Record], Iterable[str]]
    words: Mapping[str, str] = field(default_factory=dict)
    none: str = "any"

    def choices(self, records: Iterable[Record]) -> tuple[Choice, ...]:
        """Every value that a record has, with the number of records that have it."""
        counts = Counter(value for record in records for value in set(self.values(record)) if value)
        order = list(self.words)
        values = sorted(counts, key=lambda value: (order.index(value) if value in order else len(order), typed(value)))
        return tuple(Choice(value, self.words.get(value, value), counts[value]) for value in values)


def matching(
    records: Iterable[Record], facets: Sequence[Facet[Record]], chosen: Mapping[str, str], text: str = ""
) -> tuple[Record, ...]:
    """The records that have every chosen value and every word of the text, in their order; nothing chosen is all."""
    wanted = [(facet, chosen[facet.name]) for facet in facets if chosen.get(facet.name)]
    words = typed(text).split()
    return tuple(
        record
        for record in records
        if all(value in facet.values(record) for facet, value in wanted)
        and all(word in record.searched for word in words)
    )
