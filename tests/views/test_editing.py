"""The editors' guide and the report as pages; drafts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue, load
from explainer.web import current


@pytest.fixture(scope="module")
def guide() -> str:
    return Client().get("/about/editing/").content.decode()


def test_every_sample_is_followed_by_what_it_becomes(guide: str, catalogue: Catalogue) -> None:
    samples = catalogue.pages["about/editing"].samples
    assert len(samples) > 10
    assert guide.count('class="language-markdown"') == guide.count('<div class="sample"') == len(samples)
    assert re.search(r'class="language-markdown">Four factors are weighed \[@usc-17-107\]\..*?</pre>\s*<div class="sample"', guide, re.DOTALL)


def test_code_is_shown_and_is_not_read(guide: str) -> None:
    assert "a = [@not-a-citation]" in guide
    assert "{.ours}" in guide


def test_every_kind_of_chart_is_drawn_in_the_guide(guide: str) -> None:
    for kind in ("bars", "panels", "ranges", "timeline", "flow", "grid"):
        assert f'id="figure-guide-{kind}"' in guide


def test_no_id_stands_twice(guide: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', guide)
    assert [name for name in set(ids) if ids.count(name) > 1] == []


def test_notes_of_samples_are_notes_of_the_page(guide: str, catalogue: Catalogue) -> None:
    notes = catalogue.pages["about/editing"].notes
    assert [note.number for note in notes] == list(range(1, len(notes) + 1))
    assert guide.count('<li id="n') == len(notes)


def test_the_pages_about_the_site_lead_to_guide_and_report(client: Client, guide: str) -> None:
    assert 'href="/about/editing/"' in client.get("/about/").content.decode()
    assert 'href="/about/report/"' in guide
    assert 'href="/about/editing/"' in client.get("/about/report/").content.decode()


def test_the_report_has_every_list(client: Client) -> None:
    text = client.get("/about/report/").content.decode()
    for anchor in ("reviews", "statuses", "documents", "unread", "uncited", "ours", "uncovered", "outside"):
        assert f'<h2 id="{anchor}">' in text
    assert 'href="/sources/feist-1991/"' in text


def test_drafts_are_seen_in_the_preview_only_and_say_that_they_are_drafts(small_content: Path, client: Client) -> None:
    for name, kind in (("two", "chapter"), ("about/two", "about")):
        text = (small_content / "pages" / "one.md").read_text().replace("title: One", "title: Two\ndraft: true").replace("number: 1", "number: 2")
        (small_content / "pages" / f"{name}.md").write_text(text.replace("kind: chapter", f"kind: {kind}"))
    (small_content / "pages" / "_three.md").write_text("nothing yet")
    for drafts in (False, True):
        found, problems = load(small_content, drafts=drafts)
        assert found is not None, problems
        assert {"two", "about/two"} <= set(found.pages) or not drafts
        with current.serving(found):
            for slug in ("two", "about/two"):
                response = client.get(f"/{slug}/")
                assert response.status_code == (200 if drafts else 404)
                assert ("<strong>Draft</strong>" in response.content.decode()) is drafts
            assert client.get("/_three/").status_code == 404
