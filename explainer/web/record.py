"""The pages of the record: lists narrowed by what stands in the address, and their records ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest

from explainer.library.cases import Case
from explainer.library.claims import Claim
from explainer.library.facets import Choice, Facet, Record, matching
from explainer.library.glossary import Term
from explainer.web.prose import Dressing

LONGEST_TEXT = 200  # characters of a search; more is cut off


@dataclass(frozen=True)
class Select:
    """A choice in a form: its name, its label, the words for no choice, the choices and the one made."""

    name: str
    title: str
    none: str
    choices: tuple[Choice, ...]
    chosen: str


class Taken(NamedTuple):
    """One thing that was asked for, in words, and the query without it."""

    title: str
    words: str
    without: str


@dataclass(frozen=True)
class Narrowed(Generic[Record]):
    """A list as asked for: the records found, how many there are in all, the words and the choices made."""

    found: tuple[Record, ...]
    total: int
    q: str
    selects: Mapping[str, Select]
    taken: tuple[Taken, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.q or any(select.chosen for select in self.selects.values()))


def narrowed(request: HttpRequest, records: Sequence[Record], facets: Sequence[Facet[Record]]) -> Narrowed[Record]:
    """The records that have what the address asks for. What is no choice asks for nothing."""
    q = " ".join(request.GET.get("q", "")[:LONGEST_TEXT].replace("\x00", " ").split())
    selects = {facet.name: _select(request, records, facet) for facet in facets}
    chosen = {name: select.chosen for name, select in selects.items()}
    return Narrowed(matching(records, facets, chosen, q), len(records), q, selects, tuple(_taken(request, q, selects)))


def _taken(request: HttpRequest, q: str, selects: Mapping[str, Select]) -> Iterator[Taken]:
    """What was asked for, one thing after the other; whatever else stands in the address is kept without it."""
    asked = [("q", "Words", q)] if q else []
    for select in selects.values():
        asked += [(select.name, select.title, choice.words) for choice in select.choices if choice.value == select.chosen]
    for name, title, words in asked:
        rest = [(field, value) for field, value in request.GET.items() if value and field != name]
        yield Taken(title, words, urlencode(rest))


def _select(request: HttpRequest, records: Iterable[Record], facet: Facet[Record]) -> Select:
    choices = facet.choices(records)
    asked = request.GET.get(facet.name, "")
    chosen = asked if asked in {choice.value for choice in choices} else ""
    return Select(facet.name, facet.title, facet.none, choices, chosen)


def dressed_case(case: Case, terms: Mapping[str, Term]) -> Case:
    """The case with the HTML of all its texts ready to be shown."""
    dressing = Dressing(case.notes, terms, case.body.charts)
    status, claims = dressing.body(case.status), dressing.body(case.claims)
    events = tuple(replace(event, what=dressing.body(event.what)) for event in case.events)
    introduction = dressing.blocks(case.introduction)
    sections = dressing.sections(case.sections)
    return replace(
        case, status=status, claims=claims, events=events, introduction=introduction, sections=sections
    )  # fmt: skip


def dressed_claim(claim: Claim, terms: Mapping[str, Term]) -> Claim:
    """The claim with the HTML of all its texts ready to be shown."""
    dressing = Dressing(claim.notes, terms, claim.known.charts)
    where, known = dressing.body(claim.where), dressing.body(claim.known)
    disputes = tuple(replace(dispute, says=dressing.body(dispute.says)) for dispute in claim.disputed_by)
    return replace(claim, where=where, known=known, disputed_by=disputes, safely=dressing.body(claim.safely))
