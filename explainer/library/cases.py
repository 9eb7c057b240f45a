"""Cases: one file per lawsuit. Facts and dated events stand in front matter, the story in the body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from explainer.library.dates import Dated, OnDate, PartialDate, date_words, iso
from explainer.library.facets import Facet
from explainer.library.files import ContentFile, Located, Shape, content_files, fill, one_of, read_markdown
from explainer.library.markdown import Block, Body, Context, Note, joined, render, render_line
from explainer.library.markdown.body import Link
from explainer.library.pages import Section, cut
from explainer.library.problems import Problems, Weight
from explainer.library.typography import Words, typed

STALE_AFTER = 120  # days since `as_of` until the page says that the status may have changed
CLOSED_STALE_AFTER = 365  # the same for a case that is closed
SECTIONS = ("What this decided", "What it did not decide", "Why it matters here")
NEVER = (9999,)  # later than any date
PRECEDENTS, OTHERS = "Precedents", "Other defendants"

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
    "pending": "pending, step not known",
    "unknown": "later steps not known",
}
"""Where a case stands, in the order in which cases move; then what is known in part or not at all."""

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
    "property": "what the law treats as property",
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
    "be": "Belgium", "dk": "Denmark", "nz": "New Zealand",
}  # fmt: skip

ROLES = {"claimant": "Claimants", "government": "For the state", "defendant": "Defendants", "other": "Others"}

KINDS = {"current": "cases of the debate", "precedent": "precedents"}


class EventShape(Shape):
    """A dated event; `what` is a sentence with its citation."""

    date: PartialDate
    kind: Annotated[str, one_of(EVENT_KINDS)]
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
    country: Annotated[str, one_of(COUNTRIES)]
    docket: str = ""
    judge: Words = ""
    filed: PartialDate | None = None
    parties: tuple[PartyShape, ...] = Field(min_length=1)
    group: str = ""
    subjects: tuple[Annotated[str, one_of(SUBJECTS)], ...] = Field(min_length=1)
    claims: str = Field(min_length=1)
    works: Words = ""
    stage: Annotated[str, one_of(STAGES)]
    outcome: Annotated[str, one_of(OUTCOMES)]
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
class Event(OnDate):
    """One dated event of a case. `what` is a sentence with its notes; `anchor` is its place on the page."""

    date: Dated
    kind: str
    what: Body
    anchor: str
    line: int = 0

    @property
    def kind_words(self) -> str:
        return EVENT_KINDS[self.kind]

    @property
    def scheduled(self) -> bool:
        """Set for that day; what happened is not confirmed."""
        return self.kind == "schedule"


@dataclass(frozen=True)
class Case:
    """A lawsuit as pages use it. Notes are numbered in the order of its page: status, claims, text, events."""

    slug: str
    path: str
    front: CaseShape
    status: Body
    claims: Body
    events: tuple[Event, ...]
    body: Body
    introduction: tuple[Block, ...]
    sections: tuple[Section, ...]
    located: Located

    @property
    def address(self) -> str:
        return f"/cases/{self.slug}/"

    @property
    def short(self) -> str:
        return self.front.short

    @property
    def title(self) -> str:
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
    def subjects(self) -> tuple[str, ...]:
        return tuple(SUBJECTS[subject] for subject in self.front.subjects)

    @property
    def as_of(self) -> date:
        return self.front.as_of

    @property
    def draft(self) -> bool:
        return self.front.draft

    @property
    def group(self) -> str:
        """The heading under which it stands when cases are grouped by defendant."""
        return PRECEDENTS if self.front.precedent else self.front.group or OTHERS

    @property
    def parties(self) -> Mapping[str, tuple[PartyShape, ...]]:
        """The parties by role, claimants first."""
        roles = dict.fromkeys(ROLES)
        found = {role: tuple(party for party in self.front.parties if party.role == role) for role in roles}
        return {ROLES[role]: parties for role, parties in found.items() if parties}

    @property
    def filed(self) -> str:
        return date_words(self.front.filed or ())

    @property
    def last(self) -> Event | None:
        """The newest event that is not only scheduled."""
        happened = [event for event in self.events if not event.scheduled]
        return happened[-1] if happened else None

    @property
    def to_come(self) -> tuple[Event, ...]:
        """What is set, and was still to come when the case was last looked at."""
        seen = (self.as_of.year, self.as_of.month, self.as_of.day)
        return tuple(event for event in self.events if event.scheduled and event.date >= seen[: len(event.date)])

    @property
    def closed(self) -> bool:
        return self.front.stage.startswith("closed")

    @property
    def texts(self) -> tuple[Body, ...]:
        """All texts in the order of the page."""
        return (self.status, self.claims, self.body, *(event.what for event in self.events))

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(note for text in self.texts for note in text.notes)

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(link for text in self.texts for link in text.links)

    @property
    def anchors(self) -> frozenset[str]:
        return self.body.anchors | {event.anchor for event in self.events}

    @cached_property
    def searched(self) -> str:
        """The words by which it is found."""
        front = self.front
        names = (party.name for party in front.parties)
        parts = (front.caption, front.short, front.court, front.docket, front.judge, *names, front.works)
        return typed(" ".join((*parts, self.claims.words, self.status.words)))

    def is_stale(self, day: date) -> bool:
        """Whether the status was too old on that day to be given without a word; a closed precedent never is."""
        limit = CLOSED_STALE_AFTER if self.closed else STALE_AFTER
        return not (self.closed and self.front.precedent) and (day - self.as_of).days > limit


def load_cases(root: Path, context: Context) -> dict[str, Case]:
    """All cases by slug, in order of short name, drafts among them; none if there is no such folder."""
    cases: list[Case] = []
    for file in content_files(root, "cases", ".md", context.problems) if (root / "cases").exists() else ():
        content = read_markdown(root, file, context.problems)
        case = None if content is None else read_case(content, context)
        if case is not None:
            cases.append(case)
    return {case.slug: case for case in sorted(cases, key=lambda case: typed(case.short))}


def read_case(content: ContentFile, context: Context) -> Case | None:
    """One case, or None if its front matter cannot be read."""
    front = fill(CaseShape, content.front, context.problems, code="case")
    body = render(content.body, content.path, content.body_line, context)
    if front is None:
        return None

    def line(text: str, *key: str | int) -> Body:
        return render_line(text, content.path, content.front.line(*key), context)

    told = (line(event.what, "events", at, "what") for at, event in enumerate(front.events))
    status, claims, body, *whats = joined(line(front.status, "status"), line(front.claims, "claims"), body, *told)
    events = tuple(_events(content, front, whats))
    _check_order(content, events, context.problems)
    introduction, sections = cut(body)
    _check_sections(content, sections, context.problems)
    return Case(
        content.name, content.path, front, status, claims, events, body, introduction, sections, content.front
    )  # fmt: skip


def _events(content: ContentFile, front: CaseShape, whats: Iterable[Body]) -> Iterator[Event]:
    """The events, each with an anchor of its day; a second one of the same day has a letter."""
    taken: dict[str, int] = {}
    for at, (event, what) in enumerate(zip(front.events, whats, strict=True)):
        day = iso(event.date)
        before = taken[day] = taken.get(day, -1) + 1
        anchor = f"on-{day}{chr(ord('a') + before) if before else ''}"
        yield Event(event.date, event.kind, what, anchor, content.front.line("events", at))


def _check_order(content: ContentFile, events: tuple[Event, ...], problems: Problems) -> None:
    for earlier, later in zip(events, events[1:], strict=False):
        shorter = min(len(earlier.date), len(later.date))
        if later.date[:shorter] < earlier.date[:shorter]:
            what, mend = f"{later.when} stands after {earlier.when}", "put the events in the order of their dates"
            problems.add(content.path, later.line, "case.order", what, mend)


def _check_sections(content: ContentFile, sections: tuple[Section, ...], problems: Problems) -> None:
    """Every case says what it decided, what it did not, and why it is here."""
    titles = {section.title for section in sections}
    for title in (title for title in SECTIONS if title not in titles):
        what, mend = f"there is no section '{title}'", f"add '## {title}' and a sentence under it"
        problems.add(content.path, content.body_line, "case.section", what, mend, Weight.WARNING)


FACETS: tuple[Facet[Case], ...] = (
    Facet("subject", "Subject", lambda case: case.front.subjects, SUBJECTS),
    Facet("stage", "Stage", lambda case: (case.front.stage,), STAGES),
    Facet("outcome", "Outcome", lambda case: (case.front.outcome,), OUTCOMES),
    Facet("party", "Party", lambda case: {party.name for party in case.front.parties}),
    Facet("court", "Court", lambda case: (case.front.court,)),
    Facet("country", "Country", lambda case: (case.front.country,), dict(sorted(COUNTRIES.items(), key=lambda one: one[1]))),
    Facet("kind", "Kind", lambda case: ("precedent" if case.front.precedent else "current",), KINDS, none="all cases"),
)
"""The ways to narrow the list of cases."""

ORDERS = {
    "name": "name",
    "last": "last event, newest first",
    "filed": "day of filing, newest first",
    "as_of": "date of the status, newest first",
    "next": "next date set, soonest first",
}


def in_order(cases: Iterable[Case], order: str) -> tuple[Case, ...]:
    """The cases in one of the `ORDERS`; those without such a date come last, the same dates by name."""
    by_name = sorted(cases, key=lambda case: typed(case.short))
    if order not in ORDERS or order == "name":
        return tuple(by_name)
    if order == "next":
        return tuple(sorted(by_name, key=lambda case: case.to_come[0].date if case.to_come else NEVER))
    return tuple(sorted(by_name, key=lambda case: _dated(case, order), reverse=True))


def _dated(case: Case, order: str) -> Dated:
    if order == "filed":
        return case.front.filed or ()
    if order == "last":
        return case.last.date if case.last else ()
    return (case.as_of.year, case.as_of.month, case.as_of.day)


def grouped(cases: Iterable[Case]) -> tuple[tuple[str, tuple[Case, ...]], ...]:
    """The cases by defendant: those with most cases first, then the single ones, precedents last."""
    groups: dict[str, list[Case]] = {}
    for case in cases:
        groups.setdefault(case.group, []).append(case)
    last = (OTHERS, PRECEDENTS)
    order = sorted(
        groups,
        key=lambda name: (last.index(name) + 1 if name in last else 0, -len(groups[name]), typed(name)),
    )
    return tuple((name, tuple(groups[name])) for name in order)
