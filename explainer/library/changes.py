"""What changed: on the pages, in the trees, in the cases; and what was corrected. Newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from explainer.library.backlinks import Linking
from explainer.library.cases import Case
from explainer.library.catalogue import Catalogue
from explainer.library.dates import Dated, date_words, iso, whole
from explainer.library.glossary import Term
from explainer.library.lessons import Lesson
from explainer.library.pages import Page
from explainer.library.typography import curly
from explainer.trees.loading import LoadedTree

KINDS = {
    "page": "change of a page",
    "tree": "new version of a tree",
    "correction": "correction",
    "event": "event of a case",
    "status": "status of a case looked at",
}
"""Kinds of changes, in the words printed for one."""


@dataclass(frozen=True)
class News:
    """One thing that changed. `id` never changes, whatever is added before or after."""

    id: str
    dated: Dated
    kind: str
    title: str
    address: str
    what: str

    @property
    def when(self) -> str:
        return date_words(self.dated)

    @property
    def iso(self) -> str:
        return iso(self.dated)

    @property
    def day(self) -> date:
        """The day, or the first day that it can have been."""
        return whole(self.dated)

    @property
    def kind_words(self) -> str:
        return KINDS[self.kind]

    @property
    def of_site(self) -> bool:
        """Whether it changed here, and did not happen elsewhere."""
        return self.kind != "event"


def changes(catalogue: Catalogue) -> tuple[News, ...]:
    """Everything that changed, newest first. What is only set for a day to come is not there."""
    found = [
        *(one for page in catalogue.pages.values() for one in _of_page("pages", page)),
        *(one for lesson in catalogue.lessons.values() for one in _of_page("lessons", lesson)),
        *(one for loaded in catalogue.trees.values() for one in _of_tree(loaded)),
        *_corrected(catalogue),
        *(one for case in catalogue.cases.values() for one in of_case(case)),
    ]
    return tuple(sorted(found, key=lambda one: (one.dated, one.of_site, one.id), reverse=True))


def of_case(case: Case) -> Iterator[News]:
    """The events of a case, and the day on which its status was looked at; of a precedent only where no event is told."""
    for event in case.events:
        if not event.scheduled:
            address = f"{case.address}#{event.anchor}"
            id = f"cases/{case.slug}/{event.anchor}"
            yield News(id, event.date, "event", case.short, address, event.what.words)
    if not (case.front.precedent and case.events):
        address, id = f"{case.address}#status", f"cases/{case.slug}/status-{case.as_of.isoformat()}"
        yield News(id, _dated(case.as_of), "status", case.short, address, case.status.words)


def released(catalogue: Catalogue) -> date:
    """The day of this state of the content: that of its newest change."""
    return max((one.day for one in changes(catalogue) if one.of_site), default=date.min)


def _of_page(folder: str, page: Page | Lesson) -> Iterator[News]:
    """The changes told in the front matter; several of one day are counted from the first told."""
    told: Counter[date] = Counter()
    for change in page.front.changes:
        told[change.date] += 1
        id = f"{folder}/{page.slug}/{change.date.isoformat()}-{told[change.date]}"
        yield News(id, _dated(change.date), "page", page.title, page.address, change.what)


def _of_tree(loaded: LoadedTree) -> Iterator[News]:
    """The published versions; a second wording changes with the first tree."""
    tree = loaded.tree
    if tree.same_as:
        return
    for entry in loaded.history.entries:
        id, address = (
            f"trees/{tree.name}/{entry.version}",
            f"/trees/{tree.name}/changes#version-{entry.version}",
        )
        what = f"Version {entry.version}. {curly(entry.reason)}"
        yield News(id, _dated(entry.date), "tree", curly(tree.title), address, what)


def _corrected(catalogue: Catalogue) -> Iterator[News]:
    records: tuple[Linking | Term, ...] = (
        *catalogue.pages.values(),
        *catalogue.cases.values(),
        *catalogue.claims.values(),
        *catalogue.terms.values(),
    )
    titles = {record.address: record.title for record in records}
    told: Counter[tuple[str, date]] = Counter()
    for one in reversed(catalogue.corrections):
        told[one.path, one.date] += 1
        id = f"corrections/{one.path}/{one.date.isoformat()}-{told[one.path, one.date]}"
        what = f"It said: {one.was} It says now: {one.now}"
        yield News(id, _dated(one.date), "correction", titles.get(one.address, one.path), one.address, what)


def _dated(day: date) -> Dated:
    return (day.year, day.month, day.day)
