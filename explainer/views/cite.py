"""*Cite this*: a page, or a part of it, in the styles that are asked for most, and as a file for reference managers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from explainer.web.citing.page import FILE, file_text, page_context, wanted
from explainer.web.current import catalogue


@require_safe
def cite(request: HttpRequest, inner: str = "") -> HttpResponse:
    """The citations of a page of this site and of what it is about; with ``?file=`` one record to download."""
    asked = wanted(catalogue(), inner, request.GET)
    if asked is None:
        raise Http404("nothing to cite")
    if FILE not in request.GET:
        return render(request, "cite.html", page_context(asked))
    made = file_text(asked)
    if made is None:
        raise Http404("no such file")
    text, media_type, name = made
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Access-Control-Allow-Origin": "*"}
    return HttpResponse(text, content_type=f"{media_type}; charset=utf-8", headers=headers)
