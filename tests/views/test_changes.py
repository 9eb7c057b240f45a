"""The page of changes."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.library.changes import KINDS, changes
from explainer.views.changes import NEWEST


def news(client: Client, query: str) -> Any:
    response = client.get(f"/changes/?{query}")
    assert response.status_code == 200
    return response.context["news"]


def test_the_newest_changes_of_all_kinds_are_shown(client: Client, catalogue: Catalogue) -> None:
    assert tuple(news(client, "")) == changes(catalogue)[:NEWEST]


@pytest.mark.parametrize("kind", KINDS)
def test_one_kind_can_be_shown_alone(client: Client, kind: str) -> None:
    assert {one.kind for one in news(client, f"kind={kind}")} <= {kind}


def test_all_changes_can_be_reached_year_by_year(client: Client, catalogue: Catalogue) -> None:
    years = client.get("/changes/").context["years"]
    found = [one for year in years for one in news(client, f"year={year}")]
    assert tuple(found) == changes(catalogue)


def test_changes_of_one_day_in_one_wording_are_told_together_and_none_is_lost(client: Client) -> None:
    context = client.get("/changes/?kind=page").context
    told = context["told"]
    assert [one for same in told for one in same] == context["news"]
    assert len(told) < len(context["news"])
    assert all(len({(one.iso, one.what) for one in same}) == 1 for same in told)


@pytest.mark.parametrize("query", ["kind=nonsense", "year=abc", "year=1066", "year=²", "kind=%00"])
def test_what_is_no_choice_asks_for_nothing(client: Client, query: str) -> None:
    assert news(client, query) == news(client, "")


def test_the_page_says_how_mistakes_are_corrected_and_that_there_were_none(client: Client) -> None:
    text = client.get("/changes/").content.decode()
    assert 'href="/about/neutrality/#corrections"' in text
    assert "None so far." in text
