"""The content that is published: sound as a whole, every paragraph vouched for, nothing in it that gives away a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from explainer.library.catalogue import Catalogue, load
from explainer.library.labels import LABELS
from explainer.library.markdown import Block, Heading
from explainer.library.pages import LONGEST_ANSWER, Page, Section, count_words
from explainer.library.problems import Weight
from explainer.library.readability import measure

CONTENT = Path(__file__).parents[2] / "content"
QUESTIONS = ("think", "discuss")
SHORTEST_CHAPTER, LONGEST_CHAPTER = 1200, 2500  # words
HARDEST_GRADE = 10.0  # a school year
LONGEST_IN_ANSWER = 30  # words of a sentence


FILES = [file for file in sorted(CONTENT.rglob("*")) if file.is_file()]


def slugs(folder: str, prefix: str = "") -> list[str]:
    """The pages of a folder, drafts left out; read from the files, so that broken content fails in a test."""
    files = [file for file in FILES if file.parent == CONTENT / folder and not file.name.startswith("_")]
    names = [file.stem for file in files if "\ndraft: true\n" not in file.read_text()]
    return [f"{prefix}{name}".removesuffix("/index") for name in names]


CHAPTERS = slugs("pages")
PAGES = [*CHAPTERS, *slugs("pages/about", "about/")]


def blocks(page: Page) -> Iterator[tuple[str, Block]]:
    """Every block with the kind of section it stands in."""
    yield from (("", block) for block in page.answer)
    for section in page.sections:
        items: tuple[Block | Heading, ...] = (*section.first, *section.rest)
        yield from ((section.kind, item) for item in items if isinstance(item, Block))


def sections(page: Page, kind: str) -> list[Section]:
    return [section for section in page.sections if section.kind == kind]


def test_nothing_is_wrong_with_the_content() -> None:
    """Advice may stand: it says what could be better, and holds nothing up."""
    assert [str(problem) for problem in load(CONTENT)[1] if problem.weight is not Weight.ADVICE] == []


@pytest.mark.parametrize("slug", PAGES)
def test_every_paragraph_is_cited_or_marked_as_our_own(slug: str, catalogue: Catalogue) -> None:
    page = catalogue.pages[slug]
    loose = [block.line for kind, block in blocks(page) if block.number and kind not in QUESTIONS and not (block.notes or block.ours)]
    assert loose == []


@pytest.mark.parametrize("slug", CHAPTERS)
def test_most_paragraphs_of_a_chapter_are_cited(slug: str, catalogue: Catalogue) -> None:
    """Our own reasoning is the seasoning, not the dish."""
    page = catalogue.pages[slug]
    counted = [block for kind, block in blocks(page) if block.number and kind not in QUESTIONS]
    assert sum(1 for block in counted if block.notes) >= 0.75 * len(counted)


@pytest.mark.parametrize("slug", CHAPTERS)
def test_a_chapter_has_all_its_parts(slug: str, catalogue: Catalogue) -> None:
    """What is disputed, both sides at their strongest, slips, figures, one question to think about and two to discuss."""
    page = catalogue.pages[slug]
    assert page.next_step is not None
    assert {kind: len(sections(page, kind)) for kind in ("disputed", "strongest", "wrong", "figures", "think", "discuss")} == {
        "disputed": 1, "strongest": 2, "wrong": 1, "figures": 1, "think": 1, "discuss": 1,
    }  # fmt: skip
    assert all(section.first for section in page.sections)
    assert [block.html.count("<li") for block in sections(page, "discuss")[0].first] == [2]
    assert page.charts, "a figure that explains"
    assert any(block.kind == "table" for block in sections(page, "figures")[0].first)


@pytest.mark.parametrize("slug", CHAPTERS)
def test_a_chapter_is_read_in_a_quarter_of_an_hour_and_its_answer_in_a_minute(slug: str, catalogue: Catalogue) -> None:
    page = catalogue.pages[slug]
    assert SHORTEST_CHAPTER <= page.words <= LONGEST_CHAPTER
    assert 0 < count_words(" ".join(block.html for block in page.answer)) < LONGEST_ANSWER


@pytest.mark.parametrize("slug", CHAPTERS)
def test_a_reader_of_sixteen_can_read_the_answer_of_a_chapter(slug: str, catalogue: Catalogue) -> None:
    counted = measure("\n\n".join(block.words for block in catalogue.pages[slug].answer))
    assert counted.index <= HARDEST_GRADE
    assert max(counted.sentences) <= LONGEST_IN_ANSWER


@pytest.mark.parametrize("slug", CHAPTERS)
def test_the_five_minute_version_of_a_section_is_words_and_not_a_bare_list(slug: str, catalogue: Catalogue) -> None:
    lists = [section.title for section in catalogue.pages[slug].sections if section.kind not in (*QUESTIONS, "figures") and section.first[0].kind != "p"]
    assert lists == []


@pytest.mark.parametrize("slug", CHAPTERS)
def test_a_chapter_leads_to_terms_to_what_is_on_record_to_a_tree_and_to_other_chapters(slug: str, catalogue: Catalogue) -> None:
    """And other chapters lead to it."""
    page = catalogue.pages[slug]
    targets = {link.target for link in page.links}
    chapters = {f"pages/{name}.md" for name in CHAPTERS}
    assert len({target for target in targets if target.startswith("glossary/")}) >= 3
    assert len({target for target in targets if target.startswith(("cases/", "claims/", "providers/"))}) >= 3
    assert any(target.startswith("trees/") for target in targets)
    assert len(targets & chapters) >= 2
    linking = [other for other in catalogue.chapters if f"pages/{slug}.md" in {link.target for link in other.links}]
    assert len(linking) >= 2


@pytest.mark.parametrize("slug", PAGES)
def test_a_description_is_one_sentence_of_a_length_that_search_engines_show(slug: str, catalogue: Catalogue) -> None:
    page = catalogue.pages[slug]
    assert 40 <= len(page.description) <= 200
    assert re.fullmatch(r"[^.?!]+(?:\b(?:v|U\.S)\.[^.?!]+)*[.?!]", page.description)


def test_chapters_have_numbers_of_their_own_in_a_row(catalogue: Catalogue) -> None:
    numbers = [page.number for page in catalogue.chapters]
    assert len(set(numbers)) == len(numbers)
    assert numbers == sorted(numbers)


def test_every_source_that_is_cited_says_what_it_is(catalogue: Catalogue) -> None:
    for name in catalogue.cited_at:
        source = catalogue.sources[name]
        assert source.label.id in LABELS
        assert source.note
        assert source.short


def test_every_term_is_a_short_meaning(catalogue: Catalogue) -> None:
    long = {term.slug: count_words(term.meaning.html) for term in catalogue.terms.values() if count_words(term.meaning.html) > 120}
    assert long == {}


MACHINE = re.compile(r"(?<![\w.])/(?:home|root|tmp|work|Users|mnt|var)/|\b[A-Z]:\\|file://|localhost|127\.0\.0\.1|\bTODO\b|\bFIXME\b|\bXXX\b")


@pytest.mark.parametrize("file", [pytest.param(file, id=file.relative_to(CONTENT).as_posix()) for file in FILES])
def test_a_file_is_plain_text_and_names_no_machine(file: Path) -> None:
    text = file.read_bytes().decode("utf-8")
    assert not MACHINE.search(text)
    assert "\r" not in text
    assert not re.search(r"[ \t]+$", text.replace("  \n", "\n"), re.MULTILINE)
