"""Terms compared, the pages of providers, and the look-up."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.web import current
from tests.views.narrowing import check_every_filter, check_words


def test_every_filter_alone_and_in_pairs_agrees_with_a_plain_count(client: Client, catalogue: Catalogue) -> None:
    documents = [document for provider in catalogue.providers.values() for document in provider.documents]
    has = {
        "answer": lambda document, value: document.front.training.answer == value,
        "binds": lambda document, value: document.front.binds == value,
        "provider": lambda document, value: document.provider == value,
        "versions": lambda document, value: not document.front.superseded_by,
    }
    values: dict[str, list[str]] = {
        "answer": [document.front.training.answer for document in documents],
        "binds": [document.front.binds for document in documents],
        "provider": [document.provider for document in documents],
        "versions": ["current"],
    }
    check_every_filter(client, "/terms/", documents, has, values, lambda document: document.id)


def test_the_table_has_every_document_with_answer_date_and_confidence(client: Client, catalogue: Catalogue) -> None:
    text = client.get("/terms/").content.decode()
    assert len(catalogue.documents) == 43
    for document in catalogue.documents:
        assert f'href="{document.address}"' in text
        assert f"<b>{document.answer.capitalize()}.</b>" in text
    assert text.count("confidence: ") == 43


@pytest.mark.parametrize("text", ["distillation", "zqx9zqx9"])
def test_the_table_is_the_same_with_and_without_htmx(client: Client, text: str) -> None:
    check_words(client, "/terms/", text, text, "list")


def test_a_provider_shows_every_document_and_what_changed(client: Client, catalogue: Catalogue) -> None:
    for provider in catalogue.providers.values():
        text = client.get(provider.address).content.decode()
        for document in provider.documents:
            assert text.count(f'id="{document.id}"') == 1, document.id
        replaced = any(provider.earlier(document) for document in provider.current)
        assert ("Before: " in text) is replaced


def test_a_provider_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/terms/nobody/").status_code == 404


def test_the_look_up_leads_from_a_provider_to_a_document_to_its_clause(client: Client, catalogue: Catalogue) -> None:
    first = client.get("/terms/may-i/").content.decode()
    for provider in catalogue.providers.values():
        assert f'href="?provider={provider.slug}"' in first
        second = client.get(f"/terms/may-i/?provider={provider.slug}").content.decode()
        for document in provider.documents:
            way = f"?provider={provider.slug}&amp;document={document.id}"
            assert f'href="{way}"' in second
            third = client.get("/terms/may-i/" + way.replace("&amp;", "&")).content.decode()
            assert f"<b>{document.answer.capitalize()}.</b>" in third
            assert f">{document.front.confidence.capitalize()}<" in third
            assert "Last seen by us" in third
            assert "not legal advice" in third


def test_unknown_is_said_as_unknown(client: Client, catalogue: Catalogue) -> None:
    unknown = [document for document in catalogue.documents if document.front.training.answer == "unknown"]
    assert unknown
    for document in unknown:
        text = client.get("/terms/may-i/", {"provider": document.slug, "document": document.id}).content.decode()
        assert "We did not find out" in text
    assert "Not known here" in client.get("/terms/may-i/?provider=other").content.decode()


def test_a_version_that_was_replaced_leads_to_the_later_one(client: Client, catalogue: Catalogue) -> None:
    document = next(document for document in catalogue.documents if not document.in_force)
    text = client.get("/terms/may-i/", {"provider": document.slug, "document": document.id}).content.decode()
    assert f'href="?provider={document.slug}&amp;document={document.front.superseded_by}"' in text


@pytest.mark.parametrize("query", ["provider=nobody", "document=openai-tou-2024", "provider=nobody&document=x", "provider="])
def test_what_is_not_there_begins_anew(client: Client, query: str) -> None:
    assert "Whose model gave the answers?" in client.get(f"/terms/may-i/?{query}").content.decode()


def test_a_document_of_another_provider_asks_which_document(client: Client) -> None:
    text = client.get("/terms/may-i/?provider=openai&document=anthropic-aup-2025").content.decode()
    assert "under which document?" in text


def test_a_document_not_seen_for_long_says_so(client: Client, catalogue: Catalogue) -> None:
    document = next(document for document in catalogue.documents if document.in_force and document.front.as_of)
    query = {"provider": document.slug, "document": document.id}
    with current.serving(catalogue.seen_on(date(2029, 1, 1))):
        assert "Not seen for a while" in client.get("/terms/may-i/", query).content.decode()
        assert "It may have changed since" in client.get(f"/terms/{document.slug}/").content.decode()
    with current.serving(catalogue.seen_on(date(2020, 1, 1))):
        assert "Not seen for a while" not in client.get("/terms/may-i/", query).content.decode()
