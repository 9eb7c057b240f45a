"""Trying an example on its tree: what it answers is what is asked, and what it gives is what it expects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explainer.library.files import Located
from explainer.library.problems import Problems
from explainer.trees.changes import without
from explainer.trees.engine import Engine
from explainer.trees.model import UNKNOWN, Example
from explainer.trees.ratings import Force
from explainer.trees.result import Result, evaluate


def check_example(example: Example, engine: Engine, front: Located, problems: Problems) -> None:
    """Problems for what an example leaves open, answers unasked, or expects in vain."""
    result = evaluate(engine, example.state, further=False)
    walk = result.walk

    def problem(line: int, code: str, what: str, mend: str) -> None:
        problems.add(example.path, line, f"example.{code}", what, mend)

    for id in result.contradiction:
        problem(
            example.line,
            "contradiction",
            f"the answers contradict each other ('{id}')",
            engine.tree.contradiction[id].title,
        )
    for id in walk.unanswered:
        problem(
            example.line,
            "open",
            f"'{id}' is asked and has no answer",
            f"add a line to the table; if nobody knows, '| {id} | {UNKNOWN} | who says so |'",
        )
    for row in example.rows:
        if row.question not in walk.asked:
            problem(row.line, "unasked", f"'{row.question}' is not asked on these answers", "delete the line")
    for line, what, found, wanted, theory in differing(example, engine, front):
        fired = _effects(engine, example, theory)
        mend = f"if that is meant, expect [{', '.join(found)}] here, and say why when the tree is published; else mend the tree; answers: {_answers(example)}; effects: {fired}"
        problem(line, "expected", f"{what} gives [{', '.join(found)}], expected [{', '.join(wanted)}]", mend)


class Compared(NamedTuple):
    """A set found and a set expected, with the line of the latter and the theory it is about, if any."""

    line: int
    what: str
    found: Sequence[str]
    wanted: Sequence[str]
    theory: str = ""


def differing(example: Example, engine: Engine, front: Located) -> Iterator[Compared]:
    """The sets that an example gives and does not expect."""
    result = evaluate(engine, example.state, further=False)
    return (one for one in _compared(example, result, front) if set(one.found) != set(one.wanted))


def _compared(example: Example, result: Result, front: Located) -> Iterator[Compared]:
    expected = example.expected
    for theory, found in result.ratings.items():
        yield Compared(
            front.line("expected", "ratings", theory),
            f"'{theory}'",
            found,
            expected.ratings.get(theory, ()),
            theory,
        )
    for theory in expected.ratings.keys() - result.ratings.keys():
        yield Compared(
            front.line("expected", "ratings", theory),
            f"'{theory}', which is no theory,",
            (),
            expected.ratings[theory],
        )
    for key, found, wanted in (
        ("verdicts", result.verdicts, expected.verdicts),
        ("badges", result.sets.badges, expected.badges),
        ("badges_certain", result.sets.badges_certain, expected.badges_certain),
    ):
        yield Compared(front.line("expected", key), f"'{key}'", found, wanted)
    for theory, columns in expected.by_column.items():
        for column in result.columns:
            line = front.line("expected", f"{theory}_by_{result.tree.columns}", column.answer)
            yield Compared(
                line,
                f"'{theory}' for '{column.answer}'",
                column.ratings[theory],
                columns.get(column.answer, ()),
                theory,
            )


def _answers(example: Example) -> str:
    return ", ".join(f"{row.question} = {' or '.join(row.given) or UNKNOWN}" for row in example.rows)


def _effects(engine: Engine, example: Example, theory: str) -> str:
    """The effects that apply in what is possible, for one theory or for all."""
    forces = (force.effect for force in applying(engine, example) if theory in ("", force.effect.theory))
    return ", ".join(f"{effect.words} (line {effect.line})" for effect in forces) or "none"


def applying(engine: Engine, example: Example) -> Iterator[Force]:
    """The lifts and caps that apply in some row that an example leaves possible, in any column."""
    possible = engine.possible(without(example.state, engine.tree.columns))
    for rows, outcomes in zip(possible, engine.outcomes(()), strict=True):
        for forces in outcomes.forces.values():
            yield from (force for force in forces if rows.meets(force.applies))
