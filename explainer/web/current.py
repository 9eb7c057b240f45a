"""The catalogue being served, and how it is exchanged.

The content is read whole, and taken into service whole or not at all. While the files are broken the last
good state is served: a running site goes on with what it has, and a new process starts from the copy kept in
``var/good/``. Only a start that finds neither good files nor a good copy refuses.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from explainer.library import catalogue as library
from explainer.library.catalogue import Catalogue
from explainer.library.problems import Problem, Weight
from explainer.web import disk
from explainer.web.prepared import Table

log = logging.getLogger("explainer")

COPIES = 5  # good states of the content that are kept
CAUTION = 3  # times a folder is read again because it changed meanwhile

Prepare = Callable[[Catalogue, Table], Table]


class Refused(Exception):
    """There is nothing to serve: the content is broken and no good copy is kept."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Served:
    """What is served. `problems` are those of the files on disk, if they could not be taken into service."""

    catalogue: Catalogue
    since: datetime
    problems: tuple[Problem, ...] = ()
    table: Table = field(default_factory=dict)

    @property
    def stale(self) -> bool:
        return bool(self.problems)


class Service:
    """Reads a content folder, keeps good states below `var`, and exchanges them as a whole."""

    def __init__(self, root: Path, var: Path, *, code: str, drafts: bool = False) -> None:
        self.root, self.var, self.drafts = root, var, drafts
        self._code = code
        self._prepare: Prepare | None = None
        self._served: Served | None = None
        self._fingerprint = ""
        self._seen = ""
        self._lock = threading.Lock()

    @property
    def served(self) -> Served:
        """What is served; read from disk on first use."""
        if self._served is None:
            self.start()
        assert self._served is not None
        return self._served

    def start(self) -> None:
        """Take the content into service, or the last good state of it. Raises `Refused`."""
        with self._lock:
            if self._served is None:
                self._fingerprint = library.fingerprint(self.root)
                found, problems = self._read(self.root)
                if found is None:
                    self._served = self._last_good(problems)
                else:
                    self._served = Served(found, _now())
                    self._keep(found)

    def refresh(self) -> None:
        """Look whether the files changed; if so, exchange the catalogue or note why it stays."""
        with self._lock:
            fingerprint = library.fingerprint(self.root)
            if self._served is None:
                return
            if fingerprint == self._fingerprint:
                self._age(self._served)
                return
            self._fingerprint = fingerprint
            found, problems = self._read(self.root)
            if found is None:
                self._served = replace(self._served, problems=problems, since=_now())
                _tell("The content is broken; the last good state is served meanwhile.", problems)
                return
            self._exchange(found)
            self._keep(found)

    def watch(self, every: float, prepare: Prepare) -> None:
        """Prepare the pages, then look for changes every so many seconds, for ever.

        A folder that changed since the last look may still be being written: it is read at the next one.
        """
        self._prepare = prepare
        self._fill_table()
        while True:
            time.sleep(every)
            self.look()

    def look(self) -> None:
        """Refresh if the files changed since they were read, and not since the last look."""
        try:
            now = library.fingerprint(self.root)
            if now == self._seen:
                self.refresh()
            self._seen = now
        except Exception:  # the watch outlives whatever happens to it
            log.exception("Looking for changed content failed; trying again")

    def _age(self, served: Served) -> None:
        """Exchange the catalogue if something in it became too old since it was read, though no file changed."""
        found = served.catalogue.seen_on(_now().date())
        if found.stale != served.catalogue.stale:
            self._served = replace(served, catalogue=found, table=self._prepared(found, served.table))
            log.info("%s records are older than their limit now.", len(found.stale))

    def _exchange(self, found: Catalogue) -> None:
        assert self._served is not None
        before = self._served.catalogue
        if (found.digest, found.stale) == (before.digest, before.stale):
            self._served = replace(self._served, problems=(), since=_now())
        else:
            self._served = Served(found, _now(), table=self._prepared(found, self._served.table))
        log.info("Content %s is in service.", found.digest[:12])

    def _fill_table(self) -> None:
        served = self.served
        table = self._prepared(served.catalogue, served.table)
        with self._lock:
            if self._served is not None and self._served.catalogue is served.catalogue:
                self._served = replace(self._served, table=table)

    def _prepared(self, found: Catalogue, before: Table) -> Table:
        if self._prepare is None:
            return {}
        try:
            with serving(found):
                return self._prepare(found, before)
        except Exception:  # pages are then made when they are asked for
            log.exception("The pages could not be prepared")
            return {}

    def _read(self, root: Path) -> tuple[Catalogue | None, tuple[Problem, ...]]:
        """The catalogue of a folder that did not change while it was read, or the errors in it."""
        for _ in range(CAUTION):
            state = library.digest(root)
            kept = self.var / "catalogues" / self._key(state)
            found = disk.read_record(kept)
            if isinstance(found, Catalogue):
                disk.touch(kept)
                return found.seen_on(_now().date()), ()
            found, problems = _load(root, drafts=self.drafts)
            if library.digest(root) == state:
                break
        if found is None:
            return None, tuple(problem for problem in problems if problem.weight is Weight.ERROR)
        if disk.write_record(kept, found):
            disk.touch(kept)
            disk.keep_newest(kept.parent, COPIES)
        return found.seen_on(_now().date()), ()

    def _key(self, state: str) -> str:
        return sha256(f"{self._code} {state} {self.drafts}".encode()).hexdigest()

    def _keep(self, found: Catalogue) -> None:
        """Copy the files of a good state; a copy made while they changed does not count."""
        kept = self.var / "good" / found.digest
        if kept.is_dir() or disk.copy_folder(
            self.root, kept, whole=lambda copy: library.digest(copy) == found.digest
        ):
            disk.touch(kept)
            disk.keep_newest(kept.parent, COPIES)

    def _last_good(self, problems: tuple[Problem, ...]) -> Served:
        for kept in disk.newest_first(self.var / "good"):
            for root in disk.newest_first(kept):
                found, _ = self._read(root)
                if found is not None:
                    _tell(
                        f"The content is broken; its state {found.digest[:12]} is served meanwhile.", problems
                    )
                    return Served(found, _now(), problems)
        raise Refused(problems)


def _load(root: Path, *, drafts: bool) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """`library.load`, with a mistake of its own turned into a problem: content must not stop the site."""
    try:
        return library.load(root, drafts=drafts)
    except Exception as error:
        log.exception("Reading the content failed")
        what = f"reading failed ({type(error).__name__}: {error})"
        return None, (
            Problem(root.name, 0, "content.reading", what, "undo the last change and tell a developer"),
        )


def _tell(what: str, problems: tuple[Problem, ...]) -> None:
    log.error("%s\n%s", what, "\n".join(f"  {problem}" for problem in problems))


def _now() -> datetime:
    return datetime.now(UTC)


_service: Service | None = None
_other: ContextVar[Catalogue | None] = ContextVar("catalogue", default=None)


def install(service: Service) -> None:
    """Make this the service of the process."""
    global _service
    _service = service


def service() -> Service:
    """The service of the process."""
    assert _service is not None, "explainer.apps installs it"
    return _service


def served() -> Served:
    """What is served now."""
    return service().served


def catalogue() -> Catalogue:
    """The catalogue being served; while pages are prepared, the one they are prepared from."""
    return _other.get() or served().catalogue


@contextmanager
def serving(other: Catalogue) -> Iterator[None]:
    """Within this block, and for its thread alone, `catalogue()` is another one."""
    token = _other.set(other)
    try:
        yield
    finally:
        _other.reset(token)
