"""Sources as reference managers read them: CSL-JSON, RIS and BibTeX.

Every field of a source goes out and comes back: what a format has no field for stands in the note, a line
each. What our files ask for besides (label, how read, kind, jurisdiction, archive) is among it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from explainer.library.exchange import bibtex, csl_json, ris
from explainer.library.exchange.items import Item, tidy
from explainer.library.sources import Source


class Format(NamedTuple):
    """A format: its name for people, the ending of its files, its media type, and how it is written."""

    name: str
    ending: str
    media_type: str
    write: Callable[[Iterable[Item]], str]


FORMATS: Mapping[str, Format] = {
    "csl-json": Format("CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json", csl_json.write),
    "ris": Format("RIS", ".ris", "application/x-research-info-systems", ris.write),
    "bibtex": Format("BibTeX", ".bib", "application/x-bibtex", bibtex.write),
}


def item(source: Source) -> Item:
    """One source as CSL variables, without what is empty."""
    return tidy(source.csl)


def exported(sources: Iterable[Source], format: str) -> str:
    """The text of a file with these sources, in one of `FORMATS`."""
    return FORMATS[format].write(item(source) for source in sources)


def csl_json_text(sources: Iterable[Source]) -> str:
    """The sources as CSL-JSON."""
    return exported(sources, "csl-json")


def ris_text(sources: Iterable[Source]) -> str:
    """The sources as RIS."""
    return exported(sources, "ris")


def bibtex_text(sources: Iterable[Source]) -> str:
    """The sources as BibTeX."""
    return exported(sources, "bibtex")
