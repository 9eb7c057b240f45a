"""Pages, their paragraphs, and the glossary as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from explainer.library.backlinks import Linking
from explainer.library.data.table import (
    Facts,
    Ground,
    Kind,
    Table,
    column,
    labels_of,
    sources_of,
    table,
    text,
)
from explainer.library.glossary import Term
from explainer.library.labels import OUR_INFERENCE
from explainer.library.markdown import Block
from explainer.library.markdown.marks import text_of
from explainer.library.pages import Page

KINDS = {"chapter": "chapter", "about": "page about the site"}


def pages(ground: Ground, known: Iterable[Page]) -> Table:
    """One record for each chapter and each page about the site."""
    return table(
        ground, "pages", "Pages", "The chapters, and the pages about the site.",
        (
            column("id", "Its name in addresses and files.", lambda page: page.slug, needed=True),
            column("kind", "Kind of page.", lambda page: page.kind, words=KINDS, needed=True),
            column("number", "Its number among pages of its kind.", lambda page: page.number, Kind.NUMBER, needed=True),
            column("title", "Title.", lambda page: page.title, needed=True),
            column("description", "What it is about, in a sentence.", lambda page: page.description, needed=True),
            column("answer", "The answer for 60 seconds.", lambda page: text(page.answer)),
            column("words", "Number of words.", lambda page: page.words, Kind.NUMBER, needed=True),
            column("reviewed", "Day of the last review.", lambda page: page.reviewed, Kind.DATE, needed=True),
            column("sources", "Everything that is cited on it.", lambda page: sources_of(page.notes), Kind.LIST, refers="sources"),
        ),
        lambda page: Facts(page.address, labels_of(page.notes), page.reviewed),
        known, as_of="Day of the last review.",
    )  # fmt: skip


class _Paragraph(NamedTuple):
    page: Page
    section: str
    block: Block


def paragraphs(ground: Ground, known: Iterable[Page]) -> Table:
    """One record for each numbered paragraph of a page."""
    return table(
        ground, "paragraphs", "Paragraphs", "Every numbered paragraph of the pages, with what it rests on.",
        (
            column("id", "The page and the paragraph; the number may change when the page does.", lambda one: f"{one.page.slug}#{one.block.anchor}", needed=True),
            column("page", "The page.", lambda one: one.page.slug, refers="pages", needed=True, part=True),
            column("number", "The number as printed.", lambda one: one.block.number, needed=True),
            column("section", "Title of the section; none in the answer for 60 seconds.", lambda one: one.section),
            column("text", "The text, without the marks of notes.", lambda one: text_of(one.block.html), needed=True),
            column("ours", "Whether it is marked as our own reasoning.", lambda one: one.block.ours, Kind.YES_NO, needed=True),
            column("sources", "What is cited in it.", lambda one: sources_of(one.block.notes), Kind.LIST, refers="sources"),
        ),
        _facts_of_paragraph,
        (paragraph for page in known for paragraph in _paragraphs(page)),
        as_of="Day of the page's last review.",
    )  # fmt: skip


def _paragraphs(page: Page) -> Iterator[_Paragraph]:
    parts = [
        ("", page.answer),
        *((section.title, (*section.first, *section.rest)) for section in page.sections),
    ]
    for title, items in parts:
        yield from (
            _Paragraph(page, title, item) for item in items if isinstance(item, Block) and item.number
        )


def _facts_of_paragraph(one: _Paragraph) -> Facts:
    labels = labels_of(one.block.notes)
    address = f"{one.page.address}#{one.block.anchor}"
    return Facts(address, (*labels, OUR_INFERENCE) if one.block.ours else labels, one.page.reviewed)


def glossary(ground: Ground, known: Iterable[Term], linked_from: Mapping[str, tuple[Linking, ...]]) -> Table:
    """One record for each term."""
    return table(
        ground, "glossary", "Glossary", "The words of the debate and of the law.",
        (
            column("id", "Its name in addresses and files.", lambda term: term.slug, needed=True),
            column("term", "The term.", lambda term: term.title, needed=True),
            column("also", "Other forms of it.", lambda term: term.also, Kind.LIST),
            column("meaning", "What it means.", lambda term: text(term.meaning.items), needed=True),
            column("used_in", "Pages and records that use it.", lambda term: [linking.address for linking in linked_from.get(f"glossary/{term.slug}.md", ())], Kind.LIST),
            column("sources", "What is cited for it.", lambda term: sources_of(term.notes), Kind.LIST, refers="sources"),
        ),
        lambda term: Facts(term.address, labels_of(term.notes)),
        known,
    )  # fmt: skip
