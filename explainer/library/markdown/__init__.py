"""Markdown of this site: one set-up, and one file for each thing it does beyond plain Markdown.

`render` is the whole of it. The text is read once for what needs a line number (citations, links, charts,
attributes, forbidden HTML); each find is replaced by a short mark between two private characters, and
Python-Markdown then sees only plain Markdown. Marks that become widgets (notes, figures) stay in the HTML
for the web layer to fill from templates.
"""

from explainer.library.markdown.body import Block, Body, Context, Heading, Note, NoteEntry, told_once
from explainer.library.markdown.joined import joined
from explainer.library.markdown.line import render_line
from explainer.library.markdown.render import render

__all__ = ["Block", "Body", "Context", "Heading", "Note", "NoteEntry", "joined", "render", "render_line", "told_once"]
