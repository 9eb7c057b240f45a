"""Grids: laws or factors in rows, what they are held against in columns, words and a mark in each cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from explainer.library.charts.citing import read_group
from explainer.library.charts.fields import Label, Remark, Rows, repeated, up_to
from explainer.library.charts.marks import CellMark
from explainer.library.citations import Group
from explainer.library.files import Located, Shape, fill
from explainer.library.problems import Problems


class CellShape(Shape):
    """One cell: its words, a mark, and a citation in quotes."""

    words: Remark
    mark: CellMark | None = None
    cite: str = ""


class GridRowShape(Shape):
    """One row: its label, and a cell for each column."""

    label: Label
    cells: Annotated[tuple[CellShape, ...], up_to(5, "cells")]


class GridShape(Shape):
    """What a grid adds to the common fields."""

    columns: Annotated[tuple[Label, ...], up_to(5, "columns")]
    rows: Annotated[tuple[GridRowShape, ...], up_to(14, "rows")]


@dataclass(frozen=True)
class Cell:
    """One cell. `column` is the words of its column, `note` the number of its note on the page, 0 if none."""

    column: str
    words: str
    mark: CellMark | None
    group: Group | None
    note: int = 0

    @property
    def mark_words(self) -> str:
        """The mark in a word, empty where the words of the cell begin with it."""
        word = self.mark.value if self.mark else ""
        return "" if self.words.lower().startswith(word) else word


@dataclass(frozen=True)
class GridRow:
    """One row of a grid."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class GridDrawing:
    """A matrix. On a narrow screen each row becomes a card."""

    columns: tuple[str, ...]
    lines: tuple[GridRow, ...]

    @property
    def wide(self) -> bool:
        """Two columns of words fit a column of text; more would be cut into strips."""
        return len(self.columns) > 2

    @property
    def groups(self) -> tuple[Group, ...]:
        """The citations of its cells, row by row."""
        return tuple(cell.group for line in self.lines for cell in line.cells if cell.group)

    @property
    def rows(self) -> Rows:
        body = ((line.label, *(_said(cell) for cell in line.cells)) for line in self.lines)
        return Rows(("", *self.columns), tuple(body))

    def numbered(self, notes: tuple[int, ...]) -> GridDrawing:
        """The same grid with the numbers of its notes, as many as `groups`, in its cells."""
        left = iter(notes)
        lines = (
            replace(
                line,
                cells=tuple(replace(cell, note=next(left)) if cell.group else cell for cell in line.cells),
            )
            for line in self.lines
        )
        return replace(self, lines=tuple(lines))


def _said(cell: Cell) -> str:
    """A cell in words alone."""
    return ": ".join(part for part in (cell.mark_words, cell.words) if part)


def read_grid(located: Located, problems: Problems) -> GridDrawing | None:
    """The fields of a grid as a drawing, or None and problems."""
    shape = fill(GridShape, located, problems, code="chart")
    if shape is None or not _is_square(shape, located, problems):
        return None
    before = len(problems)
    lines = tuple(
        GridRow(
            row.label,
            tuple(
                _cell(cell, shape.columns[x], located.part("rows", y, "cells", x), problems)
                for x, cell in enumerate(row.cells)
            ),
        )
        for y, row in enumerate(shape.rows)
    )
    return GridDrawing(shape.columns, lines) if len(problems) == before else None


def _is_square(shape: GridShape, located: Located, problems: Problems) -> bool:
    before = len(problems)
    columns = len(shape.columns)
    for at, column in repeated(shape.columns):
        problems.add(
            located.path,
            located.line("columns", at),
            "chart.duplicate",
            f"the column '{column}' stands here a second time",
            "give each column words of its own",
        )
    for at, label in repeated(row.label for row in shape.rows):
        problems.add(
            located.path,
            located.line("rows", at, "label"),
            "chart.duplicate",
            f"the label '{label}' stands here a second time",
            "give each row a label of its own",
        )
    for at, row in enumerate(shape.rows):
        if len(row.cells) != columns:
            problems.add(
                located.path,
                located.line("rows", at, "cells"),
                "chart.cells",
                f"the columns are {columns}, but the cells of '{row.label}' {len(row.cells)}",
                "give each row one cell a column, in the same order",
            )
    return len(problems) == before


def _cell(cell: CellShape, column: str, located: Located, problems: Problems) -> Cell:
    group = read_group(cell.cite, located.path, located.line("cite"), "cite", problems) if cell.cite else None
    return Cell(column, cell.words, cell.mark, group)
