"""The page of search: the same with and without JavaScript, and helpful when nothing is found."""

from __future__ import annotations

import pytest
from django.test import Client

from explainer.library.search import LONGEST


def page(client: Client, **asked: str) -> str:
    response = client.get("/search/", asked)
    assert response.status_code == 200
    return response.content.decode()


def test_search_finds_and_marks(client: Client) -> None:
    text = page(client, q="hydra")
    assert '<a href="/glossary/hydra-cluster/"><mark>hydra</mark> cluster' in text
    assert '<meta name="robots" content="noindex">' in text


def test_an_empty_search_says_how_to_search_and_may_be_listed(client: Client) -> None:
    text = page(client)
    assert "must stand together" in text
    assert "noindex" not in text


def test_a_search_that_finds_nothing_offers_ways_on(client: Client) -> None:
    text = page(client, q="zqx9zqx9")
    assert "Nothing found." in text
    assert 'href="/glossary/"' in text


def test_a_word_mistyped_leads_to_one_that_is_known(client: Client) -> None:
    assert '<a href="/search/?q=distillation">distillation</a>?' in page(client, q="distillatoin")


def test_what_was_typed_is_only_ever_text(client: Client) -> None:
    text = page(client, q='"><script>alert(1)</script>')
    assert "<script>alert" not in text
    assert 'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in text


@pytest.mark.parametrize(
    "typed", ['"', "*", "NEAR", "C++", "1:23-cv-11195", "O'Brien", "x" * 10_000, "🙂", "a\x00b", "\ud800"]
)
def test_hostile_words_get_an_ordinary_answer(client: Client, typed: str) -> None:
    text = page(client, q=typed.encode("utf-8", "replace").decode())
    assert 'role="status"' in text
    assert "x" * (LONGEST + 1) not in text


def test_htmx_gets_what_was_found_and_the_status_and_going_back_gets_the_whole_page(client: Client) -> None:
    part = client.get("/search/?q=hydra", headers={"HX-Request": "true"}).content.decode()
    back = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    whole = client.get("/search/?q=hydra", headers=back)
    assert "<main" not in part
    assert 'id="search-status" data-hx-swap-oob="innerHTML"' in part
    assert "<main" in whole.content.decode()
    assert {"HX-Request", "HX-History-Restore-Request"} <= set(whole.headers["Vary"].split(", "))
    found = part.partition("</p>")[2].strip()
    assert found in whole.content.decode()


def test_one_kind_can_be_shown_alone_and_an_unknown_kind_is_all(client: Client) -> None:
    assert page(client, q="theft", kind="term").count('<section class="search-group"') == 1
    assert page(client, q="theft", kind="nonsense") == page(client, q="theft")


def test_every_other_page_has_the_field(client: Client) -> None:
    assert 'class="find" action="/search/"' in client.get("/glossary/").content.decode()
    assert 'class="find"' not in page(client)
