"""New content files from the templates in `content/_templates/`, with name, day and number filled in.

A template is itself a good file: copied by hand it passes the check as well. What is left to write begins with
"Replace this", and a published file in which that still stands gets a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explainer.library.dates import date_words
from explainer.library.problems import Problem, Weight

TEMPLATES = "_templates"
TEMPLATE_DAY = date(2026, 1, 1)  # every day in a template
PLACEHOLDER = re.compile(r"\breplace this\b", re.IGNORECASE)
DRAFT = re.compile(r"^draft: true\b", re.MULTILINE)


@dataclass(frozen=True)
class Scaffold:
    """A kind of file: its template, where its files lie, and the words of the template that the name takes the place of."""

    template: str
    place: str  # with {name}
    words: Mapping[
        str, str
    ]  # text of the template -> what stands there instead, with {name}, {title} and {year}


MENDS = {
    **dict.fromkeys(("pages", "cases", "claims", "teach"), "write what belongs there, or put 'draft: true' into the front matter until you do"),
    **dict.fromkeys(("sources", "timeline.yaml", "figures.yaml"), "write what belongs there, or take the entry away"),
}  # fmt: skip
"""How to mend words of a template that still stand in a file, by the folder it lies in."""

SCAFFOLDS = {
    "page": Scaffold("page.md", "pages/{name}.md", {"title: Replace this with the title": "title: {title}", "number: 99": "number: {number}"}),
    "case": Scaffold("case.md", "cases/{name}.md", {"Replace this v. Full Caption, Inc.": "{title}", "Replace this v. Short": "{title}"}),
    "claim": Scaffold("claim.md", "claims/{name}.md", {}),
    "term": Scaffold("term.md", "glossary/{name}.md", {"title: replace this": "title: {term}"}),
    "provider": Scaffold("provider.yaml", "providers/{name}.yaml", {
        "provider: Replace this": "provider: {title}", "replace-this-terms-2026": "{name}-terms-{year}"}),
    "source": Scaffold("source.yaml", "sources/{name}.yaml", {"replace-this-2026": "{name}"}),
    "tree": Scaffold("tree.md", "trees/{name}/tree.md", {}),
}  # fmt: skip


def titled(name: str) -> str:
    """A name of a file as a title: ``bartz-v-anthropic`` is *Bartz v. Anthropic*, ``model-licences`` *Model licences*.

    >>> titled("bartz-v-anthropic"), titled("model-licences")
    ('Bartz v. Anthropic', 'Model licences')
    """
    words = name.split("-")
    if "v" in words[1:-1]:
        return " ".join("v." if word == "v" else word.capitalize() for word in words)
    return " ".join(words).capitalize()


def filled(template: str, words: Mapping[str, str], name: str, day: date, number: int = 1) -> str:
    """The text of a template with everything known filled in."""
    text = template.replace(TEMPLATE_DAY.isoformat(), day.isoformat())
    text = text.replace(_words(TEMPLATE_DAY), _words(day))
    known = {
        "name": name,
        "title": titled(name),
        "term": name.replace("-", " "),
        "year": str(day.year),
        "number": str(number),
    }
    for old, new in words.items():
        text = text.replace(old, new.format(**known))
    return text


def _words(day: date) -> str:
    return date_words((day.year, day.month, day.day))


def next_number(numbers: Iterable[int]) -> int:
    """The number after the highest."""
    return max(numbers, default=0) + 1


def placeholders(root: Path) -> Iterator[Problem]:
    """A warning for every published file in which words of a template still stand, at the first of them."""
    for file in sorted(root.rglob("*")):
        inside = file.relative_to(root).parts
        hidden = any(part.startswith(("_", ".")) for part in inside) or inside == ("README.md",)
        if hidden or file.suffix not in (".md", ".yaml") or not file.is_file():
            continue
        text = file.read_text(errors="replace")
        first = PLACEHOLDER.search(text)
        if first and not DRAFT.search(text):
            line = text.count("\n", 0, first.start()) + 1
            what = f"words of the template still stand here ({len(PLACEHOLDER.findall(text))} in this file)"
            mend = MENDS.get(
                inside[0],
                "write what belongs there; until then put an underscore in front of the file's name",
            )
            yield Problem(
                f"{root.name}/{'/'.join(inside)}", line, "files.placeholder", what, mend, Weight.WARNING
            )
