"""The glossary."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue


def test_the_list_has_every_term_once(client: Client, catalogue: Catalogue) -> None:
    text = client.get("/glossary/").content.decode()
    assert [text.count(f'href="{term.address}"') for term in catalogue.terms.values()] == [1] * len(
        catalogue.terms
    )


def test_a_term_names_the_pages_that_use_it(client: Client, catalogue: Catalogue) -> None:
    term = next(
        term for term in catalogue.terms.values() if f"glossary/{term.slug}.md" in catalogue.linked_from
    )
    text = client.get(term.address).content.decode()
    for page in catalogue.linked_from[f"glossary/{term.slug}.md"]:
        assert f'href="{page.address}"' in text


def test_a_term_names_the_cases_that_use_it(client: Client, catalogue: Catalogue) -> None:
    using = {case.address for case in catalogue.cases.values() if any(link.target == "glossary/fair-use.md" for link in case.links)}
    assert using
    text = client.get("/glossary/fair-use/").content.decode()
    assert {address for address in using if f'href="{address}"' in text} == using


LINK = re.compile(r'(<li>|entry-links">)?<a href="/glossary/([a-z0-9-]+)/">[^<]*(?:<em>[^<]*</em>[^<]*)?</a>(<span class="meaning">)?')


@pytest.mark.parametrize("address", ["/copyright-in-training/", "/cases/bartz-v-anthropic/", "/glossary/fair-use/"])
def test_the_first_link_to_a_term_on_a_page_has_its_meaning_beside_it_and_no_other(
    client: Client, catalogue: Catalogue, address: str
) -> None:
    text = client.get(address).content.decode()
    met: set[str] = set()
    for link in LINK.finditer(text):
        if not link[1]:  # a link in running text
            assert bool(link[3]) is (link[2] not in met), link[0]
            met.add(link[2])
    assert {slug for slug in catalogue.terms if text.count(f'id="term-{slug}"') == 1} == met != set()
