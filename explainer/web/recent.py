"""Answers made lately, for addresses that cannot be named beforehand: a result that many are sent, a search."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from explainer.web.finish import Answer, encoded
from explainer.web.headers import FRESH_FOR
from explainer.web.prepared import Table

MOST_BYTES: Final = 16_000_000
KNOWN_TO_VARY: Final = frozenset({"accept-encoding", "hx-request", "hx-history-restore-request"})


@dataclass
class Lately:
    """An answer, and its body in the codings that were asked for."""

    answer: Answer
    bodies: dict[str, bytes] = field(default_factory=dict)

    def body(self, coding: str) -> bytes:
        """The body in a coding, made once."""
        if coding not in self.bodies:
            self.bodies[coding] = encoded(self.answer.body, coding)
        return self.bodies[coding]

    @property
    def size(self) -> int:
        """Bytes to reckon with: the packed bodies come to less than the plain one."""
        return 2 * len(self.answer.body)


class Recent:
    """The answers last given, as many as go into `MOST_BYTES`, all made from one state of the content."""

    def __init__(self) -> None:
        self._of: Table | None = None
        self._kept: OrderedDict[str, Lately] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def find(self, address: str, table: Table) -> Lately | None:
        """What was answered at an address while this table was in service."""
        with self._lock:
            if self._of is not table:
                self._of, self._bytes = table, 0
                self._kept.clear()
            if address in self._kept:
                self._kept.move_to_end(address)
            return self._kept.get(address)

    def keep(self, address: str, made: Lately, table: Table) -> None:
        """Keep an answer that everybody may get. `table` was in service before it was made, and after."""
        if not may_be_kept(made.answer) or made.size > MOST_BYTES:
            return
        with self._lock:
            if self._of is table and address not in self._kept:
                self._kept[address] = made
                self._bytes += made.size
                while self._bytes > MOST_BYTES:
                    self._bytes -= self._kept.popitem(last=False)[1].size


def may_be_kept(answer: Answer) -> bool:
    """Whether the answer depends on nothing but its address and what the door knows of who asks."""
    given = {name.lower(): value for name, value in answer.headers}
    varies = {name.strip().lower() for name in given.get("vary", "").split(",") if name.strip()}
    return answer.status == 200 and given.get("cache-control") == FRESH_FOR and varies <= KNOWN_TO_VARY
