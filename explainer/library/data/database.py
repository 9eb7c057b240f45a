"""All tables in one SQLite file, with the tables of the search and a description of every column.

Lists are JSON texts. The same edition gives the same bytes with the same version of SQLite.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from explainer.library.data.edition import FORM, Edition
from explainer.library.data.table import Column, Kind, Table, Value
from explainer.library.data.written import column_words
from explainer.library.search import Entry, fill

TYPES = {Kind.NUMBER: "INTEGER", Kind.YES_NO: "INTEGER"}
DESCRIPTION = """
CREATE TABLE "about" ("key" TEXT PRIMARY KEY, "value" TEXT);
CREATE TABLE "columns" ("table" TEXT, "column" TEXT, "kind" TEXT, "refers" TEXT, "meaning" TEXT, PRIMARY KEY ("table", "column"));
"""


def database(edition: Edition, entries: Iterable[Entry]) -> bytes:
    """The file. `entries` are those of the search, which is the same as on the site."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(f"PRAGMA page_size = 4096; PRAGMA user_version = {FORM}; {DESCRIPTION}")
    connection.executemany('INSERT INTO "about" VALUES (?, ?)', _about(edition))
    for table in edition.tables.values():
        connection.executemany('INSERT INTO "columns" VALUES (?, ?, ?, ?, ?)', _columns(table))
        connection.execute(_create(table))
        signs = ", ".join("?" for _ in table.columns)
        rows = ([_stored(record[column.name]) for column in table.columns] for record in table.records)
        connection.executemany(f'INSERT INTO "{table.name}" VALUES ({signs})', rows)
    connection.commit()
    fill(connection, entries)
    connection.execute("VACUUM")
    content = connection.serialize()
    connection.close()
    return content


def _about(edition: Edition) -> Iterator[tuple[str, str]]:
    for key, value in edition.about.items():
        if value is not None:
            yield key, str(value)


def _columns(table: Table) -> Iterator[tuple[str, str, str, str, str]]:
    for column in table.columns:
        yield table.name, column.name, column.kind.value, column.refers, column_words(column)


def _create(table: Table) -> str:
    columns = ", ".join(_column(column) for column in table.columns)
    return f'CREATE TABLE "{table.name}" ({columns})'


def _column(column: Column) -> str:
    """A column in SQL. Names and kinds are ours, so nothing in them needs care."""
    written = f'"{column.name}" {TYPES.get(column.kind, "TEXT")}'
    if column.name == "id":
        return f"{written} PRIMARY KEY"
    refers = column.refers and column.kind is not Kind.LIST
    reference = f' REFERENCES "{column.refers}" ("id")' if refers else ""
    return f"{written}{' NOT NULL' if column.needed else ''}{reference}"


def _stored(value: Value) -> str | int | None:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
