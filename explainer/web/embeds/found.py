"""What stands at an address of ours and can be put on a page of somebody else, and the code that does it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.http import QueryDict
from django.template.loader import render_to_string

from explainer.web.embeds.frame import Wish, read_wish
from explainer.web.embeds.inner import Inner, ask, own_address
from explainer.web.embeds.links import framed
from explainer.web.embeds.parts import Part, cut, listed

HEIGHTS = {"tree": 760, "tree_question": 760, "tree_result": 960}
PAGE_HEIGHT, PART_HEIGHT = 720, 480


@dataclass(frozen=True)
class Found:
    """Something that can be embedded: its title, where it is read, and where it stands in a frame.

    `source` is empty for what makes no sense in a frame. Both addresses are absolute. `part` is empty for a whole
    page; `parts` are those of the page. `height`, in pixels, is what a frame has until it says how high it is.
    """

    title: str
    page_title: str
    dated: str
    address: str
    source: str
    part: str
    parts: tuple[Part, ...]
    height: int


def find(url: str) -> Found | None:
    """What stands at an address of ours; a fragment asks for one part. None if there is nothing."""
    address = own_address(url)
    if address is None:
        return None
    parts = urlsplit(address)
    wish, query = read_wish(QueryDict(parts.query))
    inner = _asked(parts._replace(query=query))
    if inner.status != 200 or not inner.facts.address:
        return None
    return _found(inner, _kept(inner.facts.address, query), wish, wish.part or parts.fragment)


def _kept(address: str, query: str) -> str:
    """The address that a page names as the one to keep, with what was asked of it unless it says that itself."""
    return address if not query or urlsplit(address).query else f"{address}?{query}"


def _asked(parts: SplitResult) -> Inner:
    """The page at an address, or the one to which it has moved."""
    inner = ask(parts._replace(fragment="").geturl())
    return ask(own_address(inner.leads_to) or "/") if inner.leads_to else inner


def _found(inner: Inner, address: str, wish: Wish, part: str) -> Found:
    facts, main = inner.facts, inner.main
    parts = tuple(listed(main))
    part = part if part and cut(main, part) else ""
    title = dict(parts).get(part, "")
    options = (*wish.options, ("part", part)) if part else wish.options
    return Found(
        title=f"{facts.title}: {title}" if title else facts.title,
        page_title=facts.title,
        dated=facts.dated,
        address=f"{address}#{part}" if part else address,
        source=settings.SITE_URL + framed(own_address(address) or "/", options) if inner.framable else "",
        part=part,
        parts=parts,
        height=PART_HEIGHT if part else HEIGHTS.get(inner.view, PAGE_HEIGHT),
    )


def frame_code(found: Found, width: int | str, height: int, *, wordpress: bool = False) -> str:
    """The HTML of a frame, to stand on a page of somebody else."""
    context = {"found": found, "width": width, "height": height, "wordpress": wordpress}
    return render_to_string("_embed_code.html", context).strip()
