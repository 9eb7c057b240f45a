"""What the files look like, for programs: a JSON Schema of each table, and the description of the whole as a Data Package."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from explainer.library.data.edition import FORM, LICENCES, Edition
from explainer.library.data.table import Column, Kind, Table
from explainer.library.data.written import BETWEEN, column_words

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
PARTIAL_DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

JSON_TYPES: Mapping[Kind, Mapping[str, Any]] = {
    Kind.TEXT: {"type": "string"},
    Kind.NUMBER: {"type": "integer"},
    Kind.YES_NO: {"type": "boolean"},
    Kind.DATE: {"type": "string", "pattern": DAY},
    Kind.PARTIAL_DATE: {"type": "string", "pattern": PARTIAL_DAY},
    Kind.ADDRESS: {"type": "string", "pattern": "^https?://"},
    Kind.LIST: {"type": "array"},
}
TABLE_TYPES: Mapping[Kind, Mapping[str, Any]] = {
    Kind.TEXT: {"type": "string"},
    Kind.NUMBER: {"type": "integer"},
    Kind.YES_NO: {"type": "boolean"},
    Kind.DATE: {"type": "date"},
    Kind.PARTIAL_DATE: {"type": "string", "constraints": {"pattern": PARTIAL_DAY}},
    Kind.ADDRESS: {"type": "string", "format": "uri"},
    Kind.LIST: {"type": "list", "delimiter": BETWEEN},
}


def table_schema(edition: Edition, table: Table) -> str:
    """The JSON Schema of a table's file; that of one record is its part ``#/$defs/record``."""
    head = edition.about | {"table": "", "title": "", "description": "", "schema": "", "count": 0}
    schema = {
        "$schema": DIALECT,
        "$id": f"{edition.ground.origin}/data/{table.name}.schema.json",
        "title": table.title,
        "description": f"{table.meaning} Form {FORM} of the data: fields may be added, none is renamed or taken away.",
        "type": "object",
        "required": [*head, "records"],
        "properties": {
            "table": {"const": table.name},
            "count": {"type": "integer"},
            "records": {"type": "array", "items": {"$ref": "#/$defs/record"}},
        },
        "$defs": {
            "record": {
                "type": "object",
                "required": [column.name for column in table.columns],
                "properties": {column.name: _property(column) for column in table.columns},
            }
        },
    }
    return _text(schema)


def _property(column: Column) -> dict[str, Any]:
    form = dict(JSON_TYPES[column.kind])
    codes = list(column.words)
    if column.kind is Kind.LIST:
        form["items"] = {"type": "string"} | ({"enum": codes} if codes else {})
    elif codes:
        form["enum"] = codes if column.needed else [*codes, None]
    if column.kind is not Kind.LIST and not column.needed:
        form["type"] = [form["type"], "null"]
    return {"description": column_words(column), **form}


class File(NamedTuple):
    """A file of the package besides the tables: its name, what it is, and its content."""

    name: str
    title: str
    media_type: str
    content: bytes


def data_package(edition: Edition, csv_files: Mapping[str, bytes], others: Iterable[File]) -> str:
    """The description of the whole: a Data Package with a resource for each CSV file, and the other files."""
    tables = [_resource(edition, edition.tables[name], content) for name, content in csv_files.items()]
    files = [
        {
            "name": file.name,
            "path": file.name,
            "title": file.title,
            "mediatype": file.media_type,
            "bytes": len(file.content),
            "hash": _hash(file.content),
        }
        for file in others
    ]
    site = edition.ground.site
    package = {
        "$schema": PROFILE,
        "name": "is-distillation-theft",
        "title": site.name,
        "description": site.description,
        "homepage": f"{edition.ground.origin}/data/",
        "version": edition.version,
        "created": f"{edition.day.isoformat()}T00:00:00Z",
        "licenses": [{"name": edition.ground.licence} | _path_of(edition.ground.licence)],
        "contributors": [{"title": edition.attribution, "path": edition.ground.origin, "roles": ["creator"]}],
        "resources": [*tables, *files],
    }
    return _text(package)


def _path_of(licence: str) -> dict[str, str]:
    return {"path": LICENCES[licence]} if licence in LICENCES else {}


def _resource(edition: Edition, table: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": _hash(content),
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": ["id"],
            "missingValues": [""],
        }
        | _references(table),
    }


def _field(column: Column) -> dict[str, Any]:
    form = dict(TABLE_TYPES[column.kind])
    constraints = dict(form.pop("constraints", {})) | ({"required": True} if column.needed else {})
    if column.words and column.kind is Kind.TEXT:
        form["categories"] = [
            {"value": code} | ({"label": words} if words else {}) for code, words in column.words.items()
        ]
    return {"name": column.name, **form, "description": column_words(column)} | (
        {"constraints": constraints} if constraints else {}
    )


def _references(table: Table) -> dict[str, Any]:
    """Columns of one value that name a record; lists cannot be told so."""
    found = [
        {
            "fields": [column.name],
            "reference": {"fields": ["id"]}
            | ({} if column.refers == table.name else {"resource": column.refers}),
        }
        for column in table.columns
        if column.refers and column.kind is not Kind.LIST
    ]
    return {"foreignKeys": found} if found else {}


def _hash(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
