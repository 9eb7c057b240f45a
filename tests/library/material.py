"""What the tests of the library share: a few sources, a context, and a small content folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hypothesis import settings

from explainer.library.labels import LABELS, Reading
from explainer.library.markdown import Block, Body, Context, Heading, render
from explainer.library.problems import Problems
from explainer.library.sources import Source

PATH = "content/pages/here.md"


def source(name: str, label: str = "press") -> Source:
    """A source of which only the id and the label matter."""
    return Source(
        id=name, type="article", kind="article", title=name, short=name, authors=(), container="", publisher="",
        authority="", number="", volume="", issue="", page="", version="", date=(), url="", doi="", archive="",
        note="A note.", label=LABELS[label], read=Reading.PRIMARY, jurisdiction="",
        path="content/sources/s.yaml", line=1,
    )  # fmt: skip


SOURCES: Mapping[str, Source] = {
    "a-news": source("a-news", "press"), "b-law": source("b-law", "statute"), "c-ruling": source("c-ruling", "holding"),
}  # fmt: skip

ADDRESSES: Mapping[str, str] = {
    "pages/here.md": "/here/",
    "pages/there.md": "/there/",
    "pages/about/method.md": "/about/method/",
    "glossary/fair-use.md": "/glossary/fair-use/",
}


def context(*, must_cite: bool = False, outside_links: bool = False) -> Context:
    """A context with new problems; by default nothing needs a citation."""
    return Context(SOURCES, ADDRESSES, Problems(), must_cite=must_cite, outside_links=outside_links)


def rendered(text: str, *, must_cite: bool = False, outside_links: bool = False) -> tuple[Body, list[str]]:
    """A text that begins on line 1 of `PATH`, and what is said about it."""
    around = context(must_cite=must_cite, outside_links=outside_links)
    body = render(text, PATH, 1, around)
    return body, [str(problem) for problem in around.problems]


def said(text: str, *, must_cite: bool = False) -> list[str]:
    """What is said about a text, without the path: ``1: code: what: how to mend``."""
    return [message.removeprefix(f"{PATH}:") for message in rendered(text, must_cite=must_cite)[1]]


def html(text: str) -> str:
    """The HTML of a text with nothing wrong in it; marks as ``(note:1)``."""
    body, messages = rendered(text)
    assert messages == []
    return shown(body)


def shown(body: Body) -> str:
    """The HTML of all items, headings too, with marks that can be read."""
    lines = [item.html if isinstance(item, Block) else heading(item) for item in body.items]
    return "\n".join(lines).replace("\ue000", "(").replace("\ue001", ")")


def heading(item: Heading) -> str:
    kind = f" class={item.kind}" if item.kind else ""
    return f"<h{item.level} id={item.anchor}{kind}>{item.title}</h{item.level}>"


SITE = """\
name: A site
description: What it is about.
"""

SOURCE_FILE = """\
references:
- id: a-news
  type: article-newspaper
  title: A newspaper reports
  note: It reports.
  custom:
    label: press
    read: primary
    kind: article
- id: b-law
  type: legislation
  title: A law
  note: It says so.
  custom:
    label: statute
    read: primary
    kind: statute
"""

PAGE = """\
---
title: Here
short: Here
number: 1
kind: chapter
description: One plain sentence.
reviewed: 2026-11-24
changes:
  - date: 2026-11-24
    what: First version.
---

The short answer [@b-law, s. 1].

## What the law says

The law says it [@b-law, s. 2]. A [term](../glossary/fair-use.md).

## What is disputed {.disputed}

A newspaper doubts it [@a-news as allegation].
"""

ABOUT = """\
---
title: Method
number: 1
kind: about
description: One plain sentence.
reviewed: 2026-11-24
changes:
  - date: 2026-11-24
    what: First version.
---

How we work. {.ours}
"""

TERM = """\
---
title: fair use
also: [fair uses]
---
A defence [@b-law].
"""

FILES: Mapping[str, str] = {
    "site.yaml": SITE,
    "sources/sources.yaml": SOURCE_FILE,
    "pages/here.md": PAGE,
    "pages/about/method.md": ABOUT,
    "glossary/fair-use.md": TERM,
}


def write(root: Path, files: Mapping[str, str | bytes] = FILES) -> Path:
    """A content folder; texts are written as they are, without a change of line ends."""
    (root / "trees").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root

steady = settings(deadline=None, derandomize=True, max_examples=150)
"""Properties on the same examples at every run, and without a clock."""
