"""Worked examples: ``trees/<tree>/examples/*.md``, read and tried on the tree.

An example answers every question that is asked, each with a source, and no other; a question that nobody can
answer gets ``unknown``. What it gives must be what it says under ``expected``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, RootModel

from explainer.library.citations import Prose
from explainer.library.files import ContentFile, Located, Shape, content_files, fill, read_markdown
from explainer.library.problems import Problems, did_you_mean
from explainer.library.sources import Source
from explainer.trees.engine import Engine
from explainer.trees.grammar import Line, Scribe, paragraphs
from explainer.trees.model import UNKNOWN, Example, ExampleRow, Expected, Given, Tree, plain
from explainer.trees.trial import check_example

LABELS = {
    "Strongest point for the complainant": "strongest_for",
    "Strongest point for the user": "strongest_against",
    "Note": "note",
    "What happened": "happened",
    "Fit": "fit",
    "What the tree missed": "missed",
    "Law": "law",
}
NEEDED = {
    "act": ("Strongest point for the complainant", "Strongest point for the user"),
    "decided": ("What happened", "What the tree missed"),
    "pleaded": ("What happened", "What the tree missed"),
}
FITS = ("not contradicted", "court went further", "court went the other way", "not tested")
HEAD = ("question", "answer", "source")
LABELLED = re.compile(r"(?P<label>[A-Z][A-Za-z ]{2,40}):\s+(?P<text>\S.*)", re.DOTALL)


class ExpectedShape(Shape):
    """The sets that an example gives; those by column stand beside them."""

    ratings: dict[str, tuple[str, ...]] = {}
    verdicts: tuple[str, ...]
    badges: tuple[str, ...] = ()
    badges_certain: tuple[str, ...] = ()


class ColumnsShape(RootModel[dict[str, tuple[str, ...]]]):
    """The sets of one theory, by answer of the columns question."""


class ExampleShape(Shape):
    """The front matter of an example."""

    title: Annotated[str, Field(min_length=1)]
    kind: Literal["act", "decided", "pleaded"]
    tree: str
    wording: str
    parties: Annotated[tuple[str, ...], Field(min_length=1)]
    facts: str
    facts_answer: str
    law: Annotated[str, Field(min_length=1)]
    mirror: str = ""
    fit: str = ""
    expected: dict[str, Any]


@dataclass(frozen=True)
class _Desk:
    """What is needed to read one example."""

    tree: Tree
    file: ContentFile
    scribe: Scribe

    def problem(self, line: int, code: str, what: str, mend: str) -> None:
        self.scribe.problems.add(self.file.path, line, f"example.{code}", what, mend)

    def unless(self, known: bool, line: int, code: str, what: str, mend: str) -> None:
        if not known:
            self.problem(line, code, what, mend)


def load_examples(
    root: Path, engine: Engine, sources: Mapping[str, Source], problems: Problems
) -> dict[str, Example]:
    """The examples of a tree by name; each is tried, and what it should not give is a problem."""
    folder = f"trees/{engine.tree.name}/examples"
    if not (root / folder).is_dir():
        return {}
    found: dict[str, Example] = {}
    for path in content_files(root, folder, ".md", problems):
        before = len(problems.errors)
        file = read_markdown(root, path, problems)
        if file is None:
            continue
        desk = _Desk(engine.tree, file, Scribe(file.path, sources, problems))
        example = _read(desk)
        if example is not None and len(problems.errors) == before:
            found[example.name] = example
            check_example(example, engine, file.front, problems)
    for example in found.values():
        if example.mirror and example.mirror not in found:
            problems.add(
                example.path,
                example.line,
                "example.mirror",
                f"'{example.mirror}' is no example of this tree",
                did_you_mean(example.mirror, found),
            )
    return found


def _read(desk: _Desk) -> Example | None:
    file, front = desk.file, desk.file.front
    shape = fill(ExampleShape, front, desk.scribe.problems, code="example")
    blocks, rows = _body(desk)
    if shape is None:
        return None
    expected = _expected(desk, front.part("expected"))
    labelled = _labelled(desk, blocks, shape)
    if expected is None:
        return None
    _check_front(desk, shape, rows)
    introduction = tuple(desk.scribe.prose(line.text, line.number) for line in blocks if not _label(line))
    if not introduction:
        desk.problem(
            file.body_line,
            "introduction",
            "nothing says what happened",
            "add a sentence or two before the table",
        )
    return Example(
        name=file.name, tree=desk.tree.name, wording=shape.wording, title=shape.title, kind=shape.kind,
        parties=shape.parties, facts=shape.facts, facts_answer=shape.facts_answer,
        law=desk.scribe.prose(shape.law, front.line("law")), introduction=introduction, rows=rows, expected=expected,
        path=file.path, line=front.line("title"), mirror=shape.mirror, fit=shape.fit, **labelled,
    )  # fmt: skip


def _body(desk: _Desk) -> tuple[list[Line], tuple[ExampleRow, ...]]:
    """The paragraphs of the body, and the rows of its table."""
    numbered = enumerate(desk.file.body.split("\n"), start=desk.file.body_line)
    blocks = paragraphs([Line(number, text.strip()) for number, text in numbered])
    table = [
        Line(block.number + at, text)
        for block in blocks
        if block.text.startswith("|")
        for at, text in enumerate(block.text.split("\n"))
    ]
    return [block for block in blocks if not block.text.startswith("|")], tuple(_rows(desk, table))


def _rows(desk: _Desk, table: Sequence[Line]) -> Iterator[ExampleRow]:
    cells = [
        (line.number, [cell.strip() for cell in re.split(r"(?<!\\)\|", line.text.strip("|"))])
        for line in table
    ]
    if not cells or tuple(cells[0][1]) != HEAD:
        line = cells[0][0] if cells else desk.file.body_line
        desk.problem(
            line,
            "table",
            "there is no table of answers",
            "begin it with '| question | answer | source |' and '|---|---|---|'",
        )
        return
    seen: set[str] = set()
    for number, row in cells[2:]:
        if len(row) != len(HEAD):
            desk.problem(
                number,
                "table",
                f"a line of the table has {len(row)} cells",
                "write '| question | answer | source |'",
            )
            continue
        id, answer, source = row
        given = _given(desk, number, id, answer)
        if id in seen:
            desk.problem(number, "twice", f"'{id}' is answered a second time", "keep one of the two lines")
        elif given is not None:
            desk.unless(
                bool(source),
                number,
                "source",
                f"'{id}' has no source",
                "say where the answer is from, or why it was chosen",
            )
            yield ExampleRow(id, given, desk.scribe.prose(source, number), number)
        seen.add(id)


def _given(desk: _Desk, line: int, id: str, text: str) -> Given | None:
    """The answer in a table: an answer, several with *or* between them, or *unknown*."""
    if id not in desk.tree.question:
        desk.problem(
            line,
            "unknown-question",
            f"'{id}' is no question of this tree",
            did_you_mean(id, desk.tree.question),
        )
        return None
    if text == UNKNOWN:
        return ()
    question = desk.tree.question[id]
    words = re.split(r"\s+or\s+", text)
    unknown = [word for word in words if word not in question.answer_ids]
    for word in unknown:
        desk.problem(
            line,
            "unknown-answer",
            f"'{word}' is no answer to '{id}'",
            did_you_mean(word, [*question.answer_ids, UNKNOWN]),
        )
    if len(set(words)) == len(question.answers):
        desk.problem(line, "every-answer", f"'{id}' has every answer there is", f"write '{UNKNOWN}'")
    return None if unknown else tuple(answer for answer in question.answer_ids if answer in words)


def _label(line: Line) -> str:
    match = LABELLED.fullmatch(line.text)
    return match["label"] if match and match["label"] in LABELS else ""


def _labelled(desk: _Desk, blocks: Sequence[Line], shape: ExampleShape) -> dict[str, Any]:
    """The labelled paragraphs, by field of the record."""
    found: dict[str, Prose] = {}
    for block in blocks:
        match = LABELLED.fullmatch(block.text)
        near = did_you_mean(match["label"], LABELS) if match else ""
        if match and match["label"] in LABELS:
            found[match["label"]] = desk.scribe.prose(match["text"], block.number)
        elif match and near.startswith("did you mean"):
            desk.problem(block.number, "label", f"'{match['label']}:' is no label", near)
    line = desk.file.front.line("title")
    for label in NEEDED[shape.kind]:
        desk.unless(
            label in found,
            line,
            "missing",
            f"'{label}:' is missing",
            f"add a paragraph that begins with '{label}:'",
        )
    for label, text in (("Law", shape.law), ("Fit", shape.fit)):
        if label in found:
            front = desk.scribe.prose(text, line)
            desk.unless(
                plain(found.pop(label)) == plain(front),
                line,
                "differs",
                f"'{label}:' in the text is not '{label.lower()}' in the front matter",
                "let both say the same",
            )
    return {LABELS[label]: prose for label, prose in found.items()}


def _expected(desk: _Desk, located: Located) -> Expected | None:
    """The expected sets; those by column are written as ``THEORY_by_COLUMNS``."""
    tree = desk.tree
    keys = {f"{theory}_by_{tree.columns}": theory for theory in tree.column_theories}
    by_column: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for key in keys.keys() & located.data.keys():
        if columns := fill(ColumnsShape, located.part(key), desk.scribe.problems, code="example"):
            by_column[keys[key]] = columns.root
    rest = {key: value for key, value in located.data.items() if key not in keys}
    shape = fill(
        ExpectedShape,
        replace(located, data=rest),
        desk.scribe.problems,
        code="example",
    )
    if shape is None:
        return None
    return Expected(shape.ratings, shape.verdicts, shape.badges, shape.badges_certain, by_column)


def _check_front(desk: _Desk, shape: ExampleShape, rows: Sequence[ExampleRow]) -> None:
    """The front matter names what there is, and agrees with the tree and the table."""
    tree, line = desk.tree, desk.file.front.line
    wordings = {tree.wording, *(name for question in tree.questions for name in question.wordings)}
    desk.unless(
        shape.tree == tree.name,
        line("tree"),
        "tree",
        f"'tree' is '{shape.tree}', and the file stands under '{tree.name}'",
        f"write 'tree: {tree.name}', or move the file",
    )
    desk.unless(
        shape.wording in wordings,
        line("wording"),
        "wording",
        f"'{shape.wording}' is no wording of this tree",
        did_you_mean(shape.wording, wordings),
    )
    if (shape.kind == "act") == bool(shape.fit):
        desk.problem(
            line("fit"), "fit", "a case has a fit, an act has none", f"'fit' is one of: {', '.join(FITS)}"
        )
    elif shape.fit:
        desk.unless(
            shape.fit in FITS, line("fit"), "fit", f"'{shape.fit}' is no fit", did_you_mean(shape.fit, FITS)
        )
    if tree.proof:
        _check_proof(desk, shape, rows)


def _check_proof(desk: _Desk, shape: ExampleShape, rows: Sequence[ExampleRow]) -> None:
    """The front matter says the same about the proof as the table and the tree."""
    tree, line = desk.tree, desk.file.front.line
    question = tree.question[tree.proof]
    given = next((row.given for row in rows if row.question == tree.proof), ())
    if shape.facts_answer not in question.answer_ids:
        desk.problem(
            line("facts_answer"),
            "unknown-answer",
            f"'{shape.facts_answer}' is no answer to '{tree.proof}'",
            did_you_mean(shape.facts_answer, question.answer_ids),
        )
    elif given != (shape.facts_answer,) or shape.facts != question.answer(shape.facts_answer).text:
        desk.problem(
            line("facts"),
            "facts",
            f"'facts' and 'facts_answer' are not the answer to '{tree.proof}' and its text",
            f"write the text of the answer '{' or '.join(given) or UNKNOWN}' in the tree",
        )
