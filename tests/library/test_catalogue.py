"""The catalogue: everything read, linked and checked at once, and what is looked up in it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from explainer.library.backlinks import Mention
from explainer.library.catalogue import Catalogue, addresses, digest, fingerprint, load
from tests.library.material import ABOUT, FILES, PAGE, TERM, write

CHART = """\
```chart
id: a-figure
kind: bars
title: One is less than two
measure: What is counted
unit: things
source: "[@a-news, p. 7]"
alt: Two bars.
rows:
  - label: First
    value: 1
    words: one
  - label: Second
    value: 2
    words: two
```
"""


def good(root: Path, *, drafts: bool = False) -> Catalogue:
    catalogue, problems = load(root, drafts=drafts)
    assert [str(problem) for problem in problems] == []
    assert catalogue is not None
    return catalogue


def told(root: Path, *, drafts: bool = False) -> list[str]:
    return [str(problem).removeprefix("content/") for problem in load(root, drafts=drafts)[1]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "content")


def test_everything_is_found_by_its_name(root: Path) -> None:
    catalogue = good(root)
    assert catalogue.site.name == "A site"
    assert list(catalogue.pages) == ["here", "about/method"]
    assert list(catalogue.terms) == ["fair-use"]
    assert list(catalogue.sources) == ["a-news", "b-law"]
    assert (catalogue.trees, catalogue.figures) == ({}, ())


def test_chapters_and_pages_about_the_site_come_in_order_of_number(root: Path) -> None:
    for name, number in (("zero", 0), ("two", 2)):
        write(root, {f"pages/{name}.md": PAGE.replace("number: 1", f"number: {number}")})
    write(root, {"pages/about/index.md": ABOUT.replace("number: 1", "number: 0")})
    catalogue = good(root)
    assert [page.slug for page in catalogue.chapters] == ["zero", "here", "two"]
    assert [page.slug for page in catalogue.about] == ["about", "about/method"]


def test_content_without_an_error_is_served_with_its_warnings(root: Path) -> None:
    write(root, {"pages/here.md": PAGE.replace("\n", "\r\n")})
    catalogue, problems = load(root)
    assert catalogue is not None
    assert [problem.code for problem in problems] == ["files.line-ends"]


def test_content_with_an_error_is_not_served(root: Path) -> None:
    write(root, {"pages/here.md": PAGE.replace("[@b-law, s. 1]", "[@b-lwa, s. 1]")})
    assert load(root)[0] is None


def test_a_content_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    catalogue, problems = load(tmp_path / "content")
    assert catalogue is None
    assert [str(problem) for problem in problems] == [
        "content:0: files.missing-folder: the content folder is not there: restore it from the last version"
    ]


def test_an_empty_content_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert [message.split(": ")[0] for message in told(tmp_path / "content")] == [
        "glossary:0", "pages:0", "pages/about:0", "site.yaml:0", "sources:0", "trees:0",
    ]  # fmt: skip


# Addresses


def test_addresses_are_made_of_names(root: Path) -> None:
    write(root, {"trees/a-tree/tree.md": "", "trees/a-tree/examples/an-act.md": "", "trees/a-tree/examples/_not.md": "",
                 "pages/README.md": "", "pages/about/index.md": ""})  # fmt: skip
    (root / "pages" / "folder.md").mkdir()
    assert addresses(root) == {
        "pages/here.md": "/here/",
        "pages/about/index.md": "/about/",
        "pages/about/method.md": "/about/method/",
        "glossary/fair-use.md": "/glossary/fair-use/",
        "trees/a-tree/tree.md": "/trees/a-tree/",
        "trees/a-tree/examples/an-act.md": "/trees/a-tree/examples/an-act/",
    }


# Where sources are cited, and what links to what


def test_every_place_that_cites_a_source_is_known(root: Path) -> None:
    write(root, {"pages/here.md": f"{PAGE}\n{CHART}\nAnd again [@b-law, s. 2; @b-law, s. 3].\n"})
    found = good(root).cited_at
    assert found["b-law"] == (
        Mention("Here", "/here/#p1", "paragraph 1", "s. 1"), Mention("Here", "/here/#p2", "paragraph 2", "s. 2"),
        Mention("Here", "/here/#p4", "paragraph 4", "s. 2"), Mention("Here", "/here/#p4", "paragraph 4", "s. 3"),
        Mention("Glossary: fair use", "/glossary/fair-use/", "", ""),
    )  # fmt: skip
    assert found["a-news"] == (
        Mention("Here", "/here/#p3", "paragraph 3", ""),
        Mention("Here", "/here/#figure-a-figure", "figure", "p. 7"),
    )


def test_what_has_no_paragraph_is_cited_at_the_page_itself(root: Path) -> None:
    write(root, {"pages/about/method.md": f"{ABOUT}\n| a |\n|---|\n| b [@b-law] |\n"})
    assert Mention("Method", "/about/method/", "", "") in good(root).cited_at["b-law"]


def test_chapters_are_named_before_pages_about_the_site(root: Path) -> None:
    write(root, {"pages/about/method.md": f"{ABOUT}\nSo it is [@a-news].\n"})
    assert [mention.title for mention in good(root).cited_at["a-news"]] == ["Here", "Method"]


def test_figures_of_the_first_page_are_places_too(root: Path) -> None:
    write(root, {"figures.yaml": 'figures:\n  - value: "16 million"\n    what: exchanges\n    source: "[@a-news, p. 3]"\n'})
    catalogue = good(root)
    assert [(figure.value, figure.what, figure.note.locator) for figure in catalogue.figures] == [("16 million", "exchanges", "p. 3")]
    assert "p. 3" in [mention.locator for mention in catalogue.cited_at["a-news"]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("figures: []\n", "figures.yaml:1: figure.value: 'figures' is empty: add at least one"),
        ("figures:\n  - value: x\n    what: y", "figures.yaml:2: figure.missing: 'figures.1.source' is missing: add 'source:'"),
        ('figures:\n  - value: x\n    what: y\n    source: "[@b-law]"\n    sauce: z', "figures.yaml:5: figure.unknown-key: "
         "'figures.1.sauce' is no field here: did you mean 'source'?"),
        ("figures: [", "figures.yaml:1: yaml.syntax: this cannot be read: a brace or bracket is opened and not closed: "
         "close it with } or ], or put the text in straight quotes"),
        ('figures:\n  - value: x\n    what: y\n    source: "[@a-news; @b-law]"', "figures.yaml:4: figure.citation: 'source' is "
         "'[@a-news; @b-law]', which is not one citation: write one source in quotes and brackets: \"[@source-id, p. 3]\""),
        ('figures:\n  - value: x\n    what: y\n    source: "[@nobody]"',
         "figures.yaml:4: citation.unknown-source: 'nobody' is no source: choose one of: a-news, b-law"),
    ],
)  # fmt: skip
def test_figures_that_cannot_be_read_are_told(root: Path, text: str, message: str) -> None:
    write(root, {"figures.yaml": text})
    assert told(root) == [message]


def test_the_pages_that_link_to_a_file_are_known(root: Path) -> None:
    write(root, {"pages/there.md": PAGE.replace("number: 1", "number: 2") + "\n[Here](here.md), [again](here.md#p1), [own](#p1). {.ours}\n"})
    linked = good(root).linked_from
    assert {target: [page.address for page in pages] for target, pages in linked.items()} == {
        "glossary/fair-use.md": ["/here/", "/there/"], "pages/here.md": ["/there/"],
    }  # fmt: skip


# Links that can be checked only when all is read


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("pages/here.md", PAGE + "\n[x](about/method.md#p2) {.ours}\n",
         "pages/here.md:23: link.anchor: there is no '#p2' there: choose one of: p1"),
        ("pages/about/method.md", ABOUT + "\n[x](../here.md#what-is-dispute) {.ours}\n",
         "pages/about/method.md:14: link.anchor: there is no '#what-is-dispute' there: did you mean 'what-is-disputed'?"),
        ("glossary/fair-use.md", TERM + "\n[x](#p3) {.ours}\n",
         "glossary/fair-use.md:7: link.anchor: there is no '#p3' there: choose one of: p1, p2"),
        ("glossary/fair-use.md", TERM + "\n[x](../pages/here.md#p9) {.ours}\n", "glossary/fair-use.md:7: link.anchor: there is no '#p9' there: "
         "choose one of: p1, p2, p3, what-is-disputed, what-the-law-says"),
    ],
)  # fmt: skip
def test_an_anchor_that_is_not_there_is_told_where_the_link_stands(root: Path, file: str, text: str, message: str) -> None:
    write(root, {file: text})
    assert told(root) == [message]


def test_a_link_to_a_page_that_cannot_be_read_is_not_told_as_well(root: Path) -> None:
    write(root, {"pages/here.md": "no front matter", "pages/about/method.md": ABOUT + "\n[x](../here.md#p1) {.ours}\n"})
    assert [message.split(": ")[1] for message in told(root)] == ["files.front-matter"]


# Drafts


DRAFT = PAGE.replace("number: 1", "number: 2\ndraft: true")


def test_a_draft_is_shown_only_if_asked_for(root: Path) -> None:
    write(root, {"pages/draft.md": DRAFT + "\nMore [@a-news, p. 9].\n"})
    assert "draft" not in good(root).pages
    assert "draft" in good(root, drafts=True).pages
    assert "p. 9" not in [mention.locator for mention in good(root).cited_at["a-news"]]
    assert "p. 9" in [mention.locator for mention in good(root, drafts=True).cited_at["a-news"]]


@pytest.mark.parametrize(
    ("file", "link", "message"),
    [
        ("pages/here.md", "[x](draft.md)", "pages/here.md:23: link.draft: 'pages/draft.md' is a draft, which readers cannot see: "
         "take the link away until it is published"),
        ("glossary/fair-use.md", "[x](../pages/draft.md)", "glossary/fair-use.md:7: link.draft: 'pages/draft.md' is a draft, "
         "which readers cannot see: take the link away until it is published"),
    ],
)  # fmt: skip
def test_what_is_published_may_not_lead_to_a_draft(root: Path, file: str, link: str, message: str) -> None:
    write(root, {"pages/draft.md": DRAFT, file: FILES[file] + f"\n{link} {{.ours}}\n"})
    assert told(root) == [message]
    assert told(root, drafts=True) == []


def test_what_is_published_may_not_lead_to_a_tree_that_never_was(tmp_path: Path) -> None:
    root = write(tmp_path / "content", FILES)
    real = Path(__file__).parents[2] / "content"
    for folder in ("sources", "trees"):
        shutil.copytree(real / folder, root / folder, dirs_exist_ok=True)
    shutil.rmtree(root / "trees/where-do-you-stand/versions")
    (root / "trees/where-do-you-stand/changes.yaml").unlink()
    step = "next_step: {tree: where-do-you-stand, words: Go}\nnumber: 1"
    write(root, {"pages/here.md": PAGE.replace("number: 1", step) + "\n[x](../trees/where-do-you-stand/tree.md) {.ours}\n",
                 "sources/sources.yaml": FILES["sources/sources.yaml"]})  # fmt: skip
    assert [one for one in told(root) if "link.draft" in one] == [
        "pages/here.md:4: link.draft: the tree 'where-do-you-stand' was never published, and readers cannot see it: take the next step away until it is",
        "pages/here.md:24: link.draft: 'trees/where-do-you-stand/tree.md' is a draft, which readers cannot see: take the link away until it is published",
    ]  # fmt: skip
    previewed = load(root, drafts=True)[0]
    assert previewed is not None
    assert "where-do-you-stand" in previewed.trees


def test_one_draft_may_lead_to_another(root: Path) -> None:
    write(root, {"pages/draft.md": DRAFT, "pages/other.md": DRAFT.replace("number: 2", "number: 3") + "\n[x](draft.md) {.ours}\n"})
    assert told(root) == []


def test_a_draft_is_checked_like_the_rest(root: Path) -> None:
    write(root, {"pages/draft.md": DRAFT + "\nUncited.\n"})
    assert [message.split(": ")[1] for message in told(root)] == ["page.uncited"]


# Next steps


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ("{tree: is-distillation-thef, words: Go}", "pages/here.md:4: page.next-step: 'is-distillation-thef' is no tree: "
         "did you mean 'is-distillation-theft'?"),
        ("{tree: is-distillation-theft, question: materials, words: Go}", "pages/here.md:4: page.next-step: "
         "'materials' is no question of that tree: did you mean 'material'?"),
        ("{tree: is-distillation-theft, question: material, words: Go}", None),
        ("{tree: is-distillation-theft, words: Go}", None),
    ],
)  # fmt: skip
def test_the_next_step_leads_to_a_question_that_exists(tmp_path: Path, step: str, message: str | None) -> None:
    real = Path(__file__).parents[2] / "content"
    root = write(tmp_path / "content", {"site.yaml": FILES["site.yaml"], "pages/about/method.md": ABOUT, "glossary/fair-use.md": TERM,
                                        "pages/here.md": PAGE.replace("number: 1", f"next_step: {step}\nnumber: 1")})  # fmt: skip
    for folder in ("sources", "trees"):
        shutil.rmtree(root / folder, ignore_errors=True)
        shutil.copytree(real / folder, root / folder)
    write(root, {"sources/zz-small.yaml": FILES["sources/sources.yaml"]})
    found = [one for one in told(root) if one.startswith("pages/here.md")]
    assert found == ([message] if message else [])


def test_a_tree_with_problems_of_its_own_is_not_told_a_second_time(root: Path) -> None:
    write(root, {"pages/here.md": PAGE.replace("number: 1", "next_step: {tree: a-tree, question: q, words: Go}\nnumber: 1"),
                 "trees/a-tree/tree.md": "nothing"})  # fmt: skip
    assert [message for message in told(root) if message.startswith("pages")] == []


# States of the content


def test_the_digest_names_the_names_and_contents_and_nothing_else(root: Path) -> None:
    before = digest(root)
    os.utime(root / "site.yaml", (1, 1))
    write(root, {"pages/.hidden": "x"})
    assert digest(root) == before == good(root).digest
    write(root, {"site.yaml": FILES["site.yaml"] + " "})
    changed = digest(root)
    assert changed != before
    (root / "site.yaml").rename(root / "site.yml")
    assert digest(root) != changed


def test_moving_text_from_one_file_into_the_next_changes_the_digest(tmp_path: Path) -> None:
    one, other = write(tmp_path / "one", {"a": "xy", "b": "z"}), write(tmp_path / "other", {"a": "x", "b": "yz"})
    assert digest(one) != digest(other)


def test_the_fingerprint_changes_with_a_saved_file(root: Path) -> None:
    before = fingerprint(root)
    assert fingerprint(root) == before
    os.utime(root / "site.yaml", (1, 1))
    assert fingerprint(root) != before


def test_a_name_that_is_no_text_does_not_stop_the_site(root: Path) -> None:
    (root / "pages" / os.fsdecode(b"b\xff.md")).write_text(PAGE)
    assert digest(root)
    assert fingerprint(root)
    assert told(root) == [
        "pages/b\ufffd.md:0: files.name: 'b\ufffd' cannot be an address: use small letters, digits and single hyphens: b.md"
    ]


def test_a_file_that_goes_away_while_it_is_looked_at_is_no_trouble(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest(root), fingerprint(root)
    monkeypatch.setattr("explainer.library.catalogue._files", lambda _: [root / "gone.md"])
    assert digest(root) not in before
    assert fingerprint(root) not in before


# Text that cannot be forged or lost on the way


def test_what_is_read_of_a_page_is_what_was_written(root: Path) -> None:
    page = good(root).pages["here"]
    assert [block.html.replace("\ue000", "(").replace("\ue001", ")") for section in page.sections for block in section.first] == [
        '<p>The law says it.(note:2) A <a href="/glossary/fair-use/">term</a>.</p>', "<p>A newspaper doubts it.(note:3)</p>",
    ]  # fmt: skip
    assert [note.entries[0].label.id for note in page.notes] == ["statute", "statute", "allegation"]
