"""Pages made ahead: the addresses of `addresses.prepared`, rendered by Django itself and compressed."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from explainer.web import finish

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

log = logging.getLogger("explainer")


@dataclass(frozen=True)
class Prepared:
    """An answer and its body in every coding."""

    answer: finish.Answer
    bodies: Mapping[str, bytes]


Table = Mapping[str, Prepared]
"""Prepared answers by address: a path, and a query where the address has one."""

_so_far: ContextVar[Table | None] = ContextVar("so_far", default=None)


def so_far() -> Table:
    """What is prepared already of the table that is being made, for what is cut from other pages; else empty."""
    return _so_far.get() or {}


def prepare(application: WSGIApplication, origin: str, wanted: Iterable[str], before: Table) -> Table:
    """The answers to all addresses wanted; one that is as it was `before` is not compressed again.

    `origin` is the public address: the pages are asked for as a reader would. What does not answer with a
    page is left to be asked again.
    """
    began = time.monotonic()
    table: dict[str, Prepared] = {}
    token = _so_far.set(table)
    try:
        for address in wanted:
            answer = ask(application, origin, address)
            if answer.status != 200:
                log.error("%s answers %s and is not prepared", address, answer.status)
            elif address in before and before[address].answer == answer:
                table[address] = before[address]
            else:
                table[address] = Prepared(answer, _bodies(answer))
    finally:
        _so_far.reset(token)
    log.info("%s pages prepared in %.1f s.", len(table), time.monotonic() - began)
    return table


def _bodies(answer: finish.Answer) -> dict[str, bytes]:
    codings = finish.CODINGS if answer.compressible else ()
    return {coding: finish.encoded(answer.body, coding, ahead=True) for coding in codings}


def ask(application: WSGIApplication, origin: str, address: str) -> finish.Answer:
    """The answer of a WSGI application to a plain GET, not encoded."""
    return answered(application, plain_get(origin, address))


def answered(application: WSGIApplication, environ: WSGIEnvironment) -> finish.Answer:
    """The answer of a WSGI application to a request."""
    seen: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        seen.append((status, headers))

    chunks = application(environ, start_response)
    try:
        body = b"".join(chunks)
    finally:
        close = getattr(chunks, "close", None)
        if close is not None:
            close()
    status, headers = seen[-1]
    code, _, reason = status.partition(" ")
    return finish.answer(int(code), reason, headers, body)


def plain_get(origin: str, address: str) -> WSGIEnvironment:
    """A request that says nothing but what it asks for."""
    scheme, _, host = origin.partition("://")
    path, _, query = address.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SCRIPT_NAME": "",
        "SERVER_NAME": host.partition(":")[0],
        "SERVER_PORT": host.partition(":")[2] or ("443" if scheme == "https" else "80"),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
