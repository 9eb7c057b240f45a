"""One edition of the data: all tables of one state of the content, with what is said about them as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from explainer.library.catalogue import Catalogue
from explainer.library.changes import released
from explainer.library.data.table import Ground, Table
from explainer.library.data.tables import tables

FORM = 1
"""The number of the form of the data. Columns may be added under it; none is renamed, taken away or given another meaning."""

LICENCES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}


@dataclass(frozen=True)
class Edition:
    """The tables by name. `day` is that of the newest change of the site; `digest` names the state of its content."""

    ground: Ground
    tables: Mapping[str, Table]
    day: date
    digest: str

    @property
    def version(self) -> str:
        """Day and state as one number: ``2026.11.24+5e21d707ac54``."""
        return f"{self.day.year}.{self.day.month}.{self.day.day}+{self.digest[:12]}"

    @property
    def attribution(self) -> str:
        """Who is to be named by those who use the data."""
        by = f", {self.ground.site.publisher}" if self.ground.site.publisher else ""
        return f"{self.ground.site.name}{by}, {self.ground.origin}"

    @property
    def about(self) -> dict[str, object]:
        """What stands at the head of every file."""
        licence = self.ground.licence
        return {
            "site": self.ground.site.name,
            "form": FORM,
            "version": self.version,
            "date": self.day.isoformat(),
            "licence": licence,
            "licence_url": LICENCES.get(licence),
            "attribution": self.attribution,
        }


def edition(catalogue: Catalogue, origin: str) -> Edition:
    """The edition of a catalogue. `origin` is the public address of the site, without a path."""
    made = tables(catalogue, origin)
    return Edition(Ground(origin, catalogue.site), made, released(catalogue), catalogue.digest)
