"""Who cites the papers of a case, or the text of a provider's document."""

from __future__ import annotations

import pytest

from explainer.library.cases import Case
from explainer.library.catalogue import Catalogue
from explainer.library.providers import Document
from explainer.library.related import Related, owners_of_papers, related


@pytest.fixture(scope="module")
def bearings(catalogue: Catalogue) -> Related:
    return related(catalogue)


def cited_on(catalogue: Catalogue, address: str) -> set[str]:
    """All sources that a page cites, gathered the long way."""
    return {
        source
        for source, places in catalogue.cited_at.items()
        if any(place.address.partition("#")[0] == address for place in places)
    }


def test_an_order_belongs_to_its_case_and_a_contract_to_its_document(catalogue: Catalogue) -> None:
    owners = owners_of_papers(catalogue)
    assert [owner.address for owner in owners["bartz-2025-fair-use-order"]] == ["/cases/bartz-v-anthropic/"]
    assert [owner.address for owner in owners["anthropic-commercial-2025"]] == ["/terms/anthropic/#anthropic-commercial-2025"]


def test_a_docket_that_many_cases_cite_belongs_to_those_that_cite_it_most(catalogue: Catalogue) -> None:
    owners = owners_of_papers(catalogue)
    assert [owner.address for owner in owners["openai-mdl-docket"]] == ["/cases/in-re-openai/"]


def test_what_the_press_writes_of_a_case_is_no_paper_of_it(catalogue: Catalogue) -> None:
    kinds = {catalogue.sources[source].kind for source, owners in owners_of_papers(catalogue).items() if isinstance(owners[0], Case)}
    assert kinds == {"case", "filing"}


def test_both_ways_hold_the_same_bearings(bearings: Related) -> None:
    by_owner = {(one.owner.address, one.page) for some in bearings.of_owner.values() for one in some}
    by_page = {(one.owner.address, one.page) for some in bearings.on_page.values() for one in some}
    assert by_owner == by_page
    assert len(by_owner) > 300


def test_a_chapter_bears_on_exactly_the_records_whose_papers_it_cites(catalogue: Catalogue, bearings: Related) -> None:
    owners = owners_of_papers(catalogue)
    for chapter in catalogue.chapters:
        wanted = {owner.address for source in cited_on(catalogue, chapter.address) for owner in owners.get(source, ())}
        found = {one.owner.address for one in bearings.on_page.get(chapter.address, ())}
        assert found == wanted, chapter.slug


def test_no_record_bears_on_itself(bearings: Related) -> None:
    assert all(one.page != one.owner.address.partition("#")[0] for some in bearings.of_owner.values() for one in some)


def test_cases_come_with_those_cited_most_in_front_and_paragraphs_once(bearings: Related) -> None:
    cases = bearings.cases("/copyright-in-training/")
    assert [len(one.places) for one in cases] == sorted((len(one.places) for one in cases), reverse=True)
    assert cases[0].title == "Copyright in training: fair use and the split rulings"
    numbers = [place.number for place in cases[0].paragraphs]
    assert numbers
    assert numbers == sorted(set(numbers), key=int)


def test_documents_are_told_apart_from_cases(bearings: Related) -> None:
    page = "/terms-of-service/"
    assert all(isinstance(one.owner, Document) for one in bearings.documents(page))
    assert all(isinstance(one.owner, Case) for one in bearings.cases(page))
    assert len(bearings.documents(page)) + len(bearings.cases(page)) == len(bearings.on_page[page])
