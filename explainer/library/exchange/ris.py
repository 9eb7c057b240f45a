"""RIS: two letters, two spaces, a hyphen, a space, and a text; in Zotero's use of the tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from explainer.library.exchange.items import (
    LAWS,
    SECTION,
    TEXTS,
    Found,
    Item,
    Unreadable,
    dated,
    name_words,
    named,
    note_with,
    parts_of,
    tidy,
)

TAG = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  ?-(?: (?P<text>.*))?")
PAGES = re.compile(r"([\w.:]+)[-–]([\w.:]+)")

TYPES = {
    "article": "UNPB", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "bill": "BILL", "book": "BOOK", "broadcast": "VIDEO", "chapter": "CHAP", "dataset": "DATA",
    "entry-encyclopedia": "ENCYC", "legal_case": "CASE", "legislation": "STAT", "paper-conference": "CONF",
    "personal_communication": "PCOMM", "post": "ICOMM", "post-weblog": "BLOG", "regulation": "LEGAL", "report": "RPRT",
    "standard": "STAND", "thesis": "THES", "treaty": "STAT", "webpage": "ELEC",
}  # fmt: skip
ALSO_READ = {
    "BLOG": "post-weblog", "EJOUR": "article-journal", "GEN": "webpage", "GOVDOC": "report", "ICOMM": "post",
    "MPCT": "broadcast", "SOUND": "broadcast", "EBOOK": "book", "ECHAP": "chapter", "CPAPER": "paper-conference",
    "DICT": "entry-encyclopedia", "HEAR": "report", "MANSCPT": "article", "UNBILL": "bill", "SLIDE": "webpage",
}  # fmt: skip
READ = {**ALSO_READ, **{tag: type for type, tag in reversed(TYPES.items())}}

TAGS = {
    "title": "TI", "title-short": "ST", "container-title": "T2", "publisher": "PB", "number": "M1", "volume": "VL",
    "issue": "IS", "page": "SP", "version": "ET", "URL": "UR", "DOI": "DO",
}  # fmt: skip
"""The tag of each variable; a variable without one goes into the note."""

BY_TYPE: Mapping[str, Mapping[str, str]] = {
    "article": {"number": "AN"},
    "bill": {"authority": "T3"},
    "legal_case": {"container-title": "A2", "authority": "PB", "number": "SV", "publisher": ""},
    "legislation": {"page": "SE"},
    "paper-conference": {"container-title": "C3"},
    "regulation": {"page": "SE"},
    "report": {"number": "SN"},
    "treaty": {"page": "SE"},
}
ELSEWHERE = {"T1": "TI", "JO": "T2", "JF": "T2", "BT": "T2", "A1": "AU", "Y1": "PY", "N1": "M2", "ED": "A2"}
"""Tags of other programs, and those that they stand for."""

NOTES = ("M2", "N1")
SEEN_TO = frozenset("TY ER ID AU A2 A3 C3 DA PY SP EP M2 N1".split())


def read(text: str) -> tuple[Found, ...]:
    """The records of a file. Raises `Unreadable` if it is not RIS."""
    records = list(_records(text))
    if not records:
        raise Unreadable("this file has no line 'TY  - …', with which a record begins")
    return tuple(_found(record) for record in records)


def _records(text: str) -> Iterator[dict[str, list[str]]]:
    """Each record as its tags with their texts. A line without a tag goes on with the text before it."""
    record: dict[str, list[str]] = {}
    last = ""
    for line in text.splitlines():
        match = TAG.fullmatch(line.rstrip())
        if match is None:
            if line.strip() and last:
                record[last][-1] += ("\n" if last in NOTES else " ") + line.strip()
            continue
        last = match["tag"]
        if last == "ER":
            if "TY" in record:
                yield record
            record, last = {}, ""
        else:
            record.setdefault(last, []).append((match["text"] or "").strip())
    if "TY" in record:
        yield record


def _found(record: dict[str, list[str]]) -> Found:
    for tag, meant in ELSEWHERE.items():
        if tag in record and meant not in record:
            record[meant] = record.pop(tag)
    first = {tag: texts[0] for tag, texts in record.items()}
    type = READ.get(first["TY"], "webpage")
    tags = _tags(type)
    item: Item = {name: first.get(tag, "") for name, tag in tags.items()}
    item |= {"type": type, "id": first.get("ID", ""), "note": "\n".join(record.get("M2", ()))}
    item["issued"] = dated(first.get("DA", "")) or dated(first.get("PY", ""))
    item["author"] = [named(words) for words in record.get("AU", ()) if words]
    item["page"] = _page(type, first)
    if type == "book":
        item["editor"] = [named(words) for words in record.get("A3", ())]
    elif "A2" not in tags.values():
        item["editor"] = [named(words) for words in record.get("A2", ())]
    if type == "paper-conference" and not item.get("container-title"):
        item["container-title"] = first.get("T2", "")
    used = {*tags.values(), *SEEN_TO, "T2"}
    return Found(tidy(item), tuple(sorted(tag for tag in record if tag not in used)))


def _tags(type: str) -> dict[str, str]:
    tags = {**TAGS, **BY_TYPE.get(type, {})}
    return {name: tag for name, tag in tags.items() if tag}


def _page(type: str, first: Mapping[str, str]) -> str:
    if type in LAWS and first.get("SE"):
        return SECTION + first["SE"]
    return "-".join(part for part in (first.get("SP"), first.get("EP")) if part)


def write(items: Iterable[Item]) -> str:
    """The items as a file."""
    return "\n".join("\n".join(_lines(item)) + "\n" for item in items)


def _lines(item: Item) -> Iterator[str]:
    type = item["type"]
    yield f"TY  - {TYPES.get(type, 'GEN')}"
    yield f"ID  - {item['id']}"
    editors = "A3" if type == "book" else "A2"
    for tag, people in (("AU", item.get("author", ())), (editors, item.get("editor", ()))):
        yield from (f"{tag}  - {name_words(person)}" for person in people)
    tags = _tags(type)
    for name in TEXTS:
        if name in tags and item.get(name):
            yield from _field(tags[name], str(item[name]))
    yield from _date(parts_of(item))
    without = {name for name in TEXTS if name not in tags}
    note = note_with(item, without if READ.get(TYPES.get(type, "GEN")) == type else {*without, "type"})
    if note:
        yield f"M2  - {note}"
    yield "ER  - "


def _field(tag: str, text: str) -> Iterator[str]:
    pages = PAGES.fullmatch(text) if tag == "SP" else None
    if pages:
        yield from (f"SP  - {pages[1]}", f"EP  - {pages[2]}")
    elif tag == "SE" and not text.startswith(SECTION):
        yield f"SP  - {text}"
    else:
        yield f"{tag}  - {text.removeprefix(SECTION) if tag == 'SE' else text}"


def _date(parts: list[int]) -> Iterator[str]:
    if parts:
        padded = [f"{part:02d}" for part in parts] + [""] * (3 - len(parts))
        yield f"PY  - {parts[0]}"
        yield f"DA  - {'/'.join(padded)}/"
