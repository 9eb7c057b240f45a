"""A tree with two published versions, as readers of old and new links meet it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from explainer.library.catalogue import Catalogue, load
from explainer.trees.short import pack
from explainer.web import current
from tests.small import write_small_content
from tests.trees.publish import REASON, THIRD, edit, publish, twice
from tests.views.walking import Seen, read

SMALL = "/trees/small/"
MOVED = "leave=no&shelf=locked&hand=other&place=here&stamp=paid&facts=said"
SAME = "leave=yes&stamp=paid&facts=said"


def served(root: Path) -> Catalogue:
    found, problems = load(root)
    assert found is not None, [str(problem) for problem in problems]
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small tree, published twice, with the rest that a site needs."""
    write_small_content(tmp_path / "content")
    return twice(tmp_path)


@pytest.fixture
def small(root: Path) -> Iterator[Catalogue]:
    """What is served meanwhile."""
    found = served(root)
    with current.serving(found):
        yield found


def text_of(body: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return text_of(response.content.decode())


# A link made for an older version


def test_an_old_link_says_which_rows_moved_from_what_to_what_when_and_why(
    client: Client, small: Catalogue
) -> None:
    found = text(client, f"{SMALL}result?{MOVED}&_v=1")
    assert "The tree has changed since this link was made, and so has its result" in found
    assert "Claim Version 1 Version 2 Lending Version 1: strong Version 2: weak" in found
    assert f"Version 2, 3 April 2026: {REASON} moved: Lending" in found
    assert "The result in words was" not in found


def test_the_same_link_opens_the_old_result_on_request(client: Client, small: Catalogue) -> None:
    page = read(client, f"{SMALL}result?{MOVED}&_v=1")
    link = next(link.address for link in page.links if link.words == "See the result of version 1")
    assert link == f"{SMALL}result?{MOVED}&_v=1&_old=1"
    found = text(client, link)
    assert "This is version 1 of the tree, published on 2 March 2026" in found
    assert f"Version 2 took its place on 3 April 2026: {REASON}" in found
    assert "The tree has changed since" not in found
    back = next(
        one.address
        for one in read(client, link).links
        if one.words == "The same answers in the present version"
    )
    assert back == f"{SMALL}result?{MOVED}&_v=1", "where it says what has moved"


def test_an_old_link_whose_result_did_not_move_says_that(client: Client, small: Catalogue) -> None:
    found = text(client, f"{SMALL}result?{SAME}&_v=1")
    assert "This link was made for version 1 of the tree. On these answers version 2 gives the same." in found
    assert "has changed since" not in found


@pytest.mark.parametrize("query", [MOVED, f"{MOVED}&_v=2", f"{MOVED}&_v=2&_old=1", f"{MOVED}&_old=1"])
def test_a_link_for_the_present_version_says_nothing_of_versions(
    client: Client, small: Catalogue, query: str
) -> None:
    found = text(client, f"{SMALL}result?{query}")
    assert "link was made" not in found
    assert "This is version" not in found


def test_a_version_that_never_was_is_told(client: Client, small: Catalogue) -> None:
    found = text(client, f"{SMALL}result?{MOVED}&_v=7")
    assert (
        "This link was made for version 7 of the tree. What follows is version 2. No version 7 was published."
        in found
    )


def test_a_result_in_words_that_moved_is_told_in_both_words(client: Client, small: Catalogue) -> None:
    """In the first version silence was an answer of its own; now it says nothing."""
    found = text(client, f"{SMALL}result?leave=silent&shelf=open&stamp=paid&_v=1")
    assert "‘silent’ is no longer an answer to ‘leave’: silence now counts as no." in found
    assert "The result in words was “Copied”. It is “Allowed”, or “Copied”." in found
    assert "moved: Copying; the result" in found


def test_each_reason_stands_beside_what_its_version_moved(client: Client, root: Path) -> None:
    edit(
        root,
        "  - cap lending at weak: here lending is free.",
        "  - cap lending at none: here lending is free.",
    )
    for old in ("lending: [none, weak]", "    here: [none, weak]"):
        edit(root, old, old.replace(", weak", ""), "small/examples/atlas.md")
    publish(root, "A town gave lending free.", THIRD)
    edit(root, "## theory tax: Tax", "## theory tax: A tax")
    publish(root, "A clearer title.", THIRD)
    with current.serving(served(root)):
        found = text(client, f"{SMALL}result?{MOVED}&_v=1")
        assert "Version 2, 3 April 2026: " + REASON + " moved: Lending" in found
        assert "Version 3, 4 May 2026: A town gave lending free. moved: Lending" in found
        assert "A clearer title." not in found, "it moved nothing"
        assert "Claim Version 1 Version 4 Lending Version 1: strong Version 4: none" in found


# The same for pages about several acts, and from the claim

BOTH = "a.leave=no&a.shelf=locked&a.hand=other&a.place=here&b.leave=yes"


def test_an_old_comparison_says_which_act_moved_and_shows_the_old_one_on_request(
    client: Client, small: Catalogue
) -> None:
    page = read(client, f"{SMALL}compare?{BOTH}&_v=1")
    found = text_of(page.body)
    assert "so has the result of “The act in the address”" in found
    assert found.count("The tree has changed since") == 1, "the other act has not moved"
    assert "Lending Version 1: strong Version 2: weak" in found
    old = next(link.address for link in page.links if link.words == "See the page of version 1")
    assert old == f"{SMALL}compare?{BOTH}&_v=1&_old=1"
    there = read(client, old)
    assert "This is version 1 of the tree" in text_of(there.body)
    assert "The tree has changed since" not in text_of(there.body)
    back = next(link.address for link in there.links if link.words == "The same answers in the present version")
    assert back == f"{SMALL}compare?{BOTH}&_v=1"
    assert all("_v=1&_old=1" in link.address for link in there.links if "/result" in link.address)


def test_an_old_comparison_of_examples_and_one_that_did_not_move_say_so_too(client: Client, small: Catalogue) -> None:
    assert "so has the result of “The lent atlas”" in text(client, f"{SMALL}compare?a=atlas&b.leave=yes&_v=1")
    assert "On these answers version 2 gives the same." in text(client, f"{SMALL}compare?a.leave=yes&b.leave=yes&_v=1")
    assert "No version 7 was published." in text(client, f"{SMALL}compare?{BOTH}&_v=7")
    assert "link was made" not in text(client, f"{SMALL}compare?{BOTH}&_v=2")


def test_old_complaints_say_whose_moved_and_are_shown_as_they_were_on_request(
    client: Client, small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("explainer.web.trees.complaints", "explainer.views.tree_tools"):
        monkeypatch.setattr(f"{room}.COMPLAINANT", "hand")
    asked = "leave=no&shelf=locked&hand=own&place=here&stamp=paid&facts=said"
    page = read(client, f"{SMALL}complaints?{asked}&_v=1")
    assert "so has the result of “Another’s”" in text_of(page.body)
    assert text_of(page.body).count("The tree has changed since") == 1
    old = next(link.address for link in page.links if link.words == "See the page of version 1")
    assert "This is version 1 of the tree" in text(client, old)
    share = f"https://site.example{SMALL}complaints?{asked}&_v=2"
    assert share in [link.address for link in page.links]


def test_a_claim_that_needs_something_else_since_says_so_and_opens_as_it_was(client: Client, small: Catalogue) -> None:
    claim = f"{SMALL}reverse?claim=lending&is=strong"
    page = read(client, f"{claim}&_v=1")
    assert "and so has what this claim needs" in text_of(page.body)
    assert f"Version 2, 3 April 2026: {REASON}" in text_of(page.body)
    old = next(link.address for link in page.links if link.words == "See what it needed in version 1")
    assert old == f"{claim}&_v=1&_old=1"
    assert "This is version 1 of the tree" in text(client, old)
    assert "In version 2 this claim needs the same." in text(client, f"{SMALL}reverse?claim=tax&is=strong&_v=1")
    assert "No version 7 was published." in text(client, f"{claim}&_v=7")
    assert f"https://site.example{claim}&_v=2" in [link.address for link in read(client, claim).links]


@pytest.fixture
def values(tmp_path: Path) -> Iterator[Catalogue]:
    """A tree of values with two versions, being served."""
    write_small_content(tmp_path / "content")
    found = served(twice(tmp_path, verdicts="all"))
    with current.serving(found):
        yield found


TWICE = "d.leave=silent&d.shelf=open&s.leave=yes"


def test_what_was_asked_of_both_sides_says_which_side_moved_and_opens_as_it_was(
    client: Client, values: Catalogue
) -> None:
    page = read(client, f"{SMALL}both?{TWICE}&_v=1")
    assert "so has the result of “Distillation”" in text_of(page.body)
    assert text_of(page.body).count("The tree has changed since") == 1
    old = next(link.address for link in page.links if link.words == "See the page of version 1")
    assert old == f"{SMALL}both?{TWICE}&_v=1&_old=1"
    there = read(client, old)
    assert "This is version 1 of the tree" in text_of(there.body)
    assert "Nobody said" in text_of(there.body)
    asked = [link.address for link in there.links if "/both/" in link.address]
    assert asked
    assert all(address.endswith("&_v=1&_old=1") for address in asked)
    for address in asked:
        assert "This is version 1 of the tree" in text(client, address)


def test_two_codes_in_a_short_link_are_two_acts(client: Client, values: Catalogue) -> None:
    page = read(client, f"{SMALL}both?d.leave=no&d.shelf=open&s.leave=yes")
    short = next(link.address for link in page.links if "/r/small." in link.address)
    leads = client.get(short.removeprefix("https://site.example"))["Location"]
    assert leads == f"{SMALL}both?d.leave=no&d.shelf=open&s.leave=yes&_v=2"
    assert f"https://site.example{leads}" in [link.address for link in page.links]
    assert "/r/small." not in client.get(f"{SMALL}both").content.decode()


def test_two_codes_of_a_tree_of_claims_lead_to_both_acts_side_by_side(client: Client, small: Catalogue) -> None:
    page = read(client, f"{SMALL}compare?a.leave=no&a.shelf=open&b.leave=yes&_dial=kind")
    short = next(link.address for link in page.links if "/r/small." in link.address)
    leads = client.get(short.removeprefix("https://site.example"))["Location"]
    assert leads == f"{SMALL}compare?a.leave=no&a.shelf=open&b.leave=yes&_dial=kind&_v=2"


def test_codes_that_do_not_belong_together_are_no_code(client: Client, small: Catalogue) -> None:
    tree, old = small.trees["small"].tree, small.trees["small"].at(1)
    assert old is not None
    here, there = pack(tree, {"leave": ("yes",)}), pack(old.tree, {"leave": ("yes",)})
    kind = pack(tree, {"leave": ("yes",)}, ["kind"])
    for codes in (f"{here}.{there}", f"{here}.{kind}", f"{here}.zz", f"zz.{here}"):
        assert "This short link cannot be read" in text(client, f"/r/small.{codes}", 404)
    assert client.get(f"/r/small.{here}.{here}.{here}").status_code == 404


# An older version, walked


def test_an_older_version_can_be_walked_and_stays_what_it_is(client: Client, small: Catalogue) -> None:
    for page in ("q/leave", "result", "map", "all"):
        found = text(client, f"{SMALL}{page}?leave=silent&_v=1&_old=1")
        assert "This is version 1 of the tree" in found, page
        assert "Nobody said" in found, page
    answers = read(client, f"{SMALL}q/leave?_v=1&_old=1").answers
    assert [link.address for link in answers][2] == f"{SMALL}q/shelf?leave=silent&_v=1&_old=1"
    several = client.get(f"{SMALL}q/leave/several?_v=1&_old=1").content.decode()
    form = client.get(f"{SMALL}all?_v=1&_old=1").content.decode()
    for body in (several, form):
        assert '<input type="hidden" name="_v" value="1"><input type="hidden" name="_old" value="1">' in body


def test_the_record_of_an_old_result_is_of_the_old_version_and_has_its_short_link(
    client: Client, small: Catalogue
) -> None:
    old = small.trees["small"].at(1)
    assert old is not None
    state = {"leave": ("silent",), "shelf": ("open",)}
    found = text(client, f"{SMALL}record?leave=silent&shelf=open&_v=1&_old=1")
    assert "decision tree, version 1" in found
    assert "Nobody said" in found
    assert f"Short link: https://site.example/r/small.{pack(old.tree, state)}" in found


def test_every_link_of_an_old_result_leads_somewhere(client: Client, small: Catalogue) -> None:
    page = read(client, f"{SMALL}result?{MOVED}&_v=1&_old=1")
    for link in page.links:
        if link.address.startswith("/trees/"):
            assert client.get(link.address.partition("#")[0]).status_code == 200, link.address


def test_a_second_wording_has_old_versions_too(client: Client, small: Catalogue) -> None:
    assert "Did the singer allow it?" in text(client, "/trees/song/q/leave?_v=1&_old=1")
    assert "This is version 1 of the tree" in text(client, "/trees/song/result?leave=silent&_v=1&_old=1")


def test_what_was_retired_is_gone_with_a_reason_and_a_way_on(client: Client, root: Path) -> None:
    edit(root, "## question stamp: Was the stamp paid?", "## question fee: Was the fee paid?")
    edit(root, "retired:\n", "retired:\n  stamp: Fees took its place.\n")
    edit(root, "| stamp | paid |", "| fee | paid |", "small/examples/atlas.md")
    publish(root, "Stamps are no more.", THIRD)
    with current.serving(served(root)):
        found = text(client, f"{SMALL}q/stamp", 410)
        assert "Fees took its place." in found
        assert f"{SMALL}q/fee" in [
            link.address for link in Seen(client.get(f"{SMALL}q/stamp").content.decode()).links
        ]
        assert text(client, f"{SMALL}q/stamp?_v=1&_old=1").count("Was the stamp paid?") >= 1
        assert "‘stamp’ is no longer asked: Fees took its place." in text(client, f"{SMALL}result?stamp=paid")


# As data


def test_the_data_says_what_moved_since_and_gives_the_old_result_on_request(
    client: Client, small: Catalogue
) -> None:
    data = client.get(f"{SMALL}result.json?{MOVED}&_v=1").json()
    assert (data["version"], data["ratings"]["lending"]) == (2, ["weak"])
    assert data["since"] == {
        "version": 1,
        "ratings": {"lending": {"from": ["strong"], "to": ["weak"]}},
        "published": [{"version": 2, "date": "2026-04-03", "reason": REASON}],
    }
    old = client.get(f"{SMALL}result.json?{MOVED}&_v=1&_old=1").json()
    assert (old["version"], old["ratings"]["lending"], "since" in old) == (1, ["strong"], False)
    assert "since" not in client.get(f"{SMALL}result.json?{SAME}&_v=1").json()
    assert "since" not in client.get(f"{SMALL}result.json?{MOVED}").json()


def test_an_older_version_is_there_as_data(client: Client, small: Catalogue) -> None:
    assert client.get("/trees/small.json").json()["version"] == 2
    old = client.get("/trees/small.json?_v=1&_old=1").json()
    assert (old["version"], [answer["id"] for answer in old["questions"][0]["answers"]]) == (
        1,
        ["yes", "no", "silent"],
    )


# The change log


def test_the_change_log_has_every_version_with_its_day_its_reason_and_what_changed(
    client: Client, small: Catalogue
) -> None:
    found = text(client, f"{SMALL}changes")
    assert found.index("Version 2, 3 April 2026") < found.index("Version 1, 2 March 2026")
    assert REASON in found
    assert "Removed answer leave = silent" in found
    assert "Changed question shelf: when it is asked" in found
    assert "Worked examples with another result than before: The lent atlas" in found
    assert "rule other-hand The court gave it up." in found
    addresses = [link.address for link in read(client, f"{SMALL}changes").links]
    for wanted in (
        f"{SMALL}map?_v=1&_old=1",
        "/trees/small.json?_v=1&_old=1",
        f"{SMALL}map",
        f"{SMALL}examples/atlas/",
    ):
        assert wanted in addresses
        assert client.get(wanted).status_code == 200


def test_the_tree_leads_to_its_change_log(client: Client, small: Catalogue) -> None:
    for name in ("small", "song"):
        assert f"/trees/{name}/changes" in [link.address for link in read(client, f"/trees/{name}/").links]
        assert REASON in text(client, f"/trees/{name}/changes")


def test_there_is_no_change_log_of_no_tree(client: Client) -> None:
    assert client.get("/trees/no-such-tree/changes").status_code == 404


# Short links


def test_a_short_link_stands_on_the_result_and_leads_to_it(client: Client, small: Catalogue) -> None:
    body = client.get(f"{SMALL}result?{MOVED}&_dial=kind").content.decode()
    short = next(re.finditer(r'href="(https://site\.example(/r/small\.[a-z0-9]+))"', body))
    assert f">{short[1]}</a>" in body
    response = client.get(short[2])
    assert response.status_code == 302
    assert response["Location"] == f"{SMALL}result?{MOVED}&_dial=kind&_v=2"


def test_a_short_link_leaves_out_what_has_no_bearing_and_says_nothing_of_nothing(
    client: Client, small: Catalogue
) -> None:
    tree = small.trees["small"].tree
    body = client.get(f"{SMALL}result?leave=yes&shelf=open").content.decode()
    assert f"/r/small.{pack(tree, {'leave': ('yes',)})}" in body
    assert "/r/small." not in client.get(f"{SMALL}result").content.decode()


def test_a_short_link_of_an_older_version_leads_to_what_has_moved_since(
    client: Client, small: Catalogue
) -> None:
    old = small.trees["small"].at(1)
    assert old is not None
    code = pack(old.tree, {"leave": ("silent",), "shelf": ("open",)})
    response = client.get(f"/r/small.{code}")
    assert response["Location"] == f"{SMALL}result?leave=silent&shelf=open&_v=1"
    assert "so has its result" in text(client, response["Location"])


def test_an_old_result_has_the_short_link_of_its_own_version(client: Client, small: Catalogue) -> None:
    body = client.get(f"{SMALL}result?leave=silent&shelf=open&_v=1&_old=1").content.decode()
    old = small.trees["small"].at(1)
    assert old is not None
    assert f"/r/small.{pack(old.tree, {'leave': ('silent',), 'shelf': ('open',)})}" in body


@pytest.mark.parametrize("code", ["1", "11111", "zzzzzzzzzz", "1" * 200, "UUU", "-", "_"])
def test_a_code_that_cannot_be_read_leads_to_a_page_that_helps(
    client: Client, small: Catalogue, code: str
) -> None:
    response = client.get(f"/r/small.{code}")
    assert response.status_code == 404
    found = text_of(response.content.decode())
    assert "This short link cannot be read" in found
    assert code not in found or len(code) < 3
    assert SMALL in [link.address for link in Seen(response.content.decode()).links]


def test_a_code_of_a_version_that_never_was_is_no_code(client: Client, small: Catalogue) -> None:
    code = pack(replace(small.trees["small"].tree, version=9), {"leave": ("yes",)})
    assert "cannot be read" in text(client, f"/r/small.{code}", 404)


@pytest.mark.parametrize("path", ["/r/", "/r/small", "/r/no-such-tree.11", "/r/small.a/b", "/r/small.%20"])
def test_other_addresses_below_r_are_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


# The preview


def test_what_is_edited_has_no_short_link_if_it_is_not_published(client: Client, root: Path) -> None:
    edit(root, "- open: On an open shelf.", "- open: On an open shelf.\n- cellar: In the cellar.")
    preview, _ = load(root, drafts=True)
    assert preview is not None
    with current.serving(preview):
        assert "/r/small." not in client.get(f"{SMALL}result?leave=no&shelf=cellar").content.decode()
        published = client.get(f"{SMALL}result?leave=no&shelf=open").content.decode()
    code = pack(preview.trees["small"].at(2).tree, {"leave": ("no",), "shelf": ("open",)})  # type: ignore[union-attr]
    assert f"/r/small.{code}" in published
