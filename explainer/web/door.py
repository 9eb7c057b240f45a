"""The first thing a request meets: prepared pages from a table, everything else from the rooms behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from explainer.web.finish import Ask, finish
from explainer.web.prepared import Prepared, Table

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SAFE = frozenset({"GET", "HEAD"})
LONGEST: Final = 8000  # characters of an address; a comparison of two acts needs some 1,500
TOO_LONG: Final = (
    b"<!doctype html><html lang=en-GB><title>This address is too long</title>"
    b"<p>This address is too long. <a href=/>Go to the first page</a>"
)


class Door:
    """A WSGI application in front of another one.

    It answers what needs no thought: a plain GET or HEAD of a prepared address, not from htmx, and
    `rightly_asked`: at a host that is ours, over https where the site is https. `always` are the headers of every
    response.
    """

    def __init__(
        self,
        behind: WSGIApplication,
        table: Callable[[], Table],
        rightly_asked: Callable[[WSGIEnvironment], bool],
        always: Mapping[str, str],
    ) -> None:
        self.behind = behind
        self.table = table
        self.rightly_asked = rightly_asked
        self.always = always

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from the table, or pass on what is not too long."""
        prepared = self._prepared(environ)
        if prepared is None:
            if len(environ["PATH_INFO"]) + len(environ.get("QUERY_STRING", "")) > LONGEST:
                return self._too_long(start_response)
            return self.behind(environ, start_response)
        ask = Ask(
            environ["REQUEST_METHOD"],
            environ.get("HTTP_ACCEPT_ENCODING", ""),
            environ.get("HTTP_IF_NONE_MATCH", ""),
        )
        finished = finish(prepared.answer, ask, prepared.bodies.__getitem__)
        start_response(f"{finished.status} {finished.reason}", list(finished.headers))
        return (finished.body,)

    def _too_long(self, start_response: StartResponse) -> Iterable[bytes]:
        length = str(len(TOO_LONG))
        own = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": length,
            "Cache-Control": "no-cache",
        }
        start_response("414 URI Too Long", [*self.always.items(), *own.items()])
        return (TOO_LONG,)

    def _prepared(self, environ: WSGIEnvironment) -> Prepared | None:
        if environ["REQUEST_METHOD"] not in SAFE or "HTTP_HX_REQUEST" in environ:
            return None
        query = environ.get("QUERY_STRING")
        prepared = self.table().get(f"{environ['PATH_INFO']}?{query}" if query else environ["PATH_INFO"])
        return prepared if prepared is not None and self.rightly_asked(environ) else None
