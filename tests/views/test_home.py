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


def test_each_way_to_read_says_for_whom_it_is_and_how_long_it_takes(
    client: Client, catalogue: Catalogue
) -> None:
    """The ways are the sections of a page that editors write; their minutes are those of the chapters they name."""
    response = client.get("/")
    text = response.content.decode()
    ways = response.context["ways"]
    sections = catalogue.pages["about/reading-paths"].sections
    assert [way.title for way in ways] == [section.title for section in sections]
    for who in ("student", "reporter", "teacher", "developer"):
        assert any(who in way.title for way in ways)
    for way in ways:
        assert way.chapters >= 4
        assert way.minutes >= way.chapters * min(chapter.minutes for chapter in catalogue.chapters)
        assert f'href="{way.address}"' in text
        assert f"{way.chapters} chapters, about {way.minutes} minutes" in text
        assert f'id="{way.address.partition("#")[2]}"' in client.get("/about/reading-paths/").content.decode()


def test_the_newest_changes_come_first(client: Client, catalogue: Catalogue) -> None:
    response = client.get("/")
    days = [change[0] for change in response.context["changes"]]
    assert days == sorted(days, reverse=True)
    assert days[0] == max(change.date for page in catalogue.pages.values() for change in page.changes)
