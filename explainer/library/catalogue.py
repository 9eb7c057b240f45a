"""The catalogue: all content, read, linked, checked and rendered once; what views look records up in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from explainer.library.files import NAME
from explainer.library.glossary import Term, load_terms
from explainer.library.markdown import Context, Note
from explainer.library.pages import Page, check_links, load_pages, page_address
from explainer.library.problems import Problem, Problems, did_you_mean
from explainer.library.site import Site, load_site
from explainer.library.sources import Source, load_sources
from explainer.trees.loading import LoadedTree, load_trees
from explainer.trees.mentions import mentions


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
    """The catalogue of a content folder and all its problems; no catalogue if one of them is an error."""
    problems = Problems()
    if not root.is_dir():
        problems.add(
            root.name,
            0,
            "files.missing-folder",
            "the content folder is not there",
            "restore it from the last version",
        )
        return None, tuple(problems)
    state = digest(root)
    site = load_site(root, problems)
    sources = load_sources(root, problems)
    context = Context(sources, addresses(root), problems)
    about = Context(sources, context.addresses, problems, outside_links=True)
    pages = load_pages(root, context, about, drafts=drafts)
    terms = load_terms(root, context)
    trees = load_trees(root, sources, problems)
    _check(pages, terms, trees, problems)
    if problems.errors or site is None:
        return None, tuple(problems)
    cited_at = _mentions(pages, terms, trees)
    linked = _linked_from(pages)
    return Catalogue(site, pages, terms, sources, trees, cited_at, linked, state), tuple(problems)


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
        if NAME.fullmatch(file.stem):
            yield file


def fingerprint(root: Path) -> str:
    """A cheap sign of change: names, sizes and times of all files, contents unread."""
    seen = hashlib.sha256()
    for file in _files(root):
        try:
            stat = file.stat()
        except OSError:
            continue  # gone between listing and looking: the next look will tell
        seen.update(f"{file.relative_to(root)}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def digest(root: Path) -> str:
    """The name of this state of the content: a hash of all names and contents."""
    seen = hashlib.sha256()
    for file in _files(root):
        try:
            content = file.read_bytes()
        except OSError:
            content = b"unreadable"
        seen.update(f"{file.relative_to(root)}\0{len(content)}\n".encode())
        seen.update(content)
    return seen.hexdigest()


def _files(root: Path) -> list[Path]:
    return sorted(file for file in root.rglob("*") if file.is_file() and not file.name.startswith("."))


def _check(
    pages: Mapping[str, Page], terms: Mapping[str, Term], trees: Mapping[str, LoadedTree], problems: Problems
) -> None:
    texts = {page.path.partition("/")[2]: (page.links, page.anchors) for page in pages.values()}
    texts |= {
        term.path.partition("/")[2]: (term.meaning.links, term.meaning.anchors) for term in terms.values()
    }
    check_links(texts, problems)
    for page in pages.values():
        step = page.next_step
        if step is None:
            continue
        tree = trees.get(step.tree)
        if tree is None:
            problems.add(
                page.path, 1, "page.next-step", f"'{step.tree}' is no tree", did_you_mean(step.tree, trees)
            )
        elif step.question and step.question not in tree.tree.question:
            problems.add(
                page.path,
                1,
                "page.next-step",
                f"'{step.question}' is no question of that tree",
                did_you_mean(step.question, tree.tree.question),
            )


def _mentions(
    pages: Mapping[str, Page], terms: Mapping[str, Term], trees: Mapping[str, LoadedTree]
) -> dict[str, tuple[Mention, ...]]:
    found: dict[str, list[Mention]] = {}

    def add(notes: tuple[Note, ...], title: str, address: str, where: str) -> None:
        for note in notes:
            for entry in note.entries:
                found.setdefault(entry.source.id, []).append(Mention(title, address, where, entry.locator))

    for page in sorted(pages.values(), key=lambda page: (page.kind != "chapter", page.number)):
        blocks = [
            *page.answer,
            *(item for section in page.sections for item in (*section.first, *section.rest)),
        ]
        for block in blocks:
            notes = getattr(block, "notes", ())
            add(
                notes,
                page.title,
                f"{page.address}#{block.anchor}" if block.anchor else page.address,
                f"paragraph {block.number}" if getattr(block, "number", "") else "",
            )
        for chart in page.charts:
            if chart.source is not None:
                for citation in chart.source.citations:
                    mention = Mention(
                        page.title, f"{page.address}#figure-{chart.id}", "figure", citation.locator
                    )
                    found.setdefault(citation.source, []).append(mention)
    for term in terms.values():
        add(term.notes, f"Glossary: {term.title}", term.address, "")
    for tree in trees.values():
        for source, title, address, where, locator in mentions(tree):
            found.setdefault(source, []).append(Mention(title, address, where, locator))
    return {source: tuple(dict.fromkeys(mentions)) for source, mentions in found.items()}


def _linked_from(pages: Mapping[str, Page]) -> dict[str, tuple[Page, ...]]:
    """For each content path, the pages that link to it."""
    found: dict[str, list[Page]] = {}
    for page in pages.values():
        for target in dict.fromkeys(link.target for link in page.links if link.target):
            found.setdefault(target, []).append(page)
    return {target: tuple(linking) for target, linking in found.items()}
