"""Everything dated, on one line of time."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from explainer.library.timeline import FACETS, Moment
from explainer.web import fragments
from explainer.web.current import catalogue
from explainer.web.record import narrowed
from explainer.web.strip import strip

OLDEST_FIRST = "old"
JUMPS = 9  # years that can be jumped to; those before them by one jump


@require_safe
@vary_on_headers(*fragments.VARY)
def timeline(request: HttpRequest) -> HttpResponse:
    """The moments that have what is asked for, newest first unless asked otherwise, and their drawing."""
    found = narrowed(request, catalogue().timeline, FACETS)
    oldest_first = request.GET.get("order") == OLDEST_FIRST
    context = {
        "list": found,
        "moments": found.found if oldest_first else tuple(reversed(found.found)),
        "jumps": tuple(_jumps(found.found, oldest_first)),
        "latest": next((moment for moment in reversed(found.found) if not moment.scheduled), None),
        "oldest_first": oldest_first,
        "strip": strip(found.found),
    }
    return fragments.page_or_part(request, "timeline.html", "_moments.html", context)


def _jumps(moments: tuple[Moment, ...], oldest_first: bool) -> Iterator[tuple[str, int]]:
    """The years to jump to, in the order of the list: the newest ones, and the one next to the oldest of them."""
    years = sorted({moment.year for moment in moments}, reverse=True)
    if len(years) < 3:
        return
    jumps = [(str(year), year) for year in years[:JUMPS]]
    if len(years) > JUMPS:
        jumps.append(("earlier", years[-1] if oldest_first else years[JUMPS]))
    yield from reversed(jumps) if oldest_first else jumps
