"""For teachers: units, handouts, worksheets, a show of hands, and files for course systems."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from explainer.library.lessons import Lesson
from explainer.views.errors import not_found
from explainer.web.current import catalogue
from explainer.web.teach import files
from explainer.web.teach.cartridge import cartridge as cartridge_of
from explainer.web.teach.hands import hands_page, without_hands
from explainer.web.teach.units import handout_page, lesson_page
from explainer.web.teach.worksheets import worksheet_page
from explainer.web.trees.versions import old_page, wanted_links


@require_safe
def lesson_list(request: HttpRequest) -> HttpResponse:
    """All units, the worksheets, the show of hands, and what can be taken away."""
    known = catalogue()
    trees = tuple(loaded.tree for loaded in known.trees.values())
    return render(request, "lesson_list.html", {"lessons": tuple(known.lessons.values()), "trees": trees})


@require_safe
def lesson(request: HttpRequest, slug: str) -> HttpResponse:
    """One unit: aims, steps, handout, key, questions to discuss."""
    return render(request, "lesson.html", lesson_page(_lesson(slug), catalogue()))


@require_safe
def lesson_handout(request: HttpRequest, slug: str) -> HttpResponse:
    """The handout of a unit, to be printed."""
    return render(request, "lesson_handout.html", handout_page(_lesson(slug), catalogue()))


@require_safe
def worksheet(request: HttpRequest, name: str) -> HttpResponse:
    """A tree on paper; ``?key=`` asks for it as an example fills it in."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    return render(request, "worksheet.html", worksheet_page(loaded, request.GET.get("key", "")))


@require_safe
def tree_hands(request: HttpRequest, name: str, question: str) -> HttpResponse:
    """One question for a whole room, with the numbers of hands in the address."""
    loaded = catalogue().trees.get(name)
    if loaded is None:
        return not_found(request)
    asked = dict(request.GET.lists())
    links = wanted_links(loaded, without_hands(asked))
    tree = links.loaded.tree
    if question not in tree.question:
        context = {"tree": tree, "retired": tree.retired.get(question), "questions": tree.questions, "canonical": ""}
        return render(request, "tree_not_found.html", context, status=404)
    context = hands_page(links, tree.question[question], asked)
    return render(request, "tree_hands.html", context | {"ignored": links.address.ignored, "old": old_page(links)})


@require_safe
def cartridge(request: HttpRequest, slug: str) -> HttpResponse:
    """One unit as a Common Cartridge."""
    found = _lesson(slug)
    content = cartridge_of((found,), slug, found.title, found.front.description, catalogue())
    return _file(content, f"{slug}.imscc", "application/zip")


@require_safe
def cartridge_of_all(request: HttpRequest) -> HttpResponse:
    """All units in one Common Cartridge."""
    known = catalogue()
    title, description = f"{known.site.name}: lessons", f"{len(known.lessons)} lessons. {known.site.description}"
    return _file(cartridge_of(known.lessons.values(), "all", title, description, known), "all.imscc", "application/zip")


@require_safe
def handouts(request: HttpRequest) -> HttpResponse:
    """All handouts in one archive."""
    return _file(files.handouts(catalogue()), "handouts.zip", "application/zip")


def _lesson(slug: str) -> Lesson:
    found = catalogue().lessons.get(slug)
    if found is None:
        raise Http404(f"no such unit; see {reverse('lesson_list')}")
    return found


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to be kept."""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
