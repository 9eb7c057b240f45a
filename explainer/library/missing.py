"""Records of another folder that are not on this site yet: for those who keep a collection of facts beside it.

The folder may hold `sources.yaml` (a list `references`), `claims.yaml` (`claims`), `providers.yaml` (`providers`) and
`timeline.yaml` (`events`). A record is known by its id, an event by its date and title.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explainer.library.catalogue import Catalogue
from explainer.library.files import read_yaml
from explainer.library.problems import Problem, Problems

LISTS = {
    "sources.yaml": "references",
    "claims.yaml": "claims",
    "providers.yaml": "providers",
    "timeline.yaml": "events",
}


@dataclass(frozen=True)
class Missing:
    """A record of a file that is not on the site, and its line there."""

    file: str
    line: int
    name: str


def missing(folder: Path, known: Catalogue) -> tuple[tuple[Missing, ...], tuple[Problem, ...]]:
    """The records that are not here, in the order of files; and what could not be read."""
    problems = Problems()
    found = [
        one for file in LISTS if (folder / file).is_file() for one in _of_file(folder, file, known, problems)
    ]
    return tuple(found), tuple(problems)


def _of_file(folder: Path, file: str, known: Catalogue, problems: Problems) -> Iterator[Missing]:
    located = read_yaml(folder, folder / file, problems)
    records = located.data.get(LISTS[file]) if located and isinstance(located.data, dict) else None
    here = _names(known)[file]
    for at, record in enumerate(records if isinstance(records, list) else []):
        name = _name(record) if isinstance(record, dict) else ""
        if located and name and name not in here:
            yield Missing(file, located.line(LISTS[file], at), name)


def _name(record: Mapping[str, Any]) -> str:
    return str(record.get("id") or f"{record.get('date', '')} {record.get('title', '')}".strip())


def _names(known: Catalogue) -> Mapping[str, frozenset[str]]:
    return {
        "sources.yaml": frozenset(known.sources),
        "claims.yaml": frozenset(known.claims),
        "providers.yaml": frozenset(document.id for document in known.documents),
        "timeline.yaml": frozenset(f"{moment.iso} {moment.title}" for moment in known.timeline),
    }
