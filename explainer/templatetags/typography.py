"""The one filter of this site's templates: typographic quotes for the names of sources, which are kept as they were written."""

from __future__ import annotations

from django import template

from explainer.library.typography import curly

register = template.Library()

register.filter("curly", curly)
