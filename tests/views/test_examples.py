"""Worked examples as a reader meets them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.library.typography import curly
from explainer.trees.address import query
from explainer.trees.model import citations_of
from tests.views.walking import TREE, read

NAMES = sorted(
    file.stem for file in (settings.CONTENT_DIR / "trees/is-distillation-theft/examples").glob("[!_]*.md")
)


def text_of(body: str) -> str:
    """What is read, without tags, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize("name", NAMES)
def test_an_example_gives_its_expected_verdicts_with_the_words_of_the_proof_before_them(
    client: Client, catalogue: Catalogue, name: str
) -> None:
    loaded = catalogue.trees["is-distillation-theft"]
    example = loaded.examples[name]
    body = client.get(f"{TREE}examples/{name}/").content.decode()
    headings = [text_of(found) for found in re.findall(r"<h[23][^>]*>.*?</h[23]>", body, re.DOTALL)]
    for verdict in example.expected.verdicts:
        assert f"{curly(example.proof_words)}: {curly(loaded.tree.verdict[verdict].title)}" in headings
    others = {
        curly(verdict.title)
        for verdict in loaded.tree.verdicts
        if verdict.id not in example.expected.verdicts
    }
    assert not [heading for heading in headings if any(heading.endswith(f": {other}") for other in others)]


@pytest.mark.parametrize("name", NAMES)
def test_an_example_shows_its_title_each_answer_with_its_sources_and_both_sides(
    client: Client, catalogue: Catalogue, name: str
) -> None:
    example = catalogue.trees["is-distillation-theft"].examples[name]
    page = read(client, f"{TREE}examples/{name}/")
    assert page.heading == curly(example.title)
    for source in {c.source for row in example.rows for c in citations_of(row.source)}:
        assert f'href="/sources/{source}/"' in page.body
    text = text_of(page.body)
    if example.strongest_for:
        assert text.index("For the complainant") < text.index("For the user")


def test_a_case_and_its_examples_lead_to_each_other(client: Client, catalogue: Catalogue) -> None:
    """Every decided or pleaded example has its case on record."""
    examples = catalogue.trees["is-distillation-theft"].examples
    paired = 0
    for name, example in examples.items():
        cases = [case for case in catalogue.cases.values() if name in case.front.examples]
        assert cases or example.kind == "act", f"no case on record names '{name}' under 'examples'"
        body = client.get(f"{TREE}examples/{name}/").content.decode()
        for case in cases:
            paired += 1
            assert f'href="{case.address}"' in body
            assert f'href="{TREE}examples/{name}/"' in client.get(case.address).content.decode()
    assert paired > 13


def test_an_example_is_walked_with_its_answers_and_shows_its_mirror(
    client: Client, catalogue: Catalogue
) -> None:
    loaded = catalogue.trees["is-distillation-theft"]
    example = loaded.examples["deepseek-account-2026"]
    addresses = {link.address for link in read(client, f"{TREE}examples/{example.name}/").links}
    assert f"{TREE}result?{query(loaded.tree, example.state)}" in addresses
    assert f"{TREE}examples/reddit-account/" in addresses


def test_an_example_of_the_second_wording_asks_in_its_words_and_is_walked_there(client: Client) -> None:
    page = read(client, "/trees/is-training-on-scraped-work-theft/examples/bought-books/")
    assert "Did the complainant allow this use of the pages, books or posts?" in text_of(page.body)
    assert any(
        link.address.startswith("/trees/is-training-on-scraped-work-theft/result?") for link in page.links
    )


def test_the_list_names_every_act_with_who_alleges_it(client: Client, catalogue: Catalogue) -> None:
    loaded = catalogue.trees["is-distillation-theft"]
    text = text_of(client.get(f"{TREE}examples/").content.decode())
    for example in loaded.examples.values():
        if example.kind == "act":
            assert curly(example.title) in text
            assert curly(example.proof_words) in text


def test_the_page_of_a_tree_begins_with_both_sides_of_the_pairs_that_many_ask_about(
    client: Client, catalogue: Catalogue
) -> None:
    examples = catalogue.trees["is-distillation-theft"].examples
    page = read(client, TREE)
    shown = [link.address for link in page.links if "/examples/" in link.address and link.address.count("/") == 5]
    assert shown == [f"{TREE}examples/{name}/" for name in ("deepseek-account-2026", "reddit-account", "paid-rival", "bought-books")]
    assert all(examples[name].kind == "act" for name in ("deepseek-account-2026", "reddit-account"))


def test_the_second_wording_lists_its_own_examples(client: Client, catalogue: Catalogue) -> None:
    loaded = catalogue.trees["is-training-on-scraped-work-theft"]
    text = text_of(client.get("/trees/is-training-on-scraped-work-theft/examples/").content.decode())
    assert all(curly(example.title) in text for example in loaded.examples.values())
    assert "Stanford Alpaca" not in text


def test_an_example_that_is_not_there_is_told_with_ways_on(client: Client) -> None:
    response = client.get(f"{TREE}examples/no-such-act/")
    assert response.status_code == 404
    assert 'href="/trees/' in response.content.decode()


def test_a_mirror_that_the_second_wording_does_not_list_is_found_in_the_first(client: Client) -> None:
    page = read(client, "/trees/is-training-on-scraped-work-theft/examples/bought-books/")
    assert f"{TREE}examples/paid-rival/" in {link.address for link in page.links}


def test_an_example_in_the_other_wording_is_walked_in_the_tree_that_has_it(client: Client) -> None:
    page = read(client, f"{TREE}examples/bought-books/")
    assert any(
        link.address.startswith("/trees/is-training-on-scraped-work-theft/result?") for link in page.links
    )
