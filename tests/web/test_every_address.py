"""Promises that hold for every page of the real content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from django.urls import resolve

from explainer.library.catalogue import Catalogue
from explainer.web import addresses, headers, styles
from explainer.web.door import Door
from explainer.web.embeds.markup import read
from explainer.web.prepared import Table, plain_get

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

FETCHED = {
    ("script", "src"), ("img", "src"), ("img", "srcset"), ("link", "href"), ("iframe", "src"), ("source", "src"),
    ("video", "src"), ("audio", "src"), ("object", "data"), ("form", "action"), ("use", "href"), ("image", "href"),
}  # fmt: skip
EMBEDS, BUILDER, CITE = "/embed/", "/teach/embed/", "/cite/"
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
        self.classes: set[str] = set()
        self.language = ""
        self._inside = ""
        self.feed(body.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.classes.update(given.get("class", "").split())
        self._inside = tag
        self.language = given.get("lang", self.language) if tag == "html" else self.language
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        for name in given.keys() & {"style"} | {
            name for name in given if re.match(r"on|(data-)?hx-on", name)
        }:
            self.forbidden.append(f"<{tag} {name}>")
        if tag == "style" or (
            tag == "script" and "src" not in given and given.get("type") != "application/ld+json"
        ):
            self.forbidden.append(f"<{tag}>")
        if not (tag == "link" and given.get("rel") in NOT_FETCHED):
            self.fetched += [value for name, value in given.items() if (tag, name) in FETCHED]


def html_pages(table: Table, *, framed: bool) -> Mapping[str, Page]:
    return {
        path: Page(prepared.answer.body)
        for path, prepared in table.items()
        if path.startswith(EMBEDS) is framed
        and dict(prepared.answer.headers)["Content-Type"].startswith("text/html")
    }


@pytest.fixture(scope="module")
def pages(table: Table) -> Mapping[str, Page]:
    """Every HTML page of the site itself by its address."""
    return html_pages(table, framed=False)


@pytest.fixture(scope="module")
def embeds(table: Table) -> Mapping[str, Page]:
    """Every page made for frames of other sites by its address."""
    return html_pages(table, framed=True)


def answered(application: WSGIApplication, path: str, **more: str) -> tuple[str, dict[str, str], bytes]:
    seen: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, given: list[tuple[str, str]], exc_info: Any = None) -> Any:
        seen.append((status, given))

    body = b"".join(application({**plain_get(settings.SITE_URL, path), **more}, start_response))
    return seen[0][0], dict(seen[0][1]), body


def asks(tag: str) -> tuple[dict[str, str], ...]:
    """Readers who differ: in method, in the codings they take, in what they have already."""
    return (
        {},
        {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br, zstd"},
        {"HTTP_ACCEPT_ENCODING": "gzip", "REQUEST_METHOD": "HEAD"},
        {"HTTP_ACCEPT_ENCODING": "br", "HTTP_IF_NONE_MATCH": tag},
    )


def asked(table: Table) -> Iterator[tuple[str, dict[str, str]]]:
    """Every address by one of these readers, in turn, and the first of every kind by all of them."""
    kinds: set[str] = set()
    for at, (address, prepared) in enumerate(table.items()):
        all_of_them = asks(prepared.answer.etag)
        kind = resolve(address.partition("?")[0]).view_name
        for reader in all_of_them if kind not in kinds else (all_of_them[at % len(all_of_them)],):
            yield address, reader
        kinds.add(kind)


def test_every_address_is_prepared(table: Table, catalogue: Catalogue) -> None:
    assert set(addresses.prepared(catalogue)) - set(table) == set()


def test_the_table_and_django_give_the_same_bytes_and_headers(table: Table) -> None:
    def nobody(environ: Any, start_response: Any) -> Any:
        raise AssertionError("not from the table")

    door, django = Door(nobody, lambda: table, lambda environ: True, {}), WSGIHandler()
    for path, reader in asked(table):
        assert answered(door, path, **reader) == answered(django, path, **reader), (
            path,
            reader,
        )


def test_every_page_carries_every_header_of_safety_and_no_cookie(table: Table) -> None:
    for path, prepared in table.items():
        given = dict(prepared.answer.headers)
        wanted = headers.FRAMED if path.startswith(EMBEDS) else headers.ALWAYS
        assert wanted.items() <= given.items(), path
        assert ("X-Frame-Options" in given) is not path.startswith(EMBEDS), path
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


def _classes(sheet: Path) -> set[str]:
    """The classes that a style sheet knows."""
    selectors = re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", sheet.read_text(), flags=re.S)
    return set(re.findall(r"\.([a-zA-Z][\w-]*)", selectors))


def test_every_page_has_a_style_sheet_that_knows_its_classes(pages: Mapping[str, Page]) -> None:
    folder = settings.BASE_DIR / "static" / "css"
    known = {f"/static/css/{sheet.name}": _classes(sheet) for sheet in folder.glob("*.css")}
    known["/static/css/site.css"] = set().union(*(_classes(folder / f"{part}.css") for part in styles.PARTS))
    anywhere = set().union(*known.values())
    for path, page in pages.items():
        linked = set().union(*(known[address] for address in page.fetched if address.endswith(".css")))
        assert page.classes & anywhere <= linked, path


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


def _places(address: str) -> set[str]:
    """The ids on a page that is not prepared; none if it is not there. Data has no ids and counts as one place."""
    response = Client().get(address, headers={"host": urlsplit(settings.SITE_URL).netloc})
    if response.status_code != 200:
        return set()
    return set(Page(response.content).ids) if response["Content-Type"].startswith("text/html") else {"data"}


def _linked(pages: Mapping[str, Page]) -> dict[tuple[str, str], str]:
    """Every address and place within the site that is linked to, with one page that does."""
    found: dict[tuple[str, str], str] = {}
    for path, page in pages.items():
        for link in set(page.links):
            if not urlsplit(link).scheme and not urlsplit(link).netloc:
                address, _, place = urljoin(path, link).partition("#")
                # one for each page; what is made of them has tests of its own
                address = next((one for one in (BUILDER, CITE) if address.startswith(one)), address)
                found[address, unquote(place)] = path
    return found


def _broken(
    linked: Mapping[tuple[str, str], str], table: Table, pages: Mapping[str, Page]
) -> set[tuple[str, str, str]]:
    places_at = {path: set(pages[path].ids) if path in pages else {"data"} for path in table}
    broken = set()
    for (address, place), path in linked.items():
        if address not in places_at:
            places_at[address] = _places(address)
        if not places_at[address] or (place and place not in places_at[address]):
            broken.add((path, address, place))
    return broken


def test_every_link_within_the_site_leads_to_a_page_and_a_place_on_it(
    table: Table, pages: Mapping[str, Page]
) -> None:
    """Of links to one page in different states, one for each page that has them; `make prove` follows all."""
    linked = _linked(pages)
    states = {
        (path, address.partition("?")[0]): (address, place) for (address, place), path in linked.items()
    }
    prepared = {link for link in linked if link[0] in table}
    followed = {link: linked[link] for link in (*prepared, *states.values())}
    assert len(followed) > len(table)
    assert _broken(followed, table, pages) == set()


@pytest.mark.prove
def test_every_link_to_every_state_leads_to_a_page_and_a_place_on_it(
    table: Table, pages: Mapping[str, Page]
) -> None:
    assert _broken(_linked(pages), table, pages) == set()


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
        if dict(prepared.answer.headers)["Content-Type"]
        != "application/zip"  # looked at unpacked, in test_teach
        and re.search("[\ue000-\ue0ff]", prepared.answer.body.decode(errors="replace"))
    ]
    assert left == []


def test_embeds_fetch_nothing_from_elsewhere_and_hold_no_form_script_or_style(
    embeds: Mapping[str, Page],
) -> None:
    assert len(embeds) > 50
    for path, page in embeds.items():
        assert [address for address in page.fetched if not address.startswith("/static/")] == [], path
        assert page.forbidden == [], path
        assert not {"form", "input", "select", "textarea"} & set(page.tags), path


def test_embeds_have_one_title_one_heading_one_main_and_no_id_twice(embeds: Mapping[str, Page]) -> None:
    for path, page in embeds.items():
        assert page.language == "en-GB", path
        assert page.tags.count("h1") == page.tags.count("main") == 1, path
        assert len(page.ids) == len(set(page.ids)), path


def test_links_of_embeds_stay_in_the_frame_or_lead_to_a_whole_address(embeds: Mapping[str, Page]) -> None:
    ways = ("#", EMBEDS, "http://", "https://", "mailto:")
    lost = {(path, link) for path, page in embeds.items() for link in page.links if not link.startswith(ways)}
    assert lost == set()


def test_places_that_embeds_link_to_within_are_there(embeds: Mapping[str, Page]) -> None:
    lost = {
        (path, link)
        for path, page in embeds.items()
        for link in page.links
        if link.startswith("#") and unquote(link[1:]) not in page.ids
    }
    assert lost == set()


def test_embeds_are_not_for_search_engines_and_name_the_page_that_is(table: Table) -> None:
    for path, prepared in table.items():
        if path.startswith(EMBEDS):
            html = prepared.answer.body.decode()
            assert '<meta name="robots" content="noindex">' in html, path
            assert f'<link rel="canonical" href="{settings.SITE_URL}/{path.removeprefix(EMBEDS)}' in html, (
                path
            )


def test_what_stands_in_every_page_is_closed_as_it_was_opened(
    table: Table, pages: Mapping[str, Page]
) -> None:
    """Embeds are cut from it as a tree."""
    for path in pages:
        _, begin, rest = table[path].answer.body.decode().partition("<main")
        main = begin + rest.partition("</main>")[0] + "</main>"
        assert read(main).html == main, path


def test_every_page_says_of_itself_what_a_card_needs(table: Table, pages: Mapping[str, Page]) -> None:
    for path in pages:
        html = table[path].answer.body.decode()
        for name in ("og:title", "og:description", "og:url", "og:image", "twitter:data1", "twitter:data2"):
            found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]+)">', html)
            assert found, (path, name)
        assert html.count('type="application/json+oembed" href="https://') == 1, path
        assert html.count('type="text/xml+oembed" href="https://') == 1, path
