"""Citations in running text: ``[@id, locator; see also @other, p. 3 as allegation]``, Pandoc's syntax.

A *group* is what stands in one pair of brackets; it becomes one numbered note. Each citation in it names a
source, may give a locator (page, paragraph, section) and may weaken the source's label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explainer.library.labels import LABELS, WEAKER, Label
from explainer.library.problems import Problems, did_you_mean

if TYPE_CHECKING:
    from explainer.library.sources import Source

LONGEST_GROUP = 600  # characters; longer is an unclosed bracket

OPENING = re.compile(r"\[(?=(?:[^\[\]@\n]{0,40}[^\[\]@\w])?@)")  # [@id, [see also @id; not [name@place]
GROUP = re.compile(rf"\[((?:[^\[\]\n]|\n(?![ \t]*\n)){{1,{LONGEST_GROUP}}})\](?!\()")
SEPARATOR = re.compile(r";\s*(?=(?:[a-z][a-z. ]{0,30})?-?@)")
ENTRY = re.compile(
    r"(?P<signal>[A-Za-z][A-Za-z. ]{0,30}?)?\s*-?@(?P<id>[a-z0-9][a-z0-9-]*)"
    r"(?:\s*,(?!\s*as\s)\s*(?P<locator>.+?))?(?:\s*,?\s+as\s+(?P<label>[a-z-]+))?",
    re.DOTALL,
)
COMMA = re.compile(r",\s*@(?=[a-z0-9])")
SMALL = re.compile(r"@[A-Za-z0-9-]+| As ")


@dataclass(frozen=True)
class Citation:
    """One source cited: its id, where in it, the weaker label asked for, and a signal such as *see also*."""

    source: str
    locator: str = ""
    weakened: str = ""
    signal: str = ""

    def label(self, sources: Mapping[str, Source]) -> Label:
        """The label printed: the source's own, or the weaker one asked for."""
        return LABELS[self.weakened] if self.weakened else sources[self.source].label


@dataclass(frozen=True)
class Group:
    """The citations of one pair of brackets, and the line on which it opens."""

    citations: tuple[Citation, ...]
    line: int = 0


Prose = tuple[str | Group, ...]
"""Running text with its citation groups in place."""


def split(text: str, path: str, line: int, problems: Problems) -> Prose:
    """Text cut at its citations. What looks like a citation and is not one becomes a problem."""
    parts: list[str | Group] = []
    at = 0
    for start, end, group in groups(text, path, line, problems):
        if start > at:
            parts.append(text[at:start])
        parts.append(group)
        at = end
    if at < len(text):
        parts.append(text[at:])
    return tuple(parts)


def groups(text: str, path: str, line: int, problems: Problems) -> Iterator[tuple[int, int, Group]]:
    """Every citation group with its place in the text; `line` is the line on which the text begins."""
    for opening in OPENING.finditer(text):
        here = line + text.count("\n", 0, opening.start())
        match = GROUP.match(text, opening.start())
        if match is None:
            problems.add(
                path,
                here,
                "citation.syntax",
                "a citation is opened and not closed",
                "close it with ']': [@source-id, p. 3]",
            )
            continue
        group = parse_group(match.group(1), path, here, problems)
        if group is not None:
            yield match.start(), match.end(), group


def parse_group(inner: str, path: str, line: int, problems: Problems) -> Group | None:
    """What stands between the brackets, as citations; None and a problem if one cannot be read."""
    found: list[Citation] = []
    for piece in SEPARATOR.split(inner):
        entry = ENTRY.fullmatch(piece.strip())
        if entry is None or COMMA.search(piece):
            shown = " ".join(piece.split())
            problems.add(path, line, "citation.syntax", f"'{shown}' is no citation", _mend(shown))
            return None
        locator = " ".join((entry["locator"] or "").split())
        found.append(Citation(entry["id"], locator, entry["label"] or "", (entry["signal"] or "").strip()))
    return Group(tuple(found), line)


def _mend(piece: str) -> str:
    """How a citation is to be written that was mistyped."""
    if "://" in piece:
        return "cite a source by its id, not by its address; if there is none yet, add it to sources/ first"
    small = SMALL.sub(lambda match: match[0].lower(), piece)
    if ENTRY.fullmatch(small) and small != piece:
        return f"ids and labels have small letters: [{small}]"
    if COMMA.search(piece):
        return f"part two sources with a semicolon: [{COMMA.sub('; @', piece)}]"
    return "write @source-id, then a comma and the page: [@source-id, p. 3; @other-id]"


def check(group: Group, sources: Mapping[str, Source], path: str, problems: Problems) -> bool:
    """Whether every citation names a known source and asks for no stronger label; problems say what not."""
    sound = [_is_sound(citation, sources, path, group.line, problems) for citation in group.citations]
    return all(sound)


def _is_sound(
    citation: Citation, sources: Mapping[str, Source], path: str, line: int, problems: Problems
) -> bool:
    source, asked = sources.get(citation.source), citation.weakened
    if source is None:
        what = f"'{citation.source}' is no source"
        problems.add(path, line, "citation.unknown-source", what, did_you_mean(citation.source, sources))
        return False
    own = source.label.id
    if not asked or asked in WEAKER[own] or (asked in LABELS and not source.readable):
        return True
    if asked not in LABELS:
        problems.add(path, line, "citation.label", f"'{asked}' is no label", did_you_mean(asked, LABELS))
    else:
        what = f"'{citation.source}' is labelled {own}; a citation may not make it {asked}"
        mend = f"leave 'as {asked}' out, or use: {', '.join(sorted(WEAKER[own])) or 'nothing weaker'}"
        problems.add(path, line, "citation.stronger", what, mend)
    return False
