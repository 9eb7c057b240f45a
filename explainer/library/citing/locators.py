"""Locators: the part of a work that is meant, as our files write it: ``pp. 9-14``, ``¶ 12``, ``Dkt. 680``."""

from __future__ import annotations

import re
from typing import NamedTuple

from explainer.library.citing.text import clean

LONGEST = 120  # characters
KINDS = (
    ("page", re.compile(r"(?:at |pp?\.? ?|pages? )(?=[\divxlc*])", re.IGNORECASE)),
    ("paragraph", re.compile(r"(?:¶¶? ?|paras?\.? |paragraphs? )(?=\d)", re.IGNORECASE)),
    ("section", re.compile(r"(?:§§? ?|ss?\. |secs?\. |sections? )(?=[\dA-Z(])")),
    ("article", re.compile(r"(?:arts?\. |articles? )(?=\d)", re.IGNORECASE)),
    ("figure", re.compile(r"(?:figs?\. |figures? )(?=\S)", re.IGNORECASE)),
    ("entry", re.compile(r"(?:Dkt\. |ECF No\. )(?=\d)")),
)
RANGE = re.compile(r"(?<=\d)-(?=\d)")
NUMBERS = re.compile(r"\d[\d–, -]*")
SPAN = re.compile(r"(?<![\w.])(\d+)–(\d+)(?![\w.])")
SEVERAL = re.compile(r"\d[^–,&]*(?:–|,| and |&)\s*\d")


class Locator(NamedTuple):
    """A part of a work: its kind (one of `KINDS`, or ``other``) and what stands after the word for it."""

    kind: str
    value: str

    @property
    def several(self) -> bool:
        """Whether it names more than one page, paragraph or section."""
        return bool(SEVERAL.search(self.value))


def locator(text: str) -> Locator | None:
    """The locator in a text; None if there is none."""
    words = clean(text)[:LONGEST].rstrip(" .,;")
    if not words:
        return None
    for kind, beginning in KINDS:
        match = beginning.match(words)
        if match:
            return Locator(kind, RANGE.sub("–", words[match.end() :]))
    return Locator("page" if NUMBERS.fullmatch(words) else "other", RANGE.sub("–", words))


def elided(pages: str, *, like_chicago: bool = False) -> str:
    """Pages with the end of each range cut to what changes, two figures at least: ``345–47``.

    Chicago keeps all figures after a full hundred, and one is enough right after it: ``100–104``, ``101–8``.
    """
    return SPAN.sub(lambda match: f"{match[1]}–{_end(match[1], match[2], like_chicago)}", pages)


def _end(first: str, last: str, like_chicago: bool) -> str:
    if len(first) != len(last) or len(first) < 3 or first[:-2] != last[:-2]:
        return last
    if like_chicago and first.endswith("00"):
        return last
    return last[-1] if like_chicago and first[-2] == last[-2] == "0" else last[-2:]


def spelled(found: Locator | None, words: dict[str, tuple[str, str]]) -> str:
    """The locator with the word that a style has for its kind: one for one, another for several."""
    if found is None:
        return ""
    one, several = words.get(found.kind, ("", ""))
    return f"{several if found.several else one}{found.value}"
