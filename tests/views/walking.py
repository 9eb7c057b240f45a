"""A reader who walks a tree by its links alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

TREE = "/trees/is-distillation-theft/"


@dataclass
class Link:
    """A link as a reader sees it: where it leads, what it says, whether its answer is marked as given."""

    address: str
    words: str = ""
    marked: bool = False


@dataclass
class Seen(HTMLParser):
    """What a reader sees of a page: the heading, the answers to choose from, and all links."""

    body: str
    heading: str = ""
    answers: list[Link] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    _inside: list[tuple[str, str]] = field(default_factory=list)
    _link: Link | None = None

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in given:
            marked = any(tag == "li" and "chosen" in classes for tag, classes in self._inside)
            self._link = Link(given["href"], marked=marked)
            self.links.append(self._link)
            if ("ul", "answers") in self._inside:
                self.answers.append(self._link)
        if tag not in ("input", "meta", "link", "br", "img", "path", "circle"):
            self._inside.append((tag, given.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        self._link = None if tag == "a" else self._link
        while self._inside and self._inside.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._link is not None:
            self._link.words += data
        if any(tag == "h1" for tag, _ in self._inside):
            self.heading += data


def read(client: Client, address: str) -> Seen:
    """The page at an address, which must be there."""
    response = client.get(address)
    assert response.status_code == 200, address
    return Seen(response.content.decode())


def walk(client: Client, choose: Any, start: str = TREE) -> list[str]:
    """The addresses from a tree's first page to a result, choosing among the answers of each question."""
    way = [start]
    while "/result" not in way[-1]:
        page = read(client, way[-1])
        assert page.answers, f"{way[-1]} has no answers"
        way.append(choose(page.answers).address)
        assert len(way) < 40, "the walk goes round in circles"
    return way
