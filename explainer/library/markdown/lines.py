"""Line marks: every line of running text says at its end where it comes from, so that what becomes of it can
be told with a line. Attributes at the end of a line, ``{.ours}`` and ``{#p12}``, become marks too.
"""

from __future__ import annotations

import re

from explainer.library.markdown.fences import HIDDEN
from explainer.library.markdown.marks import LINE_END, mark
from explainer.library.markdown.text import Text
from explainer.library.problems import did_you_mean

ATTRIBUTES = re.compile(r"\{([.#][^{}]*)\}$")
PARAGRAPH_ID = re.compile(r"#p\d{1,4}[a-z]?")
RULE = re.compile(r"[\s|:=*_>-]*")  # an empty line (in a quote, too), a rule, the second line of a table
UNDERLINE = re.compile(r"(?:-{3,}|={3,})\s*")
ITEM = re.compile(r"([-*+]|\d+\.)\s")
CALLOUT = re.compile(r"(?P<start>\s*!!! (?P<kind>[\w-]+) \"[^\"]+)\"")
CALLOUT_KINDS = ("careful", "note")


def mark_lines(text: Text) -> None:
    """Puts a mark at the end of every line of running text."""
    marked: list[str] = []
    number, before = text.line, ""
    for line in text.left.split("\n"):
        _check_indent(text, line, before, number)
        _check_tabs(text, line, number)
        _check_underline(text, line, before, number)
        marked.append(_marked(text, line, number))
        number, before = number + 1 + line.count(LINE_END), line
    text.left = "\n".join(marked)


def _check_indent(text: Text, line: str, before: str, number: int) -> None:
    bare = line.lstrip(" ")
    starts = bool(ITEM.match(bare)) or (bool(bare) and not before.strip())
    if starts and (len(line) - len(bare)) % 4:
        text.problem(
            number, "markdown.indent", f"this line is indented by {len(line) - len(bare)}",
            "indent by four spaces what belongs to a list item or a callout, and by none what does not",
        )  # fmt: skip


def _check_underline(text: Text, line: str, before: str, number: int) -> None:
    if UNDERLINE.fullmatch(line) and before.strip() and not RULE.fullmatch(before):
        text.problem(
            number, "markdown.heading", "a line of signs stands under words, as under a heading",
            "write ## in front of the words, or an empty line between",
        )  # fmt: skip


def _check_tabs(text: Text, line: str, number: int) -> None:
    if "\t" in line.strip():
        text.problem(
            number, "markdown.tab", "a tab stands in the text, as in a list or a table pasted from elsewhere",
            "begin an item with a hyphen and a space; part the cells of a table with bars: | a | b |",
        )  # fmt: skip


def _marked(text: Text, line: str, number: int) -> str:
    bare = line.rstrip()
    if RULE.fullmatch(bare) or _is_fenced(text, bare):
        return line
    if bare.lstrip().startswith("!!!"):
        return _marked_callout(text, bare, number)
    if bare.startswith("#"):
        return f"{bare} {mark('line', number)}"
    end = line[len(bare) :]  # two spaces break a line
    if bare.endswith("|"):
        bare, end = bare[:-1].rstrip(), "|"  # a mark behind the last bar would be one more cell
    bare, marks = _attributes(text, bare, number)
    return f"{bare}{marks}{mark('line', number)}{end}"


def _is_fenced(text: Text, line: str) -> bool:
    code = HIDDEN.fullmatch(line.rstrip(LINE_END))
    return code is not None and text.hidden[int(code[1])].startswith(("```", "~~~"))


def _marked_callout(text: Text, line: str, number: int) -> str:
    callout = CALLOUT.fullmatch(line)
    if callout is None:
        text.problem(
            number, "markdown.callout", "this is no callout",
            'write !!! note "Title", with straight quotes, and indent its text by four spaces',
        )  # fmt: skip
        return line + mark("line", number)
    if callout["kind"] not in CALLOUT_KINDS:
        mend = did_you_mean(callout["kind"], CALLOUT_KINDS)
        text.problem(number, "markdown.callout", f"'{callout['kind']}' is no kind of callout", mend)
    return f'{callout["start"]}{mark("line", number)}"'


def _attributes(text: Text, line: str, number: int) -> tuple[str, str]:
    """The line without the attributes at its end, and marks for them."""
    marks = ""
    while found := ATTRIBUTES.search(line):
        line = line[: found.start()].rstrip()
        marks += "".join(_attribute(text, word, number) for word in found[1].split())
    return line, marks


def _attribute(text: Text, word: str, number: int) -> str:
    if word == ".ours":
        return mark("ours", "")
    if PARAGRAPH_ID.fullmatch(word):
        return mark("id", word[2:])
    text.problem(
        number, "markdown.attribute", f"'{{{word}}}' means nothing here",
        "use {.ours} for our own reasoning, or {#p12} to keep a paragraph number",
    )  # fmt: skip
    return ""
