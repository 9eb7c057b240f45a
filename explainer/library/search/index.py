"""The index: all entries in one SQLite database in memory, made once for each catalogue and never changed.

Terms are looked for in titles, in other names, in the text, and in the forms of numbers (`words.forms`). What is
called just so comes first; then SQLite's bm25 decides, in which titles weigh most, times the weight of the kind,
and twice where the words stand in a row.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice
from threading import Lock
from typing import NamedTuple

from explainer.library.labels import LABELS
from explainer.library.search.entries import KINDS, Entry
from explainer.library.search.found import BEGIN, END, Found, Group, Hit, Part, beginnings, marked
from explainer.library.search.tables import fill
from explainer.library.search.words import ALL, ANY, WORD, Query, Term, asked
from explainer.library.typography import typed

RANK = "bm25(search, 10.0, 6.0, 1.0, 1.0) * weight"  # title, names, text, forms

AROUND = 26  # words of a snippet
IN_GROUP = 5  # hits of a kind, while all kinds are shown
IN_ONE_KIND = 60
CLOSEST = 3
FEW = 8  # hits that can be looked through without being told which are closest
PASSAGES = 2  # of one hit
ENDINGS = 24  # words that a last word may become
SHORTEST, LONGEST_WORD = 3, 24  # letters of a word for which near ones are looked for


class _Row(NamedTuple):
    """An entry that fits: its number, its kind, and what decides its place."""

    number: int
    kind: str
    place: tuple[bool, float]


class Index:
    """Everything that can be found in one catalogue. Several threads may ask at once; they take turns."""

    def __init__(self, found: Iterable[Entry]) -> None:
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._lock = Lock()
        self._words: Counter[str] = Counter()
        self._passages = fill(self._connection, self._counted(found))
        self._sorted = sorted(self._words)

    def _counted(self, found: Iterable[Entry]) -> Iterator[Entry]:
        for entry in found:
            for text in (entry.title, *entry.names, entry.text):
                self._words.update(WORD.findall(typed(text)))
            yield entry

    def search(self, query: Query, kind: str = "") -> Found:
        """What fits the query: a few of each kind, or many of one kind."""
        if not query.terms:
            return Found(query)
        terms = asked(query, self._endings(query))
        with self._lock:
            rows, some = self._rows(query, terms, ALL), False
            if not rows and len(terms) > 1:
                rows, some = self._rows(query, terms, ANY), True
            shown = _shown(rows, kind)
            hits = self._hits(query, terms, {row.number for row in shown})
        counts = Counter(row.kind for row in rows)
        groups = tuple(
            Group(name, KINDS[name], count, tuple(hits[row.number] for row in shown if row.kind == name))
            for name, count in counts.items()
        )
        many = len(counts) > 1 and len(rows) > FEW and not kind
        closest = tuple(hits[row.number] for row in _closest(shown)) if many else ()
        return Found(query, len(rows), groups, closest, some, self._near(query) if some or not rows else "")

    def _rows(self, query: Query, terms: tuple[str, ...], joint: str) -> list[_Row]:
        """Every entry that fits, the best first."""
        sql = f"SELECT rowid, kind, {RANK}, instr(keys, ?) > 0 FROM search WHERE search MATCH ?"
        named = self._named(terms)
        in_a_row = set(self._numbers(query.phrase)) if query.phrase else set()
        found = self._connection.execute(sql, (f"|{query.key}|", joint.join(terms)))
        rows = [
            _Row(
                number,
                kind,
                (not exact, rank * (1 + named[number] / len(terms)) ** 2 * (1 + (number in in_a_row))),
            )
            for number, kind, rank, exact in found
        ]
        return sorted(rows, key=lambda row: (row.place, row.number))

    def _named(self, terms: tuple[str, ...]) -> Counter[int]:
        """How many of the terms stand in the title or the names of an entry."""
        return Counter(number for term in terms for number in self._numbers(f"{{title names}} : {term}"))

    def _numbers(self, match: str) -> Iterator[int]:
        """The numbers of the entries that fit."""
        for (number,) in self._connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (match,)):
            yield number

    def _hits(self, query: Query, terms: tuple[str, ...], numbers: set[int]) -> dict[int, Hit]:
        sql = f"""
            SELECT rowid, kind, address, highlight(search, 0, ?, ?), snippet(search, 2, ?, ?, '…', {AROUND}), about, label
            FROM search WHERE search MATCH ? AND rowid IN ({",".join(str(number) for number in sorted(numbers))})
        """
        rows = self._connection.execute(sql, (BEGIN, END, BEGIN, END, ANY.join(terms))).fetchall()
        begin = beginnings(query)
        return {
            number: Hit(
                kind, address, marked(title, begin), marked(text, begin), about, LABELS.get(label),
                self._parts(terms, number, begin),
            )
            for number, kind, address, title, text, about, label in rows
        }  # fmt: skip

    def _parts(self, terms: tuple[str, ...], number: int, begin: frozenset[str]) -> tuple[Part, ...]:
        """The best parts of an entry, if it has parts: those with all terms come first."""
        sql = f"""
            SELECT address, place, snippet(passage, 0, ?, ?, '…', {AROUND}) FROM passage
            WHERE passage MATCH ? AND rowid BETWEEN ? AND ?
            ORDER BY rowid NOT IN (SELECT rowid FROM passage WHERE passage MATCH ? AND rowid BETWEEN ? AND ?),
              bm25(passage), rowid
            LIMIT {PASSAGES}
        """
        first, last = self._passages[number]
        if last < first:
            return ()
        asked_for = (BEGIN, END, ANY.join(terms), first, last, ALL.join(terms), first, last)
        found = self._connection.execute(sql, asked_for)
        return tuple(Part(address, place, marked(text, begin)) for address, place, text in found)

    def _endings(self, query: Query) -> tuple[str, ...]:
        """The most frequent words that begin as the last word does: stems alone would not know *distillatio*."""
        last = query.terms[-1]
        if not query.open or len(last.words) != 1 or len(last.words[0]) < 2:
            return ()
        beginning = typed(last.words[0])
        longer = [word for word in self._beginning_with(beginning) if word != beginning]
        return tuple(sorted(longer, key=lambda word: (-self._words[word], word))[:ENDINGS])

    def _beginning_with(self, beginning: str) -> Iterator[str]:
        for word in islice(self._sorted, bisect_left(self._sorted, beginning), None):
            if not word.startswith(beginning):
                return
            yield word

    def _near(self, query: Query) -> str:
        """The query with known words in place of its unknown ones; nothing if no known word is like them."""
        known = [(" ".join(term.words), self._known(term)) for term in query.terms]
        exchanged = any(word and word != typed_word for typed_word, word in known)
        return " ".join(word for _, word in known if word) if exchanged else ""

    def _known(self, term: Term) -> str:
        """The term, if the site has its words; else one like it, or nothing."""
        word = typed(" ".join(term.words))
        if len(term.words) != 1 or word in self._words or any(self._beginning_with(word)):
            return " ".join(term.words)
        if not SHORTEST <= len(word) <= LONGEST_WORD:
            return ""
        alike = [known for known in self._sorted if abs(len(known) - len(word)) <= 2 and known[0] in word[:2]]
        return next(iter(get_close_matches(word, alike, n=1, cutoff=0.7)), "")


def _shown(rows: list[_Row], kind: str) -> list[_Row]:
    """The rows of which the reader sees more than a number: the first ones of every kind, or of one."""
    if kind:
        return [row for row in rows if row.kind == kind][:IN_ONE_KIND]
    before: Counter[str] = Counter()
    shown: list[_Row] = []
    for row in rows:
        if before[row.kind] < IN_GROUP:
            shown.append(row)
        before[row.kind] += 1
    return shown


def _closest(rows: list[_Row]) -> list[_Row]:
    """The best of each kind, and whatever is called just so."""
    firsts = {row.kind: row for row in reversed(rows)}
    return [row for row in rows if row == firsts[row.kind] or not row.place[0]][:CLOSEST]
