"""The glossary."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from explainer.web.current import catalogue
from explainer.web.prose import dressed_term


@require_safe
def term_list(request: HttpRequest) -> HttpResponse:
    """All terms in the order of the alphabet."""
    return render(request, "term_list.html", {"terms": tuple(catalogue().terms.values())})


@require_safe
def term(request: HttpRequest, slug: str) -> HttpResponse:
    """One term, and the pages that use it."""
    found = catalogue().terms.get(slug)
    if found is None:
        raise Http404("no such term")
    pages = catalogue().linked_from.get(f"glossary/{slug}.md", ())
    return render(request, "term.html", {"term": dressed_term(found), "pages": pages})
