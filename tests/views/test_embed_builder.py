"""The page that puts an embed together."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.web import headers
from explainer.web.embeds.markup import Element, read
from tests.conftest import HOST

SITE = f"https://{HOST}"
AT = "/teach/embed/"


def build(client: Client, **asked: str) -> Element:
    response = client.get(AT, asked)
    assert response.status_code == 200
    return read(response.content.decode())


def frame(page: Element) -> dict[str, str]:
    return dict(next(element.attributes for element in page.all() if element.tag == "iframe"))


def code(page: Element, id: str) -> str:
    return next(element for element in page.all() if element.id == id).text


def chosen(page: Element, name: str) -> str:
    select = next(e for e in page.all() if e.tag == "select" and e.attributes.get("name") == name)
    return next(
        (e.attributes["value"] for e in select.all() if e.tag == "option" and "selected" in e.attributes), ""
    )


def test_it_may_show_frames_of_this_site_and_of_no_other(client: Client) -> None:
    response = client.get(AT)
    assert response.headers["Content-Security-Policy"] == headers.SHOWING_FRAMES
    assert "frame-src 'self'" in headers.SHOWING_FRAMES


def test_before_anything_is_chosen_it_shows_the_tree(client: Client) -> None:
    assert frame(build(client))["src"] == "/embed/trees/is-distillation-theft/"


def test_what_is_chosen_is_shown_and_its_code_is_the_same_frame(client: Client) -> None:
    page = build(
        client,
        page="/the-accusation/",
        part="figure-february-exchanges",
        theme="dark",
        width="500",
        height="400",
    )
    address = "/embed/the-accusation/?theme=dark&part=figure-february-exchanges"
    shown = frame(page)
    assert (shown["src"], shown["width"], shown["height"]) == (address, "500", "400")
    copied = read(unescape(code(page, "frame-code"))).elements[0].attributes
    assert copied["src"] == SITE + address
    assert (copied["width"], copied["height"], copied["title"]) == ("500", "400", shown["title"])
    assert (chosen(page, "page"), chosen(page, "part"), chosen(page, "theme")) == (
        "/the-accusation/", "figure-february-exchanges", "dark",
    )  # fmt: skip


def test_an_address_that_was_pasted_counts_before_one_from_the_list(
    client: Client, catalogue: Catalogue
) -> None:
    page = build(
        client, page="/the-accusation/", what=f"{SITE}/trees/is-distillation-theft/result?permission=no"
    )
    version = catalogue.trees["is-distillation-theft"].tree.version
    assert frame(page)["src"] == f"/embed/trees/is-distillation-theft/result?permission=no&_v={version}"


def test_the_page_that_every_footer_leads_to_shows_the_page_it_came_from(client: Client) -> None:
    html = read(client.get("/glossary/distillation/").content.decode())
    link = next(e.attributes["href"] for e in html.all() if e.attributes.get("href", "").startswith(AT))
    assert frame(read(client.get(link).content.decode()))["src"] == "/embed/glossary/distillation/"


def test_a_class_can_be_kept_from_what_answers_would_do(client: Client) -> None:
    page = build(client, page="/trees/is-distillation-theft/", **{"no-effects": "on"})
    assert frame(page)["src"].endswith("?effects=off")


@pytest.mark.parametrize("size", ["0", "9", "-1", "99999", "x", "1e3", "٣٠٠", "1" * 5000])
def test_a_size_that_makes_no_sense_is_left_out(client: Client, size: str) -> None:
    shown = frame(build(client, width=size, height=size))
    assert (shown.get("width"), shown["height"]) == (None, "760")


@pytest.mark.parametrize(
    "what", ["https://elsewhere.example/", "nothing", f"{SITE}/nothing/", "//x", "https://[", "\x00", "日本"]
)
def test_an_address_that_is_none_of_ours_is_told(client: Client, what: str) -> None:
    page = build(client, what=what)
    assert "There is no such page on this site" in page.text
    assert not any(element.tag == "iframe" for element in page.all())


def test_a_page_that_cannot_stand_in_a_frame_may_still_be_linked(client: Client) -> None:
    page = build(client, what="/trees/is-distillation-theft/all")
    assert "makes no sense in a frame" in page.text
    assert "All questions" in code(page, "link-code")
    assert not any(element.tag == "iframe" for element in page.all())


def test_the_code_for_hosts_and_for_programs_is_there_to_copy(client: Client) -> None:
    page = build(client, page="/the-accusation/")
    assert code(page, "host-code") == f'<script src="{SITE}/static/js/host.js" async></script>'
    assert code(page, "address-code") == f"{SITE}/the-accusation/"
    assert f"{SITE}/oembed?url=https%3A%2F%2F{HOST}%2Fthe-accusation%2F" in {
        element.attributes.get("href") for element in page.all()
    }


def test_the_attribution_names_title_site_date_address_and_licence(client: Client) -> None:
    page = build(client, page="/the-accusation/")
    words = code(page, "words-code")
    for part in (
        "“The accusation”",
        "Is distillation theft?",
        "reviewed ",
        f"{SITE}/the-accusation/",
        "CC BY 4.0",
    ):
        assert part in words
    assert 'rel="license"' in code(page, "link-code")


def test_buttons_that_need_a_script_are_hidden_until_there_is_one(client: Client) -> None:
    buttons = [element for element in build(client).all() if "data-copies" in element.attributes]
    ids = {element.id for element in build(client).all()}
    assert len(buttons) == 5
    assert all(
        "hidden" in button.attributes and button.attributes["data-copies"] in ids for button in buttons
    )


def test_everything_in_the_lists_can_be_shown(client: Client) -> None:
    select = next(e for e in build(client).all() if e.attributes.get("name") == "page")
    values = [e.attributes["value"] for e in select.all() if e.tag == "option"]
    assert len(values) > 100
    assert len(values) == len(set(values))
    for value in values[:: len(values) // 20]:
        assert client.get(f"/embed{value}").status_code == 200, value
