"""What Markdown did not understand: signs of its grammar that are still there after rendering."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from explainer.library.markdown.marks import OPEN, find
from explainer.library.markdown.text import Text

CODE = re.compile(r"<code[^>]*>.*?</code>", re.S)
INDENTED_CODE = re.compile(rf"<pre><code>[^<]*{OPEN}line:")
ANCHOR = re.compile(r"<a(?: href=\"([^\"]*)\")?[^>]*>")
BARE_CITATION = re.compile(r"(?<![\w@/.])@([a-z0-9]+(?:-[a-z0-9]+)*)")
START = r"(?:<p>|\n)[ ]*"


class Sign(NamedTuple):
    """A sign of the grammar that should not be there, and what to say about it."""

    pattern: str
    code: str
    what: str
    mend: str


LINK = Sign(
    r"\]\(|\]\[|\[\[|\)\[[^\]\s]+\.md|\] \([^()\s]+\.md", "link.form", "this link cannot be read",
    "write [words](file.md), without spaces, title or brackets inside",
)  # fmt: skip

SIGNS = (
    LINK,
    Sign(
        START + r"\[[^\]\n^][^\]\n]*\]:", "link.form", "a link is defined apart from its words",
        "write [words](file.md) where the link stands",
    ),
    Sign(
        r"\[\^", "markdown.footnote", "footnotes are not used here",
        "cite a source, [@source-id, p. 3], or write it in the text",
    ),
    Sign(
        r"\{ ?[.#:]|\{ours", "markdown.attribute", "braces stand where they mean nothing",
        "put {.ours} or {#p12} at the end of the paragraph, and close it with '}'",
    ),
    Sign(
        r"\*\*", "markdown.emphasis", "two stars have no partner",
        "write **words**, with no space inside the stars",
    ),
    Sign(r"~~", "markdown.emphasis", "nothing is struck through here", "delete the words, or take the ~~ away"),
    Sign(r"`", "markdown.code", "a backquote has no partner", "write `words`"),
    Sign(
        r"<p>\|", "markdown.table", "this is no table",
        "put as many dashes under its head as the head has cells: | --- | --- |",
    ),
    Sign(
        START + r"Table: ", "markdown.caption", "this caption has no table",
        "put it after its table, with an empty line between",
    ),
    Sign(
        r"\n[ ]*(?:[-*+]|\d{1,2}\.) (?=\S)", "markdown.list", "this is no list",
        "put an empty line before the first item, or join the line to the one before",
    ),
    Sign(
        START + r"(?:[•·▪●○‣–]|[-*+](?:\u00a0|&nbsp;))(?:[ \u00a0]|&nbsp;)*(?=\S)", "markdown.list", "this is no list, as word processors write them",
        "begin each item with a hyphen and a space, and put an empty line before the first",
    ),
    Sign(
        START + r"\(?\d{1,2}\) (?=\S)", "markdown.list", "this is no list",
        "write 1. and a space, and put an empty line before the first item",
    ),
    Sign(
        r"(?<![\w\"'/=>.@;])(?:https?://|www\.)\w", "link.bare", "an address stands in the text",
        "cite it as a source, [@source-id]; pages about the site may link to it, [words](https://example.org)",
    ),
    Sign(
        START + r"#{1,6} |<h[1-6]>", "markdown.heading", "a heading does not stand by itself",
        "write ## and its words on one line, outside lists, quotes and callouts",
    ),
    Sign(
        r"admonition-title\">[^<]*</p>\s*</div>", "markdown.callout", "the callout has no text",
        "indent its text by four spaces",
    ),
)  # fmt: skip
PATTERNS = tuple((re.compile(sign.pattern), sign) for sign in SIGNS)


def check_leftovers(html: str, line: int, text: Text) -> None:
    """Tells what is still written in Markdown in a block that was rendered; `line` is the block's own."""
    for match in INDENTED_CODE.finditer(html):
        text.problem(
            _line_at(html, match.end() - 6, line), "markdown.indented-code", "four spaces in front make this code",
            "take the spaces away, or put code between two lines of ```",
        )  # fmt: skip
    shown = CODE.sub("", html)
    for pattern, sign in PATTERNS:
        for match in pattern.finditer(shown):
            _tell(sign, _line_at(shown, match.end() - 1, line), text)
    for match in ANCHOR.finditer(shown):
        if unescape(match[1] or "") not in text.targets:
            _tell(LINK, _line_at(shown, match.start(), line), text)
    _check_bare_citations(shown, line, text)


def _tell(sign: Sign, line: int, text: Text) -> None:
    text.problem(line, sign.code, sign.what, sign.mend)


def _check_bare_citations(html: str, line: int, text: Text) -> None:
    for match in BARE_CITATION.finditer(html):
        if match[1] in text.context.sources:
            text.problem(
                _line_at(html, match.start(), line), "citation.syntax", f"'@{match[1]}' stands outside brackets",
                f"write [@{match[1]}], or with the page: [@{match[1]}, p. 3]",
            )  # fmt: skip


def _line_at(html: str, offset: int, otherwise: int) -> int:
    """The line that a place in rendered text comes from: that of the next line mark."""
    following = find("line", html[offset:])
    return int(following[0]) if following else otherwise
