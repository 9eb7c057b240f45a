"""oEmbed: how programs turn an address of this site into a frame."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from explainer.web.embeds.found import find
from explainer.web.embeds.oembed import FORMATS, KEEP_FOR, Limits, as_xml, record

WORDPRESS = "WordPress/"  # begins the name of the program
LARGEST = 10_000  # pixels

ANYONE = {"Access-Control-Allow-Origin": "*", "Vary": "User-Agent"}


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """The record of the page at ``?url=``; 400 if the question is wrong, 404 if there is no such page, 501 for other formats."""
    wanted = request.GET.get("format", "json")
    if wanted not in FORMATS:
        return _refused(501, f"The formats are {' and '.join(FORMATS)}.")
    url = request.GET.get("url", "")
    if not url:
        return _refused(400, "Say which page: ?url=…")
    try:
        limits = Limits(*(_limit(request, name) for name in ("maxwidth", "maxheight")))
    except ValueError:
        return _refused(400, "maxwidth and maxheight are whole numbers of pixels.")
    found = find(url)
    if found is None:
        return _refused(404, "There is no such page on this site.")
    told = record(found, limits, wordpress=request.headers.get("User-Agent", "").startswith(WORDPRESS))
    headers = {**ANYONE, "Cache-Control": f"public, max-age={KEEP_FOR}"}
    if wanted == "xml":
        return HttpResponse(as_xml(told), content_type="text/xml; charset=utf-8", headers=headers)
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False}, headers=headers)


def _limit(request: HttpRequest, name: str) -> int | None:
    given = request.GET.get(name, "")
    if not given:
        return None
    if not (given.isascii() and given.isdecimal() and len(given) < 8 and int(given)):
        raise ValueError(name)
    return min(int(given), LARGEST)


def _refused(status: int, words: str) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8", headers=ANYONE)
