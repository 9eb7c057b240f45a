"""Whatever is asked for, the answer helps, is no mistake of ours, and does not repeat what was asked."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client

MARK = "zqx9"  # stands in every bad value; it must not come back unescaped
SCRIPT = f"<script>alert('{MARK}')</script>"

VALUES = {
    "empty": "",
    "script": SCRIPT,
    "attribute": f'"{MARK}" onload="x',
    "long": MARK + "x" * 5000,
    "null byte": f"{MARK}\x00",
    "not UTF-8": f"{MARK}%ff%fe",
    "path": f"../../{MARK}/etc/passwd",
    "template": "{{ " + MARK + " }}{% include 'base.html' %}",
    "line ends": f"{MARK}\r\nSet-Cookie: a=b",
    "private marks": f"{MARK}\ue000note:1\ue001",
    "spaces": "   ",
    "number": "-1",
}
PLACES = ["/{}", "/{}/", "/about/{}/", "/sources/{}/", "/glossary/{}/", "/cases/{}/", "/claims/{}/", "/terms/{}/", "/trees/{}/", "/static/{}"]
QUERIES = [
    "/", "/sources/", "/the-accusation/", "/glossary/", "/about/", "/healthz", "/nothing-here/", "/claims/", "/terms/", "/terms/may-i/",
]  # fmt: skip
PARAMETERS = ["q", "label", "kind", "jurisdiction", "read", "depth", "who", "answer", "provider", "document", MARK]
LONG_LISTS = {"/cases/": ("q", "party", "sort", "group"), "/timeline/": ("q", "topic", "order")}


def check(client: Client, address: str) -> None:
    response = client.get(address, headers={"host": "localhost"}, follow=True)
    text = response.content.decode()
    assert response.status_code in (200, 400, 404), address
    assert SCRIPT not in text
    assert f'"{MARK}" onload' not in text
    assert "Set-Cookie" not in response.headers
    if response.status_code != 200:
        assert 'href="/"' in text, "there is a way on"
        assert MARK not in text


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("place", PLACES)
def test_an_address_that_is_nobodys_gets_a_page_that_helps(client: Client, place: str, value: str) -> None:
    asked = VALUES[value]
    check(client, place.format(asked if "%" in asked else quote(asked)))


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("address", QUERIES)
def test_a_query_that_means_nothing_asks_for_nothing(client: Client, address: str, value: str) -> None:
    asked = VALUES[value]
    for parameter in PARAMETERS:
        check(client, f"{address}?{parameter}={asked if '%' in asked else quote(asked)}")


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("address", LONG_LISTS)
def test_a_long_list_bears_any_value(client: Client, address: str, value: str) -> None:
    asked = VALUES[value]
    for parameter in LONG_LISTS[address]:
        check(client, f"{address}?{parameter}={asked if '%' in asked else quote(asked)}")


def test_parameters_twice_without_value_and_by_the_thousand_do_no_harm(client: Client) -> None:
    check(client, "/sources/?label=statute&label=" + quote(SCRIPT))
    check(client, "/sources/?&&==&label&q")
    check(client, "/sources/?" + "&".join(f"q{at}={MARK}" for at in range(3000)))


def test_a_path_of_twenty_thousand_characters_is_not_found(client: Client) -> None:
    check(client, "/" + "a" * 20_000 + "/")
    check(client, "/" + "a/" * 10_000)


def test_a_stranger_host_is_refused_with_a_page_that_helps(client: Client) -> None:
    response = client.get("/", headers={"host": f"{MARK}.example"})
    assert response.status_code == 400
    assert MARK not in response.content.decode()
    assert 'href="/"' in response.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_only_reading_is_allowed(client: Client, method: str) -> None:
    assert getattr(client, method)("/", headers={"host": "localhost"}).status_code == 405


HOSTILE = [
    '"', '""', "*", "NEAR", "NEAR(a b, 3)", "AND", "a OR", "NOT", "C++", "1:23-cv-11195", "O'Brien", "O’Brien", "’", "‘’", "--", ";", "%", "_",
    "title:fair", "section:§ 107", "§", "\x00", "a\x00b", "\x02\x03", "🙂", "👩‍⚖️ 🇪🇺", "é" * 500, "x" * 10_000, "word " * 2_000, "שלום עולם",
    "\u202eevil", "\ud83d", "'; DROP TABLE search; --", "{{ 7*7 }}", "\ue000note:1\ue001", "\r\n\r\n", "ﬁne", "Ⅻ", "\ufeff", "½",
]  # fmt: skip
WITH_WORDS = ["/search/", "/cases/", "/claims/", "/terms/", "/timeline/", "/sources/"]


@pytest.mark.parametrize("address", WITH_WORDS)
def test_whatever_is_typed_into_a_search_or_a_list_is_answered_normally(client: Client, address: str) -> None:
    for text in HOSTILE:
        asked = f"{address}?q={quote(text.encode('utf-8', 'surrogatepass'))}"
        for headers in ({}, {"HX-Request": "true"}):
            response = client.get(asked, headers={"host": "localhost", **headers})
            assert response.status_code == 200, (address, text[:20])
            assert 'role="status"' in response.content.decode() or 'id="search-status"' in response.content.decode()


@pytest.mark.parametrize("address", WITH_WORDS)
def test_an_apostrophe_of_either_kind_asks_the_same(client: Client, address: str) -> None:
    straight, curly = (client.get(address, {"q": f"Anthropic{sign}s"}, headers={"host": "localhost", "HX-Request": "true"}) for sign in "'’")
    assert straight.content.decode().count("<h3>") == curly.content.decode().count("<h3>")
    assert straight.content.decode().count("<li>") == curly.content.decode().count("<li>")
