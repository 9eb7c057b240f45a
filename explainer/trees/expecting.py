"""Writing into an example what its tree gives now, where a change of the tree is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from explainer.library.files import NAME, content_files, read_markdown
from explainer.library.problems import Problems
from explainer.library.sources import Source
from explainer.trees.engine import Engine
from explainer.trees.examples import load_examples
from explainer.trees.model import Tree
from explainer.trees.names import check_names
from explainer.trees.reading import read_tree_file
from explainer.trees.trial import Compared, differing

IN_ONE_LINE = re.compile(r"(?P<before>[ ]*[\w-]+:[ ]*)\[[^\]]*\](?P<after>.*)")


def unexpected(
    root: Path, tree: str, sources: Mapping[str, Source], problems: Problems
) -> Iterator[tuple[Path, tuple[Compared, ...]]]:
    """The files of a tree's examples that expect something else than the tree gives, with what differs.

    A tree or an example with other errors is passed over; they are in `problems`.
    """
    file = root / "trees" / tree / "tree.md"
    read = read_tree_file(root, file, sources, problems) if NAME.fullmatch(tree) and file.is_file() else None
    if not isinstance(read, Tree) or not check_names(read, problems):
        return
    engine = Engine(read)
    examples = load_examples(root, engine, sources, problems)
    for path in content_files(root, f"trees/{tree}/examples", ".md", Problems()):
        content = read_markdown(root, path, Problems())
        if content is not None and content.name in examples:
            found = tuple(differing(examples[content.name], engine, content.front))
            if found:
                yield path, found


def with_expected(text: str, differences: Iterable[Compared]) -> tuple[str, tuple[Compared, ...]]:
    """The text of an example with the sets that its tree gives, and those that could not be put in.

    A set is put in where it stands in one line, ``copyright: [none, weak]``.
    """
    lines = text.split("\n")
    left: list[Compared] = []
    for one in differences:
        match = IN_ONE_LINE.fullmatch(lines[one.line - 1])
        if match is None:
            left.append(one)
        else:
            lines[one.line - 1] = f"{match['before']}[{', '.join(one.found)}]{match['after']}"
    return "\n".join(lines), tuple(left)
