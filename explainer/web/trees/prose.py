"""Running text of trees as HTML: emphasis, typographic quotes, and a chip for each source cited."""

from __future__ import annotations

import re
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from explainer.library.catalogue import Catalogue
from explainer.library.citations import Citation, Group, Prose
from explainer.library.markdown import Note, NoteEntry
from explainer.library.typography import curly
from explainer.web import current

EMPHASIS = re.compile(r"\*([^*\s](?:[^*]*[^*\s])?)\*")
ID = "chip-id"  # stands in the remembered HTML for the id that the page gives
NOTE_OPEN, NOTE_CLOSE = (
    "\ue000",
    "\ue001",
)  # around a note's HTML until the stop after it has changed places with it
BEFORE_STOP = re.compile(f"\\s*({NOTE_OPEN}[^{NOTE_CLOSE}]*{NOTE_CLOSE})([.,;:]?)")
BUTTON_END = "</button>"  # what follows it in the chip's template is the note
CHIPS_KEPT = NOTES_KEPT = 4096


class Citing:
    """Turns running text into HTML: numbered notes within a text, chips after a reason.

    A source cited twice at the same place has two chips and one popover. The popovers stand together at the end of
    the page (`popovers`): one inside folded text could not be opened from outside. `notes` is the list of notes.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._known = catalogue
        self._numbers: dict[Citation, int] = {}
        self._popovers: list[str] = []
        self.notes: list[Note] = []

    @property
    def popovers(self) -> SafeString:
        """The popovers of all chips so far."""
        return mark_safe("\n".join(self._popovers))

    def html(self, prose: Prose) -> SafeString:
        """The text with a numbered note in the place of each citation, after the stop that follows it."""
        if not any(part.strip() for part in prose if isinstance(part, str)):
            return self.chips(prose)
        parts = (str(words(part)) if isinstance(part, str) else self._note(part) for part in prose)
        return mark_safe(
            BEFORE_STOP.sub(r"\2\1", "".join(parts)).replace(NOTE_OPEN, "").replace(NOTE_CLOSE, "")
        )

    def _note(self, group: Group) -> str:
        note, html = _note(self._known.digest, group, len(self.notes) + 1)
        self.notes.append(note)
        return html

    def chips(self, prose: Prose) -> SafeString:
        """Only the chips, for a line of their own after the words."""
        return mark_safe(" ".join(self._group(part) for part in prose if isinstance(part, Group)))

    def _group(self, group: Group) -> str:
        return " ".join(self._chip(citation) for citation in group.citations)

    def _chip(self, citation: Citation) -> str:
        button, note = _chip(self._known.digest, citation)
        number = self._numbers.get(citation)
        if number is None:
            number = self._numbers[citation] = len(self._popovers) + 1
            self._popovers.append(note.replace(ID, f"source-{number}"))
        return button.replace(ID, f"source-{number}")


def words(text: str) -> SafeString:
    """A text without citations as HTML."""
    return mark_safe(EMPHASIS.sub(r"<em>\1</em>", str(escape(curly(text))).replace("&#x27;", "'")))


def words_of(prose: Prose) -> SafeString:
    """Running text as HTML without its citations; the space before them goes as well."""
    return words(
        re.sub(
            r"\s+(?=[.,;:)])", "", " ".join("".join(part for part in prose if isinstance(part, str)).split())
        )
    )


def sentence(html: SafeString) -> SafeString:
    """The words with a capital letter in front; in a tree they are written as the end of a line."""
    return mark_safe(html[:1].upper() + html[1:])


@lru_cache(maxsize=NOTES_KEPT)
def _note(digest: str, group: Group, number: int) -> tuple[Note, str]:
    """A note and its HTML in the text; one page of a tree has most notes of another, by the same numbers."""
    sources = current.catalogue().sources
    entries = tuple(
        NoteEntry(sources[one.source], one.locator, one.label(sources), one.signal) for one in group.citations
    )
    note = Note(number, entries)
    return note, NOTE_OPEN + render_to_string("_note.html", {"note": note}).strip() + NOTE_CLOSE


@lru_cache(maxsize=CHIPS_KEPT)
def _chip(digest: str, citation: Citation) -> tuple[str, str]:
    """The chip's button and its note, the same wherever the source is cited; `digest` makes a new catalogue start anew."""
    sources = current.catalogue().sources
    entry = NoteEntry(sources[citation.source], citation.locator, citation.label(sources), citation.signal)
    html = render_to_string("_cite_chip.html", {"entry": entry, "id": ID}).strip()
    button, end, note = html.partition(BUTTON_END)
    return button + end, note
