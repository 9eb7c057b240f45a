"""Tables as files: JSON, CSV for programs, CSV for spreadsheets. The same edition gives the same bytes."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO

from explainer.library.data.edition import Edition
from explainer.library.data.table import Column, Record, Table, Value

BETWEEN = " | "  # items of a list in CSV
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so would be reckoned by a spreadsheet
MARK = "\ufeff"  # tells a spreadsheet that the file is UTF-8


def table_json(edition: Edition, table: Table) -> str:
    """A whole table, one record to a line."""
    head = {
        **edition.about, "table": table.name, "title": table.title, "description": table.meaning,
        "schema": f"{edition.ground.origin}/data/{table.name}.schema.json", "count": len(table.records),
    }  # fmt: skip
    records = ",\n  ".join(_json(record) for record in table.records)
    return f'{_json(head)[:-1]}, "records": [\n  {records}\n]}}\n'


def record_json(edition: Edition, table: Table, record: Record) -> str:
    """One record, with the records of other tables that belong to it alone."""
    head = {**edition.about, "table": table.name}
    found: dict[str, object] = {"record": record} | {
        other.name: records for other, records in _belonging(edition, table, str(record["id"]))
    }
    return json.dumps(head | found, ensure_ascii=False, indent=1) + "\n"


def _belonging(edition: Edition, table: Table, id: str) -> Iterator[tuple[Table, list[Record]]]:
    """The records that name this one as what they are part of, by table."""
    for other in edition.tables.values():
        for column in other.columns:
            if column.refers == table.name and column.part:
                yield other, [record for record in other.records if record[column.name] == id]


def table_csv(table: Table, *, for_spreadsheets: bool = False) -> str:
    """A whole table as RFC 4180 has it. For spreadsheets with a mark of its coding, and with no cell that is a formula."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = [column.name for column in table.columns]
    writer.writerow(names)
    for record in table.records:
        cells = (cell(record[name]) for name in names)
        writer.writerow(_harmless(cells) if for_spreadsheets else cells)
    return (MARK if for_spreadsheets else "") + out.getvalue()


def cell(value: Value) -> str:
    """A value as it stands in CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return BETWEEN.join(value) if isinstance(value, list) else str(value)


def _harmless(cells: Iterable[str]) -> Iterator[str]:
    for text in cells:
        yield f"'{text}" if text.startswith(FORMULA) else text


def column_words(column: Column) -> str:
    """What a column means, with what its codes mean."""
    codes = "; ".join(f"{code}: {words}" for code, words in column.words.items() if words)
    return f"{column.meaning} {codes}." if codes else column.meaning


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
