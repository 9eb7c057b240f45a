"""Reading ``tree.md``: front matter, introduction, and one section for each theory, question, rule and so on.

A section's lines are of four kinds: ``Key: text``, ``- item``, ``  - effect of that item``, and running text.
All problems are told at once; a tree with an error is not handed on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from explainer.library.citations import Prose
from explainer.library.files import ContentFile, Shape, fill, read_markdown
from explainer.library.problems import Problems
from explainer.library.sources import Source
from explainer.trees.grammar import Line, Scribe
from explainer.trees.model import (
    ALWAYS,
    Answer,
    Badge,
    Clause,
    Condition,
    Contradiction,
    Dial,
    Effect,
    Labelled,
    Owner,
    Question,
    Rule,
    Settled,
    Theory,
    Tree,
    Verdict,
)
from explainer.trees.sections import Item, Section, sections

LOOKS_LIKE_AN_EFFECT = re.compile(r"(?:lift|cap|drop cap) ")
TURNS_OFF = re.compile(r"(?P<title>.*\S)\s+\(turns off (?P<names>[^()]+)\)")

Read = TypeVar("Read", bound=Theory | Question | Rule | Dial | Contradiction | Badge | Verdict)


class TreeShape(Shape):
    """The front matter of a tree."""

    title: Annotated[str, Field(min_length=1)]
    version: Annotated[int, Field(ge=1)]
    law_as_of: date
    levels: tuple[str, ...] = ()
    verdicts: Literal["first", "all"] = "first"
    columns: str = ""
    proof: str = ""
    wording: str = ""
    retired: dict[str, str] = {}
    loaded_words: dict[str, str] = {}


class WordingShape(Shape):
    """The front matter of a second wording, which shares the meaning of another tree."""

    same_as: str
    wording: str
    title: Annotated[str, Field(min_length=1)]
    introduction: Annotated[str, Field(min_length=1)]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class WordingFile:
    """A second wording as read, before it is joined to the tree it is the same as."""

    name: str
    path: str
    shape: WordingShape
    introduction: tuple[Prose, ...]
    lines: Mapping[str, int]


def read_tree_file(
    root: Path, file: Path, sources: Mapping[str, Source], problems: Problems
) -> Tree | WordingFile | None:
    """A tree or a second wording; None if the file has an error of its own. Names are not looked up yet."""
    before = len(problems.errors)
    content = read_markdown(root, file, problems)
    if content is None:
        return None
    name = file.parent.name
    scribe = Scribe(content.path, sources, problems)
    is_wording = isinstance(content.front.data, dict) and "same_as" in content.front.data
    found = _wording(name, content, scribe) if is_wording else _tree(name, content, scribe)
    return found if len(problems.errors) == before else None


def _wording(name: str, content: ContentFile, scribe: Scribe) -> WordingFile | None:
    shape = fill(WordingShape, content.front, scribe.problems, code="tree")
    if content.body.strip():
        scribe.problem(
            content.body_line,
            "wording-body",
            "a second wording has front matter only",
            "move the text to 'introduction:', or delete 'same_as:'",
        )
    if shape is None:
        return None
    line = content.front.line("introduction")
    introduction = tuple(
        scribe.prose(text, line) for text in re.split(r"\n\s*\n", shape.introduction.strip())
    )
    lines = {key: content.front.line(key) for key in ("same_as", "wording", "examples")}
    return WordingFile(name, content.path, shape, introduction, lines)


def _tree(name: str, content: ContentFile, scribe: Scribe) -> Tree | None:
    shape = fill(TreeShape, content.front, scribe.problems, code="tree")
    introduction, found = sections(content, scribe)
    reader = _Reader(scribe)
    read: dict[str, list[object]] = {}
    for section in found:
        read.setdefault(section.heading.kind, []).append(READERS[section.heading.kind](reader, section))
    if shape is None:
        return None

    def of(kind: type[Read]) -> tuple[Read, ...]:
        return tuple(piece for pieces in read.values() for piece in pieces if isinstance(piece, kind))

    return Tree(
        name=name, title=shape.title, version=shape.version, law_as_of=shape.law_as_of,
        introduction=tuple(scribe.prose(line.text, line.number) for line in introduction),
        theories=of(Theory), questions=of(Question), rules=of(Rule), dials=of(Dial), contradictions=of(Contradiction),
        badges=of(Badge), verdicts=of(Verdict), path=content.path, line=introduction[0].number if introduction else content.body_line, levels=shape.levels,
        every_verdict=shape.verdicts == "all", columns=shape.columns, proof=shape.proof, wording=shape.wording,
        retired=shape.retired, loaded_words=shape.loaded_words,
        front_lines={key: content.front.line(key) for key in content.front.data},
    )  # fmt: skip


@dataclass(frozen=True)
class _Reader:
    """Makes records of sections."""

    scribe: Scribe

    def theory(self, section: Section) -> Theory:
        head = section.heading
        return Theory(head.id, head.title, self._prose(section), head.line)

    def question(self, section: Section) -> Question:
        head = section.heading
        settled = []
        for key, answer, line in section.keys:
            if key == "Settled as ANSWER when" and (
                clauses := self.scribe.conjunction(line.text, line.number)
            ):
                settled.append(Settled(answer, Condition((clauses,), (line.number,)), line.number))
        wordings: dict[str, str] = {}
        for key, name, line in section.keys:
            if key == "Wording NAME":
                if name in wordings:
                    self._twice(f"Wording {name}", line)
                wordings.setdefault(name, line.text)
        read = (self._answer(item, head.id) for item in section.items)
        answers = tuple(answer for answer in read if answer)
        self._no_duplicates(answers, "answer")
        if len(answers) < 2:
            self.scribe.problem(
                head.line, "answers", f"'{head.id}' has fewer than two answers", "add one: '- id: text'"
            )
        return Question(
            head.id, head.title, answers, head.line, wordings, self._one(section, "Why we ask"), self._one(section, "Help"),
            self._condition(section, "Ask only if") or ALWAYS, tuple(settled),
        )  # fmt: skip

    def rule(self, section: Section) -> Rule:
        head = section.heading
        return Rule(
            head.id, head.title, self._condition(section) or ALWAYS, self._effects(section), head.line
        )

    def dial(self, section: Section) -> Dial:
        head = section.heading
        match = TURNS_OFF.fullmatch(head.title)
        title = match["title"] if match else head.title
        names = tuple(re.split(r",\s*|\s+and\s+", match["names"].strip())) if match else ()
        in_favour, _, after = self._text(section, "For").text.partition("Against:")
        against = self._text(section, "Against")
        line = self._text(section, "For").number
        return Dial(
            head.id, title, self._condition(section) or ALWAYS, self._effects(section), head.line,
            self.scribe.prose(in_favour.strip(), line), self.scribe.prose(after.strip() or against.text, line if after else against.number),
            names,
        )  # fmt: skip

    def contradiction(self, section: Section) -> Contradiction:
        head = section.heading
        return Contradiction(head.id, head.title, self._needed(section), head.line)

    def badge(self, section: Section) -> Badge:
        head = section.heading
        return Badge(head.id, head.title, self._needed(section), head.line)

    def verdict(self, section: Section) -> Verdict:
        head = section.heading
        condition = ALWAYS if section.otherwise else self._needed(section)
        if section.otherwise and (when := next(section.texts("When"), None)):
            self.scribe.problem(
                when.number, "otherwise", "a verdict has 'When:' and 'Otherwise'", "delete one of the two"
            )
        lines: list[Labelled] = []
        for key, _, line in section.keys:
            if key == "When":
                continue
            if any(entry.label == key for entry in lines):
                self._twice(key, line)
            lines.append(Labelled(key, self.scribe.prose(line.text, line.number), line.number))
        return Verdict(
            head.id, head.title, condition, section.otherwise, self._prose(section), tuple(lines), head.line
        )

    def _answer(self, item: Item, question: str) -> Answer | None:
        line = item.line
        id, colon, text = line.text.partition(":")
        if LOOKS_LIKE_AN_EFFECT.match(line.text):
            self.scribe.problem(
                line.number,
                "answer",
                f"'{id[:40]}' is an effect, and stands where an answer belongs",
                "indent it by two spaces, under the answer that it is an effect of",
            )
            return None
        if not colon or not text.strip():
            self.scribe.problem(
                line.number,
                "answer",
                f"'{line.text[:40]}' is no answer",
                "write '- id: text', with the effects under it, indented by two spaces",
            )
            return None
        if not self.scribe.id(id, line.number):
            return None
        effects = (
            self.scribe.effect(under.text, under.number, Owner("question", question, id))
            for under in item.under
        )
        return Answer(id, text.strip(), tuple(effect for effect in effects if effect), line.number)

    def _effects(self, section: Section) -> tuple[Effect, ...]:
        head = section.heading
        if not section.items:
            self.scribe.problem(
                head.line,
                "no-effect",
                f"the {head.kind} '{head.id}' has no effect",
                "add one: '- lift THEORY to LEVEL: reason'",
            )
        owner = Owner(head.kind, head.id)
        effects = (self.scribe.effect(item.line.text, item.line.number, owner) for item in section.items)
        return tuple(effect for effect in effects if effect)

    def _condition(self, section: Section, key: str = "When") -> Condition | None:
        """The alternatives that stand after a key, or None if there is none."""
        alternatives: list[tuple[Clause, ...]] = []
        lines = []
        for line in section.texts(key):
            clauses = self.scribe.conjunction(line.text, line.number)
            if clauses:
                alternatives.append(clauses)
                lines.append(line.number)
        return Condition(tuple(alternatives), tuple(lines)) if alternatives else None

    def _needed(self, section: Section) -> Condition:
        if not any(section.texts("When")):
            head = section.heading
            mend = "add 'When: question = answer'" + (
                ", or 'Otherwise' if it is the last" if head.kind == "verdict" else ""
            )
            self.scribe.problem(head.line, "when", f"the {head.kind} '{head.id}' has no 'When:'", mend)
        return self._condition(section) or Condition((), ())

    def _prose(self, section: Section) -> tuple[Prose, ...]:
        head = section.heading
        if not section.paragraphs:
            self.scribe.problem(
                head.line,
                "text",
                f"the {head.kind} '{head.id}' says nothing",
                "add a sentence under its heading",
            )
        return tuple(self.scribe.prose(line.text, line.number) for line in section.paragraphs)

    def _text(self, section: Section, key: str) -> Line:
        """The text after a key that stands once or not at all."""
        lines = list(section.texts(key))
        for line in lines[1:]:
            self._twice(key, line)
        return lines[0] if lines else Line(section.heading.line, "")

    def _one(self, section: Section, key: str) -> Prose:
        line = self._text(section, key)
        return self.scribe.prose(line.text, line.number)

    def _twice(self, key: str, line: Line) -> None:
        self.scribe.problem(line.number, "twice", f"'{key}:' stands here a second time", "join the two")

    def _no_duplicates(self, answers: Sequence[Answer], what: str) -> None:
        first: dict[str, int] = {}
        for answer in answers:
            if answer.id in first:
                self.scribe.problem(
                    answer.line,
                    "duplicate",
                    f"the {what} '{answer.id}' stands here a second time (first on line {first[answer.id]})",
                    "give it another id",
                )
            first.setdefault(answer.id, answer.line)


READERS: Mapping[str, Callable[[_Reader, Section], object]] = {
    "theory": _Reader.theory,
    "question": _Reader.question,
    "rule": _Reader.rule,
    "dial": _Reader.dial,
    "contradiction": _Reader.contradiction,
    "badge": _Reader.badge,
    "verdict": _Reader.verdict,
}
