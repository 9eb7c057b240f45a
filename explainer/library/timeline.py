"""The timeline: dated events of `content/timeline.yaml`, and those of all cases, on one line of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field

from explainer.library.cases import Case
from explainer.library.dates import Dated, OnDate, PartialDate, iso
from explainer.library.facets import Facet
from explainer.library.files import Shape, fill, one_of, read_yaml
from explainer.library.markdown import Body, Context, render_line
from explainer.library.problems import did_you_mean
from explainer.library.typography import Words, typed

TOPICS = {
    "distillation": "distillation", "technique": "the technique", "copyright": "copyright", "scraping": "scraping",
    "terms": "terms of service", "ownership": "who owns answers", "trade-secrets": "trade secrets",
    "competition-law": "competition law", "theft-word": "the word theft", "export-controls": "export controls",
    "safety": "safety", "policy": "policy", "cases": "steps of cases",
}  # fmt: skip

FROM_CASES = "cases"  # the topic of moments that come from the files of cases

KINDS = {
    "accusation": "accusation", "bill": "bill", "filing": "filing", "law": "law", "order": "order", "policy": "policy",
    "publication": "publication", "release": "release", "reply": "reply", "research": "research", "ruling": "ruling",
    "schedule": "set for", "settlement": "settlement", "statement": "statement", "terms": "terms", "verdict": "verdict",
    "appeal": "appeal", "other": "other",
}  # fmt: skip

NO_WORD = re.compile(r"[^a-z0-9]+")

FAMILIES = {
    "courts": "filing ruling order verdict settlement appeal",
    "states": "law bill policy",
    "companies": "accusation reply statement release terms",
    "research and reports": "research publication",
    "other steps, and what is set": "other schedule",
}
"""Kinds by who acts, for the drawing."""

FROM_CASE = {
    "filed": "filing", "amended": "filing", "motion": "filing", "hearing": "other", "argument": "other", "transfer": "other",
    "reassigned": "other", "judgment": "ruling",
}  # fmt: skip
"""Kinds of case events that are of another name here."""


class MomentShape(Shape):
    """One entry of the file; `text` is a sentence with its citation."""

    date: PartialDate
    title: Words = Field(min_length=1)
    text: str = Field(min_length=1)
    kind: Annotated[str, one_of(KINDS)]
    topic: Annotated[str, one_of(TOPICS.keys() - {FROM_CASES})]
    case: str = ""


class TimelineShape(Shape):
    """The whole file."""

    events: tuple[MomentShape, ...]


@dataclass(frozen=True)
class Moment(OnDate):
    """Something dated. `anchor` is its place on the page of the timeline.

    `case` is the slug of the case to which it belongs, if any; `chosen` says that it stands in `timeline.yaml`, as
    what matters most, and is not just one more step of a case.
    """

    date: Dated
    title: str
    text: Body
    kind: str
    topic: str
    anchor: str
    case: str = ""
    address: str = ""
    chosen: bool = True
    path: str = ""
    line: int = 0

    @property
    def year(self) -> int:
        return self.date[0]

    @property
    def kind_words(self) -> str:
        return KINDS[self.kind]

    @property
    def topic_words(self) -> str:
        return TOPICS[self.topic]

    @property
    def scheduled(self) -> bool:
        """Set for that day; what happened is not confirmed."""
        return self.kind == "schedule"

    @cached_property
    def searched(self) -> str:
        """The words by which it is found."""
        return typed(f"{self.title} {self.text.words} {self.when}")


def load_timeline(root: Path, context: Context, cases: Mapping[str, Case]) -> tuple[Moment, ...]:
    """All moments, oldest first: those of the file, and the events of cases that the file does not tell."""
    told = list(_from_file(root, context))
    _check_moments(told, cases, context)
    moments = [*told, *(moment for case in cases.values() for moment in _from_case(case, told))]
    return tuple(sorted(moments, key=lambda moment: (moment.date, not moment.chosen, moment.title)))


def _from_file(root: Path, context: Context) -> Iterator[Moment]:
    file = root / "timeline.yaml"
    located = read_yaml(root, file, context.problems) if file.exists() else None
    shape = None if located is None else fill(TimelineShape, located, context.problems, code="timeline")
    if located is None or shape is None:
        return
    for at, entry in enumerate(shape.events):
        text = render_line(entry.text, located.path, located.line("events", at, "text"), context)
        address = f"/cases/{entry.case}/" if entry.case else ""
        line = located.line("events", at)
        anchor = f"{iso(entry.date)}-{NO_WORD.sub('-', typed(entry.title)).strip('-')}"
        yield Moment(
            entry.date, entry.title, text, entry.kind, entry.topic, anchor, entry.case, address, True, located.path, line
        )  # fmt: skip


def _check_moments(moments: Iterable[Moment], cases: Mapping[str, Case], context: Context) -> None:
    """A case that is named exists, and no two moments have one place."""
    taken: dict[str, Moment] = {}
    for moment in moments:
        if moment.case and moment.case not in cases and f"cases/{moment.case}.md" not in context.addresses:
            what, mend = f"'{moment.case}' is no case", did_you_mean(moment.case, cases)
            context.problems.add(moment.path, moment.line, "timeline.case", what, mend)
        first = taken.setdefault(moment.anchor, moment)
        if first is not moment:
            what = f"'{moment.title}' stands on {moment.when} already (line {first.line})"
            context.problems.add(moment.path, moment.line, "timeline.duplicate", what, "give it another title, or delete one")


def _from_case(case: Case, told: Iterable[Moment]) -> Iterator[Moment]:
    """The events of a case, without those of a day that the file tells of this case."""
    known = {moment.date for moment in told if moment.case == case.slug}
    for event in case.events:
        if event.date not in known:
            kind = FROM_CASE.get(event.kind, event.kind)
            yield Moment(
                event.date, case.short, event.what, kind, FROM_CASES, f"{case.slug}-{event.anchor}", case.slug,
                f"{case.address}#{event.anchor}", False, case.path, event.line,
            )  # fmt: skip


FACETS: tuple[Facet[Moment], ...] = (
    Facet("topic", "Topic", lambda moment: (moment.topic,), TOPICS),
    Facet("kind", "Kind", lambda moment: (moment.kind,), KINDS),
    Facet("which", "Which", lambda moment: ("main",) if moment.chosen else (), {"main": "what matters most"}, none="every step of cases too"),
)
"""The ways to narrow the timeline."""
