"""The sources: all of them, filtered; and one, with where it is cited."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from explainer.library.labels import LABELS, READING_WORDS
from explainer.library.sources import JURISDICTIONS, KINDS, by_use, matching
from explainer.web import fragments
from explainer.web.current import catalogue

LONGEST_TEXT = 200  # characters of a search; more is cut off

CHOICES: Mapping[str, Mapping[str, str]] = {
    "label": {label.id: label.word for label in LABELS.values() if label.id != "our-inference"},
    "kind": KINDS,
    "jurisdiction": JURISDICTIONS,
    "read": {reading.value: words for reading, words in READING_WORDS.items()},
}


@require_safe
@vary_on_headers(*fragments.VARY)
def source_list(request: HttpRequest) -> HttpResponse:
    """The sources that have what is asked for, cited ones first. What is no choice asks for nothing."""
    chosen = {field: _choice(request, field) for field in CHOICES}
    text = " ".join(request.GET.get("q", "")[:LONGEST_TEXT].replace("\x00", " ").split())
    known = catalogue()
    found = matching(by_use(known.sources, known.cited_at), text=text, **chosen)
    context = {
        "sources": found,
        "total": len(known.sources),
        "choices": CHOICES,
        "chosen": chosen,
        "q": text,
        "cited_at": known.cited_at,
    }
    template = "_source_rows.html" if fragments.wants_fragment(request) else "source_list.html"
    return render(request, template, context)


@require_safe
def source(request: HttpRequest, source_id: str) -> HttpResponse:
    """One source: what it is, how it was read, and every place where it is cited."""
    known = catalogue()
    found = known.sources.get(source_id)
    if found is None:
        raise Http404("no such source")
    return render(request, "source.html", {"source": found, "mentions": known.cited_at.get(source_id, ())})


def _choice(request: HttpRequest, field: str) -> str:
    asked = request.GET.get(field, "")
    return asked if asked in CHOICES[field] else ""
