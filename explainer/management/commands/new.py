"""`manage.py new KIND NAME`: a new content file that passes the check, to be filled with words.

``new source --from FILE`` takes the records that a reference manager exported.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from explainer.library import catalogue
from explainer.library.catalogue import Catalogue
from explainer.library.exchange.items import Found, Unreadable
from explainer.library.files import NAME, as_name
from explainer.library.imports import already, entry, entry_text, file_for, read_records, with_entry
from explainer.library.labels import LABELS, OUR_INFERENCE, Reading
from explainer.library.problems import Weight
from explainer.library.scaffolds import SCAFFOLDS, TEMPLATES, filled, next_number, titled
from explainer.library.sources import KINDS, TYPES
from explainer.trees.scaffold import example_text

CHOICES = {
    "label": sorted(LABELS.keys() - {OUR_INFERENCE.id}),
    "read": [reading.value for reading in Reading],
}


class Command(BaseCommand):
    """Write a file from its template, or sources from records."""

    help = "Writes a new page, case, claim, term, source, provider, example or tree that passes the check."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to make, how it is called, and for sources where it comes from."""
        parser.add_argument("kind", choices=[*SCAFFOLDS, "example"])
        parser.add_argument(
            "name", nargs="?", default="", help="the name of the file: small letters, digits and hyphens"
        )
        parser.add_argument(
            "--tree", default="is-distillation-theft", help="for an example: the tree it is of"
        )
        source = parser.add_argument_group("sources from a reference manager")
        source.add_argument(
            "--from",
            dest="records",
            type=Path,
            help="a file of CSL-JSON, RIS or BibTeX, as Zotero exports them",
        )
        source.add_argument(
            "--label",
            choices=CHOICES["label"],
            default="",
            help="what kind of thing the sources are; asked for if not given",
        )
        source.add_argument(
            "--read", choices=CHOICES["read"], default="", help="how they were read; asked for if not given"
        )
        source.add_argument(
            "--type",
            choices=TYPES,
            default="",
            help="their type, where the file says it wrongly (BibTeX knows no cases)",
        )
        source.add_argument(
            "--kind",
            dest="source_kind",
            choices=KINDS,
            default="",
            help="their kind, if not the one that their type mostly has",
        )
        source.add_argument("--jurisdiction", default="", help="whose law it is, such as us or us-ca")

    def handle(self, *args: Any, kind: str, name: str, **options: Any) -> None:
        """Write, and say what was written and what is to do."""
        if options["records"] is not None and kind != "source":
            raise CommandError("Only sources are made --from a file.")
        if options["records"] is None and not NAME.fullmatch(name):
            such = as_name(name) or "bartz-v-anthropic"
            raise CommandError(f"'{name}' cannot be a name: use small letters, digits and single hyphens, such as {such}.")
        known = self._catalogue()
        if options["records"] is not None:
            self._take_in(known, name, options)
        elif kind == "example":
            self._write_example(known, options["tree"], name)
        else:
            self._write(known, kind, name, datetime.now(UTC).date())

    def _catalogue(self) -> Catalogue:
        found, problems = catalogue.load(settings.CONTENT_DIR, drafts=True)
        if found is None:
            told = "\n".join(str(problem) for problem in problems if problem.weight is Weight.ERROR)
            raise CommandError(f"Mend the content first:\n{told}")
        return found

    def _write(self, known: Catalogue, kind: str, name: str, day: date) -> None:
        scaffold = SCAFFOLDS[kind]
        if kind == "source" and name in known.sources:
            raise CommandError(
                f"'{name}' is already a source ({known.sources[name].path}:{known.sources[name].line})."
            )
        template = settings.CONTENT_DIR / TEMPLATES / scaffold.template
        if not template.is_file():
            raise CommandError(
                f"The template {TEMPLATES}/{scaffold.template} is missing; restore it from the last version."
            )
        number = next_number(page.number for page in known.chapters)
        self._create(
            scaffold.place.format(name=name), filled(template.read_text(), scaffold.words, name, day, number)
        )

    def _write_example(self, known: Catalogue, tree: str, name: str) -> None:
        loaded = known.trees.get(tree)
        if loaded is None or loaded.tree.same_as:
            own = [one for one in known.trees if not known.trees[one].tree.same_as]
            raise CommandError(
                f"'{tree}' is no tree with examples of its own; choose one of: {', '.join(own)}."
            )
        self._create(f"trees/{tree}/examples/{name}.md", example_text(loaded.engine, titled(name)))

    def _create(self, place: str, text: str) -> None:
        file: Path = settings.CONTENT_DIR / place
        if file.exists():
            raise CommandError(f"{settings.CONTENT_DIR.name}/{place} is already there.")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        self.stdout.write(f"Written: {settings.CONTENT_DIR.name}/{place}")
        self.stdout.write("Now write over every 'Replace this', then run: manage.py check_content")

    def _take_in(self, known: Catalogue, name: str, options: dict[str, Any]) -> None:
        """The records of a file as sources, each in the file with most of its kind."""
        try:
            found = read_records(options["records"].read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, Unreadable) as error:
            raise CommandError(f"{options['records']}: {error}") from None
        if name and len(found) > 1:
            raise CommandError(f"There are {len(found)} records; leave the name out, and each gets its own.")
        taken = set(known.sources)
        for one in found:
            same = already(one.item, known.sources.values())
            if same is not None:
                self.stdout.write(f"Left out: '{one.item.get('title', '')}' is already a source, {same.id}")
                continue
            taken.add(self._take_one(known, one, taken, name, options))

    def _take_one(
        self, known: Catalogue, one: Found, taken: set[str], name: str, options: dict[str, Any]
    ) -> str:
        """Write one record into its file; the id it got."""
        given = {field: options[field] or self._asked(one, field) for field in CHOICES}
        custom = {"kind": options["source_kind"], "jurisdiction": options["jurisdiction"]}
        try:
            new = entry(one, taken, id=name, type=options["type"], **given, **custom)
        except ValueError as error:
            raise CommandError(str(error)) from None
        file: Path = settings.CONTENT_DIR / "sources" / file_for(new.kind, known.sources)
        file.write_text(with_entry(file.read_text() if file.exists() else "", entry_text(new)))
        self.stdout.write(f"Added to {settings.CONTENT_DIR.name}/sources/{file.name}: {new.id}")
        if new.filled_in:
            self.stdout.write(f"  look at what was filled in: {', '.join(new.filled_in)}")
        if new.left_out:
            self.stdout.write(f"  left out, for want of a place: {', '.join(new.left_out)}")
        return new.id

    def _asked(self, one: Found, field: str) -> str:
        """What the record says of itself, or what is typed in; nothing where nobody can be asked."""
        said = one.item.get("custom", {}).get(field, "")
        if said in CHOICES[field] or not sys.stdin.isatty():
            return str(said)
        self.stdout.write(f"{one.item.get('title', '')}\n  {field}: {', '.join(CHOICES[field])}")
        return input(f"  {field}? ").strip()
