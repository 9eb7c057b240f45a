"""Published versions: frozen exactly, opened when asked for, and shown in place of what is being edited."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from explainer.trees import versions
from explainer.trees.engine import Engine
from explainer.trees.model import (
    Badge,
    Contradiction,
    Dial,
    Expected,
    Question,
    Rule,
    Theory,
    Tree,
    Verdict,
)
from explainer.trees.publishing import CITED
from explainer.trees.result import evaluate
from explainer.trees.versions import Snapshot, read_snapshot, write_snapshot
from tests.trees.forest import CONTENT, loaded, random_tree
from tests.trees.publish import edit, publish, read, twice

Piece = TypeVar("Piece")

LEAVE_SILENT = {"leave": ("silent",), "shelf": ("open",)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A content folder in which the small tree has two versions."""
    return twice(tmp_path)


# Frozen exactly


texts = st.text(max_size=12)
words = st.dictionaries(texts, texts, max_size=2)
sets = st.lists(texts, max_size=2).map(tuple)
expectations = st.builds(
    Expected, st.dictionaries(texts, sets, max_size=2), sets, sets, sets, st.dictionaries(texts, st.just({"here": ("weak",)}), max_size=1)
)  # fmt: skip


def several(piece: type[Piece], **fields: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[Piece, ...]]:
    """A tuple of pieces of one kind, with any text, prose, condition and effect in them."""
    return st.lists(st.builds(piece, **fields), max_size=2).map(tuple)


trees = st.builds(
    Tree, theories=several(Theory), questions=several(Question, wordings=words), rules=several(Rule), dials=several(Dial),
    contradictions=several(Contradiction), badges=several(Badge), verdicts=several(Verdict), retired=words, loaded_words=words,
    front_lines=st.dictionaries(texts, st.integers(), max_size=2),
)  # fmt: skip


@settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(trees, st.dictionaries(texts, expectations, max_size=2))
def test_any_tree_is_read_back_as_it_was_written(tree: Tree, expected: dict[str, Expected]) -> None:
    back = read_snapshot(write_snapshot(Snapshot(tree, expected)))
    assert back == Snapshot(tree, expected)
    assert back.tree.front_lines == tree.front_lines


@pytest.mark.parametrize("seed", range(20))
def test_a_tree_read_back_gives_what_the_tree_gives(seed: int) -> None:
    tree = random_tree(Random(seed))
    back = read_snapshot(write_snapshot(Snapshot(tree, {}))).tree
    assert back == tree
    assert evaluate(Engine(back), {}).sets == evaluate(Engine(tree), {}).sets


@pytest.mark.parametrize("name", ["is-distillation-theft", "where-do-you-stand"])
def test_every_published_version_of_the_content_can_be_opened(name: str) -> None:
    history = loaded()[0][name].history
    assert [entry.version for entry in history.entries] == list(range(1, history.newest + 1))
    for entry in history.entries:
        snapshot = read_snapshot(history.texts[entry.version])
        assert (snapshot.tree.name, snapshot.tree.version) == (name, entry.version)
        assert (
            sha256((CONTENT / f"trees/{name}/versions/{entry.version}.json").read_bytes()).hexdigest()
            == entry.sha256
        )


@pytest.mark.parametrize("spoil", ["", "{}", '{"tree": 1, "expected": {}}'])
def test_what_is_no_version_is_refused(spoil: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        read_snapshot(spoil.encode())


def test_a_lost_field_is_refused(root: Path) -> None:
    data = json.loads((root / "trees/small/versions/1.json").read_text())
    del data["tree"]["questions"]
    with pytest.raises(ValueError, match="questions"):
        read_snapshot(json.dumps(data).encode())


def test_every_source_of_a_version_is_found_in_its_text(root: Path) -> None:
    text = (root / "trees/small/versions/1.json").read_bytes()
    assert {found.decode() for found in CITED.findall(text)} == {"act-2020", "case-2021"}


# Opened when asked for


def test_an_older_version_keeps_its_meaning_words_and_number(root: Path) -> None:
    small = read(root)[0]["small"]
    old = small.at(1)
    assert old is not None
    assert (old.tree.version, old.is_old, small.is_old) == (1, True, False)
    assert old.examples == {}
    assert evaluate(old.engine, LEAVE_SILENT).ratings["copying"] == ("weak",)
    assert "silent" in old.tree.question["leave"].answer_ids
    assert "silent" not in small.tree.question["leave"].answer_ids


def test_the_present_version_is_the_tree_itself_and_others_are_not_there(root: Path) -> None:
    small = read(root)[0]["small"]
    assert small.at(2) is small
    assert small.at(0) is None
    assert small.at(3) is None


def test_a_second_wording_has_the_versions_of_the_first_in_its_own_words(root: Path) -> None:
    song = read(root)[0]["song"]
    old = song.at(1)
    assert old is not None
    assert (song.tree.version, old.tree.version, old.tree.title, old.tree.same_as) == (
        2,
        1,
        "May it be sung?",
        "small",
    )
    assert old.tree.question["leave"].title == "Did the singer allow it?"


def test_a_version_from_before_the_second_wording_is_not_there_in_its_words(tmp_path: Path) -> None:
    root = twice(tmp_path)
    song = read(root)[0]["song"]
    assert song.history.words is not None
    other = replace(song, history=song.history.in_words(song.history.words._replace(wording="dance")))
    assert other.at(1) is None


def test_nothing_of_an_older_version_is_read_at_the_start(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []

    def counting(text: bytes) -> Snapshot:
        snapshot = read_snapshot(text)
        opened.append(snapshot.tree.version)
        return snapshot

    versions._frozen.cache_clear()
    monkeypatch.setattr(versions, "read_snapshot", counting)
    small = read(root)[0]["small"]
    assert opened == []
    assert pickle.loads(pickle.dumps(small)).history == small.history
    small.at(1)
    small.at(1)
    assert opened == [1], "made once"


# Shown in place of what is being edited


def test_readers_see_the_published_version_and_the_preview_what_is_edited(root: Path) -> None:
    edit(root, "## theory tax: Tax", "## theory tax: A tax")
    edit(root, "title: The lent atlas", "title: An atlas", "small/examples/atlas.md")
    live, _ = read(root, drafts=False)
    preview, _ = read(root)
    assert [live[name].tree.theory["tax"].title for name in live] == ["Tax", "Tax"]
    assert [preview[name].tree.theory["tax"].title for name in preview] == ["A tax", "A tax"]
    assert (live["small"].edited, preview["small"].edited) == (False, True)
    assert [live[name].examples["atlas"].title for name in live] == ["An atlas", "An atlas"]
    published = preview["small"].at(2)
    assert published is not None
    assert published.tree.theory["tax"].title == "Tax"


def test_a_moved_line_changes_nothing_for_readers(root: Path) -> None:
    edit(root, "## theory tax", "\n\n## theory tax")
    live, told = read(root, drafts=False)
    assert told == []
    assert not live["small"].edited


def test_a_tree_that_was_never_published_is_for_the_preview_alone(tmp_path: Path) -> None:
    root = twice(tmp_path)
    (root / "trees/small/changes.yaml").unlink()
    for file in (root / "trees/small/versions").iterdir():
        file.unlink()
    assert list(read(root)[0]) == ["small", "song"]
    assert list(read(root, drafts=False)[0]) == []


def test_an_example_of_what_is_not_yet_published_waits(root: Path) -> None:
    """It names an answer that the published version does not have; its mirror image is shown without it."""
    edit(root, "- open: On an open shelf.", "- open: On an open shelf.\n- cellar: In the cellar.")
    folder = root / "trees/small/examples"
    text = (folder / "atlas.md").read_text()
    (folder / "globe.md").write_text(text.replace("| shelf | unknown |", "| shelf | open or cellar |"))
    edit(root, "facts: 'Shown", "mirror: globe\nfacts: 'Shown", "small/examples/atlas.md")
    live = read(root, drafts=False)[0]["small"]
    assert [(name, example.mirror) for name, example in live.examples.items()] == [("atlas", "")]


def test_publishing_brings_it_to_readers(root: Path) -> None:
    edit(root, "## theory tax: Tax", "## theory tax: A tax")
    publish(root, "A clearer title.")
    live, told = read(root, drafts=False)
    assert told == []
    assert (live["small"].tree.version, live["small"].tree.theory["tax"].title) == (3, "A tax")
