"""Readers that never stop asking, and what became of each request."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlsplit

MARK = re.compile(rb"Mark([0-9]+)")


@dataclass
class Hammer:
    """Threads that ask for pages one after another, each on a connection that is kept as long as it lasts.

    `lost` are requests on a connection that broke, `bad` those answered with another status than 200, `mixed` the
    pages that name more than one mark.
    """

    address: str
    paths: Sequence[str]
    readers: int = 4
    answered: int = 0
    lost: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)
    marks: set[bytes] = field(default_factory=set)

    def __enter__(self) -> Hammer:
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._read, args=(at,)) for at in range(self.readers)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _read(self, at: int) -> None:
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=30)
        while not self._stop.is_set():
            at += 1
            path = self.paths[at % len(self.paths)]
            try:
                connection.request("GET", path)
                response = connection.getresponse()
                self._note(path, response.status, response.read())
            except (OSError, http.client.HTTPException) as error:
                with self._lock:
                    self.lost.append(f"{path}: {error!r}")
                connection.close()
                self._stop.wait(0.05)
        connection.close()

    def _note(self, path: str, status: int, body: bytes) -> None:
        marks = set(MARK.findall(body))
        with self._lock:
            self.answered += 1
            self.marks |= marks
            if status != 200:
                self.bad.append(f"{path}: {status}")
            if len(marks) > 1:
                self.mixed.append(path)
