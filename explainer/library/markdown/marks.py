"""Marks: short stand-ins between two private characters, put into text before Markdown sees it.

A third private character stands for a line end inside what a mark replaced, so that lines still count right.
"""

from __future__ import annotations

import re

OPEN, CLOSE, LINE_END = "\ue000", "\ue001", "\ue002"
MARK = re.compile(f"{OPEN}([a-z]+):([^{CLOSE}]*){CLOSE}")


def mark(kind: str, value: object) -> str:
    return f"{OPEN}{kind}:{value}{CLOSE}"


def find(kind: str, text: str) -> list[str]:
    """The values of all marks of one kind, in order."""
    return [value for found, value in MARK.findall(text) if found == kind]


def without(kind: str, text: str) -> str:
    """The text without marks of one kind."""
    return MARK.sub(lambda match: "" if match[1] == kind else match[0], text)


def in_place_of(original: str, stand_in: str) -> str:
    """The stand-in, with the line ends of what it replaces kept in count."""
    return stand_in + LINE_END * lines_in(original)


def lines_in(text: str) -> int:
    return text.count("\n") + text.count(LINE_END)
