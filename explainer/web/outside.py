"""Whether addresses of other sites still answer. Asked only on request, never while a page is made."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

PATIENCE = 15.0  # seconds
AT_ONCE = 8
AGENT = "Mozilla/5.0 (compatible; link check of an explainer site)"
REFUSED = frozenset({401, 403, 405, 406, 429, 451, 503})  # the page may well be there for a reader


@dataclass(frozen=True)
class Answer:
    """What an address answered: a status, or words where there was none."""

    address: str
    status: int
    words: str

    @property
    def gone(self) -> bool:
        """Whether a reader would find nothing."""
        return not (200 <= self.status < 400 or self.status in REFUSED)


def asked(addresses: Iterable[str], *, patience: float = PATIENCE) -> Iterator[Answer]:
    """The answers, in the order of the addresses; several are asked at once."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(lambda address: ask(address, patience), addresses)


def ask(address: str, patience: float = PATIENCE) -> Answer:
    """One answer: the head alone, or the page where a site does not give heads."""
    answer = _ask(address, "HEAD", patience)
    return _ask(address, "GET", patience) if answer.gone or answer.status == 405 else answer


def _ask(address: str, method: str, patience: float) -> Answer:
    try:
        request = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT})
        with urllib.request.urlopen(request, timeout=patience) as response:
            return Answer(address, response.status, response.reason)
    except urllib.error.HTTPError as error:
        with error:
            return Answer(address, error.code, error.reason)
    except (OSError, ValueError) as error:
        return Answer(address, 0, str(getattr(error, "reason", None) or error))
