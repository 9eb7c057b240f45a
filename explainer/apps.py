"""The Django app: it brings the content check into `manage.py check`."""

from __future__ import annotations

from django.apps import AppConfig


class ExplainerConfig(AppConfig):
    """This site."""

    name = "explainer"

    def ready(self) -> None:
        """Register the checks."""
        from explainer import checks  # noqa: F401 - importing registers
