"""What the table answers, and what it leaves to Django."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pytest

from explainer.web.door import Door
from explainer.web.prepared import prepare

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

PAGE = b"<p>page</p>" * 100


def behind(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    known = environ["PATH_INFO"] == "/page/"
    start_response("200 OK" if known else "404 Not Found", [("Content-Type", "text/html")])
    return [PAGE if known else b"behind"]


TABLE = prepare(behind, "http://site.example", ["/page/", "/page/?depth=1", "/gone/"], {})
DOOR = Door(
    lambda environ, start: behind({**environ, "PATH_INFO": ""}, start),
    lambda: TABLE,
    lambda environ: environ["HTTP_HOST"] == "ours",
    {"X-Always": "there"},
)


def ask(**environ: str) -> tuple[str, bytes]:
    seen: list[str] = []

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        seen.append(status)

    full = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/page/",
        "QUERY_STRING": "",
        "HTTP_HOST": "ours",
        **environ,
    }
    body = b"".join(DOOR(full, start_response))
    return seen[0], body


def test_a_plain_get_is_answered_from_the_table() -> None:
    assert ask() == ("200 OK", PAGE)


def test_a_query_known_beforehand_is_answered_from_the_table() -> None:
    assert ask(QUERY_STRING="depth=1") == ("200 OK", PAGE)


def test_a_head_is_answered_from_the_table_without_a_body() -> None:
    assert ask(REQUEST_METHOD="HEAD") == ("200 OK", b"")


@pytest.mark.parametrize(
    "environ",
    [
        {"QUERY_STRING": "q=fair"},
        {"QUERY_STRING": "depth=1&q=fair"},
        {"REQUEST_METHOD": "POST"},
        {"HTTP_HX_REQUEST": "true"},
        {"HTTP_HOST": "theirs"},
        {"PATH_INFO": "/other/"},
        {"PATH_INFO": "/page"},
    ],
)
def test_everything_else_is_left_to_what_is_behind(environ: dict[str, str]) -> None:
    assert ask(**environ) == ("404 Not Found", b"behind")


def test_a_query_of_ten_thousand_characters_is_answered_and_not_kept() -> None:
    query = "q=" + "%C3%A9" * 5_000
    assert ask(QUERY_STRING=query) == ("404 Not Found", b"behind")
    assert DOOR.recent.find(f"/page/?{query}", TABLE) is None


@pytest.mark.parametrize("environ", [{"PATH_INFO": "/" + "a" * 32_000}, {"QUERY_STRING": "a" * 32_000}])
def test_an_address_of_more_than_that_costs_nothing(environ: dict[str, str]) -> None:
    status, body = ask(**environ)
    assert status == "414 URI Too Long"
    assert b"<a href=/>" in body


def test_only_pages_are_prepared() -> None:
    assert list(TABLE) == ["/page/", "/page/?depth=1"]


def test_a_page_that_did_not_change_is_not_compressed_again() -> None:
    again = prepare(behind, "http://site.example", ["/page/"], TABLE)
    assert again["/page/"] is TABLE["/page/"]
