"""Texts for paper and for files that leave the site: a plain number in place of a citation, nothing that opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from explainer.library.markdown import Block, Body, Note
from explainer.library.markdown.marks import MARK

LINK = 'href="/'


class Printed:
    """Numbers the notes in the order in which they are printed; `shown` are those printed so far.

    `notes` are those of the whole unit. With an `origin` links within the site become absolute.
    """

    def __init__(self, notes: Sequence[Note], origin: str = "") -> None:
        self._notes, self._origin = notes, origin
        self._numbers: dict[int, int] = {}

    @property
    def shown(self) -> tuple[Note, ...]:
        return tuple(Note(number, self._notes[at - 1].entries) for at, number in self._numbers.items())

    def body(self, body: Body) -> Body:
        """The text with the HTML of every block ready to be printed."""
        items = (replace(item, html=self._html(item.html)) if isinstance(item, Block) else item for item in body.items)
        return replace(body, items=tuple(items))

    def _html(self, html: str) -> str:
        return MARK.sub(self._number, html).replace(LINK, f'href="{self._origin}/')

    def _number(self, mark: re.Match[str]) -> str:
        number = self._numbers.setdefault(int(mark[2]), len(self._numbers) + 1)
        return f"<sup>{number}</sup>"
