"""The claims ledger: who says what, who disputes it, what is known."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from explainer.library.claims import FACETS
from explainer.web import fragments
from explainer.web.bearings import RELATED, questions
from explainer.web.current import catalogue
from explainer.web.record import dressed_claim, narrowed


@require_safe
@vary_on_headers(*fragments.VARY)
def claim_list(request: HttpRequest) -> HttpResponse:
    """The claims that have what is asked for, newest first."""
    known = catalogue()
    found = narrowed(request, tuple(known.claims.values())[::-1], FACETS)
    return fragments.page_or_part(request, "claim_list.html", "_claim_rows.html", {"list": found, "stale": known.stale})


@require_safe
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    """One claim: who says it, where, what is known, who disputes it, and how to say it safely."""
    known = catalogue()
    found = known.claims.get(slug)
    if found is None:
        raise Http404("no such claim")
    bearings = RELATED.of(known)
    linking = known.linked_from.get(f"claims/{slug}.md", ())
    chapters = tuple(page for page in known.chapters if page.slug in found.front.chapters or page in linking)
    cited = {one.owner.address for one in bearings.cases(found.address)}
    context = {
        "claim": dressed_claim(found, known.terms),
        "safely_words": found.safely.words,
        "is_stale": found.address in known.stale,
        "cases": tuple(one for one in known.cases.values() if one.slug in found.front.cases or one.address in cited),
        "documents": tuple(one.owner for one in bearings.documents(found.address)),
        "chapters": chapters,
        "questions": tuple(questions(known, found.front.questions)),
        "pages": tuple(page for page in linking if page not in chapters),
    }
    return render(request, "claim.html", context)
