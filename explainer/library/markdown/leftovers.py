"""What Markdown did not understand: signs of its grammar that are still there after rendering."""

from __future__ import annotations

import re
from html import unescape

from explainer.library.markdown.marks import OPEN, find
from explainer.library.markdown.text import Text

CODE = re.compile(r"<code[^>]*>.*?</code>", re.S)
INDENTED_CODE = re.compile(rf"<pre><code>[^<]*{OPEN}line:")
ANCHOR = re.compile(r"<a(?: href=\"([^\"]*)\")?[^>]*>")
BARE_CITATION = re.compile(r"(?<![\w@/.])@([a-z0-9]+(?:-[a-z0-9]+)*)")
START = r"(?:<p>|\n)[ ]*"

LINK = ("link.form", "this link cannot be read", "write [words](file.md), without spaces, title or brackets inside")

SIGNS = (
    (r"\{ ?[.#:]|\{ours", "markdown.attribute", "braces stand where they mean nothing",
     "put {.ours} or {#p12} at the end of the paragraph, and close it with '}'"),
    (r"\]\(|\]\[", *LINK),
    (START + r"\[[^\]\n]*\]:", "link.form", "a link is defined apart from its words",
     "write [words](file.md) where the link stands"),
    (r"\[\^", "markdown.footnote", "footnotes are not used here",
     "cite a source, [@source-id, p. 3], or write it in the text"),
    (r"\*\*", "markdown.emphasis", "two stars have no partner",
     "write **words**, with no space inside the stars"),
    (r"`", "markdown.code", "a backquote has no partner", "write `words`"),
    (START + r"\|", "markdown.table", "this is no table",
     "put as many dashes under its head as the head has cells: | --- | --- |"),
    (START + r"Table: ", "markdown.caption", "this caption has no table",
     "put it after its table, with an empty line between"),
    (r"\n[ ]*(?:[-*+]|\d{1,2}\.) (?=\S)", "markdown.list", "this is no list", "put an empty line before the first item, or join the line to the one before"),
    (START + r"#{1,6} |<h[1-6]>", "markdown.heading", "a heading does not stand by itself",
     "begin it at the start of a line, outside lists, quotes and callouts"),
    (r"admonition-title\">[^<]*</p>\s*</div>", "markdown.callout", "the callout has no text",
     "indent its text by four spaces"),
)  # fmt: skip
PATTERNS = tuple((re.compile(pattern), *told) for pattern, *told in SIGNS)


def check_leftovers(html: str, line: int, text: Text) -> None:
    """Tells what is still written in Markdown in a block that was rendered; `line` is the block's own."""
    for match in INDENTED_CODE.finditer(html):
        text.problem(
            _line_at(html, match.end() - 6, line), "markdown.indented-code", "four spaces in front make this code",
            "take the spaces away, or put code between two lines of ```",
        )  # fmt: skip
    shown = CODE.sub("", html)
    for pattern, code, what, mend in PATTERNS:
        for match in pattern.finditer(shown):
            text.problem(_line_at(shown, match.end() - 1, line), code, what, mend)
    for match in ANCHOR.finditer(shown):
        if unescape(match[1] or "") not in text.targets:
            text.problem(_line_at(shown, match.start(), line), *LINK)
    for match in BARE_CITATION.finditer(shown):
        if match[1] in text.context.sources:
            text.problem(
                _line_at(shown, match.start(), line), "citation.syntax", f"'@{match[1]}' stands outside brackets",
                f"write [@{match[1]}], with the page if there is one: [@{match[1]}, p. 3]",
            )  # fmt: skip


def _line_at(html: str, offset: int, otherwise: int) -> int:
    """The line that a place in rendered text comes from: that of the next line mark."""
    following = find("line", html[offset:])
    return int(following[0]) if following else otherwise
