"""Days as the styles write them. Each takes a date known to the year, the month or the day."""

from __future__ import annotations

from explainer.library.dates import MONTHS, Dated, date_words, iso

SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()


def american(dated: Dated) -> str:
    """``February 23, 2026``, ``February 2026`` or ``2026``."""
    return _month_first(dated, MONTHS)


def american_short(dated: Dated) -> str:
    """``Feb. 23, 2026``, ``Feb. 2026`` or ``2026``."""
    return _month_first(dated, SHORT)


def british_short(dated: Dated) -> str:
    """``23 Feb. 2026``, ``Feb. 2026`` or ``2026``."""
    parts = reversed([str(dated[0]), *(SHORT[month - 1] for month in dated[1:2]), *map(str, dated[2:3])]) if dated else ()
    return " ".join(parts)


def year_first(dated: Dated) -> str:
    """``2026, February 23``, ``2026, February`` or ``2026``; ``n.d.`` for no date."""
    if not dated:
        return "n.d."
    rest = " ".join([*(MONTHS[month - 1] for month in dated[1:2]), *map(str, dated[2:3])])
    return f"{dated[0]}, {rest}" if rest else str(dated[0])


def for_wikipedia(dated: Dated) -> str:
    """``2026-02-23``, ``February 2026`` or ``2026``: a month alone in figures would be taken for a span of years."""
    return date_words(dated) if len(dated) == 2 else iso(dated)


def _month_first(dated: Dated, months: list[str]) -> str:
    if len(dated) < 2:
        return "".join(map(str, dated))
    month = months[dated[1] - 1]
    return f"{month} {dated[2]}, {dated[0]}" if len(dated) > 2 else f"{month} {dated[0]}"

