"""What Zotero's connector reads in the head of a page: ``citation_`` names, and its own fields after ``z:``.

The type must be said: a page with ``citation_title`` and without ``z:itemType`` is saved as a journal article. Whatever
follows ``z:`` is put into the field of that name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

TYPES: Final = {
    "article": "preprint", "article-journal": "journalArticle", "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle", "bill": "bill", "book": "book", "broadcast": "videoRecording",
    "chapter": "bookSection", "dataset": "dataset", "entry-encyclopedia": "encyclopediaArticle", "legal_case": "case",
    "legislation": "statute", "paper-conference": "conferencePaper", "personal_communication": "letter", "post": "forumPost",
    "post-weblog": "blogPost", "regulation": "statute", "report": "report", "standard": "standard", "thesis": "thesis",
    "treaty": "statute", "webpage": "webpage",
}  # fmt: skip
"""Zotero's type for each type of the Citation Style Language that is used here."""

USUAL: Final = {
    "container-title": "publicationTitle", "publisher": "publisher", "number": "number", "volume": "volume", "issue": "issue",
    "page": "pages", "title-short": "shortTitle",
}  # fmt: skip
SPECIAL: Final[Mapping[str, Mapping[str, str]]] = {
    "bill": {"authority": "legislativeBody", "number": "billNumber"},
    "case": {
        "authority": "court", "number": "docketNumber", "container-title": "reporter", "volume": "reporterVolume", "page": "firstPage",
    },
    "preprint": {"number": "archiveID"},
    "report": {"publisher": "institution", "number": "reportNumber"},
    "statute": {"container-title": "code", "volume": "codeNumber", "page": "section", "number": "publicLawNumber"},
}  # fmt: skip
ON_A_SITE: Final = frozenset({"webpage", "blogPost", "forumPost"})


def tags(item: Mapping[str, Any], language: str = "") -> Iterator[tuple[str, str]]:
    """Names and contents of the tags for an item, but for ``citation_public_url``, which only the page knows."""
    yield "citation_title", item["title"]
    for person in item.get("author") or item.get("editor") or ():
        yield "citation_author", _person(person)
    if parts := item.get("issued", {}).get("date-parts"):
        yield "citation_publication_date", "/".join(f"{part:02d}" for part in parts[0])
    if language:
        yield "citation_language", language
    if item.get("DOI"):
        yield "citation_doi", item["DOI"]
    yield from _fields(item)


def _fields(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The type and what has no ``citation_`` name. Without a publication of its own a page would be given this site's."""
    kind = TYPES.get(item["type"], "webpage")
    yield "z:itemType", kind
    for variable, field in {**USUAL, **SPECIAL.get(kind, {})}.items():
        if item.get(variable):
            yield f"z:{field}", str(item[variable])
    if kind in ON_A_SITE and not item.get("container-title"):
        yield "z:publicationTitle", item.get("publisher") or urlsplit(item.get("URL", "")).netloc


def _person(person: Mapping[str, str]) -> str:
    """``Lemley, Mark A.``; the comma behind an organisation keeps its name from being taken for a person's."""
    if person.get("literal"):
        return f"{person['literal']},"
    family = f"{person.get('non-dropping-particle', '')} {person.get('family', '')}".strip()
    return ", ".join(part for part in (family, person.get("given", "")) if part)
