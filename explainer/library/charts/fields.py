"""The kinds of field that charts share: texts with a limit, lists with a limit, amounts, and the data table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field

from explainer.library.typography import curly


class Rows(NamedTuple):
    """A data table: the words of its head, and rows as long as the head."""

    head: tuple[str, ...]
    body: tuple[tuple[str, ...], ...]


def _no_longer_than(longest: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if len(text) > longest:
            raise ValueError(f"it has {len(text)} characters; keep it to {longest}")
        return text

    return check


def _from_one_to(most: int, what: str) -> Callable[[Any], Any]:
    def check(items: Any) -> Any:
        if not items:
            raise ValueError("add at least one")
        if len(items) > most:
            raise ValueError(f"there are {len(items)} {what}; show at most {most}, or make two charts")
        return items

    return check


def up_to(most: int, what: str) -> AfterValidator:
    """The rule of a list field: at least one item and at most `most`; `what` names the items."""
    return AfterValidator(_from_one_to(most, what))


def _amount(text: Any) -> Decimal:
    written = str(text)
    if re.fullmatch(r"-[\d.,]+", written):
        raise ValueError("it is below zero; what is drawn begins at zero")
    if not re.fullmatch(r"\d{1,15}(\.\d{1,9})?", written):
        raise ValueError("it is no plain number; write it as 13, 0.15 or 482460, and the unit in 'unit'")
    return Decimal(written)


Amount = Annotated[Decimal, BeforeValidator(_amount)]
Title = Annotated[str, Field(min_length=1), AfterValidator(_no_longer_than(140)), AfterValidator(curly)]
Text = Annotated[str, Field(min_length=1), AfterValidator(_no_longer_than(400)), AfterValidator(curly)]
Label = Annotated[str, Field(min_length=1), AfterValidator(_no_longer_than(60)), AfterValidator(curly)]
Remark = Annotated[str, AfterValidator(_no_longer_than(160)), AfterValidator(curly)]
Printed = Annotated[str, Field(min_length=1), AfterValidator(_no_longer_than(24)), AfterValidator(curly)]


def amount_words(amount: Decimal) -> str:
    """An amount as it was written, with commas between thousands.

    >>> amount_words(Decimal("1500000")), amount_words(Decimal("0.150"))
    ('1,500,000', '0.150')
    """
    return f"{amount:,f}"


def share(part: Decimal | float, whole: Decimal | float) -> float:
    """A part as a percentage of the whole, from 0 to 100, to two places; of nothing, 0."""
    return round(min(max(100 * float(part) / float(whole), 0.0), 100.0), 2) if whole else 0.0


def repeated(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Every name that stood before, with its place in the list."""
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name in seen:
            yield place, name
        seen.add(name)
