"""Labels: what kind of thing a source is, and how far a citation may weaken it.

A label belongs to the source. A citation may weaken it where an opinion only recites a fact or a newspaper
only reports it (`WEAKER`); it never strengthens it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """Families of labels; each has one shape, so that a label can be told without colour."""

    LAW = "law"  # filled square
    AGREEMENT = "agreement"  # open square
    COURT = "court"  # filled circle
    ASSUMED = "assumed"  # half circle
    PARTY = "party"  # open circle
    PUBLIC = "public"  # triangle
    RESEARCH = "research"  # diamond
    PRESS = "press"  # line
    OURS = "ours"  # dotted circle


class Reading(StrEnum):
    """How a source was read for this site."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    BACKGROUND = "background"

    @property
    def words(self) -> str:
        return READING_WORDS[self]


READING_WORDS = {
    Reading.PRIMARY: "text read, in whole or in part",
    Reading.SECONDARY: "known through other accounts",
    Reading.BACKGROUND: "general knowledge, still to be checked",
}


@dataclass(frozen=True)
class Label:
    """A label: its id in files, the word printed, its family, and its meaning in one sentence."""

    id: str
    word: str
    family: Family
    meaning: str


_ALL = (
    Label("statute", "statute", Family.LAW, "A law in force: an act, a directive, a treaty."),
    Label("rule", "rule", Family.LAW, "A regulation or court rule in force, or one since withdrawn where the note says so."),
    Label("contract", "contract", Family.AGREEMENT, "The wording of terms or a licence: what a party promised, not what a court would enforce."),
    Label("settlement", "settlement", Family.AGREEMENT, "A deal or a consent judgment. Nobody was found liable."),
    Label("holding", "holding", Family.COURT, "A court decided the point. The note says if the decision is not final or only procedural."),
    Label("finding", "finding", Family.COURT, "A court or tribunal found this fact."),
    Label("verdict", "verdict", Family.COURT, "A jury's answer."),
    Label("ruling-facts-assumed", "facts assumed", Family.ASSUMED, "A ruling at an early stage: the facts were assumed to be true, or only found likely."),
    Label("admission", "admission", Family.PARTY, "A party's own statement against its interest, here in sworn testimony as reported."),
    Label("allegation", "allegation", Family.PARTY, "A complaint, or an accusation about someone else in a letter, report, advisory or post, a government's included. Unproven."),
    Label("denial", "denial", Family.PARTY, "A direct rejection of an accusation."),
    Label("company-statement", "company statement", Family.PARTY, "A company or organisation about itself: its conduct, its products, its position."),
    Label("agency-view", "agency view", Family.PUBLIC, "Guidance, report, memo or brief of a public body. It binds no court."),
    Label("bill", "bill", Family.PUBLIC, "A proposed law that is not in force."),
    Label("peer-reviewed", "peer-reviewed", Family.RESEARCH, "Research after review by other researchers."),
    Label("preprint", "preprint", Family.RESEARCH, "Research that was not, or not yet, reviewed in the version cited."),
    Label("expert-opinion", "expert opinion", Family.RESEARCH, "The judgement of a named scholar, lawyer, policy group or commentator."),
    Label("press", "press", Family.PRESS, "News reporting, or a record of it."),
    Label("reference", "reference", Family.PRESS, "An encyclopaedia, tracker, database, archive, technical standard or digest."),
    Label("docket", "docket", Family.PRESS, "A court's list of filings, or an order without reasons that decides nothing on the merits."),
    Label("our-inference", "our reasoning", Family.OURS, "What no source says: our own reasoning, to be judged as such."),
)  # fmt: skip

LABELS = {label.id: label for label in _ALL}
OUR_INFERENCE = LABELS["our-inference"]

_REPORTED = frozenset({"allegation", "denial", "company-statement", "expert-opinion"})
_RECITED = frozenset({"allegation", "denial"})

WEAKER: dict[str, frozenset[str]] = {
    "statute": frozenset(),
    "rule": frozenset(),
    "contract": frozenset(),
    "settlement": _RECITED,
    "holding": _RECITED | {"finding", "ruling-facts-assumed", "docket"},
    "finding": _RECITED,
    "verdict": _RECITED | {"docket"},
    "ruling-facts-assumed": _RECITED | {"docket"},
    "admission": frozenset({"allegation", "company-statement"}),
    "allegation": frozenset(),
    "denial": frozenset(),
    "company-statement": _RECITED,
    "agency-view": _RECITED,
    "bill": frozenset(),
    "peer-reviewed": _REPORTED | {"preprint"},
    "preprint": _REPORTED,
    "expert-opinion": _REPORTED - {"expert-opinion"},
    "press": _REPORTED,
    "reference": _REPORTED | {"press", "docket"},
    "docket": _RECITED,
}
"""For each label of a source, the labels that a citation of it may ask for with ``as``."""
