"""Writing that may fail. A full or read-only disk is told in the log and never stops the site.

Everything is written under a passing name first and renamed when it is whole: a reader of the folder sees
all of a file or none of it.
"""

from __future__ import annotations

import fcntl
import logging
import os
import pickle
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

log = logging.getLogger("explainer")

PASSING = ".passing-"  # begins the names of what is not whole yet
FORGOTTEN = 24 * 60 * 60.0  # seconds after which what is still not whole was left by a process that died


def write(file: Path, content: bytes) -> bool:
    """Whether the file now has this content. Only its owner may read it."""
    passing = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=PASSING, delete=False) as new:
            passing = Path(new.name)
            new.write(content)
        passing.replace(file)
    except OSError as error:
        log.warning("%s could not be written (%s); going on without it", file.name, error.strerror)
        if passing is not None:
            remove(passing)
        return False
    return True


def write_record(file: Path, record: Any) -> bool:
    """A Python object, to be read again by the same code only (`read_record`)."""
    try:
        content = pickle.dumps(record, protocol=pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # any object may refuse in its own way; the next start is slower, that is all
        log.warning("%s could not be kept (%s)", file.name, error)
        return False
    return write(file, content)


def read_record(file: Path) -> Any:
    """What `write_record` kept, or None. The folder is our own: nobody else may write there."""
    try:
        return pickle.loads(file.read_bytes())
    except FileNotFoundError:
        return None
    except Exception as error:  # cut short, or of other code: made anew
        log.warning("%s could not be read (%s); making it anew", file.name, error)
        return None


def keeper(folder: Path, code: str, most: int) -> Callable[[str, Callable[[], Any]], Any]:
    """Keeps records in a folder, by name and by the state of the code; the `most` last used stay."""

    def keep(name: str, make: Callable[[], Any]) -> Any:
        file = folder / sha256(f"{code} {name}".encode()).hexdigest()
        record = read_record(file)
        if record is None:
            record = make()
            write_record(file, record)
        touch(file)
        keep_newest(folder, most)
        return record

    return keep


def copy_folder(source: Path, target: Path, *, whole: Callable[[Path], bool]) -> bool:
    """Whether `target` now holds a copy of `source` under its name. `whole` judges the copy before it counts."""
    passing = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        passing = Path(tempfile.mkdtemp(dir=target.parent, prefix=PASSING))
        shutil.copytree(source, passing / source.name)
        if whole(passing / source.name):
            passing.rename(target)
    except (OSError, shutil.Error) as error:
        if not target.is_dir():  # another process may have been quicker
            log.warning("%s could not be kept (%s); going on without it", target.name, error)
    finally:
        if passing is not None:
            shutil.rmtree(passing, ignore_errors=True)
    return target.is_dir()


def touch(path: Path) -> None:
    """Mark as the last used in its folder, where that can be written.

    If the clock was put back, what was used before carries times to come: then a second later than those,
    because some disks keep no finer times.
    """
    others = (_used(other) for other in newest_first(path.parent) if other != path)
    used = max(time.time_ns(), next(others, 0) + 1_000_000_000)
    try:
        os.utime(path, ns=(used, used))
    except OSError as error:
        log.warning("%s could not be marked as used (%s)", path.name, error.strerror)


def newest_first(folder: Path) -> list[Path]:
    """What is whole in a folder, last used first."""
    try:
        found = [path for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError:
        return []
    return sorted(found, key=_used, reverse=True)


def _used(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:  # removed meanwhile by another process
        return 0


def keep_newest(folder: Path, number: int) -> None:
    """Remove all but the `number` last used, and what a process that died left half-written."""
    for old in newest_first(folder)[number:]:
        remove(old)
    for left in folder.glob(f"{PASSING}*"):
        if time.time() - _used(left) / 1e9 > FORGOTTEN:
            remove(left)


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """While held, no other process holds it; where the lock cannot be made, everybody goes on."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = file.open("w")
    except OSError:
        yield
        return
    with handle:
        with suppress(OSError):  # some disks of other machines know no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def remove(path: Path) -> None:
    """Remove a file or a folder with all in it, as far as that can be done."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)
