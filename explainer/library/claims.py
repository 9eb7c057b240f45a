"""The claims ledger: one file per disputed or headline claim. Who says it, who disputes it, what is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from explainer.library.dates import Dated, PartialDate, date_words, iso, whole
from explainer.library.facets import Facet
from explainer.library.files import ContentFile, Located, Shape, content_files, fill, one_of, read_markdown
from explainer.library.labels import LABELS, OUR_INFERENCE, Label
from explainer.library.markdown import Block, Body, Context, Heading, Note, joined, render, render_line
from explainer.library.markdown.body import Link
from explainer.library.problems import Problems
from explainer.library.typography import Words, typed

STALE_AFTER = 730  # days since the newest source until the page says that more may be known by now

TOPICS = {
    "accusation": "the accusations of distillation",
    "reply": "replies and denials",
    "technique": "the technique",
    "cost": "cost",
    "safety": "safety",
    "copyright": "copyright and training",
    "scraping": "scraping",
    "terms": "terms and ownership",
    "government": "governments",
    "word": "the word theft",
}


class DisputeShape(Shape):
    """Someone who disputes the claim or doubts it; `says` is a sentence with its citation."""

    who: Words = Field(min_length=1)
    says: str = Field(min_length=1)


class ClaimShape(Shape):
    """Front matter of a claim. `where` is a citation of where it was made; `safely` a neutral wording to use."""

    claim: Words = Field(min_length=1)
    said_by: Words = Field(min_length=1)
    where: str = Field(min_length=1)
    date: PartialDate
    label: Annotated[str, one_of(LABELS.keys() - {OUR_INFERENCE.id})]
    topic: Annotated[str, one_of(TOPICS)]
    status: Words = Field(min_length=1)
    confidence: Literal["high", "medium", "low"] = "high"
    disputed_by: tuple[DisputeShape, ...] = ()
    safely: str = Field(min_length=1)
    cases: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    draft: bool = False


@dataclass(frozen=True)
class Dispute:
    """Somebody who disputes a claim, and what they say."""

    who: str
    says: Body


@dataclass(frozen=True)
class Claim:
    """A claim as pages use it; `known` says what is known independently.

    Notes are numbered in the order of its page: how to say it, where it was made, what is known, who disputes it.
    """

    slug: str
    path: str
    front: ClaimShape
    label: Label
    where: Body
    known: Body
    disputed_by: tuple[Dispute, ...]
    safely: Body
    located: Located

    @property
    def address(self) -> str:
        return f"/claims/{self.slug}/"

    @property
    def title(self) -> str:
        return self.front.claim

    @property
    def status(self) -> str:
        return self.front.status

    @property
    def when(self) -> str:
        return date_words(self.front.date)

    @property
    def iso(self) -> str:
        return iso(self.front.date)

    @property
    def topic(self) -> str:
        return TOPICS[self.front.topic]

    @property
    def draft(self) -> bool:
        return self.front.draft

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is known, block by block."""
        return tuple(item for item in self.known.items if isinstance(item, Block))

    @property
    def texts(self) -> tuple[Body, ...]:
        """All texts in the order of the page."""
        return (self.safely, self.where, self.known, *(dispute.says for dispute in self.disputed_by))

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(note for text in self.texts for note in text.notes)

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(link for text in self.texts for link in text.links)

    @property
    def anchors(self) -> frozenset[str]:
        return self.known.anchors

    @property
    def newest(self) -> Dated:
        """The date of the newest source: nothing later is taken into account."""
        dates = (entry.source.date for note in self.notes for entry in note.entries)
        return max((*dates, self.front.date))

    @property
    def as_of(self) -> str:
        return date_words(self.newest)

    @property
    def as_of_iso(self) -> str:
        return iso(self.newest)

    @cached_property
    def searched(self) -> str:
        """The words by which it is found."""
        disputes = (f"{dispute.who} {dispute.says.words}" for dispute in self.disputed_by)
        return typed(" ".join((self.title, self.front.said_by, self.status, self.known.words, self.safely.words, *disputes)))

    def is_stale(self, day: date) -> bool:
        """Whether the newest source was old on that day."""
        return (day - whole(self.newest)).days > STALE_AFTER


def load_claims(root: Path, context: Context) -> dict[str, Claim]:
    """All claims by slug, oldest first, drafts among them; none if there is no such folder."""
    claims: list[Claim] = []
    for file in content_files(root, "claims", ".md", context.problems) if (root / "claims").exists() else ():
        content = read_markdown(root, file, context.problems)
        claim = None if content is None else read_claim(content, context)
        if claim is not None:
            claims.append(claim)
    return {claim.slug: claim for claim in sorted(claims, key=lambda claim: (claim.front.date, claim.slug))}


def read_claim(content: ContentFile, context: Context) -> Claim | None:
    """One claim, or None if its front matter cannot be read."""
    front = fill(ClaimShape, content.front, context.problems, code="claim")
    known = render(content.body, content.path, content.body_line, context)
    _check_known(content, known, context.problems)
    if front is None:
        return None

    def line(text: str, *key: str | int) -> Body:
        return render_line(text, content.path, content.front.line(*key), context)

    said = (line(one.says, "disputed_by", at, "says") for at, one in enumerate(front.disputed_by))
    safely, where, known, *says = joined(line(front.safely, "safely"), line(front.where, "where"), known, *said)
    disputes = tuple(Dispute(one.who, what) for one, what in zip(front.disputed_by, says, strict=True))
    return Claim(
        content.name, content.path, front, LABELS[front.label], where, known, disputes, safely, content.front
    )  # fmt: skip


def _check_known(content: ContentFile, known: Body, problems: Problems) -> None:
    if not known.items:
        what, mend = "nothing is said of what is known", "write it under the front matter, 'nothing' included"
        problems.add(content.path, content.body_line, "claim.empty", what, mend)
    for item in known.items:
        if isinstance(item, Heading):
            problems.add(content.path, item.line, "claim.heading", "a claim has no headings", "write it as paragraphs")



FACETS: tuple[Facet[Claim], ...] = (
    Facet("topic", "Topic", lambda claim: (claim.front.topic,), TOPICS),
    Facet("label", "Label", lambda claim: (claim.front.label,), {label.id: label.word for label in LABELS.values()}),
    Facet("who", "Said by", lambda claim: (claim.front.said_by,), none="anybody"),
)
"""The ways to narrow the ledger."""
