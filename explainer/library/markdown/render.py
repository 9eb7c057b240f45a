"""The one set-up of Python-Markdown, and the way from a text to headings and blocks."""

from __future__ import annotations

import threading
from collections.abc import Container, Iterator
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension

from explainer.library.markdown.body import Body, Context
from explainer.library.markdown.numbering import Numbering
from explainer.library.markdown.prepare import prepare

NOT_USED = (
    "html autolink automail image_link image_reference reference short_reference short_image_ref".split()
)

ALLOWED_TAGS = set(
    "p ul ol li dl dt dd blockquote pre code em strong a table thead tbody tr th td div h2 h3 hr br".split()
)
ALLOWED_ATTRIBUTES = {
    "a": {"href"}, "div": {"class"}, "p": {"class"}, "code": {"class"},
    "ol": {"start"}, "th": {"class"}, "td": {"class"},
}  # fmt: skip


def render(text: str, path: str, line: int, context: Context) -> Body:
    """Markdown as headings and blocks; `line` is the line of the file on which the text begins.

    What is wrong goes to ``context.problems``; the text is rendered all the same. Nothing raises.
    """
    prepared = prepare(text, path, line, context)
    try:
        elements = list(_elements(prepared.left, prepared.targets))
    except RecursionError:
        KEPT.markdown = _markdown()  # the other one stopped halfway
        prepared.problem(line, "markdown.depth", "a list is too long or nested too deeply", "cut it up")
        return Body()
    numbering = Numbering(prepared)
    items = tuple(numbering.items(iter(elements)))
    numbering.check()
    return Body(items, tuple(numbering.notes), tuple(prepared.charts), tuple(prepared.links))


def _markdown() -> Markdown:
    """Python-Markdown as this site uses it: no raw HTML, no links but ``[words](target)``."""
    extensions = [
        AdmonitionExtension(), DefListExtension(), FencedCodeExtension(), SaneListExtension(),
        SmartyExtension(smart_dashes=True, smart_ellipses=True), TableExtension(use_align_attribute=True),
    ]  # fmt: skip
    markdown = Markdown(extensions=extensions, output_format="html")
    markdown.preprocessors.deregister("html_block")
    for name in ("reference", "setextheader"):
        markdown.parser.blockprocessors.deregister(name)
    for name in NOT_USED:
        markdown.inlinePatterns.deregister(name)
    return markdown


class _Kept(threading.local):
    """One Markdown for each thread: to make it anew takes longer than to render a sentence."""

    def __init__(self) -> None:
        self.markdown = _markdown()


KEPT = _Kept()


def _elements(text: str, targets: Container[str]) -> Iterator[tuple[str, str]]:
    """Tag and HTML of each block. These are the steps of `Markdown.convert`, block by block."""
    markdown = KEPT.markdown.reset()
    lines = text.split("\n")
    for preprocessor in markdown.preprocessors:
        lines = preprocessor.run(lines)
    root = Element("div")
    markdown.parser.parseChunk(root, "\n".join(lines))
    for treeprocessor in markdown.treeprocessors:
        treeprocessor.run(root)  # every one of them changes the tree in place
    for cell in root.iter():
        if "align" in cell.attrib:
            cell.set("class", cell.attrib.pop("align"))  # the attribute is obsolete in HTML
    for element in root:
        element.tail = None
        html = markdown.serializer(element)
        for postprocessor in markdown.postprocessors:
            html = postprocessor.run(html)
        tag = "pre" if html.startswith("<pre") else str(element.tag)
        yield tag, _cleaned(html.strip(), targets)


def _cleaned(html: str, targets: Container[str]) -> str:
    """The HTML with the tags and attributes that are allowed; links keep only the targets given."""

    def kept(tag: str, attribute: str, value: str) -> str | None:
        known = attribute in ALLOWED_ATTRIBUTES.get(tag, ()) and (attribute != "href" or value in targets)
        return value if known else None

    return nh3.clean(
        html, tags=ALLOWED_TAGS, attributes=ALLOWED_ATTRIBUTES, attribute_filter=kept, link_rel=None
    )
