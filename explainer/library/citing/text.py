"""Texts with marks for italics and for the day on which somebody looked a page up, and their punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Final, Literal

ITALIC, ROMAN = "\ue010", "\ue011"
DAY, DAY_END = "\ue012", "\ue013"

MARKS = re.compile(f"[{ITALIC}{ROMAN}{DAY}{DAY_END}]")
ACCESS = re.compile(f"{DAY}([a-z-]+){DAY_END}")
FORGED = re.compile("[\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f]")
PLACE: Final = "[date of access]"
"""What stands for the day of access until somebody says which it is."""

Form = Literal["us", "us-short", "uk", "uk-short", "iso"]
"""How a style writes that day; the script that fills it in, ``static/js/cite.js``, knows the same names."""

CLOSING = f"”’\"'{ROMAN}"
ENDS = ".?!…"
INNER = re.compile(r"‘((?:[^‘’]|’(?=\w))*)’(?!\w)")


def clean(words: str) -> str:
    """Words without marks and signs that nobody can see, with one space between them."""
    return " ".join(FORGED.sub("", words).split())


def italic(words: str) -> str:
    """The words in italics; nothing for nothing."""
    return f"{ITALIC}{words}{ROMAN}" if words else ""


def accessed(form: Form) -> str:
    """The day of access, in a form."""
    return f"{DAY}{form}{DAY_END}"


def joined(parts: Iterable[str], by: str = ", ") -> str:
    """The parts that are not empty, with a joint between them. A comma after a full stop stands as usual."""
    return by.join(part for part in parts if part)


def bracketed(words: str) -> str:
    """The words in brackets; nothing for nothing."""
    return f"({words})" if words else ""


def ended(text: str, sign: str = ".") -> str:
    """The text with a full stop, unless it ends in a sign that closes a sentence already.

    The stop goes inside a closing quotation mark, as Americans put it.
    """
    bare = text.rstrip(CLOSING)
    if not bare or bare[-1] in ENDS:
        return text
    quote = next((at for at in range(len(bare), len(text)) if text[at] in "”’"), len(text))
    return text[:quote] + sign + text[quote:]


def with_comma(text: str) -> str:
    """The text with a comma, inside a closing quotation mark."""
    return f"{text[:-1]},{text[-1]}" if text[-1:] in ("”", "’") else f"{text},"


def with_comma_between(first: str, second: str) -> str:
    """Two texts with a comma between them, inside a closing quotation mark; one alone if there is only one."""
    return f"{with_comma(first)} {second}" if first and second else first or second


def sentences(*parts: str) -> str:
    """Each part that is not empty as a sentence of its own."""
    return " ".join(ended(part) for part in parts if part)


def quoted(title: str) -> str:
    """A title in double quotation marks, with single ones inside it."""
    return f"“{title.replace('“', '‘').replace('”', '’')}”" if title else ""


def quoted_once(title: str) -> str:
    """A title in single quotation marks, with double ones inside it, as British writers set it."""
    inside = INNER.sub(r"“\1”", title)
    return f"‘{inside}’" if title else ""


def plain(text: str) -> str:
    """The text as it is pasted where there are no italics, with a place for the day of access."""
    return MARKS.sub("", ACCESS.sub(PLACE, text))


def html(text: str) -> str:
    """The text as HTML; the place of the day of access names the form in which it is to be filled in."""
    tags: Mapping[str, str] = {ITALIC: "<i>", ROMAN: "</i>", DAY: "", DAY_END: ""}
    safe = (
        f'<span data-accessed="{piece}">{PLACE}</span>' if at % 2 else escape(piece, quote=False)
        for at, piece in enumerate(ACCESS.split(text))
    )
    return MARKS.sub(lambda mark: tags[mark[0]], "".join(safe))

