"""Addresses for machines."""

from __future__ import annotations

from django.conf import settings
from django.test import Client

from explainer.library.catalogue import Catalogue


def test_health_names_the_state_of_the_content_and_is_never_kept(
    client: Client, catalogue: Catalogue
) -> None:
    response = client.get("/healthz")
    state = response.json()
    assert (state["status"], state["digest"], state["problems"]) == ("ok", catalogue.digest, 0)
    assert response.headers["Cache-Control"] == "no-store"


def test_robots_may_read_everything_and_are_told_of_the_sitemap(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert text == f"User-agent: *\nAllow: /\nSitemap: {settings.SITE_URL}/sitemap.xml\n"


def test_the_old_place_of_the_icon_leads_to_it(client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"] == "/static/img/favicon.ico"


def test_the_sitemap_gives_the_day_of_the_last_review(client: Client, catalogue: Catalogue) -> None:
    page = catalogue.chapters[0]
    text = client.get("/sitemap.xml").content.decode()
    assert f"<loc>{settings.SITE_URL}{page.address}</loc><lastmod>{page.reviewed}</lastmod>" in text
