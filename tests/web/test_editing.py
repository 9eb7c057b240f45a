"""Links to the place where a page can be edited."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve

from explainer.library.catalogue import Catalogue
from explainer.library.site import Site
from explainer.web import current
from explainer.web.editing import content_path, edit_address

REPOSITORY = "https://github.com/example/explainer"


def site(repository: str, branch: str = "main") -> Site:
    return Site(name="S", description="D", repository=repository, branch=branch)


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        (REPOSITORY, f"{REPOSITORY}/edit/main/content/cases/x.md"),
        ("https://gitlab.example.org/g/r", "https://gitlab.example.org/g/r/-/edit/main/content/cases/x.md"),
        ("https://codeberg.org/o/r/", "https://codeberg.org/o/r/_edit/main/content/cases/x.md"),
        ("", ""),
    ],
)
def test_every_code_host_has_its_form(repository: str, address: str) -> None:
    assert edit_address(site(repository), "content/cases/x.md") == address


def test_the_branch_is_the_one_that_readers_see() -> None:
    assert edit_address(site(REPOSITORY, "live/now"), "content/x.md") == f"{REPOSITORY}/edit/live/now/content/x.md"
    assert edit_address(site(REPOSITORY), "") == ""


PAGES = {
    "/the-accusation/": "content/pages/the-accusation.md",
    "/about/": "content/pages/about/index.md",
    "/about/method/": "content/pages/about/method.md",
    "/about/editing/": "content/README.md",
    "/cases/bartz-v-anthropic/": "content/cases/bartz-v-anthropic.md",
    "/claims/16-million-exchanges/": "content/claims/16-million-exchanges.md",
    "/terms/openai/": "content/providers/openai.yaml",
    "/glossary/fair-use/": "content/glossary/fair-use.md",
    "/sources/usc-17-107/": "content/sources/statutes.yaml",
    "/teach/a-tree-in-class/": "content/teach/a-tree-in-class.md",
    "/trees/is-distillation-theft/": "content/trees/is-distillation-theft/tree.md",
    "/trees/is-distillation-theft/map": "content/trees/is-distillation-theft/tree.md",
    "/trees/is-distillation-theft/q/permission": "content/trees/is-distillation-theft/tree.md",
    "/trees/is-distillation-theft/examples/ross/": "content/trees/is-distillation-theft/examples/ross.md",
}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_knows_its_file(address: str, catalogue: Catalogue) -> None:
    match = resolve(address)
    path = content_path(match.url_name or "", match.kwargs, catalogue)
    assert path == PAGES[address]
    assert (Path(settings.BASE_DIR) / path).is_file()


@pytest.mark.parametrize("address", ["/", "/sources/", "/search/", "/cases/no-such-case/", "/trees/no-such-tree/map", "/trees/"])
def test_what_shows_no_one_file_has_none(address: str, catalogue: Catalogue) -> None:
    match = resolve(address)
    assert content_path(match.url_name or "", match.kwargs, catalogue) == ""


def test_pages_lead_to_their_file_only_if_the_site_names_a_repository(client: Client, catalogue: Catalogue) -> None:
    link = re.compile(r'<a href="([^"]+)" rel="nofollow">Edit this page</a>')
    assert not link.search(client.get("/ethics/").content.decode())
    named = replace(catalogue, site=catalogue.site.model_copy(update={"repository": REPOSITORY}))
    with current.serving(named):
        found = link.search(client.get("/ethics/").content.decode())
        assert not link.search(client.get("/sources/").content.decode())
    assert found is not None
    assert found[1] == f"{REPOSITORY}/edit/main/content/pages/ethics.md"


def test_the_report_begins_with_its_figures_and_each_leads_to_its_list(client: Client) -> None:
    text = client.get("/about/report/").content.decode()
    figures = re.findall(r'<li><a href="#([a-z]+)"><b>\d+</b>', text)
    assert len(figures) == 8
    assert [anchor for anchor in figures if f'id="{anchor}"' not in text] == []
