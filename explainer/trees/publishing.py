"""Publishing a tree: its history as it lies in the folder, what must hold between two versions, and the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from explainer.library.files import parse_yaml, read_text, read_yaml, shown_path
from explainer.library.problems import Problems, Weight, did_you_mean
from explainer.library.sources import Source
from explainer.trees.changelog import FILE, Published, entry_text, read_log
from explainer.trees.differences import Differences, changed_expectations, differences
from explainer.trees.model import Example, Expected, Tree
from explainer.trees.names import Finding, names
from explainer.trees.versions import History, Snapshot, read_snapshot, write_snapshot

FOLDER = "versions"
CITED = re.compile(rb'"source": "([^"]+)"')
VERSION_LINE = re.compile(r"^version:[ \t]*\d+", re.MULTILINE)
RESTORE = "restore it from its last version; what is published is never changed"


def load_history(root: Path, name: str, sources: Mapping[str, Source], problems: Problems) -> History:
    """The published versions of a tree. Nothing but the newest is looked into; all must be as they were published."""
    folder = root / "trees" / name
    log = folder / FILE
    frozen = {file.name for file in folder.glob(f"{FOLDER}/*") if not file.name.startswith(("_", "."))}
    if not log.is_file() and not frozen:
        return History()
    located = read_yaml(root, log, problems)
    entries = read_log(located, problems) if located else None
    if located is None or entries is None:
        return History()
    for stray in sorted(frozen - {f"{entry.version}.json" for entry in entries}):
        shown = shown_path(root, folder / FOLDER / stray)
        mend = "delete it, or restore the change log; only publish_tree writes here"
        problems.add(shown, 0, "tree.stray-version", f"no entry of {FILE} belongs to it", mend)
    texts: dict[int, bytes] = {}
    for entry in entries:
        text = _sealed(root, folder / FOLDER / f"{entry.version}.json", entry, problems)
        if text is not None:
            texts[entry.version] = text
            _check_sources(entry, text, located.path, sources, problems)
    if len(texts) < len(entries) or not _opens(root, folder, entries, texts, problems):
        return History()
    return History(entries, texts)


def _opens(
    root: Path, folder: Path, entries: tuple[Published, ...], texts: Mapping[int, bytes], problems: Problems
) -> bool:
    """Whether the newest version can be read by this code."""
    for entry in entries[-1:]:
        try:
            read_snapshot(texts[entry.version])
        except ValueError:
            shown = shown_path(root, folder / FOLDER / f"{entry.version}.json")
            problems.add(shown, 0, "tree.frozen", "this version cannot be opened", RESTORE)
            return False
    return True


def _sealed(root: Path, file: Path, entry: Published, problems: Problems) -> bytes | None:
    """The frozen file of an entry, if it is what was published."""
    text = read_text(root, file, problems)
    if text is None:
        return None
    raw = text.encode()
    if sha256(raw).hexdigest() != entry.sha256:
        what = f"this is not version {entry.version} as it was published"
        problems.add(shown_path(root, file), 0, "tree.frozen", what, RESTORE)
        return None
    return raw


def _check_sources(
    entry: Published, text: bytes, path: str, sources: Mapping[str, Source], problems: Problems
) -> None:
    for id in sorted({found.decode() for found in CITED.findall(text)} - sources.keys()):
        what = f"version {entry.version} cites '{id}', which is no source"
        mend = f"restore the source, for old links lead to that version; {did_you_mean(id, sources)}"
        problems.add(path, 0, "tree.version-source", what, mend)


def check_published(
    tree: Tree, examples: Mapping[str, Example], history: History, problems: Problems
) -> Differences:
    """What is not yet published, told as information; names that must not vanish or change, told as errors."""
    if not history.entries:
        return Differences()
    snapshot = read_snapshot(history.texts[history.newest])
    before = snapshot.tree
    for finding in (*_number(tree, history), *_names(tree, before)):
        problems.add(tree.path, finding.line, f"tree.{finding.code}", finding.what, finding.mend)
    found = differences(before, tree)
    command = f'run: manage.py publish_tree {tree.name} --reason "…"'
    if found:
        what = f"{len(found)} changes since version {history.newest} are not published; readers see them in the preview only"
        problems.add(tree.path, tree.front_line("version"), "tree.unpublished", what, command, Weight.ADVICE)
    expected = {name: example.expected for name, example in examples.items()}
    for name in changed_expectations(snapshot.expected, expected):
        what = f"other results are expected than in version {history.newest}, and the change log gives no reason"
        problems.add(
            examples[name].path, examples[name].line, "example.unpublished", what, command, Weight.WARNING
        )
    return found


def _number(tree: Tree, history: History) -> Iterator[Finding]:
    if tree.version != history.newest:
        what = f"'version' is {tree.version}, and the published one is {history.newest}"
        mend = f"write 'version: {history.newest}'; only publish_tree raises it"
        yield Finding(tree.front_line("version"), "version", what, mend)


def _names(tree: Tree, before: Tree) -> Iterator[Finding]:
    """Whatever was named in the last version is still there and of the same kind, or is retired with a sentence.

    What was retired stays so. As each version was published under this rule, no name of any version is used again.
    """
    now = {name: (kind, line) for kind, name, line in names(tree)}
    retired_at = tree.front_line("retired")
    for kind, name, _ in names(before):
        if name in now:
            other, line = now[name]
            if other != kind:
                what = f"'{name}' is a {other}, and was a {kind} in version {before.version}"
                mend = "give it another id; ids are never used again"
                yield Finding(line, "reused", what, mend)
        elif name not in tree.retired and not _is_answer_of(name, tree.retired):
            what = f"the {kind} '{name}' of version {before.version} is gone, and nothing says why"
            mend = f"add it under 'retired:' with a sentence: '{name}: …'"
            yield Finding(retired_at, "vanished", what, mend)
    for name, sentence in before.retired.items():
        if name not in tree.retired:
            what = f"'{name}' was retired in version {before.version} or before, and is no longer listed"
            mend = f"put it back under 'retired:': '{name}: {sentence}'"
            yield Finding(retired_at, "vanished", what, mend)


def _is_answer_of(name: str, retired: Mapping[str, str]) -> bool:
    """Whether a name is an answer to a question that is retired as a whole."""
    question, equals, _ = name.partition(" = ")
    return bool(equals) and question in retired


@dataclass(frozen=True)
class Publication:
    """All that publishing writes: the frozen file, the entry for the change log, and the tree file with its number."""

    entry: Published
    snapshot: bytes
    log_entry: str
    tree_text: str

    def write(self, folder: Path) -> None:
        """Into the tree's folder, the frozen file first: whatever happens in between, the check tells it."""
        log = folder / FILE
        entries = log.read_bytes() if log.is_file() else b""
        (folder / FOLDER).mkdir(exist_ok=True)
        _replace(folder / FOLDER / f"{self.entry.version}.json", self.snapshot)
        _replace(log, entries + self.log_entry.encode())
        _replace(folder / "tree.md", self.tree_text.encode())


def _replace(file: Path, content: bytes) -> None:
    """A whole new file in place of the old one."""
    passing = file.with_name(f".{file.name}.passing")
    passing.write_bytes(content)
    passing.replace(file)


def next_publication(
    tree: Tree, expected: Mapping[str, Expected], history: History, tree_text: str, reason: str, day: date
) -> Publication | None:
    """The next version of a sound tree, read with `tree_text` as its file; None if nothing changed.

    The first version keeps the number in the file. Raises ValueError if the reason cannot be written.
    """
    number = history.newest + 1 if history.entries else tree.version
    new = Snapshot(replace(tree, version=number), expected)
    found, moved = Differences(), tuple[str, ...]()
    if history.entries:
        last = read_snapshot(history.texts[history.newest])
        found, moved = differences(last.tree, tree), changed_expectations(last.expected, expected)
        if not found and not moved:
            return None
    text = write_snapshot(new)
    entry = Published(
        number,
        day,
        " ".join(reason.split()),
        found.added,
        found.removed,
        found.changed,
        moved,
        sha256(text).hexdigest(),
    )
    written = entry_text(entry)
    _check_written(entry, written)
    return Publication(entry, text, written, VERSION_LINE.sub(f"version: {number}", tree_text, count=1))


def _check_written(entry: Published, written: str) -> None:
    """The entry will be read as it was meant."""
    problems = Problems()
    located = parse_yaml(written, FILE, problems)
    if located is None or read_log(located, problems) != (entry,) or len(problems):
        told = "; ".join(f"{problem.what}: {problem.mend}" for problem in problems)
        raise ValueError(f"the reason cannot be written ({told or 'it is empty'})")
