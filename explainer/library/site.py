"""`content/site.yaml`: what the site says about itself."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from explainer.library.files import Shape, fill, read_yaml
from explainer.library.problems import Problems
from explainer.library.typography import Words


class Site(Shape):
    """Name, publisher, contact and licences. `publisher`, `contact` and `repository` may be empty; then they are not shown."""

    name: Words = Field(min_length=1)
    description: Words = Field(min_length=1)
    publisher: str = ""
    contact: str = ""
    repository: str = ""
    branch: str = "main"  # the one that readers see; for links that edit
    licence_content: str = "CC BY 4.0"
    licence_code: str = "MIT"


def load_site(root: Path, problems: Problems) -> Site | None:
    """The site's own facts, or None and the problems of its file."""
    located = read_yaml(root, root / "site.yaml", problems)
    return None if located is None else fill(Site, located, problems, code="site")
