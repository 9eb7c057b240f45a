"""Answers to addresses with a query are kept for who asks next, and for no longer than the content they are made from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pytest
from django.core.handlers.wsgi import WSGIHandler

from explainer.web import recent
from explainer.web.door import Door
from explainer.web.finish import answer
from explainer.web.headers import FRESH_FOR
from explainer.web.prepared import Table, answered, plain_get
from explainer.web.recent import Lately, Recent, may_be_kept
from tests.conftest import HOST
from tests.web.test_every_address import answered as told
from tests.web.test_every_address import asks

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

PUBLIC = ("Cache-Control", FRESH_FOR)


class Site:
    """A door, the table in service, and every request that came as far as the rooms behind."""

    def __init__(self, headers: Iterable[tuple[str, str]] = (PUBLIC,)) -> None:
        self.headers = [("Content-Type", "text/html"), *headers]
        self.table: Table = {}
        self.asked: list[WSGIEnvironment] = []
        self.door = Door(self._behind, lambda: self.table, lambda environ: environ["HTTP_HOST"] == "ours", {})

    def _behind(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.asked.append(environ)
        start_response("200 OK", self.headers)
        return [f"<p>{len(self.asked)}</p>".encode() * 200]

    def get(self, address: str = "/page/?q=fair", **more: str) -> bytes:
        return answered(self.door, {**plain_get("http://ours", address), **more}).body


def test_who_asks_for_the_same_query_gets_the_same_answer_and_nobody_is_asked_again() -> None:
    site = Site()
    assert site.get() == site.get()
    assert len(site.asked) == 1


def test_the_first_reader_decides_neither_coding_nor_method_of_the_next() -> None:
    site = Site()
    assert site.get(REQUEST_METHOD="HEAD", HTTP_ACCEPT_ENCODING="br") == b""
    assert site.get() == b"<p>1</p>" * 200
    assert "HTTP_ACCEPT_ENCODING" not in site.asked[0]


@pytest.mark.parametrize(
    "path", ["/sources/?q=fair", "/search/?q=fair+use", "/oembed?url=x", "/nothing/?a=b", "/about?a=b"]
)
def test_the_first_reader_and_the_next_get_the_same_bytes_and_headers_as_from_django(path: str) -> None:
    table: Table = {}
    django = WSGIHandler()
    door = Door(django, lambda: table, lambda environ: True, {})
    tag = answered(django, plain_get(f"https://{HOST}", path)).etag
    for ask in asks(tag):
        wanted = told(django, path, **ask)
        assert told(door, path, **ask) == wanted
        assert told(door, path, **ask) == wanted


def test_new_content_makes_new_answers() -> None:
    site = Site()
    first = site.get()
    site.table = {}
    assert site.get() != first


def test_an_answer_made_while_the_content_was_exchanged_is_not_kept() -> None:
    site = Site()
    within = site.door.behind

    def exchanging(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        site.table = {}
        return within(environ, start_response)

    site.door.behind = exchanging
    site.get()
    site.door.behind = within
    site.get()
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    "more", [{"HTTP_HOST": "theirs"}, {"HTTP_HX_REQUEST": "true"}, {"REQUEST_METHOD": "POST"}]
)
def test_what_is_asked_otherwise_is_left_to_django(more: dict[str, str]) -> None:
    site = Site()
    site.get()
    site.get(**more)
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (404, [PUBLIC]),
        (302, [PUBLIC]),
        (200, [("Cache-Control", "no-store")]),
        (200, []),
        (200, [PUBLIC, ("Vary", "User-Agent")]),
        (200, [PUBLIC, ("Vary", "Accept-Encoding, Cookie")]),
    ],
)
def test_errors_and_what_differs_by_reader_are_not_kept(status: int, headers: list[tuple[str, str]]) -> None:
    assert not may_be_kept(answer(status, "", headers, b"body"))


def test_no_more_is_kept_than_the_limit_and_the_oldest_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "MOST_BYTES", 50)
    kept = Recent()
    table: Table = {}
    for name in "abc":
        kept.find(name, table)
        kept.keep(name, Lately(answer(200, "", [PUBLIC], b"ten bytes.")), table)
    assert [name for name in "abc" if kept.find(name, table)] == ["b", "c"]
