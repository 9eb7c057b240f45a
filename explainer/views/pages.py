"""Chapters, the pages about the site, and the page of components."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from explainer.library.labels import LABELS
from explainer.library.pages import Page
from explainer.web import linked_data
from explainer.web.bearings import RELATED
from explainer.web.current import catalogue
from explainer.web.guide import with_samples
from explainer.web.prose import dressed_page
from explainer.web.samples import samples

METHOD = "about/method"  # the page that explains the labels; the list itself comes from the code
DEPTHS = ("1", "5", "full")


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """A chapter, as deep as ``?depth=`` asks for, or a page about the site."""
    found = catalogue().pages.get(slug)
    if found is None:
        raise Http404("no such page")
    depth = request.GET.get("depth", "")
    before, after = _neighbours(found)
    depth = depth if depth in DEPTHS else "5"
    known = catalogue()
    shown = dressed_page(found, known.terms)
    if found.samples:
        shown = with_samples(found, shown, known.terms)
    if depth == "1":  # the notes of what is not shown would lead back to nothing
        shown = replace(shown, notes=tuple(note for block in shown.answer for note in block.notes))
    context = {
        "page": shown,
        "depth": depth,
        "before": before,
        "after": after,
        "next_step_address": next_step_address(found),
        "is_stale": found.address in known.stale,
        "linked_data": linked_data.chapter(found, known.site) if found.kind == "chapter" else "",
    }
    if found.kind == "chapter":
        bearings = RELATED.of(known)
        context["cases"] = bearings.cases(found.address)
        context["documents"] = bearings.documents(found.address)
        linked = {link.target for link in found.links}
        context["claims"] = tuple(
            claim for claim in known.claims.values() if found.slug in claim.front.chapters or f"claims/{claim.slug}.md" in linked
        )
    if found.slug == METHOD:
        context["labels"] = tuple(LABELS.values())
    return render(request, f"{found.kind}.html", context)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Every component, drawn with the real fragments."""
    return render(request, "components.html", samples(catalogue()))


def next_step_address(found: Page) -> str:
    """Where the page's next step leads: a question, or the first page of a tree."""
    step = found.next_step
    if step is None:
        return ""
    name, arguments = (
        ("tree_question", [step.tree, step.question]) if step.question else ("tree", [step.tree])
    )
    return reverse(name, args=arguments)


def _neighbours(found: Page) -> tuple[Page | None, Page | None]:
    chapters = catalogue().chapters
    if found.slug not in (chapter.slug for chapter in chapters):
        return None, None
    at = [chapter.slug for chapter in chapters].index(found.slug)
    return chapters[at - 1] if at else None, chapters[at + 1] if at + 1 < len(chapters) else None
