"""Each chapter in figures, as an editor weighs it: how long, how hard to read, how well cited, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.library.catalogue import Catalogue
from explainer.library.labels import Reading
from explainer.library.pages import Page, count_words
from explainer.library.readability import measure

ON_RECORD = ("cases/", "claims/", "providers/")


@dataclass(frozen=True)
class InFigures:
    """What was counted on a chapter.

    `grade` is the readability index of its 60-second answer, a school year. `cited` counts citations, `read` those
    whose source's own text was read. The rest are links: to terms, to what is on record (cases, claims, terms of
    providers), to trees and their examples, to other chapters, and from other chapters.
    """

    title: str
    address: str
    words: int
    answer: int
    grade: float
    cited: int
    read: int
    figures: int
    terms: int
    record: int
    trees: int
    onward: int
    inward: int

    @property
    def share(self) -> int:
        """Of the citations, those whose source was read, in per cent."""
        return round(100 * self.read / self.cited) if self.cited else 0


def in_figures(known: Catalogue) -> Iterator[InFigures]:
    """The chapters in their order."""
    leading = {chapter.path.partition("/")[2]: _targets(chapter) for chapter in known.chapters}
    for chapter in known.chapters:
        own = chapter.path.partition("/")[2]
        inward = sum(own in targets for path, targets in leading.items() if path != own)
        yield _counted(chapter, leading[own], len(leading[own] & leading.keys() - {own}), inward)


def _targets(page: Page) -> frozenset[str]:
    return frozenset(link.target for link in page.links if link.target)


def _counted(page: Page, targets: frozenset[str], onward: int, inward: int) -> InFigures:
    answer = "\n\n".join(block.words for block in page.answer)
    entries = [entry for note in page.notes for entry in note.entries]

    def leads(*folders: str) -> int:
        return sum(target.startswith(folders) for target in targets)

    return InFigures(
        page.title, page.address, page.words, count_words(answer), round(measure(answer).index, 1),
        len(entries), sum(entry.source.read is Reading.PRIMARY for entry in entries), len(page.charts),
        leads("glossary/"), leads(*ON_RECORD), leads("trees/"), onward, inward,
    )  # fmt: skip
