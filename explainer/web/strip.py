"""The timeline as a drawing: events a month, a row for each family of kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from explainer.library.timeline import FAMILIES, Moment

YEARS = 5  # years that are drawn: the newest one in which something happened, and those before it


@dataclass(frozen=True)
class Bar:
    """The events of one month: its place from the left, how many, and where its top is."""

    x: int
    height: int
    y: int


@dataclass(frozen=True)
class Row:
    """A family: its name, how many events are drawn, and a bar for each month that has some."""

    name: str
    count: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Strip:
    """The drawing. `width` counts months, `height` the events of the fullest month; `others` are not drawn."""

    rows: tuple[Row, ...]
    years: tuple[int, ...]
    width: int
    height: int
    count: int
    others: int
    fullest: int
    in_fullest: int


def strip(moments: Sequence[Moment]) -> Strip | None:
    """The drawing of these moments; None where fewer than two months have any."""
    last = max((moment.year for moment in moments if not moment.scheduled), default=0)
    years = tuple(range(last - YEARS + 1, last + 1))
    drawn = [moment for moment in moments if moment.year in years and len(moment.date) > 1]
    months = Counter((_month(moment, years[0]), moment.kind) for moment in drawn)
    if len({month for month, _ in months}) < 2:
        return None
    counted: dict[str, Counter[int]] = {name: Counter() for name in FAMILIES}
    for (month, kind), count in months.items():
        counted[_family(kind)][month] += count
    height = max(max(counter.values(), default=0) for counter in counted.values())
    rows = tuple(_row(name, counter, height) for name, counter in counted.items())
    by_year = Counter(moment.year for moment in drawn)
    fullest, in_fullest = max(by_year.items(), key=lambda item: (item[1], item[0]))
    return Strip(
        tuple(row for row in rows if row.count), years, 12 * YEARS, height, len(drawn), len(moments) - len(drawn),
        fullest, in_fullest,
    )  # fmt: skip


def _row(name: str, counter: Counter[int], height: int) -> Row:
    bars = tuple(Bar(month, count, height - count) for month, count in sorted(counter.items()) if count)
    return Row(name, sum(counter.values()), bars)


def _month(moment: Moment, first: int) -> int:
    return (moment.date[0] - first) * 12 + moment.date[1] - 1


def _family(kind: str) -> str:
    return next(name for name, kinds in FAMILIES.items() if kind in kinds.split())
