"""Sources as a table, and every place that cites one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from explainer.library.backlinks import Mention
from explainer.library.data.table import LABEL_WORDS, Facts, Ground, Kind, Table, column, table
from explainer.library.labels import READING_WORDS, Label
from explainer.library.sources import JURISDICTIONS, KINDS, Source

READ = {reading.value: words for reading, words in READING_WORDS.items()}


def sources(ground: Ground, known: Iterable[Source], cited_at: Mapping[str, tuple[Mention, ...]]) -> Table:
    """One record for each source."""
    return table(
        ground, "sources", "Sources", "Everything that was read for the site; also as CSL-JSON, RIS and BibTeX.",
        (
            column("id", "Its name in addresses and citations; it never changes.", lambda one: one.id, needed=True),
            column("label", "What kind of source it is.", lambda one: one.label.id, words=LABEL_WORDS, needed=True),
            column("read", "How it was read for the site.", lambda one: one.read, words=READ, needed=True),
            column("kind", "Kind of publication.", lambda one: one.kind, words=KINDS, needed=True),
            column("type", "Type in the Citation Style Language.", lambda one: one.type, needed=True),
            column("title", "Title.", lambda one: one.title, needed=True),
            column("short", "Short name, as it stands in notes.", lambda one: one.short, needed=True),
            column("authors", "Authors, or those who edited it.", lambda one: one.authors, Kind.LIST),
            column("container", "In what it stands: journal, newspaper, code, website.", lambda one: one.container),
            column("publisher", "Publisher.", lambda one: one.publisher),
            column("authority", "Court or body.", lambda one: one.authority),
            column("number", "Docket, report or bill number.", lambda one: one.number),
            column("volume", "Volume.", lambda one: one.volume),
            column("issue", "Issue.", lambda one: one.issue),
            column("page", "Page or section.", lambda one: one.page),
            column("version", "Version.", lambda one: one.version),
            column("date", "When it was published or decided.", lambda one: one.date, Kind.PARTIAL_DATE),
            column("link", "Its own address; none for what is only in print or was not found online.", lambda one: one.url, Kind.ADDRESS),
            column("doi", "Digital object identifier.", lambda one: one.doi),
            column("archive", "An archived copy, if one is known.", lambda one: one.archive, Kind.ADDRESS),
            column("jurisdiction", "Country, union or state whose law or court it is.", lambda one: one.jurisdiction, words=JURISDICTIONS),
            column("note", "What it is good for here.", lambda one: one.note, needed=True),
            column("cited", "In how many places it is cited.", lambda one: len(cited_at.get(one.id, ())), Kind.NUMBER, needed=True),
        ),
        lambda one: Facts(f"/sources/{one.id}/", (one.label,)),
        known, as_of="Not recorded: a source is of its date.", confidence="Not recorded: see how it was read.",
    )  # fmt: skip


class _Citation(NamedTuple):
    source: str
    number: int
    mention: Mention
    label: Label


def citations(
    ground: Ground, known: Mapping[str, Source], cited_at: Mapping[str, tuple[Mention, ...]]
) -> Table:
    """One record for each place that cites a source."""
    return table(
        ground, "citations", "Citations", "Every place on the site that cites a source.",
        (
            column("id", "The source and a number; it may change when texts change.", lambda one: f"{one.source}/{one.number}", needed=True),
            column("source", "The source.", lambda one: one.source, refers="sources", needed=True, part=True),
            column("title", "Page or record that cites it.", lambda one: one.mention.title, needed=True),
            column("where", "Part of it.", lambda one: one.mention.where),
            column("locator", "Where in the source: page, paragraph or section; none where the source is cited as a whole.", lambda one: one.mention.locator),
        ),
        lambda one: Facts(one.mention.address, (one.label,)),
        (
            _Citation(source, number, mention, known[source].label)
            for source, mentions in sorted(cited_at.items())
            for number, mention in enumerate(mentions, start=1)
        ),
    )  # fmt: skip
