"""Fenced blocks and inline code: charts are taken out and read, code is hidden from every other step."""

from __future__ import annotations

import re

from explainer.library.charts import Chart, read_chart
from explainer.library.markdown.marks import CLOSE, LINE_END, OPEN, in_place_of, lines_in, mark
from explainer.library.markdown.text import Text

FENCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[ ]*(?P<word>[\w-]*)[ ]*\n(?P<inside>(?:(?!(?P=fence)[ ]*\S).*\n)*?)(?P=fence)[ ]*$",
    re.M,
)
OPENING = re.compile(r"^[ \t]*(?P<fence>`{3}|~{3}).*(?:\n.+)*", re.M)
INLINE_CODE = re.compile(r"(?<![\\`])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.S)
HIDDEN = re.compile(f"{OPEN}code:(\\d+){CLOSE}")


def take_charts(text: Text) -> None:
    """Reads the charts and puts marks in their places."""

    def replace(match: re.Match[str]) -> str:
        if match["word"] != "chart":
            return match[0]
        line = text.line_at(match.start("inside"))
        chart = read_chart(match["inside"], text.path, line, text.context.problems)
        if chart is None:
            return in_place_of(match[0], mark("wrong", ""))
        _keep(text, chart, line - 1)
        return _apart(match[0], mark("chart", len(text.charts) - 1))

    text.left = FENCE.sub(replace, text.left)


def _apart(original: str, stand_in: str) -> str:
    """The stand-in as a block of its own, whether or not empty lines stood around what it replaces."""
    return f"\n{stand_in}{LINE_END * (lines_in(original) - 2)}\n"


def _keep(text: Text, chart: Chart, line: int) -> None:
    if any(chart.id == other.id for other in text.charts):
        text.problem(
            line, "chart.duplicate", f"'{chart.id}' is already a figure on this page", "give it another id"
        )
    text.charts.append(chart)


def hide_code(text: Text) -> None:
    """Puts marks in the places of fenced blocks and inline code; what is left of a fence is a problem."""

    def hide(match: re.Match[str]) -> str:
        text.hidden.append(match[0])
        return in_place_of(match[0], mark("code", len(text.hidden) - 1))

    text.left = FENCE.sub(hide, text.left)
    text.left = OPENING.sub(lambda match: _unclosed(text, match), text.left)
    text.left = INLINE_CODE.sub(hide, text.left)


def _unclosed(text: Text, match: re.Match[str]) -> str:
    text.problem(
        text.line_at(match.start()), "markdown.fence", "a block that begins with ``` or ~~~ has no end",
        "put the same three signs alone on a line after it, and begin both lines without spaces",
    )  # fmt: skip
    return in_place_of(match[0], mark("wrong", ""))


def show_code(text: Text) -> None:
    """Puts the code back."""
    text.left = HIDDEN.sub(lambda match: text.hidden[int(match[1])], text.left)
