"""The timeline: dated events of `content/timeline.yaml`, and those of all cases, on one line of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from explainer.library.cases import Case
from explainer.library.dates import Dated, PartialDate, date_words, iso
from explainer.library.files import Shape, fill, read_yaml
from explainer.library.markdown import Body, Context, render
from explainer.library.problems import did_you_mean
from explainer.library.typography import Words

TOPICS = {
    "distillation": "distillation", "technique": "the technique", "copyright": "copyright", "scraping": "scraping",
    "terms": "terms of service", "ownership": "who owns answers", "trade-secrets": "trade secrets",
    "competition-law": "competition law", "theft-word": "the word theft", "export-controls": "export controls",
    "safety": "safety", "policy": "policy", "cases": "case events",
}  # fmt: skip

KINDS = {
    "accusation": "accusation", "bill": "bill", "filing": "filing", "law": "law", "order": "order", "policy": "policy",
    "publication": "publication", "release": "release", "reply": "reply", "research": "research", "ruling": "ruling",
    "schedule": "set for", "settlement": "settlement", "statement": "statement", "terms": "terms", "verdict": "verdict",
    "appeal": "appeal", "other": "other",
}  # fmt: skip

FROM_CASE = {
    "filed": "filing", "amended": "filing", "motion": "filing", "hearing": "other", "argument": "other", "transfer": "other",
    "reassigned": "other", "judgment": "ruling",
}  # fmt: skip


class MomentShape(Shape):
    """One entry of the file; `text` is a sentence with its citation."""

    date: PartialDate
    title: Words = Field(min_length=1)
    text: str = Field(min_length=1)
    kind: str
    topic: str
    case: str = ""


class TimelineShape(Shape):
    """The whole file."""

    events: tuple[MomentShape, ...]


@dataclass(frozen=True)
class Moment:
    """Something dated. `address` leads to the case it belongs to, if any."""

    date: Dated
    title: str
    text: Body
    kind: str
    topic: str
    address: str = ""

    @property
    def when(self) -> str:
        return date_words(self.date)

    @property
    def iso(self) -> str:
        return iso(self.date)

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


def load_timeline(root: Path, context: Context, cases: Iterable[Case]) -> tuple[Moment, ...]:
    """All moments, oldest first."""
    moments = [*_from_file(root, context), *(moment for case in cases for moment in _from_case(case))]
    return tuple(sorted(moments, key=lambda moment: (moment.date, moment.title)))


def _from_file(root: Path, context: Context) -> list[Moment]:
    located = read_yaml(root, root / "timeline.yaml", context.problems)
    shape = None if located is None else fill(TimelineShape, located, context.problems, code="timeline")
    if located is None or shape is None:
        return []
    moments: list[Moment] = []
    for at, entry in enumerate(shape.events):
        text = render(entry.text, located.path, located.line("events", at, "text"), context)
        known = True
        for field, value, choices in (("kind", entry.kind, KINDS), ("topic", entry.topic, TOPICS)):
            if value not in choices:
                known = False
                context.problems.add(
                    located.path,
                    located.line("events", at, field),
                    "timeline.value",
                    f"'{field}' is '{value}'",
                    did_you_mean(value, choices),
                )
        if known:
            address = f"/cases/{entry.case}/" if entry.case else ""
            moments.append(Moment(entry.date, entry.title, text, entry.kind, entry.topic, address))
    return moments


def _from_case(case: Case) -> list[Moment]:
    return [
        Moment(
            event.date, case.short, event.what, FROM_CASE.get(event.kind, event.kind), "cases", case.address
        )
        for event in case.events
    ]
