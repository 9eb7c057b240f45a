"""The picture of a page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from explainer.library.catalogue import Catalogue
from explainer.web import share
from explainer.web.embeds.markup import read

CARD = share.Card("A title of some words", "allegation", "reviewed 1 May 2026", "The site")


@pytest.mark.parametrize(
    "address",
    [
        "/share/card.png",
        "/share/the-accusation/card.png",
        "/share/trees/is-distillation-theft/result/card.png",
    ],
)
def test_every_page_has_a_picture_of_1200_by_630_that_other_sites_may_show(
    client: Client, address: str
) -> None:
    response = client.get(address)
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    picture = Image.open(BytesIO(response.content))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(response.content) < 100_000


def test_the_picture_that_a_page_names_is_there(client: Client) -> None:
    for page in (
        "/",
        "/the-accusation/",
        "/trees/is-distillation-theft/result?permission=no",
        "/glossary/distillation/",
    ):
        head = read(client.get(page).content.decode().partition("</head>")[0])
        address = next(
            e.attributes["content"] for e in head.all() if e.attributes.get("property") == "og:image"
        )
        assert client.get(address.removeprefix(settings.SITE_URL)).status_code == 200


def test_what_is_no_page_has_no_picture(client: Client) -> None:
    for address in (
        "/share/nothing/card.png",
        "/share/robots.txt/card.png",
        "/share/card-17.png",
        "/share/healthz/card.png",
    ):
        assert client.get(address).status_code == 404


def test_a_picture_is_drawn_once_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    monkeypatch.setattr("django.conf.settings.VAR_DIR", tmp_path)
    first = share.picture(CARD)
    monkeypatch.setattr(share, "draw", lambda card, width: b"drawn again")
    assert share.picture(CARD) == first
    assert share.picture(share.Card("Other", "", "", "")) == b"drawn again"
    assert len(list((tmp_path / "share").iterdir())) == 2


def test_a_disk_that_cannot_be_written_is_no_hindrance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.conf.settings.VAR_DIR", Path("/proc/nowhere"))
    assert share.picture(CARD, 300).startswith(b"\x89PNG")


def test_smaller_pictures_have_the_sizes_that_are_told() -> None:
    for width, height in share.SIZES:
        assert Image.open(BytesIO(share.draw(CARD, width))).size == (width, height)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("onetwothree four", ["onetwothree", "four"]),
        ("one", ["one"]),
        ("", []),
    ],
)
def test_words_go_into_as_few_lines_as_have_room(words: str, lines: list[str]) -> None:
    assert share.lines_of(words, len, 7) == lines


def test_a_title_without_end_is_cut_and_still_drawn() -> None:
    assert share.draw(share.Card("word " * 400, "", "", "The site")).startswith(b"\x89PNG")


def test_the_font_of_the_pictures_has_every_letter_of_the_titles(catalogue: Catalogue) -> None:
    titles = [page.title for page in catalogue.pages.values()] + [
        term.title for term in catalogue.terms.values()
    ]
    letters = set("".join(titles)) - {" ", "\N{NO-BREAK SPACE}"}
    font = share._font(20)
    unknown = bytes(font.getmask("\uffff"))
    assert {letter for letter in letters if bytes(font.getmask(letter)) == unknown} == set()
