"""CSL-JSON: a list of objects whose keys are CSL variables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from explainer.library.exchange.items import LAWS, NAMES, ORDER, SECTION, Found, Item, Unreadable, dated, tidy

NAME_PARTS = ("family", "given", "literal", "suffix", "non-dropping-particle")
NEWER_NAMES = {"dropping-particle": "non-dropping-particle"}


def read(text: str) -> tuple[Found, ...]:
    """The records of a file. Raises `Unreadable` if it is not CSL-JSON."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise Unreadable(f"this is not valid JSON ({error})") from None
    records = data.get("items", [data]) if isinstance(data, dict) else data
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise Unreadable("this JSON is no list of references")
    return tuple(_found(record) for record in records)


def _found(record: dict[str, Any]) -> Found:
    item: Item = {name: _text(value) for name, value in record.items() if isinstance(value, str | int)}
    for name in NAMES:
        people = record.get(name)
        item[name] = (
            [_name(person) for person in people if isinstance(person, dict)]
            if isinstance(people, list)
            else []
        )
    item["issued"] = _date(record.get("issued"))
    if isinstance(record.get("custom"), dict):
        item["custom"] = {name: _text(value) for name, value in record["custom"].items()}
    if item.get("citation-key"):
        item["id"] = item["citation-key"]
    if item.get("section") and item.get("type") in LAWS:
        item.setdefault("page", SECTION + item["section"])
    known = {*ORDER, "citation-key", "section"}
    return Found(tidy(item), tuple(sorted(name for name in record if name not in known)))


def _text(value: object) -> str:
    return str(value).strip()


def _name(person: dict[str, Any]) -> dict[str, str]:
    renamed = {NEWER_NAMES.get(part, part): value for part, value in person.items()}
    return {part: _text(renamed[part]) for part in NAME_PARTS if renamed.get(part)}


def _date(issued: object) -> dict[str, list[list[int]]]:
    """A date in parts, which Zotero writes as words or numbers, or as raw text."""
    if not isinstance(issued, dict):
        return {}
    try:
        parts = [int(part) for part in issued["date-parts"][0]]
    except (KeyError, IndexError, TypeError, ValueError):
        return dated(_text(issued.get("raw") or issued.get("literal") or ""))
    return {"date-parts": [parts]} if parts else {}


def write(items: Iterable[Item]) -> str:
    """The items as a file."""
    return json.dumps(list(_objects(items)), ensure_ascii=False, indent=1) + "\n"


def _objects(items: Iterable[Item]) -> Iterator[dict[str, Any]]:
    for item in items:
        page = str(item.get("page", ""))
        if item["type"] in LAWS and page.startswith(SECTION):
            item = {name: value for name, value in item.items() if name != "page"}
            item["section"] = page.removeprefix(SECTION)
        yield item
