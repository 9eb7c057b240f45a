"""Several texts on one page: their notes numbered in one row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from explainer.library.charts import Chart
from explainer.library.markdown.body import Block, Body, Note
from explainer.library.markdown.marks import CLOSE, OPEN, find, mark

NOTE = re.compile(f"{OPEN}note:(\\d+){CLOSE}")


def joined(*bodies: Body) -> tuple[Body, ...]:
    """The same texts with note numbers that go on from one to the next."""
    return tuple(_in_row(bodies))


def _in_row(bodies: tuple[Body, ...]) -> Iterator[Body]:
    before = 0
    for body in bodies:
        yield _shifted(body, before) if before else body
        before += len(body.notes)


def _shifted(body: Body, by: int) -> Body:
    items = tuple(_shifted_block(item, by) if isinstance(item, Block) else item for item in body.items)
    return replace(body, items=items, notes=_shifted_notes(body.notes, by), charts=_renumbered(body, by))


def _shifted_notes(notes: tuple[Note, ...], by: int) -> tuple[Note, ...]:
    return tuple(Note(note.number + by, note.entries) for note in notes)


def _shifted_block(block: Block, by: int) -> Block:
    html = NOTE.sub(lambda match: mark("note", int(match[1]) + by), block.html)
    return replace(block, html=html, notes=_shifted_notes(block.notes, by))


def _renumbered(body: Body, by: int) -> tuple[Chart, ...]:
    """The charts, with the shifted numbers of the notes of their figures."""
    charts = list(body.charts)
    for item in body.items:
        if isinstance(item, Block) and item.kind == "figure" and item.notes:
            at = int(find("chart", item.html)[0])
            charts[at] = charts[at].numbered([note.number + by for note in item.notes])
    return tuple(charts)
