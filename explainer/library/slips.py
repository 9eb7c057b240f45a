"""Slips in YAML: what people mistype, told in plain words, and mended as it was probably meant.

A file with a slip has an error and is not served. It is mended here only so that the message can show the line as
it should be, and so that the rest of the file is checked in the same run. No guess is believed unless reading then
gets further than before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import yaml

try:
    from yaml import CBaseLoader
except ImportError:  # PyYAML built without libyaml: slower, otherwise the same
    from yaml import BaseLoader as CBaseLoader  # type: ignore[assignment]

TextLoader = CBaseLoader
"""Reads every scalar as text."""

MOST = 12  # slips of one file that are mended; each costs a few readings
LONGEST = 110  # characters of a mended line that a message shows


class Slip(NamedTuple):
    """What is wrong on a line, counted from 0, and how to mend it."""

    line: int
    what: str
    mend: str


class Guess(NamedTuple):
    """A slip, and the line, or that and some after it, as they were probably meant."""

    line: int
    text: str
    what: str
    mend: str


class Found(NamedTuple):
    """What was read: nothing if a slip could not be mended, and then not all of them may have been found."""

    node: yaml.Node | None
    text: str
    slips: tuple[Slip, ...]


def compose(text: str) -> Found:
    """YAML as nodes, with its slips mended."""
    slips: list[Slip] = []
    while True:
        try:
            return Found(yaml.compose(text, Loader=TextLoader), text, tuple(slips))
        except yaml.YAMLError as error:
            fault = _fault(error, text)
            guess = _guess(fault, text) if len(slips) < MOST else None
            if guess is None:
                return Found(None, text, (*slips, _after_the_end(text.split("\n"), fault.at) or fault.told))
            slips.append(Slip(guess.line, guess.what, guess.mend))
            text = _with_line(text, guess)


class _Fault(NamedTuple):
    """Where reading stopped, where the mistake probably is, and what to say if nothing better is known."""

    stopped: int
    at: int
    told: Slip


def _fault(error: yaml.YAMLError, text: str) -> _Fault:
    """What was opened and not closed is told where it was opened, all else where reading stopped."""
    last = text.rstrip().count("\n")
    opened = str(getattr(error, "context", "")).startswith("while scanning")
    stop = getattr(error, "problem_mark", None)
    mark = getattr(error, "context_mark", None) if opened else stop
    at = min(mark.line if mark else 0, last)
    words = getattr(error, "problem", None) or str(error).split("\n")[0]
    known = next((told for told in TOLD if told[0] in words), None)
    sign = (text.split("\n")[at][mark.column if mark else 0 :] or " ")[0]
    what, mend = known[1:] if known else (words, "check the indent, and put text in quotes")
    return _Fault(min(stop.line if stop else 0, last), at, Slip(at, what.replace("{sign}", sign), mend))


IN_QUOTES = 'put the whole text in straight quotes, name: "…", and write a quote mark inside it as \\"'
TOLD = (
    ("mapping values are not allowed", "there is a colon too many on this line, or none on the line before", IN_QUOTES),
    ("cannot start any token", "'{sign}' stands outside quotes", IN_QUOTES),
    ("unexpected end of stream", "a quote mark is opened and not closed", "close it at the end of the text"),
    ("expected ',' or", "a brace or bracket is opened and not closed before this line", "close it with } or ], or put the text in it in straight quotes"),
    ("did not find expected node content", "a brace or bracket is opened and not closed", "close it with } or ], or put the text in straight quotes"),
    ("did not find expected '-' indicator", "this line is indented otherwise than the one it belongs with", "give both the same number of spaces"),
    ("did not find expected key", "a quote mark stands inside a text in quotes, or the indent changes here", "write the mark as \\\", or give the line the indent of its neighbours"),
    ("could not find expected ':'", "a line has no colon", "write 'name: value', or indent it under the line before"),
    ("undefined alias", "a value begins with a star", IN_QUOTES),
    ("found another document", "three dashes stand in the middle", "take them away"),
)  # fmt: skip
"""Words of the reader's own message, and the same told so that nobody needs to know YAML."""


def _guess(fault: _Fault, text: str) -> Guess | None:
    """The first guess with which reading gets further."""
    lines = text.split("\n")
    for guesses in GUESSES:
        for guess in guesses(lines, fault.at):
            if _gets_further(_with_line(text, guess), fault):
                return guess
    return None


def _gets_further(text: str, before: _Fault) -> bool:
    try:
        yaml.compose(text, Loader=TextLoader)
    except yaml.YAMLError as error:
        return _fault(error, text).stopped > before.stopped
    return True


def _after_the_end(lines: list[str], at: int) -> Slip | None:
    """A field after the brace that ends a record, which nobody can put into its place but who wrote it."""
    before = _before(lines, at)
    if before is None or lines[before].strip() != "}" or not FIELD.fullmatch(lines[at]):
        return None
    return Slip(at, "this stands behind the brace that ends the record", "put it in front of that brace, after a comma")


def _with_line(text: str, guess: Guess) -> str:
    lines = text.split("\n")
    meant = guess.text.split("\n")
    lines[guess.line : guess.line + len(meant)] = meant
    return "\n".join(lines)


def _written(name: str, value: str) -> str:
    """How a line or a field is to be written, for a message."""
    shown = f"{name}: {value}" if name else value
    return shown if len(shown) <= LONGEST else f'{name}: "…"' if name else '"…"'


# Guesses, each a rule for one slip

EMPTY = re.compile(r"(?P<before>\s*(?P<name>[\w-]+):) (?P<sign>\[\]|\{\}|\"\"|'')\s*(?:#.*)?")
NOTHING = re.compile(r"\s*(?:#.*)?")
DASH = re.compile(r"(?P<indent>\s*)(?P<sign>[–—−‐•·▪●*])\s*(?P<rest>\S.*)")
TIGHT_DASH = re.compile(r"(?P<indent>\s*)-(?P<rest>[^\s-].*)")
TIGHT_COLON = re.compile(r"(?P<name>\s*(?:- )?[A-Za-z][\w-]*):(?P<rest>[^\s/:].*)")
FIELD = re.compile(r"(?P<start>\s*(?:- )?)(?P<name>[\w-]+|\"[\w-]+\") *: +(?P<value>\S.*)")
ITEM = re.compile(r"(?P<start>\s*)-(?P<name>) +(?P<value>[^{\s].*)")
BRACES = re.compile(r"(?P<start>\s*(?:- )?(?:[\w-]+: )?)\{(?P<inside>.*)")
OPEN_BRACKET = re.compile(r"\[[^\]]*")
INSIDE = re.compile(r"(?:^|, *)(?P<name>[A-Za-z_][\w-]*): *")


def _said_to_be_empty(lines: list[str], at: int) -> Iterator[Guess]:
    """``corrections: []``, and entries under it."""
    before = _before(lines, at)
    match = EMPTY.fullmatch(lines[before]) if before is not None else None
    if before is not None and match:
        what = f"'{match['name']}' is said to be empty ({match['sign']}), and then something follows"
        yield Guess(before, match["before"], what, f"take the {match['sign']} away")


def _item(lines: list[str], at: int) -> Iterator[Guess]:
    """Another sign than a hyphen in front of an item, or no space after it."""
    for line in _near(lines, at):
        if match := DASH.fullmatch(lines[line]):
            meant = f"{match['indent']}- {match['rest']}"
            yield Guess(line, meant, f"the item begins with '{match['sign']}'", "begin it with a hyphen and a space")
        if match := TIGHT_DASH.fullmatch(lines[line]):
            meant = f"{match['indent']}- {match['rest']}"
            yield Guess(line, meant, "there is no space after the hyphen", "write a hyphen and a space")


def _record(lines: list[str], at: int) -> Iterator[Guess]:
    """A record pasted from a reference manager: its brackets, its commas, and the hyphen in front."""
    for line in _near(lines, at):
        bare = lines[line].strip()
        if bare in ("[", "]"):
            yield Guess(line, "", "a bracket stands alone", "take it away, and begin each record with a hyphen and a space")
        if bare == "{":
            yield Guess(line, "- {", "the record has no hyphen in front", "write '- {'")
        if bare == "},":
            yield Guess(line, lines[line].rstrip()[:-1], "a comma stands behind the brace that ends the record", "take it away")
        if bare.startswith('"') and not bare.endswith((",", "{", "[")):
            yield Guess(line, lines[line].rstrip() + ",", "there is no comma at the end of this line", "end it with a comma")


def _colon(lines: list[str], at: int) -> Iterator[Guess]:
    """``stage:filed``."""
    for line in _near(lines, at):
        if match := TIGHT_COLON.fullmatch(lines[line]):
            name = match["name"].strip().removeprefix("- ")
            what = f"there is no space after '{name}:'"
            yield Guess(line, f"{match['name']}: {match['rest']}", what, f"write '{_written(name, match['rest'])}'")


def _text(lines: list[str], at: int) -> Iterator[Guess]:
    """A text that needs quotes, or other ones."""
    match = FIELD.fullmatch(lines[at]) or ITEM.fullmatch(lines[at])
    if match and not match["value"].startswith("{") and not OPEN_BRACKET.fullmatch(match["value"]):
        start = f"{match['start']}{match['name']}: " if match["name"] else f"{match['start']}- "
        yield Guess(at, start + quoted(match["value"]), _cause(match["value"]), _in_quotes(match["name"], match["value"]))


def _braces(lines: list[str], at: int) -> Iterator[Guess]:
    """A text inside braces that needs quotes, or braces that are not closed."""
    for line in _near(lines, at):
        match = BRACES.fullmatch(lines[line])
        fields = _fields(match["inside"]) if match else []
        if match is None or not fields:
            continue
        closed = match["inside"].rstrip().endswith("}")
        meant = [(name, value if _may_stay(value) else quoted(value)) for name, value in fields]
        text = ", ".join(f"{name}: {value}" for name, value in meant)
        changed = next((one for one, is_now in zip(fields, meant, strict=True) if one != is_now), None)
        if changed:
            what, mend = _cause(changed[1]), _in_quotes(*changed)
        elif not closed:
            what, mend = "the brace is opened and not closed", "close it with } at the end of the line"
        else:
            what, mend = "the commas between the fields in braces are not right", "put one comma and a space between fields"
        yield Guess(line, f"{match['start']}{{{text}}}", what, mend)


def _indent(lines: list[str], at: int) -> Iterator[Guess]:
    """A line with another indent than its neighbours."""
    own = _indent_of(lines[at])
    for indent in dict.fromkeys(_indent_of(line) for line in reversed(lines[:at]) if not NOTHING.fullmatch(line)):
        if indent != own and _is_item(lines[at]) == any(_is_item(line) for line in lines[:at] if _indent_of(line) == indent):
            block = _block(lines, at)
            meant = "\n".join(" " * (indent + _indent_of(line) - own) + line.lstrip() for line in block)
            what = f"this line begins with {_spaces(own)}, the ones it belongs with begin with {_spaces(indent)}"
            more = {1: "", 2: "; move the line under it too"}.get(len(block), f"; move the {len(block) - 1} lines under it too")
            yield Guess(at, meant, what, f"begin it with {_spaces(indent)}{more}")


def _going_on(lines: list[str], at: int) -> Iterator[Guess]:
    """The second line of a text, that is not indented."""
    for line in _near(lines, at):
        before = _before(lines, line)
        if before is not None and lines[line].strip(" -.") and not FIELD.fullmatch(lines[line]):
            indent = _indent_of(lines[before]) + 2
            what = "this line has no 'name:' in front; if it goes on from the line before, it is not indented"
            yield Guess(line, " " * indent + lines[line].strip(), what, "join the two lines, or write 'name: value'")


GUESSES: tuple[Callable[[list[str], int], Iterator[Guess]], ...] = (
    _said_to_be_empty, _record, _item, _colon, _text, _braces, _indent, _going_on,
)  # fmt: skip


# Parts of lines


def _near(lines: list[str], at: int) -> Iterator[int]:
    """The line itself, and the one before it that says something."""
    yield at
    before = _before(lines, at)
    if before is not None:
        yield before


def _before(lines: list[str], at: int) -> int | None:
    return next((line for line in range(at - 1, -1, -1) if not NOTHING.fullmatch(lines[line])), None)


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _block(lines: list[str], at: int) -> list[str]:
    """The line and those that belong under it."""
    own = _indent_of(lines[at])
    end = next((line for line in range(at + 1, len(lines)) if lines[line].strip() and _indent_of(lines[line]) <= own), len(lines))
    while not lines[end - 1].strip():
        end -= 1
    return lines[at:end]


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _spaces(number: int) -> str:
    return "no space" if number == 0 else "1 space" if number == 1 else f"{number} spaces"


def _fields(inside: str) -> list[tuple[str, str]]:
    """Names and values of what stands in braces, whatever stands in the values."""
    body = inside.rstrip().removesuffix("}")
    starts = list(INSIDE.finditer(body))
    ends = [*(match.start() for match in starts[1:]), len(body)]
    return [(match["name"], body[match.end() : end].strip(" ,")) for match, end in zip(starts, ends, strict=False)]


STAYS_ALONE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|\[[^@\[\]]*\]")
NEEDS_QUOTES = re.compile(r"[\"'@`%*&!|>#?“‘„«,\[\]{}]|[\s\S]*(?:[,\[\]{}]|: |:$| #)")


def _may_stay(value: str) -> bool:
    """Whether a value in braces can stand as it is."""
    return STAYS_ALONE.fullmatch(value) is not None or NEEDS_QUOTES.match(value) is None


QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "„": "“", "«": "»"}


def quoted(value: str) -> str:
    """A text in straight quotes, in place of those it has around it.

    >>> quoted("In re: “Baker”"), quoted("‘Here’")
    ('"In re: “Baker”"', '"Here"')
    """
    inside = _without_quotes(value.strip()).replace('\\"', '"')
    escaped = inside.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _without_quotes(value: str) -> str:
    """The text without quote marks around the whole of it, be they closed or not."""
    closing = QUOTES.get(value[:1])
    if closing is None:
        return value
    ends = [match.end() for match in re.finditer(rf"(?<!\\){closing}(?!(?<=\w{closing})\w)", value) if match.start()]
    if not ends:
        return value[1:]
    whole = ends[-1] == len(value) and (len(ends) == 1 or value[ends[0] - 2].isspace())
    return value[1:-1] if whole else value


def _in_quotes(name: str, value: str) -> str:
    return f"put the whole text in straight quotes: {_written(name, quoted(value))}"


def _cause(value: str) -> str:
    """Why a text cannot stand as it does."""
    first = value[:1]
    if first in "“‘„«" and first:
        return "curly quotes stand around the text"
    if first in "\"'":
        closed = len(value) > 1 and value.rstrip().endswith(first)
        return "a quote mark stands inside a text in quotes" if closed or value.count(first) > 1 else "a quote mark is opened and not closed"
    if first and first in "@`%*&!|>[]{}#,?":
        return f"a text begins with '{first}'"
    if "[@" in value:
        return "a text with a citation has no quotes around it"
    if ": " in value or value.endswith(":"):
        return "a text with a colon has no quotes around it"
    return "this text needs quotes around it"
