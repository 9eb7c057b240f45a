"""What Django does around every view."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from explainer.web import current
from explainer.web.headers import for_all
from explainer.web.middleware import Finish, FreshContent
from tests.conftest import HOST


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": HOST})


def test_over_https_browsers_are_told_to_stay_with_it_and_else_not() -> None:
    assert "Strict-Transport-Security" in for_all(https=True)
    assert "Strict-Transport-Security" not in for_all(https=False)


def test_a_reader_who_came_by_http_is_sent_to_the_same_page_over_https(
    client: Client, settings: Settings
) -> None:
    settings.HTTPS = True
    response = client.get("/sources/?q=fair", headers={"X-Forwarded-Proto": "http"})
    assert (response.status_code, response.headers["Location"]) == (301, f"https://{HOST}/sources/?q=fair")


@pytest.mark.parametrize("proto", ["https", ""])
def test_nobody_is_sent_in_circles(client: Client, settings: Settings, proto: str) -> None:
    settings.HTTPS = True
    assert client.get("/robots.txt", headers={"X-Forwarded-Proto": proto}).status_code == 200


def test_pages_may_be_kept_for_a_minute_and_errors_not_at_all(client: Client) -> None:
    assert client.get("/").headers["Cache-Control"] == "public, max-age=60"
    assert client.get("/nothing/").headers["Cache-Control"] == "no-cache"


def test_while_developing_nothing_is_kept(client: Client, settings: Settings) -> None:
    settings.DEBUG = True
    assert client.get("/").headers["Cache-Control"] == "no-store"


def test_a_mistake_of_ours_gets_a_page_that_helps_and_every_header_of_safety(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("explainer.views.home.catalogue", broken)
    client.raise_request_exception = False
    response = client.get("/")
    text = response.content.decode()
    assert response.status_code == 500
    assert 'href="/"' in text
    assert "secret detail" not in text
    assert for_all(https=False).items() <= dict(response.items()).items()


def test_even_the_page_for_mistakes_may_fail(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("explainer.views.home.catalogue", broken)
    monkeypatch.setattr("explainer.views.errors.render_to_string", broken)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Back to the first page" in response.content.decode()


def fresh(request: HttpRequest) -> HttpResponse:
    return Finish(FreshContent(lambda request: HttpResponse(current.catalogue().pages["one"].title)))(request)


def test_while_developing_a_saved_file_or_its_mistake_shows_at_once(
    small_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = current.Service(small_content, tmp_path / "var", code="dev", drafts=True)
    monkeypatch.setattr(current, "_service", service)
    request = RequestFactory().get("/one/")
    page = small_content / "pages" / "one.md"
    whole = page.read_text()

    page.write_text("broken")
    response = fresh(request)
    assert response.status_code == 503
    assert "content/pages/one.md:1: files.front-matter:" in response.content.decode()

    page.write_text(whole)
    assert fresh(request).content == b"One"

    page.write_text(whole.replace("title: One", "tittle: One"))
    assert "content/pages/one.md:2: page.unknown-key:" in fresh(request).content.decode()

    page.write_text(whole.replace("title: One", "title: Another"))
    assert fresh(request).content == b"Another"
