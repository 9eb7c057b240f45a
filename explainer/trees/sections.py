"""The sections of a tree file, with their lines sorted by kind: ``Key: text``, ``- item``, ``  - effect``, text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from explainer.library.files import ContentFile
from explainer.library.problems import did_you_mean
from explainer.trees.grammar import Heading, Line, Scribe, paragraphs

LABELS = (
    "Law", "Better words", "What would change it", "Where fair people differ",
    "Best reason", "Best objection", "What might change your mind", "Legal questions it cares about", "Reading",
)  # fmt: skip
"""The labels of the paragraphs of a verdict; the first four of the legal trees, the others of the ethics tree."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "theory": (),
    "question": (
        "Ask only if",
        "Why we ask",
        "Help",
        r"Wording (?P<arg>\S+)",
        r"Settled as (?P<arg>\S+) when",
    ),
    "rule": ("When",),
    "dial": ("For", "Against", "When"),
    "contradiction": ("When",),
    "badge": ("When",),
    "verdict": ("When", *LABELS),
}
SHOWN_KEYS = {
    r"Wording (?P<arg>\S+)": "Wording NAME",
    r"Settled as (?P<arg>\S+) when": "Settled as ANSWER when",
}
LOOKS_LIKE_A_KEY = re.compile(r"(?P<word>[A-Z][\w' ]{1,40}):(?:\s|$)")


@dataclass
class Item:
    """A list item of a section and the items under it."""

    line: Line
    under: list[Line] = field(default_factory=list)


@dataclass
class Section:
    """A heading with its lines, sorted by kind. `keys` holds (key, argument, line with the text alone)."""

    heading: Heading
    keys: list[tuple[str, str, Line]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    paragraphs: list[Line] = field(default_factory=list)
    otherwise: bool = False

    def texts(self, key: str) -> Iterator[Line]:
        return (line for name, _, line in self.keys if name == key)


def sections(content: ContentFile, scribe: Scribe) -> tuple[list[Line], list[Section]]:
    """The paragraphs before the first heading, and the sections."""
    introduction: list[Line] = []
    chunks: list[tuple[Heading | None, list[Line]]] = []
    for number, text in enumerate(content.body.split("\n"), start=content.body_line):
        line = Line(number, text.rstrip())
        if line.text.startswith("#"):
            chunks.append((scribe.heading(line), []))
        else:
            (chunks[-1][1] if chunks else introduction).append(line)
    sections = [_sorted(heading, lines, scribe) for heading, lines in chunks if heading is not None]
    return paragraphs(introduction), sections


def _sorted(heading: Heading, lines: Sequence[Line], scribe: Scribe) -> Section:
    """The lines of a section by kind; what has no place in a section of this kind is told."""
    section = Section(heading)
    text: list[Line] = []
    for line in lines:
        if key := _key(line, heading.kind):
            section.keys.append(key)
            text.append(Line(line.number, ""))
        elif line.text == "Otherwise" and heading.kind == "verdict":
            section.otherwise = True
            text.append(Line(line.number, ""))
        elif line.text.startswith("- "):
            section.items.append(Item(Line(line.number, line.text[2:].strip())))
        elif re.match(r"\s+- ", line.text) and section.items:
            section.items[-1].under.append(Line(line.number, line.text.strip()[2:].strip()))
        else:
            text.append(line)
    section.paragraphs = paragraphs(text)
    _tell_misplaced(section, scribe)
    return section


def _key(line: Line, kind: str) -> tuple[str, str, Line] | None:
    for key in KEYS[kind]:
        match = re.match(rf"{key}:(?:\s+(?P<text>.*))?$", line.text)
        if match is not None:
            found = match.groupdict()
            return (
                SHOWN_KEYS.get(key, key),
                found.get("arg") or "",
                Line(line.number, (found["text"] or "").strip()),
            )
    return None


TEXT_ALLOWED = ("theory", "verdict")
ITEMS_ALLOWED = ("question", "rule", "dial")


def _tell_misplaced(section: Section, scribe: Scribe) -> None:
    kind = section.heading.kind
    keys = [SHOWN_KEYS.get(key, key) for key in KEYS[kind]]
    for line in section.paragraphs:
        match = LOOKS_LIKE_A_KEY.match(line.text)
        near = did_you_mean(match["word"], keys) if match else ""
        if kind not in TEXT_ALLOWED or near.startswith("did you mean"):
            shown = match["word"] + ":" if match else line.text.split("\n")[0][:40]
            mend = near if near.startswith("did you mean") else _possible(kind, keys)
            scribe.problem(line.number, "line", f"'{shown}' has no place in a {kind}", mend)
    for item in section.items:
        if kind not in ITEMS_ALLOWED:
            scribe.problem(
                item.line.number, "line", f"a list has no place in a {kind}", _possible(kind, keys)
            )
        elif kind != "question":
            for line in item.under:
                scribe.problem(
                    line.number,
                    "line",
                    f"an effect of a {kind} does not stand under another",
                    "begin the line with '- '",
                )
    for key, _, line in section.keys:
        if not line.text:
            scribe.problem(
                line.number, "line", f"'{key}:' says nothing", "write something after it, or delete the line"
            )


def _possible(kind: str, keys: Sequence[str]) -> str:
    possible = [f"'{key}:'" for key in keys] + (["'- …'"] if kind in ITEMS_ALLOWED else [])
    return f"begin it with {', '.join(possible)}, each on one line" if possible else "write plain text"
