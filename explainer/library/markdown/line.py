"""A field of front matter that holds a sentence or two: prose like any other, but one paragraph without a number."""

from __future__ import annotations

from dataclasses import replace

from explainer.library.markdown.body import Block, Body, Context
from explainer.library.markdown.render import render


def render_line(text: str, path: str, line: int, context: Context) -> Body:
    """The field as a body of one paragraph; it must cite as a paragraph must."""
    before = len(context.problems)
    body = render(text, path, line, context)
    nothing_left = not body.items and len(context.problems) > before  # it was one wrong citation, told already
    if [item.kind for item in body.items] != ["p"] and not nothing_left:
        what = f"'{text[:40]}…' is not one paragraph"
        mend = "write a sentence or two, without headings, lists or empty lines"
        context.problems.add(path, line, "markdown.line", what, mend)
    items = tuple(replace(item, number="") if isinstance(item, Block) else item for item in body.items)
    return replace(body, items=items)
