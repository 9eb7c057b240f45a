"""Working with a tree from other sides: two acts side by side, several complaints, and from a claim to its facts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from explainer.library.typography import curly
from explainer.trees.address import Ignored, read_address, shown
from explainer.trees.loading import LoadedTree
from explainer.trees.model import State
from explainer.views.errors import not_found
from explainer.web.current import catalogue
from explainer.web.trees.comparisons import (
    COMPLAINANT,
    comparison_page,
    complaints_page,
    pair_address,
    ready_pairs,
)
from explainer.web.trees.prose import Citing
from explainer.web.trees.record import record_page
from explainer.web.trees.reverses import claims, read_claim, reverse_page
from explainer.web.trees.versions import wanted_links

OWN = "The act in the address"


@require_safe
def tree_compare(request: HttpRequest, name: str) -> HttpResponse:
    """Two acts side by side: two examples, or any two sets of answers."""
    loaded = catalogue().trees.get(name)
    if loaded is None or loaded.tree.every_verdict:
        return not_found(request)
    context = {
        "tree": loaded.tree,
        "pairs": tuple(ready_pairs(loaded)),
        "examples": tuple((example.name, curly(example.title)) for example in loaded.examples.values()),
        "chosen": (request.GET.get("a", ""), request.GET.get("b", "")),
    }
    left, right = (_act(request, loaded, side) for side in ("a", "b"))
    ignored = (*left[2], *right[2])
    if left[0] or right[0]:
        context |= comparison_page(loaded, left[0], right[0], (left[1], right[1]))
        context |= {"compared": True, "swapped": pair_address(loaded.tree, right[0], left[0])}
    return render(request, "tree_compare.html", context | {"ignored": ignored})


def _act(request: HttpRequest, loaded: LoadedTree, side: str) -> tuple[State, str, tuple[Ignored, ...]]:
    """One side of a comparison: its answers, its title, and what was not understood."""
    name = request.GET.get(side, "")
    if name in loaded.examples:
        example = loaded.examples[name]
        return example.state, curly(example.title), ()
    found = read_address(loaded.engine, dict(request.GET.lists()), prefix=f"{side}.")
    missing = (Ignored(side, f"'{shown(name)}' is no example of this tree"),) if name else ()
    title = next((curly(one.title) for one in loaded.examples.values() if one.state == found.state), OWN)
    return found.state, title, (*missing, *found.ignored)


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
    address = read_address(loaded.engine, dict(request.GET.lists()))
    context = complaints_page(loaded, address.state) | {"ignored": address.ignored}
    return render(request, "tree_complaints.html", context)


@require_safe
def tree_reverse(request: HttpRequest, name: str) -> HttpResponse:
    """From a claim to the facts that one must accept to make it."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    citing = Citing(catalogue())
    example = loaded.examples.get(request.GET.get("example", ""))
    claim = read_claim(loaded.tree, request.GET.get("claim", ""), request.GET.get("is", ""))
    context = {"tree": loaded.tree, "citing": citing, **claims(loaded, example.name if example else "")}
    if claim is not None:
        context |= reverse_page(loaded, claim, example, citing)
    return render(request, "tree_reverse.html", context | {"asked": bool(request.GET.get("claim"))})
