"""BibTeX, and what BibLaTeX adds to it: entries of a type, a key, and fields in braces or quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from explainer.library.exchange.items import (
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
from explainer.library.exchange.latex import escaped, plain, unescaped

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "book": "book",
    "chapter": "incollection", "paper-conference": "inproceedings", "report": "techreport", "thesis": "phdthesis",
}  # fmt: skip
READ = {
    "article": "article-journal", "book": "book", "incollection": "chapter", "inbook": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "techreport": "report", "report": "report", "phdthesis": "thesis",
    "mastersthesis": "thesis", "thesis": "thesis", "misc": "webpage", "online": "webpage", "electronic": "webpage",
    "unpublished": "article", "jurisdiction": "legal_case", "legislation": "legislation", "legal": "legislation",
    "manual": "report", "booklet": "book", "collection": "book", "proceedings": "book", "dataset": "dataset",
    "standard": "standard", "inreference": "entry-encyclopedia",
}  # fmt: skip

CONTAINERS = {"chapter": "booktitle", "paper-conference": "booktitle"}
PUBLISHERS = {"report": "institution", "thesis": "school"}
ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper"})
NOT_WRITTEN = ("authority", "version")
AS_IS = ("url", "doi")
MEANT = {
    "journaltitle": "journal", "titleaddon": "journal", "maintitle": "booktitle", "institution": "publisher", "school": "publisher",
    "organization": "publisher", "shorttitle": "shorttitle", "note": "note", "annote": "note",
}  # fmt: skip
TAKEN = frozenset(
    "title shorttitle author editor journal booktitle publisher number issue volume pages date year month day url doi note".split()
)

ENTRY = re.compile(r"@(?P<type>[A-Za-z]+)\s*[{(]\s*(?P<key>[^\s,{}]+)\s*,")
FIELD = re.compile(r"\s*(?P<name>[A-Za-z][\w:-]*)\s*=\s*")
BARE = re.compile(r"[\w.:/-]+")
AND = re.compile(r"\s+and\s+")
WHOLE = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")
BLANK = re.compile(r"[\s,]*")


def read(text: str) -> tuple[Found, ...]:
    """The entries of a file. Raises `Unreadable` where one is broken, with its line."""
    found = tuple(_found(*entry) for entry in _entries(text))
    if not found:
        raise Unreadable("this file has no entry such as '@article{key, …}'")
    return found


def _entries(text: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Type, key and raw fields of each entry; comments, preambles and strings are passed over."""
    at = 0
    while match := ENTRY.search(text, at):
        type = match["type"].lower()
        at = match.end()
        if type in ("comment", "preamble", "string"):
            continue
        fields, at = _fields(text, at)
        yield type, match["key"], fields


def _fields(text: str, at: int) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    while match := FIELD.match(text, _after(BLANK, text, at)):
        value, at = _value(text, match.end())
        fields.setdefault(match["name"].lower(), value)
    at = _after(BLANK, text, at)
    if text[at : at + 1] not in ("}", ")"):
        raise Unreadable(f"line {text.count(chr(10), 0, at) + 1}: this entry is not closed with '}}'")
    return fields, at + 1


def _value(text: str, at: int) -> tuple[str, int]:
    """A value and where it ends: pieces in braces, in quotes or bare, joined by ``#``."""
    pieces: list[str] = []
    while True:
        piece, at = _piece(text, at)
        pieces.append(piece)
        after = _after(re.compile(r"\s*#\s*"), text, at)
        if after == at:
            return "".join(pieces), at
        at = after


def _piece(text: str, at: int) -> tuple[str, int]:
    sign = text[at : at + 1]
    if sign not in ('"', "{"):
        end = _after(BARE, text, at)
        if end == at:
            raise Unreadable(f"line {text.count(chr(10), 0, at) + 1}: a field has no value")
        return text[at:end], end
    depth = 0
    for place in range(at + 1, len(text)):
        letter = text[place]
        if text[place - 1] == "\\":
            continue
        if letter == ("}" if sign == "{" else '"') and depth == 0:
            return text[at + 1 : place], place + 1
        depth += (letter == "{") - (letter == "}")
    raise Unreadable(f"line {text.count(chr(10), 0, at) + 1}: this value is not closed")


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _found(type: str, key: str, raw: dict[str, str]) -> Found:
    fields: dict[str, str] = {}
    for name, value in raw.items():
        fields.setdefault(MEANT.get(name, name), value)
    texts = {name: unescaped(value) if name in AS_IS else plain(value) for name, value in fields.items()}
    ours = READ.get(type, "webpage")
    item: Item = {
        "type": ours, "id": key, "title": texts.get("title", ""), "title-short": texts.get("shorttitle", ""),
        "container-title": texts.get("journal") or texts.get("booktitle", ""), "publisher": texts.get("publisher", ""),
        "volume": texts.get("volume", ""), "page": texts.get("pages", "").replace("–", "-"), "URL": texts.get("url", ""),
        "DOI": texts.get("doi", ""), "issued": _date(texts), "note": "\n".join(map(plain, fields.get("note", "").split("\n"))),
    }  # fmt: skip
    if ours == "legal_case":
        item |= {"authority": item["publisher"], "publisher": ""}
    if ours in ARTICLES:
        item["issue"] = texts.get("issue") or texts.get("number", "")
    else:
        item |= {"number": texts.get("number", ""), "issue": texts.get("issue", "")}
    for name in ("author", "editor"):
        item[name] = list(_people(fields.get(name, "")))
    return Found(tidy(item), tuple(sorted(name for name in fields if name not in TAKEN)))


def _people(text: str) -> Iterator[dict[str, str]]:
    """The names of a list joined by *and*; one in braces of its own is an organisation."""
    for words in (text[start:end].strip() for start, end in _between(text, AND)):
        if WHOLE.fullmatch(words):
            yield {"literal": plain(words)}
        elif "," in words:
            yield named(plain(words))
        elif words:
            given, _, family = plain(words).rpartition(" ")
            yield {"family": family, "given": given} if given else {"literal": family}


def _between(text: str, joint: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The stretches of a text between joints that stand in no braces."""
    start = 0
    for match in joint.finditer(text):
        before = text[: match.start()]
        if before.count("{") == before.count("}"):
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _date(texts: Mapping[str, str]) -> dict[str, list[list[int]]]:
    year = dated(texts.get("date", "") or texts.get("year", ""))
    month = texts.get("month", "").lower()
    if not year or len(year["date-parts"][0]) > 1 or not month:
        return year
    number = MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS else int(month) if month.isdecimal() else 0
    day = texts.get("day", "")
    parts = [*year["date-parts"][0], *([number] if number else [])]
    return {"date-parts": [[*parts, int(day)] if number and day.isdecimal() else parts]}


def write(items: Iterable[Item]) -> str:
    """The items as a file."""
    return "\n".join(_entry(item) for item in items)


def _entry(item: Item) -> str:
    lines = (f"  {name} = {value}" for name, value in _written(item) if value)
    return f"@{TYPES.get(item['type'], 'misc')}{{{item['id']},\n" + ",\n".join(lines) + "\n}\n"


def _written(item: Item) -> Iterator[tuple[str, str]]:
    """Names of fields and what stands behind the equals sign."""
    type = item["type"]

    def text(name: str) -> str:
        return f"{{{escaped(str(item[name]))}}}" if item.get(name) else ""

    yield "title", f"{{{text('title')}}}"  # braces twice: capitals stay
    yield "shorttitle", f"{{{text('title-short')}}}" if item.get("title-short") else ""
    for name in ("author", "editor"):
        people = " and ".join(_person(person) for person in item.get(name, ()))
        yield name, f"{{{people}}}" if people else ""
    yield CONTAINERS.get(type, "journal"), text("container-title")
    yield PUBLISHERS.get(type, "publisher"), text("publisher")
    yield "volume", text("volume")
    yield "number", text("issue") if type in ARTICLES else text("number")
    yield "issue", "" if type in ARTICLES else text("issue")
    yield "pages", re.sub(r"(?<=\w)-(?=\w)", "--", text("page"))
    yield from zip(("year", "month", "day"), _date_words(parts_of(item)), strict=False)
    yield from ((name, f"{{{item[name.upper()]}}}" if item.get(name.upper()) else "") for name in AS_IS)
    note = note_with(item, _lost(item))
    yield "note", f"{{{escaped(note)}}}" if note else ""


def _lost(item: Item) -> set[str]:
    """What the format has no field for."""
    type = item["type"]
    lost = set(NOT_WRITTEN)
    if type in ARTICLES:
        lost.add("number")
    if READ.get(TYPES.get(type, "misc")) != type:
        lost.add("type")
    return lost


def _person(person: Mapping[str, str]) -> str:
    if person.get("literal"):
        return f"{{{escaped(person['literal'])}}}"
    words = escaped(name_words(person))
    family, comma, rest = words.partition(",")
    return f"{{{family}}}{comma}{{{rest}}}" if AND.search(words) else words


def _date_words(parts: list[int]) -> Iterator[str]:
    for at, part in enumerate(parts):
        yield MONTHS[part - 1] if at == 1 else f"{{{part}}}"
