"""Rows that are alike but for the answer to one question: what that answer does by itself."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache

from explainer.trees.rows import Rows
from explainer.trees.table import Branch, Layout, Table

Swap = tuple[str, str]
"""An answer to a question, and another in its place."""


Part = tuple[Branch, int, int]
"""A branch, where it begins, and the bits of a set that lie in it."""


def swaps(answers: Collection[str]) -> frozenset[Swap]:
    """Every answer with every other in its place."""
    return frozenset((one, other) for one in answers for other in answers if one != other)


def with_partner(table: Table, question: str, swapped: Collection[Swap], here: Rows, there: Rows) -> Rows:
    """The rows of `here` that ask a question and have a partner in `there`, which has another answer to it.

    Partners have the same answer to every other question that both ask. What only one of them asks may have any
    answer: where another answer opens a question, each answer to that one makes a partner.
    """
    at = [one.id for one in table.questions].index(question)
    alike = _comparing()

    @cache
    def search(layout: Layout, depth: int, mine: int, theirs: int) -> int:
        """The bits of `mine` with a partner in `theirs`, below a point that both have in common."""
        found = 0
        beside = _parts(layout, theirs)
        for branch, start, bits in _parts(layout, mine):
            for other, _, wanted in beside:
                if depth < at and other is branch:
                    found |= search(branch.below, depth + 1, bits, wanted) << start
                elif depth == at and branch.asked and (branch.answer, other.answer) in swapped:
                    found |= alike(branch.below, bits, other.below, wanted) << start
        return found

    return Rows.of_bits(search(table.layout, 0, here.bits, there.bits))


def _comparing() -> Callable[[Layout, int, Layout, int], int]:
    """A function that gives the bits of the first with a partner in the second; what it finds is remembered."""

    @cache
    def alike(layout: Layout, mine: int, other: Layout, theirs: int) -> int:
        if layout is other:
            return mine & theirs
        found = 0
        beside = _parts(other, theirs)
        for branch, start, bits in _parts(layout, mine):
            for facing, _, wanted in beside:
                if branch.answer == facing.answer or not (branch.asked and facing.asked):
                    found |= alike(branch.below, bits, facing.below, wanted) << start
        return found

    return alike


def _parts(layout: Layout, bits: int) -> list[Part]:
    """The branches in which some of the bits lie."""
    found = []
    start = 0
    for branch in layout.branches:
        size = branch.below.size
        if inside := bits >> start & ((1 << size) - 1):
            found.append((branch, start, inside))
        start += size
    return found
