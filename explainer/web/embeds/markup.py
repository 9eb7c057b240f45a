"""HTML of our own pages as a tree, so that a part can be cut out and links can be led elsewhere.

Only for HTML that this site has made: every element that is not void is closed, every value stands in double
quotes. What is not changed comes out as it went in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape, unescape
from html.parser import HTMLParser
from operator import is_

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(frozen=True)
class Element:
    """An element; `start` is its start tag as written. One without an `end` has no end tag."""

    tag: str
    start: str
    attributes: Mapping[str, str]
    children: tuple[Element | str, ...] = ()
    end: str = ""

    @property
    def id(self) -> str:
        return self.attributes.get("id", "")

    @property
    def html(self) -> str:
        """The element with all in it."""
        return "".join(_written(self))

    @property
    def inside(self) -> str:
        """All in the element, without its own tags."""
        return "".join(node if isinstance(node, str) else node.html for node in self.children)

    @property
    def text(self) -> str:
        """The words in it, white space made even."""
        words = "".join(unescape(node) if isinstance(node, str) else node.text for node in self.children)
        return re.sub(r"[ \n\t]+", " ", words)

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements right below."""
        return tuple(child for child in self.children if isinstance(child, Element))

    def all(self) -> Iterator[Element]:
        """The element and every one below it, in the order of the page."""
        yield self
        for child in self.elements:
            yield from child.all()

    def changed(self, change: Callable[[Element], Element | None]) -> Element:
        """The element with every one below it changed, the innermost first, or taken away where that gives None."""
        children = tuple(
            after
            for before in self.children
            if (after := before if isinstance(before, str) else change(before.changed(change))) is not None
        )
        same = len(children) == len(self.children) and all(map(is_, children, self.children))
        return self if same else replace(self, children=children)

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the element."""
        return frozenset(self.attributes.get("class", "").split())

    def given(self, name: str, value: str) -> Element:
        """The element with an attribute set, or taken away if the value is empty."""
        written = f' {name}="{escape(value)}"' if value else ""
        start = re.sub(rf'\s{re.escape(name)}="[^"]*"', "", self.start)
        start = re.sub(r"\s*/?>$", lambda end: written + end[0], start)
        attributes = {**self.attributes, name: value}
        if not value:
            del attributes[name]
        return replace(self, start=start, attributes=attributes)


def _written(node: Element | str) -> Iterator[str]:
    if isinstance(node, str):
        yield node
        return
    yield node.start
    for child in node.children:
        yield from _written(child)
    yield node.end


@dataclass
class _Open:
    tag: str
    start: str
    attributes: Mapping[str, str]
    children: list[Element | str] = field(default_factory=list)

    def closed(self, end: str = "") -> Element:
        return Element(self.tag, self.start, self.attributes, tuple(self.children), end)


class _Reader(HTMLParser):
    """Builds the tree; whatever is still open at the end is closed there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open = [_Open("", "", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(
            _Open(tag, self.get_starttag_text() or "", {name: value or "" for name, value in attrs})
        )
        if tag in VOID:
            self._close("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(
            _Open(tag, self.get_starttag_text() or "", {name: value or "" for name, value in attrs})
        )
        self._close("")

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open[1:]):
            while self.open[-1].tag != tag:
                self._close(f"</{self.open[-1].tag}>")
            self._close(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self.handle_data(f"<!{decl}>")

    def _close(self, end: str) -> None:
        closed = self.open.pop().closed(end)
        self.open[-1].children.append(closed)


def read(html: str) -> Element:
    """A page as a tree; the outermost element has no tag."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    while len(reader.open) > 1:
        reader._close(f"</{reader.open[-1].tag}>")
    return reader.open[0].closed()
