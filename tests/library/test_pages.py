"""Pages: front matter, the 60-second answer, sections and what folds, numbers and links."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from explainer.library.files import ContentFile, Located, parse_yaml
from explainer.library.markdown import Block, Heading
from explainer.library.pages import ADDRESSES_IN_USE, LONGEST_ANSWER, Page, load_pages, read_page
from explainer.library.problems import Problems
from tests.library.material import ABOUT, PAGE, context, write

FRONT = """\
title: What is taken
number: 3
kind: chapter
description: One plain sentence.
reviewed: 2026-11-24
changes:
  - date: 2026-11-20
    what: First version.
  - date: 2026-11-24
    what: Second version.
"""


def page(body: str, front: str = FRONT, slug: str = "what-is-taken") -> tuple[Page | None, list[str]]:
    """A page whose front matter begins on line 2 and whose body begins on line 20."""
    around = context(must_cite=False)
    located = parse_yaml(front, "content/pages/x.md", around.problems, first_line=2)
    assert located is not None
    found = read_page(ContentFile("content/pages/x.md", "x", located, body, 20), slug, around)
    return found, [str(problem).removeprefix("content/pages/x.md:") for problem in around.problems]


def good(body: str, front: str = FRONT, slug: str = "what-is-taken") -> Page:
    found, messages = page(body, front, slug)
    assert messages == []
    assert found is not None
    return found


def test_a_page_has_what_its_front_matter_says() -> None:
    found = good("Answer.", FRONT + "short: Taking\nnext_step: {tree: a-tree, question: q, words: Walk on}\n")
    assert (found.slug, found.address, found.kind, found.number) == ("what-is-taken", "/what-is-taken/", "chapter", 3)
    assert (found.title, found.short, found.description) == ("What is taken", "Taking", "One plain sentence.")
    assert (found.reviewed, found.draft) == (date(2026, 11, 24), False)
    assert found.next_step is not None
    assert (found.next_step.tree, found.next_step.question, found.next_step.words) == ("a-tree", "q", "Walk on")


def test_a_page_without_a_short_name_or_a_next_step() -> None:
    found = good("Answer.")
    assert (found.short, found.next_step) == ("What is taken", None)


def test_changes_come_newest_first() -> None:
    assert [change.what for change in good("Answer.").changes] == ["Second version.", "First version."]


def test_the_front_page_of_a_folder_has_the_address_of_the_folder() -> None:
    about = FRONT.replace("kind: chapter", "kind: about")
    assert (good("x", about, "about/index").address, good("x", about, "about/index").slug) == ("/about/", "about")
    assert good("x", about, "about/method").address == "/about/method/"


def test_the_text_before_the_first_heading_is_the_answer() -> None:
    found = good("One [@a-news].\n\n- two\n\n## Three\n\nFour.")
    assert [block.kind for block in found.answer] == ["p", "ul"]
    assert [section.title for section in found.sections] == ["Three"]


def kinds(items: tuple[Block | Heading, ...] | tuple[Block, ...]) -> list[str]:
    return [item.kind if isinstance(item, Block) else f"h{item.level}" for item in items]


TABLE = "| a |\n|---|\n| b |"


@pytest.mark.parametrize(
    ("section", "first", "rest"),
    [
        ("One.\n\nTwo.\n\nThree.", ["p"], ["p", "p"]),
        (f"One.\n\n{TABLE}\n\nTwo.", ["p", "table"], ["p"]),
        (f"{TABLE}\n\nOne.\n\nTwo.", ["table", "p"], ["p"]),
        ("One.\n\n### Sub\n\nTwo.", ["p"], ["h3", "p"]),
        ('!!! note "T"\n    One.\n\nTwo.\n\nThree.', ["div", "p"], ["p"]),
        ("- one\n\nTwo.", ["ul"], ["p"]),
        (TABLE, ["table"], []),
    ],
)
def test_the_first_paragraph_of_a_section_stays_in_view_with_what_stands_right_after_it(
    section: str, first: list[str], rest: list[str]
) -> None:
    (found,) = good(f"Answer.\n\n## A section {{.disputed}}\n\n{section}").sections
    assert (kinds(found.first), kinds(found.rest)) == (first, rest)
    assert (found.id, found.title, found.kind) == ("a-section", "A section", "disputed")


@pytest.mark.parametrize("kind", ["figures", "think", "discuss"])
def test_some_sections_never_fold(kind: str) -> None:
    (found,) = good(f"Answer.\n\n## A section {{.{kind}}}\n\nOne.\n\nTwo.\n\nThree.").sections
    assert (len(found.first), found.rest) == (3, ())


def test_words_are_counted_without_notes_and_tags() -> None:
    found = good("One *two* [three](there.md) [@a-news, p. 3].\n\n## Not counted\n\nU.S. four-letter words, 5 of them.")
    assert found.words == 3 + 6
    assert found.minutes == 1


def test_minutes_are_rounded() -> None:
    assert good("Answer.\n\n## A\n\n" + "word " * 660).minutes == 3


LONG = " ".join(["word"] * LONGEST_ANSWER)


@pytest.mark.parametrize(
    ("body", "front", "slug", "message"),
    [
        ("Answer.", FRONT, "about/x", "4: page.place: a page of kind 'chapter' does not belong in this folder: move it to pages/"),
        ("Answer.", FRONT.replace("chapter", "about"), "x",
         "4: page.place: a page of kind 'about' does not belong in this folder: move it to pages/about/"),
        ("Answer.", FRONT, "cases", "0: page.address: the address /cases/ is in use: give the file another name"),
        ("Answer.", FRONT.replace("2026-11-24\nchanges", "2026-11-23\nchanges"), "x", "6: page.reviewed: a change is younger than "
         "the last review: set 'reviewed' to the day of the last change or later"),
        ("## One\n\nText.", FRONT, "x", "20: page.answer: there is no 60-second answer: write it before the first heading"),
        ("", FRONT, "x", "20: page.answer: there is no 60-second answer: write it before the first heading"),
        (f"\n{LONG}", FRONT, "x", "21: page.answer: the 60-second answer has 120 words: keep it under 120"),
        ("Answer.\n\n## One\n\n## Two\n\nText.", FRONT, "x",
         "22: page.empty-section: there is nothing under 'One': write a paragraph there, or take the heading away"),
        ("Answer.\n\n## One", FRONT, "x",
         "22: page.empty-section: there is nothing under 'One': write a paragraph there, or take the heading away"),
        ("Answer.\n\n### Sub\n\nText.", FRONT, "x", "22: page.subheading: 'Sub' cannot be a subheading here: "
         "put a paragraph before it, or make it a section of its own with ##"),
        ("Answer.\n\n## One\n\n### Sub\n\nText.", FRONT, "x", "24: page.subheading: 'Sub' cannot be a subheading here: "
         "put a paragraph before it, or make it a section of its own with ##"),
        ("Answer.\n\n## One {.think}\n\nText.\n\n### Sub\n\nText.", FRONT, "x",
         "26: page.subheading: 'Sub' cannot be a subheading here: put a paragraph before it, or make it a section of its own with ##"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_page_is_told_at_its_line(body: str, front: str, slug: str, message: str) -> None:
    assert page(body, front, slug)[1] == [message]


@pytest.mark.parametrize(
    ("front", "message"),
    [
        (FRONT.replace("title: What is taken\n", ""), "2: page.missing: 'title' is missing: add 'title:'"),
        (FRONT.replace("number: 3", "number: three"), "3: page.value: 'number' is 'three': write a whole number"),
        (FRONT.replace("kind: chapter", "kind: chapters"), "4: page.value: 'kind' is 'chapters': did you mean 'chapter'?"),
        (FRONT.replace("2026-11-24\nchanges", "24 November 2026\nchanges"),
         "6: page.date: 'reviewed' is '24 November 2026', which is no date: write 2026-11-24"),
        (FRONT.replace("date: 2026-11-20", "date: 2026-11-31"),
         "8: page.date: 'changes.1.date' is '2026-11-31', which is no date: write a day as 2026-02-23"),
        (FRONT + "descripton: x\n", "12: page.unknown-key: 'descripton' is no field here: did you mean 'description'?"),
        (FRONT + "next_step: {tree: x}\n", "12: page.missing: 'next_step.words' is missing: add 'words:'"),
        (FRONT + "draft: perhaps\n", "12: page.value: 'draft' is 'perhaps': write true or false"),
    ],
)  # fmt: skip
def test_front_matter_that_does_not_fit_is_told_and_the_text_is_checked_all_the_same(front: str, message: str) -> None:
    found, messages = page("Answer [@nobody].", front)
    assert found is None
    assert messages == sorted(
        [message, "20: citation.unknown-source: 'nobody' is no source: choose one of: a-news, b-law, c-ruling"],
        key=lambda one: int(one.split(":")[0]),
    )


@pytest.mark.parametrize("slug", sorted(ADDRESSES_IN_USE))
def test_no_page_takes_the_address_of_something_else(slug: str) -> None:
    assert page("Answer.", FRONT, slug)[1] == [
        f"0: page.address: the address /{slug}/ is in use: give the file another name"
    ]


def test_pages_about_the_site_need_no_short_answer() -> None:
    assert page("## One\n\nText.", FRONT.replace("kind: chapter", "kind: about"), "about/x")[1] == []


def loaded(tmp_path: Path, files: dict[str, str]) -> tuple[dict[str, Page], Problems]:
    around = context()
    return load_pages(write(tmp_path / "content", files), around, around), around.problems


def test_pages_are_known_by_slug(tmp_path: Path) -> None:
    pages, problems = loaded(tmp_path, {"pages/here.md": PAGE, "pages/about/method.md": ABOUT, "pages/_not.md": "x"})
    assert list(pages) == ["here", "about/method"]
    assert not problems


def test_drafts_are_read_with_the_rest(tmp_path: Path) -> None:
    pages, _ = loaded(tmp_path, {"pages/here.md": PAGE.replace("kind:", "draft: true\nkind:"), "pages/about/method.md": ABOUT})
    assert [page.draft for page in pages.values()] == [True, False]


def test_two_chapters_of_one_number_are_told_and_do_not_stop_the_site(tmp_path: Path) -> None:
    _, problems = loaded(tmp_path, {"pages/a.md": PAGE, "pages/b.md": PAGE, "pages/about/method.md": ABOUT})
    assert [str(problem) for problem in problems] == [
        "content/pages/b.md:4: page.number: number 1 is also that of content/pages/a.md: give each page a number of its own"
    ]
    assert not problems.errors


def test_the_front_matter_stays_with_its_lines() -> None:
    located = good("Answer.").located
    assert isinstance(located, Located)
    assert located.line("number") == 3
