"""Works as items of reference managers: the variables of the Citation Style Language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from explainer.library.citing.names import Name
from explainer.library.citing.works import Kind, Work

TYPES: Final[Mapping[Kind, str]] = {
    Kind.ARTICLE: "article-journal", Kind.BILL: "bill", Kind.BOOK: "book", Kind.CASE: "legal_case", Kind.CHAPTER: "chapter",
    Kind.CONFERENCE: "paper-conference", Kind.ENTRY: "entry-encyclopedia", Kind.LETTER: "personal_communication",
    Kind.NEWS: "article-newspaper", Kind.PAGE: "webpage", Kind.POST: "post", Kind.PREPRINT: "article",
    Kind.REGULATION: "regulation", Kind.REPORT: "report", Kind.STANDARD: "standard", Kind.STATUTE: "legislation",
    Kind.TREATY: "treaty",
}  # fmt: skip


def item(work: Work, key: str, note: str = "") -> dict[str, Any]:
    """The work under a key; what is not known is left out."""
    return {name: value for name, value in _variables(work, key, note) if value}


def _variables(work: Work, key: str, note: str) -> Iterator[tuple[str, Any]]:
    yield "id", key
    yield "type", TYPES[work.kind]
    yield "title", work.title
    yield "author", [_person(one) for one in work.authors]
    yield "container-title", work.container
    yield "publisher", work.publisher
    yield "authority", work.authority
    yield "number", work.number or work.neutral
    yield "volume", work.volume
    yield "issue", work.issue
    yield "page", work.page.replace("–", "-")
    yield "version", work.edition
    yield "issued", {"date-parts": [list(work.date)]} if work.date else {}
    yield "URL", work.url
    yield "DOI", work.doi
    yield "note", note


def _person(one: Name) -> dict[str, str]:
    parts = {"family": one.family, "given": one.given, "literal": one.literal, "suffix": one.suffix}
    return {name: words for name, words in parts.items() if words}
