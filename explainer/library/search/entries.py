"""What can be found: every record of the catalogue as an entry with its names and its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from explainer.library.cases import Case
from explainer.library.catalogue import Catalogue
from explainer.library.claims import Claim
from explainer.library.dates import date_words
from explainer.library.glossary import Term
from explainer.library.lessons import Lesson
from explainer.library.markdown import Block, Body, Heading
from explainer.library.markdown.marks import text_of
from explainer.library.pages import Page
from explainer.library.providers import Document, Provider
from explainer.library.sources import Source
from explainer.library.timeline import Moment
from explainer.library.typography import curly
from explainer.trees.loading import LoadedTree
from explainer.trees.model import Example, Question, Tree, Verdict, plain

KINDS = {
    "case": "Cases",
    "page": "Pages",
    "term": "Glossary",
    "claim": "Claims",
    "terms": "Terms of service",
    "tree": "Decision trees",
    "example": "Worked examples",
    "moment": "Timeline",
    "lesson": "Lessons",
    "source": "Sources",
}
"""The kinds of entries, and the words over each."""

ONE = {
    "case": "case", "page": "page", "term": "term", "claim": "claim", "terms": "terms of service", "tree": "decision tree",
    "example": "worked example", "moment": "event", "lesson": "lesson", "source": "source",
}  # fmt: skip
"""What one of each kind is called."""


WEIGHTS = {
    "case": 2.5, "page": 3.0, "term": 1.2, "claim": 1.2, "terms": 1.1, "tree": 1.1, "example": 1.0, "moment": 0.8, "lesson": 1.0,
    "source": 0.45,
}  # fmt: skip
"""How much more one kind counts than another: a short source would else stand before the long case it is about."""

EARLIER = 0.5  # how much a version counts that is no longer in force
PRECEDENT = 0.6  # how much a precedent counts beside a case of the debate


@dataclass(frozen=True)
class Passage:
    """A part of an entry with an address of its own; `where` is what the part is called."""

    address: str
    where: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One thing that can be found.

    `names` are other names and numbers under which it is known, `about` says in a few words what it is, `label` is
    the id of its label if it has one. `text` is what it says; its beginning is shown where nothing better fits.
    `hidden` are words by which it is found as well, though they are never shown. `counts` makes it weigh less than
    others of its kind.
    """

    kind: str
    address: str
    title: str
    text: str
    names: tuple[str, ...] = ()
    about: str = ""
    label: str = ""
    passages: tuple[Passage, ...] = ()
    hidden: str = ""
    counts: float = 1.0

    @property
    def weight(self) -> float:
        return WEIGHTS[self.kind] * self.counts


LOOK_UP = (
    Entry(
        "terms", "/terms/may-i/", "May I train on this model’s answers?",
        "Choose a provider and a document, and read what its clause on training other models on outputs says.",
        ("train on output", "training on outputs"), "The look-up, in two steps",
    ),
)  # fmt: skip
"""The page of the site that is no record and that readers ask for in words of their own."""


def entries(catalogue: Catalogue) -> Iterator[Entry]:
    """All entries, kind by kind."""
    yield from (_case(case) for case in catalogue.cases.values())
    yield from (_page(page) for page in (*catalogue.chapters, *catalogue.about))
    yield from (_term(term) for term in catalogue.terms.values())
    yield from (_claim(claim) for claim in catalogue.claims.values())
    yield from LOOK_UP if catalogue.providers else ()
    for provider in catalogue.providers.values():
        yield _provider(provider)
        yield from (_document(document) for document in provider.documents)
    for loaded in catalogue.trees.values():
        yield from _of_tree(loaded)
    yield from (_moment(moment) for moment in catalogue.timeline if moment.chosen)
    yield from (_lesson(lesson) for lesson in catalogue.lessons.values())
    yield from (_source(source) for source in catalogue.sources.values())


def _case(case: Case) -> Entry:
    front = case.front
    parts = (Passage(f"{case.address}#{event.anchor}", event.when, event.what.words) for event in case.events)
    passages = (*parts, *_passages(case.address, case.body.items))
    parties = (party.name for party in front.parties)
    text = (case.status.words, case.claims.words, front.works, *parties, *case.subjects)
    return Entry(
        "case", case.address, case.title, _joined(*text, *(passage.text for passage in passages)),
        (front.caption, front.docket, case.slug, front.judge, front.court, case.country, case.stage),
        _line(front.court, f"{case.stage}, as of {_day(case)}"), "", passages, counts=_counts(case),
    )  # fmt: skip


def _counts(case: Case) -> float:
    """More for a case of which much is told: else a few lines on a suit would stand before the one that all ask for."""
    told = 0.3 + len(case.notes) / 16
    return told * PRECEDENT if case.front.precedent else told


def _day(case: Case) -> str:
    return date_words((case.as_of.year, case.as_of.month, case.as_of.day))


def _page(page: Page) -> Entry:
    """A chapter or a page about the site."""
    items = chain(page.answer, *(_section_items(page, at) for at in range(len(page.sections))))
    passages = tuple(_passages(page.address, items))
    about = f"Chapter {page.number}" if page.kind == "chapter" else "About this site"
    headings = (section.title for section in page.sections)
    text = _joined(page.description, *headings, *(passage.text for passage in passages))
    return Entry("page", page.address, page.title, text, (page.short, page.slug), about, "", passages)


def _section_items(page: Page, at: int) -> Iterator[Block | Heading]:
    section = page.sections[at]
    yield Heading(2, section.title, section.id, section.kind, 0)
    yield from section.first
    yield from section.rest


def _passages(address: str, items: Iterable[Block | Heading]) -> Iterator[Passage]:
    """Every block of a text, at its own place or at that of the heading above it."""
    anchor, where = "", ""
    for item in items:
        if isinstance(item, Heading):
            anchor, where = item.anchor, item.title
            continue
        place, number = item.anchor or anchor, f"paragraph {item.number}" if item.number else ""
        yield Passage(f"{address}#{place}" if place else address, _line(where, number), text_of(item.html))


def _term(term: Term) -> Entry:
    return Entry("term", term.address, term.title, _words(term.meaning), (*term.also, term.slug))


def _claim(claim: Claim) -> Entry:
    disputes = (f"{dispute.who}: {_words(dispute.says)}" for dispute in claim.disputed_by)
    text = _joined(claim.status, _words(claim.known), *disputes, _words(claim.safely), claim.topic)
    about = _line(claim.front.said_by, claim.when)
    return Entry("claim", claim.address, claim.title, text, (claim.slug,), about, claim.label.id)


def _provider(provider: Provider) -> Entry:
    documents = (document.front.document for document in provider.documents)
    text = f"Terms and licences on record: {', '.join(dict.fromkeys(documents))}."
    title = f"{provider.name}: terms and licences"
    return Entry(
        "terms", provider.address, title, text, (provider.name, provider.models), "All documents on record"
    )


def _document(document: Document) -> Entry:
    says = (f"{clause.name}: {clause.front.says}." for clause in document.clauses if clause.front)
    text = _joined(*says, document.front.changed, document.front.notes, document.models, document.binds)
    version = document.front.version if document.in_force else f"earlier version, {document.front.version}"
    about = _line(version, f"training on outputs: {document.answer}")
    counts = 1.0 if document.in_force else EARLIER
    return Entry("terms", document.address, document.title, text, (document.id,), about, counts=counts)


def _moment(moment: Moment) -> Entry:
    about = _line(moment.when, moment.kind_words)
    return Entry("moment", f"/timeline/#{moment.anchor}", moment.title, moment.text.words, (), about)


def _lesson(lesson: Lesson) -> Entry:
    about = f"{lesson.front.minutes} minutes; {lesson.front.level}"
    return Entry(
        "lesson",
        lesson.address,
        lesson.title,
        _joined(lesson.front.description, lesson.words),
        (lesson.slug,),
        about,
    )


def _source(source: Source) -> Entry:
    text = _line(source.where, source.place, source.note)
    about = _line(source.byline or source.where, source.when)
    return Entry(
        "source", f"/sources/{source.id}/", curly(source.title), text, (source.short, source.id, source.number), about,
        source.label.id, hidden=_joined(*source.authors, source.url, source.doi),
    )  # fmt: skip


def _of_tree(loaded: LoadedTree) -> Iterator[Entry]:
    """The tree, its questions, its results and its examples; of a second wording only what is its own."""
    tree = loaded.tree
    introduction = _joined(*(plain(prose) for prose in tree.introduction))
    yield Entry(
        "tree", f"/trees/{tree.name}/", curly(tree.title), introduction, (tree.name,), "Decision tree"
    )
    if tree.same_as:
        return
    yield from (_question(tree, question) for question in tree.questions)
    yield from (_verdict(tree, verdict) for verdict in tree.verdicts)
    for example in loaded.examples.values():
        if example.tree == tree.name:
            yield _example(example)


def _question(tree: Tree, question: Question) -> Entry:
    reasons = (effect.reason for answer in question.answers for effect in answer.effects)
    texts = (plain(prose) for prose in (question.why, question.help, *reasons))
    answers = (answer.text for answer in question.answers)
    address = f"/trees/{tree.name}/q/{question.id}"
    names = tuple(question.wordings.values())
    text = curly(_joined(*answers, *texts))
    return Entry("tree", address, curly(question.title), text, names, f"Question of “{curly(tree.title)}”")


def _verdict(tree: Tree, verdict: Verdict) -> Entry:
    lines = (f"{entry.label}: {plain(entry.prose)}" for entry in verdict.lines)
    text = curly(_joined(*(plain(prose) for prose in verdict.prose), *lines))
    address = f"/trees/{tree.name}/map#verdict-{verdict.id}"
    return Entry("tree", address, curly(verdict.title), text, (), f"Result of “{curly(tree.title)}”")


def _example(example: Example) -> Entry:
    texts = (
        *example.introduction,
        example.strongest_for,
        example.strongest_against,
        example.happened,
        example.missed,
    )
    text = curly(_joined(*(plain(prose) for prose in (*texts, example.note, example.law))))
    address = f"/trees/{example.tree}/examples/{example.name}/"
    return Entry(
        "example", address, curly(example.title), text, (*example.parties, example.name), "Worked example"
    )


def _words(body: Body) -> str:
    return _joined(*(text_of(item.html) for item in body.items if isinstance(item, Block)))


def _joined(*texts: str) -> str:
    return " ".join(text for text in texts if text)


def _line(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
