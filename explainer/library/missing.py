"""Records of another folder that are not on this site yet: for those who keep a collection of facts beside it.

The folder may hold `sources.yaml` (a list `references`), `claims.yaml` (`claims`), `providers.yaml` (`providers`) and
`timeline.yaml` (`events`). A record is known by its id; an event by its day, where something of that day, or of its month
or year, has the same title here or cites one of the same sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explainer.library.catalogue import Catalogue
from explainer.library.files import read_yaml
from explainer.library.problems import Problem, Problems
from explainer.library.typography import typed

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
    names = _names(known)
    for at, record in enumerate(records if isinstance(records, list) else []):
        name = _name(record) if isinstance(record, dict) else ""
        here = _is_told(record, known) if file == "timeline.yaml" and name else name in names.get(file, ())
        if located and name and not here:
            yield Missing(file, located.line(LISTS[file], at), name)


def _is_told(record: Mapping[str, Any], known: Catalogue) -> bool:
    """Whether an event is in the timeline, under the same title or from the same source."""
    title, sources = typed(str(record.get("title", ""))), record.get("sources")
    cited = set(sources) if isinstance(sources, list) else set()
    return any(
        typed(moment.title) == title or cited & {entry.source.id for note in moment.text.notes for entry in note.entries}
        for moment in known.timeline
        if str(record.get("date", "")).startswith(moment.iso)
    )


def _name(record: Mapping[str, Any]) -> str:
    return str(record.get("id") or f"{record.get('date', '')} {record.get('title', '')}".strip())


def _names(known: Catalogue) -> Mapping[str, frozenset[str]]:
    return {
        "sources.yaml": frozenset(known.sources),
        "claims.yaml": frozenset(known.claims),
        "providers.yaml": frozenset(document.id for document in known.documents),
    }
