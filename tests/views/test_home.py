"""The first page."""

from __future__ import annotations

from django.test import Client

from explainer.library.catalogue import Catalogue


def test_every_figure_stands_with_its_label_and_a_way_to_its_source(
    client: Client, catalogue: Catalogue
) -> None:
    text = client.get("/").content.decode()
    assert catalogue.figures
    for figure in catalogue.figures:
        assert figure.value in text
        assert f'href="/sources/{figure.note.source.id}/"' in text


def test_every_chapter_is_one_step_away(client: Client, catalogue: Catalogue) -> None:
    text = client.get("/").content.decode()
    assert all(f'href="{chapter.address}"' in text for chapter in catalogue.chapters)


def test_the_newest_changes_come_first(client: Client, catalogue: Catalogue) -> None:
    response = client.get("/")
    days = [change[0] for change in response.context["changes"]]
    assert days == sorted(days, reverse=True)
    assert days[0] == max(change.date for page in catalogue.pages.values() for change in page.changes)
