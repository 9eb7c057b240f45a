"""The state of the code: what is kept between starts is only good for the code that made it."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

PARTS = (("explainer", "*.py"), ("explainer", "requirements.txt"), ("templates", "*.html"))


def code_digest(base: Path, *also: Path) -> str:
    """A hash of Python's version, all code and templates below `base`, and of the files named besides."""
    seen = hashlib.sha256(sys.version.encode())
    for file in (*_files(base), *also):
        if file.is_file():
            content = file.read_bytes()
            seen.update(f"{file.name}\0{len(content)}\n".encode())
            seen.update(content)
    return seen.hexdigest()


def _files(base: Path) -> Iterator[Path]:
    for folder, pattern in PARTS:
        yield from sorted((base / folder).rglob(pattern))
