"""`manage.py expect TREE`: the examples of a tree expect what it gives now, after a change that is meant."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from explainer.library.problems import Problems
from explainer.library.sources import load_sources
from explainer.trees.expecting import unexpected, with_expected


class Command(BaseCommand):
    """Show what differs, and write it into the examples."""

    help = "Writes into the examples of a tree what it gives now. Read each difference: an example is there to object."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The tree, and whether to show only."""
        parser.add_argument("tree", help="the name of the tree's folder")
        parser.add_argument("--show", action="store_true", help="show what differs, and write nothing")

    def handle(self, *args: Any, tree: str, show: bool, **options: Any) -> None:
        """Go through the examples."""
        root: Path = settings.CONTENT_DIR
        if not (root / "trees" / tree / "tree.md").is_file():
            names = sorted(file.parent.name for file in (root / "trees").glob("*/tree.md"))
            raise CommandError(f"There is no tree '{tree}'; there are: {', '.join(names)}.")
        problems = Problems()
        found = list(unexpected(root, tree, load_sources(root, problems), problems))
        others = [problem for problem in problems.errors if problem.code != "example.expected"]
        if others:
            raise CommandError("Mend this first:\n" + "\n".join(map(str, others)))
        counted = "1 example" if len(found) == 1 else f"{len(found)} examples"
        for file, differences in found:
            text, left = with_expected(file.read_text(), differences)
            for one in differences:
                sign = " (not in one line: write it by hand)" if one in left else ""
                self.stdout.write(
                    f"{file.name}:{one.line}: {one.what}: [{', '.join(one.wanted)}] -> [{', '.join(one.found)}]{sign}"
                )
            if not show:
                file.write_text(text)
        verb = "would expect" if show else "now expects" if len(found) == 1 else "now expect"
        self.stdout.write(f"{counted} {verb} something else.")
