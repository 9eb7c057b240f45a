"""Chapters and pages about the site."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.library.charts.grid import GridDrawing
from explainer.library.labels import LABELS


@pytest.fixture
def chapter(client: Client) -> str:
    return client.get("/the-accusation/").content.decode()


def test_the_answer_comes_before_the_first_section(chapter: str) -> None:
    assert chapter.index("In 60 seconds") < chapter.index('class="section')


def test_one_minute_shows_the_answer_alone_with_its_own_notes(client: Client, catalogue: Catalogue) -> None:
    page = catalogue.pages["the-accusation"]
    text = client.get("/the-accusation/?depth=1").content.decode()
    assert 'class="section' not in text
    cited = [note.number for block in page.answer for note in block.notes]
    assert text.count('<li id="n') == len(cited) < len(page.notes)


def test_the_whole_is_unfolded_and_five_minutes_are_folded(client: Client, chapter: str) -> None:
    whole = client.get("/the-accusation/?depth=full").content.decode()
    assert '<details class="more" open>' in whole
    assert '<details class="more" open>' not in chapter
    assert '<details class="more">' in chapter


def test_every_note_of_a_page_has_its_place_in_the_text_and_at_the_end(
    chapter: str, catalogue: Catalogue
) -> None:
    """In the cells of a figure a mark leads to the end; elsewhere it opens its note in place."""
    page = catalogue.pages["the-accusation"]
    grids = [chart.drawing for chart in page.charts if isinstance(chart.drawing, GridDrawing)]
    in_cells = {cell.note for grid in grids for line in grid.lines for cell in line.cells if cell.note}
    assert in_cells
    for note in page.notes:
        assert f'<li id="{note.anchor}">' in chapter
        if note.number in in_cells:
            assert f'href="#{note.anchor}" aria-label="Note {note.number}"' in chapter
        else:
            assert f'popovertarget="{note.anchor}-pop"' in chapter
            assert f'id="{note.anchor}-pop" popover' in chapter


def test_every_figure_is_drawn_with_its_source(chapter: str, catalogue: Catalogue) -> None:
    for chart in catalogue.pages["the-accusation"].charts:
        assert f'id="figure-{chart.id}"' in chapter


def test_chapters_lead_to_the_one_before_and_the_one_after(client: Client, catalogue: Catalogue) -> None:
    for before, after in zip(catalogue.chapters, catalogue.chapters[1:], strict=False):
        assert f'href="{after.address}" rel="next"' in client.get(before.address).content.decode()
        assert f'href="{before.address}" rel="prev"' in client.get(after.address).content.decode()


def test_an_address_without_its_last_slash_leads_on(client: Client) -> None:
    response = client.get("/the-accusation")
    assert (response.status_code, response.headers["Location"]) == (301, "/the-accusation/")


def test_the_way_of_the_page_is_marked_in_the_navigation(client: Client) -> None:
    for address, title in (("/the-accusation/", "Chapters"), ("/sources/", "Sources"), ("/about/", "About")):
        text = client.get(address).content.decode()
        assert text.count('aria-current="true"') >= 1
        assert f'aria-current="true">{title}</a>' in text


def test_the_page_about_method_has_every_label_with_its_meaning(client: Client) -> None:
    text = unescape(client.get("/about/method/").content.decode())
    for label in LABELS.values():
        assert label.meaning in text
