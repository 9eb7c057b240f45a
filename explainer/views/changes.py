"""What changed, and how mistakes are corrected."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from explainer.library.changes import KINDS, News, changes, released
from explainer.library.hearings import hearings
from explainer.web.current import catalogue

NEWEST = 60  # shown while no year is asked for

ONE_OF = {"page": "Pages", "tree": "Trees", "correction": "Corrections", "event": "Events of cases", "status": "Status of cases"}


@require_safe
def change_list(request: HttpRequest) -> HttpResponse:
    """The changes of one kind, or of all; the newest, or those of a year."""
    known = catalogue()
    everything = changes(known)
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    of_kind = [one for one in everything if kind in ("", one.kind)]
    years = sorted({one.day.year for one in of_kind}, reverse=True)
    year = _year(request.GET.get("year", ""), years)
    counts = Counter(one.kind for one in everything)
    news = _shown(of_kind, year)
    context = {
        "news": news,
        "told": [tuple(same) for _, same in groupby(news, lambda one: (one.iso, one.kind, one.what))],
        "total": len(of_kind),
        "kind": kind,
        "kinds": tuple((name, words, counts[name]) for name, words in ONE_OF.items()),
        "all": len(everything),
        "year": year,
        "years": years,
        "corrections": [one for one in everything if one.kind == "correction"],
        "hearings": [one for one in hearings(known.cases.values()) if one.last >= released(known)],
    }
    return render(request, "change_list.html", context)


def _year(asked: str, years: list[int]) -> int | None:
    return next((year for year in years if str(year) == asked), None)


def _shown(news: list[News], year: int | None) -> list[News]:
    return news[:NEWEST] if year is None else [one for one in news if one.day.year == year]
