"""Tables of plain data: each column has its name, its kind, its meaning and where its value comes from, in one place.

One table has one form everywhere: as JSON, as CSV, in the database and in the description of the whole package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from explainer.library.dates import Dated, iso
from explainer.library.labels import LABELS, Label
from explainer.library.markdown import Block, Heading, Note
from explainer.library.markdown.marks import text_of
from explainer.library.site import Site

Thing = TypeVar("Thing")
Value = str | int | bool | None | list[str]
Record = Mapping[str, Value]


class Kind(StrEnum):
    """What the values of a column are. What is not known is null, never an empty text."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes-no"
    DATE = "date"  # a day: 2026-03-30
    PARTIAL_DATE = "partial-date"  # a year, a month or a day: 2026, 2026-03, 2026-03-30
    LIST = "list"  # of texts
    ADDRESS = "address"  # a web address


KIND_WORDS = {
    Kind.TEXT: "text",
    Kind.NUMBER: "whole number",
    Kind.YES_NO: "true or false",
    Kind.DATE: "day",
    Kind.PARTIAL_DATE: "day, month or year",
    Kind.LIST: "several texts",
    Kind.ADDRESS: "web address",
}


@dataclass(frozen=True)
class Column:
    """One column. `refers` names the table whose `id` its values are, `words` what its codes mean.

    The records of a table with a `part` column are parts of the record that is named in it.
    """

    name: str
    meaning: str
    kind: Kind = Kind.TEXT
    refers: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    needed: bool = False  # no record is without it
    part: bool = False

    @property
    def kind_words(self) -> str:
        return KIND_WORDS[self.kind]


@dataclass(frozen=True)
class From(Generic[Thing]):
    """A column, and where its value comes from."""

    column: Column
    value: Callable[[Thing], object]


def column(
    name: str,
    meaning: str,
    value: Callable[[Thing], object],
    kind: Kind = Kind.TEXT,
    *,
    refers: str = "",
    words: Mapping[str, str] | None = None,
    needed: bool = False,
    part: bool = False,
) -> From[Thing]:
    """A column of things; what the arguments mean, `Column` says."""
    return From(Column(name, meaning, kind, refers, words or {}, needed, part), value)


@dataclass(frozen=True)
class Facts:
    """What every record carries: its address on the site, the labels of what it rests on, of when it is, how sure."""

    address: str
    labels: tuple[Label, ...] = ()
    as_of: date | Dated | None = None
    confidence: str = ""


@dataclass(frozen=True)
class Table:
    """Records of one kind, every one with every column; each has an `id` of its own in the table."""

    name: str
    title: str
    meaning: str
    columns: tuple[Column, ...]
    records: tuple[Record, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        return {str(record["id"]): record for record in self.records}

    def filled(self, column: str) -> int:
        """How many records have something in a column."""
        return sum(1 for record in self.records if record[column] not in (None, []))


@dataclass(frozen=True)
class Ground:
    """What all tables stand on: the public address of the site, and the site's own facts."""

    origin: str
    site: Site

    @property
    def licence(self) -> str:
        """The licence by its SPDX name."""
        return spdx(self.site.licence_content)


def spdx(licence: str) -> str:
    """A licence's name as machines know it.

    >>> spdx("CC BY 4.0")
    'CC-BY-4.0'
    """
    return licence.replace(" ", "-")


NOT_RECORDED = "Not recorded for this kind of record."
SURE = {"high": "", "medium": "", "low": ""}
LABEL_WORDS = {label.id: label.meaning for label in LABELS.values()}


def table(
    ground: Ground,
    name: str,
    title: str,
    meaning: str,
    columns: tuple[From[Thing], ...],
    facts: Callable[[Thing], Facts],
    things: Iterable[Thing],
    *,
    as_of: str = NOT_RECORDED,
    confidence: str = NOT_RECORDED,
) -> Table:
    """A table of things, and at its end what every table has. `as_of` and `confidence` say what those mean here."""
    common: tuple[From[Facts], ...] = (
        column("labels", "What kinds of source it rests on.", _labels, Kind.LIST, words=LABEL_WORDS),
        column("as_of", as_of, lambda of: of.as_of, Kind.PARTIAL_DATE),
        column("confidence", confidence, lambda of: of.confidence, words=SURE),
        column("licence", "The licence of the record, by its SPDX name.", lambda of: ground.licence, needed=True),
        column("url", "Where it stands on the site.", lambda of: ground.origin + of.address, Kind.ADDRESS, needed=True),
    )  # fmt: skip
    records = tuple(_values(columns, thing) | _values(common, facts(thing)) for thing in things)
    return Table(
        name, title, meaning, (*(one.column for one in columns), *(one.column for one in common)), records
    )


def _labels(of: Facts) -> list[str]:
    return [label.id for label in of.labels]


def _values(columns: Iterable[From[Thing]], thing: Thing) -> dict[str, Value]:
    return {one.column.name: plain_value(one.value(thing), one.column.kind) for one in columns}


def plain_value(value: object, kind: Kind) -> Value:
    """A value as data: dates as ISO writes them, what is empty as null, lists without what is empty."""
    if kind is Kind.LIST:
        assert isinstance(value, Iterable), value
        return [str(item) for item in value if item]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return iso(value) or None
    if value is None or isinstance(value, bool | int):
        return value
    return str(value) or None


def labels_of(notes: Iterable[Note]) -> tuple[Label, ...]:
    """The labels of all that is cited, each once, in their order."""
    return tuple(dict.fromkeys(entry.label for note in notes for entry in note.entries))


def sources_of(notes: Iterable[Note]) -> list[str]:
    """The ids of all sources that are cited, each once, in their order."""
    return list(dict.fromkeys(entry.source.id for note in notes for entry in note.entries))


def text(items: Iterable[Block | Heading]) -> str:
    """The text of some blocks without their citations, an empty line between two."""
    return "\n\n".join(text_of(item.html) for item in items if isinstance(item, Block))


def known_ids(names: Iterable[str], ids: Mapping[str, str]) -> list[str]:
    """The ids of what is published."""
    return [ids[name] for name in names if name in ids]
