"""Providers: what each provider's terms and licences say about training other models on their outputs.

One YAML file per provider, its documents in it. Clauses are told in our words, with section, date and
confidence. What was not read is said as not read; nothing is filled in from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field

from explainer.library.dates import PartialDate, date_words, iso, whole
from explainer.library.facets import Facet
from explainer.library.files import NAME, Located, Shape, content_files, fill, read_yaml
from explainer.library.labels import Label
from explainer.library.problems import Problems, did_you_mean
from explainer.library.sources import Source
from explainer.library.typography import Words, typed

STALE_AFTER = 180  # days since a document was last seen until the page says that it may have changed

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

THINGS = {
    "consumer": "the product: app or website",
    "business": "the API or a business account",
    "both": "product and API alike",
    "licence": "the weights",
}
"""What a reader uses, by whom a document binds."""

CLAUSES = {
    "training": "Training on outputs",
    "competing": "Competing models",
    "owner": "Ownership of outputs",
    "reverse_engineering": "Reverse engineering",
}
"""The clauses compared, in the words printed."""


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


class Clause(NamedTuple):
    """A clause of a document: its name, what it says in our words, and where; `None` says that none was recorded."""

    name: str
    front: ClauseShape | None


class Difference(NamedTuple):
    """A clause told otherwise in two versions of a document."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Document:
    """A document as pages use it, in one version; `provider` is the name, `slug` that of the provider's page."""

    provider: str
    slug: str
    models: str
    front: DocumentShape
    sources: tuple[Source, ...]
    path: str
    line: int

    @property
    def id(self) -> str:
        return self.front.id

    @property
    def address(self) -> str:
        return f"/terms/{self.slug}/#{self.id}"

    @property
    def title(self) -> str:
        return f"{self.provider}: {self.front.document}"

    @property
    def effective(self) -> str:
        return date_words(self.front.effective or ())

    @property
    def as_of(self) -> str:
        return date_words(self.front.as_of or ())

    @property
    def as_of_iso(self) -> str:
        return iso(self.front.as_of or ())

    @property
    def answer(self) -> str:
        return ANSWERS[self.front.training.answer]

    @property
    def binds(self) -> str:
        return BINDS[self.front.binds]

    @property
    def thing(self) -> str:
        return THINGS[self.front.binds]

    @property
    def in_force(self) -> bool:
        """As far as known: no later version is recorded."""
        return not self.front.superseded_by

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses that are compared, in their order."""
        return tuple(Clause(words, getattr(self.front, name)) for name, words in CLAUSES.items())

    @property
    def labels(self) -> tuple[Label, ...]:
        return tuple(dict.fromkeys(source.label for source in self.sources))

    @cached_property
    def searched(self) -> str:
        """The words by which it is found."""
        says = (clause.front.says for clause in self.clauses if clause.front)
        front = self.front
        return typed(" ".join((self.provider, self.models, front.document, front.version, *says, front.changed, front.notes)))

    def is_stale(self, day: date) -> bool:
        """Whether a document taken to be in force was last seen long before that day."""
        seen = self.front.as_of or self.front.effective
        return self.in_force and (not seen or (day - whole(seen)).days > STALE_AFTER)

    def against(self, later: Document) -> tuple[Difference, ...]:
        """The clauses that a later version tells otherwise. What one of the two does not record is left out."""
        both = zip(self.clauses, later.clauses, strict=True)
        return tuple(
            Difference(clause.name, clause.front.says, after.front.says)
            for clause, after in both
            if clause.front and after.front and clause.front.says != after.front.says
        )


@dataclass(frozen=True)
class Provider:
    """A provider and its documents: those in force as far as known, then the earlier ones, each newest first."""

    slug: str
    name: str
    models: str
    documents: tuple[Document, ...]
    path: str

    @property
    def address(self) -> str:
        return f"/terms/{self.slug}/"

    @property
    def title(self) -> str:
        return self.name

    @property
    def current(self) -> tuple[Document, ...]:
        return tuple(document for document in self.documents if document.in_force)

    def earlier(self, document: Document) -> tuple[Document, ...]:
        """The versions that a document took the place of, one after the other, newest first."""
        found = [one for one in self.documents if one.front.superseded_by == document.id]
        return tuple(version for one in found for version in (one, *self.earlier(one)))


def load_providers(root: Path, sources: Mapping[str, Source], problems: Problems) -> dict[str, Provider]:
    """All providers by slug, in order of name; none if there is no such folder."""
    found: list[Provider] = []
    for file in content_files(root, "providers", ".yaml", problems) if (root / "providers").exists() else ():
        located = read_yaml(root, file, problems)
        shape = None if located is None else fill(ProviderShape, located, problems, code="provider")
        if located is not None and shape is not None:
            found.append(_provider(file.stem, shape, located, sources, problems))
    _check_ids(found, problems)
    return {provider.slug: provider for provider in sorted(found, key=lambda one: typed(one.name))}


def _provider(
    slug: str, shape: ProviderShape, located: Located, sources: Mapping[str, Source], problems: Problems
) -> Provider:
    documents: list[Document] = []
    for at, front in enumerate(shape.documents):
        _check_sources(located, at, front, sources, problems)
        cited = tuple(sources[source] for source in front.sources if source in sources)
        line = located.line("documents", at)
        documents.append(Document(shape.provider, slug, shape.models, front, cited, located.path, line))
    documents.sort(key=lambda document: document.front.effective or (), reverse=True)
    documents.sort(key=lambda document: not document.in_force)
    return Provider(slug, shape.provider, shape.models, tuple(documents), located.path)


def _check_sources(
    located: Located, at: int, front: DocumentShape, sources: Mapping[str, Source], problems: Problems
) -> None:
    for number, source in enumerate(front.sources):
        if source not in sources:
            line = located.line("documents", at, "sources", number)
            what, mend = f"'{source}' is no source", did_you_mean(source, sources)
            problems.add(located.path, line, "citation.unknown-source", what, mend)


def _check_ids(providers: Iterable[Provider], problems: Problems) -> None:
    """Ids are addresses, each is there once, and a later version is a document of the same provider."""
    taken: dict[str, Document] = {}
    for provider in providers:
        for document in provider.documents:
            first = taken.setdefault(document.id, document)
            if first is not document:
                what = f"'{document.id}' is already a document ({first.path}:{first.line})"
                problems.add(document.path, document.line, "provider.duplicate", what, "give it another id")
            if not NAME.fullmatch(document.id):
                what, mend = f"'{document.id}' cannot be an id", "use small letters, digits and single hyphens"
                problems.add(document.path, document.line, "provider.id", what, mend)
            for what, mend in _wrong_successor(provider, document):
                problems.add(document.path, document.line, "provider.superseded", what, mend)


def _wrong_successor(provider: Provider, document: Document) -> Iterator[tuple[str, str]]:
    later = {one.id: one.front.superseded_by for one in provider.documents}
    successor = document.front.superseded_by
    if successor and successor not in later:
        yield f"'{successor}' is no document of this provider", did_you_mean(successor, later)
        return
    way = [document.id]
    while successor in later and successor not in way:
        way.append(successor)
        successor = later[successor]
    if successor == document.id:
        yield f"'{document.id}' comes after itself", "let the newest version have no 'superseded_by'"


FACETS: tuple[Facet[Document], ...] = (
    Facet("answer", "Training on outputs", lambda document: (document.front.training.answer,), ANSWERS, none="any answer"),
    Facet("binds", "Who is bound", lambda document: (document.front.binds,), BINDS, none="anybody"),
    Facet("provider", "Provider", lambda document: (document.provider,)),
    Facet("versions", "Versions", lambda document: ("current",) if document.in_force else (), {"current": "in force, as far as known"}, none="earlier ones too"),
)
"""The ways to narrow the table of documents."""
