"""Trees from other sides: side by side, several complaints, from the claim, other readings, values asked twice."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.utils.html import escape

from explainer.library.catalogue import Catalogue
from explainer.library.typography import curly
from explainer.trees.address import query
from explainer.trees.compare import compare, exchanged
from explainer.trees.loading import LoadedTree
from explainer.trees.model import Clause
from explainer.trees.result import evaluate
from explainer.trees.reverse import reverse
from explainer.web.trees.comparisons import READY
from tests.views.test_bad_input import MARK, SCRIPT, VALUES
from tests.views.walking import TREE, read

VALUES_TREE = "/trees/where-do-you-stand/"


@pytest.fixture
def loaded(catalogue: Catalogue) -> LoadedTree:
    return catalogue.trees["is-distillation-theft"]


def text_of(body: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def cells(body: str) -> list[tuple[str, str]]:
    """The two cells of every row of the tables of a comparison, as text without the letters of the two sides."""
    body = re.sub(r'<span class="which"[^>]*>[AB]</span>', "", body)
    rows = re.findall(r"<td>(.*?)</td>\s*<td>(.*?)</td></tr>", body, re.DOTALL)
    return [(text_of(left), text_of(right)) for left, right in rows]


@pytest.mark.parametrize(("left", "right"), READY)
def test_swapped_pages_mirror_each_other(client: Client, left: str, right: str) -> None:
    one = client.get(f"{TREE}compare?a={left}&b={right}").content.decode()
    other = client.get(f"{TREE}compare?a={right}&b={left}").content.decode()
    assert cells(one) == [(b, a) for a, b in cells(other)]
    assert cells(one)


def test_changing_sides_by_link_gives_the_mirror(client: Client) -> None:
    page = read(client, f"{TREE}compare?a=paid-rival&b=bought-books")
    swapped = next(link.address for link in page.links if link.words == "Change sides")
    assert cells(client.get(swapped).content.decode()) == [(b, a) for a, b in cells(page.body)]


SWAPS = ("swap=material", "swap=material&swap=owner", "swap=entry,hidden&swap=price", "swap=complainant&swap=permission&swap=material&swap=owner&swap=source&swap=promise&swap=entry&swap=price&swap=hidden&swap=use&swap=state")


@pytest.mark.parametrize("swap", SWAPS)
@pytest.mark.parametrize(("left", "right"), READY)
def test_the_swap_test_of_swapped_pages_mirrors_too(client: Client, left: str, right: str, swap: str) -> None:
    one = client.get(f"{TREE}compare?a={left}&b={right}&{swap}").content.decode()
    other = client.get(f"{TREE}compare?a={right}&b={left}&{swap}").content.decode()
    assert 'id="exchanged"' in one
    assert cells(one) == [(b, a) for a, b in cells(other)]


def test_answers_chosen_are_exchanged_by_a_form_without_script_and_both_results_shown(
    client: Client, loaded: LoadedTree
) -> None:
    body = client.get(f"{TREE}compare?a=deepseek-account-2026&b=reddit-account").content.decode()
    form = body[body.index('<form class="exchange"') :].partition("</form>")[0]
    kept = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)">', form))
    boxes = re.findall(r'<input type="checkbox" name="swap" value="([^"]+)">', form)
    assert boxes == ["material", "owner", "entry", "price", "hidden", "use", "state"]
    page = client.get(f"{TREE}compare", {**kept, "swap": ["material", "owner"]}).content.decode()
    part = page[page.index('class="exchanged"') :]
    addresses = [unescape(found) for found in re.findall(r'href="(/trees/[^"]*/result\?[^"]*)"', part)]
    states = [loaded.examples[name].state for name in ("deepseek-account-2026", "reddit-account")]
    wanted = exchanged(loaded.engine, compare(loaded.engine, *states), ["material", "owner"])
    for address, result in zip(addresses, wanted, strict=False):
        data = client.get(address.replace("/result?", "/result.json?")).json()
        assert data["ratings"] == {id: list(found) for id, found in result.ratings.items()}
        for verdict in result.verdicts:
            assert curly(loaded.tree.verdict[verdict].title) in text_of(part)


def test_answers_that_cannot_stand_together_after_an_exchange_are_told(client: Client, loaded: LoadedTree) -> None:
    """An engineer's guarded secret beside answers that were shown to a customer."""
    body = text_of(client.get(f"{TREE}compare?a=paid-rival&b=insider-files&swap=hidden").content.decode())
    assert "Nothing follows, because these answers cannot stand together" in body


def test_a_comparison_under_a_reading_is_under_it_on_both_sides(client: Client, loaded: LoadedTree) -> None:
    body = client.get(f"{TREE}compare?a=paid-rival&b=alpaca&_dial=restraint").content.decode()
    assert "turned on: The ban is an unreasonable restraint" in text_of(body)
    rated = [evaluate(loaded.engine, loaded.examples[name].state, ("restraint",)).ratings["contract"] for name in ("paid-rival", "alpaca")]
    row = next(row for row in re.findall(r"<tr[^>]*>.*?</tr>", body, re.DOTALL) if "Breach of contract" in row)
    assert [text_of(cell) for cell in cells(row)[0]] == [" or ".join(found) for found in rated]


def test_a_comparison_is_shared_with_its_answers_spelled_out_and_its_version(client: Client, loaded: LoadedTree) -> None:
    page = read(client, f"{TREE}compare?a=paid-rival&b=bought-books&swap=material")
    share = next(link.address for link in page.links if "_v=" in link.address)
    assert share.endswith(f"&swap=material&_v={loaded.tree.version}")
    assert "a.complainant=provider" in share
    again = client.get(share.partition("site.example")[2] or share).content.decode()
    assert cells(again) == cells(page.body)


def test_an_act_beside_itself_shows_no_difference(client: Client, loaded: LoadedTree) -> None:
    for name in loaded.examples:
        body = client.get(f"{TREE}compare?a={name}&b={name}").content.decode()
        assert "Nowhere: every question has the same answer for both." in text_of(body), name
        assert 'class="differs"' not in body


def test_a_pair_that_stands_ready_is_one_link_away(client: Client) -> None:
    addresses = {link.address for link in read(client, f"{TREE}compare").links}
    assert {f"{TREE}compare?a={left}&b={right}" for left, right in READY} <= addresses


def fields(form: str) -> dict[str, str]:
    """What a form keeps, hidden."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)">', form)
    return {name: unescape(value) for name, value in found}


def test_a_readers_own_answers_are_put_beside_any_example_by_forms_that_keep_them(
    client: Client, loaded: LoadedTree
) -> None:
    asked = "complainant=provider&permission=no&material=answers&entry=own-name,limits"
    body = client.get(f"{TREE}result?{asked}&_dial=restraint").content.decode()
    form = body[body.index('<form class="beside') :].partition("</form>")[0]
    page = client.get(f"{TREE}compare", {**fields(form), "b": "ross"}).content.decode()
    assert "turned on: The ban is an unreasonable restraint" in text_of(page)
    own = f"{TREE}result?{asked}&_dial=restraint"
    assert own in [link.address for link in read(client, f"{TREE}compare?" + "&".join(f"{k}={v}" for k, v in (fields(form) | {"b": "ross"}).items())).links]
    again = page[page.index('<form class="pair"') :].partition("</form>")[0]
    assert '<option value="" selected>The act in the address</option>' in again
    assert '<option value="ross" selected>' in again
    other = client.get(f"{TREE}compare", {**fields(again), "a": "", "b": "alpaca"}).content.decode()
    assert curly(loaded.examples["alpaca"].title) in text_of(other)
    assert "The act in the address" in text_of(other)
    same = client.get(f"{TREE}compare?a=deepseek-account-2026&b=moonshot-account-2026").content.decode()
    for name in ("deepseek-account-2026", "moonshot-account-2026"):
        assert f'<option value="{name}" selected>' in same, "two examples with the same answers keep their names"
    both = client.get(f"{TREE}compare", {**fields(again), "a": "ding", "b": "alpaca"}).content.decode()
    assert "The act in the address" not in text_of(both)


def test_an_example_that_is_none_is_named_and_the_reader_goes_on(client: Client) -> None:
    response = client.get(f"{TREE}compare?a=nosuch&b=alpaca")
    assert response.status_code == 200
    assert "'nosuch' is no example of this tree" in unescape(response.content.decode()).replace("’", "'").replace("‘", "'")


def test_the_same_act_has_a_column_for_each_complainant(client: Client, loaded: LoadedTree) -> None:
    state = loaded.examples["reddit-account"].state
    body = client.get(f"{TREE}complaints?{query(loaded.tree, state)}").content.decode()
    for answer in loaded.tree.question["complainant"].answers:
        result = evaluate(loaded.engine, {**state, "complainant": (answer.id,)})
        for verdict in result.verdicts:
            assert escape(curly(loaded.tree.verdict[verdict].title)) in body


def test_every_claim_is_told_with_the_answers_that_every_way_needs(client: Client, loaded: LoadedTree) -> None:
    page = read(client, f"{TREE}reverse")
    claims = [link.address for link in page.links if "claim=" in link.address]
    assert len(claims) == len(loaded.tree.verdicts) + len(loaded.tree.theories) * (len(loaded.tree.levels) - 1)
    for address in claims:
        assert client.get(address).status_code == 200, address
    needs = reverse(loaded.engine, Clause("verdict", ("secret-crime-pattern",)))
    body = text_of(client.get(f"{TREE}reverse?claim=verdict&is=secret-crime-pattern").content.decode())
    for question, answer in needs.shared.items():
        assert curly(loaded.tree.question[question].title) in body
        assert curly(loaded.tree.question[question].answer(answer).text.rstrip(".")) in body


def test_each_smallest_set_is_told_by_what_it_adds_and_leads_to_a_result_of_the_claim(
    client: Client, loaded: LoadedTree
) -> None:
    for claim in (Clause("verdict", ("secret-crime-pattern",)), Clause("fraud", ("arguable",)), Clause("copyright", ("strong",))):
        page = read(client, f"{TREE}reverse?claim={claim.subject}&is={claim.values[0]}")
        part = page.body[page.body.index("Smallest sets of answers") :]
        addresses = [unescape(found) for found in re.findall(r'in all\. <a href="([^"]+)"', part)]
        needs = reverse(loaded.engine, claim)
        assert addresses == [
            f"{TREE}result?{query(loaded.tree, {one.question: (one.answer,) for one in chosen})}" for chosen in needs.sufficient
        ]
        for address in addresses:
            data = client.get(address.replace("/result?", "/result.json?")).json()
            found = data["verdicts"] if claim.subject == "verdict" else data["ratings"][claim.subject]
            assert found == [claim.values[0]], address


def test_a_fact_is_told_with_its_standing_in_a_chosen_example(client: Client) -> None:
    body = text_of(client.get(f"{TREE}reverse?claim=verdict&is=limits-avoided&example=deepseek-account-2026").content.decode())
    assert "Given in this example. If the account is right" in body


@pytest.mark.parametrize("dial", ["terms-displaced", "limits-not-property", "restraint"])
def test_a_reading_is_turned_on_and_off_by_link(client: Client, loaded: LoadedTree, dial: str) -> None:
    state = loaded.examples["deepseek-account-2026"].state
    here = f"{TREE}result?{query(loaded.tree, state)}"
    on = next(link.address for link in read(client, here).links if link.address.endswith(f"#dial-{dial}"))
    turned = read(client, on.partition("#")[0])
    expected = evaluate(loaded.engine, state, (dial,))
    assert f"_dial={dial}" in on
    assert client.get(on.partition("#")[0].replace("/result?", "/result.json?")).json()["ratings"] == {
        theory: list(found) for theory, found in expected.ratings.items()
    }
    off = [link.address.partition("#")[0] for link in turned.links if link.address.endswith(f"#dial-{dial}")]
    assert off == [here]


def test_the_nearest_examples_of_an_example_begin_with_itself_or_its_equal(client: Client, loaded: LoadedTree) -> None:
    example = loaded.examples["deepseek-account-2026"]
    body = client.get(f"{TREE}result?{query(loaded.tree, example.state)}").content.decode()
    section = body[body.index('id="nearest"') :]
    assert "No answer that is known for both differs." in text_of(section)
    assert "/compare?" in section


def test_among_the_nearest_examples_there_is_always_one_that_a_court_decided(client: Client, loaded: LoadedTree) -> None:
    for name in ("deepseek-account-2026", "own-mini", "ross"):
        body = client.get(f"{TREE}result?{query(loaded.tree, loaded.examples[name].state)}").content.decode()
        part = body[body.index('<ul class="nearest">') :].partition("</ul>")[0]
        decided = [text_of(item) for item in part.split("<li>") if '<span class="aside">decided</span>' in item]
        assert decided, name
        if name == "deepseek-account-2026":
            assert "here: Answers that a machine wrote; there: " in decided[-1], "the differences are named"


def test_values_are_asked_of_both_sides_by_links_alone_and_end_side_by_side(client: Client, catalogue: Catalogue) -> None:
    tree = catalogue.trees["where-do-you-stand"]
    page = read(client, f"{VALUES_TREE}both")
    address = next(link.address for link in page.links if "/both/distillation/" in link.address)
    while "/both/" in address:
        address = read(client, address).answers[0].address
    body = client.get(address).content.decode()
    state = {key.removeprefix("d."): (value,) for key, value in re.findall(r"(d\.\w+)=(\w+)", address)}
    assert {key for key, _ in re.findall(r"([ds])\.(\w+)=", address)} == {"d", "s"}
    for verdict in evaluate(tree.engine, state).verdicts:
        assert body.count(f">{curly(tree.tree.verdict[verdict].title)}<") >= 2


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_nonsense_is_never_an_error_and_never_repeated_raw(client: Client, value: str) -> None:
    for path in (f"{TREE}compare", f"{TREE}complaints", f"{TREE}reverse", f"{VALUES_TREE}both", f"{VALUES_TREE}both/scraping/E1"):
        for key in ("a", "b", "a.entry", "claim", "is", "example", "d.E1", "s.E1", "nosuch"):
            response = client.get(path, {key: value, "permission": value})
            assert response.status_code == 200, (path, key)
            text = response.content.decode()
            assert SCRIPT not in text
            assert f'"{MARK}" onload' not in text
            assert "x" * 100 not in text, "what was not understood is cut short"


def test_a_side_that_is_none_is_a_page_that_helps(client: Client) -> None:
    for path in (f"{VALUES_TREE}both/else/E1", f"{VALUES_TREE}both/scraping/nosuch", f"{TREE}both", f"{VALUES_TREE}compare"):
        assert client.get(path).status_code == 404
