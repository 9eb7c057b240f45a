"""From rendered Markdown to HTML: the marks in a block become citations and figures, drawn by templates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from explainer.library.charts import Chart
from explainer.library.glossary import Term
from explainer.library.markdown import Block, Body, Heading, Note, told_once
from explainer.library.markdown.marks import MARK
from explainer.library.pages import Page, Section

TERM_LINK = re.compile(r'<a href="/glossary/([a-z0-9-]+)/">(.*?)</a>')


class Dressing:
    """Makes the texts of one page ready to be shown, in the order in which they stand on it.

    The first link to a term gets the term's meaning beside it. Notes count from 1 through the whole page. Of a page
    with an `address` each figure leads to the code that embeds it.
    """

    def __init__(
        self,
        notes: Sequence[Note],
        terms: Mapping[str, Term],
        charts: Sequence[Chart] = (),
        address: str = "",
    ) -> None:
        self._notes, self._charts, self._terms, self._address = notes, charts, terms, address
        self._met: set[str] = set()

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks with their HTML filled."""
        return tuple(self._block(block) for block in blocks)

    def items(self, items: Sequence[Block | Heading]) -> tuple[Block | Heading, ...]:
        """The same for blocks and headings."""
        return tuple(self._block(item) if isinstance(item, Block) else item for item in items)

    def body(self, body: Body) -> Body:
        """The same for a whole text."""
        return replace(body, items=self.items(body.items))

    def sections(self, sections: Sequence[Section]) -> tuple[Section, ...]:
        """The same for sections."""
        return tuple(
            replace(section, first=self.blocks(section.first), rest=self.items(section.rest))
            for section in sections
        )

    def _block(self, block: Block) -> Block:
        html = TERM_LINK.sub(self._term, block.html)
        return replace(block, html=filled(html, self._notes, self._charts, self._address))

    def _term(self, link: re.Match[str]) -> str:
        """The link, and at its first use the meaning."""
        slug = link[1]
        if slug in self._met or slug not in self._terms:
            return link[0]
        self._met.add(slug)
        return link[0] + render_to_string("_meaning.html", {"term": self._terms[slug]}).strip()


def dressed_page(page: Page, terms: Mapping[str, Term]) -> Page:
    """The page with the HTML of every block ready to be shown, and its notes ready to be printed."""
    dressing = Dressing(page.notes, terms, page.charts, page.address)
    answer = dressing.blocks(page.answer)
    return replace(
        page, answer=answer, sections=dressing.sections(page.sections), notes=told_once(page.notes)
    )


def dressed_term(term: Term, terms: Mapping[str, Term]) -> Term:
    """The term with the HTML of its meaning ready to be shown."""
    return replace(term, meaning=Dressing(term.notes, terms, term.meaning.charts).body(term.meaning))


def filled(html: str, notes: Sequence[Note], charts: Sequence[Chart], address: str) -> SafeString:
    """HTML of our own Markdown, already cleaned, with a citation or a figure at each mark.

    Notes count from 1, charts from 0; `address` is the page's.
    """

    def widget(mark: re.Match[str]) -> str:
        kind, number = mark[1], int(mark[2])
        return figure(charts[number], notes, address) if kind == "chart" else citation(notes[number - 1])

    return mark_safe(MARK.sub(widget, html))


def citation(note: Note) -> str:
    """The citation in the text, with its note in place."""
    return render_to_string("_note.html", {"note": note}).strip()


def figure(chart: Chart, notes: Sequence[Note], address: str = "") -> str:
    """The figure with its title, source, data table, and the way to embed it if the page has an address."""
    note = notes[chart.source_note - 1] if chart.source_note else None
    context = {"chart": chart, "note": note, "notes": notes, "address": address}
    return render_to_string("_figure.html", context)
