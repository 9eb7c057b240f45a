"""Who leads here: the places that cite a source, and the pages that link to a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from explainer.library.cases import Case
from explainer.library.claims import Claim
from explainer.library.figures import Figure
from explainer.library.glossary import Term
from explainer.library.lessons import Lesson
from explainer.library.markdown import Block, Body, Note
from explainer.library.markdown.body import Link
from explainer.library.markdown.marks import find
from explainer.library.pages import Page
from explainer.library.providers import Provider
from explainer.library.timeline import Moment


@dataclass(frozen=True)
class Mention:
    """A place where a source is cited: the page's title, the address with the paragraph, the locator."""

    title: str
    address: str
    where: str
    locator: str

    @property
    def number(self) -> str:
        """The number of the paragraph, if it is one."""
        return self.where.removeprefix("paragraph ") if self.where.startswith("paragraph ") else ""


Found = Iterator[tuple[str, Mention]]
"""Ids of sources, each with one place."""


class Linking(Protocol):
    """A record that links to others."""

    @property
    def title(self) -> str: ...

    @property
    def address(self) -> str: ...

    @property
    def links(self) -> tuple[Link, ...]: ...


def cited_at(*found: Iterable[tuple[str, Mention]]) -> dict[str, tuple[Mention, ...]]:
    """For each source, the places that cite it, each once and in the order in which they are given."""
    places: dict[str, dict[Mention, None]] = {}
    for source, mention in chain(*found):
        places.setdefault(source, {})[mention] = None
    return {source: tuple(mentions) for source, mentions in places.items()}


def linked_from(records: Iterable[Linking]) -> dict[str, tuple[Linking, ...]]:
    """For each content path, the records that link to it, in their order."""
    found: dict[str, list[Linking]] = {}
    for record in records:
        for target in dict.fromkeys(link.target for link in record.links if link.target):
            found.setdefault(target, []).append(record)
    return {target: tuple(linking) for target, linking in found.items()}


def of_pages(pages: Iterable[Page]) -> Found:
    """Chapters first, then the pages about the site."""
    for page in sorted(pages, key=lambda page: (page.kind != "chapter", page.number)):
        sections = chain(*((*section.first, *section.rest) for section in page.sections))
        for block in (item for item in (*page.answer, *sections) if isinstance(item, Block)):
            anchor, where = block.anchor, f"paragraph {block.number}" if block.number else ""
            for chart in find("chart", block.html):
                anchor, where = f"figure-{page.charts[int(chart)].id}", "figure"
            address = f"{page.address}#{anchor}" if anchor else page.address
            yield from _of_notes(block.notes, page.title, address, where)


def of_terms(terms: Iterable[Term]) -> Found:
    """The glossary."""
    for term in terms:
        yield from _of_notes(term.notes, f"Glossary: {term.title}", term.address, "")


def of_figures(figures: Iterable[Figure]) -> Found:
    """The figures of the first page."""
    for figure in figures:
        yield figure.note.source.id, Mention("The first page", "/#figures", "figure", figure.note.locator)


def of_cases(cases: Iterable[Case]) -> Found:
    """Cases: the status, the claims, each event, each paragraph."""
    for case in cases:
        title = f"Case: {case.short}"
        yield from _of_notes(case.status.notes, title, f"{case.address}#status", "status")
        yield from _of_notes(case.claims.notes, title, f"{case.address}#facts", "claims")
        for event in case.events:
            yield from _of_notes(event.what.notes, title, f"{case.address}#{event.anchor}", event.when)
        yield from _of_paragraphs(case.body, title, case.address)


def of_claims(claims: Iterable[Claim]) -> Found:
    """The ledger: where a claim was made, what is known, who disputes it, how to say it."""
    for claim in claims:
        title = f"Claim: {claim.title}"
        yield from _of_notes(claim.where.notes, title, claim.address, "where it was made")
        yield from _of_paragraphs(claim.known, title, claim.address)
        for dispute in claim.disputed_by:
            yield from _of_notes(dispute.says.notes, title, f"{claim.address}#disputed", "dispute")
        yield from _of_notes(claim.safely.notes, title, f"{claim.address}#safely", "neutral wording")


def of_providers(providers: Iterable[Provider]) -> Found:
    """Terms and licences."""
    for document in (document for provider in providers for document in provider.documents):
        for source in document.sources:
            yield source.id, Mention(f"Terms: {document.title}", document.address, document.front.version, "")


def of_moments(moments: Iterable[Moment]) -> Found:
    """The timeline, as far as it is not told from the cases."""
    for moment in (moment for moment in moments if moment.chosen):
        yield from _of_notes(moment.text.notes, f"Timeline: {moment.title}", f"/timeline/#{moment.anchor}", moment.when)


def of_lessons(lessons: Iterable[Lesson]) -> Found:
    """Units for teachers."""
    for lesson in lessons:
        yield from _of_notes(lesson.notes, f"Lesson: {lesson.title}", lesson.address, "")


def _of_paragraphs(body: Body, title: str, address: str) -> Found:
    for block in (item for item in body.items if isinstance(item, Block)):
        where = f"paragraph {block.number}" if block.number else ""
        yield from _of_notes(block.notes, title, f"{address}#{block.anchor}" if block.anchor else address, where)


def _of_notes(notes: Iterable[Note], title: str, address: str, where: str) -> Found:
    for entry in (entry for note in notes for entry in note.entries):
        yield entry.source.id, Mention(title, address, where, entry.locator)
