"""The sources, filtered by what stands in the address."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.library.sources import Source


def found(client: Client, query: str) -> tuple[Source, ...]:
    context: Any = client.get(f"/sources/?{query}").context
    sources: tuple[Source, ...] = context["list"].found
    return sources


def test_without_a_filter_every_source_is_listed_and_cited_ones_come_first(
    client: Client, catalogue: Catalogue
) -> None:
    listed = found(client, "")
    assert {source.id for source in listed} == set(catalogue.sources)
    cited = [source.id in catalogue.cited_at for source in listed]
    assert cited == sorted(cited, reverse=True)


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("label=statute", lambda source: source.label.id == "statute"),
        ("kind=case", lambda source: source.kind == "case"),
        ("jurisdiction=cn", lambda source: source.jurisdiction == "cn"),
        ("read=primary", lambda source: source.read == "primary"),
        (
            "label=preprint&read=primary",
            lambda source: source.label.id == "preprint" and source.read == "primary",
        ),
    ],
)
def test_a_filter_lists_all_that_fit_and_nothing_else(
    client: Client, catalogue: Catalogue, query: str, fits: Any
) -> None:
    wanted = {source.id for source in catalogue.sources.values() if fits(source)}
    assert {source.id for source in found(client, query)} == wanted != set()


def test_a_country_takes_its_states_with_it(client: Client) -> None:
    places = {source.jurisdiction for source in found(client, "jurisdiction=us")}
    assert places >= {"us", "us-ca"}
    assert all(place.split("-")[0] == "us" for place in places)


def test_every_word_must_be_found_in_any_case_and_place(client: Client) -> None:
    listed = found(client, "q=BARTZ+anthropic")
    assert listed
    for source in listed:
        text = f"{source.title} {source.authors} {source.where} {source.note} {source.id} {source.short}".casefold()
        assert "bartz" in text
        assert "anthropic" in text


def test_what_is_no_choice_asks_for_nothing(client: Client, catalogue: Catalogue) -> None:
    assert len(found(client, "label=nonsense&read=&kind=../x")) == len(catalogue.sources)


def test_a_search_that_finds_nothing_offers_the_way_back(client: Client) -> None:
    response = client.get("/sources/?q=zqx9zqx9")
    assert response.status_code == 200
    assert 'href="/sources/"' in response.content.decode()


def test_the_words_searched_for_stay_in_the_box_as_text(client: Client) -> None:
    text = client.get("/sources/", {"q": '"><b>'}).content.decode()
    assert 'value="&quot;&gt;&lt;b&gt;"' in text


def test_htmx_gets_the_rows_alone_and_going_back_gets_the_whole_page(client: Client) -> None:
    rows = client.get("/sources/?label=statute", headers={"HX-Request": "true"}).content.decode()
    back = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    whole = client.get("/sources/?label=statute", headers=back)
    assert "<main" not in rows
    assert "<main" in whole.content.decode()
    assert rows.strip() in whole.content.decode()
    assert {"HX-Request", "HX-History-Restore-Request"} <= set(whole.headers["Vary"].split(", "))


def test_a_source_lists_every_place_that_cites_it(client: Client, catalogue: Catalogue) -> None:
    source, mentions = max(catalogue.cited_at.items(), key=lambda item: len(item[1]))
    text = client.get(f"/sources/{source}/").content.decode()
    assert all(f'href="{mention.address}"' in text for mention in mentions)
