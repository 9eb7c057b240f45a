"""Terms and licences: the table of documents, a provider's page, and the look-up."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from explainer.library.providers import FACETS, STALE_AFTER, Difference, Document, Provider
from explainer.web import fragments
from explainer.web.bearings import RELATED
from explainer.web.current import catalogue
from explainer.web.record import narrowed

OTHER = "other"  # a provider that is not here


@require_safe
@vary_on_headers(*fragments.VARY)
def provider_list(request: HttpRequest) -> HttpResponse:
    """The documents that have what is asked for, by provider, those in force first."""
    known = catalogue()
    context = {
        "list": narrowed(request, known.documents, FACETS),
        "providers": tuple(known.providers.values()),
        "stale": known.stale,
        "stale_after": STALE_AFTER,
    }
    return fragments.page_or_part(request, "provider_list.html", "_document_rows.html", context)


@require_safe
def provider(request: HttpRequest, slug: str) -> HttpResponse:
    """One provider: each document in force with its clauses, and what its earlier versions said."""
    known = catalogue()
    found = known.providers.get(slug)
    if found is None:
        raise Http404("no such provider")
    bearings = RELATED.of(known)
    context = {
        "provider": found,
        "documents": tuple(
            (document, tuple(_versions(found, document)), bearings.of_owner.get(document.address, ()))
            for document in found.current
        ),
        "cases": tuple(one for one in known.cases.values() if any(party.name == found.name for party in one.front.parties)),
        "stale": known.stale,
        "stale_after": STALE_AFTER,
    }
    return render(request, "provider.html", context)


def _versions(provider: Provider, document: Document) -> Iterator[tuple[Document, Document, tuple[Difference, ...]]]:
    """Each earlier version, the version that took its place, and the clauses told otherwise."""
    by_id = {one.id: one for one in provider.documents}
    for earlier in provider.earlier(document):
        later = by_id[earlier.front.superseded_by]
        yield earlier, later, earlier.against(later)


@require_safe
def may_i(request: HttpRequest) -> HttpResponse:
    """The look-up: which provider, which document, and what its clause on training says."""
    known = catalogue()
    asked = request.GET.get("provider", "")
    found = known.providers.get(asked)
    documents = found.documents if found else ()
    wanted = request.GET.get("document", "")
    document = next((document for document in documents if document.id == wanted), None)
    context = {
        "providers": tuple(known.providers.values()),
        "provider": found,
        "document": document,
        "later": next((one for one in documents if document and one.id == document.front.superseded_by), None),
        "other": asked == OTHER,
        "other_value": OTHER,
        "is_stale": document is not None and document.address in known.stale,
        "stale_after": STALE_AFTER,
    }
    return render(request, "may_i.html", context)
