"""All advice about wording. It holds nothing up: what it points at may be right."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from explainer.library.authorities import without_source
from explainer.library.passages import passages
from explainer.library.problems import Problem
from explainer.library.readability import hard_to_read
from explainer.library.sources import Source
from explainer.library.wording import loaded_words, undated


def advice(root: Path, sources: Mapping[str, Source]) -> tuple[Problem, ...]:
    """What could be said better in the published prose of a content folder, in the order of files and lines."""
    found = tuple(passages(root))
    told = (*hard_to_read(found), *loaded_words(found), *undated(found), *without_source(found, sources))
    return tuple(sorted(told))
