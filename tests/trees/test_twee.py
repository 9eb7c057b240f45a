"""A tree of values as a Twine story: valid Twee 3, no dead end, and the positions are those of the tree."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from uuid import UUID

import pytest

from explainer.library.citations import Citation
from explainer.trees.engine import Engine
from explainer.trees.model import State, Tree
from explainer.trees.result import evaluate
from explainer.trees.route import next_question, open_answers
from explainer.trees.twee import twee, ways
from tests.trees.forest import loaded, random_tree

HEADER = re.compile(r":: (?P<name>[^\[\]{}|<>\\]+?)(?: \[(?P<tags>[^\]]*)\])?(?: (?P<meta>\{.*\}))?")
LINK = re.compile(r"\[\[(?P<words>[^\[\]|<>]+?)->(?P<to>[^\[\]|<>]+?)\]\]")
SPECIAL = ("StoryTitle", "StoryData")


@dataclass
class Page:
    """A passage as Twine reads it."""

    tags: tuple[str, ...]
    meta: dict[str, str]
    text: str

    @property
    def links(self) -> list[tuple[str, str]]:
        return LINK.findall(self.text)


def story(text: str) -> dict[str, Page]:
    """The passages of a story by name. A line that begins with two colons begins a passage, and nothing else does."""
    found: dict[str, Page] = {}
    for line in text.split("\n"):
        if line.startswith("::"):
            match = HEADER.fullmatch(line)
            assert match, line
            assert match["name"] not in found, "names stand once"
            page = Page(tuple((match["tags"] or "").split()), json.loads(match["meta"] or "{}"), "")
            found[match["name"]] = page
        else:
            page.text += f"{line}\n"
    for name, page in found.items():
        rest = LINK.sub("", page.text) if name not in SPECIAL else ""
        assert "[[" not in rest
        assert "]]" not in rest
        assert "->" not in rest
    return found


def cite(citation: Citation) -> str:
    return f"{citation.source} [{citation.locator}]"


@cache
def values() -> Tree:
    return loaded()[0]["where-do-you-stand"].tree


@cache
def published() -> dict[str, Page]:
    return story(twee(Engine(values()), cite, "I cannot decide", ("Credit",)))


def test_the_story_has_its_title_and_an_id_that_follows_from_name_and_version() -> None:
    pages = published()
    assert list(pages)[:3] == ["StoryTitle", "StoryData", "Start"]
    assert pages["StoryTitle"].text.strip() == "Where do you stand?"
    data = json.loads(pages["StoryData"].text)
    assert data["start"] == "Start"
    assert data["ifid"] == str(UUID(data["ifid"])).upper()
    other = story(twee(Engine(replace(values(), version=values().version + 1)), cite, "?"))
    assert json.loads(other["StoryData"].text)["ifid"] != data["ifid"]
    assert twee(Engine(values()), cite, "?") == twee(Engine(values()), cite, "?")


def test_every_link_leads_to_a_passage_and_every_passage_is_reached() -> None:
    pages = published()
    reached, ahead = set(), ["Start"]
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead += [to for _, to in pages[name].links]
    assert reached == set(pages) - set(SPECIAL)
    assert all(pages[name].links for name in reached), "no dead end"


def test_every_question_and_every_position_has_its_passage() -> None:
    pages = published()
    assert [name for name, page in pages.items() if page.tags == ("question",)] != []
    assert {name for name, page in pages.items() if page.tags == ("question",)} == set(values().question)
    assert [name for name, page in pages.items() if page.tags == ("position",)] == list(values().verdict)
    for question in values().questions:
        assert question.title in pages[question.id].text
        assert len(pages[question.id].links) == len(question.answers) + 1


def test_a_position_says_all_that_the_tree_says_of_it() -> None:
    text = published()["P1"].text
    for words in (
        "The maker's claim",
        "Best reason: effort earns a reward",
        "What might change your mind:",
        "nozick-1974 (174-75)",
    ):
        assert words in text


def test_passages_lie_apart_on_the_map() -> None:
    places = [page.meta["position"] for name, page in published().items() if name not in SPECIAL]
    assert len(set(places)) == len(places)
    assert all(re.fullmatch(r"\d+,\d+", place) for place in places)


def completions(engine: Engine, state: State) -> Iterator[State]:
    """Every way to the end of a tree, by answers."""
    question = next_question(engine, state)
    if question is None:
        yield state
        return
    for answer in open_answers(engine, state, question.id):
        yield from completions(engine, {**state, question.id: (answer,)})


def walked(pages: dict[str, Page], engine: Engine, state: State) -> str:
    """The passage to which the links lead for these answers, each link chosen by its place."""
    name = pages["Start"].links[0][1]
    done: dict[str, tuple[str, ...]] = {}
    while pages[name].tags == ("question",):
        question = next_question(engine, done)
        assert question is not None
        assert question.title in pages[name].text
        answer = state[question.id][0]
        place = open_answers(engine, done, question.id).index(answer)
        done[question.id] = (answer,)
        name = pages[name].links[place][1]
    return name


def test_the_links_lead_to_the_positions_that_the_tree_gives() -> None:
    engine = Engine(values())
    ends = set()
    for state in completions(engine, {}):
        name = walked(published(), engine, state)
        assert evaluate(engine, state).verdicts == (name,)
        ends.add(name)
    assert ends == set(values().verdict)


def test_who_cannot_decide_is_shown_the_positions_that_remain() -> None:
    pages = published()
    assert [to for _, to in pages["E3a, undecided"].links] == ["P1", "P2", "E3a"]
    assert len(pages["E1, undecided"].links) == 21


POSSIBLE = [seed for seed in range(60) if ways(Engine(random_tree(Random(seed)))).branches]
"""Trees whose contradictions leave something possible."""


@pytest.mark.parametrize("seed", POSSIBLE)
def test_it_is_so_for_any_tree(seed: int) -> None:
    """Where what follows depends on earlier answers a question has several passages, and there may be several positions."""
    tree = random_tree(Random(seed))
    named = tuple(replace(verdict, title=f"Position {verdict.id}") for verdict in tree.verdicts)
    tree = replace(tree, every_verdict=True, verdicts=named)
    engine = Engine(tree)
    pages = story(twee(engine, cite, "?"))
    for state in completions(engine, {}):
        verdicts = evaluate(engine, state).verdicts
        if verdicts:
            name = walked(pages, engine, state)
            ids = (name,) if len(verdicts) == 1 else tuple(to for _, to in pages[name].links[:-1])
            assert ids == verdicts


def test_marks_of_links_and_passages_in_a_text_are_kept_apart() -> None:
    first = values().questions[0]
    odd = replace(first, title=":: Is [[this]] -> a | link <- or not?")
    tree = replace(values(), questions=(odd, *values().questions[1:]))
    pages = story(twee(Engine(tree), cite, "[[?]]"))
    assert ": : Is ((this)) → a / link ← or not?" in pages["E1"].text
