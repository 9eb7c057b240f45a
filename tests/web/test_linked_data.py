"""What a chapter tells machines of itself."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from django.test import Client

from explainer.library.catalogue import Catalogue
from tests.conftest import HOST


def linked_data(path: str) -> dict[str, Any]:
    html = Client(headers={"host": HOST}).get(path).content.decode()
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    told: dict[str, Any] = json.loads(found)
    return told


def test_every_chapter_is_an_article_and_a_learning_resource_under_an_open_licence(
    catalogue: Catalogue,
) -> None:
    for chapter in catalogue.chapters:
        told = linked_data(chapter.address)
        assert told["@type"] == ["Article", "LearningResource"]
        assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert told["isAccessibleForFree"] is True
        assert told["url"] == f"https://{HOST}{chapter.address}"
        assert date.fromisoformat(told["dateModified"]) >= date.fromisoformat(told["datePublished"])
        assert told["educationalLevel"]
        assert told["learningResourceType"]


def test_each_source_of_a_chapter_is_cited_once(catalogue: Catalogue) -> None:
    chapter = catalogue.chapters[0]
    sources = {entry.source.id for note in chapter.notes for entry in note.entries}
    cited = linked_data(chapter.address)["citation"]
    assert len(cited) == len(sources)
    assert all(one["name"] for one in cited)


def test_the_page_of_a_law_tells_which_law_it_is() -> None:
    told = linked_data("/sources/usc-17-107/")
    assert told["@type"] == "WebPage"
    law = told["mainEntity"]
    assert law["@type"] == "Legislation"
    assert (law["legislationIdentifier"], law["legislationJurisdiction"]) == ("17 U.S.C. § 107", "United States")
    assert linked_data("/sources/eu-dir-2019-790/")["mainEntity"]["legislationDate"] == "2019-04-17"


def test_the_page_of_a_source_that_is_no_law_says_nothing_of_laws() -> None:
    html = Client(headers={"host": HOST}).get("/sources/lemley-2005/").content.decode()
    assert "ld+json" not in html


def test_the_licence_of_every_page_is_a_link_that_machines_can_read(catalogue: Catalogue) -> None:
    html = Client(headers={"host": HOST}).get("/").content.decode()
    assert '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">' in html
    assert '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">' in html
