"""Providers and their documents as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from explainer.library.data.table import Facts, From, Ground, Kind, Table, column, table
from explainer.library.providers import ANSWERS, BINDS, CLAUSES, ClauseShape, Document, Provider


def providers(ground: Ground, known: Iterable[Provider]) -> Table:
    """One record for each provider."""
    return table(
        ground, "providers", "Providers", "Who offers models, and which of their documents are on record.",
        (
            column("id", "Its name in addresses and files; it never changes.", lambda one: one.slug, needed=True),
            column("name", "Name.", lambda one: one.name, needed=True),
            column("models", "Its models and products.", lambda one: one.models),
            column("documents", "All documents on record.", lambda one: [document.id for document in one.documents], Kind.LIST, refers="documents", needed=True),
            column("in_force", "Those of which no later version is on record.", lambda one: [document.id for document in one.current], Kind.LIST, refers="documents"),
        ),
        lambda one: Facts(one.address),
        known,
    )  # fmt: skip


def documents(ground: Ground, known: Iterable[Document]) -> Table:
    """One record for each version of a document: terms of service, licence, usage policy."""
    return table(
        ground, "documents", "Terms of service and licences", "What each document says about outputs, version by version, in our words.",
        (
            column("id", "Its name; it never changes.", lambda one: one.id, needed=True),
            column("provider", "Whose it is.", lambda one: one.slug, refers="providers", needed=True, part=True),
            column("document", "What it is called.", lambda one: one.front.document, needed=True),
            column("version", "Which version.", lambda one: one.front.version, needed=True),
            column("effective", "Since when; none if the text does not say.", lambda one: one.front.effective, Kind.PARTIAL_DATE),
            column("superseded_by", "The version that took its place, if one is on record.", lambda one: one.front.superseded_by, refers="documents"),
            column("binds", "Whom it binds.", lambda one: one.front.binds, words=BINDS, needed=True),
            column("training", "Whether outputs may train other models.", lambda one: one.front.training.answer, words=ANSWERS, needed=True),
            *(clause for name, title in CLAUSES.items() for clause in _clause(name, title)),
            column("changed", "What changed against the version before, if that was compared.", lambda one: one.front.changed),
            column("notes", "What else matters.", lambda one: one.front.notes),
            column("sources", "What is cited for it.", lambda one: [source.id for source in one.sources], Kind.LIST, refers="sources", needed=True),
        ),
        lambda one: Facts(one.address, one.labels, one.front.as_of, one.front.confidence),
        known, as_of="The day on which the text was last seen in force.", confidence="How sure we are of the record.",
    )  # fmt: skip


def _clause(name: str, title: str) -> tuple[From[Document], From[Document]]:
    """The columns of one clause: what it says, and where."""

    def part(of: str) -> Callable[[Document], object]:
        def value(document: Document) -> object:
            clause: ClauseShape | None = getattr(document.front, name)
            return getattr(clause, of, None)

        return value

    missing = "none means that none was recorded, not that there is none"
    return (
        column(f"{name}_says", f"{title}: what the clause says, in our words; {missing}.", part("says")),
        column(f"{name}_section", f"{title}: where the clause stands.", part("section")),
    )
