"""Whatever stands in an address, the site answers without a mistake of its own and never as if it were part of a page."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote, unquote_to_bytes

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from explainer.library.catalogue import Catalogue
from explainer.web import headers
from explainer.web.door import Door
from explainer.web.origin import rightly_asked
from explainer.web.prepared import plain_get

A_FEW, MANY, FREE = 600, 80_000, 20_000  # addresses: in every test run, and of each kind in `make prove`
MARK = "zqx9"  # stands in what must not come back as markup
NASTY = (
    "", " ", "0", "-1", "1e9", "9" * 400, "true", "null", "None", "..", "../" * 20, "//", "\\", "\x00", "\x7f", "\r\nSet-Cookie: a=1",
    f"<{MARK}>", f"<script>{MARK}</script>", f"'><{MARK}>", f'"><{MARK} x="', f'" on{MARK}="1', f"' on{MARK}='1", f"</title><{MARK}>",
    f"--><{MARK}>", f"]]><{MARK}>", f"javascript:{MARK}", "{{ 7 }}", "{% include 'base.html' %}", "${7}", "%", "%zz", "%00", "%ff%fe",
    "%ED%A0%80", "%C0%AE", "%25%32%65", "\ue000note:1\ue001", "\u202ereversed", "e\u0301" * 30, "İıſß", "٣", "𝕏", "日本", "a" * 300, "a " * 120,
    "*", "*a*", '"', '"""', "'", "a'b", "?", "#", "&", "=", ";", ",", ",,,", "a,b", "a=b", "[0]", "NEAR(a b)", "a AND", "OR", "q:", "^a", "-a",
    "(", ")", "+", "a*b*c", "https://[", "http://", "//x", "https://site.example/", "https://site.example:99999/", "mailto:x", "data:text/html,x",
)  # fmt: skip
KEYS = (
    "q kind label jurisdiction read sort group party topic order year depth who answer provider document theme part effects url format "
    "width height what page claim is example key a b _v _old _dial _effects hands style text locator maxwidth maxheight".split()
)
CODINGS = ("", "br", "gzip", "*", "br;q=0", "br;q=x, gzip;q=٣", "identity;q=0", "," * 50, MARK * 50)

Word = Callable[[], str]


class Grammar:
    """Makes addresses of what the site knows, of what it does not, and of both mixed."""

    def __init__(self, known: Catalogue, chance: random.Random) -> None:
        self.chance = chance
        self.words: Sequence[str] = tuple(
            {
                *known.pages, *known.cases, *known.claims, *known.terms, *known.providers, *known.lessons, *list(known.sources)[:60],
                *(document.id for document in known.documents),
                *(name for loaded in known.trees.values() for name in self._of_tree(loaded)),
            }
        )  # fmt: skip
        self.trees = tuple(known.trees.values())
        self.roots = ("", "sources", "cases", "claims", "terms", "glossary", "teach", "about", "data", "feeds", "share", "static", "r", "cite")

    @staticmethod
    def _of_tree(loaded: Any) -> Sequence[str]:
        tree = loaded.tree
        return (tree.name, *tree.question, *tree.theory, *tree.verdict, *tree.dial, *tree.levels, *loaded.examples)

    def word(self) -> str:
        """A word that may mean something here, or something nasty."""
        roll = self.chance.random()
        if roll < 0.45:
            return self.chance.choice(self.words)
        if roll < 0.9:
            return self.chance.choice(NASTY)
        return self.chance.choice(self.words) + self.chance.choice(NASTY)

    def written(self, word: str) -> str:
        """As it stands in an address: quoted, half quoted or raw."""
        roll = self.chance.random()
        return quote(word, safe="") if roll < 0.6 else quote(word, safe="/%=&?<>\"' ") if roll < 0.8 else word

    def tree_path(self) -> str:
        """A view of a tree."""
        loaded = self.chance.choice(self.trees)
        one = self.chance.choice((*loaded.tree.question, self.written(self.word())))
        views = (
            f"q/{one}", f"q/{one}/several", "next", f"hands/{one}", "result", "result.json", "all", "map", "compare", "both",
            f"both/{one}/{one}", "complaints", "record", "reverse", "changes", "tested", f"examples/{one}/", "examples/", "",
        )  # fmt: skip
        return f"/trees/{loaded.tree.name}/{self.chance.choice(views)}"

    def path(self) -> str:
        """A path."""
        roll = self.chance.random()
        if roll < 0.5:
            path = self.tree_path()
        else:
            parts = [self.chance.choice(self.roots), *(self.written(self.word()) for _ in range(self.chance.choice((0, 1, 1, 2, 4))))]
            path = "/" + "/".join(part for part in parts if part) + self.chance.choice(("", "/", ".json", ".atom", ".png"))
        return self.chance.choice(("", "", "", "", "/embed", "/cite", "/embed/embed")) + path if roll < 0.98 else "/oembed"

    def pair(self) -> str:
        """A key and its values. The answers of a tree are mostly asked for as they may be."""
        loaded = self.chance.choice(self.trees)
        if self.chance.random() < 0.6:
            question = self.chance.choice(loaded.tree.questions)
            own = [answer.id for answer in question.answers] + ["unknown"]
            values = [self.chance.choice(own) if self.chance.random() < 0.85 else self.word() for _ in range(self.chance.choice((1, 1, 1, 2, 5)))]
            return self.chance.choice(("", "", "", "a.", "b.", "d.")) + question.id + "=" + self.written(",".join(values))
        key = self.chance.choice(KEYS) if self.chance.random() < 0.8 else self.written(self.word())
        return f"{key}={self.written(self.word())}"

    def address(self) -> str:
        """A path, and mostly a query."""
        count = self.chance.choice((0, 1, 1, 2, 3, 5, 8, 15, 60)) if self.chance.random() < 0.97 else 400
        query = self.chance.choice("&&&&;").join(self.pair() for _ in range(count))
        return f"{self.path()}?{query}" if count else self.path()

    def reader(self) -> dict[str, str]:
        """How it is asked for: mostly plainly."""
        if self.chance.random() < 0.8:
            return {}
        given = {
            "HTTP_HX_REQUEST": "true", "HTTP_IF_NONE_MATCH": self.word(), "HTTP_ACCEPT_ENCODING": self.chance.choice(CODINGS),
            "HTTP_RANGE": "bytes=5-1", "HTTP_X_FORWARDED_PROTO": self.chance.choice(("http", "https", MARK)), "HTTP_REFERER": self.word(),
            "REQUEST_METHOD": self.chance.choice(("HEAD", "POST", "OPTIONS", MARK)), "HTTP_ACCEPT_LANGUAGE": self.word(),
        }  # fmt: skip
        return {name: given[name] for name in self.chance.sample(sorted(given), 2)}


class Asked:
    """Asks the whole site, looks at every answer, and remembers which took longest."""

    def __init__(self) -> None:
        self.door = Door(WSGIHandler(), dict, rightly_asked, headers.for_all(https=settings.HTTPS))
        self.count = 0
        self.slowest: list[tuple[float, str]] = []

    def __call__(self, address: str, **reader: str) -> None:
        """Ask; fail if the answer is a mistake of ours or has what was asked in it as markup."""
        began = time.process_time()
        status, given, body = self._answer(address, reader)
        self.slowest = sorted([*self.slowest, (time.process_time() - began, address)], reverse=True)[:3]
        self.count += 1
        told = (address, reader)
        assert int(status[:3]) < 500 or (status[:3] == "501" and address.startswith("/oembed")), told  # as oEmbed wants it
        assert not any("\n" in value or "\r" in value for _, value in given), told
        kept = {name.lower(): value for name, value in given}
        assert "set-cookie" not in kept, told
        assert kept.get("location", "/").startswith(("/", settings.SITE_URL + "/")), told
        assert not kept.get("location", "/").startswith("//"), told
        assert kept["x-content-type-options"] == "nosniff", told
        if kept.get("content-type", "").startswith(("text/html", "image/svg", "application/xml", "text/xml", "application/atom")):
            for markup in (f"<{MARK}", f'" on{MARK}', f"' on{MARK}", f"<script>{MARK}", f'"javascript:{MARK}'):
                assert markup.encode() not in body, told

    def _answer(self, address: str, reader: dict[str, str]) -> tuple[str, list[tuple[str, str]], bytes]:
        path, _, query = address.partition("?")
        environ = {
            **plain_get(settings.SITE_URL, "/"),
            "PATH_INFO": unquote_to_bytes(path.encode("utf-8", "surrogatepass")).decode("latin-1"),
            "QUERY_STRING": query.encode("utf-8", "surrogatepass").decode("latin-1"),
            **reader,
        }
        seen: list[tuple[str, list[tuple[str, str]]]] = []

        def start_response(status: str, given: list[tuple[str, str]], exc_info: Any = None) -> Any:
            seen.append((status, given))

        body = b"".join(self.door(environ, start_response))
        return *seen[-1], body


def by_grammar(known: Catalogue, seed: int, count: int) -> Asked:
    """Ask for so many addresses made by the grammar."""
    grammar, asked = Grammar(known, random.Random(seed)), Asked()
    for _ in range(count):
        asked(grammar.address(), **grammar.reader())
    return asked


def test_a_few_strange_addresses_do_no_harm(catalogue: Catalogue) -> None:
    assert by_grammar(catalogue, 1, A_FEW).count == A_FEW


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(8))
def test_eighty_thousand_strange_addresses_do_no_harm(catalogue: Catalogue, seed: int) -> None:
    asked = by_grammar(catalogue, seed + 100, MANY // 8)
    assert asked.count == MANY // 8
    for seconds, address in asked.slowest:
        print(f"{seconds:.3f} s for {address[:300]!r}")


@pytest.mark.prove
def test_twenty_thousand_addresses_of_any_characters_do_no_harm(catalogue: Catalogue) -> None:
    asked = Asked()
    word = st.one_of(st.sampled_from(NASTY), st.text(max_size=40), st.sampled_from(KEYS))
    address = st.builds(
        lambda path, query: "/" + "/".join(path) + "?" + "&".join(f"{key}={value}" for key, value in query),
        st.lists(st.one_of(word, st.sampled_from(("trees", "is-distillation-theft", "q", "result", "sources", "embed", "search", "cite"))), max_size=5),
        st.lists(st.tuples(word, word), max_size=6),
    )

    @hypothesis(max_examples=FREE // 20, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.lists(address, min_size=20, max_size=20))
    def each(addresses: list[str]) -> None:
        for one in addresses:
            asked(one)

    each()
    assert asked.count >= FREE
    for seconds, one in asked.slowest:
        print(f"{seconds:.3f} s for {one[:300]!r}")
