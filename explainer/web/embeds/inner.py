"""A page of our own, asked for within the house as a reader would who says nothing, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import get_resolver
from django.utils.encoding import iri_to_uri

from explainer.web import current
from explainer.web.embeds.markup import Element, read
from explainer.web.prepared import plain_get, so_far

UNFRAMED = frozenset(("tree_all", "tree_question_several", "tree_hands", "lesson_handout", "worksheet", "components", "search"))
"""Pages that are nothing without their form, or are for this site alone."""

ASKING = frozenset(("embed", "embed_home", "embed_builder", "share_image", "oembed"))
"""Views that ask for a page themselves. They are not to be asked, or an address could make them do so for ever."""


@dataclass(frozen=True)
class Facts:
    """What a page says of itself in its head: `label` is the kind of thing, `dated` its version and date.

    `address` is the one to keep, absolute, and `image` its picture's; both empty where there is no page.
    """

    title: str
    description: str
    label: str
    dated: str
    address: str
    image: str


@dataclass(frozen=True)
class Inner:
    """An answer of the site: its status, where it leads instead, its HTML; `view` is the name of what answered."""

    status: int
    leads_to: str
    html: str
    view: str

    @cached_property
    def head(self) -> Element:
        """The head of the page."""
        return read(self.html.partition("</head>")[0])

    @cached_property
    def facts(self) -> Facts:
        """What the page says of itself."""
        return _facts(self.head)

    @property
    def styles(self) -> str:
        """The links to the style sheets of the page, as they stand in its head."""
        return "\n".join(link.start for link in self.head.all() if link.attributes.get("rel") == "stylesheet")

    @cached_property
    def main(self) -> Element:
        """The part of the page that is its own, without what all pages have around it."""
        _, begin, rest = self.html.partition("<main")
        return read(begin + rest.partition("</main>")[0]).elements[0]

    @property
    def framable(self) -> bool:
        """Whether it makes sense in a frame."""
        return bool(self.html) and self.view not in UNFRAMED


def ask(address: str) -> Inner:
    """What the site answers at an address of its own: a path, and a query where it has one."""
    request = WSGIRequest(plain_get(settings.SITE_URL, iri_to_uri(address)))
    if known := _prepared(request):
        return known
    response, view = _answer(request)
    html = response.headers.get("Content-Type", "").startswith("text/html")
    return Inner(
        response.status_code,
        response.headers.get("Location", ""),
        response.content.decode() if html else "",
        view,
    )


def _prepared(request: HttpRequest) -> Inner | None:
    """The page, if it is prepared from the catalogue in force."""
    served = current.served()
    table = served.table if current.catalogue() is served.catalogue else {}
    address = request.get_full_path()
    found = table.get(address) or so_far().get(address)
    if found is None or not dict(found.answer.headers)["Content-Type"].startswith("text/html"):
        return None
    view = get_resolver().resolve(request.path_info).url_name or ""
    return None if view in ASKING else Inner(200, "", found.answer.body.decode(), view)


def _answer(request: HttpRequest) -> tuple[HttpResponse, str]:
    resolver = get_resolver()
    view = ""
    try:
        match = request.resolver_match = resolver.resolve(request.path_info)
        view = match.url_name or ""
        if view in ASKING:
            raise Http404(view)
        return match.func(request, *match.args, **match.kwargs), view
    except Http404:
        return resolver.resolve_error_handler(404)(request), view


def _facts(head: Element) -> Facts:
    said = {
        element.attributes.get("property") or element.attributes.get("name", ""): element.attributes
        for element in head.all()
        if element.tag == "meta"
    }
    title = next((element.text for element in head.all() if element.tag == "title"), "")

    def content(name: str) -> str:
        return said.get(name, {}).get("content", "")

    return Facts(
        title=content("og:title") or title,
        description=content("description"),
        label=content("twitter:data1"),
        dated=content("twitter:data2"),
        address=content("og:url"),
        image=content("og:image"),
    )


def own_address(url: str) -> str | None:
    """The path, query and fragment of an address of this site; None for any other. An embed stands for its page."""
    try:
        parts, ours = urlsplit(url.strip()), urlsplit(settings.SITE_URL)
    except ValueError:
        return None
    if (parts.scheme or "https") not in ("http", "https") or parts.netloc not in ("", ours.netloc):
        return None
    path = parts.path.removeprefix("/embed") if parts.path.startswith("/embed/") else parts.path
    if not path.startswith("/") or path.startswith("//"):
        return None
    return parts._replace(scheme="", netloc="", path=path).geturl()
