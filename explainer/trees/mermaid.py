"""A tree as Mermaid text: the same arrows as in the drawing, to be drawn or changed elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from explainer.trees.diagram import endings_of, gates, verbs
from explainer.trees.model import Condition, Question, Tree, Verb

STROKES = {Verb.LIFT: "==>", Verb.CAP: "--x"}
"""What is drawn between a question and a theory that some answer lifts or caps."""


def mermaid(tree: Tree, credit: Iterable[str] = ()) -> str:
    """A flow chart. Nodes have the ids of the tree with a letter before them; `credit` stands in comments."""
    return "\n".join((*_head(tree, credit), *(f"  {line}" for line in (*_nodes(tree), *_edges(tree))), ""))


def node(letter: str, id: str) -> str:
    """The name of a node; a hyphen could be read as part of an arrow."""
    return f"{letter}_{id.replace('-', '_')}"


def _head(tree: Tree, credit: Iterable[str]) -> Iterator[str]:
    yield from ("---", f"title: {json.dumps(tree.title, ensure_ascii=False)}", "---", "flowchart TD")
    yield from (f"  %% {' '.join(line.split())}" for line in credit)
    yield "  %% --> is asked on these answers, -.-> is settled by them, ==> some answer lifts, --x some answer caps"


def _nodes(tree: Tree) -> Iterator[str]:
    for number, question in enumerate(tree.questions, start=1):
        yield f"{node('q', question.id)}[{_label(f'{number}  {question.title}')}]"
    yield from (f"{node('t', theory.id)}([{_label(theory.title)}])" for theory in tree.theories)
    if not tree.theories:
        yield from (f"{node('v', verdict.id)}([{_label(verdict.title)}])" for verdict in tree.verdicts)


def _edges(tree: Tree) -> Iterator[str]:
    for source, target, settles in gates(tree):
        question = tree.question[target]
        conditions = [one.condition for one in question.settled] if settles else [question.ask_only_if]
        yield _edge(
            source,
            "-.->" if settles else "-->",
            _values(tree.question[source], conditions),
            node("q", target),
        )
    for question in tree.questions:
        for theory in tree.theories:
            found = verbs(question, theory.id)
            yield from (
                f"{node('q', question.id)} {stroke} {node('t', theory.id)}"
                for verb, stroke in STROKES.items()
                if verb in found
            )
    if not tree.theories:
        for source, ids in endings_of(tree).items():
            for id in ids if source else ():
                values = _values(tree.question[source], [tree.verdict[id].condition])
                yield _edge(source, "-->", values, node("v", id))


def _edge(source: str, stroke: str, values: Iterable[str], target: str) -> str:
    return f"{node('q', source)} {stroke}|{_label(' or '.join(values))}| {target}"


def _values(question: Question, conditions: Iterable[Condition]) -> list[str]:
    """The answers to a question that conditions name, in the order of the question."""
    named = {
        value
        for condition in conditions
        for clause in condition.clauses
        if clause.subject == question.id
        for value in clause.values
    }
    return [answer for answer in question.answer_ids if answer in named]


def _label(text: str) -> str:
    """Text in quotes, with what Mermaid would read as its own written out."""
    for sign, written in (("#", "#35;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;")):
        text = text.replace(sign, written)
    return f'"{text}"'
