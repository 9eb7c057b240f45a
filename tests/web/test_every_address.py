"""Promises that hold for every page of the real content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.web import addresses, headers
from explainer.web.door import Door
from explainer.web.prepared import Table, plain_get

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

FETCHED = {
    ("script", "src"), ("img", "src"), ("img", "srcset"), ("link", "href"), ("iframe", "src"), ("source", "src"),
    ("video", "src"), ("audio", "src"), ("object", "data"), ("form", "action"), ("use", "href"), ("image", "href"),
}  # fmt: skip
NOT_FETCHED = {"canonical", "license", "alternate"}  # links that only tell


class Page(HTMLParser):
    """What the promises below look at: addresses fetched, links, ids, and what the policy forbids."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.forbidden: list[str] = []
        self.tags: list[str] = []
        self.language = ""
        self._inside = ""
        self.feed(body.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self._inside = tag
        self.language = given.get("lang", self.language) if tag == "html" else self.language
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        for name in given.keys() & {"style"} | {name for name in given if re.match(r"on|hx-on", name)}:
            self.forbidden.append(f"<{tag} {name}>")
        if tag == "style" or (
            tag == "script" and "src" not in given and given.get("type") != "application/ld+json"
        ):
            self.forbidden.append(f"<{tag}>")
        if not (tag == "link" and given.get("rel") in NOT_FETCHED):
            self.fetched += [value for name, value in given.items() if (tag, name) in FETCHED]


@pytest.fixture(scope="module")
def pages(table: Table) -> Mapping[str, Page]:
    """Every HTML page by its address."""
    return {
        path: Page(prepared.answer.body)
        for path, prepared in table.items()
        if dict(prepared.answer.headers)["Content-Type"].startswith("text/html")
    }


def answered(application: WSGIApplication, path: str, **more: str) -> tuple[str, dict[str, str], bytes]:
    seen: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, given: list[tuple[str, str]], exc_info: Any = None) -> Any:
        seen.append((status, given))

    body = b"".join(application({**plain_get(settings.SITE_URL, path), **more}, start_response))
    return seen[0][0], dict(seen[0][1]), body


def asks(tag: str) -> Iterator[dict[str, str]]:
    """Readers who differ: in method, in the codings they take, in what they have already."""
    yield {}
    yield {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br, zstd"}
    yield {"HTTP_ACCEPT_ENCODING": "gzip", "REQUEST_METHOD": "HEAD"}
    yield {"HTTP_ACCEPT_ENCODING": "br", "HTTP_IF_NONE_MATCH": tag}


def test_every_address_is_prepared(table: Table, catalogue: Catalogue) -> None:
    assert set(addresses.prepared(catalogue)) - set(table) == set()


def test_the_table_and_django_give_the_same_bytes_and_headers(table: Table) -> None:
    def nobody(environ: Any, start_response: Any) -> Any:
        raise AssertionError("not from the table")

    door, django = Door(nobody, lambda: table, lambda environ: True, {}), WSGIHandler()
    for path, prepared in table.items():
        for ask in asks(prepared.answer.etag):
            assert answered(door, path, **ask) == answered(django, path, **ask), (path, ask)


def test_every_page_carries_every_header_of_safety_and_no_cookie(table: Table) -> None:
    for path, prepared in table.items():
        given = dict(prepared.answer.headers)
        assert headers.ALWAYS.items() <= given.items(), path
        assert "Set-Cookie" not in given, path


def test_no_page_fetches_anything_from_elsewhere(pages: Mapping[str, Page]) -> None:
    elsewhere = {
        (path, address)
        for path, page in pages.items()
        for address in page.fetched
        if urlsplit(address).netloc or not address.startswith(("/", "?", "#"))
    }
    assert elsewhere == set()


def test_no_page_holds_script_or_style_of_its_own(pages: Mapping[str, Page]) -> None:
    assert {path: page.forbidden for path, page in pages.items() if page.forbidden} == {}


def test_no_id_stands_twice_on_a_page(pages: Mapping[str, Page]) -> None:
    twice = {path: {name for name in page.ids if page.ids.count(name) > 1} for path, page in pages.items()}
    assert {path: names for path, names in twice.items() if names} == {}


def test_every_page_names_its_language_and_has_one_title_one_heading_one_main(
    pages: Mapping[str, Page],
) -> None:
    for path, page in pages.items():
        assert page.language == "en-GB", path
        counts = {tag: page.tags.count(tag) for tag in ("title", "h1", "main")}
        svg_titles = page.tags.count("svg")
        assert counts["h1"] == counts["main"] == 1, path
        assert 1 <= counts["title"] <= 1 + svg_titles, path


def test_every_page_lets_keyboards_skip_to_the_text(pages: Mapping[str, Page]) -> None:
    assert [path for path, page in pages.items() if "#main" not in page.links[:1]] == []


def _places(response: Any) -> set[str]:
    """The ids on a page; data has none, so the whole of it counts as one place."""
    return set(Page(response.content).ids) if response["Content-Type"].startswith("text/html") else {"data"}


def test_every_link_within_the_site_leads_to_a_page_and_a_place_on_it(pages: Mapping[str, Page]) -> None:
    client = Client()
    ids_at = {path: set(page.ids) for path, page in pages.items()}
    broken = set()
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            address = urljoin(path, link.partition("#")[0])
            if address not in ids_at:
                response = client.get(address, headers={"host": urlsplit(settings.SITE_URL).netloc})
                ids_at[address] = _places(response) if response.status_code == 200 else set()
            if not ids_at[address] or (parts.fragment and unquote(parts.fragment) not in ids_at[address]):
                broken.add((path, link))
    assert broken == set()


def test_links_out_are_https_or_http_and_say_nothing_of_this_page(pages: Mapping[str, Page]) -> None:
    schemes = {urlsplit(link).scheme for page in pages.values() for link in page.links}
    assert schemes <= {"", "http", "https", "mailto"}


def test_every_page_names_its_own_address_as_the_one_to_keep(table: Table, pages: Mapping[str, Page]) -> None:
    for address in pages:
        path = address.partition("?")[0]
        wanted = f'<link rel="canonical" href="{settings.SITE_URL}{path}">'
        assert wanted in table[address].answer.body.decode(), address


def test_the_sitemap_names_every_page_for_readers(table: Table, catalogue: Catalogue) -> None:
    named = re.findall(r"<loc>([^<]+)</loc>", table["/sitemap.xml"].answer.body.decode())
    assert named == [settings.SITE_URL + path for path, _ in addresses.listed(catalogue)]


def test_no_mark_of_the_renderer_is_left_on_a_page(table: Table) -> None:
    left = [
        path
        for path, prepared in table.items()
        if re.search("[\ue000-\ue0ff]", prepared.answer.body.decode())
    ]
    assert left == []
