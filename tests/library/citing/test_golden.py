"""Every style writes every kind of source as its manual says."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.library.citing.golden import WRITE, Row, asterisks, rows

ROWS = tuple(rows())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.form}: {row.what}")
def test_the_citation_is_what_the_manual_asks_for(row: Row) -> None:
    assert asterisks(WRITE[row.form](row.work)) == row.wanted


def test_the_table_has_every_kind_of_source_in_every_style() -> None:
    assert len(ROWS) >= 120
    forms = Counter(row.form for row in ROWS)
    assert set(forms) == set(WRITE)
    kinds = {kind: {row.form for row in ROWS if row.work.kind == kind} for kind in {row.work.kind for row in ROWS}}
    whole = [kind for kind, written in kinds.items() if {"bluebook", "apa", "chicago", "mla", "oscola", "wikipedia"} <= written]
    assert len(whole) >= 10
