"""The edition of the data that belongs to the catalogue being served, and the addresses of its files."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from explainer.library import data
from explainer.library.catalogue import Catalogue
from explainer.library.data import Edition
from explainer.library.search import entries
from explainer.web.made import Made

ONE_BY_ONE = ("cases", "claims", "documents", "glossary", "sources", "examples", "trees")
"""Tables whose records are made ahead one by one; those of the others are there as well, made when asked for."""


def _edition(known: Catalogue) -> Edition:
    return data.edition(known, settings.SITE_URL)


def _database(known: Catalogue) -> bytes:
    return data.database(EDITION.of(known), entries(known))


EDITION = Made(_edition, keep=1)
DATABASE = Made(_database, keep=1)


def addresses(known: Catalogue) -> Iterator[str]:
    """The addresses of all files, of the records that are made ahead, and of all feeds."""
    edition = EDITION.of(known)
    for name in edition.tables:
        for view in ("data_json", "data_csv", "data_spreadsheet", "data_schema"):
            yield reverse(view, args=[name])
    for view in ("data_csl_json", "data_ris", "data_bibtex", "data_everything", "data_package"):
        yield reverse(view)
    for name in ONE_BY_ONE:
        for id in edition.tables[name].by_id:
            yield reverse("data_record", args=[name, id])
    for view in ("feed_changes", "feed_cases", "feed_hearings"):
        yield reverse(view)
    for slug in known.cases:
        yield reverse("feed_case", args=[slug])
