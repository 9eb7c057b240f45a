"""What is set for a day to come, and the calendar that tells it, read by a reader of our own."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.library.cases import Case, Event
from explainer.library.catalogue import Catalogue
from explainer.library.hearings import Hearing, calendar, folded, hearings
from tests.library.reading import Component, read_calendar, text_of

NEEDED = {"UID", "DTSTAMP", "DTSTART", "SUMMARY"}


def read(catalogue: Catalogue) -> Component:
    return read_calendar(
        calendar(hearings(catalogue.cases.values()), "A, site", "https://example.org").encode()
    )


def test_the_calendar_is_as_the_standard_asks(catalogue: Catalogue) -> None:
    name, properties, events = read(catalogue)
    values = {key: value for key, _, value in properties}
    assert (name, values["VERSION"], values["METHOD"]) == ("VCALENDAR", "2.0", "PUBLISH")
    assert text_of(values["X-WR-CALNAME"]) == "A, site: hearings"
    assert events
    for kind, parts, inner in events:
        names = [key for key, _, _ in parts]
        assert (kind, inner) == ("VEVENT", [])
        assert set(names) >= NEEDED
        assert len(names) == len(set(names))


def test_every_event_is_of_a_whole_day_tentative_and_has_a_name_of_its_own(catalogue: Catalogue) -> None:
    _, _, events = read(catalogue)
    found = [{key: (parameters, value) for key, parameters, value in parts} for _, parts, _ in events]
    assert len({one["UID"][1] for one in found}) == len(found)
    for one in found:
        assert one["DTSTART"][0] == one["DTEND"][0] == {"VALUE": "DATE"}
        begin, end = (datetime.strptime(one[key][1], "%Y%m%d") for key in ("DTSTART", "DTEND"))
        assert end - begin == timedelta(days=1)
        datetime.strptime(one["DTSTAMP"][1], "%Y%m%dT%H%M%SZ")
        assert one["STATUS"][1] == "TENTATIVE"
        assert "not confirmed" in text_of(one["SUMMARY"][1])
        assert "As of" in text_of(one["DESCRIPTION"][1])
        assert text_of(one["SUMMARY"][1]).removesuffix(" (set, not confirmed)").partition(": ")[2] in text_of(one["DESCRIPTION"][1])
        assert one["URL"][1].startswith("https://example.org/cases/")


def test_the_calendar_has_all_that_is_set_for_a_day_after_its_case_was_looked_at(
    catalogue: Catalogue,
) -> None:
    _, _, events = read(catalogue)
    wanted = {
        f"{slug}-{event.anchor}@example.org"
        for slug, case in catalogue.cases.items()
        for event in case.events
        if event.scheduled and len(event.date) == 3 and date(*event.date) >= case.as_of
    }
    assert {value for _, parts, _ in events for key, _, value in parts if key == "UID"} == wanted


def test_the_calendar_depends_on_the_content_alone(catalogue: Catalogue) -> None:
    found = hearings(catalogue.cases.values())
    assert calendar(found, "A", "https://example.org") == calendar(found, "A", "https://example.org")


class Set:
    """An event of which only the date matters."""

    def __init__(self, *dated: int) -> None:
        self.date = dated


@pytest.mark.parametrize(
    ("dated", "last"),
    [((2028, 2), date(2028, 2, 29)), ((2027,), date(2027, 12, 31)), ((2027, 3, 4), date(2027, 3, 4))],
)
def test_a_day_to_come_may_be_known_to_the_month_or_the_year(dated: tuple[int, ...], last: date) -> None:
    hearing = Hearing(cast(Case, None), cast(Event, Set(*dated)))
    assert hearing.last == last
    assert hearing.day == (last if len(dated) == 3 else None)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cc", "Cs"])))
def test_folding_loses_nothing_and_cuts_no_character(text: str) -> None:
    pieces = list(folded(text))
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece.removeprefix(" ") for piece in pieces[1:]) == text
