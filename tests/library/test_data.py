"""The tables of the data: what they promise about every record of the real content."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from explainer.library.catalogue import Catalogue
from explainer.library.data import Edition, Kind, Table, edition
from explainer.library.data.table import Record, plain_value

ORIGIN = "https://example.org"


@pytest.fixture(scope="session")
def made(catalogue: Catalogue) -> Edition:
    """The edition of the real content."""
    return edition(catalogue, ORIGIN)


NAMES = (
    "cases events claims providers documents timeline sources citations glossary pages paragraphs trees questions answers "
    "effects verdicts examples example_answers lessons changes"
).split()


def test_these_are_the_tables(made: Edition) -> None:
    assert list(made.tables) == NAMES


def values(table: Table, name: str) -> list[tuple[Record, str]]:
    """Every single value of a column, with its record."""
    found = []
    for record in table.records:
        value = record[name]
        found += [
            (record, str(one)) for one in (value if isinstance(value, list) else [value]) if one is not None
        ]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_record_has_a_name_of_its_own_and_every_field_that_is_always_there(
    made: Edition, name: str
) -> None:
    table = made.tables[name]
    ids = [record["id"] for record in table.records]
    assert ids
    assert len(set(ids)) == len(ids)
    for column in table.columns:
        assert not column.needed or table.filled(column.name) == len(ids), column.name


@pytest.mark.parametrize("name", NAMES)
def test_what_is_referred_to_is_there(made: Edition, name: str) -> None:
    table = made.tables[name]
    for column in table.columns:
        if column.refers:
            there = made.tables[column.refers].by_id
            assert [pair for pair in values(table, column.name) if pair[1] not in there] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_code_has_its_meaning(made: Edition, name: str) -> None:
    table = made.tables[name]
    for column in table.columns:
        if column.words:
            assert {value for _, value in values(table, column.name)} <= set(column.words), column.name


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_known_is_null_and_no_text_is_empty_or_has_marks_in_it(made: Edition, name: str) -> None:
    for record in made.tables[name].records:
        for value in record.values():
            assert value != ""
            for text in value if isinstance(value, list) else [value]:
                assert not re.search("[\ue000-\ue0ff]", str(text)), (record["id"], text)


@pytest.mark.parametrize("name", NAMES)
def test_every_record_carries_labels_day_confidence_licence_and_address(made: Edition, name: str) -> None:
    table = made.tables[name]
    assert [column.name for column in table.columns][-5:] == [
        "labels",
        "as_of",
        "confidence",
        "licence",
        "url",
    ]
    assert {record["licence"] for record in table.records} == {"CC-BY-4.0"}
    assert all(str(record["url"]).startswith(f"{ORIGIN}/") for record in table.records)


def test_the_records_are_those_of_the_catalogue(made: Edition, catalogue: Catalogue) -> None:
    own = {name: loaded for name, loaded in catalogue.trees.items() if not loaded.tree.same_as}
    wanted: Mapping[str, int] = {
        "cases": len(catalogue.cases),
        "events": sum(len(case.events) for case in catalogue.cases.values()),
        "claims": len(catalogue.claims),
        "providers": len(catalogue.providers),
        "documents": len(catalogue.documents),
        "timeline": len(catalogue.timeline),
        "sources": len(catalogue.sources),
        "citations": sum(len(mentions) for mentions in catalogue.cited_at.values()),
        "glossary": len(catalogue.terms),
        "pages": len(catalogue.pages),
        "trees": len(catalogue.trees),
        "questions": sum(len(loaded.tree.questions) for loaded in own.values()),
        "verdicts": sum(len(loaded.tree.verdicts) for loaded in own.values()),
        "effects": sum(len(loaded.tree.effects) for loaded in own.values()),
        "examples": sum(len(loaded.examples) for loaded in own.values()),
    }
    assert {name: len(made.tables[name].records) for name in wanted} == wanted


def test_a_case_is_in_the_data_as_it_is_on_the_site(made: Edition, catalogue: Catalogue) -> None:
    for slug, case in catalogue.cases.items():
        record = made.tables["cases"].by_id[slug]
        assert record["as_of"] == case.as_of.isoformat()
        assert record["status"] == case.status.words
        assert record["stage"] == case.front.stage
        parties = [record[name] for name in ("claimants", "defendants", "governments", "others")]
        assert sum(len(part) for part in parties if isinstance(part, list)) == len(case.front.parties)


def test_the_version_names_day_and_state(made: Edition, catalogue: Catalogue) -> None:
    newest = max(change.date for page in catalogue.pages.values() for change in page.changes)
    assert made.day >= newest
    assert made.version == f"{made.day.year}.{made.day.month}.{made.day.day}+{catalogue.digest[:12]}"


@pytest.mark.parametrize(
    ("value", "kind", "plain"),
    [
        ("", Kind.TEXT, None),
        (None, Kind.TEXT, None),
        ((2026, 3), Kind.PARTIAL_DATE, "2026-03"),
        ((), Kind.PARTIAL_DATE, None),
        (0, Kind.NUMBER, 0),
        (False, Kind.YES_NO, False),
        ((), Kind.LIST, []),
        (("a", "", "b"), Kind.LIST, ["a", "b"]),
    ],
)
def test_values_as_data(value: object, kind: Kind, plain: object) -> None:
    assert plain_value(value, kind) == plain
