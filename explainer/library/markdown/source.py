"""The Markdown source before rendering: what needs a line is found here and replaced by marks.

The steps, in order: charts, code (hidden from the rest), citations, links, HTML, attributes and lines.
Each keeps the number of lines, so that the next one still counts right.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from explainer.library import citations
from explainer.library.charts import Chart, read_chart
from explainer.library.markdown.body import Context, Link
from explainer.library.markdown.marks import CLOSE, LINE_END, OPEN, find, in_place_of, lines_in, mark
from explainer.library.problems import did_you_mean

FENCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[ ]*(?P<word>[\w-]*)[ ]*\n(?P<inside>.*?)^(?P=fence)[ ]*$", re.M | re.S
)
INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
LINK = re.compile(r"(?P<image>!?)\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*)(?P<title>[ ]+\"[^\"]*\")?\)")
HTML = re.compile(r"<(?=[a-zA-Z/!?])")
ATTRIBUTES = re.compile(r"[ \t]*\{(?P<inside>[.#][^{}\n]*)\}[ \t]*$")
PARAGRAPH_ID = re.compile(r"#p\d{1,4}[a-z]?")
SCHEMES = ("https://", "http://", "mailto:")


@dataclass
class Source:
    """A text on its way: what was found in it so far."""

    text: str
    path: str
    line: int
    context: Context
    groups: list[citations.Group] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def problem(self, offset: int, code: str, what: str, mend: str) -> None:
        self.context.problems.add(self.path, self.line_at(offset), code, what, mend)

    def line_at(self, offset: int) -> int:
        return self.line + lines_in(self.text[:offset])


def prepare(text: str, path: str, line: int, context: Context) -> Source:
    """The text with marks in place of citations, charts, links' targets, attributes and block lines."""
    source = Source(re.sub(f"[{OPEN}{CLOSE}{LINE_END}]", "", text), path, line, context)
    _unclosed_fence(source)
    _charts(source)
    hidden: list[str] = []
    _hide_code(source, hidden)
    _citations(source)
    _links(source)
    _html(source)
    source.text = re.sub(r"(?<=[§¶]) (?=\d)", "\u00a0", source.text)
    source.text = "\n".join(_chunks(source))
    source.text = _show_code(source.text.replace(LINE_END, ""), hidden)
    return source


def _unclosed_fence(source: Source) -> None:
    left = re.search(r"^(```|~~~)", FENCE.sub(_blank, source.text), re.M)
    if left:
        source.problem(
            left.start(),
            "markdown.fence",
            "a fenced block is opened and not closed",
            "put the same fence on a line of its own after the block",
        )


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _charts(source: Source) -> None:
    def replace(match: re.Match[str]) -> str:
        if match["word"] != "chart":
            return match[0]
        chart = read_chart(
            match["inside"], source.path, source.line_at(match.start("inside")), source.context.problems
        )
        after = "\n" * match[0].count("\n")
        if chart is None:
            return after
        _note_chart(source, chart, match.start())
        return mark("chart", len(source.charts) - 1) + after

    source.text = FENCE.sub(replace, source.text)


def _note_chart(source: Source, chart: Chart, offset: int) -> None:
    if any(chart.id == other.id for other in source.charts):
        source.problem(
            offset, "chart.duplicate", f"'{chart.id}' is already a figure on this page", "give it another id"
        )
    if chart.source is not None:
        citations.check(chart.source, source.context.sources, source.path, source.context.problems)
    source.charts.append(chart)


def _hide_code(source: Source, hidden: list[str]) -> None:
    def hide(kind: str, match: re.Match[str]) -> str:
        hidden.append(match[0])
        return mark(kind, len(hidden) - 1) + "\n" * match[0].count("\n")

    source.text = FENCE.sub(lambda match: hide("fence", match), source.text)
    source.text = INLINE_CODE.sub(lambda match: hide("code", match), source.text)


def _show_code(text: str, hidden: list[str]) -> str:
    text = re.sub(f"{OPEN}code:(\\d+){CLOSE}", lambda match: hidden[int(match[1])], text)
    return re.sub(f"{OPEN}fence:(\\d+){CLOSE}", lambda match: hidden[int(match[1])], text)


def _citations(source: Source) -> None:
    problems = source.context.problems
    parts: list[str] = []
    at = 0
    for start, end, group in citations.groups(source.text, source.path, source.line, problems):
        parts.append(source.text[at:start])
        stand_in = mark("wrong", "")
        if citations.check(group, source.context.sources, source.path, problems):
            source.groups.append(group)
            stand_in = mark("cite", len(source.groups) - 1)
        parts.append(in_place_of(source.text[start:end], stand_in))
        at = end
    source.text = "".join(parts) + source.text[at:]


def _links(source: Source) -> None:
    def replace(match: re.Match[str]) -> str:
        if match["image"]:
            source.problem(
                match.start(), "markdown.image", "pictures are not used here", "use a ```chart block"
            )
            return match["words"]
        address = _address(source, match)
        return f"[{match['words']}]({address})" if address else match["words"]

    source.text = LINK.sub(replace, source.text)


def _address(source: Source, match: re.Match[str]) -> str | None:
    target = match["target"]
    if target.startswith("#"):
        source.links.append(Link("", target[1:], source.line_at(match.start())))
        return target
    if target.startswith(SCHEMES):
        if source.context.outside_links:
            return target
        source.problem(
            match.start(), "link.outside", f"'{target}' leads outside", "cite it as a source: [@source-id]"
        )
        return None
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", target) or target.startswith("/"):
        source.problem(
            match.start(),
            "link.kind",
            f"'{target}' is no link to a content file",
            "link to a file, such as the-accusation.md or ../glossary/fair-use.md",
        )
        return None
    return _inside_address(source, match, target)


def _inside_address(source: Source, match: re.Match[str], target: str) -> str | None:
    file, _, anchor = target.partition("#")
    folder = posixpath.dirname(source.path)
    whole = posixpath.normpath(posixpath.join(folder, file))
    inside = whole.partition("/")[2]
    address = source.context.addresses.get(inside)
    if address is None:
        known = {_relative(path, whole, folder) for path in source.context.addresses}
        source.problem(
            match.start(), "link.unknown", f"'{target}' is no published file", did_you_mean(target, known)
        )
        return None
    source.links.append(Link(inside, anchor, source.line_at(match.start())))
    return f"{address}#{anchor}" if anchor else address


def _relative(inside: str, whole: str, folder: str) -> str:
    root = whole.partition("/")[0]
    return posixpath.relpath(posixpath.join(root, inside), folder)


def _html(source: Source) -> None:
    for match in HTML.finditer(source.text):
        source.problem(
            match.start(),
            "markdown.html",
            "HTML is not used here",
            "write Markdown; for the sign itself write \\<",
        )


def _chunks(source: Source) -> list[str]:
    """Lines with a line mark at the end of every chunk that is running text."""
    out: list[str] = []
    chunk: list[str] = []
    start = number = source.line
    for line in source.text.split("\n"):
        if line.strip():
            start = start if chunk else number
            chunk.append(line)
        else:
            out.extend(_marked(source, chunk, start))
            out.append(line)
            chunk = []
        number += 1 + line.count(LINE_END)
    return [*out, *_marked(source, chunk, start)]


def _marked(source: Source, chunk: list[str], start: int) -> list[str]:
    if not chunk:
        return []
    if find("fence", chunk[0]):
        return chunk
    if chunk[0].startswith("#"):
        return [
            *_heading(chunk[0], start),
            *([""] if chunk[1:] else []),
            *_marked(source, chunk[1:], start + 1),
        ]
    first = chunk[0].lstrip()
    lists = re.match(r"([-*+]|\d+[.)])\s", first)
    if lists:
        return _marked_items(source, chunk, start)
    if first.startswith("|") or first.startswith("!!!"):
        return _marked_table(chunk, start) if first.startswith("|") else _marked_callout(source, chunk, start)
    return _marked_end(source, chunk, start, len(chunk) - 1)


def _heading(line: str, number: int) -> list[str]:
    return [f"{line} {mark('line', number)}"]


def _marked_items(source: Source, chunk: list[str], start: int) -> list[str]:
    starts = [at for at, line in enumerate(chunk) if re.match(r"\s*([-*+]|\d+[.)])\s", line)]
    out: list[str] = []
    for begin, end in zip(starts, [*starts[1:], len(chunk)], strict=True):
        out.extend(_marked_end(source, chunk[begin:end], start + begin, end - begin - 1))
    return out


def _marked_callout(source: Source, chunk: list[str], start: int) -> list[str]:
    return [chunk[0], *_marked_end(source, chunk[1:], start + 1, len(chunk) - 2)] if chunk[1:] else chunk


def _marked_table(chunk: list[str], start: int) -> list[str]:
    first = chunk[0].rstrip()
    if first.endswith("|"):
        first = first[:-1] + mark("line", start) + "|"
    return [first, *chunk[1:]]


def _marked_end(source: Source, chunk: list[str], start: int, last: int) -> list[str]:
    """The chunk with its attributes turned into marks and its line noted, at the end of its last line."""
    text = chunk[last].rstrip()
    marks = mark("line", start)
    found = ATTRIBUTES.search(text)
    if found:
        text = text[: found.start()]
        for word in found["inside"].split():
            marks += _attribute(source, word, start + last)
    head = chunk[:last]
    if not text and head:
        return [*head[:-1], head[-1] + marks, *chunk[last + 1 :]]
    return [*head, text + marks, *chunk[last + 1 :]]


def _attribute(source: Source, word: str, line: int) -> str:
    if word == ".ours":
        return mark("ours", "")
    if PARAGRAPH_ID.fullmatch(word):
        return mark("id", word[2:])
    source.context.problems.add(
        source.path,
        line,
        "markdown.attribute",
        f"'{{{word}}}' means nothing here",
        "use {.ours} for our own reasoning, or {#p12} to keep a paragraph number",
    )
    return ""
