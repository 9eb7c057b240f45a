"""Dates known to the year, the month or the day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.library.dates import date_words, iso, meant, parse_date, whole
from tests.library.material import steady


@pytest.mark.parametrize(
    ("text", "dated", "words"),
    [
        ("2026", (2026,), "2026"),
        ("2026-03", (2026, 3), "March 2026"),
        (" 2026-03-30 ", (2026, 3, 30), "30 March 2026"),
        ("2024-02-29", (2024, 2, 29), "29 February 2024"),
    ],
)
def test_a_date_is_as_long_as_it_is_known(text: str, dated: tuple[int, ...], words: str) -> None:
    assert parse_date(text) == dated
    assert date_words(dated) == words
    assert iso(dated) == text.strip()


@pytest.mark.parametrize("text", ["", "26", "soon", "30 Marchember 2026", "31/31/2026", "2026-03-30T00:00", "-2026", "２０２６"])
def test_what_is_no_date_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="write a date as 2026, 2026-03 or 2026-03-30"):
        parse_date(text)


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13", "2025-02-29", "0000"])
def test_a_day_that_does_not_exist_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="there is no such day"):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("23/02/2026", "write 2026-02-23"), ("02/23/2026", "write 2026-02-23"), ("23.2.2026", "write 2026-02-23"),
        ("2026/02/23", "write 2026-02-23"), ("2026-2-3", "write 2026-02-03"), ("2026-3", "write 2026-03"),
        ("3/2/2026", "write 2026-02-03 or 2026-03-02, year, month, day"), ("2/2/2026", "write 2026-02-02"),
        ("23 February 2026", "write 2026-02-23"), ("23rd of Feb", ""), ("23. Feb. 2026", "write 2026-02-23"),
        ("February 23, 2026", "write 2026-02-23"), ("Feb 23rd, 2026", "write 2026-02-23"), ("May 2026", "write 2026-05"),
        ("30 February 2026", ""), ("13/13/2026", ""), ("2026.5", "write 2026-05"), ("10/2026", ""),
    ],
)  # fmt: skip
def test_a_date_of_another_kind_is_told_as_it_is_to_be_written(text: str, mend: str) -> None:
    assert meant(text) == mend


def test_where_a_day_is_wanted_a_month_is_none() -> None:
    assert (meant("May 2026", a_day=True), meant("2026-5", a_day=True), meant("5 May 2026", a_day=True)) == ("", "", "write 2026-05-05")


@steady
@given(st.text(max_size=30) | st.from_regex(r"[0-9]{1,5}[/.-][0-9]{1,3}[/.-][0-9]{1,5}", fullmatch=True))
def test_any_words_may_stand_for_a_date(text: str) -> None:
    assert meant(text) == "" or meant(text).startswith("write ")


def test_a_date_that_is_read_already_stays_as_it_is() -> None:
    assert parse_date((2026, 3)) == (2026, 3)


def test_nothing_known_is_nothing_said() -> None:
    assert (date_words(()), iso(())) == ("", "")


@pytest.mark.parametrize(
    ("dated", "first"), [((2026,), date(2026, 1, 1)), ((2026, 3), date(2026, 3, 1)), ((2026, 3, 30), date(2026, 3, 30))]
)
def test_the_first_day_that_a_date_can_mean(dated: tuple[int, ...], first: date) -> None:
    assert whole(dated) == first


@steady
@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_survives_being_written_and_read(day: date) -> None:
    assert parse_date(day.isoformat()) == (day.year, day.month, day.day)
    assert iso(parse_date(day.isoformat())) == day.isoformat()
