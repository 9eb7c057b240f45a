"""Records of a reference manager made into entries of our sources files.

A record says what a source *is*; our files also ask how much it weighs (`label`) and how it was read (`read`),
which nobody can tell from a record: both are given by the editor, or stand in the record's note.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from explainer.library.dates import iso
from explainer.library.exchange import bibtex, csl_json, ris
from explainer.library.exchange.items import ORDER, Found, Item, Unreadable, parts_of
from explainer.library.files import NAME
from explainer.library.labels import LABELS, OUR_INFERENCE, Reading
from explainer.library.sources import ADDRESS, KINDS, TYPES, Source

LIST = re.compile(r"^references:[^\n]*\n(?:\s*\n|\s*#[^\n]*\n)*( *)- ", re.MULTILINE)
FIRST = re.compile(r"^\s*(?:(?P<json>[\[{])|(?P<bibtex>[@%])|(?P<ris>[A-Z][A-Z0-9]  ?- ))", re.MULTILINE)
SMALL = frozenset("a an and at by for from in is it its of on or re the to v versus with".split())
DATE = "DATE"  # while YAML is written, which would put quotes around a day
PLACEHOLDER = "Replace this: say what the source is and how far it was read."
NEAREST = {
    "classic": "book", "collection": "book", "document": "report", "entry": "entry-encyclopedia", "entry-dictionary": "entry-encyclopedia",
    "hearing": "report", "interview": "broadcast", "manuscript": "article", "motion_picture": "broadcast", "pamphlet": "report",
    "periodical": "article-magazine", "review": "article-journal", "review-book": "article-journal", "song": "broadcast",
    "speech": "webpage",
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A source as it is written into a file, and what of it was filled in and should be looked at."""

    data: Item
    filled_in: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def id(self) -> str:
        return str(self.data["id"])

    @property
    def kind(self) -> str:
        return str(self.data["custom"]["kind"])


def read_records(text: str) -> tuple[Found, ...]:
    """The records of a file of CSL-JSON, RIS or BibTeX, told apart by how it begins. Raises `Unreadable`."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    start = FIRST.match(text) or FIRST.search(text)
    if start is None:
        raise Unreadable("this is neither CSL-JSON nor RIS nor BibTeX")
    if start["json"]:
        return csl_json.read(text)
    return bibtex.read(text) if start["bibtex"] else ris.read(text)


def entry(
    found: Found,
    taken: Container[str],
    *,
    label: str = "",
    read: str = "",
    id: str = "",
    type: str = "",
    **custom: str,
) -> Entry:
    """The record as an entry with an id that is not `taken`. Raises ValueError without a label or a reading.

    What is given holds for records that do not say it themselves; only a `type` that is given goes first.
    `custom` may be kind, jurisdiction and archive.
    """
    item = found.item | ({"type": type} if type else {})
    given = {name: value for name, value in {**custom, "label": label, "read": read}.items() if value}
    custom = {**given, **item.get("custom", {})}
    for name, choices in (("label", LABELS.keys() - {OUR_INFERENCE.id}), ("read", set(Reading))):
        if custom.get(name) not in choices:
            raise ValueError(
                f"'{item.get('title', '')}' needs --{name}, one of: {', '.join(sorted(choices))}"
            )
    filled_in: list[str] = []
    if item.get("type") not in TYPES:
        item["type"] = NEAREST.get(str(item.get("type")), "webpage")
        filled_in.append("type")
    if custom.get("kind") not in KINDS:
        custom["kind"] = TYPES[item["type"]]
        filled_in.append("kind")
    if not item.get("note"):
        item["note"] = PLACEHOLDER
        filled_in.append("note")
    if "URL" in item and not ADDRESS.fullmatch(item["URL"]):
        item["note"] += f" Address as recorded: {item.pop('URL')}"
        filled_in.append("URL")
    item["title"] = item.get("title") or "Untitled"
    item["id"] = id or _free_id(item, taken)
    item["custom"] = {
        name: custom[name]
        for name in ("label", "read", "jurisdiction", "kind", "archive")
        if custom.get(name)
    }
    return Entry({name: item[name] for name in ORDER if name in item}, tuple(filled_in), found.left_out)


def _free_id(item: Item, taken: Container[str]) -> str:
    """The record's own key if it can be an address, else one of who, year and title; the first that is free."""
    own = str(item.get("id", ""))
    base = own if NAME.fullmatch(own) and not own.isdigit() else _made_id(item)
    return next(id for id in _candidates(base) if id not in taken)


def _candidates(base: str) -> Iterator[str]:
    yield base
    yield from (f"{base}-{number}" for number in range(2, 10_000))


def _made_id(item: Item) -> str:
    """``bartz-v-anthropic-2025`` for a case, ``openai-2026-updated-stakes`` for the rest."""
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    year = [str(parts[0])] if parts else []
    title = _words(item.get("title", ""))
    if item["type"] == "legal_case" and "v" in title[1:]:
        at = title.index("v", 1)
        return "-".join((title[0], "v", *title[at + 1 : at + 2], *year))
    people = item.get("author") or item.get("editor") or [{"literal": item.get("container-title", "")}]
    who = _words(people[0].get("family") or people[0].get("literal", ""))[:2]
    telling = [word for word in title if word not in SMALL and word not in who][:2]
    return "-".join((*who, *year, *telling)) or "source"


def _words(text: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", letters.replace("'", ""))


def already(item: Item, sources: Iterable[Source]) -> Source | None:
    """The source that has the same DOI, the same address, or the same title, type and year, if there is one."""
    wanted = set(_marks(item))
    return next((source for source in sources if wanted & set(_marks(source.csl))), None)


def _marks(item: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """What tells one record from all others."""
    if item.get("DOI"):
        yield "DOI", item["DOI"].lower()
    if item.get("URL"):
        yield "URL", item["URL"].rstrip("/")
    year = str(item.get("issued", {}).get("date-parts", [[""]])[0][0])
    yield "title", str(item.get("type")), " ".join(_words(item.get("title", ""))), year


def file_for(kind: str, sources: Mapping[str, Source]) -> str:
    """The name of the file that has most sources of this kind; one named after the kind if none has any."""
    files = Counter(source.path.rpartition("/")[2] for source in sources.values() if source.kind == kind)
    return files.most_common(1)[0][0] if files else f"{kind}s.yaml"


def entry_text(entry: Entry) -> str:
    """The entry as YAML, with a comment that names what was filled in."""
    data = dict(entry.data)
    if "issued" in data:
        data["issued"] = DATE
    text = yaml.safe_dump([data], sort_keys=False, allow_unicode=True, width=10_000)
    text = text.replace(f"issued: {DATE}\n", f"issued: {iso(tuple(parts_of(entry.data)))}\n", 1)
    comment = f"# Look at what was filled in: {', '.join(entry.filled_in)}.\n" if entry.filled_in else ""
    return comment + text


def with_entry(file: str, added: str) -> str:
    """The text of a sources file, which may be empty, with an entry at its end."""
    if not file.strip():
        return f"references:\n{added}"
    match = LIST.search(file)
    indent = match[1] if match else ""
    lines = "".join(f"{indent}{line}\n" if line else "\n" for line in added.rstrip("\n").split("\n"))
    return f"{file.rstrip()}\n\n{lines}" if match else f"{file.rstrip()}\n{lines}"
