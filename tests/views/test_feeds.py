"""Feeds, read by the XML reader of Python and by RFC 4287."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client

from explainer.library.catalogue import Catalogue
from tests.library.reading import read_calendar

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["/feeds/changes.atom", "/feeds/cases.atom", "/feeds/cases/bartz-v-anthropic.atom"]


def read(client: Client, path: str) -> ElementTree.Element:
    response = client.get(path)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    return ElementTree.fromstring(response.content)


def only(element: ElementTree.Element, name: str) -> str:
    """The text of the one part of that name."""
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_has_what_the_standard_asks_for(client: Client, path: str) -> None:
    feed = read(client, path)
    assert feed.tag == f"{ATOM}feed"
    assert only(feed, "title")
    assert only(feed, "id").startswith("tag:")
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == settings.SITE_URL + path
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for entry in entries:
        assert only(entry, "title")
        assert only(entry, "summary")
        assert datetime.fromisoformat(only(entry, "updated")).tzinfo is not None
    assert len({only(entry, "id") for entry in entries}) == len(entries)


@pytest.mark.parametrize("path", FEEDS)
def test_entries_come_newest_first_and_the_feed_is_as_new_as_the_newest(client: Client, path: str) -> None:
    feed = read(client, path)
    days = [only(entry, "updated") for entry in feed.findall(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True)
    assert only(feed, "updated") == days[0]


@pytest.mark.parametrize("path", FEEDS)
def test_entries_lead_to_pages_of_the_site(client: Client, path: str) -> None:
    links = {link.get("href") or "" for link in read(client, path).findall(f"{ATOM}entry/{ATOM}link")}
    for link in links:
        assert link.startswith(f"{settings.SITE_URL}/")
        assert client.get(link.removeprefix(settings.SITE_URL).partition("#")[0]).status_code == 200


def test_every_case_has_a_feed_of_its_own_that_the_page_names(client: Client, catalogue: Catalogue) -> None:
    for slug in catalogue.cases:
        assert read(client, f"/feeds/cases/{slug}.atom").findall(f"{ATOM}entry"), slug
    assert client.get("/feeds/cases/nothing.atom").status_code == 404
    text = client.get("/cases/bartz-v-anthropic/").content.decode()
    assert (
        f'type="application/atom+xml" title="Bartz v. Anthropic" href="{settings.SITE_URL}{FEEDS[2]}"' in text
    )


def test_every_page_names_the_feed_of_changes(client: Client) -> None:
    assert f'href="{settings.SITE_URL}/feeds/changes.atom"' in client.get("/glossary/").content.decode()


def test_signs_of_markup_are_text_in_a_feed(client: Client) -> None:
    """A summary is HTML: what is text in our content has its signs written out once more."""
    raw = client.get("/feeds/cases.atom").content.decode()
    assert '<summary type="html">' in raw
    summaries = [only(entry, "summary") for entry in ElementTree.fromstring(raw).findall(f"{ATOM}entry")]
    assert all("<" not in summary and "& " not in summary for summary in summaries)


def test_the_calendar_answers(client: Client) -> None:
    response = client.get("/feeds/hearings.ics")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert read_calendar(response.content)[2]
