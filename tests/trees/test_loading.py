"""The folder of trees: what is read, what is passed over, and what of a broken tree is told elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.library.problems import Problems
from explainer.trees.loading import load_trees
from explainer.trees.model import Clause, Verb, plain
from tests.trees.small import EXAMPLE, FILES, TREE, WORDING, load, spoilt, write


def test_a_good_folder_gives_its_trees_and_no_problem(tmp_path: Path) -> None:
    trees, problems = load(tmp_path, FILES)
    assert problems == []
    assert list(trees) == ["small", "song"]
    assert list(trees["song"].examples) == ["atlas"]
    assert trees["song"].tree.question["leave"].title == "Did the singer allow it?"
    assert trees["song"].tree.same_as == "small"


def test_a_tree_keeps_what_its_file_says(tmp_path: Path) -> None:
    tree = load(tmp_path, FILES)[0]["small"].tree
    assert (tree.title, tree.version, str(tree.law_as_of)) == ("May it be borrowed?", 2, "2026-03-01")
    assert [plain(prose) for prose in tree.introduction] == [
        "Answer for one act. Each theory is judged on its own.",
        "None means that there is nothing to stand on.",
    ]
    hand = tree.question["hand"]
    assert hand.settled[0].condition.alternatives == ((Clause("shelf", ("open",)),),)
    effect = hand.answer("own").effects[0]
    assert (effect.verb, effect.theory, effect.level, effect.line) == (Verb.CAP, "copying", "weak", 48)
    assert effect.citations[0].locator == "p. 6"
    assert tree.dial["kind"].condition.always
    assert (plain(tree.dial["kind"].in_favour), tree.dial["kind"].turns_off) == ("no ruling.", ("strict",))
    assert plain(tree.verdict["copied"].labelled("Better words")) == "a copy."
    assert tree.verdict["copied"].labelled("Reading") == ()
    assert tree.contradiction["silent-lock"].title == 'A lock is a word; choose "no".'


def test_an_example_keeps_what_its_file_says(tmp_path: Path) -> None:
    example = load(tmp_path, FILES)[0]["small"].examples["atlas"]
    assert example.state["shelf"] == ()
    assert example.parties == ("a reader (user)", "the library (complainant)")
    assert plain(example.strongest_against) == "The shelf may have been open."
    assert (plain(example.law), example.proof_words) == ("settled by the act.", "Shown")


def test_without_a_folder_of_trees_that_is_told(tmp_path: Path) -> None:
    problems = Problems()
    assert load_trees(write(tmp_path, {}), {}, problems) == {}
    assert [str(problem) for problem in problems] == [
        "content/trees:0: files.missing-folder: the folder is not there: restore it from the last version, or make it anew",
    ]  # fmt: skip


def test_hidden_folders_and_loose_files_are_passed_over_and_odd_names_told(tmp_path: Path) -> None:
    extra = {"_draft/tree.md": "x", "notes.txt": "x", "Big Tree/tree.md": TREE}
    trees, problems = load(tmp_path, {**FILES, **extra})
    assert list(trees) == ["small", "song"]
    assert problems == [
        "content/trees/Big Tree:0: files.name: 'Big Tree' cannot be an address: use small letters, digits and single hyphens",
    ]  # fmt: skip


def test_a_folder_without_its_tree_is_told(tmp_path: Path) -> None:
    _, problems = load(tmp_path, {"empty/examples/x.md": EXAMPLE})
    assert problems == [
        "content/trees/empty/tree.md:0: files.unreadable: cannot be read (No such file or directory): check that it exists and may be read",
    ]  # fmt: skip


@pytest.mark.parametrize("file", ["small/tree.md", "small/examples/atlas.md"])
def test_what_is_wrong_in_the_first_tree_is_not_told_again_by_the_second(tmp_path: Path, file: str) -> None:
    _, problems = load(tmp_path, {**FILES, file: FILES[file].replace("title:", "titel:", 1)})
    assert all(f"trees/{file}" in problem for problem in problems)


def test_a_second_wording_may_have_no_examples(tmp_path: Path) -> None:
    trees, problems = load(tmp_path, {**FILES, "song/tree.md": spoilt(WORDING, "examples: [atlas]\n", "")})
    assert problems == []
    assert trees["song"].examples == {}


def test_advice_names_verdicts_and_effects_without_an_example_and_citations_without_a_page(
    tmp_path: Path,
) -> None:
    bare = spoilt(TREE, "[@case-2021, p. 4]", "[@case-2021]")
    _, problems = load(tmp_path, {**FILES, "small/tree.md": bare}, advice=True)
    assert problems == [
        "content/trees/small/tree.md:29: tree.no-place: 1 citations do not say where in the source: case-2021: add a page or paragraph once the text was read: [@case-2021, p. 3]",
        "content/trees/small/tree.md:34: tree.uncovered: in no example does 'lift copying to weak' (leave = silent) apply: add one",
        "content/trees/small/tree.md:62: tree.uncovered: in no example does 'lift tax to strong' (stamp = unpaid) apply: add one",
        "content/trees/small/tree.md:90: tree.uncovered: no example gives the verdict 'allowed': add one",
        "content/trees/small/tree.md:103: tree.uncovered: no example gives the verdict 'rest': add one",
    ]  # fmt: skip


def test_an_effect_that_matters_only_under_a_dial_is_not_idle(tmp_path: Path) -> None:
    """A cap that no lift reaches, until a dial lifts."""
    rule = "## rule far: Far and open\nWhen: shelf = open, place = there\n- cap lending at none: too far. [@act-2020, § 3]\n\n"
    lifted = spoilt(TREE, "## dial strict", f"{rule}## dial strict")
    _, problems = load(tmp_path, {"small/tree.md": lifted})
    assert problems == []


def test_an_example_may_not_contradict_itself(tmp_path: Path) -> None:
    silent = spoilt(
        spoilt(EXAMPLE, "| leave | no |", "| leave | silent |"), "| shelf | unknown |", "| shelf | locked |"
    )
    _, problems = load(tmp_path, {**FILES, "small/examples/atlas.md": silent})
    assert problems[0] == (
        "content/trees/small/examples/atlas.md:2: example.contradiction: the answers contradict each other ('silent-lock'): A lock is a word; choose \"no\"."
    )


def test_an_example_of_a_tree_without_proof_question_needs_no_facts_row(tmp_path: Path) -> None:
    bare = spoilt(TREE, "proof: facts\n", "")
    _, problems = load(tmp_path, {**FILES, "small/tree.md": bare})
    assert [problem.split(": ")[1] for problem in problems] == ["tree.idle-question"]


def test_columns_of_an_example_that_are_no_sets_are_told(tmp_path: Path) -> None:
    _, problems = load(
        tmp_path,
        {**FILES, "small/examples/atlas.md": spoilt(EXAMPLE, "    here: [none, strong]", "    here: none")},
    )
    assert problems == [
        "content/trees/small/examples/atlas.md:19: example.value: 'here' is 'none': write a list: [none]",
    ]  # fmt: skip
