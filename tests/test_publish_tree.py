"""`manage.py publish_tree` publishes a tree, or refuses and says why."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from tests.small import write_small_content
from tests.trees.publish import SMALL, edit, read, second
from tests.trees.small import write


@pytest.fixture
def root(tmp_path: Path, settings: Settings) -> Path:
    """A content folder with the small tree, not published yet, and its second wording."""
    write_small_content(tmp_path / "content")
    settings.CONTENT_DIR = write(tmp_path, SMALL)
    return tmp_path / "content"


def publish(name: str, reason: str) -> str:
    out = StringIO()
    call_command("publish_tree", name, reason=reason, stdout=out)
    return out.getvalue()


def test_it_publishes_and_says_what_changed(root: Path) -> None:
    assert publish("small", "First published.") == "Version 1 of 'small' is published.\n"
    tree = root / "trees/small/tree.md"
    tree.write_text(second(tree.read_text()))
    for old in ("lending: [none, strong]", "    here: [none, strong]"):
        edit(root, old, old.replace("strong", "weak"), "small/examples/atlas.md")
    told = publish("small", "A new ruling.").split("\n")
    assert told[:2] == ["Version 2 of 'small' is published.", "  removed: answer leave = silent"]
    assert "  changed: shelf = locked: lift lending to strong: reason (only its sources)" in told
    assert "  examples: atlas" in told
    trees, problems = read(root, drafts=False)
    assert problems == []
    assert [entry.reason for entry in trees["small"].history.entries] == ["First published.", "A new ruling."]
    assert tree.read_text() == second(SMALL["small/tree.md"]).replace("version: 1", "version: 2")


def test_it_refuses_what_is_not_there_what_has_problems_and_what_did_not_change(root: Path) -> None:
    for name, told in {
        "smal": "There is no tree 'smal'; there are: small, song.",
        "song": "'song' has the meaning of 'small': publish that one.",
    }.items():
        with pytest.raises(CommandError) as refused:
            publish(name, "So.")
        assert str(refused.value) == told
    publish("small", "First published.")
    with pytest.raises(CommandError) as refused:
        publish("small", "Again.")
    assert str(refused.value) == "Nothing changed since version 1 of 'small'."
    edit(root, "lift lending to", "lift lendin to")
    with pytest.raises(CommandError) as refused:
        publish("small", "So.")
    assert str(refused.value).startswith(
        "The content has these problems:\ncontent/trees/small/tree.md:41: tree.unknown-theory: "
    )
    assert not (root / "trees/small/versions/2.json").exists()


def test_a_reason_is_asked_for_and_must_say_something(root: Path) -> None:
    with pytest.raises(CommandError, match="--reason"):
        call_command("publish_tree", "small")
    with pytest.raises(CommandError, match="the reason cannot be written"):
        publish("small", "  ")


def test_a_folder_that_cannot_be_written_is_told(root: Path) -> None:
    (root / "trees/small/versions").write_text("a file in the way")
    with pytest.raises(CommandError, match=r"versions cannot be written \(File exists\)\."):
        publish("small", "First published.")
