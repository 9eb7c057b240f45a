"""A tree of values as a story in Twee 3: a passage for each question and each position, to be opened in Twine.

In a tree what follows an answer may depend on earlier ones; in a story each link leads to one passage. So the ways
through the tree are laid out as nodes, and nodes that are alike in all that follows are one. The text keeps clear
of what the common story formats would read as their own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

from explainer.library.citations import Citation, Prose
from explainer.trees.engine import Engine
from explainer.trees.model import State, Tree, Verdict, citations_of, plain
from explainer.trees.route import next_question, open_answers, still_possible

Cite = Callable[[Citation], str]
"""Puts a citation into words."""

DISTANCE = 150  # between two passages in Twine's own map
RESERVED = ((": :", "::"), ("(", "["), (")", "]"), ("→", "->"), ("←", "<-"), ("/", "|"))


@dataclass(frozen=True)
class Node:
    """A point on the ways through a tree: a question with what follows each answer, or the positions at the end.

    `remain` are the positions that can still be reached.
    """

    question: str
    branches: tuple[tuple[str, Node], ...]
    remain: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """A passage: its name, its tag, and its lines."""

    name: str
    tag: str
    lines: tuple[str, ...]
    depth: int = 0


@dataclass
class _Names:
    """A name for each node: the question's id, with a number if the question has several nodes."""

    given: dict[Node, str] = field(default_factory=dict)

    def of(self, node: Node) -> str:
        if node not in self.given:
            before = sum(other.question == node.question for other in self.given)
            self.given[node] = node.question + (f" ({before + 1})" if before else "")
        return self.given[node]


def twee(engine: Engine, cite: Cite, doubt: str, credit: Iterable[str] = ()) -> str:
    """The whole story. `doubt` are the words for *I cannot decide*; `credit` stands on the first passage."""
    tree = engine.tree
    passages = tuple(_passages(tree, ways(engine), cite, doubt, tuple(credit)))
    data = {
        "ifid": str(uuid5(NAMESPACE_URL, f"{tree.name}/{tree.version}")).upper(),
        "start": passages[0].name,
    }
    head = (":: StoryTitle", _safe(tree.title), "", "", ":: StoryData", json.dumps(data, indent=2), "", "")
    return "\n".join((*head, *(line for place, one in _placed(passages) for line in _written(one, place))))


def ways(engine: Engine, state: State | None = None) -> Node:
    """All ways through a tree from a state on; nodes that are alike in all that follows are equal."""
    state = state or {}
    question = next_question(engine, state)
    remain = still_possible(engine, state).verdicts
    if question is None:
        return Node("", (), remain)
    answers = open_answers(engine, state, question.id)
    branches = tuple((answer, ways(engine, {**state, question.id: (answer,)})) for answer in answers)
    return Node(question.id, branches, remain)


def _passages(tree: Tree, start: Node, cite: Cite, doubt: str, credit: tuple[str, ...]) -> Iterator[Passage]:
    names = _Names()
    introduction = tuple(_said(prose) for prose in tree.introduction)
    yield Passage("Start", "start", (*introduction, f"[[Begin->{names.of(start)}]]", *map(_safe, credit)))
    seen: dict[Node, int] = {start: 1}
    for node, depth in _walk(start, seen):
        yield from _question(tree, node, names, doubt, depth)
    deepest = max(seen.values()) + 1
    several = dict.fromkeys(node.remain for node in seen if not node.question and len(node.remain) > 1)
    for ids in several:
        lines = ("These positions fit your answers:", *_links(tree, ids), "[[Begin again->Start]]")
        yield Passage(_end(ids), "positions", lines, deepest)
    for verdict in tree.verdicts:
        if verdict.id in start.remain:
            yield Passage(verdict.id, "position", tuple(_position(verdict, cite)), deepest + 1)


def _walk(start: Node, seen: dict[Node, int]) -> Iterator[tuple[Node, int]]:
    """Every node with a question, the nearest first, with its distance from the start."""
    ahead = [start]
    for node in ahead:
        if node.question:
            yield node, seen[node]
        for _, after in node.branches:
            if after not in seen:
                seen[after] = seen[node] + 1
                ahead.append(after)


def _question(tree: Tree, node: Node, names: _Names, doubt: str, depth: int) -> Iterator[Passage]:
    """A question with a link for each answer, and what remains for who cannot decide."""
    question = tree.question[node.question]
    name = names.of(node)
    undecided = f"{name}, undecided"
    links = (
        f"[[{_safe(question.answer(answer).text)}->{names.of(after) if after.question else _end(after.remain)}]]"
        for answer, after in node.branches
    )
    why = (f"Why we ask: {_said(question.why)}",) if question.why else ()
    hint = (f"Help: {_said(question.help)}",) if question.help else ()
    lines = (_safe(question.title), *why, *hint, *links, f"[[{_safe(doubt)}->{undecided}]]")
    yield Passage(name, "question", lines, depth)
    left = (
        "These positions remain, side by side:",
        *_links(tree, node.remain),
        f"[[Back to the question->{name}]]",
    )
    yield Passage(undecided, "undecided", left, depth)


def _end(ids: tuple[str, ...]) -> str:
    """The name of the passage at the end of a way."""
    return ids[0] if len(ids) == 1 else "Positions " + ", ".join(ids)


def _links(tree: Tree, ids: Iterable[str]) -> Iterator[str]:
    yield from (f"[[{_safe(tree.verdict[id].title)}->{id}]]" for id in ids)


def _position(verdict: Verdict, cite: Cite) -> Iterator[str]:
    yield _safe(verdict.title)
    yield from (_said(prose) for prose in verdict.prose)
    for line in verdict.lines:
        sources = "; ".join(_safe(cite(citation)) for citation in citations_of(line.prose))
        yield f"{line.label}: " + " ".join(
            part for part in (_said(line.prose), f"({sources})" if sources else "") if part
        )
    yield "[[Begin again->Start]]"


def _said(prose: Prose) -> str:
    return _safe(plain(prose))


def _safe(text: str) -> str:
    """Text without the marks of links and passages."""
    for instead, mark in RESERVED:
        text = text.replace(mark, instead)
    return " ".join(text.split())


def _placed(passages: Iterable[Passage]) -> Iterator[tuple[tuple[int, int], Passage]]:
    """Each passage with its place on Twine's map: a column for each step from the start."""
    column: dict[int, int] = {}
    for passage in passages:
        row = column.get(passage.depth, 0)
        column[passage.depth] = row + 1
        yield (100 + passage.depth * DISTANCE, 100 + row * DISTANCE), passage


def _written(passage: Passage, place: tuple[int, int]) -> Iterator[str]:
    meta: Mapping[str, str] = {"position": f"{place[0]},{place[1]}", "size": "100,100"}
    yield f":: {passage.name} [{passage.tag}] {json.dumps(meta, separators=(',', ':'))}"
    for line in passage.lines:
        yield from (line, "")
    yield ""
