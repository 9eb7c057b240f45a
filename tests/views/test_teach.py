"""For teachers: lessons, handouts, worksheets with keys, a show of hands, files for course systems."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.library.typography import curly
from explainer.trees.result import evaluate
from explainer.web.teach.qr import QUIET, qr
from tests.conftest import HOST
from tests.views.test_bad_input import MARK, SCRIPT, VALUES
from tests.views.walking import Seen

HANDS = "/trees/is-distillation-theft/hands/"
SHEET = "/teach/worksheets/is-distillation-theft"

CP = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
LINK = "{http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1}"


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def words(html: str) -> str:
    """What is read, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_the_first_page_names_every_lesson_and_every_tree(client: Client, catalogue: Catalogue) -> None:
    text = page(client, "/teach/")
    for lesson in catalogue.lessons.values():
        assert f'href="{lesson.address}"' in text
        assert f'href="/teach/{lesson.slug}.imscc"' in text
    for name in catalogue.trees:
        assert f'href="/teach/worksheets/{name}"' in text


def test_a_lesson_tells_its_steps_minute_by_minute(client: Client) -> None:
    text = words(page(client, "/teach/what-distillation-is/"))
    assert "0–5 What do you think it is? 5 min" in text
    assert "42–45 The first sentence again 3 min" in text


def test_the_key_of_a_debate_is_what_the_evaluator_says_of_the_examples(client: Client, catalogue: Catalogue) -> None:
    text = page(client, "/teach/same-questions-both-sides/")
    loaded = catalogue.trees["is-distillation-theft"]
    results = [evaluate(loaded.engine, loaded.examples[name].state) for name in ("deepseek-account-2026", "reddit-account")]
    for theory in loaded.tree.theories:
        cells = "".join(f"<td>{' or '.join(result.ratings[theory.id])}</td>" for result in results)
        assert f'<th scope="row">{curly(theory.title)}</th>{cells}' in unescape(text), theory.id


def test_the_labels_of_a_key_are_those_of_the_sources(client: Client, catalogue: Catalogue) -> None:
    lesson = catalogue.lessons["allegation-or-finding"]
    listed = page(client, lesson.address).partition('<ol class="key-labels" type="A">')[2].partition("</ol>")[0]
    told = [words(item) for item in listed.split("</li>")[:-1]]
    assert len(told) == len(lesson.statements)
    for statement, item in zip(lesson.statements, told, strict=True):
        assert item.startswith(statement.says.words)
        assert f" {statement.label.word} : {statement.label.meaning} " in item


def test_a_handout_does_not_tell_the_labels_that_pupils_are_to_find(client: Client, catalogue: Catalogue) -> None:
    lesson = catalogue.lessons["allegation-or-finding"]
    text = words(page(client, lesson.address + "handout").partition('class="paper"')[2])
    for statement in lesson.statements:
        assert statement.says.words in text
        assert statement.label.meaning not in text
    assert "Allegation:" not in text


@pytest.mark.parametrize("kind", ["site", "file"])
def test_a_handout_has_room_to_write_and_a_code_that_leads_to_the_lesson(client: Client, catalogue: Catalogue, kind: str) -> None:
    lesson = catalogue.lessons["what-distillation-is"]
    if kind == "site":
        text = page(client, lesson.address + "handout")
    else:
        with ZipFile(BytesIO(client.get("/teach/handouts.zip").content)) as zipped:
            text = zipped.read("1-what-distillation-is.html").decode()
    assert text.count("<i></i>") == sum(task.lines for task in lesson.tasks)
    assert re.search(rf'<svg class="qr"[^>]* role="img" aria-label="QR code: https://{HOST}{lesson.address}"', text)


def test_a_qr_code_has_its_corners_and_white_around_it() -> None:
    drawn = qr("https://site.example/", "A label")
    size = re.search(r'viewBox="0 0 (\d+) (\d+)"', drawn)
    assert size
    assert (int(size[1]) - 2 * QUIET - 17) % 4 == 0  # each version has four modules more than the one before
    assert f"M{QUIET} {QUIET}h7v1h-7z" in drawn  # the upper edge of the first corner
    assert 'fill="#fff"' in drawn


def test_an_address_too_long_for_a_code_has_none() -> None:
    assert qr("https://site.example/" + "x" * 4000, "A label") == ""


@pytest.mark.parametrize("name", ["is-distillation-theft", "is-training-on-scraped-work-theft", "where-do-you-stand"])
def test_a_worksheet_has_a_box_for_every_answer_and_none_is_ticked(client: Client, catalogue: Catalogue, name: str) -> None:
    text = page(client, f"/teach/worksheets/{name}")
    questions = catalogue.trees[name].tree.questions
    assert text.count('<i aria-hidden="true"></i>') == sum(len(question.answers) + 1 for question in questions)
    assert "ticked" not in text


def test_a_key_ticks_the_answers_and_ratings_of_the_example_and_no_others(client: Client, catalogue: Catalogue) -> None:
    loaded = catalogue.trees["is-distillation-theft"]
    for name, example in loaded.examples.items():
        text = page(client, f"{SHEET}?key={name}")
        result = evaluate(loaded.engine, example.state)
        settled = result.walk.settled
        given = [answers for id, answers in result.state.items() if id not in settled] + list(settled.values())
        unanswered = sum(1 for id in result.walk.asked if id not in result.state)
        assert text.count('<li class="ticked">') == sum(len(answers) or 1 for answers in given) + unanswered, name
        assert text.count('aria-label="ticked"') == sum(len(found) for found in result.ratings.values()), name


@pytest.mark.parametrize("value", VALUES)
def test_a_key_that_is_nobodys_is_told_on_the_empty_worksheet(client: Client, value: str) -> None:
    asked = VALUES[value]
    text = page(client, f"{SHEET}?key={asked if '%' in asked else quote(asked)}")
    assert MARK not in text
    assert "ticked" not in text


def bars(text: str) -> list[int]:
    return [int(width) for width in re.findall(r'd="M0 0h(\d+)v10H0z"', text)]


def test_hands_are_drawn_in_proportion_and_told_in_numbers(client: Client) -> None:
    text = page(client, HANDS + "complainant?n.provider=20&n.person=5&n.unknown=0")
    assert bars(text) == [1000, 0, 250, 0, 0]
    assert "20 80%" in words(text)
    assert "25 hands" in words(text)
    assert 'name="n.provider" min="0" max="9999" inputmode="numeric" autocomplete="off" value="20"' in text


def test_the_most_chosen_answer_leads_on_and_so_does_every_other(client: Client) -> None:
    text = page(client, HANDS + "complainant?n.provider=3&n.person=9")
    ways = [link.address for link in Seen(text).links if link.words.startswith("Go on")]
    assert ways == [
        f"{HANDS}permission?complainant={answer}" for answer in ("provider", "rightsholder", "person", "general", "unknown")
    ] + [f"{HANDS}permission?complainant=person"]  # fmt: skip


def test_with_two_answers_level_both_lead_on(client: Client) -> None:
    text = page(client, HANDS + "complainant?n.provider=4&n.person=4")
    assert text.count('class="button hands-first"') == 2
    assert "the most chosen" not in text


def test_the_hands_of_one_question_are_not_carried_to_the_next_and_the_last_leads_to_the_result(client: Client) -> None:
    address = HANDS + "complainant?n.provider=3"
    for _ in range(40):
        text = page(client, address)
        assert "n." not in urlsplit(address).query or address.endswith("n.provider=3")
        address = next(link.address for link in Seen(text).links if link.words.startswith("Go on"))
        if "/result" in address:
            break
    assert client.get(address).status_code == 200
    assert address.startswith("/trees/is-distillation-theft/result?complainant=provider&")


def test_the_code_on_screen_is_that_of_the_page_with_its_numbers(client: Client) -> None:
    text = unescape(page(client, HANDS + "entry?permission=no&n.limits=7&x=y"))
    assert f'aria-label="QR code of this page: https://{HOST}{HANDS}entry?permission=no&n.limits=7"' in text


def test_the_form_keeps_the_answers_so_far(client: Client) -> None:
    text = page(client, HANDS + "entry?permission=no&material=answers,works&n.limits=7")
    assert '<input type="hidden" name="permission" value="no">' in text
    assert '<input type="hidden" name="material" value="answers,works">' in text


def test_a_question_that_the_answers_leave_out_is_passed_by(client: Client) -> None:
    text = page(client, HANDS + "entry?permission=yes")
    assert "this question is not asked" in text
    assert "hands-form" not in text


@pytest.mark.parametrize("number", ["-1", "1.5", "1e3", "10000", "99999999999999999999", "٣", "", " ", "abc", "0x1F", "1,2"])
def test_what_is_no_number_from_0_to_9999_counts_as_not_typed(client: Client, number: str) -> None:
    text = page(client, f"{HANDS}complainant?n.provider={quote(number)}")
    assert bars(text) == [0, 0, 0, 0, 0]
    assert 'inputmode="numeric" autocomplete="off" value=' not in text


@pytest.mark.parametrize("value", VALUES)
def test_bad_values_do_no_harm_to_a_show_of_hands(client: Client, value: str) -> None:
    asked = VALUES[value]
    asked = asked if "%" in asked else quote(asked)
    for key in ("n.provider", "n.nobody", "n.", "permission", quote(MARK)):
        text = page(client, f"{HANDS}complainant?{key}={asked}&{key}={asked}")
        assert SCRIPT not in text
        assert f'"{MARK}" onload' not in text


@pytest.mark.parametrize(
    "address",
    ["/teach/nothing/", "/teach/nothing/handout", "/teach/nothing.imscc", "/teach/worksheets/nothing", "/trees/nothing/hands/entry", HANDS + "nothing"],
)  # fmt: skip
def test_what_is_not_there_gets_a_page_that_helps(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert 'href="/' in response.content.decode()


def cartridge(client: Client, name: str) -> ZipFile:
    response = client.get(f"/teach/{name}.imscc")
    assert response["Content-Disposition"] == f'attachment; filename="{name}.imscc"'
    return ZipFile(BytesIO(response.content))


NAMES = ["all", "what-distillation-is", "a-tree-in-class", "same-questions-both-sides", "allegation-or-finding", "close-reading-of-terms"]


def test_there_is_a_cartridge_for_every_lesson_and_one_for_all(catalogue: Catalogue) -> None:
    assert {*NAMES} == {"all", *catalogue.lessons}


@pytest.mark.parametrize("name", NAMES)
def test_a_cartridge_is_known_as_common_cartridge_1_1_by_its_first_500_characters(client: Client, name: str) -> None:
    with cartridge(client, name) as zipped:
        text = zipped.read("imsmanifest.xml").decode()
    assert "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" in text[:500]
    manifest = ElementTree.fromstring(text)
    assert manifest.findtext(f"{CP}metadata/{CP}schema") == "IMS Common Cartridge"
    assert manifest.findtext(f"{CP}metadata/{CP}schemaversion") == "1.1.0"


@pytest.mark.parametrize("name", NAMES)
def test_a_cartridge_holds_what_its_manifest_names_and_nothing_else(client: Client, name: str) -> None:
    with cartridge(client, name) as zipped:
        held = set(zipped.namelist())
        manifest = ElementTree.fromstring(zipped.read("imsmanifest.xml"))
    resources = {found.attrib["identifier"]: found for found in manifest.iter(f"{CP}resource")}
    named = {file.attrib["href"] for found in resources.values() for file in found.findall(f"{CP}file")}
    assert named | {"imsmanifest.xml"} == held
    for found in resources.values():
        first = found.find(f"{CP}file")
        assert first is not None
        assert found.attrib.get("href", first.attrib["href"]) == first.attrib["href"]
        assert found.attrib["type"] in ("webcontent", "imswl_xmlv1p1")
        assert (found.attrib["type"] == "webcontent") == ("href" in found.attrib)
    pointed = [node.attrib["identifierref"] for node in manifest.iter() if "identifierref" in node.attrib]
    assert {*pointed} == {*resources}


@pytest.mark.parametrize("name", NAMES)
def test_identifiers_are_unique_and_only_the_top_item_has_no_title(client: Client, name: str) -> None:
    with cartridge(client, name) as zipped:
        manifest = ElementTree.fromstring(zipped.read("imsmanifest.xml"))
    identifiers = [node.attrib["identifier"] for node in manifest.iter() if "identifier" in node.attrib]
    assert len(identifiers) == len(set(identifiers))
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9._-]*", one) for one in identifiers)
    organizations = manifest.findall(f"{CP}organizations/{CP}organization")
    assert [one.attrib["structure"] for one in organizations] == ["rooted-hierarchy"]
    (top,) = organizations[0]
    assert top.find(f"{CP}title") is None
    assert all(item.findtext(f"{CP}title") for item in top.iter(f"{CP}item") if item is not top)


@pytest.mark.parametrize("name", NAMES)
def test_web_links_have_their_title_first_and_lead_to_pages_of_the_site(client: Client, name: str) -> None:
    with cartridge(client, name) as zipped:
        links = [ElementTree.fromstring(zipped.read(one)) for one in zipped.namelist() if "/link-" in one]
    assert links
    for link in links:
        title, url = link
        assert (link.tag, title.tag, url.tag) == (f"{LINK}webLink", f"{LINK}title", f"{LINK}url")
        address = url.attrib["href"]
        assert address.startswith(settings.SITE_URL + "/")
        assert client.get(address.removeprefix(settings.SITE_URL)).status_code == 200, address


def test_pages_in_a_cartridge_link_to_the_site_in_full_and_to_nothing_that_is_not_there(client: Client) -> None:
    with cartridge(client, "all") as zipped:
        for name in zipped.namelist():
            if not name.endswith(".html"):
                continue
            text = zipped.read(name).decode()
            found = re.findall(r'(?:href|src)="([^"]*)"', text)
            assert {address for address in found if not address.startswith("https://")} == {"../sheet.css"}, name
            assert "<script" not in text
            assert "style=" not in text
            assert not re.search("[\ue000-\ue0ff]", text), name
            for address in {address for address in found if address.startswith(settings.SITE_URL)}:
                assert client.get(unescape(address).removeprefix(settings.SITE_URL)).status_code == 200, address


def test_plan_and_key_are_marked_as_for_teachers(client: Client) -> None:
    with cartridge(client, "a-tree-in-class") as zipped:
        manifest = ElementTree.fromstring(zipped.read("imsmanifest.xml"))
    marked = {found.attrib["identifier"] for found in manifest.iter(f"{CP}resource") if "Instructor" in "".join(found.itertext())}
    assert {"a-tree-in-class-plan", "a-tree-in-class-key"} <= marked
    assert "a-tree-in-class-handout" not in marked


@pytest.mark.parametrize("address", ["/teach/all.imscc", "/teach/handouts.zip"])
def test_the_same_content_gives_the_same_bytes(client: Client, address: str) -> None:
    first, second = client.get(address), client.get(address)
    assert first.content == second.content
    with ZipFile(BytesIO(first.content)) as zipped:
        assert zipped.testzip() is None
        assert {entry.date_time for entry in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_zip_of_handouts_holds_every_handout_and_their_style(client: Client, catalogue: Catalogue) -> None:
    with ZipFile(BytesIO(client.get("/teach/handouts.zip").content)) as zipped:
        names = zipped.namelist()
        texts = [zipped.read(name).decode() for name in names if name.endswith(".html")]
    assert names == [*(f"{lesson.front.number}-{slug}.html" for slug, lesson in catalogue.lessons.items()), "sheet.css"]
    assert all('<link rel="stylesheet" href="sheet.css">' in text for text in texts)
