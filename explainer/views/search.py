"""Search over everything."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from explainer.library.search import KINDS, LONGEST, read_query
from explainer.web import fragments
from explainer.web.current import catalogue
from explainer.web.searching import INDEX

EXAMPLES = (
    "fair use",
    "Bartz v. Anthropic",
    "1:23-cv-11195",
    "§ 1201",
    "who owns the answers",
    "Judge Alsup",
)


@require_safe
@vary_on_headers(*fragments.VARY)
def search(request: HttpRequest) -> HttpResponse:
    """What fits ``?q=``, of one kind if ``?kind=`` asks for one; without words, how to search."""
    known = catalogue()
    query = read_query(request.GET.get("q", ""))
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    fragment = fragments.wants_fragment(request)
    context = {
        "found": INDEX.of(known).search(query, kind),
        "q": query.text,
        "kind": kind,
        "longest": LONGEST,
        "examples": EXAMPLES,
        "fragment": fragment,
    }
    return render(request, "_search_found.html" if fragment else "search.html", context)
