"""The application that the server runs: prepared pages, then static files, then Django."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application

from explainer.web import house

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "explainer.settings")

application: WSGIApplication = house.application(get_wsgi_application())
