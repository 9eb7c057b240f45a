"""The tables of the index: `search` has every entry, `passage` the parts of long ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from explainer.library.search.entries import Entry, Passage
from explainer.library.search.words import forms, key

TOKENIZER = "porter unicode61 remove_diacritics 2"
SCHEMA = f"""
CREATE VIRTUAL TABLE search USING fts5(
  title, names, text, forms, kind UNINDEXED, address UNINDEXED, about UNINDEXED, label UNINDEXED, keys UNINDEXED,
  weight UNINDEXED,
  tokenize = '{TOKENIZER}', prefix = '2 3'
);
CREATE VIRTUAL TABLE passage USING fts5(
  text, forms, entry UNINDEXED, address UNINDEXED, place UNINDEXED, tokenize = '{TOKENIZER}', prefix = '2 3'
);
"""
ENTRY = """
INSERT INTO search (rowid, title, names, text, forms, kind, address, about, label, keys, weight)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
PASSAGE = "INSERT INTO passage (text, forms, entry, address, place) VALUES (?, ?, ?, ?, ?)"


def fill(connection: sqlite3.Connection, found: Iterable[Entry]) -> dict[int, tuple[int, int]]:
    """Make the tables in a database, and fill them. The same entries give the same bytes.

    Entries are numbered from 1. For each, the numbers of its first and its last passage are given back.
    """
    connection.executescript(SCHEMA)
    passages: dict[int, tuple[int, int]] = {}
    last = 0
    for number, entry in enumerate(found, start=1):
        connection.execute(ENTRY, (number, *_columns(entry)))
        connection.executemany(PASSAGE, _passages(number, entry.passages))
        passages[number] = (last + 1, last + len(entry.passages))
        last += len(entry.passages)
    for table in ("search", "passage"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    connection.commit()
    return passages


def _columns(entry: Entry) -> tuple[str | float, ...]:
    names = _line((*entry.names, *forms(" ".join(entry.names))))
    keys = dict.fromkeys(key(name) for name in (entry.title, *entry.names) if name)
    return (
        entry.title, names, entry.text, _hidden(entry), entry.kind, entry.address,
        entry.about, entry.label, f"|{'|'.join(keys)}|", entry.weight,
    )  # fmt: skip


def _hidden(entry: Entry) -> str:
    """What is looked in and never shown: other forms of numbers, and words given only to be found."""
    return _line((*forms(f"{entry.title} {entry.text}"), entry.hidden))


def _passages(entry: int, passages: Iterable[Passage]) -> Iterator[tuple[str, str, int, str, str]]:
    for passage in passages:
        yield passage.text, _line(forms(passage.text)), entry, passage.address, passage.where


def _line(words: Iterable[str]) -> str:
    """The words in a row, each once."""
    return " ".join(dict.fromkeys(word for word in words if word))
