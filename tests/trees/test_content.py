"""The trees that are published: sound, complete, and with the properties that their analysis claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from random import Random

import pytest

from explainer.trees.model import Given, State
from explainer.trees.result import evaluate, result_data
from explainer.trees.route import next_question, open_answers
from explainer.trees.rows import union
from tests.trees.brute import Brute, Facts
from tests.trees.forest import CONTENT, large, loaded

EXAMPLES = sorted(path.stem for path in (CONTENT / "trees/is-distillation-theft/examples").glob("[!_]*.md"))
WAYS_IN = ("open", "own-name", "limits", "credentials", "barrier")
PROMISES = ("none", "through-other", "made")
SECRETS = ("public", "partly", "guarded")

DEEPSEEK: State = {
    "complainant": ("provider",), "permission": ("no",), "material": ("answers",), "source": ("service",),
    "entry": ("limits",), "hidden": ("partly",), "use": ("rival",), "place": ("us",), "state": ("company-rule",),
    "facts": ("alleged",),
}  # fmt: skip


def test_nothing_is_wrong_with_the_content_but_that_pages_are_still_to_be_given() -> None:
    told = [problem for problem in loaded()[1] if problem.code not in ("tree.no-place", "tree.unpublished")]
    assert [str(problem) for problem in told] == []


def test_all_three_trees_are_there_with_their_examples() -> None:
    trees = loaded()[0]
    assert list(trees) == ["is-distillation-theft", "is-training-on-scraped-work-theft", "where-do-you-stand"]
    assert [len(tree.examples) for tree in trees.values()] == [len(EXAMPLES), 6, 0]


def test_the_large_tree_has_all_its_parts() -> None:
    tree = large().tree
    parts = (tree.theories, tree.questions, tree.dials, tree.contradictions, tree.verdicts, tree.badges)
    assert [len(part) for part in parts] == [10, 13, 11, 2, 11, 2]
    assert sum(len(question.answers) for question in tree.questions) == 51


def test_the_result_of_the_worked_example_is_the_published_one() -> None:
    """The data of the first example, as it was written down when the format was agreed."""
    data = result_data(evaluate(large().engine, DEEPSEEK))
    changes = data.pop("changes")
    columns = data.pop("by_place")
    assert data == {
        "tree": "is-distillation-theft", "version": large().tree.version, "law_as_of": "2026-10-08",
        "answers": {"complainant": "provider", "permission": "no", "material": "answers", "source": "service", "entry": "limits", "hidden": "partly",
                    "use": "rival", "place": "us", "state": "company-rule", "facts": "alleged"},
        "unknown": ["owner", "promise", "price"], "not_asked": [], "settled": {}, "contradiction": [],
        "ratings": {"copyright": ["none", "weak"], "contract": ["none", "arguable"], "access": ["arguable"], "lock": ["weak"], "secrecy": ["arguable"],
                    "fraud": ["arguable"], "theft-law": ["weak", "arguable"], "state-claims": ["arguable"], "unfair": ["none"], "state-rule": ["none"]},
        "verdicts": ["limits-avoided"], "badges": ["limits-avoided-too"], "badges_certain": ["limits-avoided-too"],
        "facts": "alleged", "dials": [], "settles_most": None,
    }  # fmt: skip
    assert columns["us"] == {"unfair": ["none"], "verdicts": ["limits-avoided"]}
    assert columns["china"] == {"unfair": ["arguable"], "verdicts": ["limits-avoided"]}
    assert {
        "question": "hidden", "answer": "public", "ratings": {"secrecy": {"from": ["arguable"], "to": ["weak"]}},
    } in changes  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_example_gives_what_it_expects(name: str) -> None:
    example = large().examples[name]
    result = evaluate(large().engine, example.state)
    expected = example.expected
    assert result.ratings == expected.ratings
    assert set(result.verdicts) == set(expected.verdicts)
    assert result.sets.badges == expected.badges
    assert result.sets.badges_certain == expected.badges_certain
    assert {c.answer: c.ratings["unfair"] for c in result.columns} == expected.by_column["unfair"]


def test_two_examples_by_hand() -> None:
    """Worked out on paper from the file: the lowest cap under the highest lift, effect by effect."""
    students = evaluate(large().engine, large().examples["open-weights-student"].state)
    assert set(students.ratings.values()) == {("none",)}
    assert students.verdicts == ("allowed",)
    files = evaluate(large().engine, large().examples["insider-files"].state)
    assert files.ratings["secrecy"] == ("strong",)  # lifted by "guarded"; no cap: own account, a promise
    assert files.ratings["theft-law"] == (
        "arguable",
    )  # the rule on secret material drops the cap of the price
    assert files.verdicts == ("secret-crime-pattern",)


def test_every_combination_gives_exactly_one_verdict() -> None:
    """With the two questions that touch no other row left aside there are 160,654 combinations."""
    engine = large().engine
    home = engine.verdict_home
    possible = engine.possible({})[home]
    assert len(possible) == 160_654
    verdicts = [rows & possible for rows in engine.outcomes(())[home].verdicts.values()]
    assert all(verdicts)
    assert union(verdicts) == possible
    assert sum(len(rows) for rows in verdicts) == len(possible)


@pytest.mark.parametrize("name", ["is-distillation-theft", "is-training-on-scraped-work-theft", "where-do-you-stand"])
def test_every_question_answer_verdict_and_badge_is_reached_and_no_way_ends_before_a_verdict(name: str) -> None:
    engine = loaded()[0][name].engine
    possible = engine.possible({})
    for question in engine.tree.questions:
        at, table = engine.home(question.id)
        for answer in question.answer_ids:
            assert possible[at].meets(table.asked(question.id, answer)), (question.id, answer)
    at, found = engine.verdict_home, engine.outcomes(())
    for verdict, rows in found[at].verdicts.items():
        assert possible[at].meets(rows), verdict
    assert possible[at] <= union(found[at].verdicts.values())
    for rows, outcomes in zip(possible, found, strict=True):
        assert all(rows.meets(where) for where in outcomes.badges.values())


@pytest.mark.parametrize("name", ["is-distillation-theft", "where-do-you-stand"])
def test_whatever_answer_is_taken_at_each_step_there_is_a_next_question_until_all_is_asked(name: str) -> None:
    """From any answers that can stand together, each question that follows has an answer that can."""
    engine = loaded()[0][name].engine
    rng = Random(name)
    for _ in range(150):
        state: dict[str, Given] = {}
        while (question := next_question(engine, state)) is not None:
            ways = open_answers(engine, state, question.id)
            assert ways, (state, question.id)
            state[question.id] = (rng.choice(ways),)
        assert not engine.walk(state).unanswered
        assert evaluate(engine, state, further=False).verdicts


def test_where_nothing_looks_strong_no_row_but_the_state_rule_is_above_weak() -> None:
    engine = large().engine
    found = engine.outcomes(())[engine.verdict_home]
    nothing = found.verdicts["none-strong"]
    for levels in found.ratings.values():
        assert not nothing.meets(levels["arguable"])
        assert not nothing.meets(levels["strong"])


def test_permission_raises_nothing() -> None:
    sets = evaluate(large().engine, {"permission": ("yes",), "state": ("none",)})
    assert set(sets.ratings.values()) == {("none",)}


NeverLowers = tuple[str, Sequence[str], Sequence[str]]
ORDERS: list[NeverLowers] = [
    ("entry", WAYS_IN, ("access", "lock", "fraud", "theft-law")),
    ("promise", PROMISES, ("contract",)),
    ("hidden", SECRETS, ("secrecy",)),
    ("source", ("leak-unknown", "leak-known"), ("secrecy", "copyright")),
]


@pytest.mark.parametrize(("question", "order", "theories"), ORDERS, ids=[order[0] for order in ORDERS])
def test_more_of_it_never_lowers_the_row(
    question: str, order: Sequence[str], theories: Sequence[str]
) -> None:
    """A more forceful way in, a firmer promise, a better-kept secret, knowing that the source is unauthorised."""
    brute = Brute(large().tree)
    levels = large().tree.levels
    looked_at = 0
    for less, more in steps(brute, question, order):
        looked_at += 1
        for theory in theories:
            before, after = brute.rating(theory, less), brute.rating(theory, more)
            assert levels.index(before) <= levels.index(after), (theory, less, more)
    assert looked_at > 2_000


def steps(brute: Brute, question: str, order: Sequence[str]) -> Iterator[tuple[Facts, Facts]]:
    """All pairs of combinations that are one step of the order apart, and alike in all that both are asked.

    The place, the rule of a state and the label move none of these rows and are held still. The price is asked
    only where there was something to get past.
    """
    found: dict[tuple[str, ...], list[Facts]] = {}

    def visit(values: Facts, asked: Mapping[str, bool]) -> None:
        if asked[question] and values[question] in order:
            rest = tuple(answer for id, answer in values.items() if id not in (question, "price"))
            found.setdefault(rest, []).append(dict(values))

    brute.each({"place": ("us",), "state": ("none",), "facts": ("alleged",)}, visit)
    for alike in found.values():
        for less, more in product(alike, alike):
            same_price = "" in (less["price"], more["price"]) or less["price"] == more["price"]
            if same_price and order.index(more[question]) - order.index(less[question]) == 1:
                yield less, more
