"""Cutting a page down to one part of it, with the notes that the part needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from explainer.web.embeds.markup import Element

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NOTE_POPOVER = "-pop"  # ends the id of a note's popover; before it stands the id of the note in the list
NOTES = "notes"  # the heading of that list
HEADS = ("thead", "caption")  # stay with any row of a table
NAMED = frozenset(("section", "figure", "article", "li", "table", *HEADINGS[1:]))


class Part(NamedTuple):
    """Something on a page that can be shown alone."""

    id: str
    title: str


def cut(main: Element, part: str) -> Element | None:
    """The page's main part with nothing left but one part, in the elements that it stands in; None without it."""
    found = _run(main, part)
    if not found:
        return None
    kept = {id(element) for element in found}
    needed = set(_notes_of(found))
    kept |= {id(element) for element in main.all() if element.id in needed}
    return _pruned(main, kept)


def _run(within: Element, part: str) -> Sequence[Element]:
    """The elements that a part is made of: one with the id or named by it, or a heading and what follows it."""
    for at, element in enumerate(within.elements):
        if element.tag in ("section", "figure") and element.attributes.get("aria-labelledby") == part:
            return (element,)
        if element.id == part:
            return tuple(_under(within.elements[at:])) if element.tag in (*HEADINGS, "dt") else (element,)
        found = _run(element, part)
        if found:
            return found
    return ()


def _under(elements: Sequence[Element]) -> Iterator[Element]:
    """A heading or term and all that follows it, up to the next of its rank or a higher one."""
    heading = elements[0]
    ranks = ("dt",) if heading.tag == "dt" else HEADINGS[: HEADINGS.index(heading.tag) + 1]
    yield heading
    for element in elements[1:]:
        if _rank(element) in ranks:
            return
        yield element


def _rank(element: Element) -> str:
    """The tag of a heading or term; that of a section's own heading for the section."""
    first = next(iter(element.elements), None)
    return first.tag if element.tag == "section" and first else element.tag


def _notes_of(found: Sequence[Element]) -> Iterator[str]:
    """The ids of popovers and of entries in the list of notes that a part refers to."""
    for element in (inner for outer in found for inner in outer.all()):
        popover = element.attributes.get("popovertarget", "")
        if popover:
            yield popover
        if popover.endswith(NOTE_POPOVER):
            yield from (popover.removesuffix(NOTE_POPOVER), NOTES)
        if element.tag == "a" and "cite" in element.classes:
            yield from (element.attributes.get("href", "").removeprefix("#"), NOTES)


def _pruned(element: Element, kept: set[int]) -> Element | None:
    """The element with only what is kept and what that stands in; what was folded is open."""
    if id(element) in kept:
        return element
    children = tuple(filter(None, (_pruned(child, kept) for child in element.elements)))
    if not children:
        return None
    if element.tag == "table":
        children = (*(child for child in element.elements if child.tag in HEADS), *children)
    if element.tag == "details":
        return Element("div", "<div>", {}, children, "</div>")
    return replace(element, children=children)


def listed(main: Element) -> Iterator[Part]:
    """The parts of a page that have a name: sections, figures, rows, headings."""
    seen = {"", NOTES}
    for element in main.all():
        part = element.attributes.get("aria-labelledby", "") if element.tag == "section" else element.id
        title = _title(element) if element.tag in NAMED and part not in seen else ""
        if title:
            seen.add(part)
            yield Part(part, title)


def _title(element: Element) -> str:
    """The words of the first heading or title of a figure in an element."""
    for inner in element.all():
        if inner.tag in (*HEADINGS, "caption") or "figure-title" in inner.classes:
            return inner.text
    return ""
