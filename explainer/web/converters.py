"""Parts of addresses that Django's own converters do not know."""

from __future__ import annotations


class PageSlug:
    """A chapter (``the-accusation``) or a page about the site (``about/method``)."""

    regex = r"(?:about/)?[a-z0-9]+(?:-[a-z0-9]+)*"

    def to_python(self, value: str) -> str:
        """The slug as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The slug as it stands."""
        return value
