"""Decision trees: the start, one question, the way on, the result, all questions at once, the map, and the data.

The state is the address. Nothing in an address is an error: what is not understood is named on the page.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from explainer.library.typography import curly
from explainer.trees.address import pairs
from explainer.trees.data import tree_data
from explainer.trees.loading import LoadedTree
from explainer.trees.result import evaluate, result_data
from explainer.views.errors import not_found
from explainer.web.current import catalogue
from explainer.web.trees.examples import first_cards
from explainer.web.trees.further import further
from explainer.web.trees.links import Links
from explainer.web.trees.maps import map_page
from explainer.web.trees.prose import Citing
from explainer.web.trees.questions import fieldsets, first_step, question_page
from explainer.web.trees.results import result_page
from explainer.web.trees.versions import old_page, older_link, since_data, wanted_links

SHOWN_EXAMPLES = 4  # on the tree's own page


@require_safe
def tree(request: HttpRequest, name: str) -> HttpResponse:
    """The start of a tree: what it is about, its first question, and the ways into it."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    citing = Citing(catalogue())
    context = {
        "citing": citing,
        "tree": loaded.tree,
        "title": curly(loaded.tree.title),
        "introduction": tuple(citing.html(prose) for prose in loaded.tree.introduction),
        "examples": first_cards(loaded, SHOWN_EXAMPLES),
        **first_step(loaded, _links(request, loaded), citing),
    }
    return render(request, "tree.html", context)


@require_safe
def tree_question(request: HttpRequest, name: str, question: str, *, several: bool = False) -> HttpResponse:
    """One question with its answers as links, or with check-boxes for *one of these*."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    links = _links(request, loaded)
    tree, address = links.loaded.tree, links.address
    if question not in tree.question:
        return _no_question(request, loaded, question)
    citing = Citing(catalogue())
    rest = {id: given for id, given in address.state.items() if id != question}
    context = question_page(links, tree.question[question], citing)
    context |= {
        "citing": citing,
        "ignored": address.ignored,
        "as_form": several,
        "kept": pairs(tree, rest, address.dials, address.version, old=address.old),
        "old": old_page(links),
    }
    return render(request, "tree_question.html", context)


@require_safe
def tree_next(request: HttpRequest, name: str) -> HttpResponse:
    """Where the answers lead: a form of check-boxes ends here and goes on to the next question or the result."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    links = _links(request, loaded)
    return HttpResponseRedirect(links.onward(links.address.state))


@require_safe
def tree_result(request: HttpRequest, name: str) -> HttpResponse:
    """The result of the answers given, whatever they are."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    links = _links(request, loaded)
    citing = Citing(catalogue())
    context = result_page(links, citing) | {
        "citing": citing,
        "ignored": links.address.ignored,
        "old": old_page(links),
        "since": older_link(links.loaded, links.address, dict(request.GET.lists())),
    }
    return render(request, "tree_result.html", context | further(links, context["result"], citing))


@require_safe
def tree_all(request: HttpRequest, name: str) -> HttpResponse:
    """Every question in one form, to fill in or to print."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    links = _links(request, loaded)
    tree, address = links.loaded.tree, links.address
    context = {
        "tree": tree,
        "fieldsets": fieldsets(links.loaded, address.state),
        "ignored": address.ignored,
        "kept": pairs(tree, {}, version=address.version, old=True) if address.old else (),
        "old": old_page(links),
        "with_answers": bool(request.GET),
        "result_path": reverse("tree_result", args=[name]),
    }
    return render(request, "tree_all.html", context)


@require_safe
def tree_map(request: HttpRequest, name: str) -> HttpResponse:
    """Everything the tree says, as nested lists; the reader's answers are marked."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    links = _links(request, loaded)
    citing = Citing(catalogue())
    context = map_page(links, citing) | {
        "citing": citing,
        "ignored": links.address.ignored,
        "old": old_page(links),
        "with_answers": bool(request.GET),
    }
    return render(request, "tree_map.html", context)


@require_safe
def tree_result_json(request: HttpRequest, name: str) -> HttpResponse:
    """The result as data; for an older version what has moved since, or that version itself if asked for."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return no_data()
    links = _links(request, loaded)
    address = links.address
    data = result_data(evaluate(links.loaded.engine, address.state, address.dials))
    if moved := since_data(links.loaded, address, dict(request.GET.lists())):
        data["since"] = moved
    if address.ignored:
        data["ignored"] = [{"key": entry.key, "reason": entry.reason} for entry in address.ignored]
    return as_data(data)


@require_safe
def tree_json(request: HttpRequest, name: str) -> HttpResponse:
    """The whole tree as data."""
    loaded = catalogue().trees.get(name)
    return no_data() if loaded is None else as_data(tree_data(_links(request, loaded).loaded.tree))


def _links(request: HttpRequest, loaded: LoadedTree) -> Links:
    return wanted_links(loaded, dict(request.GET.lists()))


def _no_question(request: HttpRequest, loaded: LoadedTree, question: str) -> HttpResponse:
    """A question that the tree does not have, with the ways on; 410 if it once had it."""
    retired = loaded.tree.retired.get(question)
    context = {"tree": loaded.tree, "retired": retired, "questions": loaded.tree.questions, "canonical": ""}
    return render(request, "tree_not_found.html", context, status=410 if retired else 404)


def as_data(data: dict[str, Any]) -> HttpResponse:
    """JSON that any page may read: it holds nothing of anybody's."""
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def no_data() -> HttpResponse:
    response = as_data({"error": "There is no such tree.", "trees": list(catalogue().trees)})
    response.status_code = 404
    return response
