"""Marks: the small shapes in drawings. A family of labels has one shape; a cell of a grid has another kind."""

from __future__ import annotations

from enum import StrEnum

from explainer.library.labels import Family

FAMILY_WORDS = {
    Family.LAW: "law",
    Family.AGREEMENT: "agreement",
    Family.COURT: "court",
    Family.ASSUMED: "court, facts assumed",
    Family.PARTY: "a party’s word",
    Family.PUBLIC: "public body",
    Family.RESEARCH: "research",
    Family.PRESS: "press",
    Family.OURS: "our reasoning",
}
"""What each family is called where its mark stands without a label beside it."""


class CellMark(StrEnum):
    """The mark of a cell: a step of the scale of ratings, or an answer."""

    NONE = "none"
    WEAK = "weak"
    ARGUABLE = "arguable"
    STRONG = "strong"
    YES = "yes"
    NO = "no"
    PART = "part"
    OPEN = "open"

    @property
    def step(self) -> int | None:
        """How many of the three steps of the scale are filled; None for an answer."""
        return RATING_STEPS.get(self)


RATING_STEPS = {CellMark.NONE: 0, CellMark.WEAK: 1, CellMark.ARGUABLE: 2, CellMark.STRONG: 3}
