"""What *Cite this* shows: the subject at an address, or a part of it, in every style, with the files to download."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils.safestring import mark_safe

from explainer.library.catalogue import Catalogue
from explainer.library.citing import chicago
from explainer.library.citing.locators import Locator, locator
from explainer.library.citing.styles import cited
from explainer.library.citing.text import html, quoted
from explainer.library.citing.works import Work
from explainer.library.dates import date_words
from explainer.library.exchange.items import Item
from explainer.library.exports import FORMATS, item
from explainer.library.markdown.marks import text_of
from explainer.web.citing.subjects import Asked, Subject, key, subject

PARAGRAPH, FIGURE, PLACE, QUOTE, FILE, OF = "p", "figure", "at", "quote", "file", "of"
OPTIONS = (PARAGRAPH, FIGURE, PLACE, QUOTE, FILE, OF)
"""What of a query is for this page and not for the page that is cited."""

TEXT = "text"  # the file that is for people
ITSELF, SOURCES = "itself", "sources"  # what a file may be of, besides the page
LONGEST = 2000  # characters of an option
SPACES = re.compile(r"\s+")


class Part(NamedTuple):
    """A part of a page that is meant: where it is read, how it is named, and its words if it is a paragraph."""

    anchor: str
    locator: Locator
    title: str
    words: str = ""


class Wanted(NamedTuple):
    """What is asked for: the subject, a part of it, what was asked besides, and the address of the page itself."""

    subject: Subject
    part: Part | None
    place: str
    query: Mapping[str, str]


def wanted(known: Catalogue, inner: str, given: QueryDict) -> Wanted | None:
    """What is to be cited; None if there is nothing."""
    try:
        match = resolve(f"/{inner}")
    except Resolver404:
        return None
    options = {name: (given.get(name) or "")[:LONGEST] for name in OPTIONS}
    rest = {name: values for name, values in given.lists() if name not in OPTIONS}
    found = subject(Asked(known, match.kwargs, f"/{inner}", rest), match.url_name or "")
    if found is None:
        return None
    return Wanted(found, _part(found, options), options[PLACE], options)


def _part(found: Subject, options: Mapping[str, str]) -> Part | None:
    """The paragraph or figure that is meant; None for the whole page, and for what is not on it."""
    block = next((one for one in found.blocks if options[PARAGRAPH] and one.number == options[PARAGRAPH]), None)
    if block:
        words = text_of(block.html)
        quote = SPACES.sub(" ", options[QUOTE]).strip()
        return Part(block.anchor, Locator("paragraph", block.number), f"Paragraph {block.number}", quote if quote in words and quote else words)
    chart = next((one for one in found.charts if options[FIGURE] and one.id == options[FIGURE]), None)
    if chart:
        return Part(f"figure-{chart.id}", Locator("figure", f"“{chart.title}”"), f"Figure: {chart.title}")
    return None


def page_context(asked: Wanted) -> dict[str, Any]:
    """The context of ``cite.html``."""
    found, part = asked.subject, asked.part
    ours = replace(found.work, url=f"{found.work.url}#{part.anchor}", locator=part.locator) if part else found.work
    groups = [in_styles("page", _ours_title(found, part), ours, tuple(_files("", asked)))]
    if found.itself is not None and not part:
        itself = found.itself.at(locator(asked.place)) if found.records else found.itself
        groups.insert(0 if found.records else 1, in_styles(ITSELF, found.about, itself, tuple(_files(ITSELF, asked))))
    return {
        "subject": found,
        "part": part,
        "day": date_words(found.work.date),
        "quoted": quoted(part.words) if part else "",
        "quote_citation": mark_safe(html(chicago.note(ours))),
        "groups": groups,
        "paragraphs": tuple(one.number for one in found.blocks if one.number),
        "figures": found.charts,
        "sources": found.sources,
        "source_files": tuple(_files(SOURCES, asked)),
        "place": asked.place,
        "page_path": found.whole,
        "page_anchor": part.anchor if part else "",
        "cite_path": address(found.path),
        "canonical": settings.SITE_URL + address(found.path),
    }


def _ours_title(found: Subject, part: Part | None) -> str:
    if part:
        return "In each style" if part.words else part.title
    return "Our record of it" if found.records else "This page"


def in_styles(name: str, title: str, work: Work, files: tuple[Mapping[str, str], ...] = ()) -> dict[str, Any]:
    """A work in every style, and its files, for ``_citations.html``."""
    return {
        "name": name,
        "title": title,
        "citations": tuple(
            {"id": f"cite-{name}-{one.id}-{at}", "style": one.style, "what": one.what, "html": mark_safe(one.html)}
            for at, one in enumerate(cited(work))
        ),
        "files": files,
    }


def _files(of: str, asked: Wanted) -> Iterator[Mapping[str, str]]:
    """The files of the page, or of what is named besides it."""
    query = urlsplit(asked.subject.whole).query
    names = {**{form: made.name for form, made in FORMATS.items()}, **({} if of == SOURCES else {TEXT: "text, all styles"})}
    for form, title in names.items():
        options = urlencode({OF: of, FILE: form} if of else {FILE: form})
        yield {"name": title, "address": f"{address(asked.subject.path)}?{'&'.join(filter(None, (query, options)))}"}


def file_text(asked: Wanted) -> tuple[str, str, str] | None:
    """Text, media type and name of the file that is asked for; None if there is no such file."""
    form = FORMATS.get(asked.query[FILE])
    found = asked.subject
    of = asked.query[OF]
    items = _items(found, of)
    name = f"{key(found.path)}-{of}" if of in (ITSELF, SOURCES) and not found.records else key(found.path)
    if asked.query[FILE] == TEXT and of != SOURCES and items:
        work = found.itself if of == ITSELF and found.itself else found.work
        return _as_text(work), "text/plain", f"{name}.txt"
    return (form.write(items), form.media_type, f"{name}{form.ending}") if form and items else None


def _as_text(work: Work) -> str:
    """A work in every style, one under the other."""
    return "\n\n".join(f"{one.style}{one.what and f', {one.what}'}:\n{one.plain}" for one in cited(work)) + "\n"


def _items(found: Subject, of: str) -> list[Item]:
    if of == SOURCES:
        return [item(source) for source in found.sources]
    if of == ITSELF:
        return [] if found.itself_item is None else [found.itself_item]
    return [found.item]


def address(path: str) -> str:
    """Where a page is cited: ``/cite/the-accusation/``."""
    return reverse("cite", args=[path.lstrip("/")]) if path != "/" else reverse("cite_home")

