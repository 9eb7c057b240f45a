"""With the clock two years ahead, whatever has a status tells readers how old it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.web import current
from tests.conftest import HOST

LATER = date(2028, 11, 24)


@pytest.fixture(scope="module")
def later(catalogue: Catalogue) -> Iterator[Catalogue]:
    """The real content, as it is seen two years on."""
    old = catalogue.seen_on(LATER)
    with current.serving(old):
        yield old


def page(address: str) -> str:
    return Client(headers={"host": HOST}).get(address).content.decode()


def day(one: date) -> str:
    return f"{one.day} {one:%B %Y}"


def test_every_case_says_as_of_when_and_that_this_is_old_unless_it_ended_long_ago(later: Catalogue) -> None:
    for case in later.cases.values():
        text = page(case.address)
        ended = case.closed and case.front.precedent
        assert f'As of <time datetime="{case.as_of.isoformat()}">{day(case.as_of)}</time>' in text, case.slug
        assert ("This status is old" in text) is not ended, case.slug


def test_every_claim_says_up_to_when_its_sources_go_and_that_this_is_old(later: Catalogue) -> None:
    for claim in later.claims.values():
        text = page(claim.address)
        assert f">{claim.as_of}</time>" in text, claim.slug
        assert ("No source here is recent" in text) is claim.is_stale(LATER), claim.slug
    assert sum(claim.is_stale(LATER) for claim in later.claims.values()) > len(later.claims) / 2


def test_every_document_in_force_says_when_it_was_seen_and_that_it_may_have_changed(later: Catalogue) -> None:
    for provider in later.providers.values():
        text = page(provider.address)
        assert text.count("It may have changed since:") == len(provider.current), provider.slug
        for document in provider.current:
            assert document.as_of in text
            looked_up = page(f"/terms/may-i/?provider={provider.slug}&document={document.id}")
            assert "Not seen for a while" in looked_up, document.id


def test_chapters_say_when_they_were_reviewed_and_that_this_was_long_ago(later: Catalogue) -> None:
    for chapter in later.chapters[::5]:
        text = page(chapter.address)
        assert f">{day(chapter.reviewed)}</time>" in text
        assert "Reviewed long ago" in text


def test_every_tree_says_of_when_its_law_is(later: Catalogue) -> None:
    for loaded in later.trees.values():
        tree = loaded.tree
        if tree.same_as or tree.law_as_of is None:
            continue
        for address in (f"/trees/{tree.name}/", f"/trees/{tree.name}/all", f"/trees/{tree.name}/result"):
            assert day(tree.law_as_of) in page(address), address


def test_the_lists_say_it_row_by_row(later: Catalogue) -> None:
    old = [case for case in later.cases.values() if case.address in later.stale]
    assert page("/cases/").count("may have changed since") == len(old)
    assert page("/claims/").count("more may be known since") == sum(claim.address in later.stale for claim in later.claims.values())
    assert page("/terms/").count("may have changed since") == sum(document.in_force for document in later.documents)
