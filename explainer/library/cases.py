"""Cases: one file per lawsuit. Facts and dated events stand in front matter, the story in the body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from explainer.library.dates import Dated, PartialDate, date_words, iso
from explainer.library.files import ContentFile, Shape, content_files, fill, read_markdown
from explainer.library.markdown import Block, Body, Context, Note, render
from explainer.library.pages import Section, cut
from explainer.library.problems import Problems, did_you_mean
from explainer.library.typography import Words

STALE_AFTER = 120  # days since `as_of`; then the page says that the status may have changed

STAGES = {
    "filed": "complaint filed",
    "pleadings": "motions on the complaint",
    "evidence": "gathering evidence",
    "summary-judgment": "summary judgment",
    "trial": "trial",
    "judgment": "judgment, not final",
    "reference": "questions put to a higher court",
    "appeal": "on appeal",
    "settlement": "settlement under way",
    "closed-ruling": "closed by a ruling",
    "closed-settlement": "closed by settlement",
    "closed-dropped": "closed without a ruling",
    "unknown": "not known",
}
"""Where a case stands, in the order in which cases move."""

OUTCOMES = {
    "none": "nothing decided on the merits",
    "claimant": "mainly for the claimant",
    "defendant": "mainly for the defendant",
    "split": "some points each way",
    "settled": "settled, no finding",
    "procedural": "procedural rulings only",
    "unknown": "not known",
}

SUBJECTS = {
    "training": "copying in order to train",
    "fair-use": "copying that needs no permission",
    "acquisition": "how copies were obtained",
    "output": "what a system returns",
    "retrieval": "live fetching for answers",
    "scraping": "collecting against terms or limits",
    "access": "getting into a computer",
    "contract": "promises and terms",
    "circumvention": "getting past a technical lock",
    "cmi": "names and notices removed from works",
    "authorship": "who or what can own a work",
    "secondary": "liability for what others do",
    "secrets": "trade secrets",
    "competition": "unfair competition",
    "fraud": "false names and deceit",
    "privacy": "people's data",
    "extraction": "learning from another system's answers",
}

EVENT_KINDS = {
    "filed": "filed", "amended": "amended", "motion": "motion", "hearing": "hearing", "argument": "argument",
    "order": "order", "ruling": "ruling", "verdict": "verdict", "judgment": "judgment", "settlement": "settlement",
    "appeal": "appeal", "transfer": "transfer", "reassigned": "new judge", "schedule": "set for", "other": "other",
}  # fmt: skip

COUNTRIES = {
    "us": "United States", "uk": "United Kingdom", "eu": "European Union", "de": "Germany", "cn": "China",
    "in": "India", "ca": "Canada", "jp": "Japan", "kr": "South Korea", "fr": "France", "au": "Australia",
    "nl": "Netherlands", "ie": "Ireland", "hu": "Hungary", "cz": "Czechia", "it": "Italy", "br": "Brazil", "gr": "Greece",
    "be": "Belgium", "dk": "Denmark",
}  # fmt: skip


class EventShape(Shape):
    """A dated event; `what` is a sentence with its citation."""

    date: PartialDate
    kind: str
    what: str = Field(min_length=1)


class PartyShape(Shape):
    """A party and its role: claimant, defendant, or another such as government or intervener."""

    name: Words = Field(min_length=1)
    role: Literal["claimant", "defendant", "government", "other"]
    about: Words = ""


class CaseShape(Shape):
    """Front matter of a case."""

    caption: Words = Field(min_length=1)
    short: Words = Field(min_length=1)
    court: Words = Field(min_length=1)
    country: str
    docket: str = ""
    judge: Words = ""
    filed: PartialDate | None = None
    parties: tuple[PartyShape, ...] = Field(min_length=1)
    group: str = ""
    subjects: tuple[str, ...] = Field(min_length=1)
    claims: str = Field(min_length=1)
    works: Words = ""
    stage: str
    outcome: str
    status: str = Field(min_length=1)
    as_of: date
    confidence: Literal["high", "medium", "low"]
    confidence_note: Words = ""
    precedent: bool = False
    examples: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    events: tuple[EventShape, ...] = ()
    draft: bool = False


@dataclass(frozen=True)
class Event:
    """One dated event of a case. `what` has the sentence with its notes."""

    date: Dated
    kind: str
    what: Body
    case: str = ""
    line: int = 0

    @property
    def when(self) -> str:
        return date_words(self.date)

    @property
    def iso(self) -> str:
        return iso(self.date)

    @property
    def kind_words(self) -> str:
        return EVENT_KINDS[self.kind]


@dataclass(frozen=True)
class Case:
    """A lawsuit as pages use it."""

    slug: str
    path: str
    front: CaseShape
    events: tuple[Event, ...]
    status: Body
    claims: Body
    sections: tuple[Section, ...]
    body: Body

    @property
    def address(self) -> str:
        return f"/cases/{self.slug}/"

    @property
    def short(self) -> str:
        return self.front.short

    @property
    def country(self) -> str:
        return COUNTRIES[self.front.country]

    @property
    def stage(self) -> str:
        return STAGES[self.front.stage]

    @property
    def outcome(self) -> str:
        return OUTCOMES[self.front.outcome]

    @property
    def as_of(self) -> date:
        return self.front.as_of

    @property
    def claimants(self) -> tuple[PartyShape, ...]:
        return tuple(party for party in self.front.parties if party.role in ("claimant", "government"))

    @property
    def defendants(self) -> tuple[PartyShape, ...]:
        return tuple(party for party in self.front.parties if party.role == "defendant")

    @property
    def filed(self) -> str:
        return date_words(self.front.filed or ())

    @property
    def last(self) -> Event | None:
        """The newest event that is not only scheduled."""
        happened = [event for event in self.events if event.kind != "schedule"]
        return happened[-1] if happened else None

    @property
    def notes(self) -> tuple[Note, ...]:
        parts = (self.status, self.claims, *(event.what for event in self.events), self.body)
        return tuple(note for part in parts for note in part.notes)

    def is_stale(self, today: date) -> bool:
        return (today - self.as_of).days > STALE_AFTER and not self.front.stage.startswith("closed")


def load_cases(root: Path, context: Context, *, drafts: bool = False) -> dict[str, Case]:
    """All published cases by slug, in order of short name."""
    cases: list[Case] = []
    for file in content_files(root, "cases", ".md", context.problems):
        content = read_markdown(root, file, context.problems)
        case = None if content is None else read_case(content, context)
        if case is not None and (drafts or not case.front.draft):
            cases.append(case)
    return {case.slug: case for case in sorted(cases, key=lambda case: case.short.casefold())}


def read_case(content: ContentFile, context: Context) -> Case | None:
    """One case, or None if its front matter cannot be read."""
    front = fill(CaseShape, content.front, context.problems, code="case")
    body = render(content.body, content.path, content.body_line, context)
    if front is None or not _values_are_known(content, front, context.problems):
        return None
    events = tuple(
        Event(
            event.date,
            event.kind,
            _field(content, context, event.what, "events", at, "what"),
            content.name,
            content.front.line("events", at),
        )
        for at, event in enumerate(front.events)
    )
    _check_order(content, events, context.problems)
    _, sections = cut(body)
    return Case(
        content.name, content.path, front, events, _field(content, context, front.status, "status"),
        _field(content, context, front.claims, "claims"), sections, body,
    )  # fmt: skip


def _field(content: ContentFile, context: Context, text: str, *key: str | int) -> Body:
    """The prose of one field of the front matter, which must cite like a paragraph."""
    return render(text, content.path, content.front.line(*key), context)


def _values_are_known(content: ContentFile, front: CaseShape, problems: Problems) -> bool:
    before = len(problems)

    def check(value: str, known: Iterable[str], *key: str | int) -> None:
        if value not in known:
            problems.add(
                content.path,
                content.front.line(*key),
                "case.value",
                f"'{key[0]}' is '{value}'",
                did_you_mean(value, known),
            )

    check(front.stage, STAGES, "stage")
    check(front.outcome, OUTCOMES, "outcome")
    check(front.country, COUNTRIES, "country")
    for at, subject in enumerate(front.subjects):
        check(subject, SUBJECTS, "subjects", at)
    for at, event in enumerate(front.events):
        check(event.kind, EVENT_KINDS, "events", at, "kind")
    return len(problems) == before


def _check_order(content: ContentFile, events: tuple[Event, ...], problems: Problems) -> None:
    for earlier, later in zip(events, events[1:], strict=False):
        shorter = min(len(earlier.date), len(later.date))
        if later.date[:shorter] < earlier.date[:shorter]:
            problems.add(
                content.path,
                later.line,
                "case.order",
                f"{later.when} stands after {earlier.when}",
                "put the events in the order of their dates",
            )


@dataclass(frozen=True)
class Filters:
    """What a reader asked for; empty means everything. `text` is matched word by word, without case."""

    text: str = ""
    subject: str = ""
    country: str = ""
    stage: str = ""
    outcome: str = ""
    party: str = ""
    court: str = ""


def matching(cases: Iterable[Case], filters: Filters) -> tuple[Case, ...]:
    """The cases that fit all filters, in their order."""
    return tuple(case for case in cases if _fits(case, filters))


def _fits(case: Case, filters: Filters) -> bool:
    front = case.front
    wanted = (
        (filters.subject, front.subjects),
        (filters.country, (front.country,)),
        (filters.stage, (front.stage,)),
        (filters.outcome, (front.outcome,)),
        (filters.court, (front.court,)),
        (filters.party, tuple(party.name for party in front.parties)),
    )
    if any(value and value not in has for value, has in wanted):
        return False
    haystack = searchable(case)
    return all(word in haystack for word in filters.text.casefold().split())


def searchable(case: Case) -> str:
    """The words under which a case is found."""
    front = case.front
    names = " ".join(party.name for party in front.parties)
    return " ".join(
        (
            front.caption,
            front.short,
            front.court,
            front.docket,
            front.judge,
            names,
            front.claims,
            front.works,
            front.status,
        )
    ).casefold()


def counts(cases: Iterable[Case]) -> Mapping[str, Counter[str]]:
    """How many cases fall under each value of each filter."""
    found: dict[str, Counter[str]] = {
        name: Counter() for name in ("subject", "country", "stage", "outcome", "party", "court")
    }
    for case in cases:
        found["subject"].update(case.front.subjects)
        found["country"][case.front.country] += 1
        found["stage"][case.front.stage] += 1
        found["outcome"][case.front.outcome] += 1
        found["court"][case.front.court] += 1
        found["party"].update({party.name for party in case.front.parties})
    return found


def story(case: Case) -> tuple[Block, ...]:
    """All blocks of the body in order, for exports."""
    return tuple(item for item in case.body.items if isinstance(item, Block))
