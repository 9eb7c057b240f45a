"""The glossary."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from explainer.library.pages import Page
from explainer.web.current import catalogue
from explainer.web.prose import dressed_term


@require_safe
def term_list(request: HttpRequest) -> HttpResponse:
    """All terms in the order of the alphabet."""
    return render(request, "term_list.html", {"terms": tuple(catalogue().terms.values())})


@require_safe
def term(request: HttpRequest, slug: str) -> HttpResponse:
    """One term, and the pages, cases and claims that use it."""
    known = catalogue()
    found = known.terms.get(slug)
    if found is None:
        raise Http404("no such term")
    linking = known.linked_from.get(f"glossary/{slug}.md", ())
    pages = tuple(one for one in linking if isinstance(one, Page))
    others = tuple(one for one in linking if not isinstance(one, Page))
    context = {"term": dressed_term(found, known.terms), "pages": pages, "others": others}
    return render(request, "term.html", context)
