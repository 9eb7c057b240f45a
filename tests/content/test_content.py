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

CONTENT = Path(__file__).parents[2] / "content"
QUESTIONS = ("think", "discuss")


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
    page = catalogue.pages[slug]
    assert 0 < count_words(" ".join(block.html for block in page.answer)) < LONGEST_ANSWER
    assert page.next_step is not None
    assert len(sections(page, "disputed")) == 1
    assert len(sections(page, "strongest")) >= 2
    assert sections(page, "think")
    assert all(section.first for section in page.sections)


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
