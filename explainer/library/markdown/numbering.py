"""Numbering: the blocks in order, with numbers for notes and paragraphs, and anchors for all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.library.citations import Group, check
from explainer.library.markdown.body import Block, Heading, Note, NoteEntry
from explainer.library.markdown.headings import read_heading
from explainer.library.markdown.leftovers import check_leftovers
from explainer.library.markdown.marks import CLOSE, MARK, OPEN, find, line_of, mark, words_of
from explainer.library.markdown.signs import show_signs
from explainer.library.markdown.tables import with_captions
from explainer.library.markdown.text import Text

NUMBERED = frozenset({"p", "ul", "ol", "dl", "blockquote"})
# A note mark follows the stop and stands close to its word, as in a law review.
NOTES_BEFORE_STOP = re.compile(
    f"\\s{{0,40}}((?:{OPEN}note:\\d+{CLOSE}\\s{{0,40}})*{OPEN}note:\\d+{CLOSE})([.,;:?!]?)"
)


class Numbering:
    """Goes through rendered elements, pairs of tag and HTML, and makes headings and blocks of them."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.notes: list[Note] = []
        self.paragraph = 0
        self.line = text.line
        self.section = ""
        self.anchors: dict[str, int] = {}
        self.shown: set[str] = set()

    def items(self, elements: Iterator[tuple[str, str]]) -> Iterator[Heading | Block]:
        for tag, html in with_captions(elements):
            self.line = line_of(html, self.line)
            charts = find("chart", html)
            if re.fullmatch(r"h[1-6]", tag):
                yield self._heading(tag, html)
            elif charts:
                yield self._figure(int(charts[0]))
            elif tag == "hr" or words_of(html) or find("cite", html):
                yield self._block(tag, html)
            elif find("ours", html) or find("id", html):
                self.text.problem(
                    self.line,
                    "markdown.attribute",
                    "a mark in braces stands alone",
                    "put it at the end of the paragraph",
                )

    def _heading(self, tag: str, html: str) -> Heading:
        self.shown.update(find("cite", html))  # told already
        heading = read_heading(tag, show_signs(html), self.line, self.text)
        self.section = heading.kind if heading.level == 2 else self.section
        self._take_anchor(heading.anchor)
        return heading

    def _block(self, tag: str, html: str) -> Block:
        check_leftovers(html, self.line, self.text)
        html = show_signs(html)
        self._check_cited(tag, html)
        ours = bool(find("ours", html))
        first = len(self.notes)
        number = self._number(tag, html)
        html = MARK.sub(self._note_mark, html)
        html = NOTES_BEFORE_STOP.sub(lambda match: match[2] + re.sub(r"\s", "", match[1]), html)
        return Block(tag, html.replace("\n</p>", "</p>"), self.line, number, tuple(self.notes[first:]), ours)

    def _figure(self, at: int) -> Block:
        chart = self.text.charts[at]
        first = len(self.notes)
        around = self.text.context
        sound = [check(group, around.sources, self.text.path, around.problems) for group in chart.groups]
        if all(sound):
            self.text.charts[at] = chart.numbered([self._note(group) for group in chart.groups])
        return Block("figure", mark("chart", at), self.line, notes=tuple(self.notes[first:]))

    def _number(self, tag: str, html: str) -> str:
        pinned = find("id", html)
        if pinned:
            self.paragraph = int(pinned[0].rstrip("abcdefghijklmnopqrstuvwxyz"))
        elif tag in NUMBERED:
            self.paragraph += 1
        else:
            return ""
        number = pinned[0] if pinned else str(self.paragraph)
        self._take_anchor(f"p{number}")
        return number

    def _note_mark(self, match: re.Match[str]) -> str:
        if match[1] != "cite":
            return ""
        self.shown.add(match[2])
        return mark("note", self._note(self.text.groups[int(match[2])]))

    def _note(self, group: Group) -> int:
        sources = self.text.context.sources
        entries = tuple(
            NoteEntry(sources[one.source], one.locator, one.label(sources), one.signal)
            for one in group.citations
        )
        self.notes.append(Note(len(self.notes) + 1, entries))
        return len(self.notes)

    def _check_cited(self, tag: str, html: str) -> None:
        if not self.text.context.must_cite or self.section in self.text.context.uncited_sections:
            return
        for part in _parts_to_cite(tag, html):
            if not any(find(kind, part) for kind in ("cite", "ours", "wrong")):
                self.text.problem(
                    line_of(part, self.line), "page.uncited", f"nothing is cited for '{words_of(part)[:40]}…'",
                    "cite a source, [@source-id, p. 3], or end the paragraph with {.ours}",
                )  # fmt: skip

    def _take_anchor(self, anchor: str) -> None:
        if anchor in self.anchors:
            self.text.problem(
                self.line, "markdown.anchor", f"'#{anchor}' stands here a second time (first on line {self.anchors[anchor]})",
                "change the heading, or give it {#another-id}",
            )  # fmt: skip
        self.anchors.setdefault(anchor, self.line)

    def check(self) -> None:
        """Every citation of the text must have reached the page."""
        for at, group in enumerate(self.text.groups):
            if str(at) not in self.shown:
                self.text.problem(
                    group.line,
                    "citation.lost",
                    "this citation does not reach the page",
                    "move it into running text",
                )


def _parts_to_cite(tag: str, html: str) -> list[str]:
    """The parts of a block each of which needs a citation: items of a list, paragraphs of a callout."""
    if tag in ("ul", "ol"):
        return re.findall(r"<li>(.*?)(?=<li>|</[uo]l>\s*$)", html, re.S)
    if tag == "dl":
        return re.findall(r"<dd>.*?</dd>", html, re.S)
    if tag == "div":
        return [
            part
            for part in re.findall(r"<(?:p|li)[^>]*>.*?</(?:p|li)>", html, re.S)
            if "admonition-title" not in part
        ]
    return [html] if tag in ("p", "table", "blockquote") else []
