"""The claims ledger, narrowed; and one claim."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.web import current
from tests.views.narrowing import check_every_filter, check_words


def test_every_filter_alone_and_in_pairs_agrees_with_a_plain_count(client: Client, catalogue: Catalogue) -> None:
    claims = list(catalogue.claims.values())
    has = {
        "topic": lambda claim, value: claim.front.topic == value,
        "label": lambda claim, value: claim.label.id == value,
        "who": lambda claim, value: claim.front.said_by == value,
    }
    values: dict[str, list[str]] = {
        "topic": [claim.front.topic for claim in claims],
        "label": [claim.label.id for claim in claims],
        "who": [claim.front.said_by for claim in claims],
    }
    check_every_filter(client, "/claims/", claims, has, values, lambda claim: claim.slug)


def test_the_ledger_tells_of_each_claim_who_says_it_and_where_it_stands(client: Client, catalogue: Catalogue) -> None:
    response = client.get("/claims/")
    text = response.content.decode()
    assert len(catalogue.claims) >= 43
    for claim in catalogue.claims.values():
        assert f'href="{claim.address}"' in text
        assert f'<time datetime="{claim.iso}">' in text
    dates = [claim.front.date for claim in response.context["list"].found]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("text", ["accounts", "zqx9zqx9"])
def test_the_list_is_the_same_with_and_without_htmx(client: Client, text: str) -> None:
    check_words(client, "/claims/", text, text, "list")


def test_a_claim_says_what_is_known_who_disputes_it_and_how_to_say_it(client: Client, catalogue: Catalogue) -> None:
    for claim in catalogue.claims.values():
        text = client.get(claim.address).content.decode()
        for title in ("Status", "What is known", "Who disputes it", "How to say this safely", "Notes"):
            assert f">{title}</h2>" in text, claim.slug
        assert "as far as was found" in text or claim.disputed_by


def test_a_claim_without_a_recent_source_says_so(client: Client, catalogue: Catalogue) -> None:
    claim = next(iter(catalogue.claims.values()))
    with current.serving(catalogue.seen_on(date(2029, 1, 1))):
        assert "No source here is recent" in client.get(claim.address).content.decode()
    with current.serving(catalogue.seen_on(date(2020, 1, 1))):
        assert "No source here is recent" not in client.get(claim.address).content.decode()


def test_a_claim_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/claims/nothing/").status_code == 404
