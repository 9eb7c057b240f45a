"""`manage.py check_content`: everything that is wrong with the content, and what could be said better."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from explainer.library import catalogue
from explainer.library.advice import advice
from explainer.library.problems import Problem, Problems, Weight
from explainer.library.scaffolds import placeholders
from explainer.library.sources import load_sources
from explainer.library.telling import FORMATS
from explainer.web import disk
from explainer.web.code import code_digest

KEPT = 3  # states of the trees
LOOK_EVERY = 0.5  # seconds between two looks for a saved file


class Command(BaseCommand):
    """Tell every problem at once; fail if one of them is an error."""

    help = "Checks the content: path:line: code: what is wrong: how to mend it."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of the command."""
        parser.add_argument(
            "--format",
            choices=FORMATS,
            default="people",
            help="for people, for the lines of a code host, or for programs",
        )
        parser.add_argument(
            "--watch", action="store_true", help="check again whenever a file is saved, until Ctrl-C"
        )
        parser.add_argument("--no-advice", action="store_true", help="leave advice out")
        parser.add_argument("--strict", action="store_true", help="fail on warnings too")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check once, or until stopped."""
        write = FORMATS[options["format"]]
        with_advice = not options["no_advice"]
        if options["watch"]:
            for problems in watched(settings.CONTENT_DIR, with_advice=with_advice):
                self.stdout.write(f"\n{time.strftime('%H:%M:%S')}\n{write(problems)}", ending="")
                self.stdout.flush()
            return
        problems = check(settings.CONTENT_DIR, with_advice=with_advice)
        self.stdout.write(write(problems), ending="")
        failing = {Weight.ERROR, Weight.WARNING} if options["strict"] else {Weight.ERROR}
        if any(problem.weight in failing for problem in problems):
            raise SystemExit(1)


def check(root: Path, *, with_advice: bool = True) -> tuple[Problem, ...]:
    """All problems of a content folder, in the order of files and lines. Trees that have not changed are not read again."""
    keep = disk.keeper(settings.VAR_DIR / "checked", code_digest(settings.BASE_DIR), KEPT)
    found, loaded = catalogue.load(root, keep=keep)
    problems = (*loaded, *placeholders(root))
    if not with_advice:
        return tuple(sorted(problem for problem in problems if problem.weight is not Weight.ADVICE))
    sources = found.sources if found else load_sources(root, Problems())
    return tuple(sorted((*problems, *advice(root, sources))))


def watched(root: Path, *, with_advice: bool = True) -> Iterator[tuple[Problem, ...]]:
    """The problems now, and again after every change, until Ctrl-C."""
    seen = ""
    try:
        while True:
            now = catalogue.fingerprint(root)
            if now != seen:
                yield check(root, with_advice=with_advice)
                seen = now
            time.sleep(LOOK_EVERY)
    except KeyboardInterrupt:
        return
