"""Open data: everything on record as files, and one record at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from explainer.library import data
from explainer.library.catalogue import Catalogue
from explainer.library.data import Edition, File
from explainer.library.exports import FORMATS, exported
from explainer.web.current import catalogue
from explainer.web.data import DATABASE, EDITION

JSON = "application/json; charset=utf-8"
CSV = "text/csv; charset=utf-8"
SQLITE = "application/vnd.sqlite3"
EVERYTHING = "everything.sqlite"

@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What there is, what it means, and how it may be used."""
    known = catalogue()
    edition = EDITION.of(known)
    context = {
        "edition": edition,
        "tables": tuple(
            {"table": table, "columns": [(column, table.filled(column.name)) for column in table.columns]}
            for table in edition.tables.values()
        ),
        "formats": tuple(FORMATS.values()),
        "trees": tuple(loaded.tree for loaded in known.trees.values()),
        "example": next((slug for slug, case in known.cases.items() if not case.front.precedent), ""),
    }
    return render(request, "data.html", context)


@require_safe
def table_json(request: HttpRequest, name: str) -> HttpResponse:
    """A whole table as JSON."""
    edition = EDITION.of(catalogue())
    if name not in edition.tables:
        return _no_table(edition)
    return _file(data.table_json(edition, edition.tables[name]), JSON, schema=name)


@require_safe
def table_csv(request: HttpRequest, name: str, for_spreadsheets: bool = False) -> HttpResponse:
    """A whole table as CSV, for programs or for spreadsheets."""
    edition = EDITION.of(catalogue())
    if name not in edition.tables:
        return _no_table(edition)
    text = data.table_csv(edition.tables[name], for_spreadsheets=for_spreadsheets)
    return _file(text, CSV, saved_as=f"{name}.csv")


@require_safe
def table_schema(request: HttpRequest, name: str) -> HttpResponse:
    """What a table's JSON looks like, as JSON Schema."""
    edition = EDITION.of(catalogue())
    if name not in edition.tables:
        return _no_table(edition)
    return _file(data.table_schema(edition, edition.tables[name]), "application/schema+json; charset=utf-8")


@require_safe
def record(request: HttpRequest, name: str, id: str) -> HttpResponse:
    """One record, with those that belong to it."""
    edition = EDITION.of(catalogue())
    table = edition.tables.get(name)
    found = table.by_id.get(id) if table else None
    if table is None:
        return _no_table(edition)
    if found is None:
        return _nothing({"error": "There is no such record.", "all": f"{settings.SITE_URL}/data/{name}.json"})
    return _file(data.record_json(edition, table, found), JSON, schema=name)


@require_safe
def sources(request: HttpRequest, format: str) -> HttpResponse:
    """All sources for a reference manager."""
    form = FORMATS[format]
    text = exported(catalogue().sources.values(), format)
    return _file(text, f"{form.media_type}; charset=utf-8", saved_as=f"sources{form.ending}")


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """All tables in one SQLite file."""
    return _file(DATABASE.of(catalogue()), SQLITE, saved_as=EVERYTHING)


@require_safe
def package(request: HttpRequest) -> HttpResponse:
    """The description of all files as a Data Package."""
    known = catalogue()
    edition = EDITION.of(known)
    tables = {name: data.table_csv(table).encode() for name, table in edition.tables.items()}
    return _file(data.data_package(edition, tables, _other_files(known)), JSON)


def _other_files(known: Catalogue) -> Iterator[File]:
    for name, form in FORMATS.items():
        content = exported(known.sources.values(), name).encode()
        yield File(f"sources{form.ending}", f"All sources as {form.name}", form.media_type, content)
    yield File(EVERYTHING, "All tables in one SQLite file", SQLITE, DATABASE.of(known))


def _file(content: str | bytes, media_type: str, *, saved_as: str = "", schema: str = "") -> HttpResponse:
    """A file that any page may read: it holds nothing of anybody's."""
    response = HttpResponse(content, content_type=media_type)
    response["Access-Control-Allow-Origin"] = "*"
    if saved_as:
        response["Content-Disposition"] = f'attachment; filename="{saved_as}"'
    if schema:
        response["Link"] = f'<{settings.SITE_URL}/data/{schema}.schema.json>; rel="describedby"'
    return response


def _no_table(edition: Edition) -> HttpResponse:
    return _nothing({"error": "There is no such table.", "tables": list(edition.tables)})


def _nothing(words: dict[str, object]) -> HttpResponse:
    response = _file(json.dumps(words, ensure_ascii=False) + "\n", JSON)
    response.status_code = 404
    return response
