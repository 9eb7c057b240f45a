"""The golden table: works as its file describes them, and what each style must make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from explainer.library.citing import apa, bluebook, chicago, mla, oscola, wikipedia
from explainer.library.citing.locators import locator
from explainer.library.citing.names import Name
from explainer.library.citing.text import ACCESS, ITALIC, PLACE, ROMAN
from explainer.library.citing.works import Kind, Work
from explainer.library.dates import parse_date

FILE = Path(__file__).parent / "golden.yaml"
WRITE = {
    "bluebook": bluebook.citation, "apa": apa.reference, "apa in text": apa.in_text, "chicago": chicago.note,
    "chicago bibliography": chicago.bibliography, "mla": mla.works_cited, "mla in text": mla.in_text, "oscola": oscola.citation,
    "wikipedia": wikipedia.template,
}  # fmt: skip


class Row(NamedTuple):
    """One cell of the table: what is cited, in which form, and what must come out."""

    what: str
    work: Work
    form: str
    wanted: str


def asterisks(text: str) -> str:
    """A citation with an asterisk at each end of italics, as the table has it."""
    return re.sub(f"[{ITALIC}{ROMAN}]", "*", ACCESS.sub(PLACE, text))


def rows() -> Iterator[Row]:
    """The table, a row for each work and form."""
    for entry in yaml.load(FILE.read_text(), Loader=yaml.BaseLoader):
        cited = work(entry["work"])
        for form in WRITE:
            if form in entry:
                yield Row(entry["what"], cited, form, entry[form])


def work(record: dict[str, Any]) -> Work:
    """A work as a row describes it."""
    given = dict(record)
    many = int(given.pop("many_authors", 0))
    names = [f"Name{at}, A." for at in range(1, many + 1)] or given.pop("authors", [])
    return Work(
        kind=Kind(given.pop("kind")), authors=tuple(map(_name, names)), locator=locator(given.pop("at", "")),
        date=parse_date(given.pop("date")) if "date" in given else (), **given,
    )  # fmt: skip


def _name(words: str) -> Name:
    family, comma, rest = words.partition(", ")
    given, _, suffix = rest.partition(", ")
    return Name(family, given, suffix) if comma else Name(literal=words)
