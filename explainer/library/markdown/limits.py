"""Limits: how long and how deep a text may be, so that reading it takes no long time.

Python-Markdown looks for the end of every open bracket up to the end of the paragraph.
"""

from __future__ import annotations

import re

from explainer.library.markdown.marks import forged
from explainer.library.markdown.text import Text

LONGEST_TEXT = 100_000  # characters; a long chapter has 30,000
LONGEST_PARAGRAPH = 20_000
DEEPEST_BRACKETS = 20

PARAGRAPH = re.compile(r"(?:[^\n]*[^\s][^\n]*\n?)+")
BRACKET = re.compile(r"\[|\]")


def within_limits(text: Text) -> bool:
    """Whether the text is short and flat enough to be read; a problem says where it is not."""
    if len(text.left) > LONGEST_TEXT:
        text.problem(
            text.line,
            "markdown.size",
            f"the text has more than {LONGEST_TEXT:,} characters",
            "split the file",
        )
        return False
    for paragraph in PARAGRAPH.finditer(text.left):
        line = text.line_at(paragraph.start())
        if len(paragraph[0]) > LONGEST_PARAGRAPH:
            text.problem(
                line, "markdown.size", f"the paragraph has more than {LONGEST_PARAGRAPH:,} characters",
                "put an empty line into it",
            )  # fmt: skip
            return False
        if _depth(paragraph[0]) > DEEPEST_BRACKETS:
            text.problem(
                line, "markdown.brackets", f"more than {DEEPEST_BRACKETS} square brackets are open at once",
                "close each '[' with ']', or write \\[ for the sign itself",
            )  # fmt: skip
            return False
    return True


def _depth(paragraph: str) -> int:
    """The greatest number of square brackets that are open at one place."""
    depth = deepest = 0
    for bracket in BRACKET.findall(paragraph):
        depth = depth + 1 if bracket == "[" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def without_forged_marks(text: Text) -> None:
    """Takes out the characters that only marks may use, each with a problem."""
    for found in reversed(forged(text.left)):
        text.problem(
            text.line + text.left.count("\n", 0, found.start()), "markdown.character",
            "there is a character that is kept for the machine (U+E000 to U+E002)", "delete it",
        )  # fmt: skip
        text.left = f"{text.left[: found.start()]}\ufffd{text.left[found.end() :]}"
