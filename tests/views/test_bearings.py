"""Chapters, cases, claims, terms and trees lead to each other, both ways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.library.related import related


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Pages that were asked for already."""
    return {}


def page(client: Client, pages: dict[str, str], address: str) -> str:
    if address not in pages:
        pages[address] = client.get(address).content.decode()
    return pages[address]


def leads(text: str, address: str) -> bool:
    return f'href="{address}"' in text or f'href="{address}#' in text


def pairs_of_papers(known: Catalogue) -> Iterator[tuple[str, str]]:
    chapters = {chapter.address for chapter in known.chapters}
    for some in related(known).of_owner.values():
        for one in some:
            if one.page in chapters and getattr(one.owner, "in_force", True):
                yield one.page, one.owner.address


def test_a_chapter_and_what_it_cites_lead_to_each_other(client: Client, catalogue: Catalogue, pages: dict[str, str]) -> None:
    pairs = list(pairs_of_papers(catalogue))
    assert len(pairs) > 200
    for chapter, owner in pairs:
        assert leads(page(client, pages, chapter), owner), (chapter, owner)
        assert leads(page(client, pages, owner.partition("#")[0]), chapter), (owner, chapter)


def test_a_claim_and_its_chapters_lead_to_each_other(client: Client, catalogue: Catalogue, pages: dict[str, str]) -> None:
    for claim in catalogue.claims.values():
        assert claim.front.chapters, claim.slug
        for slug in claim.front.chapters:
            assert leads(page(client, pages, claim.address), f"/{slug}/")
            assert leads(page(client, pages, f"/{slug}/"), claim.address)


def test_a_claim_and_its_cases_lead_to_each_other(client: Client, catalogue: Catalogue, pages: dict[str, str]) -> None:
    bearings = related(catalogue)
    for claim in catalogue.claims.values():
        cases = {f"/cases/{slug}/" for slug in claim.front.cases} | {one.owner.address for one in bearings.cases(claim.address)}
        for case in cases:
            assert leads(page(client, pages, claim.address), case)
            assert leads(page(client, pages, case), claim.address)


def test_a_claim_and_the_terms_it_cites_lead_to_each_other(client: Client, catalogue: Catalogue, pages: dict[str, str]) -> None:
    bearings = related(catalogue)
    found = [(claim.address, one.owner) for claim in catalogue.claims.values() for one in bearings.documents(claim.address)]
    assert found
    for claim, document in found:
        assert leads(page(client, pages, claim), document.address)
        if getattr(document, "in_force", True):
            assert leads(page(client, pages, document.address.partition("#")[0]), claim)


def test_a_provider_and_the_cases_to_which_it_is_a_party_lead_to_each_other(client: Client, catalogue: Catalogue, pages: dict[str, str]) -> None:
    names = {provider.name: provider.address for provider in catalogue.providers.values()}
    found = [(case.address, names[party.name]) for case in catalogue.cases.values() for party in case.front.parties if party.name in names]
    assert len(found) > 30
    for case, provider in found:
        assert leads(page(client, pages, case), provider)
        assert leads(page(client, pages, provider), case)


def test_a_claim_leads_to_the_questions_on_which_it_bears(client: Client, catalogue: Catalogue, pages: dict[str, str]) -> None:
    for claim in catalogue.claims.values():
        for question in claim.front.questions:
            assert leads(page(client, pages, claim.address), f"/trees/is-distillation-theft/q/{question}"), claim.slug


def test_an_example_that_cites_the_papers_of_a_case_is_on_the_page_of_the_case(client: Client, catalogue: Catalogue, pages: dict[str, str]) -> None:
    bearings = related(catalogue)
    found = [(slug, one.page) for slug, case in catalogue.cases.items() for one in bearings.under(case.address, "/trees/") if "/examples/" in one.page]
    assert len(found) > 20
    for slug, example in found:
        assert leads(page(client, pages, f"/cases/{slug}/"), example), (slug, example)
