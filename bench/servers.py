"""What the benchmarks share: servers on one processor core, and what they cost."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

PATIENCE = 900.0  # seconds until a server that does not answer is given up


def fetched(port: int, path: str) -> tuple[dict[str, str], bytes]:
    """Headers (names in small letters) and body as sent, packed with brotli where the server can."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request, timeout=60) as response:
        return {name.lower(): value for name, value in response.headers.items()}, response.read()


def wait_for(port: int, path: str, process: subprocess.Popen[bytes]) -> None:
    """Return once the address answers, by this process and no other."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            fetched(port, path)
            return
        time.sleep(0.02)
    raise SystemExit(f"{path} does not answer")


@contextlib.contextmanager
def running(command: Sequence[str], port: int, path: str, **environment: str) -> Iterator[int]:
    """The process of a server on the first core, once it answers. It is ended with all it started."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise SystemExit(f"Something else answers at port {port}")
    process = subprocess.Popen(
        ["taskset", "-c", "0", *command], env={**os.environ, **environment}, stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        wait_for(port, path, process)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def processes(session: int) -> Iterator[Path]:
    """What the system tells of each process of a server."""
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if os.getsid(int(folder.name)) == session:
                yield folder


def work(session: int) -> float:
    """Seconds of processor time that a server has used so far."""
    total = 0
    for folder in processes(session):
        with contextlib.suppress(OSError):
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
            total += sum(int(stat[at]) for at in (11, 12, 13, 14))  # its own, and that of children that ended
    return total / os.sysconf("SC_CLK_TCK")
