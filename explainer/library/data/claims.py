"""The claims ledger as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explainer.library.claims import TOPICS, Claim
from explainer.library.data.table import (
    LABEL_WORDS,
    Facts,
    Ground,
    Kind,
    Table,
    column,
    known_ids,
    labels_of,
    sources_of,
    table,
    text,
)


def claims(ground: Ground, known: Iterable[Claim], questions: Mapping[str, str]) -> Table:
    """One record for each claim. `questions` of the trees have their ids by name."""
    return table(
        ground, "claims", "Claims", "Claims that are disputed or much repeated: who makes them, who disputes them, what is known.",
        (
            column("id", "Its name in addresses and files; it never changes.", lambda claim: claim.slug, needed=True),
            column("claim", "The claim, in one sentence.", lambda claim: claim.title, needed=True),
            column("said_by", "Who says it.", lambda claim: claim.front.said_by, needed=True),
            column("date", "When it was said.", lambda claim: claim.front.date, Kind.PARTIAL_DATE, needed=True),
            column("label", "What kind of statement it is.", lambda claim: claim.label.id, words=LABEL_WORDS, needed=True),
            column("topic", "What it is about.", lambda claim: claim.front.topic, words=TOPICS, needed=True),
            column("status", "What can be said of it today, in one line.", lambda claim: claim.status, needed=True),
            column("known", "What is known independently of who says it.", lambda claim: text(claim.known.items), needed=True),
            column("disputed_by", "Who disputes or doubts it, and what they say; empty if nobody was found.", _disputes, Kind.LIST),
            column("safely", "Neutral words for it.", lambda claim: text(claim.safely.items), needed=True),
            column("cases", "Cases that turn on it.", lambda claim: claim.front.cases, Kind.LIST, refers="cases"),
            column("chapters", "Chapters that weigh it.", lambda claim: claim.front.chapters, Kind.LIST, refers="pages"),
            column("questions", "Questions of the trees on which it bears.", lambda claim: known_ids(claim.front.questions, questions), Kind.LIST, refers="questions"),
            column("said_in", "Where it was said.", lambda claim: sources_of(claim.where.notes), Kind.LIST, refers="sources"),
            column("sources", "Everything that is cited for it.", lambda claim: sources_of(claim.notes), Kind.LIST, refers="sources"),
        ),
        lambda claim: Facts(claim.address, labels_of(claim.notes), claim.newest, claim.front.confidence),
        known, as_of="The date of the newest source that was taken into account.", confidence="How sure we are of the record.",
    )  # fmt: skip


def _disputes(claim: Claim) -> list[str]:
    return [f"{dispute.who}: {text(dispute.says.items)}" for dispute in claim.disputed_by]
