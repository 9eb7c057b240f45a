"""The glossary: one file per term; its body is the meaning in a sentence or two."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from explainer.library.files import ContentFile, Shape, content_files, fill, read_markdown
from explainer.library.markdown import Block, Body, Context, Heading, Note, render
from explainer.library.markdown.body import Link
from explainer.library.problems import Problems
from explainer.library.typography import Words


class TermShape(Shape):
    """Front matter of a term: its name, and other forms under which it is found."""

    title: Words = Field(min_length=1)
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Term:
    """A term and its meaning."""

    slug: str
    title: str
    also: tuple[str, ...]
    path: str
    meaning: Body

    @property
    def address(self) -> str:
        return f"/glossary/{self.slug}/"

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(item for item in self.meaning.items if isinstance(item, Block))

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.meaning.notes

    @property
    def links(self) -> tuple[Link, ...]:
        return self.meaning.links

    @property
    def anchors(self) -> frozenset[str]:
        return self.meaning.anchors

    @property
    def sorting(self) -> str:
        return self.title.casefold()


def load_terms(root: Path, context: Context) -> dict[str, Term]:
    """All terms by slug, in the order of the alphabet."""
    terms: list[Term] = []
    for file in content_files(root, "glossary", ".md", context.problems):
        content = read_markdown(root, file, context.problems)
        if content is None:
            continue
        front = fill(TermShape, content.front, context.problems, code="term")
        meaning = render(content.body, content.path, content.body_line, context)
        _check_meaning(content, meaning, context.problems)
        if front is not None:
            terms.append(Term(content.name, front.title, front.also, content.path, meaning))
    return {term.slug: term for term in sorted(terms, key=lambda term: term.sorting)}


def _check_meaning(content: ContentFile, meaning: Body, problems: Problems) -> None:
    if not meaning.items:
        what, mend = "the term has no meaning yet", "write it under the front matter"
        problems.add(content.path, content.body_line, "term.empty", what, mend)
    for item in meaning.items:
        if isinstance(item, Heading):
            problems.add(
                content.path, item.line, "term.heading", "a term has no headings", "write it as paragraphs"
            )
