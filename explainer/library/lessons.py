"""Lesson units for teachers: one file per unit in `content/teach/`.

Facts stand in front matter: aims, steps with minutes, tasks with their answers. The body holds what the teacher
should know first (before the first heading), the handout, remarks on the key, and questions to discuss. Whatever
of a key follows from a tree, a source's label or a provider's terms is named here and made from them, never typed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from pydantic import Field

from explainer.library.files import ContentFile, Located, Shape, content_files, fill, read_markdown
from explainer.library.labels import Label
from explainer.library.markdown import Block, Body, Context, Heading, Note, joined, render, render_line
from explainer.library.markdown.body import Link
from explainer.library.markdown.headings import slug
from explainer.library.pages import Change
from explainer.library.problems import Problems, did_you_mean
from explainer.library.sources import Source
from explainer.library.typography import Words

MINUTES = 45  # of a unit
MOST_LINES = 12  # to write an answer on
PARTS = {"handout": "Handout", "answer-key": "Answer key", "discussion": "Discussion"}
NEEDED = ("handout", "discussion")
ADDRESSES_IN_USE = frozenset({"embed", "worksheets", "all", "handouts"})


class StepShape(Shape):
    """One step of a lesson: `how` is a sentence or two, with links."""

    minutes: int = Field(ge=1, le=MINUTES)
    what: Words = Field(min_length=1)
    how: str = Field(min_length=1)


class TaskShape(Shape):
    """A task of the handout: what is asked, the lines to write on, and the answer with its source."""

    ask: str = Field(min_length=1)
    lines: int = Field(3, ge=0, le=MOST_LINES)
    answer: str = Field(min_length=1)


class LessonShape(Shape):
    """Front matter of a unit.

    `examples` are worked examples, each ``tree/example``; their answers and results are the key. `statements` are
    sentences with one citation each, to be sorted by label. `documents` are ids of providers' documents to compare.
    """

    title: Words = Field(min_length=1)
    number: int
    minutes: int
    level: Words = Field(min_length=1)
    description: Words = Field(min_length=1)
    aims: tuple[Words, ...] = Field(min_length=1)
    needs: tuple[Words, ...] = Field(min_length=1)
    steps: tuple[StepShape, ...] = Field(min_length=1)
    tasks: tuple[TaskShape, ...] = Field(min_length=1)
    chapters: tuple[str, ...] = Field(min_length=1)
    trees: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    reviewed: date
    changes: tuple[Change, ...] = Field(min_length=1)
    draft: bool = False


@dataclass(frozen=True)
class Step:
    """A step as pages use it; `begins` is the minute of the lesson at which it begins."""

    begins: int
    minutes: int
    what: str
    how: Body

    @property
    def ends(self) -> int:
        return self.begins + self.minutes


@dataclass(frozen=True)
class Task:
    """A task as pages use it."""

    ask: Body
    lines: int
    answer: Body

    @property
    def room(self) -> range:
        """One for each line to write on."""
        return range(self.lines)


@dataclass(frozen=True)
class Statement:
    """A sentence whose one citation has the label that pupils are to find."""

    says: Body

    @property
    def label(self) -> Label:
        return self.says.notes[0].entries[0].label

    @property
    def source(self) -> Source:
        return self.says.notes[0].entries[0].source


class Parts(NamedTuple):
    """The texts of the body, in the order of the file."""

    opening: Body
    handout: Body
    key: Body
    discussion: Body


@dataclass(frozen=True)
class Lesson:
    """A unit ready to be shown. Notes are numbered in the order of its page."""

    slug: str
    path: str
    front: LessonShape
    opening: Body
    steps: tuple[Step, ...]
    handout: Body
    tasks: tuple[Task, ...]
    statements: tuple[Statement, ...]
    key: Body
    discussion: Body
    located: Located

    @property
    def address(self) -> str:
        return f"/teach/{self.slug}/"

    @property
    def title(self) -> str:
        return self.front.title

    @property
    def draft(self) -> bool:
        return self.front.draft

    @property
    def examples(self) -> tuple[tuple[str, str], ...]:
        """Tree and example of each worked example."""
        return tuple((tree, name) for tree, _, name in (one.partition("/") for one in self.front.examples))

    @property
    def texts(self) -> tuple[Body, ...]:
        """All texts in the order of the page: what is asked comes before all that answers it."""
        asked = (*(task.ask for task in self.tasks), *(one.says for one in self.statements))
        answers = (task.answer for task in self.tasks)
        steps = (step.how for step in self.steps)
        return (self.opening, *steps, self.handout, *asked, self.key, *answers, self.discussion)

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(note for text in self.texts for note in text.notes)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of all texts, and those to what the unit is built upon."""
        return tuple(chain(*(text.links for text in self.texts), _built_upon(self.path, self.front, self.located)))

    @property
    def anchors(self) -> frozenset[str]:
        return frozenset(PARTS)

    @cached_property
    def words(self) -> str:
        """All words, to be searched."""
        return " ".join((self.title, self.front.description, *self.front.aims, *(text.words for text in self.texts)))


def load_lessons(root: Path, context: Context) -> dict[str, Lesson]:
    """All units by slug in the order of their numbers, drafts among them; none if there is no such folder."""
    lessons: list[Lesson] = []
    for file in content_files(root, "teach", ".md", context.problems) if (root / "teach").exists() else ():
        content = read_markdown(root, file, context.problems)
        lesson = None if content is None else read_lesson(content, context)
        if lesson is not None:
            lessons.append(lesson)
    _check_numbers(lessons, context.problems)
    return {lesson.slug: lesson for lesson in sorted(lessons, key=lambda one: (one.front.number, one.slug))}


def read_lesson(content: ContentFile, context: Context) -> Lesson | None:
    """One unit, or None if its front matter cannot be read."""
    front = fill(LessonShape, content.front, context.problems, code="lesson")
    parts = _read_parts(content, context)
    if front is None:
        return None
    _check_front(content, front, context)
    free = replace(context, must_cite=False)  # a question or an instruction needs no source

    def line(text: str, around: Context, *key: str | int) -> Body:
        return render_line(text, content.path, content.front.line(*key), around)

    steps = tuple(line(step.how, free, "steps", at, "how") for at, step in enumerate(front.steps))
    asks = tuple(line(task.ask, free, "tasks", at, "ask") for at, task in enumerate(front.tasks))
    says = tuple(line(one, context, "statements", at) for at, one in enumerate(front.statements))
    answers = tuple(line(task.answer, context, "tasks", at, "answer") for at, task in enumerate(front.tasks))
    if not _have_one_source(content, says, context.problems):
        return None
    texts = joined(parts.opening, *steps, parts.handout, *asks, *says, parts.key, *answers, parts.discussion)
    return _lesson(content, front, iter(texts))


def _lesson(content: ContentFile, front: LessonShape, texts: Iterator[Body]) -> Lesson:
    """The unit from its texts in the order of the page."""

    def following(count: int) -> tuple[Body, ...]:
        return tuple(next(texts) for _ in range(count))

    opening = next(texts)
    steps = tuple(_steps(front.steps, following(len(front.steps))))
    handout = next(texts)
    asks, says = following(len(front.tasks)), following(len(front.statements))
    key = next(texts)
    answers = following(len(front.tasks))
    tasks = tuple(Task(ask, one.lines, answer) for one, ask, answer in zip(front.tasks, asks, answers, strict=True))
    return Lesson(
        content.name, content.path, front, opening, steps, handout, tasks, tuple(map(Statement, says)), key, next(texts),
        content.front,
    )  # fmt: skip


def _steps(shapes: Iterable[StepShape], hows: Iterable[Body]) -> Iterator[Step]:
    begins = 0
    for shape, how in zip(shapes, hows, strict=True):
        yield Step(begins, shape.minutes, shape.what, how)
        begins += shape.minutes


def _read_parts(content: ContentFile, context: Context) -> Parts:
    """The texts of the body; each is rendered for itself, with its own place in the file."""
    found: dict[str, Body] = {}
    for title, text, line in _cut(content):
        part = slug(title)
        if title and (part not in PARTS or part in found):
            again = part in found
            what = f"'{title}' stands here a second time" if again else f"'{title}' is no part of a unit"
            mend = "join the two" if again else did_you_mean(title, PARTS.values())
            context.problems.add(content.path, line, "lesson.part", what, mend)
            continue
        around = replace(context, must_cite=part != "discussion")
        found[part] = _unnumbered(render(text, content.path, line, around), context.problems, content.path)
    for part in NEEDED:
        if not found.get(part, Body()).items:
            what, mend = f"there is no '## {PARTS[part]}', or nothing under it", "write it"
            context.problems.add(content.path, content.body_line, "lesson.missing-part", what, mend)
    return Parts(*(found.get(part, Body()) for part in ("", *PARTS)))


def _cut(content: ContentFile) -> Iterator[tuple[str, str, int]]:
    """Heading, text and the line on which the text begins; the first has no heading."""
    pieces = re.split(r"^## +(.*)$", content.body, flags=re.MULTILINE)
    line = content.body_line
    for title, text in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        yield title.strip(), text, line
        line += text.count("\n")


def _unnumbered(body: Body, problems: Problems, path: str) -> Body:
    """The text without numbers of paragraphs: it is printed and handed out, and not cited by paragraph."""
    for item in body.items:
        if isinstance(item, Block) and item.kind == "figure":
            what, mend = "a unit has no figures of its own", "link to the chapter that shows it"
            problems.add(path, item.line, "lesson.figure", what, mend)
    items = (replace(item, number="") if isinstance(item, Block) else item for item in body.items)
    kept = tuple(item for item in items if isinstance(item, Heading) or item.kind != "figure")
    return replace(body, items=kept)


def _have_one_source(content: ContentFile, says: Iterable[Body], problems: Problems) -> bool:
    """Each statement has one citation of one source: its label is the answer."""
    sound = True
    for at, one in enumerate(says):
        if [len(note.entries) for note in one.notes] != [1]:
            sound = False
            what, mend = "a statement cites one source, whose label is the answer", "cite one source"
            problems.add(content.path, content.front.line("statements", at), "lesson.statement", what, mend)
    return sound


def _check_front(content: ContentFile, front: LessonShape, context: Context) -> None:
    problems, line = context.problems, content.front.line
    total = sum(step.minutes for step in front.steps)
    if front.minutes != MINUTES or total != MINUTES:
        what = f"the unit says {front.minutes} minutes and its steps take {total}"
        problems.add(content.path, line("steps"), "lesson.minutes", what, f"make both {MINUTES}")
    if content.name in ADDRESSES_IN_USE:
        what, mend = f"the address /teach/{content.name}/ is in use", "give the file another name"
        problems.add(content.path, 0, "lesson.address", what, mend)
    for field, names, known, word in (
        ("chapters", front.chapters, _names(context.addresses, "pages/"), "chapter"),
        ("trees", front.trees, _names(context.addresses, "trees/", "/tree"), "tree"),
        ("examples", front.examples, _examples(context.addresses), "example"),
        ("sources", front.sources, context.sources.keys(), "source"),
    ):
        check_names(content.path, content.front, field, names, set(known), word, problems)


def check_names(
    path: str, located: Located, field: str, names: Iterable[str], known: Collection[str], word: str, problems: Problems
) -> None:
    """Every name in a list of front matter is known."""
    for at, name in enumerate(names):
        if name not in known:
            problems.add(path, located.line(field, at), f"lesson.{word}", f"'{name}' is no {word}", did_you_mean(name, known))


def _names(paths: Iterable[str], before: str, after: str = "") -> Iterator[str]:
    """The names of files between two parts of their paths, without `.md`."""
    whole = re.compile(f"{before}([^/]+){after}\\.md")
    return (found[1] for found in map(whole.fullmatch, paths) if found)


def _examples(paths: Iterable[str]) -> Iterator[str]:
    whole = re.compile(r"trees/([^/]+)/examples/([^/]+)\.md")
    return (f"{found[1]}/{found[2]}" for found in map(whole.fullmatch, paths) if found)


def _built_upon(path: str, front: LessonShape, located: Located) -> Iterator[Link]:
    """Chapters, trees and examples as links, so that what is checked of links is checked of them."""
    for field, names, target in (
        ("chapters", front.chapters, "pages/{}.md"),
        ("trees", front.trees, "trees/{}/tree.md"),
        ("examples", (name.replace("/", "/examples/") for name in front.examples), "trees/{}.md"),
    ):
        for at, name in enumerate(names):
            yield Link(target.format(name), "", path, located.line(field, at))


def _check_numbers(lessons: Iterable[Lesson], problems: Problems) -> None:
    taken: dict[int, str] = {}
    for lesson in lessons:
        other = taken.setdefault(lesson.front.number, lesson.path)
        if other != lesson.path:
            what, mend = f"number {lesson.front.number} is also that of {other}", "give each unit a number of its own"
            problems.add(lesson.path, lesson.located.line("number"), "lesson.number", what, mend)
