"""From rendered Markdown to HTML: the marks in a block become citations and figures, drawn by templates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from explainer.library.charts import Chart
from explainer.library.glossary import Term
from explainer.library.markdown import Block, Heading, Note
from explainer.library.markdown.marks import MARK
from explainer.library.pages import Page


def dressed_page(page: Page) -> Page:
    """The page with the HTML of every block ready to be shown."""
    sections = tuple(
        replace(
            section,
            first=tuple(_dressed(block, page.notes, page.charts) for block in section.first),
            rest=_all_dressed(section.rest, page.notes, page.charts),
        )
        for section in page.sections
    )
    answer = tuple(_dressed(block, page.notes, page.charts) for block in page.answer)
    return replace(page, answer=answer, sections=sections)


def dressed_term(term: Term) -> Term:
    """The term with the HTML of its meaning ready to be shown."""
    meaning = term.meaning
    items = _all_dressed(meaning.items, meaning.notes, meaning.charts)
    return replace(term, meaning=replace(meaning, items=items))


def _all_dressed(
    items: Sequence[Block | Heading], notes: Sequence[Note], charts: Sequence[Chart]
) -> tuple[Block | Heading, ...]:
    return tuple(_dressed(item, notes, charts) if isinstance(item, Block) else item for item in items)


def _dressed(block: Block, notes: Sequence[Note], charts: Sequence[Chart]) -> Block:
    return replace(block, html=filled(block.html, notes, charts))


def filled(html: str, notes: Sequence[Note], charts: Sequence[Chart]) -> SafeString:
    """HTML of our own Markdown, already cleaned, with a citation or a figure at each mark.

    Notes count from 1, charts from 0.
    """

    def widget(mark: re.Match[str]) -> str:
        kind, number = mark[1], int(mark[2])
        return figure(charts[number], notes) if kind == "chart" else citation(notes[number - 1])

    return mark_safe(MARK.sub(widget, html))


def citation(note: Note) -> str:
    """The citation in the text, with its note in place."""
    return render_to_string("_note.html", {"note": note}).strip()


def figure(chart: Chart, notes: Sequence[Note]) -> str:
    """The figure with its title, source and data table."""
    note = notes[chart.source_note - 1] if chart.source_note else None
    return render_to_string("_figure.html", {"chart": chart, "note": note, "notes": notes})
