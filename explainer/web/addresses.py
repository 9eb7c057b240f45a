"""The addresses that can be named beforehand: what is prepared, and what the sitemap lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from explainer.library.catalogue import Catalogue
from explainer.trees.loading import LoadedTree
from explainer.web import data
from explainer.web.embeds.links import framed

RECORD = ("case_list", "claim_list", "provider_list", "may_i", "timeline")  # lists and the look-up


def listed(catalogue: Catalogue) -> Iterator[tuple[str, date | None]]:
    """The addresses of pages for readers, each with the day of its last review where it has one."""
    for name in ("home", "tree_list", "source_list", "term_list", "search", "change_list", "data", *RECORD):
        yield reverse(name), None
    for page in catalogue.pages.values():
        yield page.address, page.reviewed
    for case in catalogue.cases.values():
        yield case.address, case.as_of
    for records in (catalogue.claims, catalogue.providers, catalogue.terms):
        yield from ((record.address, None) for record in records.values())
    for source in catalogue.sources:
        yield reverse("source", args=[source]), None
    yield reverse("lesson_list"), None
    for lesson in catalogue.lessons.values():
        yield lesson.address, lesson.front.reviewed
        yield reverse("lesson_handout", args=[lesson.slug]), lesson.front.reviewed
    for loaded in catalogue.trees.values():
        yield from ((path, None) for path in _of_tree(loaded))


def _of_tree(loaded: LoadedTree) -> Iterator[str]:
    name = loaded.tree.name
    yield reverse("tree", args=[name])
    yield reverse("tree_map", args=[name])
    yield reverse("tree_changes", args=[name])
    yield reverse("tree_reverse", args=[name])
    if not loaded.tree.same_as:
        yield reverse("tree_tested", args=[name])
    yield reverse("tree_both" if loaded.tree.every_verdict else "tree_compare", args=[name])
    yield reverse("worksheet", args=[name])
    if loaded.examples:
        yield reverse("example_list", args=[name])
    for example in loaded.examples:
        yield reverse("example", args=[name, example])


def prepared(catalogue: Catalogue) -> Iterator[str]:
    """All addresses whose answers are made ahead: those above, those for machines, and chapters at other depths."""
    for path, _ in listed(catalogue):
        yield path
    for name in ("components", "report", "robots", "sitemap"):
        yield reverse(name)
    for loaded in catalogue.trees.values():
        name = loaded.tree.name
        for view in ("tree_all", "tree_result", "tree_result_json", "tree_json", "tree_mmd"):
            yield reverse(view, args=[name])
        if loaded.tree.every_verdict:
            yield reverse("tree_twee", args=[name])
        if not loaded.tree.same_as:
            yield reverse("tree_tested_json", args=[name])
        for question in loaded.tree.question:
            yield reverse("tree_question", args=[name, question])
    for document in catalogue.documents:
        yield f"{reverse('may_i')}?provider={document.slug}&document={document.id}"
    for provider in (*catalogue.providers, "other"):
        yield f"{reverse('may_i')}?provider={provider}"
    for view in ("cartridge_of_all", "handouts"):
        yield reverse(view)
    for lesson in catalogue.lessons:
        yield reverse("cartridge", args=[lesson])
    for chapter in catalogue.chapters:
        for depth in ("1", "full"):
            yield f"{chapter.address}?depth={depth}"
    yield from data.addresses(catalogue)
    yield from map(framed, _embedded(catalogue))


def _embedded(catalogue: Catalogue) -> Iterator[str]:
    """What is put in frames most: chapters, and the steps of trees before anything is answered."""
    for chapter in catalogue.chapters:
        yield chapter.address
    for loaded in catalogue.trees.values():
        name = loaded.tree.name
        yield reverse("tree", args=[name])
        yield reverse("tree_result", args=[name])
        for question in loaded.tree.question:
            yield reverse("tree_question", args=[name, question])
