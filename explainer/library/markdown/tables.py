"""Tables: every row has as many cells as the head, and a paragraph ``Table: …`` after one is its caption."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.library.markdown.marks import LINE_END
from explainer.library.markdown.text import Text

SECOND_LINE = re.compile(r"[\s|:]*-[\s|:-]*")
CAPTION = "<p>Table: "


def check_tables(text: Text) -> None:
    """Tells every row that has more or fewer cells than its table."""
    number, before, columns = text.line, "", 0
    for line in text.left.split("\n"):
        if not line.strip():
            columns = 0
        elif columns and _cells(line) != columns:
            _tell(text, number, _cells(line), columns)
        elif "|" in line and "|" in before and SECOND_LINE.fullmatch(line):
            columns = _cells(before)
        number, before = number + 1 + line.count(LINE_END), line


def _cells(row: str) -> int:
    return row.strip().removeprefix("|").removesuffix("|").count("|") + 1


def _tell(text: Text, number: int, cells: int, columns: int) -> None:
    text.problem(
        number, "markdown.table", f"this row has {_counted(cells)}, its table has {columns}",
        "put a bar between cells, \\| for the sign itself, and an empty line after the table",
    )  # fmt: skip


def _counted(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"


def with_captions(elements: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Joins a paragraph that begins with ``Table:`` to the table right before it."""
    table = ""
    for tag, html in elements:
        if table and html.startswith(CAPTION):
            caption = html.removeprefix(CAPTION).removesuffix("</p>")
            yield "table", table.replace("<table>", f"<table>\n<caption>{caption}</caption>", 1)
            table = ""
            continue
        if table:
            yield "table", table
        table = html if tag == "table" else ""
        if not table:
            yield tag, html
    if table:
        yield "table", table
