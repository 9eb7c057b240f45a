"""Items: what reference managers exchange, as CSL variables, and the few of them that our sources have."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Item = dict[str, Any]
"""CSL variables by name: texts, lists of names, and ``issued`` with its ``date-parts``."""

TEXTS = (
    "title", "title-short", "container-title", "publisher", "authority", "number", "volume", "issue", "page",
    "version", "URL", "DOI",
)  # fmt: skip
NAMES = ("author", "editor")
CUSTOM = ("label", "read", "kind", "jurisdiction", "archive")
ORDER = ("id", "type", *TEXTS[:2], *NAMES, *TEXTS[2:10], "issued", *TEXTS[10:], "note", "custom")
"""The variables of our sources, in the order in which they are written."""

EXTRA = re.compile(rf"({'|'.join((*CUSTOM, 'type', *TEXTS))}):[ \t]+(\S.*)", re.IGNORECASE)
IN_FILES = {name.lower(): name for name in (*CUSTOM, "type", *TEXTS)}
MARKUP = re.compile(r"</?(?:i|b|sub|sup|span|sc|p|br|div|em|strong|u|a|ul|ol|li|h[1-6]|blockquote)\b[^>]*>")
BREAK = re.compile(r"</(?:p|div|li|h[1-6]|blockquote)>|<br ?/?>")
SECTION = "§ "
LAWS = frozenset({"legislation", "regulation", "treaty"})


class Unreadable(ValueError):
    """A file that is none of the three formats, or a broken one. Its text says what is wrong and where."""


@dataclass(frozen=True)
class Found:
    """One record of a file: the item, and the names of what our sources have no place for."""

    item: Item
    left_out: tuple[str, ...] = ()


def tidy(found: Mapping[str, Any]) -> Item:
    """The item in our order, without what is empty; what stands in lines of its note is put in its place."""
    item = {name: value for name, value in found.items() if value not in ("", [], {}, None)}
    words, extra = split_note(_plain(str(item.get("note", ""))))
    item["note"] = words
    for name in ("title", "title-short"):
        if name in item:
            item[name] = MARKUP.sub("", str(item[name]))
    custom = {name: extra.pop(name) for name in CUSTOM if name in extra}
    item |= extra
    item["custom"] = {**item.get("custom", {}), **custom}
    return {name: item[name] for name in ORDER if item.get(name)}


def _plain(note: str) -> str:
    """A note without the HTML that reference managers keep notes in."""
    return html.unescape(MARKUP.sub("", BREAK.sub("\n", note))) if MARKUP.search(note) else note


def split_note(note: str) -> tuple[str, dict[str, str]]:
    """The words of a note, and its lines of the form ``label: press``."""
    words: list[str] = []
    extra: dict[str, str] = {}
    for line in note.splitlines():
        match = EXTRA.fullmatch(line.strip())
        if match:
            extra[IN_FILES[match[1].lower()]] = match[2].strip()
        elif line.strip():
            words.append(line.strip())
    return " ".join(words), extra


def note_with(item: Item, without: Iterable[str]) -> str:
    """The note of an item, with a line for each variable that the format has no field for."""
    lines = [str(item.get("note", ""))]
    lines += [f"{name}: {item[name]}" for name in ("type", *TEXTS) if name in without and item.get(name)]
    lines += [f"{name}: {value}" for name, value in item.get("custom", {}).items()]
    return "\n".join(line for line in lines if line)


def named(words: str) -> dict[str, str]:
    """A name written ``Family, Given`` or ``Family, Given, Suffix``.

    Without a comma it is an organisation; so is one with a comma at its end, ``Ministry of Trade, Japan,``.
    """
    words = words.strip()
    family, comma, rest = words.partition(",")
    if not comma or words.endswith(","):
        return {"literal": words.rstrip(",")}
    given, _, suffix = rest.partition(",")
    parts = {"family": family.strip(), "given": given.strip(), "suffix": suffix.strip()}
    return {part: text for part, text in parts.items() if text}


def name_words(name: Mapping[str, str]) -> str:
    """The same, written."""
    literal = name.get("literal", "")
    if literal:
        return f"{literal}," if "," in literal else literal
    family = f"{name.get('non-dropping-particle', '')} {name.get('family', '')}".strip()
    return ", ".join(part for part in (family, name.get("given", ""), name.get("suffix", "")) if part)


def dated(words: str) -> dict[str, list[list[int]]]:
    """A date in figures, ``2026-02-23``, ``2026/02/23/`` or the beginning of one; empty if it is none."""
    match = re.match(r"\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?", words)
    return {"date-parts": [[int(part) for part in match.groups() if part]]} if match else {}


def parts_of(item: Item) -> list[int]:
    """Year, month and day of an item as far as they are known."""
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return [int(part) for part in parts]
