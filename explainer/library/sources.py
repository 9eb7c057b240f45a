"""Sources: what the site cites, in CSL-YAML (Citation Style Language), a few files by kind.

Identity is the `id`; it is the citation key and the address ``/sources/<id>/``. Each source carries one
label and says how it was read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, WithJsonSchema, field_validator, model_validator

from explainer.library.dates import date_words, is_a_day, parse_date
from explainer.library.facets import Facet
from explainer.library.files import (
    NAME,
    Located,
    Shape,
    content_files,
    fill,
    one_of,
    read_text,
    read_yaml,
    shown_path,
)
from explainer.library.labels import LABELS, OUR_INFERENCE, READING_WORDS, Label, Reading
from explainer.library.problems import Problems, Weight
from explainer.library.typography import typed

ENTRY = re.compile(r"^ *- id: *([a-z0-9-]+) *$", re.MULTILINE)
MARKUP = re.compile(r"</?[a-z]+\b[^>]*>")
ADDRESS = re.compile(r"https?://[^\s<>\"']+")

JURISDICTIONS = {
    "ca": "Canada", "ch": "Switzerland", "cn": "China", "cz": "Czechia", "de": "Germany", "eu": "European Union",
    "fr": "France", "hu": "Hungary", "in": "India", "int": "International", "jp": "Japan", "kr": "South Korea",
    "nz": "New Zealand", "sg": "Singapore", "uk": "United Kingdom", "us": "United States",
    "us-ak": "Alaska", "us-ca": "California", "us-fl": "Florida", "us-nj": "New Jersey", "us-ny": "New York",
}  # fmt: skip

KINDS = {
    "article": "Articles and news reports", "bill": "Bills", "book": "Books", "case": "Court decisions and dockets",
    "filing": "Court filings", "note": "Notes", "paper": "Research papers", "post": "Posts", "regulation": "Regulations",
    "report": "Reports", "standard": "Technical standards", "statute": "Statutes", "webpage": "Web pages",
}  # fmt: skip

TYPES = {
    "article": "paper", "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "bill": "bill", "book": "book", "broadcast": "post", "chapter": "book", "dataset": "webpage",
    "entry-encyclopedia": "article", "legal_case": "case", "legislation": "statute", "paper-conference": "paper",
    "personal_communication": "filing", "post": "post", "post-weblog": "post", "regulation": "regulation",
    "report": "report", "standard": "standard", "thesis": "paper", "treaty": "statute", "webpage": "webpage",
}  # fmt: skip
"""The types of the Citation Style Language that are used here, each with the kind it mostly is."""


NOT_KEPT = frozenset({
    "ISBN", "ISSN", "abstract", "accessed", "annote", "archive_location", "call-number", "chapter-number", "citation-key",
    "citation-label", "collection-number", "collection-title", "dimensions", "edition", "event-place", "event-title", "genre", "history",
    "journalAbbreviation", "keyword", "language", "license", "medium", "number-of-pages", "number-of-volumes", "publisher-place",
    "references", "reviewed-title", "scale", "section", "shortTitle", "source", "status", "submitted", "translator", "contributor",
})  # fmt: skip
"""CSL variables that exports of Zotero have and our sources do not."""


class NameShape(Shape):
    """A CSL name: family and given, or one literal."""

    family: str = ""
    given: str = ""
    literal: str = ""
    suffix: str = ""
    non_dropping_particle: str = Field("", alias="non-dropping-particle")

    @property
    def full(self) -> str:
        family = f"{self.non_dropping_particle} {self.family}".strip()
        return self.literal or " ".join(part for part in (self.given, family, self.suffix) if part)

    @property
    def last(self) -> str:
        return self.literal or f"{self.non_dropping_particle} {self.family}".strip()


class IssuedShape(Shape):
    """A CSL date: year, or year and month, or year, month and day. Editors write ``2026-02-23``, and CSL knows that too."""

    date_parts: Annotated[tuple[tuple[int, ...], ...], Field(alias="date-parts", min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, given: object) -> object:
        if not isinstance(given, dict | str):
            raise ValueError("write a day, a month or a year: 2026-02-23, 2026-02 or 2026")
        if isinstance(given, str):
            return {"date-parts": (parse_date(given),)}
        parts = given.get("date-parts")
        flat = isinstance(parts, list) and parts and all(isinstance(part, str) for part in parts)
        return {"date-parts": [parts]} if flat else given

    @field_validator("date_parts")
    @classmethod
    def _is_a_date(cls, parts: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
        for numbers in parts:
            if not (1 <= len(numbers) <= 3 and 1000 < numbers[0] < 2100 and is_a_day(numbers)):
                raise ValueError("write year, month and day as numbers, such as [[2026, 2, 23]]")
        return parts


ISSUED_SCHEMA = {"type": ["string", "integer", "object"], "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$", "required": ["date-parts"]}


def _is_an_id(text: str) -> str:
    if not NAME.fullmatch(text):
        raise ValueError("use small letters, digits and single hyphens")
    return text


def _is_an_address(text: str) -> str:
    if text and not ADDRESS.fullmatch(text):
        raise ValueError("write a web address in full, beginning with https://")
    return text


def _is_plain(title: str) -> str:
    if markup := MARKUP.search(title):
        raise ValueError(f"take {markup[0]} away; titles are set by the site")
    return title


Address = Annotated[str, AfterValidator(_is_an_address)]


class CustomShape(Shape):
    """What CSL has no field for: label, how read, jurisdiction, kind, an archived copy."""

    label: Annotated[str, one_of(LABELS.keys() - {OUR_INFERENCE.id})]
    read: Reading
    kind: Annotated[str, one_of(KINDS)]
    jurisdiction: Annotated[str, one_of(JURISDICTIONS)] = ""
    archive: Address = ""


class SourceShape(Shape):
    """One entry of a sources file. CSL variables that have no place here are let be: reference managers write them."""

    @model_validator(mode="before")
    @classmethod
    def _without_others(cls, given: object) -> object:
        return {name: value for name, value in given.items() if name not in NOT_KEPT} if isinstance(given, dict) else given

    id: Annotated[str, AfterValidator(_is_an_id)]
    type: Annotated[str, one_of(TYPES)]
    title: Annotated[str, AfterValidator(_is_plain)] = Field(min_length=1)
    title_short: str = Field("", alias="title-short")
    author: tuple[NameShape, ...] = ()
    editor: tuple[NameShape, ...] = ()
    container_title: str = Field("", alias="container-title")
    publisher: str = ""
    authority: str = ""
    number: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    version: str = ""
    issued: Annotated[IssuedShape | None, WithJsonSchema(ISSUED_SCHEMA)] = None
    url: Address = Field("", alias="URL")
    doi: str = Field("", alias="DOI")
    note: str = Field(min_length=1)
    custom: CustomShape


@dataclass(frozen=True)
class Source:
    """A source as pages use it. `date` is (year, month, day), shorter where less is known."""

    id: str
    type: str
    kind: str
    title: str
    short: str
    authors: tuple[str, ...]
    container: str
    publisher: str
    authority: str
    number: str
    volume: str
    issue: str
    page: str
    version: str
    date: tuple[int, ...]
    url: str
    doi: str
    archive: str
    note: str
    label: Label
    read: Reading
    jurisdiction: str
    path: str
    line: int
    csl: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)  # the entry as CSL variables, for exports

    @property
    def readable(self) -> bool:
        """Whether more than its id is known."""
        return bool(self.type)

    @property
    def when(self) -> str:
        """The date in words: ``23 February 2026``, ``February 2026``, ``2026`` or nothing."""
        return date_words(self.date)

    @property
    def place(self) -> str:
        return JURISDICTIONS.get(self.jurisdiction, "")

    @property
    def byline(self) -> str:
        """Who stands behind it: authors, else the court or body, else nothing."""
        if len(self.authors) > 3:
            return f"{self.authors[0]} and others"
        return (
            " and ".join((", ".join(self.authors[:-1]), self.authors[-1]))
            if len(self.authors) > 1
            else "".join(self.authors)
        )

    @property
    def where(self) -> str:
        """Where it stands: container, volume, page, court and number, joined by commas."""
        volume = (
            " ".join(part for part in (self.volume, self.container, self.page) if part)
            if self.volume
            else self.container
        )
        parts = (volume, self.publisher, self.authority, self.number, self.version)
        return ", ".join(part for part in parts if part)

    @cached_property
    def searched(self) -> str:
        """The words by which it is found."""
        return typed(" ".join((self.title, *self.authors, self.where, self.when, self.note, self.id, self.short)))


def load_sources(root: Path, problems: Problems) -> dict[str, Source]:
    """All sources of ``content/sources/*.yaml``, by id, in order of id.

    One that cannot be read is kept by its id, so that those who cite it are not told as well.
    """
    found: dict[str, Source] = {}
    for file in content_files(root, "sources", ".yaml", problems):
        located = read_yaml(root, file, problems)
        if located is None:
            found = _by_id_alone(root, file) | found
            continue
        entries = located.data.get("references") if isinstance(located.data, dict) else None
        if not isinstance(entries, list):
            what, mend = (
                "there is no list of references",
                "write 'references:' and each source under it as '- id: …'",
            )
            problems.add(located.path, located.line("references"), "source.file", what, mend)
            continue
        for at in range(len(entries)):
            entry = located.part("references", at)
            source = _read(entry, problems) or _known_by_id(entry)
            if source is not None:
                _keep(source, found, problems)
    return dict(sorted(found.items()))


def _keep(source: Source, found: dict[str, Source], problems: Problems) -> None:
    first = found.setdefault(source.id, source)
    if first is not source:
        what = f"'{source.id}' is already a source ({first.path}:{first.line})"
        mend = "give it another id, or delete one of the two"
        problems.add(source.path, source.line, "source.duplicate", what, mend)


def _by_id_alone(root: Path, file: Path) -> dict[str, Source]:
    """The sources of a file that cannot be read as a whole."""
    text = read_text(root, file, Problems()) or ""
    return {name: _stand_in(name, shown_path(root, file), 0) for name in ENTRY.findall(text)}


def _known_by_id(located: Located) -> Source | None:
    """A source that cannot be read, if it has an id at least."""
    name = located.data.get("id") if isinstance(located.data, dict) else None
    known = isinstance(name, str) and NAME.fullmatch(name)
    return _stand_in(str(name), located.path, located.line("id")) if known else None


def _stand_in(name: str, path: str, line: int) -> Source:
    """A source of which only the id is known; it is never shown, since its problems are errors."""
    return Source(
        id=name, type="", kind="", title="", short="", authors=(), container="", publisher="", authority="", number="",
        volume="", issue="", page="", version="", date=(), url="", doi="", archive="", note="", label=LABELS["holding"],
        read=Reading.PRIMARY, jurisdiction="", path=path, line=line,
    )  # fmt: skip


def _read(located: Located, problems: Problems) -> Source | None:
    shape = fill(SourceShape, located, problems, code="source")
    others = sorted(NOT_KEPT & located.data.keys()) if isinstance(located.data, dict) else []
    if others:
        what = f"{', '.join(others)}: our sources have no place for this"
        problems.add(located.path, located.line(others[0]), "source.not-kept", what, "delete it; readers do not see it", Weight.ADVICE)
    if shape is None:
        return None
    return Source(
        id=shape.id, type=shape.type, kind=shape.custom.kind, title=shape.title, short=_short(shape),
        authors=tuple(name.full for name in shape.author or shape.editor), container=shape.container_title,
        publisher=shape.publisher, authority=shape.authority, number=shape.number, volume=shape.volume,
        issue=shape.issue, page=shape.page, version=shape.version,
        date=shape.issued.date_parts[0] if shape.issued else (), url=shape.url, doi=shape.doi,
        archive=shape.custom.archive, note=shape.note, label=LABELS[shape.custom.label], read=shape.custom.read,
        jurisdiction=shape.custom.jurisdiction, path=located.path, line=located.line("id"),
        csl=shape.model_dump(mode="json", by_alias=True, exclude_defaults=True),
    )  # fmt: skip


def _short(shape: SourceShape) -> str:
    """A name short enough for a margin: the caption, the section, or the author and year."""
    year = str(shape.issued.date_parts[0][0]) if shape.issued else ""
    if shape.title_short:
        return shape.title_short
    if shape.type == "legal_case":
        caption = re.split(r" \(|, judgment|: ", shape.title)[0]
        return f"{caption} ({year})" if year and year not in caption else caption
    if shape.type == "legislation" and shape.container_title == "United States Code" and shape.page:
        return f"{shape.volume} U.S.C. {shape.page}"
    if shape.type in ("legislation", "treaty", "regulation", "bill", "standard"):
        return _clipped(shape.title)
    names = [name.last for name in shape.author]
    if not names:
        return _with_year(_clipped(shape.container_title or shape.title), year)
    if shape.author[0].literal and len(names) == 1:
        return _with_year(f"{names[0]}, {_clipped(shape.title, 40)}", year)
    who = (
        names[0]
        if len(names) == 1
        else f"{names[0]} and {names[1]}"
        if len(names) == 2
        else f"{names[0]} and others"
    )
    return _with_year(who, year)


def _with_year(name: str, year: str) -> str:
    return name if not year or year in name else f"{name} ({year})"


def _clipped(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def by_use(sources: Mapping[str, Source], cited: Mapping[str, object]) -> tuple[Source, ...]:
    """Sources that are cited first, then the others, each in order of id."""
    return tuple(sorted(sources.values(), key=lambda source: (source.id not in cited, source.id)))


FACETS: tuple[Facet[Source], ...] = (
    Facet("label", "Label", lambda source: (source.label.id,), {label.id: label.word for label in LABELS.values()}),
    Facet("kind", "Kind", lambda source: (source.kind,), KINDS),
    Facet("jurisdiction", "Place", lambda source: (source.jurisdiction, source.jurisdiction.partition("-")[0]), JURISDICTIONS),
    Facet("read", "How we know it", lambda source: (source.read.value,), {read.value: words for read, words in READING_WORDS.items()}, none="any way"),
)
"""The ways to narrow the list of sources; a country takes its states with it."""
