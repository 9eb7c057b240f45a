"""Pages: the chapters and the pages about the site. Facts stand in front matter, prose in the body.

The text before the first heading is the 60-second answer. The first paragraph of each section is its
five-minute version; the rest of the section folds under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from explainer.library.charts import Chart
from explainer.library.files import ContentFile, Located, Shape, content_files, fill, read_markdown
from explainer.library.markdown import Block, Body, Context, Heading, Note, render
from explainer.library.markdown.body import Link
from explainer.library.markdown.marks import words_of
from explainer.library.problems import Problems, Weight, did_you_mean
from explainer.library.typography import Words

LONGEST_ANSWER = 120  # words
WORDS_A_MINUTE = 220
STALE_AFTER = 365  # days since the last review until the page says so
OPEN_SECTIONS = frozenset({"figures", "think", "discuss"})  # never folded
ADDRESSES_IN_USE = frozenset(
    "about cases changes claims data embed feeds glossary healthz oembed search share sources static teach terms timeline trees".split()
)


class Change(Shape):
    """One entry of a page's change log."""

    date: date
    what: Words = Field(min_length=1)


class NextStep(Shape):
    """The way from a page into a tree: the question that the page turns on."""

    tree: str
    question: str = ""
    words: Words = Field(min_length=1)


class PageShape(Shape):
    """Front matter of a page."""

    title: Words = Field(min_length=1)
    short: Words = ""
    number: int
    kind: Literal["chapter", "about"]
    description: Words = Field(min_length=1)
    reviewed: date
    changes: tuple[Change, ...] = Field(min_length=1)
    next_step: NextStep | None = None
    draft: bool = False


@dataclass(frozen=True)
class Section:
    """A section: `first` is always shown, `rest` folds. `kind` is the class of its heading, mostly empty."""

    title: str
    id: str
    kind: str
    first: tuple[Block, ...]
    rest: tuple[Block | Heading, ...]


@dataclass(frozen=True)
class Page:
    """A page ready to be shown. `slug` is its path without slashes at the ends: ``about/method``.

    `located` is the front matter as read, for problems that only show beside other files.
    """

    slug: str
    address: str
    path: str
    front: PageShape
    answer: tuple[Block, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    charts: tuple[Chart, ...]
    links: tuple[Link, ...]
    anchors: frozenset[str]
    words: int
    located: Located
    samples: tuple[Body, ...] = ()  # of the guide: what each of its samples becomes

    @property
    def title(self) -> str:
        return self.front.title

    @property
    def short(self) -> str:
        return self.front.short or self.front.title

    @property
    def kind(self) -> str:
        return self.front.kind

    @property
    def number(self) -> int:
        return self.front.number

    @property
    def description(self) -> str:
        return self.front.description

    @property
    def reviewed(self) -> date:
        return self.front.reviewed

    @property
    def changes(self) -> tuple[Change, ...]:
        """Newest first."""
        return tuple(sorted(self.front.changes, key=lambda change: change.date, reverse=True))

    @property
    def next_step(self) -> NextStep | None:
        return self.front.next_step

    @property
    def draft(self) -> bool:
        return self.front.draft

    @property
    def minutes(self) -> int:
        return max(1, round(self.words / WORDS_A_MINUTE))

    def is_stale(self, day: date) -> bool:
        """Whether the last review was long ago on that day."""
        return (day - self.reviewed).days > STALE_AFTER


def page_address(slug: str) -> str:
    """``about/index`` is the front page of its folder."""
    slug = slug.removesuffix("/index")
    return f"/{slug}/"


def load_pages(root: Path, chapters: Context, about: Context) -> dict[str, Page]:
    """All pages by slug, drafts among them."""
    pages: dict[str, Page] = {}
    for folder, prefix, context in (("pages", "", chapters), ("pages/about", "about/", about)):
        for file in content_files(root, folder, ".md", context.problems):
            content = read_markdown(root, file, context.problems)
            page = None if content is None else read_page(content, prefix + file.stem, context)
            if page is not None:
                pages[page.slug] = page
    _check_numbers(pages.values(), chapters.problems)
    return pages


def read_page(content: ContentFile, slug: str, context: Context) -> Page | None:
    """One page, or None if its front matter cannot be read."""
    front = fill(PageShape, content.front, context.problems, code="page")
    body = render(content.body, content.path, content.body_line, context)
    if front is None:
        return None
    _check_place(content, slug, front, context.problems)
    answer, sections = cut(body)
    words = count_words(" ".join(item.html for item in body.items if isinstance(item, Block)))
    if front.kind == "chapter":
        _check_answer(content, answer, context.problems)
    _check_headings(content, body, context.problems)
    return Page(
        slug=slug.removesuffix("/index"), address=page_address(slug), path=content.path, front=front, answer=answer,
        sections=sections, notes=body.notes, charts=body.charts, links=body.links, anchors=body.anchors, words=words,
        located=content.front,
    )  # fmt: skip


def count_words(html: str) -> int:
    """Words a reader reads: no tags, no marks."""
    return len(re.findall(r"\w[\w'’.-]*", words_of(html)))


def cut(body: Body) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """The blocks before the first heading, and the sections after it."""
    answer: list[Block] = []
    sections: list[tuple[Heading, list[Block | Heading]]] = []
    for item in body.items:
        if isinstance(item, Heading) and item.level <= 2:
            sections.append((item, []))
        elif sections:
            sections[-1][1].append(item)
        elif isinstance(item, Block):
            answer.append(item)
    return tuple(answer), tuple(_section(heading, items) for heading, items in sections)


def _section(heading: Heading, items: list[Block | Heading]) -> Section:
    end = len(items) if heading.kind in OPEN_SECTIONS else _end_of_first(items)
    first = tuple(item for item in items[:end] if isinstance(item, Block))
    return Section(heading.title, heading.anchor, heading.kind, first, tuple(items[end:]))


def _end_of_first(items: list[Block | Heading]) -> int:
    """The first numbered block, and the figures and tables right after it, stay in view."""
    end = next(
        (at + 1 for at, item in enumerate(items) if isinstance(item, Block) and item.number), len(items)
    )
    while end < len(items):
        item = items[end]
        if not (isinstance(item, Block) and item.kind in ("figure", "table")):
            break
        end += 1
    return end


def _check_headings(content: ContentFile, body: Body, problems: Problems) -> None:
    """Each section begins with a paragraph; an open section and the 60-second answer have no subheadings."""
    answer: list[Block | Heading] = []
    sections = [(Heading(2, "", "", "", 0), answer)]
    for item in body.items:
        if isinstance(item, Heading) and item.level <= 2:
            sections.append((item, []))
        else:
            sections[-1][1].append(item)
    for heading, items in sections:
        if not items and items is not answer:
            what, mend = (
                f"there is nothing under '{heading.title}'",
                "write a paragraph there, or take the heading away",
            )
            problems.add(content.path, heading.line, "page.empty-section", what, mend)
        closed = items is answer or heading.kind in OPEN_SECTIONS
        for item in items if closed else items[:1]:
            if isinstance(item, Heading):
                what = f"'{item.title}' cannot be a subheading here"
                mend = "put a paragraph before it, or make it a section of its own with ##"
                problems.add(content.path, item.line, "page.subheading", what, mend)


def _check_place(content: ContentFile, slug: str, front: PageShape, problems: Problems) -> None:
    if slug.startswith("about/") != (front.kind == "about"):
        what = f"a page of kind '{front.kind}' does not belong in this folder"
        folder = "pages/about/" if front.kind == "about" else "pages/"
        problems.add(content.path, content.front.line("kind"), "page.place", what, f"move it to {folder}")
    if slug in ADDRESSES_IN_USE:
        what = f"the address /{slug}/ is in use"
        problems.add(content.path, 0, "page.address", what, "give the file another name")
    if any(change.date > front.reviewed for change in front.changes):
        problems.add(
            content.path, content.front.line("reviewed"), "page.reviewed", "a change is younger than the last review",
            "set 'reviewed' to the day of the last change or later",
        )  # fmt: skip


def _check_answer(content: ContentFile, answer: tuple[Block, ...], problems: Problems) -> None:
    words = count_words(" ".join(block.html for block in answer))
    if not answer:
        what = "there is no 60-second answer"
        problems.add(
            content.path, content.body_line, "page.answer", what, "write it before the first heading"
        )
    elif words >= LONGEST_ANSWER:
        what = f"the 60-second answer has {words} words"
        problems.add(content.path, answer[0].line, "page.answer", what, f"keep it under {LONGEST_ANSWER}")


def _check_numbers(pages: Iterable[Page], problems: Problems) -> None:
    taken: dict[tuple[str, int], str] = {}
    for page in pages:
        other = taken.setdefault((page.kind, page.number), page.path)
        if other != page.path:
            problems.add(
                page.path, page.located.line("number"), "page.number", f"number {page.number} is also that of {other}",
                "give each page a number of its own", Weight.WARNING,
            )  # fmt: skip


def check_links(links: Mapping[str, tuple[tuple[Link, ...], frozenset[str]]], problems: Problems) -> None:
    """Anchors of links, once every file is read. `links` maps content paths to their links and anchors."""
    for found, own in links.values():
        for link in found:
            anchors = own if not link.target else links.get(link.target, ((), None))[1]
            if link.anchor and anchors is not None and link.anchor not in anchors:
                what = f"there is no '#{link.anchor}' there"
                problems.add(link.path, link.line, "link.anchor", what, did_you_mean(link.anchor, anchors))
