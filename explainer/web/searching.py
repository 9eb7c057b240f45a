"""The index of the search that belongs to the catalogue being served."""

from __future__ import annotations

from explainer.library.catalogue import Catalogue
from explainer.library.search import Index, entries
from explainer.web.made import Made


def _index(known: Catalogue) -> Index:
    return Index(entries(known))


INDEX = Made(_index)
