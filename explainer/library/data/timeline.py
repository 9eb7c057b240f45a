"""The timeline and the log of changes as tables."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.library.changes import KINDS as CHANGE_KINDS
from explainer.library.changes import News
from explainer.library.data.table import Facts, Ground, Kind, Table, column, labels_of, sources_of, table
from explainer.library.timeline import KINDS, TOPICS, Moment


def timeline(ground: Ground, known: Iterable[Moment]) -> Table:
    """One record for each dated thing: those of the timeline, and the steps of cases that it does not tell."""
    return table(
        ground, "timeline", "Timeline", "What happened when; steps of cases that stand in the table of events are here too.",
        (
            column("id", "Its name; it holds the date.", lambda one: one.anchor, needed=True),
            column("date", "Day, or month, or year, as far as known.", lambda one: one.date, Kind.PARTIAL_DATE, needed=True),
            column("title", "What it was, in a few words.", lambda one: one.title, needed=True),
            column("text", "What it was, in a sentence.", lambda one: one.text.words, needed=True),
            column("kind", "What kind of event.", lambda one: one.kind, words=KINDS, needed=True),
            column("topic", "What it belongs to.", lambda one: one.topic, words=TOPICS, needed=True),
            column("case", "The case, if it belongs to one.", lambda one: one.case, refers="cases"),
            column("main", "Whether it is of those that matter most; else it is one more step of a case.", lambda one: one.chosen, Kind.YES_NO, needed=True),
            column("scheduled", "True if it was only set for that day and is not confirmed.", lambda one: one.scheduled, Kind.YES_NO, needed=True),
            column("sources", "What is cited for it.", lambda one: sources_of(one.text.notes), Kind.LIST, refers="sources"),
        ),
        lambda one: Facts(f"/timeline/#{one.anchor}" if one.chosen else one.address, labels_of(one.text.notes)),
        known,
    )  # fmt: skip


def changes(ground: Ground, known: Iterable[News]) -> Table:
    """One record for each change of the site and each event of a case, newest first."""
    return table(
        ground, "changes", "Changes", "What changed on the site, and what happened in the cases, newest first.",
        (
            column("id", "Its name; it never changes.", lambda one: one.id, needed=True),
            column("date", "When.", lambda one: one.dated, Kind.PARTIAL_DATE, needed=True),
            column("kind", "What kind of change.", lambda one: one.kind, words=CHANGE_KINDS, needed=True),
            column("title", "Where.", lambda one: one.title, needed=True),
            column("what", "What changed.", lambda one: one.what, needed=True),
        ),
        lambda one: Facts(one.address),
        known,
    )  # fmt: skip
