"""The log of corrections: mistakes of fact that stood on the site, with what stands there now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import Field

from explainer.library.files import Shape, fill, read_yaml
from explainer.library.problems import Problems, did_you_mean
from explainer.library.typography import Words

FILE = "corrections.yaml"


class CorrectionShape(Shape):
    """One correction. `where` is the content file, such as ``pages/the-accusation.md``."""

    date: date
    where: str = Field(min_length=1)
    was: Words = Field(min_length=1)
    now: Words = Field(min_length=1)


class CorrectionsShape(Shape):
    """The file: a list, which may be empty."""

    corrections: tuple[CorrectionShape, ...]


@dataclass(frozen=True)
class Correction:
    """What was wrong, where, and what stands there now."""

    date: date
    path: str
    address: str
    was: str
    now: str


def load_corrections(root: Path, addresses: Mapping[str, str], problems: Problems) -> tuple[Correction, ...]:
    """All corrections, newest first; none if there is no such file."""
    file = root / FILE
    located = read_yaml(root, file, problems) if file.exists() else None
    shape = None if located is None else fill(CorrectionsShape, located, problems, code="correction")
    if located is None or shape is None:
        return ()
    for at, entry in enumerate(shape.corrections):
        if entry.where not in addresses:
            what, mend = f"'{entry.where}' is no page", did_you_mean(entry.where, addresses)
            problems.add(
                located.path, located.line("corrections", at, "where"), "correction.where", what, mend
            )
    known = (entry for entry in shape.corrections if entry.where in addresses)
    found = (Correction(one.date, one.where, addresses[one.where], one.was, one.now) for one in known)
    return tuple(sorted(found, key=lambda one: one.date, reverse=True))
