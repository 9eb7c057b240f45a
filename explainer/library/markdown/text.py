"""A text on its way from Markdown to blocks: what is left of it, and what was found in it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from explainer.library.charts import Chart
from explainer.library.citations import Group
from explainer.library.markdown.body import Context, Link
from explainer.library.markdown.marks import lines_in


@dataclass
class Text:
    """What is read of one text. Each step puts marks into `left` and keeps its number of lines.

    `groups` and `charts` are numbered by the marks ``cite`` and ``chart``; `targets` are the addresses that
    links may lead to; `hidden` is the code that no other step may look into.
    """

    left: str
    path: str
    line: int
    context: Context
    groups: list[Group] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    targets: set[str] = field(default_factory=set)
    hidden: list[str] = field(default_factory=list)

    def line_at(self, offset: int) -> int:
        """The line of the file on which a place in `left` stands."""
        return self.line + lines_in(self.left[:offset])

    def problem(self, line: int, code: str, what: str, mend: str) -> None:
        self.context.problems.add(self.path, line, code, what, mend)
