"""The drawing on the page of the whole tree, and the trees as files for other programs."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.trees.address import query
from explainer.trees.diagram import gates
from explainer.trees.model import State, Tree, Verb
from tests.views.walking import TREE

NAMES = ("is-distillation-theft", "is-training-on-scraped-work-theft", "where-do-you-stand")


class Drawing(HTMLParser):
    """What is drawn on a page: boxes, arrows, marks with their shapes and rings, and what a listener hears."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.boxes: dict[str, str] = {}
        self.arrows: set[tuple[str, str, bool]] = set()
        self.marks: dict[tuple[str, str], list[str]] = {}
        self.endings: list[str] = []
        self.roles: list[str] = []
        self.said: list[str] = []
        self._mark: list[str] = []
        self._saying = False
        self.feed(body[body.index('<figure class="drawing"') : body.index("</figure>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        kind = given.get("class", "")
        self._saying = tag in ("title", "desc")
        if given.get("role"):
            self.roles.append(f"{tag} {kind}")
        if tag == "rect" and "data-question" in given:
            self.boxes[given["data-question"]] = kind
        if "data-from" in given:
            self.arrows.add((given["data-from"], given["data-to"], "settles" in kind))
        if "data-theory" in given:
            self._mark = self.marks.setdefault((given["data-question"], given["data-theory"]), [])
        if "data-verdict" in given:
            self.endings.append(given["data-verdict"])
        if tag == "div":
            self._mark = []  # the strips have marks of their own
        if kind.startswith(("lifts", "caps")):
            self._mark.append(kind)

    def handle_data(self, data: str) -> None:
        if self._saying and data.strip():
            self.said.append(data)


def drawing(client: Client, tree: Tree, state: State | None = None) -> Drawing:
    asked = query(tree, state or {})
    return Drawing(client.get(f"/trees/{tree.name}/map" + (f"?{asked}" if asked else "")).content.decode())


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_shows_every_question_gate_and_effect_of_the_tree(
    client: Client, catalogue: Catalogue, name: str
) -> None:
    tree = catalogue.trees[name].tree
    found = drawing(client, tree)
    assert list(found.boxes) == list(tree.question)
    assert found.arrows == set(gates(tree))
    words = {Verb.LIFT: "lifts", Verb.CAP: "caps"}
    wanted: dict[tuple[str, str], set[str]] = {}
    for effect in tree.effects:
        if effect.owner.kind == "question":
            wanted.setdefault((effect.owner.id, effect.theory), set()).add(words[effect.verb])
    assert {pair: set(shapes) for pair, shapes in found.marks.items()} == wanted
    assert set(found.endings) == (set() if tree.theories else set(tree.verdict))


def test_it_says_to_listeners_what_it_is_and_that_the_lists_say_the_same(
    client: Client, catalogue: Catalogue
) -> None:
    found = drawing(client, catalogue.trees["is-distillation-theft"].tree)
    assert found.roles == ["svg drawing-whole", "div drawing-strips"]
    assert unescape(found.said[0]) == "Is distillation theft?"
    assert "13 questions from top to bottom, with 16 arrows" in found.said[1]
    assert "The lists below say the same in words." in found.said[1]


def test_the_readers_answers_are_marked_in_the_picture(client: Client, catalogue: Catalogue) -> None:
    tree = catalogue.trees["is-distillation-theft"].tree
    found = drawing(client, tree, {"permission": ("yes",), "complainant": ("provider",)})
    assert [id for id, kind in found.boxes.items() if "yours" in kind] == ["complainant", "permission"]
    assert [id for id, kind in found.boxes.items() if "unasked" in kind] == [
        id for id in tree.question if id not in ("complainant", "permission", "state", "facts")
    ]
    for (question, theory), shapes in found.marks.items():
        given = {"permission": "yes", "complainant": "provider"}.get(question, "")
        done = {
            effect.verb
            for answer in tree.question[question].answers
            for effect in answer.effects
            if answer.id == given and effect.theory == theory
        }
        assert {"lifts yours" in shapes, "caps yours" in shapes} == {Verb.LIFT in done, Verb.CAP in done}


def test_on_a_phone_each_question_says_what_leads_to_it_and_what_it_moves(
    client: Client, catalogue: Catalogue
) -> None:
    body = client.get(f"{TREE}map?permission=no").content.decode()
    strips = body[body.index('class="drawing-strips"') : body.index("</figure>")]
    text = " ".join(re.sub(r"<[^>]+>", " ", strips).split())
    assert (
        "8 Was the price asked for the service paid? asked on some answers to 1, 2, 5, 7 State theft statutes"
        in text
    )
    assert "2 Did the complainant allow this use? No. The rules forbid it, or the complainant refused" in text
    assert "7 How was it reached? asked on some answers to 2 settled by some answers to 5" in text
    ethics = client.get("/trees/where-do-you-stand/map").content.decode()
    assert "→ Honesty first" in ethics
    assert "Where nothing else fits: More facts first" in ethics


@pytest.mark.parametrize("name", NAMES)
def test_the_mermaid_text_is_plain_text_with_a_name_and_its_origin(
    client: Client, catalogue: Catalogue, name: str
) -> None:
    response = client.get(f"/trees/{name}.mmd")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == f'inline; filename="{name}.mmd"'
    text = response.content.decode()
    assert "\nflowchart TD\n" in text
    assert f"  %% site.example/trees/{name}/\n" in text
    version = catalogue.trees[name].tree.version
    assert f", version {version}, law as of 8 October 2026, CC BY 4.0\n" in text


def test_the_tree_of_values_is_a_story_too_and_the_others_are_not(client: Client) -> None:
    response = client.get("/trees/where-do-you-stand.twee")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == 'inline; filename="where-do-you-stand.twee"'
    text = response.content.decode()
    assert text.startswith(":: StoryTitle\nWhere do you stand?\n")
    assert "[[I cannot decide->E1, undecided]]" in text
    assert "site.example/sources/nozick-1974/" in text
    assert "://" not in text
    for name in ("is-distillation-theft", "no-such-tree"):
        assert client.get(f"/trees/{name}.twee").status_code == 404
    assert client.get("/trees/no-such-tree.mmd").status_code == 404


def test_the_tree_leads_to_its_files(client: Client) -> None:
    for name in NAMES:
        body = client.get(f"/trees/{name}/").content.decode()
        assert f'href="/trees/{name}.mmd"' in body
        assert (f'href="/trees/{name}.twee"' in body) == (name == "where-do-you-stand")
