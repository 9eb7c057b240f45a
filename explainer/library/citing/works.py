"""Works: what is cited, in the same form whether it is a source, a case, or a page of this site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from explainer.library.citing.locators import Locator
from explainer.library.citing.names import Name
from explainer.library.dates import Dated


class Kind(StrEnum):
    """Kinds of works; each style treats some of them alike."""

    ARTICLE = "article"
    BILL = "bill"
    BOOK = "book"
    CASE = "case"
    CHAPTER = "chapter"
    CONFERENCE = "conference"
    ENTRY = "entry"
    LETTER = "letter"
    NEWS = "news"
    PAGE = "page"
    POST = "post"
    PREPRINT = "preprint"
    REGULATION = "regulation"
    REPORT = "report"
    STANDARD = "standard"
    STATUTE = "statute"
    TREATY = "treaty"


LAW = frozenset({Kind.CASE, Kind.STATUTE, Kind.REGULATION, Kind.TREATY, Kind.BILL})
"""What is cited as law in every style: without authors, and by where it stands."""


@dataclass(frozen=True)
class Work:
    """What is cited. Titles and names have typographic quotation marks; what is not known is empty.

    `container` is the journal, paper, site, code or reporter; `authority` the court or legislature in full;
    `number` a docket, report, bill or law; `entry` that of a filing within a docket; `neutral` a citation that
    courts give themselves. `document` says what a filing or an order is: ``complaint``. `dated_as` says what the date
    is if it is not that of publication: ``filed`` of a case, ``effective`` of terms, ``last reviewed`` of a page.
    `edition` is a version in words. `country` is as in our files: ``us-ca``.
    """

    kind: Kind
    title: str
    authors: tuple[Name, ...] = ()
    container: str = ""
    publisher: str = ""
    authority: str = ""
    number: str = ""
    entry: str = ""
    neutral: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    edition: str = ""
    document: str = ""
    date: Dated = ()
    dated_as: str = ""
    country: str = ""
    url: str = ""
    doi: str = ""
    archive: str = ""
    locator: Locator | None = None

    @property
    def year(self) -> str:
        return str(self.date[0]) if self.date else ""

    def dated(self, form: Callable[[Dated], str]) -> str:
        """The date in a form, with what it is the date of."""
        day = form(self.date) if self.date else ""
        return f"{self.dated_as} {day}" if day and self.dated_as else day

    @property
    def reported(self) -> bool:
        """Whether a case stands in a reporter: volume, reporter, page."""
        return bool(self.volume and self.container and self.page)

    @property
    def in_us(self) -> bool:
        return self.country == "us" or self.country.startswith("us-")

    @property
    def link(self) -> str:
        """Where it can be read: its DOI as an address, else its own address."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    @property
    def names_site(self) -> bool:
        """Whether the container says more than the author's name does."""
        return bool(self.container) and self.container not in {one.direct for one in self.authors}

    def at(self, part: Locator | None) -> Work:
        """The same work with a part of it meant."""
        return replace(self, locator=part)
