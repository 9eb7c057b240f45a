"""Citations in the fields of a chart: one group in quotes, ``"[@source-id, p. 3]"``."""

from __future__ import annotations

import re

from explainer.library.citations import Group, groups
from explainer.library.problems import Problems

UNQUOTED = re.compile(r"\b(source|cite):[ \t]*\[[^\]\n]*@")


def read_group(text: str, path: str, line: int, field: str, problems: Problems) -> Group | None:
    """The one group that the text is, or None and a problem."""
    before = len(problems)
    found = list(groups(text, path, line, problems))
    if len(found) == 1 and found[0][:2] == (0, len(text)):
        return found[0][2]
    if len(problems) == before:
        problems.add(
            path,
            line,
            "chart.citation",
            f"'{field}' is '{text}', which is not one citation",
            'write it in quotes and brackets: "[@source-id, p. 3]"',
        )
    return None


def citations_are_quoted(text: str, path: str, line: int, problems: Problems) -> bool:
    """Whether no citation stands bare in the YAML, where a bracket would begin a list."""
    bare = list(UNQUOTED.finditer(text))
    for match in bare:
        here = line + text.count("\n", 0, match.start())
        problems.add(
            path,
            here,
            "chart.quotes",
            f"the citation in '{match[1]}' has no quotes around it",
            f'write {match[1]}: "[@source-id, p. 3]"',
        )
    return not bare
