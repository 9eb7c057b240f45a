"""Problems found in content, and how they are told.

One problem is one line: ``path:line: code: what is wrong: how to mend``. Nothing here stops at the first
problem: readers of files add what they find to one `Problems` and go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

LONGEST_WORDS = 2_000  # characters of what is quoted from a file
SHORT_LIST = 160  # characters of a list of choices that is told whole


class Weight(StrEnum):
    """How much a problem weighs: an error keeps content from being served, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `line` counts from 1 in the file at `path`; 0 means the file as a whole."""

    path: str
    line: int
    code: str
    what: str
    mend: str
    weight: Weight = field(default=Weight.ERROR, compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code}: {self.what}: {self.mend}"


class Problems:
    """What was found so far, told in the order of files and lines and each thing once."""

    def __init__(self) -> None:
        self._found: set[Problem] = set()

    def add(
        self, path: str, line: int, code: str, what: str, mend: str, weight: Weight = Weight.ERROR
    ) -> None:
        """Keeps a problem; white space in what it quotes shrinks, so that it stays one line."""
        self._found.add(Problem(path, line, code, _in_one_line(what), _in_one_line(mend), weight))

    def extend(self, found: Iterable[Problem]) -> None:
        self._found.update(found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(p for p in self if p.weight is Weight.ERROR)


def _in_one_line(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_WORDS else f"{line[:LONGEST_WORDS]}…"


def did_you_mean(word: str, choices: Iterable[str], *, at_most: int = 12) -> str:
    """A mend for a word that is not among the choices: the nearest one, or the list if it is short.

    >>> did_you_mean("setled", ["settled", "filed"])
    "did you mean 'settled'?"
    """
    known = sorted(set(choices))
    plain = "-".join(word[:100].lower().split())
    near = [plain] if plain in known else get_close_matches(word[:100], known, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    if not known:
        return "there is nothing to choose from yet"
    if len(known) > at_most and len(", ".join(known)) > SHORT_LIST:
        return f"none of the {len(known)} that exist is close; check the spelling, or add it first"
    return "choose one of: " + ", ".join(known)
