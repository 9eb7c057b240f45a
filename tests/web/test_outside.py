"""Whether other sites answer: asked of a server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from explainer.web.outside import asked
from tests.conftest import free_port


class Handler(BaseHTTPRequestHandler):
    """Gives the status that stands in the path; on `/no-head/…` only for the whole page."""

    def do_HEAD(self) -> None:
        self._answer(405 if self.path.startswith("/no-head/") else int(self.path.rpartition("/")[2]))

    def do_GET(self) -> None:
        self._answer(int(self.path.rpartition("/")[2]))

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


@pytest.fixture
def host() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_answers_come_in_order_and_heads_that_are_refused_are_asked_for_whole(host: str) -> None:
    paths = ("/200", "/404", "/no-head/200", "/no-head/404", "/403")
    assert [answer.status for answer in asked(host + path for path in paths)] == [200, 404, 200, 404, 403]


def test_what_cannot_be_reached_says_why() -> None:
    (answer,) = asked([f"http://127.0.0.1:{free_port()}/"], patience=2.0)
    assert answer.gone
    assert answer.status == 0
    assert answer.words


def test_what_is_no_address_is_gone() -> None:
    assert [answer.gone for answer in asked(["nonsense"])] == [True]
