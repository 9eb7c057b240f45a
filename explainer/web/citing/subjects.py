"""What can be cited: for each kind of page its title, date and version as a work, and what it is about as another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from explainer.library.catalogue import Catalogue
from explainer.library.changes import released
from explainer.library.charts import Chart
from explainer.library.citing import of_sources
from explainer.library.citing.own import own_page
from explainer.library.citing.records import item
from explainer.library.citing.works import Work
from explainer.library.dates import Dated
from explainer.library.exchange.items import Item
from explainer.library.exports import item as item_of_source
from explainer.library.markdown import Block, Heading, Note
from explainer.library.pages import Section
from explainer.library.sources import Source
from explainer.library.typography import curly
from explainer.trees.model import Tree
from explainer.trees.result import evaluate
from explainer.web.citing.cases import case_work
from explainer.web.made import Made
from explainer.web.trees.links import Links
from explainer.web.trees.results import short_address
from explainer.web.trees.versions import wanted_links

DAY = Made(released)
LICENCE = "Text and figures: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)."
LAW_AS_OF = "law as of"


@dataclass(frozen=True)
class Subject:
    """A page as a work, with its record; and what it is about, where that is a work of its own.

    `path` is the page's, without a query, and `whole` with what it needs of one. Of a page that only records `itself`, `records` is true. `blocks` and
    `charts` are the parts that can be cited alone; `notes` are those of the page; `places` are the pages of a source that are cited here.
    """

    work: Work
    item: Item
    path: str
    whole: str
    itself: Work | None = None
    itself_item: Item | None = None
    about: str = ""
    records: bool = False
    blocks: tuple[Block, ...] = ()
    charts: tuple[Chart, ...] = ()
    notes: tuple[Note, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the page cites, each source once, in the order of its notes."""
        return tuple({entry.source.id: entry.source for note in self.notes for entry in note.entries}.values())


@dataclass(frozen=True)
class Asked:
    """A page that is asked for: what its address names, and the rest of the address."""

    known: Catalogue
    named: Mapping[str, Any]
    path: str
    query: Mapping[str, list[str]]

    def page(
        self, title: str, day: date | None = None, day_is: str = "as of", *, edition: str = "", whole: str = "", short: str = "", **more: Any
    ) -> Subject:
        """The page as a subject, cited under its `short` address if it has one.

        Without a day of its own it has that of the newest change of the site.
        """
        site, whole = self.known.site, whole or self.path
        work = own_page(
            title, short or settings.SITE_URL + whole, site=site.name, publisher=site.publisher,
            day=_dated(day or DAY.of(self.known)), day_is=day_is, edition=edition,
        )  # fmt: skip
        return Subject(work, item(work, key(self.path), LICENCE), self.path, whole, **more)

    @property
    def links(self) -> Links:
        """The links of a tree, in the version that is asked for. KeyError if there is no such tree."""
        return wanted_links(self.known.trees[self.named["name"]], self.query)

    @property
    def whole(self) -> str:
        """The path with its query."""
        query = urlencode(self.query, doseq=True)
        return f"{self.path}?{query}" if query else self.path

    def of_tree(self, title: str, whole: str = "", short: str = "") -> Subject:
        """A page of a tree, with version and law."""
        tree = self.links.loaded.tree
        return self.page(
            title.format(_title(tree)), tree.law_as_of, LAW_AS_OF, edition=f"version {tree.version}", whole=whole, short=short
        )


def _dated(day: date) -> Dated:
    return (day.year, day.month, day.day)


def key(path: str) -> str:
    """The key of a page's record: ``trees-is-distillation-theft``."""
    return path.strip("/").replace("/", "-") or "home"


def _title(tree: Tree) -> str:
    return curly(tree.title)


def subject(asked: Asked, view: str, *, in_passing: bool = False) -> Subject | None:
    """What stands at an address; None if nothing does, or nothing that anybody would cite.

    What is only named `in_passing` does without the address that keeps a result: that takes an evaluation.
    """
    try:
        if in_passing and view in RESULTS:
            return asked.of_tree(RESULTS[view])
        if view in FINDERS:
            return FINDERS[view](asked)
        if view in LISTS:
            return asked.page(LISTS[view])
        return asked.of_tree(OF_TREES[view], asked.whole if view in ASKED else "") if view in OF_TREES else None
    except KeyError:
        return None  # the page says by itself that there is no such thing


LISTS: Mapping[str, str] = {
    "tree_list": "Decision trees", "case_list": "Cases", "claim_list": "Claims", "provider_list": "Terms compared",
    "may_i": "May I train on this model’s answers?", "timeline": "Timeline", "source_list": "Sources", "term_list": "Glossary",
    "lesson_list": "Teach", "change_list": "Changes", "data": "Data",
}  # fmt: skip
RESULTS: Mapping[str, str] = {"tree_result": "Result: {}", "tree_record": "Result: {}"}
OF_TREES: Mapping[str, str] = {
    "tree": "{}", "tree_map": "The whole tree: {}", "tree_all": "All questions: {}", "tree_reverse": "From the claim: {}",
    "tree_changes": "Changes: {}", "example_list": "Worked examples: {}", "worksheet": "Worksheet: {}",
    "tree_both": "{} Both sides", "tree_compare": "Side by side: {}", "tree_complaints": "Who may complain: {}",
}  # fmt: skip


def _home(asked: Asked) -> Subject:
    return asked.page(asked.known.site.name)


def _page(asked: Asked) -> Subject:
    found = asked.known.pages[asked.named["slug"]]
    blocks = (*found.answer, *_blocks(found.sections))
    return asked.page(found.title, found.reviewed, "last reviewed", blocks=blocks, charts=found.charts, notes=found.notes)


def _blocks(sections: tuple[Section, ...]) -> Iterator[Block]:
    for section in sections:
        yield from section.first
        yield from (one for one in section.rest if not isinstance(one, Heading))


def _case(asked: Asked) -> Subject:
    found = asked.known.cases[asked.named["slug"]]
    itself = case_work(found)
    blocks = (*found.introduction, *_blocks(found.sections))
    made = asked.page(found.short, found.as_of, blocks=blocks, charts=found.body.charts, notes=found.notes)
    if itself is None:
        return made
    return replace(made, itself=itself, itself_item=item(itself, f"{found.slug}-case"), about="The case itself")


def _claim(asked: Asked) -> Subject:
    found = asked.known.claims[asked.named["slug"]]
    return asked.page(found.title, blocks=found.blocks, notes=found.notes)


def _term(asked: Asked) -> Subject:
    found = asked.known.terms[asked.named["slug"]]
    return asked.page(found.title[:1].upper() + found.title[1:], blocks=found.blocks, notes=found.notes)


def _provider(asked: Asked) -> Subject:
    return asked.page(f"Terms of {asked.known.providers[asked.named['slug']].name}")


def _source(asked: Asked) -> Subject:
    found = asked.known.sources[asked.named["source_id"]]
    made = asked.page(curly(found.short))
    itself = of_sources.work(found)
    places = tuple(dict.fromkeys(one.locator for one in asked.known.cited_at.get(found.id, ()) if one.locator))
    return replace(
        made, itself=itself, itself_item=item_of_source(found), about="The source itself", records=True, places=places
    )  # fmt: skip


def _lesson(asked: Asked) -> Subject:
    found = asked.known.lessons[asked.named["slug"]]
    return asked.page(found.title, found.front.reviewed, "last reviewed", notes=found.notes)


def _question(asked: Asked) -> Subject:
    question = asked.links.loaded.tree.question[asked.named["question"]]
    return asked.of_tree(curly(question.title))


def _result(asked: Asked) -> Subject:
    """A result under the address that keeps its answers and their version: the short one where there is one."""
    links = asked.links
    result = evaluate(links.loaded.engine, links.address.state, links.address.dials)
    return asked.of_tree(RESULTS["tree_result"], links.shared(result.state).to("tree_result"), short_address(links, result))


def _example(asked: Asked) -> Subject:
    loaded = asked.known.trees[asked.named["name"]]
    return asked.of_tree(curly(loaded.examples[asked.named["example"]].title))


ASKED = frozenset(("tree_reverse", "tree_both", "tree_compare", "tree_complaints"))
"""Pages of trees that are what their query makes of them."""

FINDERS: Mapping[str, Callable[[Asked], Subject]] = {
    "home": _home, "page": _page, "about": _page, "case": _case, "claim": _claim, "term": _term, "provider": _provider,
    "source": _source, "lesson": _lesson, "tree_question": _question, "tree_result": _result, "tree_record": _result,
    "example": _example,
}  # fmt: skip
