"""The claims ledger: one file per disputed or headline claim. Who says it, who disputes it, what is known."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from explainer.library.dates import PartialDate, date_words
from explainer.library.files import ContentFile, Shape, content_files, fill, read_markdown
from explainer.library.labels import LABELS, Label
from explainer.library.markdown import Body, Context, Note, render
from explainer.library.problems import did_you_mean
from explainer.library.typography import Words

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
    label: str
    topic: str
    status: str = Field(min_length=1)
    confidence: Literal["high", "medium", "low"] = "high"
    disputed_by: tuple[DisputeShape, ...] = ()
    safely: str = Field(min_length=1)
    cases: tuple[str, ...] = ()
    draft: bool = False


@dataclass(frozen=True)
class Dispute:
    who: str
    says: Body


@dataclass(frozen=True)
class Claim:
    """A claim as pages use it; the body says what is known independently."""

    slug: str
    path: str
    front: ClaimShape
    label: Label
    where: Body
    disputed_by: tuple[Dispute, ...]
    safely: Body
    known: Body

    @property
    def address(self) -> str:
        return f"/claims/{self.slug}/"

    @property
    def title(self) -> str:
        return self.front.claim

    @property
    def when(self) -> str:
        return date_words(self.front.date)

    @property
    def topic(self) -> str:
        return TOPICS[self.front.topic]

    @property
    def notes(self) -> tuple[Note, ...]:
        parts = (self.where, *(dispute.says for dispute in self.disputed_by), self.safely, self.known)
        return tuple(note for part in parts for note in part.notes)


def load_claims(root: Path, context: Context, *, drafts: bool = False) -> dict[str, Claim]:
    """All published claims by slug, oldest first."""
    claims: list[Claim] = []
    for file in content_files(root, "claims", ".md", context.problems):
        content = read_markdown(root, file, context.problems)
        claim = None if content is None else read_claim(content, context)
        if claim is not None and (drafts or not claim.front.draft):
            claims.append(claim)
    return {claim.slug: claim for claim in sorted(claims, key=lambda claim: (claim.front.date, claim.slug))}


def read_claim(content: ContentFile, context: Context) -> Claim | None:
    """One claim, or None if its front matter cannot be read."""
    front = fill(ClaimShape, content.front, context.problems, code="claim")
    known = render(content.body, content.path, content.body_line, context)
    if front is None:
        return None
    for field, value, choices in (("label", front.label, LABELS), ("topic", front.topic, TOPICS)):
        if value not in choices:
            context.problems.add(
                content.path,
                content.front.line(field),
                "claim.value",
                f"'{field}' is '{value}'",
                did_you_mean(value, choices),
            )
            return None

    def prose(text: str, *key: str | int) -> Body:
        return render(text, content.path, content.front.line(*key), context)

    disputes = tuple(
        Dispute(one.who, prose(one.says, "disputed_by", at, "says"))
        for at, one in enumerate(front.disputed_by)
    )
    return Claim(
        content.name, content.path, front, LABELS[front.label], prose(front.where, "where"), disputes,
        prose(front.safely, "safely"), known,
    )  # fmt: skip
