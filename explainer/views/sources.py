"""The sources: all of them, narrowed; and one, with where it is cited."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from explainer.library.sources import FACETS, by_use
from explainer.web import fragments, linked_data
from explainer.web.current import catalogue
from explainer.web.record import narrowed


@require_safe
@vary_on_headers(*fragments.VARY)
def source_list(request: HttpRequest) -> HttpResponse:
    """The sources that have what is asked for, cited ones first."""
    known = catalogue()
    context = {"list": narrowed(request, by_use(known.sources, known.cited_at), FACETS), "cited_at": known.cited_at}
    return fragments.page_or_part(request, "source_list.html", "_source_rows.html", context)


@require_safe
def source(request: HttpRequest, source_id: str) -> HttpResponse:
    """One source: what it is, how it was read, and every place where it is cited."""
    known = catalogue()
    found = known.sources.get(source_id)
    if found is None:
        raise Http404("no such source")
    context = {"source": found, "mentions": known.cited_at.get(source_id, ()), "linked_data": linked_data.law(found)}
    return render(request, "source.html", context)
