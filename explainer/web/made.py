"""What is made from a catalogue when it is first needed, and kept while that catalogue is served."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from explainer.library.catalogue import Catalogue

KEPT = 2  # while the next catalogue is prepared, the one before it is still asked

Thing = TypeVar("Thing")


class Made(Generic[Thing]):
    """One thing for each state of the content. Who asks while it is being made waits for it."""

    def __init__(self, make: Callable[[Catalogue], Thing]) -> None:
        self._make = make
        self._kept: OrderedDict[str, Thing] = OrderedDict()
        self._lock = Lock()

    def of(self, catalogue: Catalogue) -> Thing:
        """The thing made from this catalogue."""
        with self._lock:
            if catalogue.digest not in self._kept:
                self._kept[catalogue.digest] = self._make(catalogue)
            self._kept.move_to_end(catalogue.digest)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[catalogue.digest]
