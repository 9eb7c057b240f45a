"""What should be looked at again, for editors and for readers who want to know how fresh and how sure the site is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from explainer.library.report import report as report_on
from explainer.web.current import catalogue


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """Reviews and statuses by age, sources unread or uncited, our own reasoning, and what no example shows."""
    return render(request, "report.html", {"report": report_on(catalogue())})
