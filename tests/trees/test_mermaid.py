"""A tree as Mermaid text: every line is one of a few forms, and together they say what the tree says."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest

from explainer.trees.mermaid import mermaid
from explainer.trees.model import Tree, Verb
from tests.trees.forest import loaded, random_tree
from tests.trees.test_engine import small

TREES = [loaded()[0][name].tree for name in ("is-distillation-theft", "where-do-you-stand")]
TREES += [small().tree, *(random_tree(Random(seed)) for seed in range(20))]

LABEL = r'"(?P<label>[^"<>]*)"'
NODE = re.compile(rf"(?P<node>[qtv]_\w+)(?:\[{LABEL}\]|\(\[{LABEL.replace('label', 'round')}\]\))")
EDGE = re.compile(rf"(?P<start>q_\w+) (?P<stroke>-->|-\.->|==>|--x)(?:\|{LABEL}\|)? (?P<end>[qtv]_\w+)")


def parsed(text: str) -> tuple[dict[str, str], set[tuple[str, str, str, str]]]:
    """Nodes with their labels, and edges: start, stroke, end, label."""
    head, _, body = text.partition("\nflowchart TD\n")
    assert re.fullmatch(r'---\ntitle: ".*"\n---', head)
    nodes: dict[str, str] = {}
    edges = set()
    for line in body.rstrip("\n").split("\n"):
        assert line.startswith("  ")
        if line.startswith("  %%"):
            continue
        if match := NODE.fullmatch(line[2:]):
            assert match["node"] not in nodes
            nodes[match["node"]] = match["label"] or match["round"]
        else:
            match = EDGE.fullmatch(line[2:])
            assert match, line
            edges.add((match["start"], match["stroke"], match["end"], match["label"] or ""))
    return nodes, edges


@pytest.mark.parametrize("at", range(len(TREES)))
def test_the_text_says_what_the_tree_says(at: int) -> None:
    tree = TREES[at]
    nodes, edges = parsed(mermaid(tree, ("From here",)))
    name = {id: f"q_{id}".replace("-", "_") for id in tree.question}
    assert [node for node in nodes if node.startswith("q_")] == list(name.values())
    assert all({start, end} <= nodes.keys() for start, _, end, _ in edges)
    gates = {
        (name[subject], "-->" if subject in question.ask_only_if.subjects else "-.->", name[question.id])
        for question in tree.questions
        for gate in (question.ask_only_if, *(one.condition for one in question.settled))
        for subject in gate.subjects
    }
    assert {edge[:3] for edge in edges if edge[2].startswith("q_")} == gates
    strokes = {Verb.LIFT: "==>", Verb.CAP: "--x"}
    effects = {
        (name[one.owner.id], strokes[one.verb], f"t_{one.theory}".replace("-", "_"))
        for one in tree.effects
        if one.owner.kind == "question"
    }
    assert {edge[:3] for edge in edges if edge[2].startswith("t_")} == effects


def test_an_arrow_names_the_answers_on_which_it_is_followed() -> None:
    _, edges = parsed(mermaid(TREES[0]))
    assert ("q_source", "-.->", "q_entry", "sharers or leak-known or leak-unknown") in edges
    assert ("q_complainant", "-->", "q_owner", "provider") in edges


def test_without_theories_the_results_are_drawn() -> None:
    nodes, edges = parsed(mermaid(TREES[1]))
    assert nodes["v_P1"] == "The maker's claim"
    assert ("q_E3a", "-->", "v_P1", "no") in edges
    assert {edge[2] for edge in edges if edge[2].startswith("v_")} == {
        f"v_P{number}" for number in range(1, 20)
    }


def test_signs_of_its_own_are_written_out() -> None:
    tree = TREES[2]
    first = replace(tree.questions[0], title='Is "a" <b> & #1; or [c](d)?')
    odd: Tree = replace(tree, title='A "title": here', questions=(first, *tree.questions[1:]))
    text = mermaid(odd, ("line\nbreak",))
    assert 'title: "A \\"title\\": here"' in text
    assert parsed(text)[0]["q_leave"] == "1  Is #quot;a#quot; #lt;b#gt; & #35;1; or [c](d)?"
    assert "  %% line break\n" in text
