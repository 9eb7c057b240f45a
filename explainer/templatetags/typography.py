"""The filters of this site's templates: typographic quotes for the names of sources, which are kept as they were written; letters."""

from __future__ import annotations

from string import ascii_uppercase

from django import template

from explainer.library.typography import curly

register = template.Library()

register.filter("curly", curly)


@register.filter
def letter(number: int) -> str:
    """The letter of the number-th thing in a list, as `<ol type="A">` writes it: 1 is A. Beyond Z the number stays."""
    return ascii_uppercase[number - 1] if number <= len(ascii_uppercase) else str(number)
