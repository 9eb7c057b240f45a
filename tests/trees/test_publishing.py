"""What publishing writes, and what must hold between two versions; each message in full."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import reduce
from hashlib import sha256
from operator import getitem
from pathlib import Path
from typing import Any

import pytest

from explainer.trees.changelog import Published
from explainer.trees.differences import Differences, differences
from explainer.trees.publishing import next_publication
from explainer.trees.versions import Snapshot, read_snapshot, write_snapshot
from tests.trees.publish import (
    FIRST,
    REASON,
    SECOND,
    SMALL,
    THIRD,
    edit,
    publish,
    read,
    second,
    twice,
)
from tests.trees.small import write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A content folder in which the small tree has two versions."""
    return twice(tmp_path)


# What is written


def test_the_first_version_keeps_the_number_of_the_file_and_lists_nothing(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL)
    new = publish(root)
    assert new is not None
    assert new.entry == Published(1, FIRST, "First published.", sha256=new.entry.sha256)
    assert sorted(file.name for file in (root / "trees/small/versions").iterdir()) == ["1.json"]
    assert (root / "trees/small/tree.md").read_text() == SMALL["small/tree.md"]


def test_the_next_version_raises_the_number_and_says_what_changed(root: Path) -> None:
    entry = read(root)[0]["small"].history.entries[-1]
    assert entry == Published(
        2, SECOND, REASON,
        removed=(
            "answer leave = silent", "leave = silent: lift copying to weak", "rule other-hand",
            "rule other-hand: drop cap lending of place = here", "contradiction silent-lock",
        ),
        changed=(
            "question shelf: when it is asked", "shelf = locked: lift lending to strong: reason (only its sources)",
            "question hand: when it is asked", "question place: when it is asked",
        ),
        examples=("atlas",), sha256=entry.sha256,
    )  # fmt: skip
    text = (root / "trees/small/tree.md").read_text()
    assert text == second(SMALL["small/tree.md"]).replace("version: 1", "version: 2")


def test_what_is_frozen_is_the_tree_as_it_is_read_afterwards(root: Path) -> None:
    small = read(root)[0]["small"]
    assert read_snapshot(small.history.texts[2]) == Snapshot(
        small.tree, {name: example.expected for name, example in small.examples.items()}
    )


def test_nothing_is_published_twice(root: Path) -> None:
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    edit(root, "## theory tax", "\n## theory tax")
    edit(root, "\n## theory tax", "## theory tax")
    assert publish(root) is None
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


def test_another_expected_set_of_an_example_needs_a_reason_too(root: Path) -> None:
    edit(root, "| stamp | paid |", "| stamp | unpaid |", "small/examples/atlas.md")
    edit(root, "tax: [none]", "tax: [strong]", "small/examples/atlas.md")
    edit(
        root,
        "badges: []\n  badges_certain: []",
        "badges: [stamp-due]\n  badges_certain: [stamp-due]",
        "small/examples/atlas.md",
    )
    assert read(root, advice=False)[1] == [
        "content/trees/small/examples/atlas.md:2: example.unpublished: other results are expected than in version 2, and the change log gives no reason: "
        'run: manage.py publish_tree small --reason "…"'
    ]
    new = publish(root, "The stamp was a copy.", THIRD)
    assert new is not None
    assert (new.entry.version, new.entry.changed, new.entry.examples) == (3, (), ("atlas",))
    assert read(root)[1] == []


@pytest.mark.parametrize(("reason", "told"), [
    ("", "the reason cannot be written ('1.reason' is missing: add 'reason:')"),
    ("“It was so.”", "the reason cannot be written (curly quotes stand around the value: use straight quotes, or none)"),
])  # fmt: skip
def test_a_reason_that_cannot_be_read_again_is_refused(tmp_path: Path, reason: str, told: str) -> None:
    root = write(tmp_path, SMALL)
    with pytest.raises(ValueError, match=f"^{re.escape(told)}$"):
        publish(root, reason)
    assert not (root / "trees/small/versions").exists()


@pytest.mark.parametrize(
    "reason", ["One: two # three", "'quoted'", "- a list", "NO", "Über § 3 – “so”,\nand on", "x" * 400]
)
def test_any_other_reason_is_read_as_it_was_given(tmp_path: Path, reason: str) -> None:
    root = write(tmp_path, SMALL)
    publish(root, reason)
    trees, told = read(root)
    assert trees["small"].history.entries[0].reason == " ".join(reason.split())
    assert told == []


# What differs


def leaves(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every text, number and switch of plain data."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(value, (*path, key))
    else:
        yield path


def value_at(data: Any, path: tuple[Any, ...]) -> Any:
    return reduce(getitem, path, data)


ASIDE = {
    "line",
    "lines",
    "front_lines",
    "path",
    "version",
    "name",
    "same_as",
    "loaded_words",
    "owner",
    "format",
}


def test_every_word_of_a_tree_counts_but_where_it_stands(root: Path) -> None:
    """Each text of the frozen file in turn is put for another one: the two trees always differ."""
    text = read(root)[0]["small"].history.texts[1]
    tree = read_snapshot(text).tree
    data = json.loads(text)
    tried = 0
    for path in leaves(data["tree"], ("tree",)):
        if ASIDE & set(path) or path[-1] in ("of", "of_answer", "level") and not value_at(data, path):
            continue
        other = copy.deepcopy(data)
        value_at(other, path[:-1])[path[-1]] = another(value_at(data, path))
        assert differences(tree, read_snapshot(json.dumps(other).encode()).tree), path
        tried += 1
    assert tried > 150


def another(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if value in ("lift", "cap", "drop"):
        return {"lift": "cap", "cap": "lift", "drop": "lift"}[value]
    return "2026-03-02" if str(value).startswith("2026-") else f"{value}x"


def test_lines_and_numbers_of_versions_do_not_count(root: Path) -> None:
    tree = read(root)[0]["small"].tree
    moved = replace(
        tree, version=9, line=99, theories=tuple(replace(one, line=one.line + 5) for one in tree.theories)
    )
    assert differences(tree, moved) == Differences()


def test_the_order_of_questions_answers_and_verdicts_counts(root: Path) -> None:
    tree = read(root)[0]["small"].tree
    first, *others = tree.questions
    turned = replace(first, answers=first.answers[::-1])
    assert differences(tree, replace(tree, questions=(*others, turned), verdicts=tree.verdicts[::-1])).changed == (
        "the order of the questions", "the order of the verdicts", "the order of the answers to leave",
    )  # fmt: skip


def test_a_second_effect_that_does_the_same_is_told_apart(root: Path) -> None:
    tree = read(root)[0]["small"].tree
    rule = tree.dial["kind"]
    doubled = replace(rule, effects=rule.effects * 2)
    assert differences(tree, replace(tree, dials=(tree.dial["strict"], doubled))).added == (
        "dial kind: cap copying at weak (2)",
    )


# What must hold between two versions


Case = tuple[str, str, str, list[str]]
EDITS: list[Case] = [
    ("nothing published yet", "## theory tax: Tax", "## theory tax: A tax", [
        "small/tree.md:3: tree.unpublished: 1 changes since version 2 are not published; readers see them in the preview only: "
        'run: manage.py publish_tree small --reason "…"',
    ]),
    ("a raised number", "version: 2", "version: 3", [
        "small/tree.md:3: tree.version: 'version' is 3, and the published one is 2: write 'version: 2'; only publish_tree raises it",
    ]),
    ("a vanished badge", "## badge stamp-due: A stamp is due\nWhen: tax = strong\n\n", "", [
        "small/tree.md:3: tree.unpublished: 1 changes since version 2 are not published; readers see them in the preview only: "
        'run: manage.py publish_tree small --reason "…"',
        "small/tree.md:10: tree.vanished: the badge 'badge stamp-due' of version 2 is gone, and nothing says why: "
        "add it under 'retired:' with a sentence: 'badge stamp-due: …'",
    ]),
    ("an answer of an older version used again", "  leave = silent: silence now counts as no.\n", "", [
        "small/tree.md:3: tree.unpublished: 1 changes since version 2 are not published; readers see them in the preview only: "
        'run: manage.py publish_tree small --reason "…"',
        "small/tree.md:10: tree.vanished: 'leave = silent' was retired in version 2 or before, and is no longer listed: "
        "put it back under 'retired:': 'leave = silent: silence now counts as no.'",
    ]),
    ("a retired rule used again", "## dial strict", "## rule other-hand: A hand\n- drop cap lending of place = here: so. [@act-2020, § 1]\n\n## dial strict", [
        "small/tree.md:71: tree.retired: 'rule other-hand' is retired, and its old addresses say so: "
        "give it another id; ids are never used again",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "told"), [case[1:] for case in EDITS], ids=[case[0] for case in EDITS]
)
def test_what_does_not_go_with_the_published_version_is_told(
    root: Path, old: str, new: str, told: list[str]
) -> None:
    edit(root, old, new)
    assert read(root)[1] == [f"content/trees/{problem}" for problem in told]


def test_an_id_that_becomes_another_kind_of_thing_is_told(root: Path) -> None:
    small = read(root)[0]["small"]
    text = (root / "trees/small/tree.md").read_text()
    text = text.replace("## theory tax: Tax", "## theory due: Tax").replace("lift tax to", "lift due to")
    text = text.replace("When: tax = strong", "When: due = strong").replace(
        "## question stamp", "## question tax"
    )
    text = text.replace("retired:\n", "retired:\n  stamp: It is now called tax.\n")
    (root / "trees/small/tree.md").write_text(text)
    example = root / "trees/small/examples/atlas.md"
    example.write_text(
        example.read_text().replace("| stamp |", "| tax |").replace("tax: [none]", "due: [none]")
    )
    assert small.history.newest == 2
    assert read(root, advice=False)[1] == [
        "content/trees/small/examples/atlas.md:2: example.unpublished: other results are expected than in version 2, and the change log gives no reason: "
        'run: manage.py publish_tree small --reason "…"',
        "content/trees/small/tree.md:61: tree.reused: 'tax' is a question, and was a theory in version 2: give it another id; ids are never used again",
    ]  # fmt: skip


def test_with_a_question_its_answers_are_retired(root: Path) -> None:
    edit(root, "## question stamp: Was the stamp paid?", "## question fee: Was the fee paid?")
    edit(root, "retired:\n", "retired:\n  stamp: Fees took its place.\n")
    edit(root, "| stamp | paid |", "| fee | paid |", "small/examples/atlas.md")
    assert read(root, advice=False)[1] == []


Spoil = Callable[[Path], object]
SPOILT: list[tuple[str, Spoil, list[str]]] = [
    ("a frozen file that was edited", lambda folder: edit(folder.parents[1], "Lending", "Borrowing", "small/versions/1.json"), [
        "small/versions/1.json:0: tree.frozen: this is not version 1 as it was published: restore it from its last version; what is published is never changed",
    ]),
    ("a frozen file that is gone", lambda folder: (folder / "versions/1.json").unlink(), [
        "small/versions/1.json:0: files.unreadable: cannot be read (No such file or directory): check that it exists and may be read",
    ]),
    ("a frozen file too many", lambda folder: (folder / "versions/3.json").write_text("{}"), [
        "small/versions/3.json:0: tree.stray-version: no entry of changes.yaml belongs to it: delete it, or restore the change log; only publish_tree writes here",
    ]),
    ("a change log that is gone", lambda folder: (folder / "changes.yaml").unlink(), [
        "small/changes.yaml:0: files.unreadable: cannot be read (No such file or directory): check that it exists and may be read",
    ]),
    ("a number left out", lambda folder: edit(folder.parents[1], "version: 2", "version: 4", "small/changes.yaml"), [
        "small/changes.yaml:5: changes.order: version 4 follows version 1: restore the file from its last version; only publish_tree writes it",
    ]),
    ("an entry without a reason", lambda folder: edit(folder.parents[1], "  reason: First published.\n", "", "small/changes.yaml"), [
        "small/changes.yaml:1: changes.missing: '1.reason' is missing: add 'reason:'",
    ]),
    ("an entry that is no list", lambda folder: (folder / "changes.yaml").write_text("version: 1\n"), [
        "small/changes.yaml:1: changes.value: 'this' is a group of fields: write a list, one '- item' to a line",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "told"), [case[1:] for case in SPOILT], ids=[case[0] for case in SPOILT])
def test_what_is_wrong_with_the_history_is_told(root: Path, spoil: Spoil, told: list[str]) -> None:
    spoil(root / "trees" / "small")
    assert read(root)[1] == [f"content/trees/{problem}" for problem in told]


def test_a_source_that_an_older_version_cites_must_stay(root: Path) -> None:
    for file in (
        root / "sources/all.yaml",
        root / "trees/small/tree.md",
        root / "trees/small/examples/atlas.md",
    ):
        file.write_text(file.read_text().replace("act-2020", "act-2021"))
    assert read(root, advice=False)[1] == [
        f"content/trees/small/changes.yaml:0: tree.version-source: version {version} cites 'act-2020', which is no source: "
        "restore the source, for old links lead to that version; did you mean 'act-2021'?"
        for version in (1, 2)
    ]


def test_a_frozen_file_that_this_code_cannot_read_is_told(root: Path) -> None:
    folder = root / "trees/small"
    text = write_snapshot(read_snapshot((folder / "versions/2.json").read_bytes())).replace(
        b'"questions"', b'"asked"'
    )
    (folder / "versions/2.json").write_bytes(text)
    log = (folder / "changes.yaml").read_text()
    old = log.rstrip().rpartition("sha256: ")[2]
    (folder / "changes.yaml").write_text(log.replace(old, sha256(text).hexdigest()))
    assert read(root)[1] == [
        "content/trees/small/versions/2.json:0: tree.frozen: this version cannot be opened: restore it from its last version; what is published is never changed",
    ]  # fmt: skip


def test_the_number_is_raised_in_the_front_matter_alone(root: Path) -> None:
    edit(root, "Answer for one act.", "version: 7 is not meant.")
    small = read(root)[0]["small"]
    text = (root / "trees/small/tree.md").read_text()
    new = next_publication(small.tree, {}, small.history, text, "So.", THIRD)
    assert new is not None
    assert new.tree_text == text.replace("version: 2", "version: 3")
