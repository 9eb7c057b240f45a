"""What bears on what: who cites the papers of a lawsuit, or the text of a provider's document.

A case has the papers of its court that its status, its claims and its events cite; a document of a provider has its
own text. What cites such a paper bears on that record: so a chapter, a claim or an example and the record lead to
each other, and nobody has to keep two lists in step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explainer.library.backlinks import Mention
from explainer.library.cases import Case
from explainer.library.catalogue import Catalogue
from explainer.library.providers import Document

COURT_PAPERS = frozenset({"case", "filing"})  # kinds of source
OWN_TEXT = frozenset({"contract"})  # labels of a document's own text, beside which press and watchers may be cited

Owner = Case | Document


@dataclass(frozen=True)
class Bearing:
    """A record and a page that cites its papers; `places` are where the page does, each once, in order."""

    owner: Owner
    page: str  # the address of the page, without a place on it
    title: str
    places: tuple[Mention, ...]

    @property
    def address(self) -> str:
        """The first place."""
        return self.places[0].address

    @property
    def paragraphs(self) -> tuple[Mention, ...]:
        """The numbered paragraphs among the places, each once, in the order of the page."""
        found = {place.address: place for place in self.places if place.number}
        return tuple(sorted(found.values(), key=lambda place: int(place.number)))


@dataclass(frozen=True)
class Related:
    """All bearings: by the address of the record, and by that of the page that cites its papers."""

    of_owner: Mapping[str, tuple[Bearing, ...]]
    on_page: Mapping[str, tuple[Bearing, ...]]

    def cases(self, page: str) -> tuple[Bearing, ...]:
        """The cases whose papers a page cites, those cited most first."""
        found = [one for one in self.on_page.get(page, ()) if isinstance(one.owner, Case)]
        return tuple(sorted(found, key=lambda one: -len(one.places)))

    def documents(self, page: str) -> tuple[Bearing, ...]:
        """The documents of providers that a page cites."""
        return tuple(one for one in self.on_page.get(page, ()) if isinstance(one.owner, Document))

    def under(self, owner: str, prefix: str) -> tuple[Bearing, ...]:
        """Who cites a record's papers, of the pages whose addresses begin with the prefix."""
        return tuple(one for one in self.of_owner.get(owner, ()) if one.page.startswith(prefix))


def related(known: Catalogue) -> Related:
    """The bearings of a catalogue: pages in the order in which sources are cited, records in theirs."""
    owners = owners_of_papers(known)
    found: dict[tuple[str, str], list[Mention]] = {}
    by_address = {owner.address: owner for some in owners.values() for owner in some}
    for source, some in owners.items():
        for mention in known.cited_at.get(source, ()):
            page = mention.address.partition("#")[0]
            for owner in some:
                if page != owner.address.partition("#")[0]:
                    found.setdefault((owner.address, page), []).append(mention)
    bearings = [Bearing(by_address[owner], page, places[0].title, tuple(places)) for (owner, page), places in found.items()]
    return Related(_grouped((one.owner.address, one) for one in bearings), _grouped((one.page, one) for one in bearings))


def owners_of_papers(known: Catalogue) -> dict[str, tuple[Owner, ...]]:
    """For each paper, whose it is. One that several cases cite is the paper of those that cite it most."""
    counts: dict[str, Counter[str]] = {}
    for case in known.cases.values():
        for source in _papers(case):
            counts.setdefault(source, Counter())[case.slug] += 1
    owners: dict[str, tuple[Owner, ...]] = {
        source: tuple(known.cases[slug] for slug, times in cited.items() if times == max(cited.values()))
        for source, cited in counts.items()
    }
    for document in known.documents:
        for source in (source.id for source in document.sources if source.label.id in OWN_TEXT):
            owners[source] = (*owners.get(source, ()), document)
    return owners


def _papers(case: Case) -> Iterator[str]:
    for text in (case.status, case.claims, *(event.what for event in case.events)):
        yield from (entry.source.id for note in text.notes for entry in note.entries if entry.source.kind in COURT_PAPERS)


def _grouped(pairs: Iterable[tuple[str, Bearing]]) -> dict[str, tuple[Bearing, ...]]:
    found: dict[str, list[Bearing]] = {}
    for key, bearing in pairs:
        found.setdefault(key, []).append(bearing)
    return {key: tuple(some) for key, some in found.items()}
