"""All trees of ``content/trees/``: read, checked, and ready to be evaluated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from explainer.trees.publishing import check_published, load_history
from explainer.trees.reading import WordingFile, read_tree_file
from explainer.trees.versions import NO_HISTORY, History, Words, in_words


@dataclass(frozen=True)
class LoadedTree:
    """A tree with its evaluator, its examples by name, and its published versions.

    A second wording has an evaluator of its own, and those examples of the first that it names.
    """

    tree: Tree
    engine: Engine
    examples: Mapping[str, Example]
    history: History = NO_HISTORY
    edited: bool = False  # whether the tree differs from the version that is published

    @property
    def is_old(self) -> bool:
        """Whether a newer version of the tree is published."""
        return self.tree.version < self.history.newest

    def at(self, version: int) -> LoadedTree | None:
        """A published version, made when first asked for, older ones without examples; None if there is none such."""
        if version == self.tree.version and not self.edited:
            return self if version in self.history.texts else None
        found = self.history.at(version)
        examples = self.examples if version == self.history.newest else {}
        return None if found is None else LoadedTree(*found, _fitting(examples, found[0]), self.history)

    @property
    def wordings(self) -> frozenset[str]:
        """The names of second wordings of which some question has the words."""
        return frozenset(name for question in self.tree.questions for name in question.wordings)


def load_trees(
    root: Path, sources: Mapping[str, Source], problems: Problems, *, drafts: bool = True
) -> dict[str, LoadedTree]:
    """The trees without an error, by name, in order of name; what is wrong is added to the problems.

    With drafts they are as their files say. Without, each is as its newest published version says, and one that
    was never published is left out.
    """
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
        if wording.shape.same_as in (other.name for other in wordings):
            what, mend = f"'{wording.shape.same_as}' is itself a second wording", "name the tree with the questions"
            problems.add(wording.path, wording.lines["same_as"], "tree.same-as", what, mend)
            continue
        joined = _join(root, wording, found, problems)
        if joined is not None:
            found[wording.name] = joined
    if not drafts:
        found = {name: live for name, tree in found.items() if (live := tree.at(tree.history.newest))}
    return dict(sorted(found.items()))


def _load(root: Path, tree: Tree, sources: Mapping[str, Source], problems: Problems) -> LoadedTree:
    engine = Engine(tree)
    examples = load_examples(root, engine, sources, problems)
    check_tree(engine, examples, sources, problems)
    history = load_history(root, tree.name, sources, problems)
    edited = bool(check_published(tree, examples, history, problems))
    return LoadedTree(tree, engine, examples, history, edited)


def _fitting(examples: Mapping[str, Example], tree: Tree) -> dict[str, Example]:
    """The examples that name nothing but questions and answers of a tree; a mirror only if it is among them."""
    found = {name: example for name, example in examples.items() if _fits(example, tree)}
    return {name: one if one.mirror in found else replace(one, mirror="") for name, one in found.items()}


def _fits(example: Example, tree: Tree) -> bool:
    return all(
        id in tree.question and set(given) <= set(tree.question[id].answer_ids)
        for id, given in example.state.items()
    )


def _join(
    root: Path, wording: WordingFile, trees: Mapping[str, LoadedTree], problems: Problems
) -> LoadedTree | None:
    """A second wording as a tree of its own: the meaning of the first, with its own words.

    Where the first tree or one of its examples has errors, those are told there and not again here.
    """
    shape = wording.shape
    first = trees.get(shape.same_as)
    before = len(problems.errors)
    for key, code, what, mend in _unknown_names(root, wording, trees):
        problems.add(wording.path, wording.lines[key], f"tree.{code}", what, mend)
    if first is None:
        return None
    for question in first.tree.questions:
        if shape.wording in first.wordings and shape.wording not in question.wordings:
            problems.add(
                first.tree.path,
                question.line,
                "tree.wording",
                f"'{question.id}' has no 'Wording {shape.wording}:', as other questions have",
                f"add 'Wording {shape.wording}: …'",
            )
    if len(problems.errors) > before:
        return None
    words = Words(wording.name, shape.same_as, shape.wording, shape.title, wording.introduction)
    tree = in_words(first.tree, words)
    assert tree is not None, "every question has the words, as was looked at above"
    examples = {name: first.examples[name] for name in shape.examples if name in first.examples}
    return LoadedTree(tree, Engine(tree), examples, first.history.in_words(words), first.edited)


def _unknown_names(
    root: Path, wording: WordingFile, trees: Mapping[str, LoadedTree]
) -> Iterator[tuple[str, str, str, str]]:
    """The names in a second wording that are not there: key, code, what is wrong, how to mend it."""
    shape = wording.shape
    first = trees.get(shape.same_as)
    if first is None:
        if not (NAME.fullmatch(shape.same_as) and (root / "trees" / shape.same_as / "tree.md").is_file()):
            yield "same_as", "same-as", f"'{shape.same_as}' is no tree", did_you_mean(shape.same_as, trees)
        return
    if shape.wording not in first.wordings:
        yield (
            "wording",
            "wording",
            f"'{shape.wording}' is no wording of '{shape.same_as}'",
            did_you_mean(shape.wording, first.wordings),
        )
    for name in shape.examples:
        file = root / "trees" / shape.same_as / "examples" / f"{name}.md"
        if not (NAME.fullmatch(name) and file.is_file()):
            yield (
                "examples",
                "example",
                f"'{name}' is no example of '{shape.same_as}'",
                did_you_mean(name, first.examples),
            )
