"""Working with a tree from other sides: two acts side by side, several complaints, and from a claim to its facts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from explainer.library.typography import curly
from explainer.views.errors import not_found
from explainer.web.current import catalogue
from explainer.web.trees.comparisons import choices, comparison_page, read_pair, ready_pairs
from explainer.web.trees.complaints import COMPLAINANT, complaints_page
from explainer.web.trees.prose import Citing
from explainer.web.trees.record import record_page
from explainer.web.trees.reverses import claims, read_claim, reverse_page
from explainer.web.trees.versions import wanted_links


@require_safe
def tree_compare(request: HttpRequest, name: str) -> HttpResponse:
    """Two acts side by side: two examples, or any two sets of answers."""
    loaded = catalogue().trees.get(name)
    if loaded is None or loaded.tree.every_verdict:
        return not_found(request)
    asked = dict(request.GET.lists())
    pair = read_pair(loaded, asked)
    context = {
        "tree": loaded.tree,
        "pairs": tuple(ready_pairs(loaded)),
        "examples": tuple((example.name, curly(example.title)) for example in loaded.examples.values()),
        "choices": choices(pair),
        "ignored": tuple(dict.fromkeys(entry for act in pair.acts for entry in act.ignored)),
    }
    if any(pair.states):
        context |= comparison_page(pair, asked)
    return render(request, "tree_compare.html", context)


@require_safe
def tree_record(request: HttpRequest, name: str) -> HttpResponse:
    """A result as one printed page."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    links = wanted_links(loaded, dict(request.GET.lists()))
    return render(request, "tree_record.html", record_page(links, catalogue()))


@require_safe
def tree_complaints(request: HttpRequest, name: str) -> HttpResponse:
    """The same act, and what each complainant could say of it."""
    loaded = catalogue().trees.get(name)
    if loaded is None or COMPLAINANT not in loaded.tree.question:
        return not_found(request)
    asked = dict(request.GET.lists())
    return render(request, "tree_complaints.html", complaints_page(wanted_links(loaded, asked), asked))


@require_safe
def tree_reverse(request: HttpRequest, name: str) -> HttpResponse:
    """From a claim to the facts that one must accept to make it."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    citing = Citing(catalogue())
    links = wanted_links(loaded, dict(request.GET.lists()))
    example = links.loaded.examples.get(request.GET.get("example", ""))
    claim = read_claim(links.loaded.tree, request.GET.get("claim", ""), request.GET.get("is", ""))
    context = {"tree": links.loaded.tree, "citing": citing, **claims(links, example.name if example else "")}
    if claim is not None:
        context |= reverse_page(links, claim, example, citing)
    return render(request, "tree_reverse.html", context | {"asked": bool(request.GET.get("claim"))})
