"""The style sheets of a page: what most pages need joined into one file, and what only some views need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from explainer.web import disk

JOINED: Final = "css/site.css"
PARTS: Final = "tokens base layout components charts record search".split()  # in this order
OWN: Final = (
    # a style sheet, and the names of the views that need it, or the first parts of their names
    ("css/trees.css", "tree example may provider worksheet components"),
    ("css/teach.css", "lesson tree_hands worksheet components"),
    ("css/record-page.css", "tree_record components"),
)
COMMENT = re.compile(r"/\*.*?\*/\s*", re.S)


def styles(view: str) -> tuple[str, ...]:
    """The style sheets of the pages of a view, without the one for print."""
    known = {view, view.split("_")[0]}
    return (JOINED, *(sheet for sheet, views in OWN if known & set(views.split())))


def joined() -> bytes:
    """The parts one after another, without comments."""
    folder = settings.BASE_DIR / "static" / "css"
    return "".join(COMMENT.sub("", (folder / f"{part}.css").read_text()) for part in PARTS).encode()


class Joined(BaseFinder):
    """Brings the joined file to the other static files. It is written anew when a part has changed."""

    def check(self, **options: Any) -> list[Any]:
        """There is nothing that could be set up wrongly."""
        return []

    def find(self, path: str, find_all: bool = False, **options: Any) -> Any:
        """Where the file is, if it is the one."""
        found = [str(_kept() / path)] if path == JOINED else []
        return found if find_all else next(iter(found), None)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """The one file, for `collectstatic`."""
        yield JOINED, FileSystemStorage(_kept())


def _kept() -> Path:
    content = joined()
    folder = Path(settings.VAR_DIR) / "joined" / sha256(content).hexdigest()[:12]
    if not (folder / JOINED).is_file():
        disk.write(folder / JOINED, content)
        disk.keep_newest(folder.parent, 2)
    return folder
