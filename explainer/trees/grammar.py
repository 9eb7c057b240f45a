"""The small sentences of a tree file: headings, conditions and effects. Each reader tells what it cannot read.

A *condition* is ``id = value or value, id = value``. An *effect* is ``lift THEORY to LEVEL``, ``cap THEORY at
LEVEL`` or ``drop cap THEORY of QUESTION [= ANSWER]``, then a colon, a reason and its sources.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explainer.library import citations
from explainer.library.citations import Prose
from explainer.library.problems import Problems, did_you_mean
from explainer.library.sources import Source
from explainer.trees.model import UNKNOWN, Clause, Effect, Owner, Verb, citations_of, plain

KINDS = ("theory", "question", "contradiction", "rule", "dial", "badge", "verdict")

HEADING = re.compile(r"##\s+(?P<kind>\S+)\s+(?P<id>[^\s:]+)\s*:\s*(?P<title>\S.*)")
ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
CLAUSE = re.compile(r"(?P<subject>[^\s=]+)\s*=\s*(?P<values>[^\s=]+(?:\s+or\s+[^\s=]+)*)")
LIFT = re.compile(r"lift\s+(?P<theory>\S+)\s+to\s+(?P<level>\S+)")
CAP = re.compile(r"cap\s+(?P<theory>\S+)\s+at\s+(?P<level>\S+)")
DROP = re.compile(r"drop\s+cap\s+(?P<theory>\S+)\s+of\s+(?P<of>[^\s=]+)(?:\s*=\s*(?P<answer>\S+))?")
EFFECTS = ((Verb.LIFT, LIFT), (Verb.CAP, CAP), (Verb.DROP, DROP))


@dataclass(frozen=True)
class Line:
    """A line of the file, without the space at its end."""

    number: int
    text: str


@dataclass(frozen=True)
class Heading:
    """``## question permission: Did the complainant allow this use?``"""

    kind: str
    id: str
    title: str
    line: int


def paragraphs(lines: Sequence[Line]) -> list[Line]:
    """Neighbouring lines joined; an empty line parts them."""
    joined: list[Line] = []
    apart = True
    for line in lines:
        if not line.text.strip():
            apart = True
        elif apart:
            joined.append(line)
            apart = False
        else:
            joined[-1] = Line(joined[-1].number, f"{joined[-1].text}\n{line.text}")
    return joined


@dataclass
class Scribe:
    """Reads the small sentences of one file and notes what is wrong with them."""

    path: str
    sources: Mapping[str, Source]
    problems: Problems

    def problem(self, line: int, code: str, what: str, mend: str) -> None:
        self.problems.add(self.path, line, f"tree.{code}", what, mend)

    def prose(self, text: str, line: int) -> Prose:
        """Running text with its citations, which must name known sources."""
        prose = citations.split(text, self.path, line, self.problems)
        for part in prose:
            if not isinstance(part, str):
                citations.check(part, self.sources, self.path, self.problems)
        return prose

    def heading(self, line: Line) -> Heading | None:
        """A heading; a misspelt kind is told and taken for the nearest, so that it is the only problem told."""
        match = HEADING.fullmatch(line.text)
        if match is None:
            self.problem(
                line.number,
                "heading",
                "this heading cannot be read",
                "write '## kind id: Title', for example '## theory fraud: Fraud and deceit'",
            )
            return None
        kind, id = match["kind"], match["id"]
        if kind not in KINDS:
            mend = did_you_mean(kind, KINDS)
            self.problem(line.number, "kind", f"'{kind}' is no kind of heading", mend)
            if not mend.startswith("did you mean"):
                return None
            kind = mend.split("'")[1]
        return Heading(kind, id, match["title"], line.number) if self.id(id, line.number) else None

    def id(self, id: str, line: int) -> bool:
        """Whether a word can be an id: letters, digits and single hyphens, and not 'unknown'."""
        if ID.fullmatch(id) and id != UNKNOWN:
            return True
        mend = (
            "choose another word; every question takes 'unknown' already"
            if id == UNKNOWN
            else "use letters, digits and single hyphens"
        )
        self.problem(line, "id", f"'{id}' cannot be an id", mend)
        return False

    def conjunction(self, text: str, line: int) -> tuple[Clause, ...] | None:
        """Clauses joined by commas, all of which must hold."""
        clauses: list[Clause] = []
        for piece in text.split(","):
            match = CLAUSE.fullmatch(piece.strip())
            if match is None:
                self.problem(
                    line,
                    "condition",
                    f"'{piece.strip()}' is no condition",
                    "write 'question = answer or answer', several joined by commas",
                )
                return None
            clauses.append(Clause(match["subject"], tuple(re.split(r"\s+or\s+", match["values"]))))
        subjects = [clause.subject for clause in clauses]
        for subject in sorted({s for s in subjects if subjects.count(s) > 1}):
            self.problem(
                line,
                "condition",
                f"'{subject}' stands twice in one condition",
                "join its values with 'or', or write two 'When:' lines",
            )
        return tuple(clauses)

    def effect(self, text: str, line: int, owner: Owner) -> Effect | None:
        """One effect with its reason and sources."""
        head, _, said = text.partition(":")
        tried = ((verb, pattern.fullmatch(head.strip())) for verb, pattern in EFFECTS)
        verb, match = next(((verb, match) for verb, match in tried if match), (Verb.LIFT, None))
        if match is None:
            self.problem(
                line,
                "effect",
                f"'{head.strip()}' is no effect",
                "write 'lift THEORY to LEVEL: reason', 'cap THEORY at LEVEL: reason' or 'drop cap THEORY of QUESTION: reason'",
            )
            return None
        reason = self.prose(said.strip(), line)
        if not plain(reason):
            self.problem(
                line, "reason", f"'{head.strip()}' gives no reason", "write the reason after a colon"
            )
        if not citations_of(reason):
            self.problem(
                line, "source", f"'{head.strip()}' has no source", "end it with one: [@source-id, p. 3]"
            )
        found = match.groupdict()
        return Effect(
            verb,
            found["theory"],
            found.get("level") or "",
            reason,
            owner,
            line,
            found.get("of") or "",
            found.get("answer") or "",
        )
