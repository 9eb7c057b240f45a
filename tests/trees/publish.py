"""A small tree that was published twice, for tests of versions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from explainer.library.problems import Problems, Weight
from explainer.library.sources import load_sources
from explainer.trees.loading import LoadedTree, load_trees
from explainer.trees.publishing import Publication, next_publication
from tests.trees.small import EXAMPLE, FILES, TREE, spoilt, write

FIRST, SECOND, THIRD = date(2026, 3, 2), date(2026, 4, 3), date(2026, 5, 4)
REASON = "The appeal court read section 3 otherwise."

ONE = spoilt(TREE, "version: 2", "version: 1")
TWO_CHANGES = (
    ("  - lift lending to strong: a lock says no. [@act-2020, § 3]", "  - lift lending to strong: a lock says no. [@act-2020, § 3(b)]"),
    ("- silent: Nobody said.\n  - lift copying to weak: silence is not leave. [@case-2021, p. 5]\n", ""),
    ("Ask only if: leave = no or silent", "Ask only if: leave = no"),
    ('## contradiction silent-lock: A lock is a word; choose "no".\nWhen: leave = silent, shelf = locked\n\n', ""),
    ("## rule other-hand: Another's hand\nWhen: hand = other, place = here\nWhen: hand = other, place = there\n"
     "- drop cap lending of place = here: another's hand loses the freedom. [@case-2021, p. 7]\n\n", ""),
    ("wording: book\n", "wording: book\nretired:\n  leave = silent: silence now counts as no.\n"
     "  contradiction silent-lock: It spoke of silence.\n  rule other-hand: The court gave it up.\n"),
)  # fmt: skip


def second(text: str) -> str:
    """The text of the first version, edited: an answer, a contradiction and a rule are retired, with what they did."""
    for old, new in TWO_CHANGES:
        assert old in text, old
        text = text.replace(old, new)
    return text


SMALL = {**FILES, "small/tree.md": ONE}
EXAMPLE_TWO = EXAMPLE.replace("lending: [none, strong]", "lending: [none, weak]").replace(
    "    here: [none, strong]", "    here: [none, weak]"
)


def read(root: Path, *, drafts: bool = True, advice: bool = True) -> tuple[dict[str, LoadedTree], list[str]]:
    """The trees of a content folder, and every problem as it is told."""
    problems = Problems()
    trees = load_trees(root, load_sources(root, problems), problems, drafts=drafts)
    kept = (problem for problem in problems if advice or problem.weight is not Weight.ADVICE)
    return trees, [str(problem) for problem in kept if "tree.uncovered" not in str(problem)]


def publish(root: Path, reason: str = "First published.", day: date = FIRST) -> Publication | None:
    """The next version of the small tree, written to its folder."""
    loaded = read(root)[0]["small"]
    folder = root / "trees" / "small"
    expected = {name: example.expected for name, example in loaded.examples.items()}
    text = (folder / "tree.md").read_text()
    new = next_publication(loaded.tree, expected, loaded.history, text, reason, day)
    if new is not None:
        new.write(folder)
    return new


def edit(root: Path, old: str, new: str, file: str = "small/tree.md") -> None:
    """One thing put for another in a file of the trees."""
    path = root / "trees" / file
    path.write_text(spoilt(path.read_text(), old, new))


def once(folder: Path, verdicts: str = "first") -> Path:
    """A content folder in which the small tree has one version; with ``all`` it is one of values."""
    root = write(folder, {**SMALL, "small/tree.md": SMALL["small/tree.md"].replace("verdicts: first", f"verdicts: {verdicts}")})
    publish(root)
    return root


def publish_second(root: Path) -> None:
    """Edit the tree and its example, and publish that."""
    tree = root / "trees" / "small" / "tree.md"
    tree.write_text(second(tree.read_text()))
    (root / "trees" / "small" / "examples" / "atlas.md").write_text(EXAMPLE_TWO)
    publish(root, REASON, SECOND)


def twice(folder: Path, verdicts: str = "first") -> Path:
    """A content folder in which the small tree has two versions."""
    root = once(folder, verdicts)
    publish_second(root)
    return root
