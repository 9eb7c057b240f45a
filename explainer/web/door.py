"""The first thing a request meets: prepared pages from a table, pages made lately, all else from the rooms behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from explainer.web.finish import Answer, Ask, finish
from explainer.web.prepared import Table, answered
from explainer.web.recent import Lately, Recent

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SAFE = frozenset({"GET", "HEAD"})
LONGEST: Final = 32_000  # characters of an address: 10,000 typed into a search, each written with three
KEPT: Final = 8_000  # characters of an address whose answer is kept; a comparison of two acts needs some 1,500
OF_WHO_ASKS: Final = frozenset(
    {"HTTP_ACCEPT_ENCODING", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_NONE_MATCH", "HTTP_IF_RANGE", "HTTP_RANGE"}
)
TOO_LONG: Final = (
    b"<!doctype html><html lang=en-GB><title>This address is too long</title>"
    b"<p>This address is too long. <a href=/>Go to the first page</a>"
)


class Door:
    """A WSGI application in front of another one.

    It answers what needs no thought: a plain GET or HEAD of an address that is prepared or was answered lately, not
    from htmx, and `rightly_asked`: at a host that is ours, over https where the site is https. `always` are the headers of every
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
        self.recent = Recent()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from the table or from what was answered lately, or pass on what is not too long."""
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        if environ["REQUEST_METHOD"] in SAFE and "HTTP_HX_REQUEST" not in environ:
            address = f"{path}?{query}" if query else path
            table = self.table()
            found = table.get(address)
            if found is not None and self.rightly_asked(environ):
                return _finished(found.answer, found.bodies.__getitem__, environ, start_response)
            if found is None and query and len(address) <= KEPT and self.rightly_asked(environ):
                made = self._lately(address, table, environ)
                return _finished(made.answer, made.body, environ, start_response)
        if len(path) + len(query) > LONGEST:
            return self._too_long(start_response)
        return self.behind(environ, start_response)

    def _lately(self, address: str, table: Table, environ: WSGIEnvironment) -> Lately:
        """The answer as it was given lately, or made now: for a plain GET, whoever asks."""
        found = self.recent.find(address, table)
        if found is None:
            plain = {name: value for name, value in environ.items() if name not in OF_WHO_ASKS}
            found = Lately(answered(self.behind, {**plain, "REQUEST_METHOD": "GET"}))
            if self.table() is table:
                self.recent.keep(address, found, table)
        return found

    def _too_long(self, start_response: StartResponse) -> Iterable[bytes]:
        length = str(len(TOO_LONG))
        own = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": length,
            "Cache-Control": "no-cache",
        }
        start_response("414 URI Too Long", [*self.always.items(), *own.items()])
        return (TOO_LONG,)


def _finished(
    answer: Answer, body: Callable[[str], bytes], environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    ask = Ask(
        environ["REQUEST_METHOD"],
        environ.get("HTTP_ACCEPT_ENCODING", ""),
        environ.get("HTTP_IF_NONE_MATCH", ""),
    )
    finished = finish(answer, ask, body)
    start_response(f"{finished.status} {finished.reason}", list(finished.headers))
    return (finished.body,)
