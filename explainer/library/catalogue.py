"""The catalogue: all content, read, linked, checked and rendered once; what views look records up in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from os import fsencode
from pathlib import Path
from typing import Any, Protocol, TypeVar

from explainer.library import backlinks
from explainer.library.backlinks import Linking, Mention
from explainer.library.cases import Case, load_cases
from explainer.library.claims import Claim, load_claims
from explainer.library.corrections import Correction, load_corrections
from explainer.library.figures import Figure, load_figures
from explainer.library.files import NAME, Located, entries, read_text, shown_path
from explainer.library.glossary import Term, load_terms
from explainer.library.guide import load_guide
from explainer.library.lessons import Lesson, check_names, load_lessons
from explainer.library.markdown import Context
from explainer.library.markdown.body import Link
from explainer.library.misfits import place_of
from explainer.library.pages import Page, check_links, load_pages, page_address
from explainer.library.problems import Problem, Problems, Weight, did_you_mean
from explainer.library.providers import Document, Provider, load_providers
from explainer.library.site import Site, load_site
from explainer.library.sources import Source, load_sources
from explainer.library.timeline import Moment, load_timeline
from explainer.trees.loading import LoadedTree, load_trees
from explainer.trees.mentions import mentions

READ = frozenset(
    "README.md figures.yaml glossary pages site.yaml sources trees cases claims providers timeline.yaml teach "
    "corrections.yaml".split()
)
"""What may lie in the content folder."""


FOLDERS = (
    # folder, what its files end in, what stands before their names in addresses
    ("pages", ".md", ""),
    ("pages/about", ".md", "about/"),
    ("glossary", ".md", "glossary/"),
    ("cases", ".md", "cases/"),
    ("claims", ".md", "claims/"),
    ("providers", ".yaml", "terms/"),
    ("teach", ".md", "teach/"),
)


class Text(Protocol):
    """A record whose links are checked."""

    @property
    def path(self) -> str: ...

    @property
    def links(self) -> tuple[Link, ...]: ...

    @property
    def anchors(self) -> frozenset[str]: ...


class Draft(Protocol):
    """A record that may not be for readers yet."""

    @property
    def path(self) -> str: ...

    @property
    def draft(self) -> bool: ...


class Aging(Protocol):
    """A record that says of when it is."""

    @property
    def address(self) -> str: ...

    def is_stale(self, day: date) -> bool: ...


Drafted = TypeVar("Drafted", bound=Draft)

Keep = Callable[[str, Callable[[], Any]], Any]
"""Gives what was kept under a name, or makes it and keeps it."""


@dataclass(frozen=True)
class Catalogue:
    """Everything the site shows. `digest` names this state of the content (SHA-256, hexadecimal).

    `stale` holds the addresses of what is older than its limit, on the day for which `seen_on` was asked.
    """

    site: Site
    pages: Mapping[str, Page]
    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
    trees: Mapping[str, LoadedTree]
    figures: tuple[Figure, ...]
    cases: Mapping[str, Case]
    claims: Mapping[str, Claim]
    providers: Mapping[str, Provider]
    timeline: tuple[Moment, ...]
    cited_at: Mapping[str, tuple[Mention, ...]]
    linked_from: Mapping[str, tuple[Linking, ...]]
    lessons: Mapping[str, Lesson]
    digest: str
    corrections: tuple[Correction, ...] = ()
    stale: frozenset[str] = frozenset()

    @property
    def chapters(self) -> tuple[Page, ...]:
        return self._of_kind("chapter")

    @property
    def about(self) -> tuple[Page, ...]:
        return self._of_kind("about")

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of all providers."""
        return tuple(document for provider in self.providers.values() for document in provider.documents)

    def seen_on(self, day: date) -> Catalogue:
        """The catalogue as it stands on a day: time alone makes things stale."""
        dated: tuple[Aging, ...] = (*self.pages.values(), *self.cases.values(), *self.claims.values(), *self.documents)
        return replace(self, stale=frozenset(one.address for one in dated if one.is_stale(day)))

    def _of_kind(self, kind: str) -> tuple[Page, ...]:
        found = (page for page in self.pages.values() if page.kind == kind)
        return tuple(sorted(found, key=lambda page: (page.number, page.slug)))


def load(
    root: Path, *, drafts: bool = False, keep: Keep | None = None
) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """The catalogue of a content folder and all its problems; no catalogue if one of them is an error.

    Drafts are read and checked with the rest, and are in the catalogue only if asked for. `keep` may keep what
    takes long to read and has not changed.
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
    pages = load_pages(root, context, replace(context, outside_links=True))
    guide = load_guide(root, context)
    pages |= {guide.slug: guide} if guide else {}
    terms = load_terms(root, context)
    cases = load_cases(root, context)
    claims = load_claims(root, context)
    trees = _trees(root, sources, problems, drafts, keep)
    figures = load_figures(root, sources, problems)
    providers = load_providers(root, sources, problems)
    timeline = load_timeline(root, context, cases if drafts else _published(cases))
    corrections = load_corrections(root, context.addresses, problems)
    lessons = load_lessons(root, context)
    _check_links((*pages.values(), *terms.values(), *cases.values(), *claims.values(), *lessons.values()), problems)
    _check_next_steps(pages.values(), trees, context)
    _check_case_links(cases.values(), trees, context)
    _check_claim_links(claims.values(), cases, trees, context)
    _check_documents(lessons.values(), providers, problems)
    if not drafts:
        drafted: tuple[Draft, ...] = (*pages.values(), *cases.values(), *claims.values(), *lessons.values())
        hidden = {one.path for one in drafted if one.draft} | _never_published(root, context, trees)
        _check_draft_steps((page for page in pages.values() if not page.draft), hidden, problems)
        _check_draft_links((*pages.values(), *terms.values(), *cases.values(), *claims.values(), *lessons.values()), hidden, problems)
        pages, cases, claims, lessons = _published(pages), _published(cases), _published(claims), _published(lessons)
    if problems.errors or site is None:
        return None, tuple(problems)
    cited_at = backlinks.cited_at(
        backlinks.of_pages(pages.values()), backlinks.of_terms(terms.values()), _of_trees(trees.values()),
        backlinks.of_figures(figures), backlinks.of_cases(cases.values()), backlinks.of_claims(claims.values()),
        backlinks.of_providers(providers.values()), backlinks.of_moments(timeline), backlinks.of_lessons(lessons.values()),
    )  # fmt: skip
    linked_from = backlinks.linked_from((*pages.values(), *cases.values(), *claims.values(), *lessons.values()))
    found = Catalogue(
        site, pages, terms, sources, trees, figures, cases, claims, providers, timeline, cited_at, linked_from, lessons, state,
        corrections,
    )  # fmt: skip
    return found, tuple(problems)


def _trees(
    root: Path, sources: Mapping[str, Source], problems: Problems, drafts: bool, keep: Keep | None
) -> dict[str, LoadedTree]:
    """The trees, which depend on their own files and on the sources alone; kept by the hash of both."""

    def read() -> tuple[dict[str, LoadedTree], tuple[Problem, ...]]:
        found = Problems()
        return load_trees(root, sources, found, drafts=drafts), tuple(found)

    name = f"trees {root.name} {digest(root / 'trees')} {digest(root / 'sources')} {drafts}"
    trees, told = keep(name, read) if keep else read()
    problems.extend(told)
    return trees


def _published(records: Mapping[str, Drafted]) -> dict[str, Drafted]:
    return {slug: record for slug, record in records.items() if not record.draft}


def addresses(root: Path) -> dict[str, str]:
    """Content paths and the addresses at which they are published. Read from names alone, but for drafts."""
    found: dict[str, str] = {"README.md": "/about/editing/"} if (root / "README.md").is_file() else {}
    for folder, suffix, prefix in FOLDERS:
        for file in _named_files(root / folder, suffix):
            found[f"{folder}/{file.name}"] = page_address(prefix + file.stem)
    for tree in sorted((root / "trees").glob("*/tree.md")):
        name = tree.parent.name
        found[f"trees/{name}/tree.md"] = f"/trees/{name}/"
        for file in _named_files(tree.parent / "examples", ".md"):
            found[f"trees/{name}/examples/{file.name}"] = f"/trees/{name}/examples/{file.stem}/"
    return found


def _named_files(folder: Path, suffix: str) -> Iterator[Path]:
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
            text = read_text(root, file, Problems()) or ""
            mend = place_of(text) or did_you_mean(file.name, READ - {"README.md"})
            problems.add(shown, 0, "files.unknown", "nothing here is read", mend, Weight.WARNING)


def _check_links(texts: Iterable[Text], problems: Problems) -> None:
    check_links({_inside(text.path): (text.links, text.anchors) for text in texts}, problems)


def _check_draft_links(texts: Iterable[Text], hidden: set[str], problems: Problems) -> None:
    """What is published leads to no draft. `hidden` holds the shown paths of drafts."""
    drafts = {_inside(path) for path in hidden}
    for link in chain(*(text.links for text in texts if text.path not in hidden)):
        if link.target in drafts:
            what = f"'{link.target}' is a draft, which readers cannot see"
            problems.add(link.path, link.line, "link.draft", what, "take the link away until it is published")


def _check_draft_steps(pages: Iterable[Page], hidden: set[str], problems: Problems) -> None:
    """The next step of what is published leads to a published tree."""
    trees = {_inside(path) for path in hidden}
    for page in pages:
        if page.next_step and f"trees/{page.next_step.tree}/tree.md" in trees:
            what = f"the tree '{page.next_step.tree}' was never published, and readers cannot see it"
            mend = "take the next step away until it is"
            problems.add(page.path, page.located.line("next_step", "tree"), "link.draft", what, mend)


def _never_published(root: Path, context: Context, trees: Mapping[str, LoadedTree]) -> set[str]:
    """The shown paths of trees without a published version; of none while some tree is missing for an error."""
    if any(problem.path.startswith(f"{root.name}/trees/") for problem in context.problems.errors):
        return set()
    parts = (path.split("/") for path in context.addresses)
    return {f"{root.name}/{'/'.join(part)}" for part in parts if part[0] == "trees" and part[1] not in trees}


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


def _check_case_links(cases: Iterable[Case], trees: Mapping[str, LoadedTree], context: Context) -> None:
    """A case names examples and questions that exist. A tree with problems of its own is not told again."""
    examples = {path.split("/")[-1].removesuffix(".md") for path in context.addresses if "/examples/" in path}
    for case in cases:
        _check_names_known(case.path, case.located, "examples", case.front.examples, examples, "example", context)
        _check_questions(case.path, case.located, case.front.questions, trees, context)


def _check_questions(
    path: str, located: Located, questions: Iterable[str], trees: Mapping[str, LoadedTree], context: Context
) -> None:
    """Questions that a record names exist. While a tree is missing for problems of its own, none is told."""
    known = {question for loaded in trees.values() for question in loaded.tree.question}
    if all(path.split("/")[1] in trees for path in context.addresses if path.endswith("/tree.md")):
        _check_names_known(path, located, "questions", questions, known, "question", context)


def _check_claim_links(
    claims: Iterable[Claim], cases: Mapping[str, Case], trees: Mapping[str, LoadedTree], context: Context
) -> None:
    """A claim names cases, chapters and questions that exist. What has problems of its own is not told again."""
    known = cases.keys() | {path[6:-3] for path in context.addresses if path.startswith("cases/")}
    chapters = {path[6:-3] for path in context.addresses if path.startswith("pages/") and path.count("/") == 1}
    for claim in claims:
        _check_names_known(claim.path, claim.located, "cases", claim.front.cases, known, "case", context)
        _check_names_known(claim.path, claim.located, "chapters", claim.front.chapters, chapters, "chapter", context)
        _check_questions(claim.path, claim.located, claim.front.questions, trees, context)


def _check_documents(lessons: Iterable[Lesson], providers: Mapping[str, Provider], problems: Problems) -> None:
    """A unit names documents that exist. A provider with problems of its own is not told again."""
    known = {document.id for provider in providers.values() for document in provider.documents}
    for lesson in lessons:
        check_names(lesson.path, lesson.located, "documents", lesson.front.documents, known, "document", problems)


def _check_names_known(
    path: str, located: Located, field: str, names: Iterable[str], known: set[str], word: str, context: Context
) -> None:
    for at, name in enumerate(names):
        if name not in known:
            what = f"'{name}' is no {word}"
            context.problems.add(path, located.line(field, at), f"link.{word}", what, did_you_mean(name, known))


def _of_trees(trees: Iterable[LoadedTree]) -> backlinks.Found:
    for tree in trees:
        for source, *place in mentions(tree):
            yield source, Mention(*place)
