"""Open data at its addresses."""

from __future__ import annotations

import csv
import json
import sqlite3
from io import StringIO
from pathlib import Path

import pytest
from django.test import Client

from explainer.library.cases import FACETS
from explainer.library.catalogue import Catalogue
from tests.library.reading import read_bibtex, read_ris
from tests.library.test_data import NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_table_is_there_in_every_form(client: Client, name: str) -> None:
    whole = client.get(f"/data/{name}.json")
    assert whole.headers["Content-Type"] == "application/json; charset=utf-8"
    count = whole.json()["count"]
    for path in (f"/data/{name}.csv", f"/data/spreadsheet/{name}.csv"):
        response = client.get(path)
        assert response.headers["Content-Disposition"] == f'attachment; filename="{name}.csv"'
        text = response.content.decode("utf-8-sig")
        assert len(list(csv.reader(StringIO(text, newline="")))) == count + 1
    assert client.get(f"/data/{name}.schema.json").json()["properties"]["table"] == {"const": name}


@pytest.mark.parametrize(
    "path",
    [
        "cases.json",
        "cases.csv",
        "sources.ris",
        "datapackage.json",
        "everything.sqlite",
        "cases/bartz-v-anthropic.json",
    ],
)
def test_any_page_of_the_web_may_read_it_and_nobody_reads_twice_what_is_unchanged(
    client: Client, path: str
) -> None:
    first = client.get(f"/data/{path}")
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get(f"/data/{path}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_one_record_comes_by_its_name(client: Client, catalogue: Catalogue) -> None:
    for name, ids in (
        ("cases", catalogue.cases),
        ("claims", catalogue.claims),
        ("sources", catalogue.sources),
    ):
        id = next(iter(ids))
        assert client.get(f"/data/{name}/{id}.json").json()["record"]["id"] == id


def test_records_whose_names_have_slashes_have_addresses_too(client: Client) -> None:
    for name in ("events", "questions", "answers", "example_answers"):
        id = client.get(f"/data/{name}.json").json()["records"][0]["id"]
        assert client.get(f"/data/{name}/{id}.json").json()["record"]["id"] == id


@pytest.mark.parametrize(
    "path",
    [
        "nothing.json",
        "nothing.csv",
        "spreadsheet/nothing.csv",
        "nothing.schema.json",
        "nothing/x.json",
        "cases/nothing.json",
    ],
)
def test_what_is_not_there_is_told_as_data(client: Client, path: str) -> None:
    response = client.get(f"/data/{path}")
    assert response.status_code == 404
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "There is no such" in response.json()["error"]
    assert "nothing" not in response.json()["error"]


def test_the_sources_are_there_for_reference_managers(client: Client, catalogue: Catalogue) -> None:
    wanted = set(catalogue.sources)
    csl = json.loads(client.get("/data/sources.csl.json").content)
    assert {item["id"] for item in csl} == wanted
    assert all(item["type"] and item["title"] for item in csl)
    ris = read_ris(client.get("/data/sources.ris").content.decode())
    assert {value for record in ris for tag, value in record if tag == "ID"} == wanted
    assert set(read_bibtex(client.get("/data/sources.bib").content.decode())) == wanted


def test_the_filters_of_cases_agree_with_queries_of_the_database(client: Client, tmp_path: Path) -> None:
    file = tmp_path / "everything.sqlite"
    file.write_bytes(client.get("/data/everything.sqlite").content)
    connection = sqlite3.connect(file)
    asked = {
        "subject": "SELECT value, count(*) FROM cases, json_each(subjects) GROUP BY value",
        "stage": "SELECT stage, count(*) FROM cases GROUP BY stage",
        "outcome": "SELECT outcome, count(*) FROM cases GROUP BY outcome",
        "country": "SELECT country, count(*) FROM cases GROUP BY country",
        "court": "SELECT court, count(*) FROM cases GROUP BY court",
    }
    assert set(asked) <= {facet.name for facet in FACETS}
    for name, sql in asked.items():
        for value, count in connection.execute(sql):
            context = client.get("/cases/", {name: value}).context
            assert len(context["cases"]) == count, (name, value)
    connection.close()


def test_the_page_names_every_table_every_field_and_how_many_have_it(client: Client) -> None:
    text = client.get("/data/").content.decode()
    for name in NAMES:
        assert f'href="/data/{name}.json"' in text
        assert f'id="{name}"' in text
    fields = {field for name in NAMES for field in client.get(f"/data/{name}.json").json()["records"][0]}
    assert [field for field in fields if f"<code>{field}</code>" not in text] == []


def test_every_page_of_a_record_leads_to_it_as_data(client: Client, catalogue: Catalogue) -> None:
    case, claim, source = (
        next(iter(records)) for records in (catalogue.cases, catalogue.claims, catalogue.sources)
    )
    assert f'href="/data/cases/{case}.json"' in client.get(f"/cases/{case}/").content.decode()
    assert f'href="/data/claims/{claim}.json"' in client.get(f"/claims/{claim}/").content.decode()
    assert f'href="/data/sources/{source}.json"' in client.get(f"/sources/{source}/").content.decode()
