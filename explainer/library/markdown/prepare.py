"""The steps before Markdown: what needs a line of the file is found here and replaced by marks.

The order: charts, code and signs with a backslash (hidden from the rest), citations, links, HTML, tables,
then lines and attributes.
"""

from __future__ import annotations

import re

from explainer.library import citations
from explainer.library.markdown.body import Context
from explainer.library.markdown.fences import hide_code, show_code, take_charts
from explainer.library.markdown.limits import within_limits
from explainer.library.markdown.lines import mark_lines
from explainer.library.markdown.links import take_links
from explainer.library.markdown.marks import LINE_END, forged, in_place_of, mark
from explainer.library.markdown.signs import hide_signs
from explainer.library.markdown.tables import check_tables
from explainer.library.markdown.text import Text

UNREAD = re.compile(citations.OPENING.pattern + r"(?:[^\[\]\n]*\](?!\()|[^\[\]@]*@)")
HTML = re.compile(r"<(?=[a-zA-Z/!?])")


def prepare(markdown: str, path: str, line: int, context: Context) -> Text:
    """The text with marks in place of citations, charts, links' targets, attributes and lines."""
    text = Text(markdown, path, line, context)
    _refuse_forged_marks(text)
    if not within_limits(text):
        text.left = ""
    take_charts(text)
    hide_code(text)
    hide_signs(text)
    _take_citations(text)
    take_links(text)
    _refuse_html(text)
    check_tables(text)
    text.left = re.sub(r"(?<=[§¶]) (?=\d)", "\u00a0", text.left)
    mark_lines(text)
    text.left = text.left.replace(LINE_END, "")
    show_code(text)
    return text


def _refuse_forged_marks(text: Text) -> None:
    for found in reversed(forged(text.left)):
        text.problem(
            text.line + text.left.count("\n", 0, found.start()), "markdown.character",
            "there is a character that is kept for the machine (U+E000 to U+E002)", "delete it",
        )  # fmt: skip
        text.left = f"{text.left[: found.start()]}\ufffd{text.left[found.end() :]}"


def _take_citations(text: Text) -> None:
    problems = text.context.problems
    with_lines = text.left.replace(LINE_END, "\n")
    parts: list[str] = []
    at = 0
    for start, end, group in citations.groups(with_lines, text.path, text.line, problems):
        parts.append(_without_openings(text.left[at:start]))
        stand_in = mark("wrong", "")
        if citations.check(group, text.context.sources, text.path, problems):
            text.groups.append(group)
            stand_in = mark("cite", len(text.groups) - 1)
        parts.append(in_place_of(text.left[start:end], stand_in))
        at = end
    text.left = "".join((*parts, _without_openings(text.left[at:])))


def _without_openings(passage: str) -> str:
    """The passage with a mark at every citation that could not be read: it was told once, that is enough."""
    return UNREAD.sub(mark("wrong", ""), passage)


def _refuse_html(text: Text) -> None:
    for match in HTML.finditer(text.left):
        text.problem(
            text.line_at(match.start()), "markdown.html", "HTML is not used here",
            "write Markdown; for the sign itself write \\<",
        )  # fmt: skip
