"""Files that leave the site: pages that stand for themselves, and archives whose bytes depend on their content alone."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.template.loader import render_to_string

from explainer.library.catalogue import Catalogue
from explainer.library.lessons import Lesson
from explainer.web.teach.units import handout_page, key_page, plan_page

STYLE = "sheet.css"
DAY = (1980, 1, 1, 0, 0, 0)  # the first day that the format knows; a real one would change the bytes
READABLE = 0o644 << 16


def style() -> bytes:
    """The style of all pages in files."""
    return Path(settings.BASE_DIR, "static", "css", STYLE).read_bytes()


def plan_file(lesson: Lesson, known: Catalogue, to_root: str) -> bytes:
    """The plan of a unit as a page of its own. `to_root` leads from it to the folder with the style."""
    return _page("plan", f"Lesson plan: {lesson.title}", plan_page(lesson, settings.SITE_URL), known, to_root)


def handout_file(lesson: Lesson, known: Catalogue, to_root: str) -> bytes:
    """The handout of a unit as a page of its own."""
    return _page("handout", f"Handout: {lesson.title}", handout_page(lesson, known, settings.SITE_URL), known, to_root)


def key_file(lesson: Lesson, known: Catalogue, to_root: str) -> bytes:
    """The answer key of a unit as a page of its own."""
    return _page("key", f"Answer key: {lesson.title}", key_page(lesson, known, settings.SITE_URL), known, to_root)


def _page(kind: str, title: str, context: Mapping[str, Any], known: Catalogue, to_root: str) -> bytes:
    more = {"kind": kind, "title": title, "site": known.site, "style": to_root + STYLE, "origin": settings.SITE_URL}
    return render_to_string("teach_file.html", {**context, **more}).encode()


def handouts(known: Catalogue) -> bytes:
    """All handouts, to be printed from any browser, in one archive."""
    files = {f"{lesson.front.number}-{lesson.slug}.html": handout_file(lesson, known, "") for lesson in known.lessons.values()}
    return archive({**files, STYLE: style()})


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip of files in the order given. The same files give the same bytes."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as zipped:
        for name, content in files.items():
            entry = ZipInfo(name, DAY)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, READABLE, 3
            zipped.writestr(entry, content)
    return out.getvalue()
