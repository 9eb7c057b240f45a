"""Time alone makes records old: pages are then prepared anew, though no file changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from pytest_django import Settings

from explainer.library.catalogue import Catalogue
from explainer.web import current, house
from explainer.web.current import Service
from explainer.web.prepared import Table

REVIEWED = datetime(2026, 11, 1, tzinfo=UTC)  # both pages of the small content


def set_clock(monkeypatch: pytest.MonkeyPatch, day: datetime) -> None:
    monkeypatch.setattr(current, "_now", lambda: day)


def test_what_grows_old_is_noticed_without_a_change_of_files(
    small_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, REVIEWED)
    running = Service(small_content, tmp_path / "var", code="this code")
    running.start()
    assert running.served.catalogue.stale == frozenset()
    prepared: list[Catalogue] = []

    def prepare(found: Catalogue, before: Table) -> Table:
        prepared.append(found)
        return before

    running._prepare = prepare
    running.refresh()
    assert prepared == []
    set_clock(monkeypatch, REVIEWED.replace(year=2028))
    running.refresh()
    assert running.served.catalogue.stale == {"/one/", "/about/"}
    assert prepared == [running.served.catalogue]
    running.refresh()
    assert len(prepared) == 1


def test_a_process_that_starts_later_knows_what_is_old_by_then(
    small_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year, stale in ((2026, frozenset[str]()), (2028, {"/one/", "/about/"}), (2026, frozenset[str]())):
        set_clock(monkeypatch, REVIEWED.replace(year=year))
        started = Service(small_content, tmp_path / "var", code="this code")
        started.start()
        assert started.served.catalogue.stale == stale


def test_pages_prepared_before_something_grew_old_are_not_taken_again(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings
) -> None:
    settings.VAR_DIR = tmp_path / "var"
    made: list[str] = []

    def prepare(application: Any, origin: str, wanted: Any, before: Table) -> Table:
        made.append("table")
        return {}

    monkeypatch.setattr("explainer.web.house.prepare", prepare)
    young, old = catalogue.seen_on(REVIEWED.date()), catalogue.seen_on(REVIEWED.replace(year=2030).date())
    assert young.stale < old.stale
    for found in (young, old, young, old):
        house.kept_or_prepared(WSGIHandler(), found, {})
    assert len(made) == 2


def test_an_old_page_says_so_and_a_young_one_does_not(catalogue: Catalogue, client: Any) -> None:
    page = catalogue.chapters[0]
    for day, said in ((page.reviewed, False), (page.reviewed.replace(year=page.reviewed.year + 2), True)):
        with current.serving(catalogue.seen_on(day)):
            text = client.get(page.address, headers={"host": "site.example"}).content.decode()
        assert ("Reviewed long ago" in text) is said
