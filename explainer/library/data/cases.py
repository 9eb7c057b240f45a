"""Cases and their events as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from explainer.library.cases import COUNTRIES, EVENT_KINDS, OUTCOMES, SECTIONS, STAGES, SUBJECTS, Case, Event
from explainer.library.data.table import (
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

AS_OF = "The last day on which the case was looked at; what came later is not in the record."
CONFIDENCE = "How sure we are of the record as a whole."


def cases(
    ground: Ground, known: Iterable[Case], examples: Mapping[str, str], questions: Mapping[str, str]
) -> Table:
    """One record for each lawsuit. `examples` and `questions` of the trees have their ids by name."""
    return table(
        ground, "cases", "Cases", "Lawsuits about training, scraping, access and answers of models, and precedents.",
        (
            column("id", "Its name in addresses and files; it never changes.", lambda case: case.slug, needed=True),
            column("name", "Short name.", lambda case: case.short, needed=True),
            column("caption", "The parties as the court names them.", lambda case: case.front.caption, needed=True),
            column("court", "The court where it is now.", lambda case: case.front.court, needed=True),
            column("country", "Country or union of states.", lambda case: case.front.country, words=COUNTRIES, needed=True),
            column("docket", "Docket or file number; none if it is not known.", lambda case: case.front.docket),
            column("judge", "Judge or judges, if known.", lambda case: case.front.judge),
            column("filed", "When it was brought; none for cases known by a later decision only.", lambda case: case.front.filed, Kind.PARTIAL_DATE),
            column("claimants", "Who brought it.", lambda case: _parties(case, "claimant"), Kind.LIST),
            column("defendants", "Against whom.", lambda case: _parties(case, "defendant"), Kind.LIST),
            column("governments", "Public bodies that brought it or prosecute.", lambda case: _parties(case, "government"), Kind.LIST),
            column("others", "Others who take part.", lambda case: _parties(case, "other"), Kind.LIST),
            column("group", "Defendant by whom related cases are grouped, if they are.", lambda case: case.front.group),
            column("subjects", "What it is about.", lambda case: case.front.subjects, Kind.LIST, words=SUBJECTS, needed=True),
            column("claims", "What is claimed, and under which law.", lambda case: case.claims.words, needed=True),
            column("works", "Works or data concerned, if told.", lambda case: case.front.works),
            column("stage", "Where it stands.", lambda case: case.front.stage, words=STAGES, needed=True),
            column("outcome", "For whom it went so far.", lambda case: case.front.outcome, words=OUTCOMES, needed=True),
            column("status", "Where it stands, in words.", lambda case: case.status.words, needed=True),
            column("decided", "What it decided.", lambda case: _section(case, SECTIONS[0])),
            column("not_decided", "What it did not decide.", lambda case: _section(case, SECTIONS[1])),
            column("relevance", "Why it matters to this debate: our own reasoning.", lambda case: _section(case, SECTIONS[2])),
            column("last_event", "Date of the newest event that has happened.", lambda case: case.last.date if case.last else None, Kind.PARTIAL_DATE),
            column("precedent", "Whether it is an older or neighbouring case that others build on.", lambda case: case.front.precedent, Kind.YES_NO, needed=True),
            column("examples", "Worked examples of the trees that it bears on.", lambda case: known_ids(case.front.examples, examples), Kind.LIST, refers="examples"),
            column("questions", "Questions of the trees that it bears on.", lambda case: known_ids(case.front.questions, questions), Kind.LIST, refers="questions"),
            column("sources", "Everything that is cited for it.", lambda case: sources_of(case.notes), Kind.LIST, refers="sources"),
            column("confidence_note", "What the confidence is about.", lambda case: case.front.confidence_note),
        ),
        lambda case: Facts(case.address, labels_of(case.notes), case.as_of, case.front.confidence),
        known, as_of=AS_OF, confidence=CONFIDENCE,
    )  # fmt: skip


def _parties(case: Case, role: str) -> list[str]:
    return [
        f"{party.name} ({party.about})" if party.about else party.name
        for party in case.front.parties
        if party.role == role
    ]


def _section(case: Case, title: str) -> str:
    """The text of a section, paragraph after paragraph."""
    found = (section for section in case.sections if section.title == title)
    return text(item for section in found for item in (*section.first, *section.rest))


class _Dated(NamedTuple):
    case: Case
    event: Event


def events(ground: Ground, known: Iterable[Case]) -> Table:
    """One record for each dated event of a case."""
    return table(
        ground, "events", "Case events", "What happened in the cases, and what is set for a day to come.",
        (
            column("id", "The case and its place on the page of the case.", lambda one: f"{one.case.slug}/{one.event.anchor}", needed=True),
            column("case", "The case.", lambda one: one.case.slug, refers="cases", needed=True, part=True),
            column("date", "Day, or month, or year, as far as known.", lambda one: one.event.date, Kind.PARTIAL_DATE, needed=True),
            column("kind", "What kind of event.", lambda one: one.event.kind, words=EVENT_KINDS, needed=True),
            column("what", "What happened.", lambda one: one.event.what.words, needed=True),
            column("scheduled", "True if it was only set for that day and is not confirmed.", lambda one: one.event.scheduled, Kind.YES_NO, needed=True),
            column("sources", "What is cited for it.", lambda one: sources_of(one.event.what.notes), Kind.LIST, refers="sources"),
        ),
        lambda one: Facts(
            f"{one.case.address}#{one.event.anchor}", labels_of(one.event.what.notes), one.case.as_of, one.case.front.confidence,
        ),
        (_Dated(case, event) for case in known for event in case.events),
        as_of=AS_OF, confidence="That of its case.",
    )  # fmt: skip
