"""Putting it together: pages prepared once are there at the next start, and the table knows whom to answer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from pytest_django import Settings

from explainer.library.catalogue import Catalogue, load
from explainer.web import house, prepared
from explainer.web.current import serving
from explainer.web.origin import host_is_ours, rightly_asked
from explainer.web.prepared import Table
from tests.conftest import HOST


@pytest.fixture
def small(small_content: Path) -> Catalogue:
    found, _ = load(small_content)
    assert found is not None
    return found


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings) -> list[str]:
    """Every address prepared, in the order in which it was asked for."""
    settings.VAR_DIR = tmp_path / "var"
    asked: list[str] = []

    def counting(application: Any, origin: str, wanted: Iterable[str], before: Table) -> Table:
        addresses = list(wanted)
        asked.extend(addresses)
        return prepared.prepare(application, origin, addresses, before)

    monkeypatch.setattr("explainer.web.house.prepare", counting)
    return asked


def prepare(catalogue: Catalogue) -> Table:
    with serving(catalogue):
        return house.kept_or_prepared(WSGIHandler(), catalogue, {})


def test_pages_prepared_once_are_there_at_the_next_start(small: Catalogue, made: list[str]) -> None:
    first = prepare(small)
    again = prepare(small)
    assert made.count("/one/") == 1
    assert again == first
    assert "/one/" in first


def test_another_public_address_needs_other_pages(
    small: Catalogue, made: list[str], settings: Settings
) -> None:
    prepare(small)
    settings.SITE_URL = "http://localhost"
    prepare(small)
    assert made.count("/one/") == 2


def test_changed_static_files_need_other_pages(small: Catalogue, made: list[str], settings: Settings) -> None:
    settings.STATIC_ROOT = settings.VAR_DIR / "static"
    prepare(small)
    settings.STATIC_ROOT.mkdir()
    (settings.STATIC_ROOT / "staticfiles.json").write_text("{}")
    prepare(small)
    assert made.count("/one/") == 2


@pytest.mark.parametrize(
    ("host", "ours"),
    [(HOST, True), ("127.0.0.1:8000", True), ("[::1]:8000", True), ("evil.example", False), ("", False)],
)
def test_the_table_answers_at_the_hosts_that_django_answers_at(host: str, ours: bool) -> None:
    host_is_ours.cache_clear()
    assert rightly_asked({"HTTP_HOST": host}) is ours


def test_where_the_site_is_https_the_table_leaves_http_to_the_redirect(settings: Settings) -> None:
    host_is_ours.cache_clear()
    asked = {"HTTP_HOST": HOST, "HTTP_X_FORWARDED_PROTO": "http"}
    settings.HTTPS = True
    assert not rightly_asked(asked)
    assert rightly_asked({**asked, "HTTP_X_FORWARDED_PROTO": "https"})
    settings.HTTPS = False
    assert rightly_asked(asked)
