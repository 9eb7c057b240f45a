"""Search over everything.

`entries` of the catalogue fill the `tables` of an `Index`; what a reader types becomes a query (`words`), and what
fits it is `found`.
"""

from explainer.library.search.entries import KINDS, Entry, Passage, entries
from explainer.library.search.found import Found, Group, Hit, Part, Piece
from explainer.library.search.index import Index
from explainer.library.search.tables import fill
from explainer.library.search.words import LONGEST, Query, read_query

__all__ = [
    "KINDS", "LONGEST", "Entry", "Found", "Group", "Hit", "Index", "Part", "Passage", "Piece", "Query", "entries", "fill",
    "read_query",
]  # fmt: skip
