"""Content files: text, front matter and YAML, read with line numbers and without surprise types.

Every YAML scalar stays a string (``NO`` is a country, not a falsehood); pydantic gives it its type where a
shape asks for one. What cannot be read becomes a problem with a line, never an exception.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from explainer.library.misfits import misfit, misplaced
from explainer.library.problems import Problems, Weight
from explainer.library.slips import TextLoader, compose

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u2060\ufeff\ufffe\uffff]")
ALSO_CALLED = {".md": (".md", ".markdown", ".txt", ""), ".yaml": (".yaml", ".yml", ".txt", "")}
LARGEST_FILE = 2_000_000  # bytes; the largest file of sources has 96,000

DEEPEST = 50  # levels of YAML
CUT_OFF = re.compile(
    r"^[ ]*(?:- )?[\w-]+: +[^\s\"'\[{>|#][^\n\"'#]*(?<=[^ ]) (?P<lost>#[^\s#].*)$", re.MULTILINE
)
TAKEN_AS_SIGN = re.compile(r"^[ ]*(?:- )?[\w-]+: +(?P<lost>[&!][^\W\d_]\S*) +[^\s\[{#]", re.MULTILINE)
CURLY_QUOTES = re.compile(r"[“‘].*[”’]", re.DOTALL)

Key = tuple[str | int, ...]


class Shape(BaseModel):
    """The form of one content file or of a part of it: frozen, and unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def one_of(choices: Collection[str]) -> AfterValidator:
    """The rule of a field that takes one of a list of words."""

    def check(word: str) -> str:
        if word not in choices:
            raise PydanticCustomError("not_in_list", "one of a list", {"choices": sorted(choices)})
        return word

    return AfterValidator(check)


ShapeType = TypeVar("ShapeType", bound=BaseModel)


@dataclass(frozen=True)
class Located:
    """YAML data (dicts, lists, strings) together with the line each part stands on.

    `lines` belongs to the whole file or block; `at` says which part of it this is.
    """

    path: str
    data: Any
    lines: Mapping[Key, int] = field(default_factory=dict)
    first_line: int = 1
    at: Key = ()

    def line(self, *key: str | int) -> int:
        """The line of a part, or of the nearest part around it."""
        whole = (*self.at, *key)
        for end in range(len(whole), -1, -1):
            if whole[:end] in self.lines:
                return self.lines[whole[:end]]
        return self.first_line

    def part(self, *key: str | int) -> Located:
        """One part as a `Located` of its own."""
        data = self.data
        for step in key:
            data = data[step]
        return Located(self.path, data, self.lines, self.line(*key), (*self.at, *key))


@dataclass(frozen=True)
class ContentFile:
    """A Markdown file: its name, its front matter, and its body, which starts at `body_line`."""

    path: str
    name: str
    front: Located
    body: str
    body_line: int


def shown_path(root: Path, file: Path) -> str:
    """The path as messages show it: ``content/pages/x.md``, whatever folder `root` lies in."""
    path = f"{root.name}/{file.relative_to(root).as_posix()}"
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in path)


def content_files(root: Path, folder: str, suffix: str, problems: Problems) -> Iterator[Path]:
    """The published files of a folder in order of name; an underscore in front means not published."""
    base = root / folder
    if not base.is_dir():
        problems.add(
            f"{root.name}/{folder}", 0, "files.missing-folder", "the folder is not there",
            "restore it from the last version, or make it anew",
        )  # fmt: skip
        return
    for file in entries(base, f"{root.name}/{folder}", problems):
        if file.name.startswith(("_", ".")) or file.name == "README.md" or _is_folder(file, suffix):
            continue
        if file.suffix != suffix or file.is_dir():
            rename = not file.is_dir() and file.suffix.lower() in ALSO_CALLED[suffix] and NAME.fullmatch(file.stem)
            mend = f"rename it to '{file.stem}{suffix}'" if rename else "move it"
            problems.add(
                shown_path(root, file), 0, "files.kind", f"only {suffix} files belong here",
                f"{mend}, or put an underscore in front of its name", Weight.WARNING,
            )  # fmt: skip
        elif not NAME.fullmatch(file.stem):
            shown, name = shown_path(root, file), as_name(file.stem)
            problems.add(
                shown, 0, "files.name", f"'{shown.rpartition('/')[2].removesuffix(suffix)}' cannot be an address",
                f"use small letters, digits and single hyphens{f': {name}{suffix}' if name else ''}",
            )  # fmt: skip
        else:
            yield file


def as_name(words: str) -> str:
    """Words as a name that can be an address; nothing if none of their letters can.

    >>> as_name("Müller v. Acme, Inc.")
    'muller-v-acme-inc'
    """
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def entries(folder: Path, shown: str, problems: Problems) -> list[Path]:
    """What lies in a folder, in order of name; nothing and a problem if it cannot be looked into."""
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        what = f"the folder cannot be read ({error.strerror})"
        problems.add(shown, 0, "files.unreadable", what, "check that it may be read")
        return []


def _is_folder(file: Path, suffix: str) -> bool:
    return file.is_dir() and file.suffix != suffix


def read_text(root: Path, file: Path, problems: Problems) -> str | None:
    """The text of a file with plain line ends, or None and a problem that says why not."""
    shown = shown_path(root, file)
    raw = _read_bytes(file, shown, problems)
    if raw is None:
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.add(shown, line, "files.encoding", "this is not UTF-8 text", "save the file as UTF-8")
        return None
    control = CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        before = text[: control.start()].rpartition("\n")[2][-20:].strip()
        place = f" after '{before}'" if before else ""
        what = f"there is an invisible character (U+{ord(control[0]):04X}){place}"
        problems.add(shown, line, "files.encoding", what, "delete it, or type the words around it anew")
        return None
    _note_oddities(shown, raw, problems)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_bytes(file: Path, shown: str, problems: Problems) -> bytes | None:
    try:
        size = file.stat().st_size
        if not file.is_file():
            problems.add(
                shown, 0, "files.unreadable", "this is no plain file", "put a text file in its place"
            )
        elif size > LARGEST_FILE:
            problems.add(shown, 0, "files.size", "the file is larger than 2 MB", "split it")
        else:
            return file.read_bytes()
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        problems.add(shown, 0, "files.unreadable", what, "check that it exists and may be read")
    return None


def _note_oddities(shown: str, raw: bytes, problems: Problems) -> None:
    if raw.startswith(b"\xef\xbb\xbf"):
        what = "the file begins with an invisible mark"
        problems.add(shown, 1, "files.bom", what, "choose 'UTF-8' and not 'UTF-8 with BOM', and save; readers see no difference", Weight.WARNING)
    if b"\r" in raw:
        line = raw[: raw.index(b"\r")].count(b"\n") + 1
        what = "the line ends are those of Windows"
        problems.add(shown, line, "files.line-ends", what, "choose 'LF' where your editor says 'CRLF', and save; readers see no difference", Weight.WARNING)


def read_yaml(root: Path, file: Path, problems: Problems) -> Located | None:
    """A YAML file as plain data with lines."""
    text = read_text(root, file, problems)
    return None if text is None else parse_yaml(text, shown_path(root, file), problems)


def read_markdown(root: Path, file: Path, problems: Problems) -> ContentFile | None:
    """A Markdown file with its front matter, which stands between two lines of three dashes."""
    text = read_text(root, file, problems)
    if text is None:
        return None
    shown = shown_path(root, file)
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        what = "the file does not begin with front matter"
        problems.add(
            shown, 1, "files.front-matter", what, "put '---' on the first line, then the fields, then '---'"
        )
        return None
    ends = (number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == "---")
    end = next(ends, None)
    if end is None:
        _add_no_end(lines, shown, problems)
        return None
    front = parse_yaml("\n".join(lines[1:end]), shown, problems, first_line=2)
    if front is None:
        return None
    return ContentFile(shown, file.stem, front, "\n".join(lines[end + 1 :]), min(end + 2, len(lines)))


LIKE_AN_END = re.compile(r"[-–—―]{1,9}\s*")


def _add_no_end(lines: list[str], shown: str, problems: Problems) -> None:
    """The front matter has no end; perhaps a line was meant to be it."""
    what, mend = "the front matter has no end", "put '---' on a line of its own after the last field"
    alike = next((at for at, line in enumerate(lines[1:], start=1) if LIKE_AN_END.fullmatch(line)), None)
    if alike is not None:
        what, mend = f"{what}: this line has '{lines[alike].rstrip()}'", "write three hyphens"
    problems.add(shown, 1 if alike is None else alike + 1, "files.front-matter", what, mend)


def parse_yaml(text: str, path: str, problems: Problems, first_line: int = 1) -> Located | None:
    """YAML text as plain data with lines; None if it cannot be read. An empty text is an empty mapping."""
    text, tabbed = _without_tabs(_with_plain_spaces(text, path, problems, first_line), path, problems, first_line)
    found = compose(text)
    if found.slips and tabbed:
        return None
    for slip in found.slips:
        what = f"this cannot be read: {slip.what}"
        problems.add(path, first_line + slip.line, "yaml.syntax", what, slip.mend)
    if found.slips and found.node is None:
        return None
    node, text = found.node, found.text
    _note_comments(text, path, problems, first_line)
    if node is None:
        return Located(path, {}, {(): first_line}, first_line)
    builder = _Builder(path, problems, first_line)
    data = builder.plain(node, ())
    if builder.met_again:
        _add_aliases(text, path, problems, first_line)
        return None
    return Located(path, data, builder.lines, first_line)


TAB = re.compile(r"^ *\t[ \t]*", re.MULTILINE)
HARD = "\u00a0\u2007\u202f"  # spaces at which no line breaks
HARD_SPACE = re.compile(rf"^(?:[ ]*(?:- )?(?:-|[\w-]+:))?[ ]*[{HARD}][ {HARD}]*", re.MULTILINE)


def _with_plain_spaces(text: str, path: str, problems: Problems, first_line: int) -> str:
    """Hard spaces as spaces, where they would be taken for letters. They come with text from word processors."""
    for match in HARD_SPACE.finditer(text):
        line = first_line + text.count("\n", 0, match.end())
        what, mend = "a hard space stands here, as word processors write it", "type the space anew"
        problems.add(path, line, "yaml.space", what, mend, Weight.WARNING)
    return HARD_SPACE.sub(lambda match: re.sub(f"[{HARD}]", " ", match[0]), text)


def _without_tabs(text: str, path: str, problems: Problems, first_line: int) -> tuple[str, bool]:
    """Spaces for tabs at the beginnings of lines, and whether there was one outside a record pasted as JSON."""
    told = next((match for match in TAB.finditer(text) if not _in_a_record(text, match)), None)
    if told is not None:
        line = first_line + text.count("\n", 0, told.end())
        problems.add(path, line, "yaml.tab", "a line begins with a tab", "use spaces")
    return TAB.sub(lambda match: match[0].replace("\t", "  "), text), told is not None


def _in_a_record(text: str, tab: re.Match[str]) -> bool:
    """Whether a tab stands inside braces, where it does no harm."""
    return text[tab.end() : tab.end() + 1] in '"{}[]' or text[: tab.start()].rstrip().endswith((",", "{", "["))


def _note_comments(text: str, path: str, problems: Problems, first_line: int) -> None:
    """A hash sign right before a word, as in *Dkt. #5*, is seldom meant to begin a remark; nor ``!`` and ``&`` a sign of YAML."""
    for cut, begins in ((CUT_OFF, "a remark"), (TAKEN_AS_SIGN, "a sign of YAML")):
        for match in cut.finditer(text):
            line = first_line + text.count("\n", 0, match.start("lost"))
            what = f"'{match['lost'][:40]}' is left out, because '{match['lost'][0]}' begins {begins}"
            problems.add(
                path, line, "yaml.comment", what, "put the whole text in straight quotes", Weight.WARNING
            )


def _add_aliases(text: str, path: str, problems: Problems, first_line: int) -> None:
    for event in yaml.parse(text, Loader=TextLoader):
        if isinstance(event, yaml.AliasEvent):
            line = first_line + (event.start_mark.line if event.start_mark else 0)
            what = f"'*{event.anchor}' takes a value from elsewhere"
            problems.add(path, line, "yaml.alias", what, "write it out")


class _Builder:
    """Makes plain data of composed YAML, and notes the line of each part."""

    def __init__(self, path: str, problems: Problems, first_line: int) -> None:
        self.path = path
        self.problems = problems
        self.first_line = first_line
        self.lines: dict[Key, int] = {}
        self.seen: set[int] = set()
        self.met_again = False

    def plain(self, node: yaml.Node, key: Key) -> Any:
        """Dicts, lists and strings. A part met again stands behind an alias, and is read once only."""
        line = self.lines.setdefault(key, self._line(node))
        if id(node) in self.seen:
            self.met_again = True
            return ""
        if len(key) > DEEPEST:
            self._problem(line, "yaml.depth", "lists and fields stand in one another too many times", "write them side by side")
            return ""
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, key)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*key, at)) for at, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode) and not node.style and CURLY_QUOTES.fullmatch(node.value):
            what = "curly quotes stand around the value"
            self._problem(line, "yaml.quotes", what, "use straight quotes, or none")
        return node.value

    def _mapping(self, node: yaml.MappingNode, key: Key) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for name_node, value in node.value:
            line = self._line(name_node)
            name = name_node.value
            if not isinstance(name, str):
                self._problem(line, "yaml.key", "the name of a field is no plain word", "write 'name: value'")
            elif name in data:
                first = self.lines[(*key, name)]
                what, mend = (
                    f"'{name}' stands here a second time",
                    f"keep one of the two; the first is on line {first}",
                )
                self._problem(line, "yaml.duplicate-key", what, mend)
            else:
                self.lines[(*key, name)] = line
                data[name] = self.plain(value, (*key, name))
        return data

    def _line(self, node: yaml.Node) -> int:
        return self.first_line + node.start_mark.line

    def _problem(self, line: int, code: str, what: str, mend: str) -> None:
        self.problems.add(self.path, line, code, what, mend)


def fill(
    shape: type[ShapeType], located: Located, problems: Problems, *, code: str = "content"
) -> ShapeType | None:
    """The data as a shape, or None and every way in which it does not fit, each at its line."""
    try:
        return shape.model_validate(located.data)
    except ValidationError as error:
        elsewhere = misplaced(shape, located.data)
        if elsewhere:
            problems.add(located.path, located.first_line, "files.place", *elsewhere)
            return None
        details = error.errors()
        for detail in details:
            if detail["type"] != "too_short" or not _has_bad_items(detail["loc"], details):
                kind, what, mend = misfit(shape, tuple(detail["loc"]), detail)
                problems.add(located.path, located.line(*detail["loc"]), f"{code}.{kind}", what, mend)
        return None


def _has_bad_items(key: Key, details: Iterable[Any]) -> bool:
    """Whether a list is only too short because its items do not fit."""
    return any(detail["loc"][: len(key)] == key and detail["loc"] != key for detail in details)
