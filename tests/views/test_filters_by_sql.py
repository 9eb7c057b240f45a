"""Every choice of every list finds what a query of the database finds that one can download."""

from __future__ import annotations

import html
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.test import Client

from explainer.library.typography import typed

ROW = re.compile(r'<th scope="row"><a href="([^"]+)"|<h2><a href="(/claims/[^"]+)"|<li id="([^"]+)"')
HTMX = {"HX-Request": "true"}

HAS = "EXISTS (SELECT 1 FROM json_each({column}) WHERE value = ?)"
PARTY = " OR ".join(
    f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value = ?1 OR value LIKE ?1 || ' (%')"
    for column in ("claimants", "defendants", "governments", "others")
)
LISTS: dict[str, tuple[str, dict[str, str]]] = {
    "/cases/": (
        "cases",
        {
            "subject": HAS.format(column="subjects"),
            "stage": "stage = ?",
            "outcome": "outcome = ?",
            "court": "court = ?",
            "country": "country = ?",
            "party": PARTY,
            "kind": "precedent = (? = 'precedent')",
        },
    ),
    "/claims/": ("claims", {"topic": "topic = ?", "label": "label = ?", "who": "said_by = ?"}),
    "/terms/": (
        "documents",
        {
            "answer": "training = ?",
            "binds": "binds = ?",
            "provider": "provider = (SELECT id FROM providers WHERE name = ?)",
            "versions": "? = 'current' AND superseded_by IS NULL",
        },
    ),
    "/timeline/": ("timeline", {"topic": "topic = ?", "kind": "kind = ?", "which": "? = 'main' AND main"}),
    "/sources/": (
        "sources",
        {"label": "label = ?", "kind": "kind = ?", "jurisdiction": "jurisdiction = ?1 OR jurisdiction LIKE ?1 || '-%'", "read": '"read" = ?'},
    ),
}
"""Each list: its table, and each choice as a condition of SQL."""

WORDS = [  # each in a column that the list of that table searches
    ("/cases/", "caption", "anthropic"), ("/cases/", "court", "ninth circuit"), ("/cases/", "docket", "3:23-cv-03417"),
    ("/cases/", "judge", "alsup"), ("/cases/", "works", "songs"), ("/cases/", "claims", "§ 1201"), ("/cases/", "status", "pending"),
    ("/claims/", "claim", "exchanges"), ("/claims/", "said_by", "anthropic"), ("/claims/", "known", "audit"),
    ("/claims/", "safely", "alleges"), ("/terms/", "training_says", "barred"), ("/terms/", "document", "license"),
    ("/terms/", "notes", "not read"), ("/timeline/", "title", "openai"), ("/timeline/", "text", "supreme court"),
    ("/sources/", "title", "distillation"),
]  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The file from `/data/`, opened as anyone would."""
    file: Path = tmp_path_factory.mktemp("data") / "everything.sqlite"
    file.write_bytes(Client(headers={"host": "localhost"}).get("/data/everything.sqlite").content)
    connection = sqlite3.connect(file)
    yield connection
    connection.close()


def choices(text: str) -> Iterator[tuple[str, str, int | None]]:
    """Every choice of a form: the field, the value, and the number told beside it, if there is one."""
    for name, options in re.findall(r'<select name="([a-z]+)">(.*?)</select>', text, re.DOTALL):
        for value, words in re.findall(r'<option value="([^"]+)"[^>]*>([^<]*)', options):
            number = re.search(r"\((\d+)\)$", words)
            yield name, html.unescape(value), int(number[1]) if number else None


def rows(text: str) -> list[str]:
    """What a page lists, by its address or its place on the page."""
    return [html.unescape(next(part for part in found if part)) for found in ROW.findall(text)]


def part(client: Client, path: str, query: dict[str, str]) -> str:
    """The list as htmx asks for it."""
    response = client.get(f"{path}?{urlencode(query)}", headers=HTMX)
    return response.content.decode()


def both(client: Client, path: str, query: dict[str, str]) -> str:
    """The list as htmx asks for it, after a look whether the whole page has it as it is."""
    found = part(client, path, query)
    assert found.strip() in client.get(f"{path}?{urlencode(query)}").content.decode(), query
    return found


def listed(path: str, record: tuple[str, str]) -> str:
    """How a record is named on its list: by its address, and on the timeline by its place."""
    id, url = record
    return id if path == "/timeline/" else url.partition("://")[2].partition("/")[2].join(("/", ""))


@pytest.mark.parametrize("path", LISTS)
def test_every_choice_finds_what_sql_finds_with_and_without_javascript(
    client: Client, database: sqlite3.Connection, path: str
) -> None:
    table, conditions = LISTS[path]
    tried: Counter[str] = Counter()
    for field, value, number in choices(client.get(path).content.decode()):
        if field not in conditions:
            continue
        sql = f'SELECT id, url FROM "{table}" WHERE {conditions[field]}'
        wanted = [listed(path, record) for record in database.execute(sql, (value,))]
        ask = part if tried[field] else both  # a whole page for one choice of each field
        found = rows(ask(client, path, {field: value}))
        assert sorted(found) == sorted(wanted), (field, value)
        assert number in (None, len(wanted)), (field, value)
        tried[field] += 1
    assert set(tried) == set(conditions)


@pytest.mark.parametrize(("path", "column", "words"), WORDS)
def test_words_find_every_record_that_sql_finds_in_a_column(
    client: Client, database: sqlite3.Connection, path: str, column: str, words: str
) -> None:
    """The list looks into more than one column, so it may find more; each of its own words it must find."""
    database.create_function("typed", 1, lambda text: typed(text or ""))
    sql = f'SELECT id, url FROM "{LISTS[path][0]}" WHERE ' + " AND ".join(f"instr(typed({column}), typed(?))" for _ in words.split())
    wanted = {listed(path, record) for record in database.execute(sql, words.split())}
    assert wanted
    assert wanted <= set(rows(both(client, path, {"q": words})))


def test_several_choices_at_once_find_what_sql_finds(client: Client, database: sqlite3.Connection) -> None:
    sql = f"SELECT id, url FROM cases WHERE {HAS.format(column='subjects')} AND country = ? AND stage = ? ORDER BY name"
    wanted = [listed("/cases/", record) for record in database.execute(sql, ("training", "us", "pleadings"))]
    assert len(wanted) > 3
    assert sorted(rows(both(client, "/cases/", {"subject": "training", "country": "us", "stage": "pleadings"}))) == sorted(wanted)


def test_the_next_dates_come_as_sql_sorts_them(client: Client, database: sqlite3.Connection) -> None:
    sql = """
        SELECT cases.url FROM cases JOIN events ON events."case" = cases.id
        WHERE scheduled AND date >= substr(cases.as_of, 1, length(date)) GROUP BY cases.id ORDER BY min(date)
    """
    wanted = [listed("/cases/", ("", url)) for (url,) in database.execute(sql)]
    assert len(wanted) > 5
    assert rows(both(client, "/cases/", {"sort": "next"}))[: len(wanted)] == wanted
