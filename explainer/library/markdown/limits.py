"""Limits: how long and how deep a text may be, so that reading it takes no long time.

Python-Markdown looks for the end of every open bracket up to the end of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from explainer.library.markdown.text import Text

LONGEST_TEXT = 100_000  # characters; a long chapter has 30,000
LONGEST_PARAGRAPH = 20_000
DEEPEST_BRACKETS = 20

BRACKET = re.compile(r"\[|\]")


def within_limits(text: Text) -> bool:
    """Whether the text is short and flat enough to be read; a problem says where it is not."""
    if len(text.left) > LONGEST_TEXT:
        what = f"the text has more than {LONGEST_TEXT:,} characters"
        text.problem(text.line, "markdown.size", what, "split the file")
        return False
    for line, paragraph in _paragraphs(text):
        if len(paragraph) > LONGEST_PARAGRAPH:
            what = f"the paragraph has more than {LONGEST_PARAGRAPH:,} characters"
            text.problem(line, "markdown.size", what, "put an empty line into it")
            return False
        if _depth(paragraph) > DEEPEST_BRACKETS:
            what = f"more than {DEEPEST_BRACKETS} square brackets are open at once"
            mend = "close each '[' with ']', or write \\[ for the sign itself"
            text.problem(line, "markdown.brackets", what, mend)
            return False
    return True


def _paragraphs(text: Text) -> Iterator[tuple[int, str]]:
    """What stands between empty lines, each with its first line."""
    lines = enumerate(text.left.split("\n"), start=text.line)
    for filled, group in groupby(lines, key=lambda numbered: bool(numbered[1].strip())):
        if filled:
            numbers, words = zip(*group, strict=True)
            yield numbers[0], "\n".join(words)


def _depth(paragraph: str) -> int:
    """The greatest number of square brackets that are open at one place."""
    depth = deepest = 0
    for bracket in BRACKET.findall(paragraph):
        depth = depth + 1 if bracket == "[" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest
