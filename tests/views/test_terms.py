"""The glossary."""

from __future__ import annotations

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
