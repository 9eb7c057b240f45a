"""A tree put to the test, as a page and as data."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from explainer.trees.findings import findings_data
from explainer.views.errors import not_found
from explainer.views.trees import as_data, no_data
from explainer.web.current import catalogue
from explainer.web.trees.prose import Citing
from explainer.web.trees.tested import FINDINGS, tested_page


@require_safe
def tree_tested(request: HttpRequest, name: str) -> HttpResponse:
    """What moves the results of a tree, how it stands beside decided cases, and what always holds."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    if loaded.tree.same_as:  # the meaning is the first wording's, and so is what is found of it
        return HttpResponseRedirect(reverse("tree_tested", args=[loaded.tree.same_as]))
    citing = Citing(catalogue())
    return render(request, "tree_tested.html", tested_page(catalogue(), loaded, citing) | {"citing": citing})


@require_safe
def tree_tested_json(request: HttpRequest, name: str) -> HttpResponse:
    """The same as data."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return no_data()
    found = FINDINGS.of(catalogue())[loaded.tree.same_as or name]
    return as_data(findings_data(found))
