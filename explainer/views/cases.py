"""The lawsuits: all of them, narrowed; and one, with its own timeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from explainer.library.cases import FACETS, ORDERS, PRECEDENTS, Case, grouped, in_order
from explainer.library.catalogue import Catalogue
from explainer.library.typography import curly
from explainer.web import fragments
from explainer.web.bearings import RELATED, questions
from explainer.web.current import catalogue
from explainer.web.record import dressed_case, narrowed


@require_safe
@vary_on_headers(*fragments.VARY)
def case_list(request: HttpRequest) -> HttpResponse:
    """The cases that have what is asked for, in the order asked for, grouped by defendant if asked for."""
    known = catalogue()
    found = narrowed(request, tuple(known.cases.values()), FACETS)
    asked = request.GET.get("sort", "")
    order = asked if asked in ORDERS else "name"
    cases = in_order(found.found, order)
    in_groups = request.GET.get("group") == "defendant"
    context = {
        "list": found,
        "cases": cases,
        "groups": grouped(cases) if in_groups else _precedents_last(cases),
        "in_groups": in_groups,
        "order": order,
        "order_words": ORDERS[order],
        "orders": ORDERS,
        "precedents": sum(case.front.precedent for case in known.cases.values()),
        "stale": known.stale,
    }
    return fragments.page_or_part(request, "case_list.html", "_case_rows.html", context)


def _precedents_last(cases: tuple[Case, ...]) -> tuple[tuple[str, tuple[Case, ...]], ...]:
    """The cases of the debate without a heading, then the precedents under theirs."""
    current = tuple(case for case in cases if not case.front.precedent)
    precedents = tuple(case for case in cases if case.front.precedent)
    return tuple((name, group) for name, group in (("", current), (PRECEDENTS, precedents)) if group)


@require_safe
def case(request: HttpRequest, slug: str) -> HttpResponse:
    """One case: where it stands, its facts, what happened, what it decided, and what here bears on it."""
    known = catalogue()
    found = known.cases.get(slug)
    if found is None:
        raise Http404("no such case")
    bearings = RELATED.of(known)
    chapters = [one for one in bearings.of_owner.get(found.address, ()) if one.page in {page.address for page in known.chapters}]
    told = {one.page for one in chapters}
    citing = {one.page for one in bearings.under(found.address, "/claims/")}
    parties = {party.name for party in found.front.parties}
    context = {
        "case": dressed_case(found, known.terms),
        "status_words": found.status.words,
        "is_stale": found.address in known.stale,
        "examples": tuple(_examples(known, found, {one.page for one in bearings.under(found.address, "/trees/")})),
        "questions": tuple(questions(known, found.front.questions)),
        "claims": tuple(one for one in known.claims.values() if slug in one.front.cases or one.address in citing),
        "chapters": chapters,
        "providers": tuple(one for one in known.providers.values() if one.name in parties),
        "pages": tuple(page for page in known.linked_from.get(f"cases/{slug}.md", ()) if page.address not in told),
    }
    return render(request, "case.html", context)


def _examples(known: Catalogue, case: Case, citing: set[str]) -> Iterator[Mapping[str, str]]:
    """The worked examples that the case names or that cite its papers, those named first; each in the tree where it is at home."""
    found = {}
    for loaded in known.trees.values():
        for name, example in loaded.examples.items():
            address = reverse("example", args=[loaded.tree.name, name])
            if example.tree == loaded.tree.name and (name in case.front.examples or address in citing):
                found[name] = {"title": curly(example.title), "address": address}
    yield from (found[name] for name in dict.fromkeys((*case.front.examples, *found)) if name in found)
