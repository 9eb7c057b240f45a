"""Content files: text, front matter and YAML, read with line numbers and without surprise types.

Every YAML scalar stays a string (``NO`` is a country, not a falsehood); pydantic gives it its type where a
shape asks for one. What cannot be read becomes a problem with a line, never an exception.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from explainer.library.problems import Problems, Weight, did_you_mean

try:
    from yaml import CBaseLoader as TextLoader
except ImportError:  # PyYAML built without libyaml: slower, otherwise the same
    from yaml import BaseLoader as TextLoader  # type: ignore[assignment]

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LARGEST_FILE = 2_000_000  # bytes; sources.yaml of the whole fact base has 320,000

Key = tuple[str | int, ...]


class Shape(BaseModel):
    """The form of one content file or of a part of it: frozen, and unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


ShapeType = TypeVar("ShapeType", bound=BaseModel)


@dataclass(frozen=True)
class Located:
    """YAML data (dicts, lists, strings) together with the line each part stands on."""

    path: str
    data: Any
    lines: Mapping[Key, int] = field(default_factory=dict)
    first_line: int = 1

    def line(self, *key: str | int) -> int:
        """The line of a part, or of the nearest part around it."""
        for end in range(len(key), -1, -1):
            if key[:end] in self.lines:
                return self.lines[key[:end]]
        return self.first_line

    def part(self, *key: str | int) -> Located:
        """One part as a `Located` of its own."""
        data = self.data
        for step in key:
            data = data[step]
        inner = {k[len(key) :]: line for k, line in self.lines.items() if k[: len(key)] == key}
        return Located(self.path, data, inner, self.line(*key))


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
    return f"{root.name}/{file.relative_to(root).as_posix()}"


def content_files(root: Path, folder: str, suffix: str, problems: Problems) -> Iterator[Path]:
    """The published files of a folder in order of name; an underscore in front means not published."""
    base = root / folder
    if not base.is_dir():
        problems.add(
            f"{root.name}/{folder}", 0, "files.missing-folder", "the folder is not there",
            "restore it from the last version, or make it anew",
        )  # fmt: skip
        return
    for file in sorted(base.iterdir()):
        if file.name.startswith(("_", ".")) or file.is_dir() or file.name == "README.md":
            continue
        if file.suffix != suffix:
            problems.add(
                shown_path(root, file), 0, "files.kind", f"only {suffix} files belong here",
                "move it, or put an underscore in front of its name", Weight.WARNING,
            )  # fmt: skip
        elif not NAME.fullmatch(file.stem):
            problems.add(
                shown_path(root, file), 0, "files.name", f"'{file.stem}' cannot be an address",
                "use small letters, digits and single hyphens",
            )  # fmt: skip
        else:
            yield file


def read_text(root: Path, file: Path, problems: Problems) -> str | None:
    """The text of a file with plain line ends, or None and a problem that says why not."""
    shown = shown_path(root, file)
    try:
        if file.stat().st_size > LARGEST_FILE:
            problems.add(shown, 0, "files.size", "the file is larger than 2 MB", "split it")
            return None
        raw = file.read_bytes()
    except OSError as error:
        problems.add(
            shown,
            0,
            "files.unreadable",
            f"cannot be read ({error.strerror})",
            "check that it exists and may be read",
        )
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.add(shown, line, "files.encoding", "this is not UTF-8 text", "save the file as UTF-8")
        return None
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        problems.add(
            shown, line, "files.encoding", "there is a null character", "delete it and save as UTF-8"
        )
        return None
    _note_oddities(shown, raw, problems)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _note_oddities(shown: str, raw: bytes, problems: Problems) -> None:
    if raw.startswith(b"\xef\xbb\xbf"):
        problems.add(
            shown, 1, "files.bom", "there is a byte-order mark", "save as UTF-8 without one", Weight.WARNING
        )
    if b"\r" in raw:
        line = raw[: raw.index(b"\r")].count(b"\n") + 1
        problems.add(
            shown,
            line,
            "files.line-ends",
            "there are Windows line ends",
            "save with Unix line ends (LF)",
            Weight.WARNING,
        )


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
        problems.add(
            shown,
            1,
            "files.front-matter",
            "the file does not begin with front matter",
            "put '---' on the first line, then the fields, then '---'",
        )
        return None
    ends = (number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == "---")
    end = next(ends, None)
    if end is None:
        problems.add(
            shown,
            1,
            "files.front-matter",
            "the front matter has no end",
            "put '---' on a line of its own after the last field",
        )
        return None
    front = parse_yaml("\n".join(lines[1:end]), shown, problems, first_line=2)
    if front is None:
        return None
    return ContentFile(shown, file.stem, front, "\n".join(lines[end + 1 :]), end + 2)


def parse_yaml(text: str, path: str, problems: Problems, first_line: int = 1) -> Located | None:
    """YAML text as plain data with lines; None if it cannot be read. An empty text is an empty mapping."""
    before = len(problems)
    tab = re.search(r"^ *\t", text, re.MULTILINE)
    if tab:
        line = first_line + text[: tab.end()].count("\n")
        problems.add(path, line, "yaml.tab", "a line begins with a tab", "use spaces")
        return None
    try:
        node = yaml.compose(text, Loader=TextLoader)
    except yaml.YAMLError as error:
        _add_yaml_error(error, path, problems, first_line)
        return None
    if node is None:
        return Located(path, {}, {(): first_line}, first_line)
    lines: dict[Key, int] = {}
    try:
        data = _plain(node, (), lines, path, problems, first_line)
    except RecursionError:
        problems.add(path, first_line, "yaml.depth", "a value contains itself", "write the values out")
        return None
    return None if len(problems.errors) > before and data is None else Located(path, data, lines, first_line)


def _add_yaml_error(error: yaml.YAMLError, path: str, problems: Problems, first_line: int) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = first_line + (mark.line if mark else 0)
    reason = getattr(error, "problem", None) or str(error).split("\n")[0]
    problems.add(
        path,
        line,
        "yaml.syntax",
        f"this is not valid YAML ({reason})",
        "check the indent, and put text that has a colon or a quote mark in quotes",
    )


def _plain(
    node: yaml.Node, key: Key, lines: dict[Key, int], path: str, problems: Problems, first_line: int
) -> Any:
    lines.setdefault(key, first_line + node.start_mark.line)
    if isinstance(node, yaml.MappingNode):
        data: dict[str, Any] = {}
        for name_node, value in node.value:
            line = first_line + name_node.start_mark.line
            name = name_node.value if isinstance(name_node, yaml.ScalarNode) else None
            if name is None:
                problems.add(path, line, "yaml.key", "a key is not a plain word", "write 'key: value'")
                continue
            if name in data:
                problems.add(
                    path,
                    line,
                    "yaml.duplicate-key",
                    f"'{name}' stands here a second time",
                    f"keep one of the two; the first is on line {lines[(*key, name)]}",
                )
                continue
            data[name] = _plain(value, (*key, name), lines, path, problems, first_line)
            lines[(*key, name)] = line
        return data
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(item, (*key, at), lines, path, problems, first_line) for at, item in enumerate(node.value)
        ]
    return node.value


def fill(
    shape: type[ShapeType], located: Located, problems: Problems, *, code: str = "content"
) -> ShapeType | None:
    """The data as a shape, or None and every way in which it does not fit, each at its line."""
    try:
        return shape.model_validate(located.data)
    except ValidationError as error:
        for detail in error.errors():
            _add_misfit(shape, located, detail, problems, code)
        return None


def _add_misfit(shape: type[BaseModel], located: Located, detail: Any, problems: Problems, code: str) -> None:
    key: Key = tuple(detail["loc"])
    line = located.line(*key)
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in key) or "this"
    kind = detail["type"]
    given = detail.get("input")
    if kind == "extra_forbidden":
        problems.add(
            located.path,
            line,
            f"{code}.unknown-key",
            f"'{name}' is no field here",
            did_you_mean(str(key[-1]), _fields(shape, key)),
        )
    elif kind == "missing":
        problems.add(located.path, line, f"{code}.missing", f"'{name}' is missing", f"add '{key[-1]}:'")
    elif kind in ("enum", "literal_error"):
        choices = re.findall(r"'([^']+)'", detail["ctx"]["expected"])
        problems.add(
            located.path, line, f"{code}.value", f"'{name}' is '{given}'", did_you_mean(str(given), choices)
        )
    elif kind.startswith("date"):
        problems.add(
            located.path,
            line,
            f"{code}.date",
            f"'{name}' is '{given}', which is no date",
            "write a day as 2026-02-23",
        )
    else:
        problems.add(
            located.path, line, f"{code}.value", f"'{name}' does not fit", _in_plain_words(kind, detail)
        )


PLAIN_WORDS = {
    "string_type": "write a text",
    "list_type": "write a list, one '- item' to a line",
    "tuple_type": "write a list, one '- item' to a line",
    "model_type": "write fields under it, each 'name: value'",
    "dict_type": "write fields under it, each 'name: value'",
    "int_parsing": "write a whole number",
    "float_parsing": "write a number",
    "bool_parsing": "write true or false",
    "string_too_short": "write something here",
    "too_short": "add at least one",
}


def _in_plain_words(kind: str, detail: Any) -> str:
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    return PLAIN_WORDS.get(kind, str(detail["msg"]).lower())


def _fields(shape: type[BaseModel], key: Key) -> list[str]:
    """The field names that are possible where the unknown key stands."""
    fields = shape.model_fields
    for part in key[:-1]:
        if isinstance(part, int):
            continue
        inner = _inner_shape(fields[part].annotation) if part in fields else None
        if inner is None:
            return []
        fields = inner.model_fields
    return [info.alias or name for name, info in fields.items()]


def _inner_shape(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_inner_shape(part) for part in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found), None)
