"""Several texts on one page: their notes numbered in one row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from explainer.library.markdown.body import Block, Body, Note
from explainer.library.markdown.marks import CLOSE, OPEN, mark

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
    notes = tuple(Note(note.number + by, note.entries) for note in body.notes)
    items = tuple(_shifted_block(item, by) if isinstance(item, Block) else item for item in body.items)
    return replace(body, items=items, notes=notes)


def _shifted_block(block: Block, by: int) -> Block:
    html = NOTE.sub(lambda match: mark("note", int(match[1]) + by), block.html)
    return replace(block, html=html, notes=tuple(Note(note.number + by, note.entries) for note in block.notes))
