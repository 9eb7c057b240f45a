"""`manage.py schemas`: JSON Schemas of content files for editors, made from the code and the guide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from explainer.library.guide import FILE, field_rows
from explainer.library.schemas import FOLDER, schemas


class Command(BaseCommand):
    """Write `content/_schemas/*.json`; the same input gives the same files."""

    help = "Writes the JSON Schemas that editors use to complete and to underline."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write what has changed."""
        guide: Path = settings.CONTENT_DIR / FILE
        if not guide.is_file():
            raise CommandError(
                f"{settings.CONTENT_DIR.name}/{FILE} is missing; what it says of fields goes into the schemas."
            )
        folder: Path = settings.CONTENT_DIR / FOLDER
        folder.mkdir(exist_ok=True)
        for name, text in schemas(field_rows(guide.read_text())).items():
            file = folder / f"{name}.json"
            if not file.is_file() or file.read_text() != text:
                file.write_text(text)
                self.stdout.write(f"Written: {settings.CONTENT_DIR.name}/{FOLDER}/{file.name}")
