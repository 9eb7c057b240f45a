"""What a Markdown text becomes: headings and blocks, with its notes, charts and links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import unescape

from explainer.library.charts import Chart
from explainer.library.labels import Label
from explainer.library.markdown.marks import MARK, TAG
from explainer.library.problems import Problems
from explainer.library.sources import Source


def plain_words(html: str) -> str:
    """The words of running text, without marks, tags and entities."""
    return " ".join(unescape(TAG.sub("", MARK.sub("", html))).split())


@dataclass(frozen=True)
class NoteEntry:
    """One source in a note, with the label that is printed. `before` is the note that told it in full, 0 if none did."""

    source: Source
    locator: str
    label: Label
    signal: str = ""
    before: int = 0


@dataclass(frozen=True)
class Note:
    """A numbered note: the sources of one citation. `number` counts from 1 on its page."""

    number: int
    entries: tuple[NoteEntry, ...]

    @property
    def anchor(self) -> str:
        return f"n{self.number}"


def told_once(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes of a page, in their order; what an earlier one told in full points back to it."""
    first: dict[str, int] = {}

    def pointing(entry: NoteEntry, number: int) -> NoteEntry:
        earliest = first.setdefault(entry.source.id, number)
        return replace(entry, before=earliest if earliest < number else 0)

    return tuple(
        replace(note, entries=tuple(pointing(entry, note.number) for entry in note.entries)) for note in notes
    )


@dataclass(frozen=True)
class Heading:
    """A heading of level 2 or 3; `kind` is the class given to it, such as ``disputed``."""

    level: int
    title: str
    anchor: str
    kind: str
    line: int


@dataclass(frozen=True)
class Block:
    """A paragraph, list, table, callout or figure.

    `html` holds marks for widgets: ``\\ue000note:N\\ue001`` and ``\\ue000chart:N\\ue001`` (N counts from 1 for
    notes, from 0 for charts). `notes` are those cited in it, a figure's own among them. `number` is the paragraph number as printed (``12`` or ``12a``), empty for
    what is not numbered.
    """

    kind: str
    html: str
    line: int
    number: str = ""
    notes: tuple[Note, ...] = ()
    ours: bool = False

    @property
    def anchor(self) -> str:
        return f"p{self.number}" if self.number else ""

    @property
    def words(self) -> str:
        """The words without citations."""
        return plain_words(self.html)


@dataclass(frozen=True)
class Link:
    """A link to another content file, or to an anchor of its own file if `target` is empty.

    `path` and `line` say where it stands; anchors can be checked only when all files are read.
    """

    target: str
    anchor: str
    path: str
    line: int


@dataclass(frozen=True)
class Body:
    """A rendered text."""

    items: tuple[Heading | Block, ...] = ()
    notes: tuple[Note, ...] = ()
    charts: tuple[Chart, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def html(self) -> str:
        """All blocks in a row, for short texts that have no headings."""
        return "\n".join(item.html for item in self.items if isinstance(item, Block))

    @property
    def inline(self) -> str:
        """The HTML of a text of one paragraph, to stand within a line."""
        return self.html.removeprefix("<p>").removesuffix("</p>")

    @property
    def words(self) -> str:
        """The words without citations."""
        return plain_words(self.html)

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels of all that is cited, each once, in their order."""
        return tuple(dict.fromkeys(entry.label for note in self.notes for entry in note.entries))

    @property
    def anchors(self) -> frozenset[str]:
        return frozenset(item.anchor for item in self.items if item.anchor) | {
            f"figure-{chart.id}" for chart in self.charts
        }


@dataclass(frozen=True)
class Context:
    """What a text may refer to, and where its problems go.

    `addresses` maps content paths (``pages/the-accusation.md``) to addresses (``/the-accusation/``).
    `must_cite` asks that every paragraph be cited or marked as our own.
    """

    sources: Mapping[str, Source]
    addresses: Mapping[str, str]
    problems: Problems
    must_cite: bool = True
    outside_links: bool = False
    uncited_sections: frozenset[str] = field(default=frozenset({"think", "discuss"}))
