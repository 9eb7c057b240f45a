"""The drawing of a tree: it shows what the tree says, nothing overlaps, and every arrow meets its box."""

from __future__ import annotations

import re
from itertools import combinations
from random import Random

import pytest

from explainer.trees.alike import swaps, with_partner
from explainer.trees.diagram import COLUMN, IN_BOX, Arrow, Diagram, diagram, endings_of
from explainer.trees.engine import Engine
from explainer.trees.model import State, Tree, Verb
from tests.trees.forest import loaded, random_state, random_tree
from tests.trees.test_content import DEEPSEEK
from tests.trees.test_engine import LOCKED, small

TREES = [loaded()[0][name].tree for name in ("is-distillation-theft", "where-do-you-stand")]
TREES += [small().tree, *(random_tree(Random(seed)) for seed in range(40))]


def drawn(tree: Tree, state: State | None = None) -> Diagram:
    return diagram(tree, Engine(tree).walk(state or {}), "nobody knows")


@pytest.fixture(params=range(len(TREES)), scope="module")
def pair(request: pytest.FixtureRequest) -> tuple[Tree, Diagram]:
    """A tree and its drawing."""
    tree = TREES[request.param]
    return tree, drawn(tree)


# What is shown


def test_the_boxes_are_the_questions_in_file_order(pair: tuple[Tree, Diagram]) -> None:
    tree, found = pair
    assert [(box.question, box.number) for box in found.boxes] == [
        (question.id, number) for number, question in enumerate(tree.questions, start=1)
    ]


def test_the_arrows_are_the_gates(pair: tuple[Tree, Diagram]) -> None:
    """From every question that a gate looks at; dashed if the answers only settle the other question."""
    tree, found = pair
    wanted = {
        (clause.subject, question.id, clause.subject not in question.ask_only_if.subjects)
        for question in tree.questions
        for gate in (question.ask_only_if, *(settled.condition for settled in question.settled))
        for clause in gate.clauses
    }
    assert {(arrow.source, arrow.target, arrow.settles) for arrow in found.arrows} == wanted
    assert len(found.arrows) == len(wanted)


def test_the_marks_are_the_effects_of_answers(pair: tuple[Tree, Diagram]) -> None:
    tree, found = pair
    wanted: dict[tuple[str, str], set[Verb]] = {}
    for effect in tree.effects:
        if effect.owner.kind == "question":
            wanted.setdefault((effect.owner.id, effect.theory), set()).add(effect.verb)
    shown = {
        (mark.question, mark.theory): {
            verb for verb, there in ((Verb.LIFT, mark.lifts), (Verb.CAP, mark.caps)) if there
        }
        for mark in found.marks
    }
    assert shown == wanted
    assert [column.theory for column in found.columns] == list(tree.theory)


# What is shown is what the evaluator does


def moves_how_it_stands(engine: Engine, source: str, target: str) -> bool:
    """Whether another answer to one question, all else alike, changes whether the other is asked, or its settled answer."""
    at, table = engine.home(source)
    if engine.home(target)[0] != at:
        return False
    possible = engine.possible({})[at]
    answers = engine.tree.question[target].answer_ids
    ways = [table.asked(target), *(table.settled(target, answer) for answer in answers)]
    swapped = swaps(engine.tree.question[source].answer_ids)
    return any(with_partner(table, source, swapped, way & possible, possible - way) for way in ways)


def moves_the_rating(engine: Engine, question: str, theory: str) -> bool:
    """Whether another answer to a question, all else alike, changes the rating of a theory in some combination."""
    at, table = engine.home(question)
    if engine.theory_home(theory)[0] != at:
        return False
    possible = engine.possible({})[at]
    swapped = swaps(engine.tree.question[question].answer_ids)
    levels = engine.outcomes(())[at].ratings[theory].values()
    return any(with_partner(table, question, swapped, rows & possible, possible - rows) for rows in levels)


@pytest.mark.parametrize("name", ["is-distillation-theft", "where-do-you-stand"])
def test_every_arrow_is_followed_by_the_evaluator_and_it_follows_no_other(name: str) -> None:
    engine = loaded()[0][name].engine
    arrows = {(arrow.source, arrow.target) for arrow in drawn(engine.tree).arrows}
    behind: dict[str, set[str]] = {}  # the questions from which arrows lead to one, by way of others too
    for question in engine.tree.question:
        before = {source for source, target in arrows if target == question}
        behind[question] = before.union(*(behind[source] for source in before))
    for source, target in combinations(engine.tree.question, 2):
        moved = moves_how_it_stands(engine, source, target)
        assert moved or (source, target) not in arrows, (source, target)
        assert not moved or source in behind[target], (source, target)


def test_every_mark_moves_a_rating_and_what_moves_one_has_a_mark_a_rule_or_an_arrow_to_one() -> None:
    engine = loaded()[0]["is-distillation-theft"].engine
    tree = engine.tree
    found = drawn(tree)
    marks = {(mark.question, mark.theory) for mark in found.marks}
    by_rule = {(s, e.theory) for rule in tree.rules for e in rule.effects for s in rule.condition.subjects}
    ahead = {question: {arrow.target for arrow in found.arrows if arrow.source == question} for question in tree.question}
    for question in tree.question:
        for theory in tree.theory:
            moved = moves_the_rating(engine, question, theory)
            assert moved or (question, theory) not in marks, (question, theory)
            opened = any((other, theory) in marks | by_rule for other in ahead[question])
            assert not moved or (question, theory) in marks | by_rule or opened, (question, theory)


def test_without_theories_every_result_stands_beside_the_last_question_that_decides_it() -> None:
    tree = TREES[1]
    found = drawn(tree)
    assert [ending.verdict for ending in found.endings if ending.question == "E2c"] == [
        "P9",
        "P10",
        "P13",
        "P18",
        "P19",
    ]
    assert {ending.verdict for ending in found.endings} == set(tree.verdict)
    assert [ending.verdict for ending in found.endings if not ending.question] == ["P20"]
    assert endings_of(tree)["E3a"] == ("P1", "P2")


def test_given_answers_are_marked_and_what_they_do(pair: tuple[Tree, Diagram]) -> None:
    tree, _ = pair
    rng = Random(7)
    for _ in range(5):
        state = random_state(tree, rng, 2)
        walk = Engine(tree).walk(state)
        found = diagram(tree, walk, "nobody knows")
        assert {box.question for box in found.boxes if box.answer} == set(walk.state)
        if walk.state:
            assert {box.question for box in found.boxes if box.asked} == set(walk.asked)
        for mark in found.marks:
            given = walk.state.get(mark.question, ())
            here = {
                effect.verb
                for answer in given
                for effect in tree.question[mark.question].answer(answer).effects
                if effect.theory == mark.theory
            }
            assert (mark.lifts_here, mark.caps_here) == (Verb.LIFT in here, Verb.CAP in here)


def test_the_answers_stand_in_their_boxes_in_words() -> None:
    found = drawn(small().tree, {**LOCKED, "hand": (), "leave": ("no", "silent")})
    said = {box.question: box.answer.text for box in found.boxes if box.answer}
    assert said == {
        "leave": "No, not at all or Nobody said", "shelf": "In a locked case", "hand": "nobody knows", "place": "Here", "stamp": "Yes, it was",
        "facts": "If the account is right: one side …",
    }  # fmt: skip


# How it lies


def test_boxes_stand_one_below_the_other_with_their_words_in_them(pair: tuple[Tree, Diagram]) -> None:
    _, found = pair
    for above, below in zip(found.boxes, found.boxes[1:], strict=False):
        assert above.y + above.height < below.y
        assert above.x == below.x
    for box in found.boxes:
        assert all(len(line.text) <= IN_BOX for line in box.lines)
        assert all(box.y + 8 < line.y < box.y + box.height for line in box.lines)


def points(arrow: Arrow) -> tuple[float, float, float, float, float]:
    """Start x and y, the lane, the y of the end, and its x."""
    match = re.fullmatch(r"M([\d.]+) ([\d.]+)H([\d.]+)V([\d.]+)H([\d.]+)", arrow.path)
    assert match
    x, y, lane, end, end_x = (float(number) for number in match.groups())
    return x, y, lane, end, end_x


def test_every_arrow_leaves_one_box_and_meets_the_other(pair: tuple[Tree, Diagram]) -> None:
    _, found = pair
    boxes = {box.question: box for box in found.boxes}
    ends = []
    for arrow in found.arrows:
        x, y, lane, end, end_x = points(arrow)
        source, target = boxes[arrow.source], boxes[arrow.target]
        assert x == end_x == source.x
        assert source.y < y < source.y + source.height
        assert target.y < end < target.y + target.height
        assert 0 < lane < source.x
        assert end > y, "arrows lead down"
        assert arrow.head.endswith(f"L{source.x - 6:g} {end + 3.5:g}")
        ends.append((arrow.target, end))
    assert len(set(ends)) == len(ends), "no arrow hides another"


def test_no_two_lanes_lie_on_each_other(pair: tuple[Tree, Diagram]) -> None:
    _, found = pair
    spans: dict[str, tuple[float, float, float]] = {}
    for arrow in found.arrows:
        _, y, lane, end, _ = points(arrow)
        spans[arrow.source] = (lane, y, max(end, spans.get(arrow.source, (0, 0, 0))[2]))
    for (lane, start, end), (other, other_start, other_end) in combinations(spans.values(), 2):
        assert lane != other or end < other_start or other_end < start


def test_marks_stand_in_their_row_under_their_theory(pair: tuple[Tree, Diagram]) -> None:
    _, found = pair
    boxes = {box.question: box for box in found.boxes}
    columns = {column.theory: column for column in found.columns}
    for mark in found.marks:
        assert (mark.x, mark.y) == (columns[mark.theory].x, boxes[mark.question].middle)
        assert boxes[mark.question].right + 12 < mark.x < found.width - 12
    for column in found.columns:
        assert all(line.y < found.top for line in column.lines)
    assert all(b.x - a.x == COLUMN for a, b in zip(found.columns, found.columns[1:], strict=False))


def test_everything_lies_within_the_drawing(pair: tuple[Tree, Diagram]) -> None:
    _, found = pair
    for x, y in (
        *((box.right, box.y + box.height) for box in found.boxes),
        *((mark.x, mark.y) for mark in found.marks),
        *((ending.words.x, ending.words.y) for ending in found.endings),
    ):
        assert 0 < x < found.width
        assert 0 < y < found.height


def test_results_beside_the_questions_do_not_touch() -> None:
    ys = [ending.words.y for ending in drawn(TREES[1]).endings]
    assert min(abs(a - b) for a, b in combinations(ys, 2)) >= 15


def test_the_largest_tree_fits_the_desk_at_full_size() -> None:
    """The page is 1152 pixels wide at a desk; with all answers given the drawing grows in height alone."""
    for state in ({}, DEEPSEEK):
        assert drawn(TREES[0], state).width <= 1152


def test_the_same_tree_is_drawn_the_same() -> None:
    assert drawn(TREES[0], DEEPSEEK) == drawn(TREES[0], DEEPSEEK)
