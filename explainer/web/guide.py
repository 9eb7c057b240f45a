"""The editors' guide on the site: each sample of Markdown is followed by what it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from explainer.library.glossary import Term
from explainer.library.markdown import Block, Body, Heading
from explainer.library.pages import Page, Section
from explainer.web.prose import Dressing

SAMPLE = 'class="language-markdown"'


def with_samples(page: Page, dressed: Page, terms: Mapping[str, Term]) -> Page:
    """The dressed page with every sample shown; `page` is the same page as the library made it."""
    shown = iter([_shown(page, sample, terms) for sample in page.samples])
    return replace(dressed, sections=tuple(_section(section, shown) for section in dressed.sections))


def _shown(page: Page, sample: Body, terms: Mapping[str, Term]) -> SafeString:
    """A sample as it would look in a chapter; its anchors would stand here twice, and are left out."""
    dressing = Dressing(page.notes, terms, sample.charts)
    items = tuple(
        replace(item, number="") if isinstance(item, Block) else replace(item, anchor="")
        for item in dressing.items(sample.items)
    )
    return render_to_string("_sample.html", {"items": items})


def _section(section: Section, shown: Iterator[SafeString]) -> Section:
    first = tuple(_block(block, shown) for block in section.first)
    rest = tuple(item if isinstance(item, Heading) else _block(item, shown) for item in section.rest)
    return replace(section, first=first, rest=rest)


def _block(block: Block, shown: Iterator[SafeString]) -> Block:
    """A block; with the next sample after it if it is a sample's text."""
    if block.kind != "pre" or SAMPLE not in block.html:
        return block
    return replace(block, html=mark_safe(block.html + next(shown)))
