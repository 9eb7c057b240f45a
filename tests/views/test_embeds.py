"""Pages of this site in frames of others."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from explainer.library.catalogue import load
from explainer.web import current, headers
from explainer.web.embeds.inner import ask
from explainer.web.embeds.markup import Element, read
from explainer.web.embeds.parts import cut, listed
from tests.conftest import HOST
from tests.small import write_small_content
from tests.trees.publish import twice

TREE = "trees/is-distillation-theft"
FIGURE = "figure-february-exchanges"


def embed(client: Client, address: str) -> Element:
    response = client.get(f"/embed/{address}")
    assert response.status_code == 200, address
    return read(response.content.decode())


def links(page: Element) -> list[dict[str, str]]:
    return [dict(element.attributes) for element in page.all() if element.tag == "a"]


def foot(page: Element) -> str:
    return next(element for element in page.all() if "embed-foot" in element.classes).text


@pytest.mark.parametrize(
    ("address", "title", "label", "dated"),
    [
        ("the-accusation/", "The accusation", "Chapter 1", "reviewed "),
        (f"the-accusation/?part={FIGURE}", "The accusation", "Chapter 1", "reviewed "),
        (f"{TREE}/", "Is distillation theft?", "Decision tree", "version "),
        (f"{TREE}/q/entry?permission=no", "How was it reached?", "Question of a decision tree", "law as of "),
        (f"{TREE}/result?permission=no&part=row-contract", "Result: Is distillation theft?", "Result", "version "),
        ("glossary/distillation/", "Distillation", "Glossary", "content of "),
        ("", "Is distillation theft?", "First page", "content of "),
    ],
)  # fmt: skip
def test_title_label_date_licence_and_the_way_to_the_page_stand_in_every_frame(
    client: Client, address: str, title: str, label: str, dated: str
) -> None:
    page = embed(client, address)
    said = foot(page)
    for words in (title, label, dated, "CC BY 4.0", "Read on the site"):
        assert words.lower() in said.lower(), said
    path, _, query = address.partition("?")
    whole = f"https://{HOST}/{path}"
    assert any(link["href"].startswith(whole) and link.get("target") == "_blank" for link in links(page)), (
        query
    )


def test_a_frame_may_stand_anywhere_and_sets_nothing(client: Client) -> None:
    response = client.get("/embed/the-accusation/")
    given = dict(response.headers)
    assert headers.FRAMED.items() <= given.items()
    assert "X-Frame-Options" not in given
    assert "frame-ancestors" not in given["Content-Security-Policy"]
    assert given["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Set-Cookie" not in given
    assert not response.cookies


def test_only_embeds_may_be_framed(client: Client) -> None:
    for address in ("/the-accusation/", "/teach/embed/", "/oembed", "/share/card.png"):
        given = client.get(address).headers
        assert given["X-Frame-Options"] == "DENY", address
        assert "frame-ancestors 'none'" in given["Content-Security-Policy"], address


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_frame_wears_the_theme_that_its_host_asks_for_and_so_do_its_next_steps(
    client: Client, theme: str
) -> None:
    page = embed(client, f"{TREE}/q/entry?theme={theme}")
    (html,) = (element for element in page.all() if element.tag == "html")
    assert html.attributes["data-theme"] == theme
    steps = [link["href"] for link in links(page) if link["href"].startswith("/embed/")]
    assert steps
    assert all(f"theme={theme}" in step for step in steps)


def test_a_theme_that_is_none_leaves_the_colours_to_the_reader(client: Client) -> None:
    assert b"data-theme" not in client.get("/embed/the-accusation/?theme=pink").content


def test_answers_are_links_that_stay_in_the_frame_and_all_else_opens_outside(client: Client) -> None:
    page = embed(client, f"{TREE}/q/entry?permission=no")
    (answers,) = (element for element in page.all() if "answers" in element.classes)
    assert all(link["href"].startswith(f"/embed/{TREE}/") for link in links(answers))
    for link in links(page):
        if not link["href"].startswith(("/embed/", "#")):
            assert link["href"].startswith(("https://", "http://"))
            assert link["target"] == "_blank"
            assert "noopener" in link["rel"].split()


def test_following_the_first_answer_each_time_ends_at_the_result(client: Client) -> None:
    address = f"/embed/{TREE}/?theme=dark"
    for _ in range(20):
        page = read(client.get(address).content.decode())
        answers = [element for element in page.all() if "answers" in element.classes]
        if not answers:
            break
        address = unescape(links(answers[0])[0]["href"])
    assert address.startswith(f"/embed/{TREE}/result?")
    inside = read(client.get(address.replace("/embed", "").replace("&theme=dark", "")).content.decode())
    verdict = next(element.text for element in inside.all() if "given" in element.classes)
    assert verdict in page.text


def test_the_name_that_pym_gave_the_frame_goes_along_and_its_other_words_do_not(client: Client) -> None:
    page = embed(
        client, f"{TREE}/q/entry?childId=one&initialWidth=600&parentTitle=T&parentUrl=https://a.example/"
    )
    steps = [link["href"] for link in links(page) if link["href"].startswith("/embed/")]
    assert all("childId=one" in step and "parentUrl" not in step for step in steps)
    assert "parentUrl" not in page.text


def test_a_teacher_can_keep_from_a_class_what_answers_would_do(client: Client) -> None:
    shown = embed(client, f"{TREE}/q/entry?_effects=1")
    assert "data-hx" not in shown.html
    hidden = embed(client, f"{TREE}/q/entry?_effects=1&effects=off")
    assert "would do" in shown.text
    assert any(element for element in shown.all() if "effect" in element.classes)
    assert "would do" not in hidden.text
    assert not any(element for element in hidden.all() if "effect" in element.classes)
    assert all("effects=off" in link["href"] for link in links(hidden) if link["href"].startswith("/embed/"))


def test_forms_are_left_out(client: Client) -> None:
    for address in (f"{TREE}/compare", "sources/", f"{TREE}/"):
        assert b"<form" not in client.get(f"/embed/{address}").content


def test_one_rating_stands_alone_with_its_reasons_and_their_sources(client: Client) -> None:
    page = embed(client, f"{TREE}/result?entry=limits&part=row-contract")
    rows = [element.id for element in page.all() if "row" in element.classes]
    assert rows == ["row-contract"]
    popovers = {
        element.attributes["popovertarget"] for element in page.all() if "popovertarget" in element.attributes
    }
    assert popovers
    assert popovers <= {element.id for element in page.all()}


def test_a_name_that_was_cut_away_is_not_referred_to(client: Client) -> None:
    page = embed(client, f"{TREE}/result?part=row-contract")
    ids = {element.id for element in page.all()}
    named = " ".join(element.attributes.get("aria-labelledby", "") for element in page.all()).split()
    assert set(named) <= ids


def test_a_part_that_is_gone_is_told_in_the_frame_with_the_way_to_the_page(client: Client) -> None:
    response = client.get("/embed/the-accusation/?part=nothing-here")
    assert response.status_code == 404
    assert "This part is no longer on the page" in response.content.decode()
    assert f'href="https://{HOST}/the-accusation/' in response.content.decode()
    assert "X-Frame-Options" not in response.headers


@pytest.mark.parametrize(
    "address",
    [
        "nothing/",
        "nothing/at/all",
        "%E6%97%A5/",
        "..%2f..%2fetc/passwd",
        "embed/",
        "embed/the-accusation/",
        "teach/embed/",
        "oembed",
    ],
)
def test_a_page_that_is_not_there_is_told_in_the_frame(client: Client, address: str) -> None:
    response = client.get(f"/embed/{address}")
    assert response.status_code == 404
    assert "X-Frame-Options" not in response.headers


@pytest.mark.parametrize(
    "address", [f"{TREE}/all", f"{TREE}/q/entry/several", f"{TREE}/hands/entry", "about/components/"]
)
def test_a_page_that_is_nothing_without_its_form_is_not_shown(client: Client, address: str) -> None:
    response = client.get(f"/embed/{address}")
    assert response.status_code == 404
    assert "cannot stand in a frame" in response.content.decode()


def test_an_address_that_leads_in_circles_ends_at_once(client: Client) -> None:
    for address in (
        "embed/" * 500,
        "share/" * 300 + "card.png/" * 300 + "card.png",
        "teach/embed/?what=" * 50,
    ):
        assert client.get(f"/embed/{address}").status_code == 404
        assert client.get(f"/share/{address}/card.png").status_code == 404


def test_data_cannot_stand_in_a_frame(client: Client) -> None:
    for address in (f"{TREE}.json", "robots.txt", "healthz", "sitemap.xml", "share/card.png"):
        assert client.get(f"/embed/{address}").status_code == 404


def test_where_a_page_leads_on_the_frame_follows(client: Client) -> None:
    response = client.get(f"/embed/{TREE}/next?permission=no&theme=dark")
    assert response.status_code == 302
    assert re.match(rf"/embed/{TREE}/q/\w+\?.*theme=dark", response.headers["Location"])


def test_what_comes_from_the_address_is_written_safely(client: Client) -> None:
    evil = '"><script>alert(1)</script>'
    response = client.get(f"/embed/{TREE}/q/entry", {"childId": evil, "theme": evil, "permission": evil})
    assert b"<script>alert" not in response.content
    assert b"<script>alert" not in client.get("/embed/the-accusation/", {"part": evil}).content


def test_a_comparison_stands_in_a_frame_and_can_be_turned_round_there(client: Client) -> None:
    page = embed(client, f"{TREE}/compare?a.permission=no&b.permission=open")
    (swap,) = (link for link in links(page) if link["href"].startswith(f"/embed/{TREE}/compare"))
    assert swap["href"].startswith(f"/embed/{TREE}/compare?")


def test_a_result_shows_the_version_that_it_was_embedded_for_whatever_is_published_since(
    client: Client, tmp_path: Path
) -> None:
    write_small_content(tmp_path / "content")
    found, _ = load(twice(tmp_path))
    assert found is not None
    moved = "leave=no&shelf=locked&hand=other&place=here&stamp=paid&facts=said"
    with current.serving(found):
        page = embed(client, f"trees/small/result?{moved}&_v=1")
    assert "This is version 1 of the tree" in page.text
    assert "version 1" in foot(page).lower()
    steps = [link["href"] for link in links(page) if link["href"].startswith("/embed/")]
    assert steps
    assert all("_v=1&_old=1" in step for step in steps)
    (present,) = (link for link in links(page) if "leaves-embed" in link.get("class", ""))
    assert present["href"].startswith(f"https://{HOST}/trees/small/result?")
    assert present["target"] == "_blank"


@pytest.mark.parametrize(
    "address",
    [
        "/the-accusation/", "/cases/bartz-v-anthropic/", "/claims/16-million-exchanges/", "/terms/anthropic/",
        "/timeline/", f"/{TREE}/map", f"/{TREE}/result?permission=no", f"/{TREE}/compare?a.permission=no&b.permission=yes",
        "/about/method/", "/",
    ],
)  # fmt: skip
def test_every_part_that_is_listed_can_be_cut_out_with_its_title(client: Client, address: str) -> None:
    main = ask(address).main
    parts = tuple(listed(main))
    assert parts
    for part in parts:
        found = cut(main, part.id)
        assert found is not None, part
        assert part.title in found.text, part
    asked = "&" if "?" in address else "?"
    assert client.get(f"/embed{address}{asked}part={parts[0].id}").status_code == 200
