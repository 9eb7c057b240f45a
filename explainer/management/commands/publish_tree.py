"""`manage.py publish_tree NAME --reason "…"`: the tree as its file says becomes the next version, frozen."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from explainer.library import catalogue
from explainer.trees.loading import LoadedTree
from explainer.trees.publishing import next_publication


class Command(BaseCommand):
    """Check, raise the number, write the frozen version and the entry of the public change log."""

    help = "Publishes a decision tree as its tree.md says; the reason stands in the public change log."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The tree's name, and why it changed."""
        parser.add_argument("name", help="the name of the tree's folder")
        parser.add_argument("--reason", required=True, help="one sentence for readers: why it changed")

    def handle(self, *args: Any, name: str, reason: str, **options: Any) -> None:
        """Publish, or refuse and say why."""
        loaded = self._checked(name)
        folder: Path = settings.CONTENT_DIR / "trees" / name
        expected = {example.name: example.expected for example in loaded.examples.values()}
        text = (folder / "tree.md").read_text()
        try:
            today = datetime.now(UTC).date()
            new = next_publication(loaded.tree, expected, loaded.history, text, reason, today)
        except ValueError as error:
            raise CommandError(str(error)) from None
        if new is None:
            raise CommandError(f"Nothing changed since version {loaded.history.newest} of '{name}'.")
        try:
            new.write(folder)
        except OSError as error:
            raise CommandError(f"{error.filename} cannot be written ({error.strerror}).") from None
        self.stdout.write(f"Version {new.entry.version} of '{name}' is published.")
        for word in ("added", "removed", "changed", "examples"):
            for line in getattr(new.entry, word):
                self.stdout.write(f"  {word}: {line}")

    def _checked(self, name: str) -> LoadedTree:
        """The tree as its file says, if there is such a tree and no error in the content."""
        found, problems = catalogue.load(settings.CONTENT_DIR, drafts=True)
        if found is None:
            told = "\n".join(str(problem) for problem in problems if problem.weight == "error")
            raise CommandError(f"The content has these problems:\n{told}")
        if name not in found.trees:
            raise CommandError(f"There is no tree '{name}'; there are: {', '.join(found.trees)}.")
        first = found.trees[name].tree.same_as
        if first:
            raise CommandError(f"'{name}' has the meaning of '{first}': publish that one.")
        return found.trees[name]
