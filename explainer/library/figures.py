"""`content/figures.yaml`: the accusation in a few figures, each with its source, for the first page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from explainer.library import citations
from explainer.library.files import Located, Shape, fill, read_yaml
from explainer.library.markdown import NoteEntry
from explainer.library.problems import Problems
from explainer.library.sources import Source
from explainer.library.typography import Words


class FigureShape(Shape):
    """One figure: the value in words, what it counts, and one citation in quotes."""

    value: Words = Field(min_length=1)
    what: Words = Field(min_length=1)
    source: str = Field(min_length=1)


class FiguresShape(Shape):
    """The file: a list."""

    figures: tuple[FigureShape, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Figure:
    """A figure as the first page shows it."""

    value: str
    what: str
    note: NoteEntry


def load_figures(root: Path, sources: Mapping[str, Source], problems: Problems) -> tuple[Figure, ...]:
    """The figures in the order of the file; none if there is no such file."""
    file = root / "figures.yaml"
    if not file.exists():
        return ()
    located = read_yaml(root, file, problems)
    shape = None if located is None else fill(FiguresShape, located, problems, code="figure")
    if located is None or shape is None:
        return ()
    read = (
        _read(figure, located.part("figures", at), sources, problems)
        for at, figure in enumerate(shape.figures)
    )
    return tuple(figure for figure in read if figure is not None)


def _read(
    shape: FigureShape, located: Located, sources: Mapping[str, Source], problems: Problems
) -> Figure | None:
    line = located.line("source")
    groups = [group for _, _, group in citations.groups(shape.source, located.path, line, problems)]
    if len(groups) != 1 or len(groups[0].citations) != 1:
        problems.add(
            located.path, line, "figure.citation", f"'source' is '{shape.source}', which is not one citation",
            'write one source in quotes and brackets: "[@source-id, p. 3]"',
        )  # fmt: skip
        return None
    if not citations.check(groups[0], sources, located.path, problems):
        return None
    cited = groups[0].citations[0]
    note = NoteEntry(sources[cited.source], cited.locator, cited.label(sources), cited.signal)
    return Figure(shape.value, shape.what, note)
