"""The lawsuits, narrowed, sorted and grouped; and one of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from explainer.library.cases import Case
from explainer.library.catalogue import Catalogue
from explainer.web import current
from tests.views.narrowing import asked, check_every_filter, check_words


def words_of(case: Case) -> str:
    front = case.front
    return f"{front.caption} {front.short} {front.court} {front.docket} {front.judge} {front.works} {front.parties}".casefold()


def test_every_filter_alone_and_in_pairs_agrees_with_a_plain_count(client: Client, catalogue: Catalogue) -> None:
    cases = list(catalogue.cases.values())
    has = {
        "subject": lambda case, value: value in case.front.subjects,
        "stage": lambda case, value: case.front.stage == value,
        "outcome": lambda case, value: case.front.outcome == value,
        "country": lambda case, value: case.front.country == value,
        "court": lambda case, value: case.front.court == value,
        "party": lambda case, value: any(party.name == value for party in case.front.parties),
        "kind": lambda case, value: case.front.precedent == (value == "precedent"),
    }
    values: dict[str, list[str]] = {
        "subject": [subject for case in cases for subject in case.front.subjects],
        "stage": [case.front.stage for case in cases],
        "outcome": [case.front.outcome for case in cases],
        "country": [case.front.country for case in cases],
        "court": [case.front.court for case in cases],
        "party": [party.name for case in cases for party in case.front.parties],
        "kind": ["current", "precedent"],
    }
    check_every_filter(client, "/cases/", cases, has, values, lambda case: case.slug)


@pytest.mark.parametrize("text", ["anthropic", "5:24-cv-03811", "Martinez-Olguin", "bartz ALSUP", "GEMA munchen"])
def test_every_word_must_be_found_whatever_case_and_accents(client: Client, catalogue: Catalogue, text: str) -> None:
    found = asked(client, "/cases/", {"q": text})["list"].found
    assert found
    plain = {case.slug for case in catalogue.cases.values() if all(word in words_of(case) for word in text.casefold().split())}
    assert plain <= {case.slug for case in found}


def test_without_a_filter_every_case_is_there_once_and_precedents_come_last(client: Client, catalogue: Catalogue) -> None:
    context: Any = client.get("/cases/").context
    slugs = [case.slug for _, cases in context["groups"] for case in cases]
    assert sorted(slugs) == sorted(catalogue.cases)
    kinds = [catalogue.cases[slug].front.precedent for slug in slugs]
    assert kinds == sorted(kinds)


def test_each_row_says_where_the_case_stands_and_of_which_day_that_is(client: Client, catalogue: Catalogue) -> None:
    text = client.get("/cases/").content.decode()
    for case in catalogue.cases.values():
        assert f'href="{case.address}"' in text
        assert f'<time datetime="{case.as_of.isoformat()}">' in text


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("filed", lambda case: case.front.filed or ()),
        ("last", lambda case: case.last.date if case.last else ()),
        ("as_of", lambda case: (case.as_of.year, case.as_of.month, case.as_of.day)),
    ],
)
def test_dates_sort_newest_first(client: Client, sort: str, key: Any) -> None:
    cases = client.get("/cases/", {"sort": sort}).context["cases"]
    keys = [key(case) for case in cases]
    assert keys == sorted(keys, reverse=True)
    assert len(set(keys)) > 10


def test_on_request_cases_stand_under_their_defendants(client: Client, catalogue: Catalogue) -> None:
    response = client.get("/cases/", {"group": "defendant", "kind": "current"})
    groups: Any = response.context["groups"]
    for name, cases in groups:
        assert {case.group for case in cases} == {name}
    assert sum(len(cases) for _, cases in groups) == sum(not case.front.precedent for case in catalogue.cases.values())
    assert 'scope="rowgroup"' in response.content.decode()


def test_what_is_no_choice_asks_for_nothing(client: Client, catalogue: Catalogue) -> None:
    context = asked(client, "/cases/", {"stage": "x", "sort": "x", "group": "x", "party": "../x"})
    assert len(context["list"].found) == len(catalogue.cases)


@pytest.mark.parametrize("text", ["anthropic", "zqx9zqx9"])
def test_the_list_is_the_same_with_and_without_htmx(client: Client, text: str) -> None:
    check_words(client, "/cases/", text, text, "list")


def test_the_form_keeps_what_was_chosen(client: Client) -> None:
    text = client.get("/cases/", {"stage": "appeal", "court": "U.S. Court of Appeals for the Ninth Circuit"}).content.decode()
    assert '<option value="appeal" selected>' in text
    assert '<option value="U.S. Court of Appeals for the Ninth Circuit" selected>' in text


def test_what_was_asked_for_is_told_and_each_thing_can_be_taken_back(client: Client) -> None:
    asked_for = {"q": "music", "stage": "pleadings", "party": "Anthropic", "sort": "filed", "court": ""}
    taken = asked(client, "/cases/", asked_for)["list"].taken
    assert [(one.title, one.words) for one in taken] == [
        ("Words", "music"), ("Stage", "motions on the complaint"), ("Party", "Anthropic"),
    ]  # fmt: skip
    for one in taken:
        response = client.get(f"/cases/?{one.without}")
        assert len(response.context["list"].taken) == 2
        assert response.context["order"] == "filed"
        assert "court" not in one.without
    assert asked(client, "/cases/", {"stage": "nonsense"})["list"].taken == ()


def test_words_that_no_case_has_lead_on_to_the_search_of_everything(client: Client) -> None:
    assert 'href="/search/?q=zqx9%20%C2%A7"' in client.get("/cases/", {"q": "zqx9 §"}).content.decode()


def test_a_case_shows_all_its_facts_events_and_sections(client: Client, catalogue: Catalogue) -> None:
    for slug in ("bartz-v-anthropic", "reddit-v-anthropic", "kneschke-v-laion"):
        case = catalogue.cases[slug]
        text = client.get(case.address).content.decode()
        for event in case.events:
            assert f'id="{event.anchor}"' in text
            assert f'<time datetime="{event.iso}">{event.when}</time>' in text
        for title in ("Where it stands", "What happened", *(section.title for section in case.sections)):
            assert f">{title}</h2>" in text
        for party in case.front.parties:
            assert party.name in text
        assert case.stage.capitalize() in text
        assert text.count("popovertarget=\"n") == 2 * len(case.notes), "a button to open each note, and one to close it"


def test_a_case_is_described_by_its_status_and_its_day_alone(client: Client, catalogue: Catalogue) -> None:
    case = catalogue.cases["bartz-v-anthropic"]
    described = f"{case.short}: {case.status.words} As of 4 September 2026."
    assert f'<meta name="description" content="{described}">' in client.get(case.address).content.decode()


def test_a_scheduled_day_is_said_not_to_be_confirmed(client: Client, catalogue: Catalogue) -> None:
    case = next(case for case in catalogue.cases.values() if any(event.scheduled for event in case.events))
    assert "set for this day; not confirmed" in client.get(case.address).content.decode()


def test_a_case_leads_to_its_examples_questions_and_to_the_pages_that_name_it(client: Client, catalogue: Catalogue) -> None:
    case = catalogue.cases["bartz-v-anthropic"]
    text = client.get(case.address).content.decode()
    for example in case.front.examples:
        assert f'href="/trees/is-distillation-theft/examples/{example}/"' in text
    for question in case.front.questions:
        assert f'href="/trees/is-distillation-theft/q/{question}"' in text
    for page in catalogue.linked_from.get("cases/bartz-v-anthropic.md", ()):
        assert f'href="{page.address}' in text


def test_a_status_that_is_old_is_said_to_be_old(client: Client, catalogue: Catalogue) -> None:
    case = next(case for case in catalogue.cases.values() if not case.front.stage.startswith("closed"))
    with current.serving(catalogue.seen_on(case.as_of)):
        assert "This status is old" not in client.get(case.address).content.decode()
    with current.serving(catalogue.seen_on(case.as_of.replace(year=case.as_of.year + 2))):
        assert "This status is old" in client.get(case.address).content.decode()
        assert "may have changed since" in client.get("/cases/").content.decode()


def test_a_case_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/cases/nobody-v-nobody/").status_code == 404
