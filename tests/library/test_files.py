"""Content files are read with line numbers, keep their text as written, and never raise."""

from __future__ import annotations

import os
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, field_validator

from explainer.library.files import (
    DEEPEST,
    LARGEST_FILE,
    Located,
    Shape,
    content_files,
    fill,
    parse_yaml,
    read_markdown,
    read_text,
    read_yaml,
    shown_path,
)
from explainer.library.problems import Problems
from tests.library.material import steady


def root_with(tmp_path: Path, files: dict[str, bytes]) -> Path:
    root = tmp_path / "content"
    for name, raw in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    return root


def told(problems: Problems) -> list[str]:
    return [str(problem) for problem in problems]


# Texts


@pytest.mark.parametrize(
    ("raw", "text", "message"),
    [
        (b"one\ntwo\n", "one\ntwo\n", None),
        (b"", "", None),
        (b"one\r\ntwo\r\n", "one\ntwo\n",
         "content/x.md:1: files.line-ends: the line ends are those of Windows: choose 'LF' where your editor says 'CRLF', and save; readers see no difference"),
        (b"one\ntwo\rthree", "one\ntwo\nthree",
         "content/x.md:2: files.line-ends: the line ends are those of Windows: choose 'LF' where your editor says 'CRLF', and save; readers see no difference"),
        (b"\xef\xbb\xbfone", "one", "content/x.md:1: files.bom: the file begins with an invisible mark: choose 'UTF-8' and not 'UTF-8 with BOM', and save; readers see no difference"),
        (b"one\ntw\xff", None, "content/x.md:2: files.encoding: this is not UTF-8 text: save the file as UTF-8"),
        ("one\n\ntw\u00f6".encode("latin-1"), None,
         "content/x.md:3: files.encoding: this is not UTF-8 text: save the file as UTF-8"),
        ("one".encode("utf-16"), None,
         "content/x.md:1: files.encoding: this is not UTF-8 text: save the file as UTF-8"),
        (b"one\n\x00", None,
         "content/x.md:2: files.encoding: there is an invisible character (U+0000): delete it, or type the words around it anew"),
        ("one\ntwo\u2028".encode(), None,
         "content/x.md:2: files.encoding: there is an invisible character (U+2028) after 'two': delete it, or type the words around it anew"),
        (b"x" * (LARGEST_FILE + 1), None, "content/x.md:0: files.size: the file is larger than 2 MB: split it"),
    ],
)  # fmt: skip
def test_a_text_has_plain_line_ends_and_what_is_odd_is_told(
    tmp_path: Path, raw: bytes, text: str | None, message: str | None
) -> None:
    root, problems = root_with(tmp_path, {"x.md": raw}), Problems()
    assert read_text(root, root / "x.md", problems) == text
    assert told(problems) == ([message] if message else [])


def test_oddities_that_can_be_read_do_not_stop_the_site(tmp_path: Path) -> None:
    root, problems = root_with(tmp_path, {"x.md": b"\xef\xbb\xbfone\r\n"}), Problems()
    read_text(root, root / "x.md", problems)
    assert len(problems) == 2
    assert not problems.errors


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    root, problems = root_with(tmp_path, {"x.md": b""}), Problems()
    assert read_text(root, root / "gone.md", problems) is None
    assert told(problems) == [
        "content/gone.md:0: files.unreadable: cannot be read (No such file or directory): "
        "check that it exists and may be read"
    ]


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    root, problems = root_with(tmp_path, {"x.md": b""}), Problems()
    (root / "loop.md").symlink_to(root / "loop.md")
    assert read_text(root, root / "loop.md", problems) is None
    assert told(problems) == [
        "content/loop.md:0: files.unreadable: cannot be read (Too many levels of symbolic links): "
        "check that it exists and may be read"
    ]


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The superuser may read every file, so the refusal is played."""
    root, problems = root_with(tmp_path, {"x.md": b"one"}), Problems()

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert read_text(root, root / "x.md", problems) is None
    assert told(problems) == [
        "content/x.md:0: files.unreadable: cannot be read (Permission denied): check that it exists and may be read"
    ]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    root, problems = root_with(tmp_path, {"x.md": b""}), Problems()
    os.mkfifo(root / "pipe.md")
    assert read_text(root, root / "pipe.md", problems) is None
    assert told(problems) == ["content/pipe.md:0: files.unreadable: this is no plain file: put a text file in its place"]


@steady
@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    root = root_with(tmp_path_factory.mktemp("bytes"), {"x.md": raw})
    for read in (read_text, read_yaml, read_markdown):
        problems = Problems()
        assert read(root, root / "x.md", problems) is not None or problems.errors


# Folders


def test_published_files_come_in_order_of_name(tmp_path: Path) -> None:
    names = {"pages/b.md": b"", "pages/a.md": b"", "pages/_c.md": b"", "pages/.d.md": b"", "pages/README.md": b"",
             "pages/about/e.md": b""}  # fmt: skip
    root, problems = root_with(tmp_path, names), Problems()
    assert [file.name for file in content_files(root, "pages", ".md", problems)] == ["a.md", "b.md"]
    assert told(problems) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    root, problems = root_with(tmp_path, {"x.md": b""}), Problems()
    assert list(content_files(root, "pages", ".md", problems)) == []
    assert told(problems) == [
        "content/pages:0: files.missing-folder: the folder is not there: "
        "restore it from the last version, or make it anew"
    ]


def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, problems = root_with(tmp_path, {"pages/x.md": b"one"}), Problems()

    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert list(content_files(root, "pages", ".md", problems)) == []
    assert told(problems) == [
        "content/pages:0: files.unreadable: the folder cannot be read (Permission denied): check that it may be read"
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("pages/x.txt", "content/pages/x.txt:0: files.kind: only .md files belong here: "
         "rename it to 'x.md', or put an underscore in front of its name"),
        ("pages/x.md/y.md", "content/pages/x.md:0: files.kind: only .md files belong here: "
         "move it, or put an underscore in front of its name"),
        ("pages/Fair Use.md", "content/pages/Fair Use.md:0: files.name: 'Fair Use' cannot be an address: "
         "use small letters, digits and single hyphens: fair-use.md"),
        ("pages/a--b.md", "content/pages/a--b.md:0: files.name: 'a--b' cannot be an address: "
         "use small letters, digits and single hyphens: a-b.md"),
        ("pages/two\nlines.md", "content/pages/two\ufffdlines.md:0: files.name: 'two\ufffdlines' cannot be an address: "
         "use small letters, digits and single hyphens: two-lines.md"),
    ],
)  # fmt: skip
def test_what_does_not_belong_in_a_folder_is_told(tmp_path: Path, name: str, message: str) -> None:
    root, problems = root_with(tmp_path, {name: b""}), Problems()
    assert list(content_files(root, "pages", ".md", problems)) == []
    assert told(problems) == [message]


def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    root = tmp_path / "content"
    assert shown_path(root, root / os.fsdecode(b"a\xff.md")).encode() == "content/a\ufffd.md".encode()


# YAML


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", {}),
        ("# only a remark", {}),
        ("country: NO", {"country": "NO"}),
        ("a: yes\nb: 1.10\nc: 2026-02-30\nd: ~\ne:", {"a": "yes", "b": "1.10", "c": "2026-02-30", "d": "~", "e": ""}),
        ("- a\n- b: c", ["a", {"b": "c"}]),
        ("word", "word"),
        ("1: a", {"1": "a"}),
        ("a: !!int 3", {"a": "3"}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a: 'it''s'", {"a": "it's"}),
        ("a: \"“quoted” by us\"", {"a": "“quoted” by us"}),
        ("a: “quoted” by us", {"a": "“quoted” by us"}),
    ],
)
def test_every_scalar_stays_as_it_is_written(text: str, data: object) -> None:
    problems = Problems()
    located = parse_yaml(text, "x", problems)
    assert located is not None
    assert located.data == data
    assert told(problems) == []


IN_QUOTES = "put the whole text in straight quotes"
CLOSE = "close it with } or ], or put the text in straight quotes"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\n\tb: 2", "x:2: yaml.tab: a line begins with a tab: use spaces"),
        ("a: 1\n  \tb: 2", "x:2: yaml.tab: a line begins with a tab: use spaces"),
        ("a: 1\nb: 2\na: 3",
         "x:3: yaml.duplicate-key: 'a' stands here a second time: keep one of the two; the first is on line 1"),
        ("a:\n  b: 1\n  b: 2",
         "x:3: yaml.duplicate-key: 'b' stands here a second time: keep one of the two; the first is on line 2"),
        ("a:\u00a0b", "x:1: yaml.space: a hard space stands here, as word processors write it: type the space anew"),
        ("? [a]\n: b", "x:1: yaml.key: the name of a field is no plain word: write 'name: value'"),
        ("a: 1\nb: c: d", f'x:2: yaml.syntax: this cannot be read: a text with a colon has no quotes around it: {IN_QUOTES}: b: "c: d"'),
        ("a: 1\nb: 'open\nc: 2", f'x:2: yaml.syntax: this cannot be read: a quote mark is opened and not closed: {IN_QUOTES}: b: "open"'),
        ("a: 1\nb\nc: 2", "x:2: yaml.syntax: this cannot be read: this line has no 'name:' in front; if it goes on from the line before, it is not indented: "
         "join the two lines, or write 'name: value'"),
        ("a: 1\nb: @c", f"x:2: yaml.syntax: this cannot be read: a text begins with '@': {IN_QUOTES}: b: \"@c\""),
        ("a: 1\nb: *c", f"x:2: yaml.syntax: this cannot be read: a text begins with '*': {IN_QUOTES}: b: \"*c\""),
        ('a: "b "c" d"', f'x:1: yaml.syntax: this cannot be read: a quote mark stands inside a text in quotes: {IN_QUOTES}: a: "b \\"c\\" d"'),
        ("a: [b\nc: 2", "x:2: yaml.syntax: this cannot be read: a brace or bracket is opened and not closed before this line: "
         "close it with } or ], or put the text in it in straight quotes"),
        ("a: Dkt. #5 says", "x:1: yaml.comment: '#5 says' is left out, because '#' begins a remark: put the whole text in straight quotes"),
        ("a: 1\n---\nb: 2", "x:2: yaml.syntax: this cannot be read: three dashes stand in the middle: take them away"),
        ("a: &n [1]\nb: *n", "x:2: yaml.alias: '*n' takes a value from elsewhere: write it out"),
        ("a: &n [1]\nb:\n  - c\n  - *n", "x:4: yaml.alias: '*n' takes a value from elsewhere: write it out"),
        ("a: &n\n  b: *n", "x:2: yaml.alias: '*n' takes a value from elsewhere: write it out"),
        ("a: 1\nb: “c”", "x:2: yaml.quotes: curly quotes stand around the value: use straight quotes, or none"),
        ("a: ‘c’", "x:1: yaml.quotes: curly quotes stand around the value: use straight quotes, or none"),
        ("a: 1\nb: " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "x:2: yaml.depth: lists and fields stand in one another too many times: write them side by side"),
        ("[" * 5000, "x:1: yaml.syntax: this cannot be read: exceeded maximum nesting depth: check the indent, and put text in quotes"),
    ],
)  # fmt: skip
def test_yaml_that_cannot_be_read_is_told_at_its_line(text: str, message: str) -> None:
    problems = Problems()
    parse_yaml(text, "x", problems)
    assert told(problems) == [message]


def test_lines_count_from_the_line_on_which_the_text_begins() -> None:
    problems = Problems()
    located = parse_yaml("a: 1\nb:\n  - c\n  - d: 2\n", "x", problems, first_line=10)
    assert located is not None
    assert [located.line(*key) for key in ((), ("a",), ("b",), ("b", 0), ("b", 1), ("b", 1, "d"))] == [10, 10, 11, 12, 13, 13]


def test_the_line_of_what_is_missing_is_that_of_the_part_around_it() -> None:
    located = parse_yaml("a:\n  b: 1\n", "x", Problems())
    assert located is not None
    assert located.line("a", "c", 3) == 1
    assert Located("x", {}, {}, 7).line("a") == 7


def test_a_part_keeps_its_lines() -> None:
    located = parse_yaml("a: 1\nb:\n  - c: 2\n    d: 3\n", "x", Problems())
    assert located is not None
    part = located.part("b", 0)
    assert part.data == {"c": "2", "d": "3"}
    assert (part.line(), part.line("d"), part.part("d").data, part.part("d").line()) == (3, 4, "3", 4)


def test_a_bomb_of_aliases_is_not_set_off() -> None:
    """Nine levels of nine would be 387 million values."""
    levels = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    levels += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    problems = Problems()
    parse_yaml("\n".join(levels), "x", problems)
    assert [problem.line for problem in problems] == list(range(2, 11))
    assert {problem.code for problem in problems} == {"yaml.alias"}


words = st.text(st.characters(codec="utf-8"), max_size=12)
plain_data = st.recursive(words, lambda part: st.lists(part, max_size=4) | st.dictionaries(words, part, max_size=4), max_leaves=12)


@steady
@given(st.text(st.characters(codec="utf-8") | st.sampled_from(list("-:[]{}&*!|>'\"%@`#?,\n \t")), max_size=200))
def test_any_text_can_be_read_as_yaml(text: str) -> None:
    problems = Problems()
    located = parse_yaml(text, "x", problems, first_line=5)
    assert located is not None or problems.errors
    assert all(5 <= problem.line <= 5 + text.rstrip().count("\n") for problem in problems if problem.code == "yaml.syntax")


@steady
@given(plain_data)
def test_yaml_written_as_json_is_read_back_whole(data: object) -> None:
    """JSON is YAML; what is written with straight quotes comes back letter for letter."""
    problems = Problems()
    located = parse_yaml(as_json(data), "x", problems)
    assert told(problems) == []
    assert located is not None
    assert located.data == data


def as_json(data: object) -> str:
    if isinstance(data, str):
        escaped = "".join(f"\\U{ord(sign):08x}" if not sign.isalnum() else sign for sign in data)
        return f'"{escaped}"'
    if isinstance(data, list):
        return "[" + ", ".join(as_json(part) for part in data) + "]"
    assert isinstance(data, dict)
    return "{" + ", ".join(f"{as_json(key)}: {as_json(part)}" for key, part in data.items()) + "}"


# Front matter


def markdown_file(tmp_path: Path, text: str) -> tuple[object, list[str]]:
    root, problems = root_with(tmp_path, {"x.md": text.encode()}), Problems()
    return read_markdown(root, root / "x.md", problems), told(problems)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "content/x.md:1: files.front-matter: the file does not begin with front matter: "
         "put '---' on the first line, then the fields, then '---'"),
        ("title: x\n---\n", "content/x.md:1: files.front-matter: the file does not begin with front matter: "
         "put '---' on the first line, then the fields, then '---'"),
        ("---\ntitle: x\n", "content/x.md:1: files.front-matter: the front matter has no end: "
         "put '---' on a line of its own after the last field"),
        ("---\ntitle: x\ntitle: y\n---\n", "content/x.md:3: yaml.duplicate-key: 'title' stands here a second time: "
         "keep one of the two; the first is on line 2"),
        ("---\ntitle: [\n---\nText", "content/x.md:2: yaml.syntax: this cannot be read: "
         f"a brace or bracket is opened and not closed: {CLOSE}"),
    ],
)  # fmt: skip
def test_front_matter_that_cannot_be_read_is_told(tmp_path: Path, text: str, message: str) -> None:
    assert markdown_file(tmp_path, text)[1] == [message]


def test_front_matter_and_body_keep_their_lines(tmp_path: Path) -> None:
    root, problems = root_with(tmp_path, {"a-page.md": b"---\ntitle: x\n---\nfirst\n---\nlast"}), Problems()
    content = read_markdown(root, root / "a-page.md", problems)
    assert content is not None
    assert (content.path, content.name) == ("content/a-page.md", "a-page")
    assert (content.front.data, content.front.line("title")) == ({"title": "x"}, 2)
    assert (content.body, content.body_line) == ("first\n---\nlast", 4)


def test_a_body_that_is_not_there_has_the_last_line(tmp_path: Path) -> None:
    root, problems = root_with(tmp_path, {"x.md": b"---\ntitle: x\n---"}), Problems()
    content = read_markdown(root, root / "x.md", problems)
    assert content is not None
    assert (content.body, content.body_line) == ("", 3)


# Shapes


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Inner(Shape):
    word: str = Field("", alias="the-word", min_length=1)
    count: int = 0


class Outer(Shape):
    name: str
    day: date = date(2026, 1, 1)
    kind: Literal["one", "two"] = "one"
    colour: Colour = Colour.RED
    size: float = 1
    ready: bool = False
    inner: Inner | None = None
    several: tuple[Inner, ...] = Field((), min_length=1)
    words: list[str] = []  # noqa: RUF012
    mapping: dict[str, str] = {}  # noqa: RUF012

    @field_validator("name")
    @classmethod
    def _not_nobody(cls, name: str) -> str:
        if name == "nobody":
            raise ValueError("write who it is")
        return name


def filled(text: str) -> tuple[Outer | None, list[str]]:
    problems = Problems()
    located = parse_yaml(text, "x", problems)
    assert located is not None
    return fill(Outer, located, problems, code="thing"), told(problems)


def test_data_that_fits_becomes_a_shape() -> None:
    shape, messages = filled("name: ' x '\nday: 2026-02-23\ninner:\n  the-word: y\nseveral: [{count: 3}]")
    assert messages == []
    assert shape is not None
    assert (shape.name, shape.day, shape.several[0].count) == ("x", date(2026, 2, 23), 3)
    assert shape.inner == Inner.model_validate({"the-word": "y"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("day: 2026-01-01", "x:1: thing.missing: 'name' is missing: add 'name:'"),
        ("name: a\nnam: b", "x:2: thing.unknown-key: 'nam' is no field here: did you mean 'name'?"),
        ("name: a\ninner:\n  the-wrd: b", "x:3: thing.unknown-key: 'inner.the-wrd' is no field here: did you mean 'the-word'?"),
        ("name: a\nseveral:\n  - count: 1\n  - cuont: 1",
         "x:4: thing.unknown-key: 'several.2.cuont' is no field here: did you mean 'count'?"),
        ("name: a\nday: 2026-02-30", "x:2: thing.date: 'day' is '2026-02-30', which is no date: write a day as 2026-02-23"),
        ("name: a\nday: yesterday", "x:2: thing.date: 'day' is 'yesterday', which is no date: write a day as 2026-02-23"),
        ("name: a\nday:", "x:2: thing.date: 'day' is '', which is no date: write a day as 2026-02-23"),
        ("name: a\nday: [2026]", "x:2: thing.date: 'day' is '['2026']', which is no date: write a day as 2026-02-23"),
        ("name: a\nkind: tow", "x:2: thing.value: 'kind' is 'tow': did you mean 'two'?"),
        ("name: a\nkind: [two]", "x:2: thing.value: 'kind' is a list: write one word"),
        ("name: a\ncolour: green", "x:2: thing.value: 'colour' is 'green': choose one of: blue, red"),
        ("name: a\ncolour: {red: blue}", "x:2: thing.value: 'colour' is a group of fields: write one word"),
        ("name: [a]", "x:1: thing.value: 'name' is a list: write a text"),
        ("name: nobody", "x:1: thing.value: 'name' is 'nobody': write who it is"),
        ("name: a\nsize: big", "x:2: thing.value: 'size' is 'big': write a number"),
        ("name: a\nready: perhaps", "x:2: thing.value: 'ready' is 'perhaps': write true or false"),
        ("name: a\nready: [yes]", "x:2: thing.value: 'ready' is a list: write true or false"),
        ("name: a\nseveral: []", "x:2: thing.value: 'several' is empty: add at least one"),
        ("name: a\nseveral: [{count: many}]", "x:2: thing.value: 'several.1.count' is 'many': write a whole number"),
        ("name: a\nseveral: [{count: [1]}]", "x:2: thing.value: 'several.1.count' is a list: write a whole number"),
        ("name: a\nseveral: [{count: " + "9" * 5000 + "}]", "x:2: thing.value: 'several.1.count' does not fit: write a smaller number"),
        ("name: a\nseveral: one", "x:2: thing.value: 'several' is 'one': write a list, one '- {the-word: …, count: …}' to a line"),
        ("name: a\nwords: one", "x:2: thing.value: 'words' is 'one': write a list: [one]"),
        ("name: a\nmapping: one", "x:2: thing.value: 'mapping' is 'one': write fields under it, each 'name: value'"),
        ("name: a\ninner:", "x:2: thing.value: 'inner' is empty: write {the-word: …, count: …}"),
        ("name: a\ninner: {the-word: ''}", "x:2: thing.value: 'inner.the-word' is empty: write something here"),
        ("- a", "x:1: thing.value: 'this' is a list: write fields under it, each 'name: value'"),
    ],
)  # fmt: skip
def test_data_that_does_not_fit_is_told_at_its_line(text: str, message: str) -> None:
    assert filled(text) == (None, [message])


def test_every_misfit_is_told_at_once() -> None:
    messages = filled("nam: a\nday: x\nkind: y\n")[1]
    assert [message.split(":")[1] for message in messages] == ["1", "1", "2", "3"]


@steady
@given(plain_data)
def test_any_data_fits_or_is_told_why_not(data: object) -> None:
    problems = Problems()
    shape = fill(Outer, Located("x", data, {}, 3), problems)
    assert (shape is None) == bool(problems.errors)
    assert all(problem.line == 3 for problem in problems)
