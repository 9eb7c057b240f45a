"""The editors' guide, `content/README.md`: a page like others, at ``/about/editing/``.

It is written for two readers at once: on a code host it is plain Markdown, on the site each fenced block of
```markdown is followed by what it becomes. All samples are rendered as if they stood in a chapter, so a sample
that has become wrong is a problem of the guide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from explainer.library.files import ContentFile, read_markdown
from explainer.library.markdown import Body, Context, joined, render
from explainer.library.pages import Page, read_page
from explainer.library.problems import Problems

FILE = "README.md"
HEADING = re.compile(r"#{2,3} (?P<title>.*)")
FIELD = re.compile(r"\| `(?P<field>[^`]+)` \| (?P<needed>yes|no) \| (?P<words>.+) \|")
SLUG = "about/editing"
SAMPLE = re.compile(
    r"^(?P<fence>`{3,})markdown[ ]*\n(?P<inside>.*?)^(?P=fence)[ ]*$", re.DOTALL | re.MULTILINE
)


class FieldRow(NamedTuple):
    """A row of a table of fields: under which heading, the field with its path, whether it is needed, and what it is for."""

    section: str
    field: str
    needed: bool
    words: str


def field_rows(text: str) -> Iterator[FieldRow]:
    """All fields that the guide explains. What stands there is what schemas and tests go by."""
    section = ""
    for line in text.split("\n"):
        heading = HEADING.fullmatch(line)
        row = FIELD.fullmatch(line)
        if heading:
            section = heading["title"]
        elif row:
            yield FieldRow(section, row["field"], row["needed"] == "yes", row["words"].replace("`", ""))


def load_guide(root: Path, context: Context) -> Page | None:
    """The guide, with its samples; None if there is none, or one that cannot be read."""
    file = root / FILE
    content = read_markdown(root, file, context.problems) if file.is_file() else None
    if content is None:
        return None
    page = read_page(content, SLUG, replace(context, must_cite=False, outside_links=True))
    if page is None:
        return None
    _, *samples = joined(Body(notes=page.notes), *_samples(root, content, context))
    notes = tuple(note for sample in samples for note in sample.notes)
    links = tuple(
        replace(link, path=content.path) for sample in samples for link in sample.links if link.target
    )
    return replace(page, samples=tuple(samples), notes=(*page.notes, *notes), links=(*page.links, *links))


def _samples(root: Path, content: ContentFile, context: Context) -> Iterator[Body]:
    """What each sample becomes. Problems are told where they stand, in the guide."""
    for sample in SAMPLE.finditer(content.body):
        line = content.body_line + content.body.count("\n", 0, sample.start("inside"))
        found = Problems()
        body = render(sample["inside"], f"{root.name}/pages/{FILE}", line, replace(context, problems=found))
        context.problems.extend(replace(problem, path=content.path) for problem in found)
        yield body
