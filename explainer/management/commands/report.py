"""`manage.py report`: what should be looked at again."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from explainer.library import catalogue
from explainer.library.catalogue import Catalogue
from explainer.library.missing import missing
from explainer.library.report import Aged, Report, report
from explainer.web.outside import asked

SHOWN = 20  # of each list, unless all are asked for


class Command(BaseCommand):
    """Tell what has grown old, what nobody has read, what nobody cites, what no example shows."""

    help = "Lists what is stale, unread, uncited or not covered by an example."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of the command."""
        parser.add_argument(
            "--all", action="store_true", help=f"whole lists, not only the first {SHOWN} of each"
        )
        parser.add_argument("--json", action="store_true", help="as data")
        parser.add_argument(
            "--links", action="store_true", help="ask every address of another site whether it still answers"
        )
        parser.add_argument(
            "--facts", type=Path, help="a folder of records: list those that are not on the site"
        )
        parser.add_argument(
            "--on", type=date.fromisoformat, help="the day for which ages are counted; today if not given"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the report."""
        known, problems = catalogue.load(settings.CONTENT_DIR)
        if known is None:
            raise CommandError("Mend the content first:\n" + "\n".join(map(str, problems)))
        day = options["on"] or datetime.now(UTC).date()
        found = report(known, day)
        if options["json"]:
            self.stdout.write(json.dumps(_data(found), ensure_ascii=False, indent=1))
            return
        for title, lines in _lists(found):
            self._print(title, lines, whole=options["all"])
        if options["facts"] is not None:
            self._print_missing(options["facts"], known, whole=options["all"])
        if options["links"]:
            gone = [
                f"{one.address}: {one.status or ''} {one.words}" for one in asked(found.addresses) if one.gone
            ]
            self._print(f"Addresses that do not answer, of {len(found.addresses)}", gone, whole=True)

    def _print_missing(self, folder: Path, known: Catalogue, *, whole: bool) -> None:
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        records, problems = missing(folder, known)
        self._print(
            "Records not on the site", [f"{one.file}:{one.line}: {one.name}" for one in records], whole=whole
        )
        for problem in problems:
            self.stderr.write(str(problem))

    def _print(self, title: str, lines: list[str], *, whole: bool) -> None:
        self.stdout.write(f"\n{title}: {len(lines)}")
        for line in lines if whole else lines[:SHOWN]:
            self.stdout.write(f"  {line}")
        if not whole and len(lines) > SHOWN:
            self.stdout.write(f"  … and {len(lines) - SHOWN} more (--all)")


def _lists(found: Report) -> Iterator[tuple[str, list[str]]]:
    """The lists of the report, each with its title."""
    for title, aged in (
        ("Reviews of pages", found.reviews),
        ("Statuses of cases", found.statuses),
        ("Terms in force", found.documents),
    ):
        yield (
            f"{title}, oldest first ({sum(one.old for one in aged)} past their limit)",
            [_line(one) for one in aged],
        )
    for title, unread in (
        ("Cited, general knowledge, still to be checked", found.background),
        ("Cited, known through others", found.secondary),
    ):
        yield (
            title,
            [f"{one.source.id} ({one.places}): {one.source.path}:{one.source.line}" for one in unread],
        )
    yield (
        "Sources that nothing cites",
        [f"{source.id}: {source.path}:{source.line}" for source in found.uncited],
    )
    yield (
        "Paragraphs of chapters that are our own reasoning",
        [f"{one.share} % ({one.ours} of {one.all}) {one.title}" for one in found.ours],
    )
    yield (
        "Chapters in figures",
        [
            f"{one.title}: {one.words} words, answer {one.answer} words of grade {one.grade}, {one.cited} citations ({one.share} % read), "
            f"{one.figures} figures, links to {one.terms} terms, {one.record} on record, {one.trees} in trees, {one.onward} chapters, "
            f"from {one.inward}"
            for one in found.chapters
        ],
    )
    yield (
        "What no worked example shows",
        [f"{one.tree.path}:{one.line}: {one.what}" for one in found.uncovered],
    )


def _line(one: Aged) -> str:
    age = f", {one.days} days" if one.days is not None else ""
    return f"{one.when}{age}{' (old)' if one.old else ''}: {one.title} ({one.path})"


def _data(found: Report) -> dict[str, Any]:
    """The report as plain data."""

    def aged(some: tuple[Aged, ...]) -> list[dict[str, Any]]:
        return [
            {"title": one.title, "path": one.path, "seen": one.iso, "days": one.days, "old": one.old}
            for one in some
        ]

    return {
        "reviews": aged(found.reviews), "statuses": aged(found.statuses), "documents": aged(found.documents),
        "unread": [{"id": one.source.id, "read": one.source.read.value, "places": one.places} for one in found.unread],
        "uncited": [source.id for source in found.uncited],
        "ours": [{"title": one.title, "ours": one.ours, "all": one.all} for one in found.ours],
        "chapters": [asdict(one) for one in found.chapters],
        "uncovered": [{"tree": one.tree.name, "line": one.line, "what": one.what} for one in found.uncovered],
        "addresses": list(found.addresses),
    }  # fmt: skip
