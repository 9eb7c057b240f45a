"""Works of this site itself: a page, or a part of it."""

from __future__ import annotations

from explainer.library.citing.names import Name
from explainer.library.citing.works import Kind, Work
from explainer.library.dates import Dated


def own_page(
    title: str, address: str, *, site: str, publisher: str = "", day: Dated = (), day_is: str = "", edition: str = ""
) -> Work:
    """A page of this site. Whoever publishes the site is its author; without a publisher a page has no author."""
    authors = (Name(literal=publisher),) if publisher else ()
    return Work(
        Kind.PAGE, title, authors, container=site, date=day, dated_as=day_is, edition=edition, url=address
    )  # fmt: skip
