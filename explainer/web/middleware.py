"""What Django does around every view."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import ResponseHeaders
from django.template.loader import render_to_string
from django.templatetags.static import static

from explainer.web import current, finish, headers
from explainer.web.origin import came_insecurely

View = Callable[[HttpRequest], HttpResponse]


class Finish:
    """The outermost: headers of every response, and the last step of every answer (`finish`)."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response
        self.always = headers.for_all(https=settings.HTTPS)
        self.framed = headers.for_all(https=settings.HTTPS, framed=True)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The finished response."""
        response = self.get_response(request)
        if settings.DEBUG and response.status_code == 500:
            return response  # Django's own page for developers brings its own style
        framed = getattr(response, "xframe_options_exempt", False)  # Django's own word for it
        for name, value in (self.framed if framed else self.always).items():
            response.headers.setdefault(name, value)
        _set_freshness(response)
        if not framed:
            _name_rules(response)
        ask = finish.Ask(
            request.method or "",
            request.META.get("HTTP_ACCEPT_ENCODING", ""),
            request.META.get("HTTP_IF_NONE_MATCH", ""),
        )
        body = response.content
        answer = finish.answer(response.status_code, response.reason_phrase, response.items(), body)
        done = finish.finish(answer, ask, lambda coding: finish.encoded(body, coding))
        response.headers = ResponseHeaders(dict(done.headers))
        response.content = done.body
        response.status_code, response.reason_phrase = done.status, done.reason
        return response


def _set_freshness(response: HttpResponse) -> None:
    if "Cache-Control" in response.headers:
        return
    fresh_for = "no-store" if settings.DEBUG else headers.FRESH_FOR
    response.headers["Cache-Control"] = fresh_for if response.status_code == 200 else "no-cache"


def _name_rules(response: HttpResponse) -> None:
    """Whole pages name the rules for fetching the next page ahead; the server for developers knows not their kind."""
    if (
        response.status_code == 200
        and response["Content-Type"].startswith("text/html")
        and not settings.DEBUG
    ):
        response.headers["Speculation-Rules"] = f'"{static(headers.RULES)}"'


class OnlyHttps:
    """Where the site is https, a reader who came by plain http is sent on to the same page over https."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The way to https, or the response."""
        if settings.HTTPS and came_insecurely(request.META):
            return HttpResponsePermanentRedirect(settings.SITE_URL + request.get_full_path())
        return self.get_response(request)


class OneCatalogue:
    """A response is made from one catalogue, whichever is taken into service meanwhile."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response."""
        with current.serving(current.catalogue()):
            return self.get_response(request)


class FreshContent:
    """While developing: the files are read before each request, and what is wrong with them is the page."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The list of problems, or the response."""
        try:
            current.service().refresh()
            problems = current.served().problems
        except current.Refused as refused:
            problems = refused.problems
        if problems:
            return HttpResponse(render_to_string("problems.html", {"problems": problems}), status=503)
        return self.get_response(request)
