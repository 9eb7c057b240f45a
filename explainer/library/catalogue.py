"""The catalogue: all content, read, linked, checked and rendered once; what views look records up in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from os import fsencode
from pathlib import Path

from explainer.library.figures import Figure, load_figures
from explainer.library.files import NAME, entries, shown_path
from explainer.library.glossary import Term, load_terms
from explainer.library.markdown import Block, Context
from explainer.library.markdown.marks import find
from explainer.library.pages import Page, check_links, load_pages, page_address
from explainer.library.problems import Problem, Problems, Weight, did_you_mean
from explainer.library.site import Site, load_site
from explainer.library.sources import Source, load_sources
from explainer.trees.loading import LoadedTree, load_trees
from explainer.trees.mentions import mentions

READ = frozenset(
    "README.md figures.yaml glossary pages site.yaml sources trees cases claims providers timeline.yaml teach".split()
)
"""What may lie in the content folder."""


@dataclass(frozen=True)
class Mention:
    """A place where a source is cited: the page's title, the address with the paragraph, the locator."""

    title: str
    address: str
    where: str
    locator: str


@dataclass(frozen=True)
class Catalogue:
    """Everything the site shows. `digest` names this state of the content (SHA-256, hexadecimal)."""

    site: Site
    pages: Mapping[str, Page]
    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
    trees: Mapping[str, LoadedTree]
    figures: tuple[Figure, ...]
    cited_at: Mapping[str, tuple[Mention, ...]]
    linked_from: Mapping[str, tuple[Page, ...]]
    digest: str

    @property
    def chapters(self) -> tuple[Page, ...]:
        return self._of_kind("chapter")

    @property
    def about(self) -> tuple[Page, ...]:
        return self._of_kind("about")

    def _of_kind(self, kind: str) -> tuple[Page, ...]:
        found = (page for page in self.pages.values() if page.kind == kind)
        return tuple(sorted(found, key=lambda page: (page.number, page.slug)))


def load(root: Path, *, drafts: bool = False) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """The catalogue of a content folder and all its problems; no catalogue if one of them is an error.

    Drafts are read and checked with the rest, and are in the catalogue only if asked for.
    """
    problems = Problems()
    if not root.is_dir():
        what = "the content folder is not there"
        problems.add(root.name, 0, "files.missing-folder", what, "restore it from the last version")
        return None, tuple(problems)
    state = digest(root)
    _check_names(root, problems)
    site = load_site(root, problems)
    sources = load_sources(root, problems)
    context = Context(sources, addresses(root), problems)
    written = load_pages(root, context, replace(context, outside_links=True))
    pages = {slug: page for slug, page in written.items() if drafts or not page.draft}
    terms = load_terms(root, context)
    trees = load_trees(root, sources, problems)
    figures = load_figures(root, sources, problems)
    _check_links(written, terms, problems)
    if not drafts:
        _check_draft_links(written, terms, problems)
    _check_next_steps(written.values(), trees, context)
    if problems.errors or site is None:
        return None, tuple(problems)
    cited_at = _cited_at(pages, terms, trees, figures)
    linked_from = _linked_from(pages)
    found = Catalogue(site, pages, terms, sources, trees, figures, cited_at, linked_from, state)
    return found, tuple(problems)


def addresses(root: Path) -> dict[str, str]:
    """Content paths and the addresses at which they are published. Read from names alone, but for drafts."""
    found: dict[str, str] = {}
    for folder, prefix in (("pages", ""), ("pages/about", "about/")):
        for file in _published(root / folder, ".md"):
            found[f"{folder}/{file.name}"] = page_address(prefix + file.stem)
    for file in _published(root / "glossary", ".md"):
        found[f"glossary/{file.name}"] = f"/glossary/{file.stem}/"
    for tree in sorted((root / "trees").glob("*/tree.md")):
        name = tree.parent.name
        found[f"trees/{name}/tree.md"] = f"/trees/{name}/"
        for file in _published(tree.parent / "examples", ".md"):
            found[f"trees/{name}/examples/{file.name}"] = f"/trees/{name}/examples/{file.stem}/"
    return found


def _published(folder: Path, suffix: str) -> Iterator[Path]:
    for file in sorted(folder.glob(f"*{suffix}")):
        if NAME.fullmatch(file.stem) and file.is_file():
            yield file


def fingerprint(root: Path) -> str:
    """A cheap sign of change: names, sizes and times of all files, contents unread."""
    seen = hashlib.sha256()
    for file in _files(root):
        try:
            stat = file.stat()
        except OSError:
            continue  # gone between listing and looking: the next look will tell
        seen.update(fsencode(file.relative_to(root)))
        seen.update(f"\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def digest(root: Path) -> str:
    """The name of this state of the content: a hash of all names and contents."""
    seen = hashlib.sha256()
    for file in _files(root):
        try:
            content = file.read_bytes()
        except OSError:
            content = b"unreadable"
        seen.update(fsencode(file.relative_to(root)))
        seen.update(f"\0{len(content)}\n".encode())
        seen.update(content)
    return seen.hexdigest()


def _files(root: Path) -> list[Path]:
    return sorted(file for file in root.rglob("*") if file.is_file() and not file.name.startswith("."))


def _check_names(root: Path, problems: Problems) -> None:
    """Whatever lies in the content folder is read by somebody, or has an underscore in front."""
    for file in entries(root, root.name, problems):
        if file.name not in READ and not file.name.startswith(("_", ".")):
            shown = shown_path(root, file)
            mend = did_you_mean(file.name, READ - {"README.md"})
            problems.add(shown, 0, "files.unknown", "nothing here is read", mend, Weight.WARNING)


def _check_links(pages: Mapping[str, Page], terms: Mapping[str, Term], problems: Problems) -> None:
    texts = {_inside(page.path): (page.links, page.anchors) for page in pages.values()}
    texts |= {_inside(term.path): (term.meaning.links, term.meaning.anchors) for term in terms.values()}
    check_links(texts, problems)


def _check_draft_links(pages: Mapping[str, Page], terms: Mapping[str, Term], problems: Problems) -> None:
    """What is published leads to no draft."""
    drafts = {_inside(page.path) for page in pages.values() if page.draft}
    published = [page.links for page in pages.values() if not page.draft]
    for link in chain(*published, *(term.meaning.links for term in terms.values())):
        if link.target in drafts:
            what = f"'{link.target}' is a draft, which readers cannot see"
            problems.add(link.path, link.line, "link.draft", what, "take the link away until it is published")


def _inside(path: str) -> str:
    """A shown path without the name of the content folder."""
    return path.partition("/")[2]


def _check_next_steps(pages: Iterable[Page], trees: Mapping[str, LoadedTree], context: Context) -> None:
    """Next steps lead to trees and questions that exist. A tree with problems of its own is not told again."""
    for page in pages:
        step, line = page.next_step, page.located.line
        if step is None:
            continue
        if f"trees/{step.tree}/tree.md" not in context.addresses:
            what, mend = f"'{step.tree}' is no tree", did_you_mean(step.tree, trees)
            context.problems.add(page.path, line("next_step", "tree"), "page.next-step", what, mend)
        elif step.question and step.tree in trees and step.question not in trees[step.tree].tree.question:
            what = f"'{step.question}' is no question of that tree"
            mend = did_you_mean(step.question, trees[step.tree].tree.question)
            context.problems.add(page.path, line("next_step", "question"), "page.next-step", what, mend)


def _cited_at(
    pages: Mapping[str, Page],
    terms: Mapping[str, Term],
    trees: Mapping[str, LoadedTree],
    figures: tuple[Figure, ...],
) -> dict[str, tuple[Mention, ...]]:
    """For each source, the places that cite it: chapters, other pages, terms, trees, the first page."""
    found: dict[str, list[Mention]] = {}
    for page in sorted(pages.values(), key=lambda page: (page.kind != "chapter", page.number)):
        for source, mention in _mentions_of(page):
            found.setdefault(source, []).append(mention)
    for term in terms.values():
        for entry in (entry for note in term.notes for entry in note.entries):
            mention = Mention(f"Glossary: {term.title}", term.address, "", entry.locator)
            found.setdefault(entry.source.id, []).append(mention)
    for tree in trees.values():
        for source, *place in mentions(tree):
            found.setdefault(source, []).append(Mention(*place))
    for figure in figures:
        mention = Mention("The first page", "/#figures", "figure", figure.note.locator)
        found.setdefault(figure.note.source.id, []).append(mention)
    return {source: tuple(dict.fromkeys(places)) for source, places in found.items()}


def _mentions_of(page: Page) -> Iterator[tuple[str, Mention]]:
    sections = chain(*((*section.first, *section.rest) for section in page.sections))
    for block in (item for item in (*page.answer, *sections) if isinstance(item, Block)):
        anchor, where = block.anchor, f"paragraph {block.number}" if block.number else ""
        for chart in find("chart", block.html):
            anchor, where = f"figure-{page.charts[int(chart)].id}", "figure"
        address = f"{page.address}#{anchor}" if anchor else page.address
        for entry in (entry for note in block.notes for entry in note.entries):
            yield entry.source.id, Mention(page.title, address, where, entry.locator)


def _linked_from(pages: Mapping[str, Page]) -> dict[str, tuple[Page, ...]]:
    """For each content path, the pages that link to it."""
    found: dict[str, list[Page]] = {}
    for page in pages.values():
        for target in dict.fromkeys(link.target for link in page.links if link.target):
            found.setdefault(target, []).append(page)
    return {target: tuple(linking) for target, linking in found.items()}
