"""`content/site.yaml`: what the site says about itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from explainer.library.files import Shape, fill, read_yaml
from explainer.library.problems import Problems
from explainer.library.typography import Words


def _is_an_address(text: str) -> str:
    if text and not text.startswith(("https://", "http://")):
        raise ValueError("write a web address in full, beginning with https://")
    return text


class Site(Shape):
    """Name, publisher, contact and licences. `publisher`, `contact` and `repository` may be empty; then they are not shown."""

    name: Words = Field(min_length=1)
    description: Words = Field(min_length=1)
    publisher: str = ""
    contact: str = ""
    repository: Annotated[str, AfterValidator(_is_an_address)] = ""
    branch: str = "main"  # the one that readers see; for links that edit
    licence_content: str = "CC BY 4.0"
    licence_code: str = "MIT"


def load_site(root: Path, problems: Problems) -> Site | None:
    """The site's own facts, or None and the problems of its file."""
    located = read_yaml(root, root / "site.yaml", problems)
    return None if located is None else fill(Site, located, problems, code="site")
