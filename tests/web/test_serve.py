"""The real server: it starts, stays up while content is broken, and stops when told."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Serve, Server, eventually


@pytest.fixture
def small(serve: Serve, small_content: Path, tmp_path: Path) -> Iterator[Server]:
    """The server with the small content."""
    server = serve(small_content, tmp_path / "var")
    yield server
    server.stop()


def health(server: Server) -> dict[str, object]:
    state = json.loads(server.get("/healthz")[2])
    assert isinstance(state, dict)
    return state


def children(process_id: int) -> list[int]:
    """The processes that a process started, as Linux lists them."""
    tasks = Path(f"/proc/{process_id}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def test_it_says_one_line_with_its_address_and_stops_without_a_complaint(small: Server) -> None:
    assert small.get("/one/")[0] == 200
    assert small.stop() == 0
    said = [line for line in small.log.read_text().splitlines() if " INFO " not in line]
    assert said == [f"Ready at {small.address} (Ctrl-C stops it)"]


@pytest.mark.skipif(not hasattr(os, "SCHED_BATCH"), reason="only Linux has this way to take turns")
def test_its_threads_do_not_push_each_other_from_the_processor(small: Server) -> None:
    assert {os.sched_getscheduler(one) for one in children(small.process.pid)} == {os.SCHED_BATCH}


def test_it_stops_when_the_system_asks(small: Server) -> None:
    small.process.send_signal(signal.SIGTERM)
    assert small.process.wait(timeout=30) == 0


def test_static_files_keep_for_ever_and_carry_every_header_of_safety(small: Server) -> None:
    page = small.get("/")[2].decode()
    style = re.findall(r'href="(/static/css/site\.[0-9a-f]{12}\.css)"', page)
    status, headers, _ = small.get(style[0])
    assert status == 200
    assert "immutable" in headers["cache-control"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'")


def test_a_saved_file_is_served_without_a_restart(small: Server, small_content: Path) -> None:
    page = small_content / "pages" / "one.md"
    page.write_text(page.read_text().replace("title: One", "title: Another"))
    eventually(lambda: b"<h1>Another</h1>" in small.get("/one/")[2], "the new title is served")
    assert health(small)["status"] == "ok"


def test_broken_content_neither_stops_it_nor_a_worker_that_starts_anew_nor_a_new_start(
    small: Server, small_content: Path, tmp_path: Path, serve: Serve
) -> None:
    digest = health(small)["digest"]
    (small_content / "pages" / "one.md").write_text("broken")
    eventually(lambda: health(small)["status"] == "stale", "the mistake is noticed")
    assert (health(small)["problems"], health(small)["digest"]) == (1, digest)
    assert small.get("/one/")[0] == 200

    if Path("/proc").is_dir():
        worker = [
            child
            for child in children(small.process.pid)
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
        ]
        os.kill(worker[0], signal.SIGKILL)
        eventually(lambda: worker[0] not in children(small.process.pid), "the worker is gone")

        def answers() -> bool:
            try:
                return small.get("/one/")[0] == 200
            except OSError:
                return False

        eventually(answers, "a new worker serves")
        assert health(small)["status"] == "stale"
    small.stop()

    again = serve(small_content, tmp_path / "var")
    assert (health(again)["status"], health(again)["digest"]) == ("stale", digest)
    assert again.get("/one/")[0] == 200
    assert "files.front-matter" in again.log.read_text()


def test_a_start_with_nothing_good_refuses_and_lists_what_to_mend(
    serve: Serve, small_content: Path, tmp_path: Path
) -> None:
    (small_content / "pages" / "one.md").write_text("broken")
    server = serve(small_content, tmp_path / "var")
    assert server.process.wait() == 1
    said = server.log.read_text()
    assert "content/pages/one.md:1: files.front-matter: the file does not begin with front matter" in said
    assert "Traceback" not in said


def test_a_port_in_use_is_told_in_plain_words(small: Server, tmp_path: Path) -> None:
    import subprocess
    import sys

    from django.conf import settings

    port = small.address.rpartition(":")[2]
    second = subprocess.run(
        [sys.executable, settings.BASE_DIR / "manage.py", "serve"],
        env={
            **os.environ,
            "PORT": port,
            "CONTENT_DIR": str(tmp_path / "content"),
            "VAR_DIR": str(tmp_path / "var"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert second.stderr.startswith(
        f"CommandError: 127.0.0.1, port {port} cannot be used (Address already in use)"
    )
