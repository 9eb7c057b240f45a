"""The styles on offer, each with the forms that one copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from explainer.library.citing import apa, bluebook, chicago, mla, oscola, wikipedia
from explainer.library.citing.text import html, plain
from explainer.library.citing.works import Work


class Form(NamedTuple):
    """One thing to copy in a style: what it is, and how it is written."""

    title: str
    write: Callable[[Work], str]


class Style(NamedTuple):
    """A style: its id, the name that people look for, and its forms, the main one first."""

    id: str
    name: str
    forms: tuple[Form, ...]


class Cited(NamedTuple):
    """A citation to copy, as HTML and as plain text: in a style, and in which form of it where it has several."""

    id: str
    style: str
    what: str
    html: str
    plain: str


STYLES: Final = (
    Style("bluebook", "Bluebook", (Form("", bluebook.citation),)),
    Style("apa", "APA 7", (Form("reference list", apa.reference), Form("in the text", apa.in_text))),
    Style("chicago", "Chicago 17", (Form("note", chicago.note), Form("bibliography", chicago.bibliography))),
    Style("mla", "MLA 9", (Form("works cited", mla.works_cited), Form("in the text", mla.in_text))),
    Style("oscola", "OSCOLA 4", (Form("", oscola.citation),)),
    Style("wikipedia", "Wikipedia", (Form("", wikipedia.template),)),
)


def cited(work: Work) -> Iterator[Cited]:
    """The work in every form of every style; a style that has no such form for it leaves that out."""
    for style in STYLES:
        for form in style.forms:
            text = form.write(work)
            if text:
                yield Cited(style.id, style.name, form.title, html(text), plain(text))
