"""Running text of trees as HTML: emphasis, typographic quotes, and a chip for each source cited."""

from __future__ import annotations

import re
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from explainer.library.catalogue import Catalogue
from explainer.library.citations import Citation, Group, Prose
from explainer.library.markdown import NoteEntry
from explainer.library.typography import curly
from explainer.web import current

EMPHASIS = re.compile(r"\*([^*\s](?:[^*]*[^*\s])?)\*")
ID = "chip-id"  # stands in the remembered HTML for the id that the page gives
BUTTON_END = "</button>"  # what follows it in the chip's template is the note
CHIPS_KEPT = 4096


class Citing:
    """Turns running text into HTML. A source cited twice at the same place has two chips and one note.

    The notes stand together at the end of the page (`notes`): one inside folded text could not be opened from outside.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._known = catalogue
        self._numbers: dict[Citation, int] = {}
        self._notes: list[str] = []

    @property
    def notes(self) -> SafeString:
        """The notes of all chips so far."""
        return mark_safe("\n".join(self._notes))

    def html(self, prose: Prose) -> SafeString:
        """The text with its chips in place."""
        return mark_safe("".join(str(words(part)) if isinstance(part, str) else self._group(part) for part in prose))

    def chips(self, prose: Prose) -> SafeString:
        """Only the chips, for a line of their own after the words."""
        return mark_safe(" ".join(self._group(part) for part in prose if isinstance(part, Group)))

    def _group(self, group: Group) -> str:
        return " ".join(self._chip(citation) for citation in group.citations)

    def _chip(self, citation: Citation) -> str:
        button, note = _chip(self._known.digest, citation)
        number = self._numbers.get(citation)
        if number is None:
            number = self._numbers[citation] = len(self._notes) + 1
            self._notes.append(note.replace(ID, f"source-{number}"))
        return button.replace(ID, f"source-{number}")


def words(text: str) -> SafeString:
    """A text without citations as HTML."""
    return mark_safe(EMPHASIS.sub(r"<em>\1</em>", str(escape(curly(text))).replace("&#x27;", "'")))


def words_of(prose: Prose) -> SafeString:
    """Running text as HTML without its citations; the space before them goes as well."""
    return words(re.sub(r"\s+(?=[.,;:)])", "", " ".join("".join(part for part in prose if isinstance(part, str)).split())))


@lru_cache(maxsize=CHIPS_KEPT)
def _chip(digest: str, citation: Citation) -> tuple[str, str]:
    """The chip's button and its note, the same wherever the source is cited; `digest` makes a new catalogue start anew."""
    sources = current.catalogue().sources
    entry = NoteEntry(sources[citation.source], citation.locator, citation.label(sources), citation.signal)
    html = render_to_string("_cite_chip.html", {"entry": entry, "id": ID}).strip()
    button, end, note = html.partition(BUTTON_END)
    return button + end, note
