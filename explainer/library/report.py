"""What should be looked at again: what has grown old, what nobody has read, what nobody cites, what no example shows.

Nothing here is a mistake. Without a day there are no ages, only dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from explainer.library.catalogue import Catalogue
from explainer.library.chapters import InFigures, in_figures
from explainer.library.dates import Dated, date_words, iso, whole
from explainer.library.labels import Reading
from explainer.library.markdown import Block, Heading
from explainer.library.pages import Page
from explainer.library.sources import Source
from explainer.trees.checks import uncovered
from explainer.trees.model import Tree

QUESTIONS = frozenset({"think", "discuss"})  # sections whose paragraphs need no source


@dataclass(frozen=True)
class Aged:
    """Something that was last looked at on a day; `days` ago, if a day was given. `old` if older than its limit."""

    title: str
    address: str
    path: str
    seen: Dated
    old: bool
    days: int | None = None

    @property
    def when(self) -> str:
        return date_words(self.seen) or "not known"

    @property
    def iso(self) -> str:
        return iso(self.seen)


@dataclass(frozen=True)
class Unread:
    """A source that is cited, though its text was not read; and in how many places."""

    source: Source
    places: int


@dataclass(frozen=True)
class Ours:
    """How many paragraphs of a page are our own reasoning, of how many that need a source or that mark."""

    title: str
    address: str
    ours: int
    all: int

    @property
    def share(self) -> int:
        """In per cent."""
        return round(100 * self.ours / self.all) if self.all else 0


@dataclass(frozen=True)
class Uncovered:
    """A verdict or an effect of a tree that no worked example shows."""

    tree: Tree
    line: int
    what: str


@dataclass(frozen=True)
class Tally:
    """How many things of a list should be looked at, of how many; `anchor` is the place of the list on its page."""

    anchor: str
    count: int
    all: int
    words: str


@dataclass(frozen=True)
class Report:
    """Everything, the most pressing first."""

    reviews: tuple[Aged, ...]
    statuses: tuple[Aged, ...]
    documents: tuple[Aged, ...]
    unread: tuple[Unread, ...]
    uncited: tuple[Source, ...]
    ours: tuple[Ours, ...]
    uncovered: tuple[Uncovered, ...]
    addresses: tuple[str, ...]  # outside this site, each once
    sources: int  # all of them, cited or not
    chapters: tuple[InFigures, ...]

    @property
    def background(self) -> tuple[Unread, ...]:
        """Of the unread, those that rest on general knowledge."""
        return tuple(one for one in self.unread if one.source.read is Reading.BACKGROUND)

    @property
    def secondary(self) -> tuple[Unread, ...]:
        """Of the unread, those that are known through others."""
        return tuple(one for one in self.unread if one.source.read is Reading.SECONDARY)

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """The report in figures."""
        cited = self.sources - len(self.uncited)
        return (
            *(
                Tally(anchor, sum(one.old for one in aged), len(aged), f"{words} past their limit")
                for anchor, aged, words in (
                    ("reviews", self.reviews, "pages"), ("statuses", self.statuses, "cases"), ("documents", self.documents, "terms in force"),
                )
            ),
            Tally("unread", len(self.background), cited, "cited sources that are general knowledge"),
            Tally("unread", len(self.secondary), cited, "cited sources known through others"),
            Tally("uncited", len(self.uncited), self.sources, "sources not cited"),
            Tally("ours", sum(one.ours for one in self.ours), sum(one.all for one in self.ours), "paragraphs of chapters that are our own"),
            Tally("uncovered", len(self.uncovered), 0, "parts of trees that no example shows"),
        )  # fmt: skip


def report(known: Catalogue, day: date | None = None) -> Report:
    """The report on a catalogue; with a day, what is old on that day and by how many days."""
    seen = known.seen_on(day) if day else known
    return Report(
        tuple(_aged(_reviews(seen), seen, day)), tuple(_aged(_statuses(seen), seen, day)), tuple(_aged(_documents(seen), seen, day)),
        tuple(_unread(seen)), tuple(source for source in seen.sources.values() if source.id not in seen.cited_at),
        tuple(_ours(seen.pages.values())), tuple(_uncovered(seen)), tuple(_outside(seen.sources.values())),
        len(seen.sources), tuple(in_figures(seen)),
    )  # fmt: skip


Looked = tuple[str, str, str, Dated]
"""Title, address and path of something, and the day on which it was looked at."""


def _reviews(known: Catalogue) -> Iterator[Looked]:
    for page in known.pages.values():
        yield page.title, page.address, page.path, _parts(page.reviewed)


def _statuses(known: Catalogue) -> Iterator[Looked]:
    for case in known.cases.values():
        yield case.short, case.address, case.path, _parts(case.as_of)


def _documents(known: Catalogue) -> Iterator[Looked]:
    for document in known.documents:
        if document.in_force:
            title = f"{document.provider}: {document.front.document}"
            yield (
                title,
                document.address,
                document.path,
                document.front.as_of or document.front.effective or (),
            )


def _parts(day: date) -> Dated:
    return day.year, day.month, day.day


def _aged(looked: Iterable[Looked], known: Catalogue, day: date | None) -> list[Aged]:
    """What was looked at: what is past its limit first, then oldest first; what has no date before what has one."""
    found = [
        Aged(
            title,
            address,
            path,
            seen,
            address in known.stale,
            (day - whole(seen)).days if day and seen else None,
        )
        for title, address, path, seen in looked
    ]
    return sorted(found, key=lambda one: (not one.old, one.seen, one.title))


def _unread(known: Catalogue) -> Iterator[Unread]:
    """General knowledge before what others tell, and what is cited most before the rest."""
    found = [
        Unread(source, len(known.cited_at[source.id]))
        for source in known.sources.values()
        if source.read is not Reading.PRIMARY and source.id in known.cited_at
    ]
    yield from sorted(
        found, key=lambda one: (one.source.read is not Reading.BACKGROUND, -one.places, one.source.id)
    )


def _ours(pages: Iterable[Page]) -> Iterator[Ours]:
    counted = (_counted(page) for page in pages if page.kind == "chapter")
    yield from sorted(counted, key=lambda one: (-one.share, one.title))


def _counted(page: Page) -> Ours:
    items: list[Block | Heading] = [*page.answer]
    for section in page.sections:
        if section.kind not in QUESTIONS:
            items += [*section.first, *section.rest]
    blocks = [item for item in items if isinstance(item, Block) and item.number]
    ours = sum(1 for block in blocks if block.ours and not block.notes)
    return Ours(page.title, page.address, ours, len(blocks))


def _uncovered(known: Catalogue) -> Iterator[Uncovered]:
    for loaded in known.trees.values():
        if not loaded.tree.same_as:
            for finding in uncovered(loaded.engine, loaded.examples):
                yield Uncovered(loaded.tree, finding.line, finding.what)


def _outside(sources: Iterable[Source]) -> Iterator[str]:
    addresses = (address for source in sources for address in (source.url, source.archive) if address)
    yield from dict.fromkeys(addresses)
