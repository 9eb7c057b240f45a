"""Dates known to the year, the month or the day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.library.dates import date_words, iso, parse_date, whole
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


@pytest.mark.parametrize("text", ["", "26", "2026-3", "2026/03/30", "30 March 2026", "2026-03-30T00:00", "-2026", "２０２６"])
def test_what_is_no_date_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="write a date as 2026, 2026-03 or 2026-03-30"):
        parse_date(text)


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13", "2025-02-29", "0000"])
def test_a_day_that_does_not_exist_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=f"there is no day {text}"):
        parse_date(text)


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
