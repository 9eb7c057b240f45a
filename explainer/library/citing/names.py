"""Names of authors: people with a family name and a given one, and organisations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explainer.library.citing.text import clean
from explainer.library.typography import curly

SUFFIXED = re.compile(r"(?:Jr|Sr)\.?|[IVX]+")
HAN_OR_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True)
class Name:
    """A person, or an organisation under `literal` alone."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def direct(self) -> str:
        """``Mark A. Lemley``; names in scripts without capitals keep their own order."""
        if self.literal or not (self.given and self.family):
            return self.literal or self.family or self.given
        if not self.has_capitals:
            return f"{self.family}{'' if HAN_OR_KANA.search(self.family) else ' '}{self.given}"
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """``Lemley, Mark A.``"""
        return self._inverted(self.given)

    @property
    def with_initials(self) -> str:
        """``Lemley, M. A.``; of ``Jean-Luc`` it is ``J.-L.``"""
        words = self.given.replace(".", ". ").split()
        return self._inverted(" ".join(map(_initials, words)))

    @property
    def last(self) -> str:
        """What stands for the name in brackets within a text."""
        return self.literal or self.family or self.given

    @property
    def has_capitals(self) -> bool:
        """Whether its script has capitals, from which initials could be made."""
        return self.family.lower() != self.family.upper()

    def _inverted(self, given: str) -> str:
        if self.literal or not (self.given and self.family and self.has_capitals):
            return self.direct
        return ", ".join(part for part in (self.family, given, self.suffix) if part)


def _initials(word: str) -> str:
    return "-".join(f"{part[0]}." for part in word.split("-") if part)


def name(record: Mapping[str, str]) -> Name:
    """A name from CSL's parts."""
    parts = {part: curly(clean(words)) for part, words in record.items()}
    family = f"{parts.get('non-dropping-particle', '')} {parts.get('family', '')}".strip()
    return Name(family, parts.get("given", ""), parts.get("suffix", ""), parts.get("literal", ""))


def listed(names: Sequence[Name], *, most: int, others: str, last: str) -> str:
    """The names as they are spoken; of more than `most` only the first, and the words for the others.

    `last` joins the last name of two, and of more with the comma that it begins with: ``", and "``.
    """
    written = [one.direct for one in names]
    if len(written) > most:
        return written[0] + others
    if len(written) < 3:
        return last.removeprefix(",").join(written)
    return ", ".join(written[:-1]) + last + written[-1]
