"""oEmbed 1.0: one address pasted elsewhere becomes a frame."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.web.embeds.markup import Element, read
from tests.conftest import HOST

SITE = f"https://{HOST}"
RESULT = f"{SITE}/trees/is-distillation-theft/result?entry=limits&permission=no"
WORDPRESS = {"user-agent": "WordPress/6.7; https://blog.example"}
REQUIRED = {"type", "version", "html", "width", "height"}
STRINGS = {
    "type",
    "version",
    "title",
    "author_name",
    "author_url",
    "provider_name",
    "provider_url",
    "thumbnail_url",
    "html",
}
NUMBERS = {"cache_age", "thumbnail_width", "thumbnail_height", "width", "height"}


def record(client: Client, url: str, **more: Any) -> dict[str, Any]:
    agent = more.pop("headers", {})
    response = client.get("/oembed", {"url": url, **more}, headers=agent)
    assert response.status_code == 200, url
    found: dict[str, Any] = response.json()
    return found


def version(catalogue: Catalogue) -> str:
    return str(catalogue.trees["is-distillation-theft"].tree.version)


def frame(html: str) -> Element:
    return next(element for element in read(html).all() if element.tag == "iframe")


def test_a_record_has_every_field_of_its_type_in_the_right_form(client: Client) -> None:
    told = record(client, f"{SITE}/the-accusation/")
    assert told.keys() >= REQUIRED
    assert told.keys() <= STRINGS | NUMBERS
    assert all(isinstance(told[name], str) for name in STRINGS & told.keys())
    assert all(type(told[name]) is int for name in NUMBERS & told.keys())
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert told["title"] == "The accusation"
    assert told["author_name"]
    assert told["provider_url"] == SITE


def test_the_html_is_one_frame_of_the_stated_size_with_a_title_and_an_absolute_address(
    client: Client,
) -> None:
    told = record(client, f"{SITE}/the-accusation/")
    given = frame(told["html"]).attributes
    assert told["html"].startswith("<iframe ")
    assert given["src"] == f"{SITE}/embed/the-accusation/"
    assert (given["width"], given["height"]) == (str(told["width"]), str(told["height"]))
    assert given["title"] == told["title"]
    assert given["sandbox"].split() == ["allow-scripts", "allow-popups", "allow-popups-to-escape-sandbox"]


def test_xml_says_the_same_as_json(client: Client) -> None:
    told = record(client, RESULT)
    response = client.get("/oembed", {"url": RESULT, "format": "xml"})
    assert response.headers["Content-Type"] == "text/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    assert root.tag == "oembed"
    assert {child.tag: child.text for child in root} == {name: str(value) for name, value in told.items()}


def test_wordpress_is_given_a_bare_quotation_before_the_frame(client: Client) -> None:
    """It loads the script that resizes the frame only if the HTML begins with the quotation."""
    told = record(client, f"{SITE}/the-accusation/", headers=WORDPRESS)
    quotation, end, rest = told["html"].partition("</blockquote>")
    assert quotation == f'<blockquote><a href="{SITE}/the-accusation/">The accusation</a>'
    assert rest.startswith("<iframe ")
    assert set(frame(rest).attributes) <= {"src", "width", "height", "frameborder", "title"}


def test_caches_are_told_that_the_answer_depends_on_the_program_that_asks(client: Client) -> None:
    response = client.get("/oembed", {"url": f"{SITE}/"})
    assert "User-Agent" in response.headers["Vary"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("width", "height", "frame_size", "thumbnail"),
    [
        ("", "", (640, 720), (1200, 630)),
        ("500", "", (500, 720), (300, 158)),
        ("2000", "400", (640, 400), (600, 315)),
        ("100", "100", (100, 100), None),
    ],
)
def test_frame_and_picture_keep_within_the_room_there_is(
    client: Client, width: str, height: str, frame_size: tuple[int, int], thumbnail: tuple[int, int] | None
) -> None:
    told = record(client, f"{SITE}/the-accusation/", maxwidth=width, maxheight=height)
    assert (told["width"], told["height"]) == frame_size
    if thumbnail is None:
        assert not {"thumbnail_url", "thumbnail_width", "thumbnail_height"} & told.keys()
    else:
        assert (told["thumbnail_width"], told["thumbnail_height"]) == thumbnail
        picture = client.get(told["thumbnail_url"].removeprefix(SITE))
        assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/png")


def test_a_result_is_frozen_at_its_version(client: Client, catalogue: Catalogue) -> None:
    source = frame(record(client, RESULT)["html"]).attributes["src"]
    asked = parse_qs(urlsplit(source).query)
    assert asked["_v"] == [version(catalogue)]
    assert (asked["entry"], asked["permission"]) == (["limits"], ["no"])
    assert client.get(source.removeprefix(SITE)).status_code == 200


def test_a_fragment_asks_for_one_part(client: Client) -> None:
    told = record(client, f"{SITE}/the-accusation/#figure-february-exchanges")
    assert told["title"] == "The accusation: MiniMax accounts for most of the exchanges alleged in February"
    assert (
        frame(told["html"]).attributes["src"]
        == f"{SITE}/embed/the-accusation/?part=figure-february-exchanges"
    )


def test_a_fragment_that_is_no_part_is_left(client: Client) -> None:
    told = record(client, f"{SITE}/the-accusation/#nothing")
    assert frame(told["html"]).attributes["src"] == f"{SITE}/embed/the-accusation/"


@pytest.mark.parametrize(
    "path",
    [
        "/trees/is-distillation-theft/compare?a.permission=no&b.permission=silent&_v=1",
        "/trees/is-distillation-theft/q/entry?permission=no",
        "/the-accusation/?depth=full",
    ],
)
def test_what_was_asked_of_a_page_goes_along(client: Client, path: str) -> None:
    assert frame(record(client, SITE + path)["html"]).attributes["src"] == f"{SITE}/embed{path}"


def test_the_address_of_a_frame_stands_for_its_page_and_keeps_its_theme(client: Client) -> None:
    told = record(client, f"{SITE}/embed/the-accusation/?theme=dark")
    assert frame(told["html"]).attributes["src"] == f"{SITE}/embed/the-accusation/?theme=dark"
    assert told["title"] == "The accusation"


def test_a_page_that_cannot_stand_in_a_frame_is_told_as_a_link(client: Client) -> None:
    told = record(client, f"{SITE}/trees/is-distillation-theft/all")
    assert told["type"] == "link"
    assert not {"html", "width", "height"} & told.keys()


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"url": f"{SITE}/nothing/"}, 404),
        ({"url": f"{SITE}/robots.txt"}, 404),
        ({"url": "https://elsewhere.example/the-accusation/"}, 404),
        ({"url": f"https://{HOST}.evil.example/the-accusation/"}, 404),
        ({"url": f"https://evil.example@{HOST}:443@x/"}, 404),
        ({"url": "//elsewhere.example/"}, 404),
        ({"url": "javascript:alert(1)"}, 404),
        ({"url": "https://[::1"}, 404),
        ({"url": f"{SITE}//evil.example/"}, 404),
        ({"url": f"{SITE}/日本/?\x00=\ud83d\ude00"}, 404),
        ({}, 400),
        ({"url": ""}, 400),
        ({"url": f"{SITE}/", "maxwidth": "wide"}, 400),
        ({"url": f"{SITE}/", "maxheight": "-5"}, 400),
        ({"url": f"{SITE}/", "maxheight": "٣"}, 400),
        ({"url": f"{SITE}/", "format": "yaml"}, 501),
    ],
)
def test_errors_have_the_status_that_the_format_asks_for(
    client: Client, asked: dict[str, str], status: int
) -> None:
    asked = {
        name: value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        for name, value in asked.items()
    }
    response = client.get("/oembed", asked)
    assert response.status_code == status
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_the_links_on_a_page_lead_to_its_record(client: Client) -> None:
    head = read(client.get("/the-accusation/").content.decode().partition("</head>")[0])
    found = {
        element.attributes["type"]: element.attributes["href"]
        for element in head.all()
        if element.tag == "link"
        and element.attributes.get("rel") == "alternate"
        and "oembed" in element.attributes["type"]
    }
    assert set(found) == {"application/json+oembed", "text/xml+oembed"}
    assert all(address.startswith(f"{SITE}/oembed?url=https%3A%2F%2F") for address in found.values())
    assert client.get(found["application/json+oembed"].removeprefix(SITE)).json()["title"] == "The accusation"
    assert b"<title>The accusation</title>" in client.get(found["text/xml+oembed"].removeprefix(SITE)).content


def test_the_links_on_a_result_name_its_version(client: Client, catalogue: Catalogue) -> None:
    html = client.get(RESULT.removeprefix(SITE)).content.decode()
    head = read(html.partition("</head>")[0])
    address = next(
        e.attributes["href"] for e in head.all() if e.attributes.get("type") == "application/json+oembed"
    )
    [url] = parse_qs(urlsplit(address).query)["url"]
    assert parse_qs(urlsplit(url).query)["_v"] == [version(catalogue)]
