"""Readers of our own for the files of the data, written from their standards and not from our writers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None),
}  # fmt: skip


def misfits(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any], at: str = "") -> Iterator[str]:
    """Where a value does not fit a JSON Schema, as far as our schemas use it (draft 2020-12)."""
    if "$ref" in schema:
        assert schema["$ref"].startswith("#/")
        target: Any = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        yield from misfits(value, target, root, at)
    known = {"$ref", "$schema", "$id", "$defs", "title", "description", "type", "required", "properties", "items",
             "const", "enum", "pattern"}  # fmt: skip
    yield from (f"{at}: the reader does not know {word}" for word in schema.keys() - known)
    names = schema.get("type", [])
    allowed = [names] if isinstance(names, str) else names
    if allowed and not any(_is(value, name) for name in allowed):
        yield f"{at}: {value!r} is no {allowed}"
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is not in the list"
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{at}: {value!r} does not match"
    if isinstance(value, dict):
        yield from (f"{at}: no {name}" for name in schema.get("required", []) if name not in value)
        for name, part in schema.get("properties", {}).items():
            if name in value:
                yield from misfits(value[name], part, root, f"{at}/{name}")
    if isinstance(value, list) and "items" in schema:
        for number, item in enumerate(value):
            yield from misfits(item, schema["items"], root, f"{at}/{number}")


def _is(value: Any, name: str) -> bool:
    if name == "integer" and isinstance(value, bool):
        return False
    return isinstance(value, TYPES[name])


Component = tuple[str, list[tuple[str, dict[str, str], str]], list[Any]]
"""A part of a calendar: its name, its properties (name, parameters, value), and the parts in it."""


def read_calendar(content: bytes) -> Component:
    """A calendar by RFC 5545: lines of 75 octets at most that end in CR LF, unfolded, nested. AssertionError if not."""
    assert content.endswith(b"\r\n")
    raw = content[:-2].split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in raw)
    assert "".join(line.decode() for line in raw)  # no character is cut in two
    lines = content[:-2].decode().replace("\r\n ", "").split("\r\n")
    stack: list[Component] = [("", [], [])]
    for line in lines:
        found = re.fullmatch(r"([A-Z][A-Z-]*)((?:;[A-Z-]+=[^;:,]+)*):(.*)", line)
        assert found, line
        name, value = found[1], found[3]
        parameters = dict(part.split("=") for part in found[2].split(";") if part)
        if name == "BEGIN":
            stack.append((value, [], []))
        elif name == "END":
            done = stack.pop()
            assert done[0] == value
            stack[-1][2].append(done)
        else:
            stack[-1][1].append((name, parameters, value))
    assert len(stack) == 1
    (calendar,) = stack[0][2]
    whole: Component = calendar
    return whole


def text_of(value: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11). AssertionError if a sign that must be escaped is not."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), value
    meanings = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n", "\\N": "\n"}
    return re.sub(r"\\.", lambda found: meanings[found[0]], value)


def read_ris(text: str) -> list[list[tuple[str, str]]]:
    """The records of a RIS file: each a list of tags and values, from TY to ER."""
    records: list[list[tuple[str, str]]] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        found = re.fullmatch(r"([A-Z][A-Z0-9])  -(?: (.*))?", line)
        if found is None:
            assert not line or records[-1][-1][0] in ("M2", "N1"), line  # only a note goes on over several lines
            continue
        if found[1] == "TY":
            records.append([])
        records[-1].append((found[1], found[2] or ""))
    assert all(record[0][0] == "TY" and record[-1][0] == "ER" for record in records)
    return records


def read_bibtex(text: str) -> list[str]:
    """The keys of all entries of a BibTeX file; AssertionError if braces do not close."""
    keys: list[str] = []
    at = 0
    while (found := re.compile(r"@\w+\{\s*([^\s,]+)\s*,").search(text, at)) is not None:
        depth, end = 1, found.end()
        while depth:
            assert end < len(text), f"{found[1]} does not end"
            escaped = text[end - 1] == "\\"
            depth += 0 if escaped else {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        keys.append(found[1])
        at = end
    return keys
