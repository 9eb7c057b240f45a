"""The records of decision trees and of their worked examples: what they say, never what follows from it.

Everything is frozen and knows the line on which it stands. Running text is `Prose`: strings (which may hold
``*emphasis*``) with citation groups between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from explainer.library.citations import Citation, Group, Prose

UNKNOWN = "unknown"
"""The answer *not known or disputed*, which every question takes; no answer may have it as its id."""

Given = tuple[str, ...]
"""What was said about one question: one answer, several ("one of these"), or nothing known: ``()``."""

State = Mapping[str, Given]
"""What was said, by question. A question that is not in it has not been answered (yet)."""


class Verb(StrEnum):
    """What an effect does to the rating of a theory."""

    LIFT = "lift"
    CAP = "cap"
    DROP = "drop"


class Clause(NamedTuple):
    """``subject = value or value``: a question with its answers, or a theory with its ratings."""

    subject: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Condition:
    """Alternatives, each a conjunction of clauses. One empty conjunction always holds."""

    alternatives: tuple[tuple[Clause, ...], ...] = ((),)
    lines: tuple[int, ...] = field(default=(0,), compare=False)  # on which each alternative stands

    @property
    def always(self) -> bool:
        return () in self.alternatives

    @property
    def clauses(self) -> Iterator[Clause]:
        return (clause for alternative in self.alternatives for clause in alternative)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The questions and theories that it names, each once, in order."""
        return tuple(dict.fromkeys(clause.subject for clause in self.clauses))


ALWAYS = Condition()


class Owner(NamedTuple):
    """Where an effect stands: a question's answer, a rule or a dial."""

    kind: str  # "question", "rule" or "dial"
    id: str
    answer: str = ""

    @property
    def words(self) -> str:
        """``owner = nobody`` for an answer, ``rule open-web`` for a rule."""
        return f"{self.id} = {self.answer}" if self.answer else f"{self.kind} {self.id}"


@dataclass(frozen=True)
class Effect:
    """A lift or cap of a theory, or a cap dropped; with the reason and its sources."""

    verb: Verb
    theory: str
    level: str  # of a lift or cap
    reason: Prose
    owner: Owner
    line: int
    of: str = ""  # of a dropped cap: the question whose answers hold it
    of_answer: str = ""  # and the one answer, if not all

    @property
    def words(self) -> str:
        """The effect as it is written: ``cap copyright at none``."""
        if self.verb is Verb.LIFT:
            return f"lift {self.theory} to {self.level}"
        if self.verb is Verb.CAP:
            return f"cap {self.theory} at {self.level}"
        return f"drop cap {self.theory} of {self.of}" + (f" = {self.of_answer}" if self.of_answer else "")

    @property
    def citations(self) -> tuple[Citation, ...]:
        return citations_of(self.reason)


@dataclass(frozen=True)
class Theory:
    """A legal theory, which gets a rating."""

    id: str
    title: str
    prose: tuple[Prose, ...]
    line: int


@dataclass(frozen=True)
class Answer:
    """One answer to a question, with its effects."""

    id: str
    text: str
    effects: tuple[Effect, ...]
    line: int

    @property
    def lead(self) -> str:
        """The words before the colon: ``If the account is right``; the whole text where there is none."""
        return before_colon(self.text)


@dataclass(frozen=True)
class Settled:
    """``Settled as ANSWER when: …``: the question is not asked, and has this answer."""

    answer: str
    condition: Condition
    line: int


@dataclass(frozen=True)
class Question:
    """A question, asked in file order if its gate is open and nothing settles it."""

    id: str
    title: str
    answers: tuple[Answer, ...]
    line: int
    wordings: Mapping[str, str] = field(default_factory=dict)
    why: Prose = ()
    help: Prose = ()
    ask_only_if: Condition = ALWAYS
    settled: tuple[Settled, ...] = ()

    @cached_property
    def answer_ids(self) -> tuple[str, ...]:
        return tuple(answer.id for answer in self.answers)

    def answer(self, id: str) -> Answer:
        return self.answers[self.answer_ids.index(id)]


@dataclass(frozen=True)
class Rule:
    """Effects of several answers together."""

    id: str
    title: str
    condition: Condition
    effects: tuple[Effect, ...]
    line: int


@dataclass(frozen=True)
class Dial:
    """A reading of an unsettled point, which a reader may turn on."""

    id: str
    title: str
    condition: Condition
    effects: tuple[Effect, ...]
    line: int
    in_favour: Prose = ()
    against: Prose = ()
    turns_off: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contradiction:
    """Answers that cannot stand together, and what to do about it (the title)."""

    id: str
    title: str
    condition: Condition
    line: int


@dataclass(frozen=True)
class Badge:
    """A remark beside the result."""

    id: str
    title: str
    condition: Condition
    line: int


@dataclass(frozen=True)
class Labelled:
    """A labelled paragraph: ``Better words: …``."""

    label: str
    prose: Prose
    line: int


@dataclass(frozen=True)
class Verdict:
    """A result in words. The last one of a tree holds where no other does (`otherwise`)."""

    id: str
    title: str
    condition: Condition
    otherwise: bool
    prose: tuple[Prose, ...]
    lines: tuple[Labelled, ...]
    line: int

    def labelled(self, label: str) -> Prose:
        """The paragraph with this label, or nothing."""
        return next((entry.prose for entry in self.lines if entry.label == label), ())


Conditional = Rule | Dial | Contradiction | Badge | Verdict


@dataclass(frozen=True)
class Tree:
    """A whole tree. `same_as` names the tree whose meaning a second wording shares, else it is empty."""

    name: str
    title: str
    version: int
    law_as_of: date
    introduction: tuple[Prose, ...]
    theories: tuple[Theory, ...]
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    dials: tuple[Dial, ...]
    contradictions: tuple[Contradiction, ...]
    badges: tuple[Badge, ...]
    verdicts: tuple[Verdict, ...]
    path: str
    line: int = 1  # on which the introduction begins
    levels: tuple[str, ...] = ()
    every_verdict: bool = False  # all verdicts that match, not the first alone
    columns: str = ""  # the question whose answers become columns
    proof: str = ""  # the question that only labels the result
    wording: str = ""
    same_as: str = ""
    retired: Mapping[str, str] = field(default_factory=dict)
    loaded_words: Mapping[str, str] = field(
        default_factory=dict
    )  # phrases allowed all the same, with reasons
    front_lines: Mapping[str, int] = field(
        default_factory=dict, compare=False
    )  # of the fields of the front matter

    def front_line(self, key: str) -> int:
        """The line of a field of the front matter; the first line where the field is not there."""
        return self.front_lines.get(key, 1)

    @cached_property
    def question(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def theory(self) -> Mapping[str, Theory]:
        return {theory.id: theory for theory in self.theories}

    @cached_property
    def dial(self) -> Mapping[str, Dial]:
        return {dial.id: dial for dial in self.dials}

    @cached_property
    def badge(self) -> Mapping[str, Badge]:
        return {badge.id: badge for badge in self.badges}

    @cached_property
    def verdict(self) -> Mapping[str, Verdict]:
        return {verdict.id: verdict for verdict in self.verdicts}

    @cached_property
    def contradiction(self) -> Mapping[str, Contradiction]:
        return {contradiction.id: contradiction for contradiction in self.contradictions}

    @cached_property
    def rule(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """All effects in file order: of answers, of rules, of dials."""
        answers = tuple(answer for question in self.questions for answer in question.answers)
        owners: tuple[Answer | Rule | Dial, ...] = (*answers, *self.rules, *self.dials)
        return tuple(effect for owner in owners for effect in owner.effects)

    @cached_property
    def conditional(self) -> tuple[Conditional, ...]:
        """Everything that holds under a condition of its own; gates and effects apart."""
        return (*self.rules, *self.dials, *self.contradictions, *self.badges, *self.verdicts)

    def condition_of(self, effect: Effect) -> Condition:
        """When the effect applies; a dial's effect only while the dial is on as well."""
        owner = self.owner_of(effect)
        if isinstance(owner, Question):
            return Condition(((Clause(owner.id, (effect.owner.answer,)),),))
        return owner.condition

    def owner_of(self, effect: Effect) -> Question | Rule | Dial:
        """The question, rule or dial in which an effect stands."""
        kind, id, _ = effect.owner
        if kind == "question":
            return self.question[id]
        return self.rule[id] if kind == "rule" else self.dial[id]

    @cached_property
    def column_theories(self) -> tuple[str, ...]:
        """The theories whose rating the columns question can move."""
        touched = {
            effect.theory for effect in self.effects if self.columns in self.condition_of(effect).subjects
        }
        return tuple(theory.id for theory in self.theories if theory.id in touched)


@dataclass(frozen=True)
class Expected:
    """The sets that an example must give."""

    ratings: Mapping[str, tuple[str, ...]]
    verdicts: tuple[str, ...]
    badges: tuple[str, ...]
    badges_certain: tuple[str, ...]
    by_column: Mapping[str, Mapping[str, tuple[str, ...]]]  # theory -> answer of the columns question -> set


@dataclass(frozen=True)
class ExampleRow:
    """One line of an example's table. `given` is ``()`` where the answer is not known or disputed."""

    question: str
    given: Given
    source: Prose
    line: int


@dataclass(frozen=True)
class Example:
    """A worked example: a real or invented act with an answer and a source for each question asked."""

    name: str
    tree: str
    wording: str
    title: str
    kind: str  # "act", "decided" or "pleaded"
    parties: tuple[str, ...]
    facts: str  # the text of the proof answer
    facts_answer: str
    law: Prose
    introduction: tuple[Prose, ...]
    rows: tuple[ExampleRow, ...]
    expected: Expected
    path: str
    line: int
    mirror: str = ""
    strongest_for: Prose = ()  # the complainant
    strongest_against: Prose = ()  # the user
    note: Prose = ()
    happened: Prose = ()
    fit: str = ""
    missed: Prose = ()

    @cached_property
    def state(self) -> Mapping[str, Given]:
        return {row.question: row.given for row in self.rows}

    @property
    def proof_words(self) -> str:
        """The words that stand before a verdict's title: ``If the account is right``."""
        return before_colon(self.facts)


def citations_of(prose: Prose) -> tuple[Citation, ...]:
    """All citations in a piece of running text."""
    return tuple(c for part in prose if isinstance(part, Group) for c in part.citations)


def plain(prose: Prose) -> str:
    """Running text without its citations and emphasis."""
    words = "".join(part for part in prose if isinstance(part, str))
    return re.sub(r" (?=[.,;:])", "", " ".join(words.replace("*", "").split()))


def before_colon(text: str) -> str:
    """The words before the first colon, or all of them, without a full stop at the end."""
    return text.split(":", 1)[0].strip().rstrip(".")
