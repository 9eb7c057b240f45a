"""Everything dated, narrowed, in order, and drawn."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.library.timeline import FAMILIES
from explainer.web.strip import YEARS, strip
from tests.views.narrowing import asked, check_every_filter, check_words


def test_every_filter_alone_and_in_pairs_agrees_with_a_plain_count(client: Client, catalogue: Catalogue) -> None:
    moments = list(catalogue.timeline)
    has = {
        "topic": lambda moment, value: moment.topic == value,
        "kind": lambda moment, value: moment.kind == value,
        "which": lambda moment, value: moment.chosen,
    }
    values: dict[str, list[str]] = {
        "topic": [moment.topic for moment in moments],
        "kind": [moment.kind for moment in moments],
        "which": ["main"],
    }
    check_every_filter(client, "/timeline/", moments, has, values, lambda moment: moment.anchor)


def test_it_holds_every_event_of_every_case_or_the_same_day_told_better(catalogue: Catalogue) -> None:
    told = {(moment.case, moment.date) for moment in catalogue.timeline}
    for case in catalogue.cases.values():
        for event in case.events:
            assert (case.slug, event.date) in told


def test_no_day_of_a_case_is_told_both_by_the_timeline_and_by_the_case(catalogue: Catalogue) -> None:
    chosen = {(moment.case, moment.date) for moment in catalogue.timeline if moment.case and moment.chosen}
    assert [moment.anchor for moment in catalogue.timeline if not moment.chosen and (moment.case, moment.date) in chosen] == []


def test_the_list_is_by_year_newest_first_or_oldest_first(client: Client, catalogue: Catalogue) -> None:
    newest: Any = client.get("/timeline/").context["moments"]
    oldest: Any = client.get("/timeline/?order=old").context["moments"]
    dates = [moment.date for moment in oldest]
    assert dates == sorted(dates)
    assert list(newest) == list(oldest)[::-1]
    text = client.get("/timeline/").content.decode()
    for year in {moment.year for moment in catalogue.timeline}:
        assert text.count(f'id="y{year}"') == 1


def test_what_is_set_is_said_not_to_be_confirmed(client: Client, catalogue: Catalogue) -> None:
    text = client.get("/timeline/?kind=schedule").content.decode()
    assert text.count("set for; not confirmed") == sum(moment.scheduled for moment in catalogue.timeline)


def test_every_event_names_its_sources_with_their_labels(client: Client, catalogue: Catalogue) -> None:
    text = client.get("/timeline/?which=main").content.decode()
    for moment in catalogue.timeline:
        if moment.chosen:
            assert moment.text.notes
            for entry in (entry for note in moment.text.notes for entry in note.entries):
                assert f'href="/sources/{entry.source.id}/"' in text


@pytest.mark.parametrize("text", ["anthropic", "zqx9zqx9"])
def test_the_list_is_the_same_with_and_without_htmx(client: Client, text: str) -> None:
    check_words(client, "/timeline/", text, text, "list")


def test_the_drawing_counts_what_the_list_holds(catalogue: Catalogue) -> None:
    drawn = strip(catalogue.timeline)
    assert drawn is not None
    last = max(moment.year for moment in catalogue.timeline if not moment.scheduled)
    assert drawn.years == tuple(range(last - YEARS + 1, last + 1))
    inside = [moment for moment in catalogue.timeline if moment.year in drawn.years and len(moment.date) > 1]
    assert (drawn.count, drawn.others) == (len(inside), len(catalogue.timeline) - len(inside))
    for row in drawn.rows:
        kinds = FAMILIES[row.name].split()
        months = Counter((moment.year - drawn.years[0]) * 12 + moment.date[1] - 1 for moment in inside if moment.kind in kinds)
        assert {bar.x: bar.height for bar in row.bars} == dict(months)
        assert all(bar.y + bar.height == drawn.height for bar in row.bars)
    assert drawn.in_fullest == max(Counter(moment.year for moment in inside).values())


def test_one_month_alone_is_not_drawn(client: Client, catalogue: Catalogue) -> None:
    assert strip(catalogue.timeline[:1]) is None
    assert strip(()) is None
    assert 'id="drawing"' not in client.get("/timeline/?q=zqx9zqx9").content.decode()


def test_one_can_jump_to_a_year_and_to_those_before(client: Client) -> None:
    text = client.get("/timeline/").content.decode()
    assert 'href="#y2026"' in text
    assert ">earlier</a>" in text
    assert asked(client, "/timeline/", {"q": "Bucila"})["jumps"] == ()


def test_one_can_go_past_what_is_only_set_to_the_newest_that_happened(client: Client) -> None:
    response = client.get("/timeline/")
    latest = response.context["latest"]
    happened = [moment for moment in response.context["list"].found if not moment.scheduled]
    assert latest.date == max(moment.date for moment in happened)
    assert f'<a href="#{latest.anchor}">The newest that happened: {latest.when}</a>' in response.content.decode()
