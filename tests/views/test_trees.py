"""Decision trees as a reader meets them: start, questions, result, all questions at once, map, data."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue
from explainer.library.typography import curly
from explainer.trees.address import query
from explainer.trees.data import tree_data
from explainer.trees.loading import LoadedTree
from explainer.trees.model import State
from explainer.trees.reasons import why
from explainer.trees.result import evaluate, result_data
from tests.views.test_bad_input import MARK, SCRIPT, VALUES
from tests.views.walking import TREE, Seen, read, walk

NAMES = ("is-distillation-theft", "is-training-on-scraped-work-theft", "where-do-you-stand")
REACHED = {  # a state, and what its result must say
    "permission=yes&complainant=provider&state=none&facts=invented": "Allowed by the one whose complaint is tested",
    "complainant=provider&permission=no&material=weights&source=service&promise=made&entry=own-name&hidden=guarded&use=rival": (
        "The pattern of the US trade-secret crime, if proven"
    ),
}


@pytest.fixture
def tree(catalogue: Catalogue) -> LoadedTree:
    return catalogue.trees["is-distillation-theft"]


@pytest.fixture
def alleged(tree: LoadedTree) -> State:
    """A real case, full of doubt."""
    return tree.examples["deepseek-account-2026"].state


def address(tree: LoadedTree, page: str, state: State) -> str:
    return f"/trees/{tree.tree.name}/{page}?{query(tree.tree, state)}"


def text_of(body: str) -> str:
    """What is read, without tags, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(12))
def test_any_walk_by_links_ends_in_a_result_that_has_every_answer_given(
    client: Client, catalogue: Catalogue, name: str, seed: int
) -> None:
    dice = random.Random(seed)
    way = walk(client, dice.choice, f"/trees/{name}/")
    page = client.get(way[-1]).content.decode()
    given = parse_qs(urlsplit(way[-1]).query)
    questions = catalogue.trees[name].tree.questions
    assert list(given) == [question.id for question in questions if question.id in given], "canonical order"
    for id in given:
        assert f"/trees/{name}/q/{id}?" in page


@pytest.mark.parametrize("name", NAMES)
def test_not_knowing_anything_is_a_walk_too(client: Client, name: str) -> None:
    way = walk(client, lambda answers: answers[-1], f"/trees/{name}/")
    assert set(parse_qs(urlsplit(way[-1]).query).values().__iter__().__next__()) == {"unknown"}
    assert client.get(way[-1]).status_code == 200


def test_the_first_question_stands_on_the_first_page_and_on_the_homes(client: Client) -> None:
    first = [link.address for link in read(client, TREE).answers]
    home = [link.address for link in read(client, "/").answers]
    assert home
    assert home == first[: len(home)]


def test_a_question_is_the_heading_of_its_page_in_the_words_of_the_tree(client: Client) -> None:
    assert read(client, TREE + "q/permission").heading == "Did the complainant allow this use?"
    other = read(client, "/trees/is-training-on-scraped-work-theft/q/permission")
    assert other.heading == "Did the complainant allow this use of the pages, books or posts?"


def test_each_answer_is_one_link_and_doubt_is_the_last(client: Client, tree: LoadedTree) -> None:
    question = tree.tree.question["entry"]
    answers = read(client, TREE + "q/entry").answers
    assert [parse_qs(urlsplit(link.address).query)["entry"] for link in answers] == [
        *([answer.id] for answer in question.answers),
        ["unknown"],
    ]


def test_coming_back_to_a_question_the_earlier_answer_is_marked(
    client: Client, tree: LoadedTree, alleged: State
) -> None:
    marked = [link for link in read(client, address(tree, "q/entry", alleged)).answers if link.marked]
    assert [parse_qs(urlsplit(link.address).query)["entry"] for link in marked] == [["limits"]]


def test_changing_an_early_answer_and_back_loses_nothing(
    client: Client, tree: LoadedTree, alleged: State
) -> None:
    def after(page: Seen, answer: str) -> str:
        return next(link.address for link in page.answers if f"permission={answer}" in link.address)

    at_first = address(tree, "q/permission", alleged)
    allowed = after(read(client, at_first), "yes")
    change = next(link.address for link in read(client, allowed).links if "/q/permission?" in link.address)
    again = after(read(client, change), "no")
    assert again == address(tree, "result", alleged)


def test_answers_without_a_bearing_are_kept_while_editing_and_left_out_of_what_is_shared(
    client: Client, tree: LoadedTree, alleged: State
) -> None:
    body = client.get(address(tree, "result", {**alleged, "permission": ("yes",)})).content.decode()
    page = Seen(body)
    assert any("/q/permission?" in link.address and "entry=limits" in link.address for link in page.links)
    shared = [link.address for link in page.links if link.address.startswith("https://site.example/trees/")]
    assert shared
    assert all("entry" not in link for link in shared)


@pytest.mark.parametrize(("state", "words"), REACHED.items())
def test_the_result_says_what_follows(client: Client, state: str, words: str) -> None:
    assert words in text_of(client.get(f"{TREE}result?{state}").content.decode())


def test_the_words_of_the_proof_stand_before_the_verdict_in_the_same_heading(
    client: Client, tree: LoadedTree, alleged: State
) -> None:
    for answer, words in {
        "alleged": "If the account is right:",
        "supported": "Facts supported:",
        "not-disputed": "Facts not disputed:",
        "invented": "An invented case:",
    }.items():
        body = client.get(address(tree, "result", {**alleged, "facts": (answer,)})).content.decode()
        headings = [text_of(found) for found in re.findall(r"<h[23][^>]*>.*?</h[23]>", body, re.DOTALL)]
        wanted = f"{words} Limits on access were avoided, on these answers; several claims possible"
        assert wanted in headings


def test_the_parts_of_a_result_stand_in_the_order_agreed(
    client: Client, tree: LoadedTree, alleged: State
) -> None:
    """Unknown, ratings, other places, facts, verdict, changes, answers, citing."""
    text = text_of(client.get(address(tree, "result", alleged)).content.decode())
    wanted = [
        "Was the price asked for the service paid?",
        "Copyright infringement",
        "European Union",
        "one side says so, and it has not been tested",
        "If the account is right: Limits on access were avoided",
        "Better words",
        "What would change this",
        "Whose complaint is being tested?",
        f"version {tree.tree.version}",
        "not legal advice",
    ]
    found = [text.find(words) for words in wanted[:1]]
    for words in wanted[1:]:
        found.append(text.find(words, found[-1]))
        assert found[-1] > 0, words


def test_every_reason_names_its_authority(client: Client, tree: LoadedTree, alleged: State) -> None:
    body = client.get(address(tree, "result", alleged)).content.decode()
    for row in why(tree.engine, alleged):
        for source in {
            c.source for reason in (*row.certain, *row.depending) for c in reason.effect.citations
        }:
            assert f'href="/sources/{source}/"' in body, source


def announced(body: str) -> list[str]:
    """The addresses under *what would change this*, in their order."""
    part = body[body.index('id="change"') :].partition("</section>")[0]
    return [unescape(found) for found in re.findall(r'<li><a href="(/trees/[^"]*/result\?[^"]*)">', part)]


def check_links(client: Client, tree: LoadedTree, state: State, dials: tuple[str, ...] = ()) -> int:
    """Every single other answer that moves something has its link, no other has, and each leads to what it says."""
    result = evaluate(tree.engine, state, dials)
    asked = f"{TREE}result?{query(tree.tree, state, dials)}"
    links = announced(client.get(asked).content.decode())
    wanted = {
        f"{TREE}result?{query(tree.tree, {**state, change.question: (change.answer,)}, dials)}": change
        for change in result.changes
    }
    assert sorted(links) == sorted(wanted)
    for address, change in wanted.items():
        data = client.get(address.replace("/result?", "/result.json?")).json()
        after = {theory: list(move.after) for theory, move in change.moves.ratings.items()}
        assert data["ratings"] == {id: list(found) for id, found in result.ratings.items()} | after, address
        verdicts = change.moves.verdicts.after if change.moves.verdicts else result.verdicts
        assert data["verdicts"] == list(verdicts), address
    return len(wanted)


@pytest.mark.parametrize(("example", "dials"), [
    ("deepseek-account-2026", ()), ("ross", ()), ("paid-rival", ("terms-displaced",)), ("reddit-account", ("restraint", "limits-not-property")),
])  # fmt: skip
def test_each_link_of_what_would_change_it_leads_to_what_it_says_and_none_is_missing(
    client: Client, tree: LoadedTree, example: str, dials: tuple[str, ...]
) -> None:
    assert check_links(client, tree, tree.examples[example].state, dials) > 10


@pytest.mark.prove
def test_so_it_is_for_every_example_and_with_every_dial(client: Client, tree: LoadedTree) -> None:
    for example in tree.examples.values():
        check_links(client, tree, example.state)
    for dial in tree.tree.dial:
        for name in ("deepseek-account-2026", "llama-naming", "unauthorised-library"):
            check_links(client, tree, tree.examples[name].state, (dial,))


def test_where_no_single_answer_changes_the_result_two_that_do_together_are_shown_and_lead_there(
    client: Client, tree: LoadedTree
) -> None:
    asked = "complainant=rightsholder&permission=yes,condition,no&source=sharers,leak-unknown&use=several&state=none,law&facts=invented"
    body = client.get(f"{TREE}result?{asked}").content.decode()
    assert "No single other answer changes the result in words. These two together do:" in text_of(body)
    here = client.get(f"{TREE}result.json?{asked}").json()["verdicts"]
    part = body[body.index('<ul class="pairs">') :].partition("</ul>")[0]
    links = [unescape(found) for found in re.findall(r'href="([^"]+)"', part)]
    assert 0 < len(links) <= 3
    for link in links:
        assert client.get(link.replace("/result?", "/result.json?")).json()["verdicts"] != here


def test_a_decided_result_says_what_cannot_change_it(client: Client, tree: LoadedTree, alleged: State) -> None:
    body = client.get(address(tree, "result", alleged)).content.decode()
    text = text_of(body[body.index("What cannot change it") :].partition("</section>")[0])
    assert "As long as these 4 answers stand, no answer to any other question" in text
    assert "How was it reached? Limits were avoided" in text
    assert "Whose complaint is being tested?" not in text
    assert "Decided." in text_of(client.get(f"{TREE}result?permission=yes").content.decode())


def test_what_is_open_is_said_to_move_only_what_it_moves(client: Client, tree: LoadedTree, alleged: State) -> None:
    text = text_of(client.get(address(tree, "result", alleged)).content.decode())
    result = evaluate(tree.engine, alleged)
    titles = "; ".join(curly(tree.tree.theory[id].title) for id in result.open_rows)
    assert f"What is open moves only: {titles}." in text
    nothing = {**tree.examples["own-mini"].state, "facts": ()}
    assert "Nothing left can change this" in text_of(client.get(address(tree, "result", nothing)).content.decode())


def test_an_open_result_shows_every_verdict_that_is_still_possible_and_the_fact_that_settles_most(
    client: Client, tree: LoadedTree
) -> None:
    text = text_of(client.get(TREE + "result").content.decode())
    result = evaluate(tree.engine, {})
    assert len(result.verdicts) > 5
    assert all(tree.tree.verdict[id].title.split('"')[0] in text for id in result.verdicts)
    assert result.settles_most is not None
    assert f"settle most: {tree.tree.question[result.settles_most].title}" in text


def test_answers_that_contradict_each_other_are_asked_again_with_the_reason(client: Client) -> None:
    before = "complainant=provider&permission=no&material=answers&owner=nobody&source=service&promise=made&entry=own-name&price=paid"
    page = read(client, f"{TREE}q/hidden?{before}")
    again = next(link.address for link in page.answers if "hidden=guarded" in link.address)
    assert "/q/hidden?" in again
    words = "An answer shown to a customer is at best partly secret; choose “partly”."
    assert words in text_of(client.get(again).content.decode())
    assert words in text_of(client.get(again.replace("/q/hidden", "/result")).content.decode())


def test_a_question_that_is_not_asked_says_why_and_leads_on(client: Client) -> None:
    body = client.get(f"{TREE}q/entry?complainant=provider&permission=yes").content.decode()
    assert "not asked" in text_of(body)
    assert "Did the complainant allow this use?" in text_of(body)
    assert '/q/state?complainant=provider&amp;permission=yes"' in body


def test_a_question_that_other_answers_settle_says_as_what(client: Client) -> None:
    text = text_of(client.get(f"{TREE}q/hidden?permission=no&material=works").content.decode())
    assert "No. It is shown to anyone who asks, or already public" in text


def test_one_of_these_is_a_form_without_script(client: Client) -> None:
    asked = TREE + "q/entry?permission=no"
    form = next(link.address for link in read(client, asked).links if link.words.startswith("One of these"))
    body = client.get(form).content.decode()
    assert body.count('type="checkbox" name="entry"') == 5
    assert '<input type="hidden" name="permission" value="no">' in body
    action = re.search(r'<form class="several"[^>]* action="([^"]+)"', body)
    assert action
    response = client.get(action[1] + "?permission=no&entry=limits&entry=own-name", follow=True)
    assert response.status_code == 200
    assert parse_qs(response.request["QUERY_STRING"])["entry"] == ["own-name,limits"]


def test_a_set_is_shown_as_doubt_with_what_it_depends_on(client: Client, tree: LoadedTree) -> None:
    body = client.get(f"{TREE}result?permission=no&material=answers&entry=own-name,limits").content.decode()
    text = text_of(body)
    assert "Through the user’s own account" in text
    assert "Depends on" in text
    assert 'class="rating scale doubt"' in body or "rating doubt" in body


def test_all_questions_stand_in_one_form_with_the_answers_given(
    client: Client, tree: LoadedTree, alleged: State
) -> None:
    body = client.get(address(tree, "all", alleged)).content.decode()
    for question in tree.tree.questions:
        assert body.count(f'name="{question.id}"') > len(question.answers)
    assert "Asked only if" in body
    assert 'name="entry" value="limits" checked' in body
    assert 'name="price" value="unknown" checked' in body
    assert re.search(r'name="owner" value="others,nobody"[^>]* checked', body), (
        "one of these stays one of these"
    )
    action = re.search(r'<form class="all-questions"[^>]* action="([^"]+)"', body)
    assert action
    assert action[1] == TREE + "result"


def test_the_map_has_the_whole_substance_with_a_place_for_each_part(client: Client, tree: LoadedTree) -> None:
    body = client.get(TREE + "map").content.decode()
    whole = tree.tree
    parts: Mapping[str, tuple[str, ...]] = {
        "theory": tuple(whole.theory), "question": tuple(whole.question), "rule": tuple(whole.rule),
        "dial": tuple(whole.dial), "verdict": tuple(whole.verdict),
    }  # fmt: skip
    for kind, ids in parts.items():
        assert [id for id in ids if f'id="{kind}-{id}"' not in body] == []
    text = text_of(body)
    for effect in whole.effects:
        told = {"lift": "to", "cap": "at"}.get(effect.verb.value)
        if told:
            assert f"{whole.theory[effect.theory].title} {told} {effect.level}" in text
    for citation in {c.source for effect in whole.effects for c in effect.citations}:
        assert f'href="/sources/{citation}/"' in body, citation


def test_the_map_marks_the_answers_given(client: Client, tree: LoadedTree, alleged: State) -> None:
    assert client.get(TREE + "map").content.decode().count('class="yours"') == 0
    given = sum(len(answers) for answers in alleged.values())
    assert client.get(address(tree, "map", alleged)).content.decode().count('class="yours"') == given


@pytest.mark.parametrize("example", ["deepseek-account-2026", "own-mini", "bought-books"])
def test_the_result_as_data_is_the_engines_and_open_to_all(
    client: Client, tree: LoadedTree, example: str
) -> None:
    state = tree.examples[example].state
    response = client.get(address(tree, "result.json", state))
    assert response["Content-Type"].startswith("application/json")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert json.loads(response.content) == result_data(evaluate(tree.engine, state))


@pytest.mark.parametrize("name", NAMES)
def test_a_tree_as_data_is_whole(client: Client, catalogue: Catalogue, name: str) -> None:
    response = client.get(f"/trees/{name}.json")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert json.loads(response.content) == tree_data(catalogue.trees[name].tree)


def test_data_of_no_tree_says_so_as_data(client: Client) -> None:
    for address in ("/trees/no-such-tree.json", "/trees/no-such-tree/result.json?permission=no"):
        response = client.get(address)
        assert response.status_code == 404
        assert "error" in json.loads(response.content)


@pytest.mark.parametrize("page", ["", "q/permission", "result", "all", "map"])
@pytest.mark.parametrize("value", VALUES)
def test_bad_values_are_named_or_left_and_the_reader_goes_on(client: Client, page: str, value: str) -> None:
    bad = VALUES[value] if "%" in VALUES[value] else quote(VALUES[value])
    for key in ("permission", "_dial", "_v", "_effects", MARK, bad or "x"):
        response = client.get(f"{TREE}{page}?{key}={bad}&material=answers")
        body = response.content.decode()
        assert response.status_code == 200, (page, key)
        assert SCRIPT not in body
        assert f'"{MARK}" onload' not in body
        assert "x" * 100 not in body
        assert "\x00" not in body


@pytest.mark.parametrize("given", [
    "permission=no&permission=yes", "permission=yes&permission=no", "facts=alleged&permission=no&complainant=provider",
    "permission=", "permission", "permission=,,,", "permission=no,silent,yes,condition", "permission=unknown,no", "=no", "&&", "PERMISSION=no",
])  # fmt: skip
@pytest.mark.parametrize("page", ["q/permission", "result", "all", "map", "result.json"])
def test_repeated_reversed_and_empty_values_are_no_mistake(client: Client, page: str, given: str) -> None:
    assert client.get(f"{TREE}{page}?{given}").status_code == 200


def test_what_is_not_understood_is_named_on_the_page(client: Client) -> None:
    for page in ("q/permission", "result", "all", "map"):
        text = text_of(
            client.get(f"{TREE}{page}?permision=no&permission=nope&_dial=nothing").content.decode()
        )
        assert "permision" in text
        assert "nope" in text
        assert "nothing" in text


@pytest.mark.parametrize("path", [
    "/trees/no-such-tree/", "/trees/no-such-tree/q/permission", "/trees/no-such-tree/result", "/trees/no-such-tree/all",
    "/trees/no-such-tree/map", "/trees/no-such-tree/examples/", TREE + "q/no-such-question", TREE + "nothing",
    TREE + "examples/no-such-example/", TREE + "q/", TREE + "q/permission/", TREE + "result/",
])  # fmt: skip
def test_what_is_not_there_is_told_with_ways_on(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    body = response.content.decode()
    assert "no-such" not in body
    assert 'href="/trees/' in body


def test_an_unknown_question_of_a_known_tree_is_told_with_the_questions_there_are(
    client: Client, tree: LoadedTree
) -> None:
    links = {link.address for link in Seen(client.get(TREE + "q/no-such-question").content.decode()).links}
    assert {f"{TREE}q/{question.id}" for question in tree.tree.questions} <= links


def test_pages_with_a_readers_answers_are_not_for_search_engines(
    client: Client, tree: LoadedTree, alleged: State
) -> None:
    for page in ("q/entry", "result", "all", "map"):
        assert (
            'name="robots" content="noindex' in client.get(address(tree, page, alleged)).content.decode()
        ), page
    assert "noindex" not in client.get(TREE).content.decode()


def test_a_result_names_its_version_its_law_date_and_its_own_address(
    client: Client, tree: LoadedTree, alleged: State
) -> None:
    body = client.get(address(tree, "result", alleged)).content.decode()
    assert "8 October 2026" in text_of(body)
    shared = f"https://site.example{address(tree, 'result', alleged)}".replace("&", "&amp;")
    assert shared in body


def test_pages_with_answers_hold_no_script_or_style_of_their_own(
    client: Client, tree: LoadedTree, alleged: State
) -> None:
    for page in ("q/entry", "result", "all", "map"):
        body = client.get(address(tree, page, alleged)).content.decode()
        assert "<style" not in body
        assert " style=" not in body
        assert re.search(r"<script(?![^>]*\bsrc=)", body) is None
        ids = re.findall(r' id="([^"]+)"', body)
        assert sorted(ids) == sorted(set(ids)), page


def test_the_address_to_keep_of_a_result_holds_its_answers_and_its_version(
    client: Client, tree: LoadedTree, alleged: State
) -> None:
    """What a browser's own share button takes must be the result, not an empty one."""
    state = {**alleged, "permission": ("yes",)}  # most other answers lose their bearing
    body = client.get(address(tree, "result", state)).content.decode()
    assert (
        '<link rel="canonical" href="https://site.example/trees/is-distillation-theft/result?complainant=provider'
        '&amp;permission=yes&amp;state=company-rule&amp;facts=alleged'
        f'&amp;_v={tree.tree.version}">' in body
    )


def test_a_link_made_for_another_version_says_so(client: Client, tree: LoadedTree) -> None:
    present = tree.tree.version
    unknown = present + 7
    said = f"This link was made for version {unknown} of the tree. What follows is version {present}."
    assert said in text_of(client.get(f"{TREE}result?permission=no&_v={unknown}").content.decode())
    body = client.get(f"{TREE}result?permission=no&_v={present}").content.decode()
    assert "This link was made" not in body


def test_where_nobody_says_how_well_the_facts_are_shown_the_result_says_if(client: Client) -> None:
    text = text_of(client.get(f"{TREE}result?permission=yes").content.decode())
    assert "If these answers are right: Allowed by the one whose complaint is tested" in text


def test_who_comes_back_to_a_question_may_keep_the_answer_and_go_on_to_the_next(
    client: Client, tree: LoadedTree, alleged: State
) -> None:
    way = [address(tree, "q/complainant", alleged)]
    while "/q/" in way[-1]:
        keep = [link for link in read(client, way[-1]).links if link.words == "Keep this answer and go on"]
        way.append(keep[0].address)
    assert way == [*(address(tree, f"q/{id}", alleged) for id in alleged), address(tree, "result", alleged)]


def test_answers_kept_without_a_bearing_are_told(client: Client, tree: LoadedTree, alleged: State) -> None:
    body = client.get(address(tree, "result", {**alleged, "permission": ("yes",)})).content.decode()
    kept = text_of(body.partition("Kept, but without a bearing")[2].partition("</p>")[0])
    assert kept.count("?") == len(alleged) - len(("complainant", "permission", "state", "facts"))


def test_a_reading_that_is_on_is_told_and_can_be_turned_off(
    client: Client, tree: LoadedTree, alleged: State
) -> None:
    body = client.get(address(tree, "result", alleged) + "&_dial=limits-not-property").content.decode()
    assert "A limit on use is not property" in text_of(body)
    assert any(link.address == address(tree, "result", alleged) for link in Seen(body).links)


def test_data_names_what_was_not_understood(client: Client) -> None:
    data = json.loads(client.get(f"{TREE}result.json?permision=no").content)
    assert data["ignored"] == [
        {"key": "permision", "reason": "'permision' is no question of this tree; did you mean 'permission'?"}
    ]


def test_many_possible_results_are_folded_and_one_is_not(client: Client, tree: LoadedTree) -> None:
    open_result = client.get(TREE + "result").content.decode()
    assert open_result.count("Read on") == len(evaluate(tree.engine, {}).verdicts)
    assert "Read on" not in client.get(TREE + "result?permission=yes").content.decode()
