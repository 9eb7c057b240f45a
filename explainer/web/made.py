"""What is made from a catalogue when it is first needed, and kept while that catalogue is served."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from explainer.library.catalogue import Catalogue

Thing = TypeVar("Thing")


class Made(Generic[Thing]):
    """One thing for each state of the content. Who asks while it is being made waits for it.

    `keep` says how many are kept: with two, the catalogue being served and the one being prepared each have theirs.
    """

    def __init__(self, make: Callable[[Catalogue], Thing], *, keep: int = 2) -> None:
        self._make, self._keep = make, keep
        self._kept: OrderedDict[str, Thing] = OrderedDict()
        self._lock = Lock()

    def of(self, catalogue: Catalogue) -> Thing:
        """The thing made from this catalogue."""
        with self._lock:
            if catalogue.digest not in self._kept:
                self._kept[catalogue.digest] = self._make(catalogue)
            self._kept.move_to_end(catalogue.digest)
            while len(self._kept) > self._keep:
                self._kept.popitem(last=False)
            return self._kept[catalogue.digest]
