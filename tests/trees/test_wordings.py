"""A second wording: its own words, the meaning of the first tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trees.small import FILES, load, spoilt

Case = tuple[str, str, str, list[str]]


CASES: list[Case] = [
    ('small/tree.md', 'wording: book\n', 'wording: song\n', [
        "small/tree.md:9: tree.wording: 'song' names both the first wording and a second one: choose another name for one of them",
    ]),
    ('small/tree.md', 'wording: book\n', '', [
        "small/tree.md:25: tree.wording: there is a second wording, and the first has no name: add 'wording: NAME' to the front matter",
    ]),
    ('song/tree.md', 'same_as: small', 'same_as: smal', [
        "song/tree.md:2: tree.same-as: 'smal' is no tree: did you mean 'small'?",
    ]),
    ('song/tree.md', 'same_as: small', 'same_as: song', [
        "song/tree.md:2: tree.same-as: 'song' is itself a second wording: name the tree with the questions",
    ]),
    ('song/tree.md', 'wording: song', 'wording: sogn', [
        "song/tree.md:3: tree.wording: 'sogn' is no wording of 'small': did you mean 'song'?",
    ]),
    ('song/tree.md', 'examples: [atlas]', 'examples: [atlass]', [
        "song/tree.md:6: tree.example: 'atlass' is no example of 'small': did you mean 'atlas'?",
    ]),
    ('song/tree.md', 'examples: [atlas]\n---\n', 'examples: [atlas]\n---\nMore.\n', [
        "song/tree.md:8: tree.wording-body: a second wording has front matter only: move the text to 'introduction:', or delete 'same_as:'",
    ]),
    ('song/tree.md', 'title: May it be sung?\n', '', [
        "song/tree.md:2: tree.missing: 'title' is missing: add 'title:'",
    ]),
    ('small/tree.md', 'Wording song: In which town?\n', '', [
        "small/tree.md:51: tree.wording: 'place' has no 'Wording song:', as other questions have: add 'Wording song: …'",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "told"), CASES, ids=[" ".join(case[3][0].split(": ")[1:3])[:60] for case in CASES]
)
def test_what_is_wrong_with_a_wording_is_told(
    tmp_path: Path, file: str, old: str, new: str, told: list[str]
) -> None:
    """Each spoilt place gives these messages and no other."""
    _, problems = load(tmp_path, {**FILES, file: spoilt(FILES[file], old, new)})
    assert problems == [f"content/trees/{problem}" for problem in told]
