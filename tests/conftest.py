"""What all tests share: no network, the real content, and the real server where a test asks for it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import hypothesis
import pytest
import pytest_socket
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

from explainer.library.catalogue import Catalogue
from explainer.web import addresses, current, finish
from explainer.web.prepared import Table, prepare
from tests.small import write_small_content

HOST = "site.example"
LOOPBACK = ["127.0.0.1", "::1", "localhost"]
hypothesis.settings.register_profile("same", derandomize=True)
PATIENCE = 60.0  # seconds until something that must come is said not to come


def pytest_runtest_setup() -> None:
    """No test reaches beyond this machine."""
    pytest_socket.socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


@pytest.fixture(scope="session", autouse=True)
def _settings_for_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Static files keep plain names, and nothing is written into the real `var/`."""
    var = tmp_path_factory.mktemp("var")
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    hosts = [*settings.ALLOWED_HOSTS, HOST]
    with override_settings(STORAGES=plain, VAR_DIR=var, SITE_URL=f"https://{HOST}", ALLOWED_HOSTS=hosts):
        current.install(current.Service(settings.CONTENT_DIR, var, code="tests"))
        yield


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real content. There is no last good state to fall back on here: broken content fails."""
    return current.catalogue()


@pytest.fixture(scope="session")
def table(catalogue: Catalogue) -> Table:
    """Every address that is prepared, made from the real content."""
    as_for_one_who_waits = mock.patch.object(finish, "LONG", sys.maxsize)  # packed sooner, the same inside
    with as_for_one_who_waits:
        made = prepare(WSGIHandler(), settings.SITE_URL, addresses.prepared(catalogue), {})
    assert made
    return made


@dataclass
class Server:
    """The real server in a process of its own."""

    process: subprocess.Popen[str]
    address: str
    log: Path

    def get(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (names in small letters) and body."""
        request = urllib.request.Request(self.address + path)
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                headers = {name.lower(): value for name, value in response.headers.items()}
                return response.status, headers, response.read()
        except urllib.error.HTTPError as error:
            with error:
                return (
                    error.code,
                    {name.lower(): value for name, value in error.headers.items()},
                    error.read(),
                )

    def stop(self) -> int:
        """Stop it as Ctrl-C in its terminal does, which reaches workers too; the exit code."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


def eventually(happened: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Wait until it happened; a machine under load may take its time."""
    until = time.monotonic() + patience
    while not happened():
        if time.monotonic() > until:
            raise AssertionError(f"it did not happen: {what}")
        time.sleep(0.1)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


Serve = Callable[..., Server]


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Start the real server: `serve()` for the real content, `serve(content, var)` for another folder.

    `limit` is called in the new process before it begins: there the system takes something away from it.
    """
    started: list[Server] = []

    def start(
        content: Path | None = None,
        var: Path | None = None,
        *,
        workers: int = 1,
        port: int = 0,
        limit: Callable[[], None] | None = None,
    ) -> Server:
        folder = tmp_path_factory.mktemp("server")
        port = port or free_port()
        environment = {
            name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ
        }
        environment |= {
            "PORT": str(port),
            "VAR_DIR": str(var or folder / "var"),
            "CONTENT_DIR": str(content or settings.BASE_DIR / "content"),
            "WORKERS": str(workers),
        }
        log = folder / "log"
        with log.open("w") as out:
            process = subprocess.Popen(
                [sys.executable, settings.BASE_DIR / "manage.py", "serve"],
                env=environment, stdout=out, stderr=out, text=True, start_new_session=True, preexec_fn=limit,
            )  # fmt: skip
        server = Server(process, f"http://127.0.0.1:{port}", log)
        started.append(server)
        eventually(lambda: "Ready at" in log.read_text() or process.poll() is not None, "the server is ready")
        return server

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def site(serve: Serve) -> Server:
    """The real server with the real content."""
    return serve()


@pytest.fixture
def small_content(tmp_path: Path) -> Path:
    """A folder named `content` with the smallest content that is good."""
    root = tmp_path / "content"
    write_small_content(root)
    return root
