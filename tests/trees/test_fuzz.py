"""No nonsense in a file makes the reader fall over: it says what is wrong, with a line, or reads it."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trees.small import EXAMPLE, FILES, TREE, WORDING, load

TOLD = re.compile(r"content/[^:]+:\d+: [a-z.-]+: .+: .+", re.DOTALL)

lines = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), max_size=60)
pieces = st.sampled_from(
    ["## ", "---", "- ", "  - ", "When: ", "When", "Otherwise", ":", "lift copying to strong: x", "cap  at : ", "[@", "]", "[@act-2020]",
     "drop cap copying of", "Settled as  when:", "Wording :", "|", "| leave | yes |", "unknown", "(turns off ", "leave = ", " or ", ",", "\t", "\x00"]
)  # fmt: skip


def spoil(text: str, data: st.DataObject) -> str:
    """A text with a few lines deleted, doubled, swapped or written over."""
    found = text.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(found) - 1))
        how = data.draw(st.integers(0, 4))
        if how == 0 and len(found) > 1:
            del found[at]
        elif how == 1:
            found.insert(at, data.draw(st.sampled_from(found)))
        elif how == 2:
            found[at] = data.draw(lines)
        elif how == 3:
            cut = data.draw(st.integers(0, len(found[at])))
            found[at] = found[at][:cut] + data.draw(pieces | lines) + found[at][cut:]
        else:
            found[at] = found[at][data.draw(st.integers(0, len(found[at]))) :]
    return "\n".join(found)


def read(files: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        _, problems = load(Path(folder), files, advice=True)
    for problem in problems:
        assert TOLD.fullmatch(problem), problem


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_spoilt_tree_is_read_or_told(data: st.DataObject) -> None:
    read({**FILES, "small/tree.md": spoil(TREE, data)})


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_spoilt_example_or_wording_is_read_or_told(data: st.DataObject) -> None:
    read({**FILES, "small/examples/atlas.md": spoil(EXAMPLE, data), "song/tree.md": spoil(WORDING, data)})


@settings(max_examples=60, deadline=None)
@given(st.lists(pieces | lines, max_size=30))
def test_any_text_at_all_is_read_or_told(some: list[str]) -> None:
    read({"small/tree.md": "---\n" + "\n".join(some)})
    read({"small/tree.md": TREE.split("## ")[0] + "\n".join(some)})
