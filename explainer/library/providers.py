"""Providers: what each provider's terms and licences say about training other models on their outputs.

One YAML file per provider, its documents in it. Clauses are told in our words, with section, date and
confidence. What was not read is said as not read; nothing is filled in from elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from explainer.library.dates import PartialDate, date_words
from explainer.library.files import Shape, content_files, fill, read_yaml
from explainer.library.problems import Problems, did_you_mean
from explainer.library.sources import Source
from explainer.library.typography import Words

ANSWERS = {
    "yes": "allowed",
    "no": "barred",
    "conditional": "allowed within limits",
    "unknown": "not known",
}
"""Whether outputs may train other models, in the words printed."""

BINDS = {
    "consumer": "people who use the product",
    "business": "business and developer customers",
    "both": "all customers",
    "licence": "whoever uses the weights under the licence",
}


class ClauseShape(Shape):
    """What a clause says in our words, and where it stands."""

    says: Words = Field(min_length=1)
    section: Words = ""


class TrainingShape(ClauseShape):
    """The clause on training other models."""

    answer: Literal["yes", "no", "conditional", "unknown"]


class DocumentShape(Shape):
    """One document of a provider in one version."""

    id: str
    document: Words = Field(min_length=1)
    version: Words = Field(min_length=1)
    effective: PartialDate | None = None
    superseded_by: str = ""
    binds: Literal["consumer", "business", "both", "licence"]
    training: TrainingShape
    competing: ClauseShape | None = None
    owner: ClauseShape | None = None
    reverse_engineering: ClauseShape | None = None
    changed: Words = ""  # what changed against the version before, in a sentence
    notes: Words = ""
    sources: tuple[str, ...] = Field(min_length=1)
    confidence: Literal["high", "medium", "low"]
    as_of: PartialDate | None = None


class ProviderShape(Shape):
    """A provider's file."""

    provider: str = Field(min_length=1)
    models: str = ""
    documents: tuple[DocumentShape, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Document:
    """A document as pages use it; `sources` are records."""

    provider: str
    front: DocumentShape
    sources: tuple[Source, ...]
    path: str
    line: int

    @property
    def id(self) -> str:
        return self.front.id

    @property
    def effective(self) -> str:
        return date_words(self.front.effective or ())

    @property
    def as_of(self) -> str:
        return date_words(self.front.as_of or ())

    @property
    def answer(self) -> str:
        return ANSWERS[self.front.training.answer]

    @property
    def binds(self) -> str:
        return BINDS[self.front.binds]

    @property
    def in_force(self) -> bool:
        """As far as known: no later version is recorded."""
        return not self.front.superseded_by


@dataclass(frozen=True)
class Provider:
    """A provider and its documents, newest first."""

    slug: str
    name: str
    models: str
    documents: tuple[Document, ...]
    path: str

    @property
    def address(self) -> str:
        return f"/terms/{self.slug}/"

    @property
    def current(self) -> tuple[Document, ...]:
        return tuple(document for document in self.documents if document.in_force)


def load_providers(root: Path, sources: Mapping[str, Source], problems: Problems) -> dict[str, Provider]:
    """All providers by slug, in order of name."""
    found: list[Provider] = []
    for file in content_files(root, "providers", ".yaml", problems):
        located = read_yaml(root, file, problems)
        shape = None if located is None else fill(ProviderShape, located, problems, code="provider")
        if located is None or shape is None:
            continue
        documents: list[Document] = []
        for at, front in enumerate(shape.documents):
            for number, source in enumerate(front.sources):
                if source not in sources:
                    problems.add(
                        located.path,
                        located.line("documents", at, "sources", number),
                        "citation.unknown-source",
                        f"'{source}' is no source",
                        did_you_mean(source, sources),
                    )
            known = tuple(sources[source] for source in front.sources if source in sources)
            documents.append(
                Document(shape.provider, front, known, located.path, located.line("documents", at))
            )
        documents.sort(key=lambda document: document.front.effective or (), reverse=True)
        found.append(Provider(file.stem, shape.provider, shape.models, tuple(documents), located.path))
    _check_ids(found, problems)
    return {provider.slug: provider for provider in sorted(found, key=lambda one: one.name.casefold())}


def _check_ids(providers: list[Provider], problems: Problems) -> None:
    taken: dict[str, Document] = {}
    known = {document.id for provider in providers for document in provider.documents}
    for document in (document for provider in providers for document in provider.documents):
        first = taken.setdefault(document.id, document)
        if first is not document:
            problems.add(
                document.path,
                document.line,
                "provider.duplicate",
                f"'{document.id}' is already a document ({first.path}:{first.line})",
                "give it another id",
            )
        later = document.front.superseded_by
        if later and later not in known:
            problems.add(
                document.path,
                document.line,
                "provider.superseded",
                f"'{later}' is no document",
                did_you_mean(later, known),
            )
