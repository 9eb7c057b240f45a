"""All trees of ``content/trees/``: read, checked, and ready to be evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from explainer.library.files import NAME, shown_path
from explainer.library.problems import Problems, did_you_mean
from explainer.library.sources import Source
from explainer.trees.checks import check_tree
from explainer.trees.engine import Engine
from explainer.trees.examples import load_examples
from explainer.trees.model import Example, Tree
from explainer.trees.names import check_names
from explainer.trees.reading import WordingFile, read_tree_file


@dataclass(frozen=True)
class LoadedTree:
    """A tree with its evaluator and its examples, by name.

    A second wording has an evaluator of its own, and those examples of the first that it names.
    """

    tree: Tree
    engine: Engine
    examples: Mapping[str, Example]


def load_trees(root: Path, sources: Mapping[str, Source], problems: Problems) -> dict[str, LoadedTree]:
    """The trees without an error, by name, in order of name; what is wrong is added to the problems."""
    folder = root / "trees"
    if not folder.is_dir():
        problems.add(
            f"{root.name}/trees",
            0,
            "files.missing-folder",
            "the folder is not there",
            "restore it from the last version, or make it anew",
        )
        return {}
    found: dict[str, LoadedTree] = {}
    wordings: list[WordingFile] = []
    for place in sorted(folder.iterdir()):
        if not place.is_dir() or place.name.startswith(("_", ".")):
            continue
        if not NAME.fullmatch(place.name):
            problems.add(
                shown_path(root, place),
                0,
                "files.name",
                f"'{place.name}' cannot be an address",
                "use small letters, digits and single hyphens",
            )
            continue
        read = read_tree_file(root, place / "tree.md", sources, problems)
        if isinstance(read, WordingFile):
            wordings.append(read)
        elif read is not None and check_names(read, problems):
            found[read.name] = _load(root, read, sources, problems)
    for wording in wordings:
        joined = _join(wording, found, problems)
        if joined is not None:
            found[wording.name] = joined
    return dict(sorted(found.items()))


def _load(root: Path, tree: Tree, sources: Mapping[str, Source], problems: Problems) -> LoadedTree:
    engine = Engine(tree)
    examples = load_examples(root, engine, sources, problems)
    check_tree(engine, examples, sources, problems)
    return LoadedTree(tree, engine, examples)


def _join(wording: WordingFile, trees: Mapping[str, LoadedTree], problems: Problems) -> LoadedTree | None:
    """A second wording as a tree of its own: the meaning of the first, with its own words."""
    before = len(problems.errors)
    shape = wording.shape

    def problem(key: str, code: str, what: str, mend: str) -> None:
        problems.add(wording.path, wording.lines[key], f"tree.{code}", what, mend)

    first = trees.get(shape.same_as)
    if first is None:
        problem(
            "same_as",
            "same-as",
            f"'{shape.same_as}' is no tree, or has errors",
            did_you_mean(shape.same_as, trees),
        )
        return None
    for question in first.tree.questions:
        if shape.wording not in question.wordings:
            known = [name for other in first.tree.questions for name in other.wordings]
            problem(
                "wording",
                "wording",
                f"'{question.id}' has no wording '{shape.wording}' in the first tree",
                f"{did_you_mean(shape.wording, known)}, or add 'Wording {shape.wording}: …' there",
            )
    for name in shape.examples:
        if name not in first.examples:
            problem(
                "examples",
                "example",
                f"'{name}' is no example of the first tree",
                did_you_mean(name, first.examples),
            )
    if len(problems.errors) > before:
        return None
    tree = replace(
        first.tree, name=wording.name, title=shape.title, introduction=wording.introduction, wording=shape.wording,
        same_as=shape.same_as,
        questions=tuple(replace(question, title=question.wordings[shape.wording]) for question in first.tree.questions),
    )  # fmt: skip
    return LoadedTree(tree, Engine(tree), {name: first.examples[name] for name in shape.examples})
