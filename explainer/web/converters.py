"""Parts of addresses that Django's own converters do not know."""

from __future__ import annotations


class _AsItStands:
    """What needs no turning into anything."""

    def to_python(self, value: str) -> str:
        """The text as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The text as it stands."""
        return value


class PageSlug(_AsItStands):
    """A chapter (``the-accusation``) or a page about the site (``about/method``)."""

    regex = r"(?:about/)?[a-z0-9]+(?:-[a-z0-9]+)*"


class Codes(_AsItStands):
    """One short code, or two with a full stop between them."""

    regex = r"[-a-zA-Z0-9_]+(?:\.[-a-zA-Z0-9_]+)?"
