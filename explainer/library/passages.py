"""Running text of content files as it was written, piece by piece, for advice about its wording.

What is no prose (citations, code, targets of links, attributes) becomes spaces, so that places and lines stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explainer.library.files import Key, Located, content_files, read_markdown, read_yaml
from explainer.library.problems import Problems

FOLDERS = (
    ("pages", ".md"),
    ("pages/about", ".md"),
    ("cases", ".md"),
    ("claims", ".md"),
    ("glossary", ".md"),
    ("providers", ".yaml"),
)
NO_PROSE = frozenset(
    "also authority caption cases claim country docket examples id judge label number parties provider questions section source sources "
    "stage subjects title where version".split()
)  # fmt: skip
"""Fields that hold names, numbers, citations, or the words of others."""
SHORTEST_FIELD = 30  # characters; shorter is a word or a date

FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1[ ]*$", re.DOTALL | re.MULTILINE)
NOT_SAID = re.compile(
    r"`[^`\n]+`|\[[^\[\]@]{0,40}@[^\[\]]*\]|(?<=\])\([^()\s]*\)|\{[.#][^{}\n]*\}|^!!! \w+.*$|^[ ]*\|?[-:| ]+\|?$|^Table: ",
    re.MULTILINE,
)
SIGNS = re.compile(r"[*_\[\]]|^[ ]*(?:[-*+]|\d+\.|>)[ ]", re.MULTILINE)
HEADING = re.compile(r"#{1,6} (?P<title>[^{\n]*)(?:\{\.(?P<kind>\w+)[^{}\n]*\})?")
ITEM = r"[ ]*(?:[-*+]|\d+\.|\||:|>)[ ]"
PARAGRAPH = re.compile(rf"^.*\S.*(?:\n|\Z)(?:^(?!{ITEM}).*\S.*(?:\n|\Z))*", re.MULTILINE)


@dataclass(frozen=True)
class Passage:
    """One paragraph, one item of a list, one row of a table, or one field of prose.

    `place` is ``answer`` (the 60-second answer of a chapter), ``text`` or ``field``; `section` is the kind of its
    section, ``disputed`` or the like. `marked` still has the signs of links and emphasis, `words` has not.
    """

    path: str
    line: int
    marked: str
    place: str = "text"
    section: str = ""

    @property
    def words(self) -> str:
        return SIGNS.sub(blanks, self.marked)

    def line_at(self, offset: int) -> int:
        """The line of the file on which a place in the passage stands."""
        return self.line + self.marked.count("\n", 0, offset)


def blanks(match: re.Match[str]) -> str:
    """As many spaces as were matched; line ends stay."""
    return re.sub(r"[^\n]", " ", match[0])


def passages(root: Path) -> Iterator[Passage]:
    """All published prose of pages, cases, claims, terms, providers and the timeline; what cannot be read is passed over."""
    silent = Problems()
    for folder, suffix in FOLDERS:
        if not (root / folder).is_dir():
            continue
        for file in content_files(root, folder, suffix, silent):
            if suffix == ".yaml":
                located = read_yaml(root, file, silent)
                yield from _fields(located)
                continue
            content = read_markdown(root, file, silent)
            if content is not None:
                yield from _fields(content.front)
                yield from in_text(content.body, content.path, content.body_line, answers=folder == "pages")
    if (root / "timeline.yaml").is_file():
        yield from _fields(read_yaml(root, root / "timeline.yaml", silent))


def in_text(text: str, path: str, line: int, *, answers: bool = False) -> Iterator[Passage]:
    """The paragraphs of a text that begins on a line of its file; `answers` if it begins with a 60-second answer."""
    said = NOT_SAID.sub(blanks, FENCE.sub(blanks, text))
    place, section = ("answer" if answers else "text"), ""
    for match in PARAGRAPH.finditer(said):
        heading = HEADING.match(text, match.start())
        if heading:
            place = "text"
            section = (heading["kind"] or "") if match[0].startswith("## ") else section
        else:
            yield Passage(path, line + said.count("\n", 0, match.start()), match[0], place, section)


def _fields(located: Located | None) -> Iterator[Passage]:
    if located is not None:
        for key, text in _texts(located.data, ()):
            yield Passage(located.path, located.line(*key), NOT_SAID.sub(blanks, text), "field")


def _texts(data: Any, key: Key) -> Iterator[tuple[Key, str]]:
    """The texts in YAML data that are long enough to be prose."""
    if isinstance(data, str):
        if len(data) >= SHORTEST_FIELD and " " in data:
            yield key, data
    elif isinstance(data, dict):
        for name, value in data.items():
            if name not in NO_PROSE:
                yield from _texts(value, (*key, name))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from _texts(value, (*key, at))
