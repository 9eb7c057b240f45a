"""Common Cartridge 1.1: a unit, or all of them, for any course system that imports it (Moodle, Canvas and others).

Moodle knows the version by the namespace within the first 500 characters of the manifest. The top item of the
organisation has no title and all others have one; in a web link the title stands before the address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from explainer.library.catalogue import Catalogue
from explainer.library.lessons import Lesson
from explainer.library.typography import curly
from explainer.web.teach import files
from explainer.web.teach.units import built_on

MANIFEST = "imsmanifest.xml"
WEB_CONTENT, WEB_LINK = "webcontent", "imswl_xmlv1p1"


@dataclass(frozen=True)
class Resource:
    """One entry of a cartridge: its identifier, title, kind, file and content; `for_teachers` are keys and plans."""

    id: str
    title: str
    kind: str
    path: str
    content: bytes = field(repr=False)
    for_teachers: bool = False

    @property
    def is_page(self) -> bool:
        return self.kind == WEB_CONTENT


@dataclass(frozen=True)
class Unit:
    """What a cartridge holds of one unit."""

    id: str
    title: str
    resources: tuple[Resource, ...]


def cartridge(lessons: Iterable[Lesson], name: str, title: str, description: str, known: Catalogue) -> bytes:
    """The cartridge of some units, as bytes of a file ``….imscc``. `name` becomes part of its identifier."""
    units = tuple(_unit(lesson, known) for lesson in lessons)
    context = {"name": name, "title": title, "description": description, "units": units, "style": files.STYLE, "site": known.site}
    held = {MANIFEST: render_to_string("imsmanifest.xml", context).encode(), files.STYLE: files.style()}
    return files.archive(held | {one.path: one.content for unit in units for one in unit.resources})


def _unit(lesson: Lesson, known: Catalogue) -> Unit:
    pages = (
        Resource(f"{lesson.slug}-plan", "Lesson plan (for teachers)", WEB_CONTENT, f"{lesson.slug}/plan.html", files.plan_file(lesson, known, "../"), True),
        Resource(f"{lesson.slug}-handout", "Handout", WEB_CONTENT, f"{lesson.slug}/handout.html", files.handout_file(lesson, known, "../")),
        Resource(f"{lesson.slug}-key", "Answer key (for teachers)", WEB_CONTENT, f"{lesson.slug}/key.html", files.key_file(lesson, known, "../"), True),
    )  # fmt: skip
    links = (_link(lesson, at, *link) for at, link in enumerate(_links(lesson, known), start=1))
    return Unit(f"unit-{lesson.slug}", f"{lesson.front.number}. {lesson.title}", (*pages, *links))


def _links(lesson: Lesson, known: Catalogue) -> Iterator[tuple[str, str, bool]]:
    """Title and path of each link of a unit, and whether it is for teachers."""
    yield f"Unit on the site: {lesson.title}", lesson.address, True
    yield "Handout to print", reverse("lesson_handout", args=[lesson.slug]), False
    for one in built_on(lesson, known):
        yield f"{one['title']} ({one['kind']})", one["address"], one["kind"] == "worked example"
    for name in lesson.front.trees:
        if name in known.trees:
            tree = known.trees[name].tree
            yield f"Worksheet: {curly(tree.title)}", reverse("worksheet", args=[name]), False
            yield f"Show of hands: {curly(tree.title)}", reverse("tree_hands", args=[name, tree.questions[0].id]), False


def _link(lesson: Lesson, at: int, title: str, path: str, for_teachers: bool) -> Resource:
    content = render_to_string("imsweblink.xml", {"title": title, "address": settings.SITE_URL + path}).encode()
    return Resource(f"{lesson.slug}-link-{at}", title, WEB_LINK, f"{lesson.slug}/link-{at}.xml", content, for_teachers)
