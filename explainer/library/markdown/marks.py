"""Marks: short stand-ins between two private characters, put into text before Markdown sees it.

A third private character stands for a line end inside what a mark replaced, so that lines still count right.
"""

from __future__ import annotations

import re
from html import unescape

OPEN, CLOSE, LINE_END = "\ue000", "\ue001", "\ue002"
MARK = re.compile(f"{OPEN}([a-z]+):([^{CLOSE}]*){CLOSE}")
TAG = re.compile(r"<[^>]*>")
WITHIN_A_LINE = re.compile(r"</?(?:a|abbr|b|cite|code|em|i|q|span|strong|sub|sup)\b[^>]*>")
FORGED = re.compile(f"[{OPEN}{CLOSE}{LINE_END}]|&#(?:[0-9]+|[xX][0-9a-fA-F]+);?")


def mark(kind: str, value: object) -> str:
    return f"{OPEN}{kind}:{value}{CLOSE}"


def find(kind: str, text: str) -> list[str]:
    """The values of all marks of one kind, in order."""
    return [value for found, value in MARK.findall(text) if found == kind]


def line_of(text: str, otherwise: int) -> int:
    """The first line that a text with marks comes from."""
    return min((int(value) for value in find("line", text)), default=otherwise)


def words_of(html: str) -> str:
    """The words of a piece of HTML, without marks, tags and entities."""
    return " ".join(unescape(TAG.sub(" ", MARK.sub("", html))).split())


def text_of(html: str) -> str:
    """The text of a piece of HTML as a reader sees it, in one line and without marks: *theft*, and not *theft* ,."""
    return words_of(WITHIN_A_LINE.sub("", html))


def in_place_of(original: str, stand_in: str) -> str:
    """The stand-in, with the line ends of what it replaces kept in count."""
    return stand_in + LINE_END * lines_in(original)


def lines_in(text: str) -> int:
    return text.count("\n") + text.count(LINE_END)


def forged(text: str) -> list[re.Match[str]]:
    """The private characters in a text that nobody has marked yet, written out or as entities."""
    return [found for found in FORGED.finditer(text) if unescape(found[0]) in (OPEN, CLOSE, LINE_END)]
