"""The files of the data: each is read by a reader that is not ours, and says what the tables say."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from explainer.library.catalogue import Catalogue
from explainer.library.data import (
    Column,
    Edition,
    File,
    Kind,
    Table,
    data_package,
    database,
    edition,
    record_json,
    table_csv,
    table_json,
    table_schema,
)
from explainer.library.data.written import BETWEEN
from explainer.library.search import Index, entries, read_query
from tests.library.reading import misfits
from tests.library.test_data import NAMES, ORIGIN


@pytest.fixture(scope="session")
def made(catalogue: Catalogue) -> Edition:
    """The edition of the real content."""
    return edition(catalogue, ORIGIN)


@pytest.fixture(scope="session")
def everything(made: Edition, catalogue: Catalogue) -> bytes:
    """The database of the real content."""
    return database(made, entries(catalogue))


@pytest.fixture
def opened(everything: bytes, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The database, opened as a file."""
    file = tmp_path / "everything.sqlite"
    file.write_bytes(everything)
    connection = sqlite3.connect(file)
    yield connection
    connection.close()


@pytest.mark.parametrize("name", NAMES)
def test_the_json_of_a_table_is_as_its_schema_says_and_has_every_record(made: Edition, name: str) -> None:
    table = made.tables[name]
    read, schema = json.loads(table_json(made, table)), json.loads(table_schema(made, table))
    assert list(misfits(read, schema, schema)) == []
    assert read["records"] == [dict(record) for record in table.records]
    assert (read["count"], read["licence"], read["version"]) == (
        len(table.records),
        "CC-BY-4.0",
        made.version,
    )


@pytest.mark.parametrize("name", NAMES)
def test_csv_has_the_same_values(made: Edition, name: str) -> None:
    table = made.tables[name]
    text = table_csv(table)
    rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    assert rows[0] == [column.name for column in table.columns]
    assert len(rows) == len(table.records) + 1
    for row, record in zip(rows[1:], table.records, strict=True):
        for column, cell in zip(table.columns, row, strict=True):
            assert _read_cell(cell, column) == record[column.name]


def _read_cell(cell: str, column: Column) -> object:
    if column.kind is Kind.LIST:
        return cell.split(BETWEEN) if cell else []
    if not cell:
        return None
    if column.kind is Kind.YES_NO:
        return {"true": True, "false": False}[cell]
    return int(cell) if column.kind is Kind.NUMBER else cell


def test_lines_of_csv_end_as_the_standard_says_and_there_is_no_mark_in_front(made: Edition) -> None:
    text = table_csv(made.tables["events"])
    assert text.startswith("id,")
    assert text.count("\r\n") == text.count("\n") == len(made.tables["events"].records) + 1


@pytest.mark.parametrize("text", ["=1+1", "+44", "-5", "@sum", "\tx", "\rx"])
def test_a_cell_for_a_spreadsheet_is_never_a_formula_and_the_plain_one_is_as_it_is(text: str) -> None:
    table = Table("t", "T", "A table.", (Column("id", "Its name."),), ({"id": text},))
    for_spreadsheets = table_csv(table, for_spreadsheets=True)
    assert for_spreadsheets.startswith("\ufeffid\r\n")
    assert list(csv.reader(StringIO(for_spreadsheets[1:], newline="")))[1] == [f"'{text}"]
    assert list(csv.reader(StringIO(table_csv(table), newline="")))[1] == [text]


def test_a_record_comes_with_what_belongs_to_it(made: Edition, catalogue: Catalogue) -> None:
    slug, case = next((slug, case) for slug, case in catalogue.cases.items() if len(case.events) > 3)
    read = json.loads(record_json(made, made.tables["cases"], made.tables["cases"].by_id[slug]))
    assert read["record"] == made.tables["cases"].by_id[slug]
    assert [event["date"] for event in read["events"]] == [event.iso for event in case.events]


def test_the_database_is_sound_and_every_reference_in_it_is_good(opened: sqlite3.Connection) -> None:
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert opened.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("name", NAMES)
def test_the_database_has_the_same_records(opened: sqlite3.Connection, made: Edition, name: str) -> None:
    table = made.tables[name]
    rows = opened.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()
    read = [
        {column.name: _read_stored(value, column) for column, value in zip(table.columns, row, strict=True)}
        for row in rows
    ]
    assert read == [dict(record) for record in table.records]


def _read_stored(value: Any, column: Column) -> object:
    if column.kind is Kind.LIST:
        return json.loads(value)
    return bool(value) if column.kind is Kind.YES_NO else value


def test_the_database_says_what_each_column_means_and_which_edition_it_is(
    opened: sqlite3.Connection, made: Edition
) -> None:
    told = opened.execute('SELECT "table", "column" FROM columns ORDER BY rowid').fetchall()
    assert told == [(table.name, column.name) for table in made.tables.values() for column in table.columns]
    assert ("version", made.version) in opened.execute("SELECT * FROM about").fetchall()


def test_the_same_content_makes_the_same_database(
    everything: bytes, made: Edition, catalogue: Catalogue
) -> None:
    assert database(made, entries(catalogue)) == everything


@pytest.mark.parametrize("words", ["fair use", "bartz", "distillation", "robots.txt", "settlement"])
def test_the_search_of_the_site_finds_what_a_query_of_the_database_finds(
    opened: sqlite3.Connection, catalogue: Catalogue, words: str
) -> None:
    phrase = '"' + words.replace(".", " ") + '"'
    by_query = dict(
        opened.execute(
            "SELECT kind, count(*) FROM search WHERE search MATCH ? GROUP BY kind", (phrase,)
        ).fetchall()
    )
    found = Index(entries(catalogue)).search(read_query(f'"{words}"'))
    assert {group.kind: group.count for group in found.groups} == by_query


def test_the_package_describes_every_file_as_it_is(made: Edition) -> None:
    files = {name: table_csv(table).encode() for name, table in made.tables.items()}
    other = File(
        "sources.ris", "All sources as RIS", "application/x-research-info-systems", b"TY  - GEN\nER  - \n"
    )
    read = json.loads(data_package(made, files, [other]))
    resources = {resource["name"]: resource for resource in read["resources"]}
    assert list(resources) == [*NAMES, "sources.ris"]
    for name, content in files.items():
        resource = resources[name]
        assert resource["path"] == f"{name}.csv"
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        head = next(csv.reader(StringIO(content.decode(), newline="")))
        assert [field["name"] for field in resource["schema"]["fields"]] == head


def test_the_package_is_well_formed(made: Edition) -> None:
    """Names, types and references as the standard asks for them."""
    files = {name: table_csv(table).encode() for name, table in made.tables.items()}
    read = json.loads(data_package(made, files, []))
    names = {resource["name"] for resource in read["resources"]}
    assert read["licenses"] == [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]
    for resource in read["resources"]:
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert {field["type"] for field in fields.values()} <= {
            "string",
            "integer",
            "boolean",
            "date",
            "list",
        }
        assert resource["schema"]["primaryKey"] == ["id"]
        for field in fields.values():
            labels = [one["label"] for one in field.get("categories", []) if "label" in one]
            assert len(labels) == len(set(labels)), (resource["name"], field["name"])
        for key in resource["schema"].get("foreignKeys", []):
            assert set(key["fields"]) <= set(fields)
            assert key["reference"].get("resource", resource["name"]) in names
            assert key["reference"].get("resource") != resource["name"]
