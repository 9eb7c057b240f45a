"""`manage.py serve`: the site on the production server."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import socket
import threading
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

from explainer.web import disk
from explainer.web.current import Refused
from explainer.web.house import make_service
from explainer.web.styles import joined

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

THREADS = 2  # per worker: one answers while another waits for the disk; more only fight for the interpreter
LIMITS = HTTP1Settings(
    header_read_timeout=10_000,  # milliseconds until who sends no whole request is let go
    max_buffer_size=65_536,  # bytes of a request's head
)
PATIENCE = 60.0  # seconds until a site that does not answer is no longer waited for


class Command(BaseCommand):
    """Check the content, gather the static files, start the server."""

    help = "Serves the site at HOST and PORT (see explainer/settings.py)."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until stopped."""
        self._check_content()
        self._gather_static_files()
        self._check_port()
        multiprocessing.set_start_method(
            "spawn", force=True
        )  # as on macOS; a fork beside a thread is not safe
        take_turns_calmly()
        threading.Thread(target=self._tell_when_ready, daemon=True).start()
        Server(
            "explainer.wsgi:application",
            address=settings.HOST,
            port=settings.PORT,
            interface=Interfaces.WSGI,
            http=HTTPModes.http1,
            http1_settings=LIMITS,
            workers=settings.WORKERS,
            blocking_threads=THREADS,
            respawn_failed_workers=True,
            workers_kill_timeout=5,
            websockets=False,
            log_level=LogLevels.warning,
        ).serve(target_loader=load_in_worker)

    def _check_content(self) -> None:
        try:
            served = make_service().served
        except Refused as refused:
            raise CommandError(
                f"There is nothing to serve; the content has these problems:\n{refused}"
            ) from None
        if served.stale:
            self.stderr.write(f"{len(served.problems)} problems: serving the last good content.")

    def _gather_static_files(self) -> None:
        """`collectstatic`, unless nothing changed since the last time.

        Without a stamp the last time did not end well: then all is gathered from the beginning, because a file
        cut short by a full disk would look newer than the whole one.
        """
        stamp, state = settings.VAR_DIR / "static.stamp", _state_of(settings.BASE_DIR / "static")
        state += hashlib.sha256(joined()).hexdigest()
        stamped = stamp.is_file()
        if stamped and stamp.read_text() == state and settings.STATIC_ROOT.is_dir():
            return
        try:
            stamp.unlink(missing_ok=True)
            call_command(
                "collectstatic",
                interactive=False,
                verbosity=0,
                ignore_patterns=["*.md", "*.txt"],
                clear=not stamped,
            )
        except OSError as error:
            raise CommandError(
                f"{settings.STATIC_ROOT} cannot be written ({error.strerror}), and the style sheets are gathered there: "
                "make room, or name a folder that can be written: VAR_DIR=… make run"
            ) from None
        disk.write(stamp, state.encode())

    def _check_port(self) -> None:
        family = socket.AF_INET6 if ":" in settings.HOST else socket.AF_INET
        with socket.socket(family) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind((settings.HOST, settings.PORT))
            except (OSError, OverflowError) as error:
                where = f"{settings.HOST}, port {settings.PORT}"
                why = getattr(error, "strerror", None) or str(error)
                raise CommandError(
                    f"{where} cannot be used ({why}); try another port: PORT=8001 make run"
                ) from None

    def _tell_when_ready(self) -> None:
        """One line with the address, once the site answers there."""
        address = f"http://{settings.LOCAL_HOST}:{settings.PORT}"
        request = urllib.request.Request(f"{address}/healthz", headers={"Host": "localhost"})
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(request, timeout=5):
                    self.stdout.write(f"Ready at {settings.SITE_URL} (Ctrl-C stops it)")
                    self.stdout.flush()
                return
            except OSError:
                time.sleep(0.05)


def take_turns_calmly() -> None:
    """Ask Linux not to change threads whenever one of them wakes another; the workers are asked likewise.

    A request goes from a thread that reads to one that answers and back. Where they share a processor, changing
    between them for each single request costs more than answering it.
    """
    if hasattr(os, "SCHED_BATCH"):
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def load_in_worker(target: str) -> WSGIApplication:
    """The application, in a worker that leaves Ctrl-C alone and does not outlive the first process.

    Ctrl-C reaches every process of the terminal; the first one acts on it and tells the workers to end. Told
    twice, a worker hangs. Left alone, a worker would answer for ever and keep the port from the next start.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_the_first, name="end", daemon=True).start()
    application: WSGIApplication = import_string(target.replace(":", "."))
    return application


def _end_with_the_first() -> None:
    """Wait until the first process is gone; if it was killed and could not tell its workers to end, end."""
    first = multiprocessing.parent_process()
    if first is not None:
        first.join()
        os._exit(1)


def _state_of(folder: Path) -> str:
    seen = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        stat = file.stat()
        seen.update(f"{file.relative_to(folder)}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return seen.hexdigest()
