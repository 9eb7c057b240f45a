"""The one set-up of Python-Markdown, and the way from a text to headings and blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

import nh3
from markdown import Markdown
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension

from explainer.library.markdown.body import Block, Body, Context, Heading, Note, NoteEntry
from explainer.library.markdown.marks import CLOSE, MARK, OPEN, find, mark, without
from explainer.library.markdown.source import Source, prepare

HEADING_KINDS = ("disputed", "strongest", "wrong", "figures", "think", "discuss")
# A note mark follows the stop and stands close to its word, as in a law review.
NOTE_BEFORE_STOP = re.compile(f"(\\s*)((?:{OPEN}note:\\d+{CLOSE})+)([.,;:]?)")
NUMBERED = frozenset({"p", "ul", "ol", "dl", "blockquote"})

ALLOWED_TAGS = frozenset(
    "p ul ol li dl dt dd blockquote pre code em strong a table thead tbody tr th td div h2 h3 h4 hr br".split()
)
ALLOWED_ATTRIBUTES = {
    "a": {"href", "title"}, "div": {"class"}, "p": {"class"}, "code": {"class"},
    "ol": {"start"}, "th": {"align"}, "td": {"align"},
}  # fmt: skip


@cache
def _markdown() -> Markdown:
    """Python-Markdown as this site uses it: no raw HTML, no automatic links."""
    extensions = [
        AdmonitionExtension(), DefListExtension(), FencedCodeExtension(), SaneListExtension(),
        SmartyExtension(smart_dashes=True, smart_ellipses=True), TableExtension(use_align_attribute=True),
    ]  # fmt: skip
    markdown = Markdown(extensions=extensions, output_format="html")
    markdown.preprocessors.deregister("html_block")
    for name in ("html", "autolink", "automail", "image_link", "image_reference"):
        markdown.inlinePatterns.deregister(name)
    return markdown


def render(text: str, path: str, line: int, context: Context) -> Body:
    """Markdown as headings and blocks; `line` is the line of the file on which the text begins.

    What is wrong goes to ``context.problems``; the text is rendered all the same.
    """
    source = prepare(text, path, line, context)
    numbering = _Numbering(source)
    items = tuple(numbering.items(_elements(source.text)))
    numbering.check()
    return Body(items, tuple(numbering.notes), tuple(source.charts), tuple(source.links))


def _elements(text: str) -> Iterator[tuple[str, str]]:
    """Tag and HTML of each block. These are the steps of `Markdown.convert`, block by block."""
    markdown = _markdown().reset()
    lines = text.split("\n")
    for preprocessor in markdown.preprocessors:
        lines = preprocessor.run(lines)
    root = markdown.parser.parseDocument(lines).getroot()
    for treeprocessor in markdown.treeprocessors:
        changed = treeprocessor.run(root)
        root = root if changed is None else changed
    for element in root:
        element.tail = None
        html = markdown.serializer(element)
        for postprocessor in markdown.postprocessors:
            html = postprocessor.run(html)
        tag = str(element.tag)
        if tag == "p" and html.startswith("<pre"):
            tag = "pre"
        yield (
            tag,
            nh3.clean(html.strip(), tags=set(ALLOWED_TAGS), attributes=ALLOWED_ATTRIBUTES, link_rel=None),
        )


class _Numbering:
    """Goes through the blocks in order and gives numbers to notes and paragraphs."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.notes: list[Note] = []
        self.paragraph = 0
        self.line = source.line
        self.section = ""
        self.anchors: dict[str, int] = {}
        self.placed: set[str] = set()

    def items(self, elements: Iterator[tuple[str, str]]) -> Iterator[Heading | Block]:
        for tag, html in _with_captions(elements):
            lines = find("line", html)
            self.line = int(lines[0]) if lines else self.line
            if re.fullmatch(r"h[1-6]", tag):
                yield self._heading(tag, html)
            else:
                yield self._block(tag, html)

    def _heading(self, tag: str, html: str) -> Heading:
        words = MARK.sub("", re.sub(r"<[^>]+>", "", html)).strip()
        attributes = re.search(r"\s*\{([^{}]*)\}$", words)
        kind, anchor = "", ""
        if attributes:
            words = words[: attributes.start()]
            for word in attributes[1].split():
                kind, anchor = (word[1:], anchor) if word.startswith(".") else (kind, word.lstrip("#"))
        if kind and kind not in HEADING_KINDS:
            self._problem(
                "markdown.heading-kind",
                f"'{kind}' is no kind of section",
                "use one of: " + ", ".join(HEADING_KINDS),
            )
        if tag not in ("h2", "h3"):
            self._problem(
                "markdown.heading-level", "only headings of level 2 and 3 are used", "write ## or ###"
            )
        if find("cite", html):
            self._problem(
                "markdown.heading-citation",
                "a heading cites a source",
                "move the citation into the text below",
            )
        title = unescape(words)
        self.section = kind if tag == "h2" else self.section
        heading = Heading(int(tag[1]), title, anchor or slug(title), kind, self.line)
        self._take_anchor(heading.anchor)
        return heading

    def _block(self, tag: str, html: str) -> Block:
        charts = find("chart", html)
        self.placed.update(charts)
        if charts:
            return self._figure(charts, html)
        self._check_cited(tag, html)
        ours = bool(find("ours", html))
        first = len(self.notes)
        number = self._number(tag, html)
        html = MARK.sub(self._note_mark, html)
        html = NOTE_BEFORE_STOP.sub(r"\3\2", html)
        if number:
            self._take_anchor(f"p{number}")
        return Block(tag, html, self.line, number, tuple(self.notes[first:]), ours)

    def _figure(self, charts: list[str], html: str) -> Block:
        rest = MARK.sub("", re.sub(r"<[^>]+>", "", html)).strip()
        if rest or len(charts) > 1:
            self._problem(
                "chart.place", "a chart stands inside a paragraph", "put an empty line before and after it"
            )
        return Block("figure", mark("chart", charts[0]), self.line)

    def _number(self, tag: str, html: str) -> str:
        pinned = find("id", html)
        if pinned:
            digits = re.match(r"\d+", pinned[0])
            self.paragraph = int(digits[0]) if digits else self.paragraph
            return pinned[0]
        if tag not in NUMBERED:
            return ""
        self.paragraph += 1
        return str(self.paragraph)

    def _note_mark(self, match: re.Match[str]) -> str:
        kind, value = match[1], match[2]
        if kind != "cite":
            return match[0] if kind in ("chart", "note") else ""
        self.notes.append(self._note(int(value)))
        return mark("note", len(self.notes))

    def _note(self, at: int) -> Note:
        sources = self.source.context.sources
        group = self.source.groups[at]
        entries = tuple(
            NoteEntry(sources[one.source], one.locator, one.label(sources), one.signal)
            for one in group.citations
        )
        return Note(len(self.notes) + 1, entries)

    def _check_cited(self, tag: str, html: str) -> None:
        if not self.source.context.must_cite or self.section in self.source.context.uncited_sections:
            return
        for part in _parts_to_cite(tag, html):
            if not any(find(kind, part) for kind in ("cite", "ours", "wrong")):
                lines = find("line", part)
                line = int(lines[0]) if lines else self.line
                start = MARK.sub("", re.sub(r"<[^>]+>", "", part)).strip()[:40]
                self.source.context.problems.add(
                    self.source.path, line, "page.uncited", f"nothing is cited for '{unescape(start)}…'",
                    "cite a source, [@source-id, p. 3], or end the paragraph with {.ours}",
                )  # fmt: skip

    def _take_anchor(self, anchor: str) -> None:
        first = self.anchors.setdefault(anchor, self.line)
        if first != self.line:
            self._problem(
                "markdown.anchor",
                f"'#{anchor}' stands here a second time (first on line {first})",
                "change the heading, or give it {#another-id}",
            )

    def _problem(self, code: str, what: str, mend: str) -> None:
        self.source.context.problems.add(self.source.path, self.line, code, what, mend)

    def check(self) -> None:
        """Every citation and every chart of the source must have reached the page."""
        lost = len(self.source.groups) - len(self.notes)
        if lost and not self.source.context.problems.errors:
            self._problem(
                "citation.lost",
                f"{lost} of the citations did not reach the page",
                "look for citations inside headings or link texts",
            )


def _with_captions(elements: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A paragraph that begins with ``Table:`` right after a table becomes its caption."""
    held: tuple[str, str] | None = None
    for tag, html in elements:
        if held and html.startswith("<p>Table: "):
            caption = html.removeprefix("<p>Table: ").removesuffix("</p>")
            tag, html, held = (
                "table",
                held[1].replace("<table>", f"<table>\n<caption>{caption}</caption>", 1),
                None,
            )
        if held:
            yield held
        held = (tag, html) if tag == "table" and "<caption>" not in html else None
        if not held:
            yield tag, html
    if held:
        yield held


def _parts_to_cite(tag: str, html: str) -> list[str]:
    """The parts of a block each of which needs a citation: items of a list, paragraphs of a callout."""
    if tag in ("ul", "ol"):
        return re.findall(r"<li>(.*?)(?=<li>|</[uo]l>\s*$)", html, re.S)
    if tag == "div":
        return [part for part in re.findall(r"<p[^>]*>.*?</p>", html, re.S) if "admonition-title" not in part]
    if tag in ("p", "table", "dl", "blockquote"):
        return [html]
    return []


def slug(title: str) -> str:
    """An anchor made from a heading: small letters and hyphens.

    >>> slug("What is disputed?")
    'what-is-disputed'
    """
    return re.sub(r"[^a-z0-9]+", "-", without("line", title).lower().replace("'", "").replace("’", "")).strip(
        "-"
    )
