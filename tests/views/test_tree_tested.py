"""A tree put to the test: the page says what is counted, in marks, in words and as data."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.library.typography import curly
from explainer.trees.findings import Findings, findings_data
from explainer.trees.result import evaluate
from explainer.web.trees.tested import FINDINGS
from tests.views.walking import TREE, read

PAGE = f"{TREE}tested"


@pytest.fixture
def found(catalogue: Catalogue) -> Findings:
    return FINDINGS.of(catalogue)["is-distillation-theft"]


def text_of(body: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def grid(body: str, id: str) -> dict[str, list[str]]:
    """What each act's row is marked with, by the act's title."""
    part = body[body.index(f'id="{id}"') :]
    rows = re.findall(r'<tr><th scope="row"><a[^>]*>(.*?)</a></th>(.*?)</tr>', part[: part.index("</tbody>")], re.S)
    return {unescape(title): re.findall(r'class="moves-(\w+)"', cells) for title, cells in rows}


def test_the_marks_of_the_first_table_are_what_each_reading_moves(
    client: Client, catalogue: Catalogue, found: Findings
) -> None:
    examples = catalogue.trees["is-distillation-theft"].examples
    marks = grid(client.get(PAGE).content.decode(), "dial-grid")
    for name, example in examples.items():
        moved = [one.examples.get(name) for one in found.dials]
        wanted = ["nothing" if one is None else "result" if one.verdicts else "rating" for one in moved]
        if example.kind == "act" and set(wanted) != {"nothing"}:
            assert marks.pop(curly(example.title)) == wanted, name
    assert marks == {}


def test_the_marks_of_the_second_table_are_what_each_answer_moves(
    client: Client, catalogue: Catalogue, found: Findings
) -> None:
    marks = grid(client.get(PAGE).content.decode(), "question-grid")
    acts = [e for e in catalogue.trees["is-distillation-theft"].examples.values() if e.kind == "act"]
    assert len(marks) == len(acts)
    for act in acts:
        assert marks[curly(act.title)] == [
            "result" if act.name in one.result else "rating" if act.name in one.rating else "nothing"
            for one in found.questions
        ]


def test_every_moved_act_leads_to_its_result_with_the_reading_on(client: Client, catalogue: Catalogue) -> None:
    loaded = catalogue.trees["is-distillation-theft"]
    dial = "terms-displaced"
    title = curly(loaded.examples["paid-rival"].title)
    links = (link for link in read(client, PAGE).links if link.words == title)
    address = next(link.address for link in links if f"_dial={dial}" in link.address)
    state = loaded.examples["paid-rival"].state
    data = client.get(address.replace("/result?", "/result.json?")).json()
    assert data["ratings"]["contract"] == list(evaluate(loaded.engine, state, (dial,)).ratings["contract"])


def test_it_says_how_many_decided_cases_fit_and_names_each_with_what_the_court_did(
    client: Client, catalogue: Catalogue
) -> None:
    text = text_of(client.get(PAGE).content.decode())
    decided = [e for e in catalogue.trees["is-distillation-theft"].examples.values() if e.kind == "decided"]
    other_way = sum(example.fit == "court went the other way" for example in decided)
    assert f"Of {len(decided)} decided cases" in text
    assert f"in {other_way} the court went the other way" in text
    for example in decided:
        assert curly(example.title) in text


def test_it_says_what_always_holds_and_how_often_each_result_is_given(client: Client, found: Findings) -> None:
    text = text_of(client.get(PAGE).content.decode())
    assert "Permission never raises any rating." in text
    assert "never lowers the rating of “Breach of contract”." in text
    assert "Not so for" not in text
    for count in found.verdicts.values():
        assert f"{count:,}" in text


def test_all_of_it_is_there_as_data(client: Client, found: Findings) -> None:
    response = client.get(f"{TREE}tested.json")
    assert response.json() == findings_data(found)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert client.get("/trees/no-such-tree/tested.json").status_code == 404
    assert client.get("/trees/no-such-tree/tested").status_code == 404


def test_a_second_wording_leads_to_the_first_and_has_the_same_data(client: Client) -> None:
    second = "/trees/is-training-on-scraped-work-theft/"
    assert client.get(f"{second}tested")["Location"] == PAGE
    assert client.get(f"{second}tested.json").json() == client.get(f"{TREE}tested.json").json()


def test_the_tree_leads_to_it(client: Client) -> None:
    assert PAGE in {link.address for link in read(client, TREE).links}
