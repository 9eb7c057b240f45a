"""What `manage.py check` looks at besides Django's own: the content, and whether every template can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.apps.config import AppConfig
from django.conf import settings
from django.core import checks
from django.template import Template, TemplateSyntaxError
from django.template.engine import Engine

from explainer.library.problems import Problem, Weight

WEIGHTS = {
    Weight.ERROR: (checks.ERROR, "content.E001"),
    Weight.WARNING: (checks.WARNING, "content.W001"),
    Weight.ADVICE: (checks.INFO, "content.I001"),
}


class ContentMessage(checks.CheckMessage):
    """A problem of the content, told in one line: ``path:line: code: what: how to mend``."""

    def __init__(self, problem: Problem) -> None:
        level, name = WEIGHTS[problem.weight]
        super().__init__(level, problem.what, problem.mend, f"{problem.path}:{problem.line}", name)
        self.line = str(problem)

    def __str__(self) -> str:
        return self.line


@checks.register("content")
def content(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every problem of the content."""
    from explainer.library import catalogue  # here, so that commands that do not check start quicker

    _, problems = catalogue.load(settings.CONTENT_DIR, drafts=settings.DEBUG)
    return [ContentMessage(problem) for problem in problems]


@checks.register("templates")
def templates(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every template that cannot be read."""
    return list(_unreadable(settings.BASE_DIR / "templates"))


def _unreadable(folder: Path) -> Iterator[checks.CheckMessage]:
    for file in sorted(folder.iterdir()):
        text = file.read_text()
        try:
            Template(text, engine=Engine.get_default())
        except TemplateSyntaxError as error:
            token = getattr(error, "token", None)
            line = token.lineno if token is not None else 0
            yield checks.Error(str(error), obj=f"templates/{file.name}:{line}", id="templates.E001")
