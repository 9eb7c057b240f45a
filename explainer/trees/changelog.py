"""The public change log of a tree, ``trees/<tree>/changes.yaml``: one entry for each published version.

The command that publishes writes it. By its hash each entry also seals the frozen file of its version.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated, Any

import yaml
from pydantic import Field, RootModel

from explainer.library.files import Located, Shape, fill
from explainer.library.problems import Problems

FILE = "changes.yaml"
WIDTH = 140  # columns of the file


@dataclass(frozen=True)
class Published:
    """One published version: when, why, what changed in it, and the SHA-256 of its frozen file."""

    version: int
    date: date
    reason: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()  # of which other sets are expected than before
    sha256: str = ""


class EntryShape(Shape):
    """One entry of the file; its fields are those of `Published`."""

    version: Annotated[int, Field(ge=1)]
    date: date
    reason: Annotated[str, Field(min_length=1)]
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class LogShape(RootModel[tuple[EntryShape, ...]]):
    """The whole file, oldest entry first."""


def read_log(located: Located, problems: Problems) -> tuple[Published, ...] | None:
    """The entries, oldest first, numbered one after the other; None and problems if they are not."""
    shape = fill(LogShape, located, problems, code="changes")
    if shape is None:
        return None
    numbers = [entry.version for entry in shape.root]
    for at, number in enumerate(numbers[1:], start=1):
        if number != numbers[at - 1] + 1:
            what = f"version {number} follows version {numbers[at - 1]}"
            mend = "restore the file from its last version; only publish_tree writes it"
            problems.add(located.path, located.line(at, "version"), "changes.order", what, mend)
            return None
    return tuple(Published(**entry.model_dump()) for entry in shape.root)


def entry_text(entry: Published) -> str:
    """An entry as it is added at the end of the file; lists without an item are left out."""
    fields = {name: _plain(value) for name, value in asdict(entry).items() if value}
    return yaml.safe_dump([fields], sort_keys=False, allow_unicode=True, width=WIDTH)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
