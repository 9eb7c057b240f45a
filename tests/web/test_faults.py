"""What happens when something breaks: see docs/decisions/faults.md for the promises."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.handlers.wsgi import WSGIHandler

from explainer.library import catalogue as library
from explainer.library.catalogue import Catalogue
from explainer.web import current, disk
from explainer.web.door import Door
from explainer.web.prepared import ask, prepare
from tests.conftest import HOST, Serve, Server, eventually
from tests.small import write_small_content
from tests.web.hammer import MARK, Hammer
from tests.web.test_serve import children, health

# the last is no address of the table: Django makes it anew for each reader
PATHS = (
    "/",
    "/one/",
    "/about/",
    "/glossary/",
    "/sources/a-law/",
    "/glossary/word/?of=nothing",
    "/one/?of=nothing",
)

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def mark(content: Path, number: int) -> None:
    """Name one number in the site's name and in every title: a page made from two states would name two."""
    write_again = {
        "site.yaml": "A small site",
        "pages/one.md": "title: One",
        "glossary/word.md": "What it means",
    }
    fresh = content.parent / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    write_small_content(fresh)
    for name, words in write_again.items():
        text = (fresh / name).read_text()
        assert words in text
        (content / name).write_text(text.replace(words, f"{words} Mark{number}"))


def workers(server: Server) -> list[int]:
    """The worker processes of a server, the one that started last at the end."""
    return [
        child
        for child in sorted(children(server.process.pid))
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def kill_a_worker(server: Server, killed: set[int]) -> None:
    """Kill the worker that runs longest, and wait until there are as many as before."""
    before = workers(server)
    first = next(worker for worker in before if worker not in killed)
    killed.add(first)
    os.kill(first, signal.SIGKILL)
    eventually(
        lambda: first not in workers(server) and len(workers(server)) == len(before), "a new worker is there"
    )


@linux
def test_neither_a_reload_nor_the_death_of_a_worker_loses_more_than_the_connections_of_the_dead(
    serve: Serve, small_content: Path, tmp_path: Path
) -> None:
    mark(small_content, 0)
    server = serve(small_content, tmp_path / "var", workers=2)
    with Hammer(server.address, PATHS) as readers:
        mark(small_content, 1)
        eventually(lambda: b"1" in readers.marks, "the new content is served")
        assert (readers.lost, readers.bad) == ([], []), "a reload drops nothing"
        kill_a_worker(server, set())
        answered = readers.answered
        eventually(lambda: readers.answered > answered + 100, "readers are served")
    assert (readers.bad, readers.mixed) == ([], [])
    assert len(readers.lost) <= readers.readers
    assert server.stop() == 0


@linux
def test_a_server_that_was_killed_leaves_no_worker_behind_and_starts_again_at_once(
    serve: Serve, small_content: Path, tmp_path: Path
) -> None:
    server = serve(small_content, tmp_path / "var", workers=2)
    left = workers(server)
    with Hammer(server.address, PATHS) as readers:
        eventually(lambda: readers.answered > 20, "readers are served")
        server.process.kill()
        server.process.wait()
        eventually(lambda: not any(Path(f"/proc/{worker}").exists() for worker in left), "the workers ended")
        port = urlsplit(server.address).port or 0
        again = serve(small_content, tmp_path / "var", workers=2, port=port)
        answered = readers.answered
        eventually(lambda: readers.answered > answered + 20, "readers are served again")
    assert (readers.bad, readers.mixed) == ([], [])
    assert again.stop() == 0


def cannot_write_long_files() -> None:
    """As on a full disk: a file grows to some four thousand bytes, then writing fails."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def cannot_write_where_it_is_forbidden() -> None:
    """Root may write everywhere; this takes that right away (the capability CAP_DAC_OVERRIDE)."""
    drop_from_bounding_set, dac_override = 24, 1
    ctypes.CDLL(None).prctl(drop_from_bounding_set, dac_override, 0, 0, 0)


@pytest.fixture
def started_once(serve: Serve, small_content: Path, tmp_path: Path) -> Path:
    """The folder `var` of a site that ran before with the content as it was then."""
    serve(small_content, tmp_path / "var").stop()
    mark(small_content, 1)
    return tmp_path / "var"


def serves_and_reloads(server: Server, content: Path) -> None:
    assert set(MARK.findall(server.get("/one/")[2])) == {b"1"}
    mark(content, 2)
    eventually(lambda: set(MARK.findall(server.get("/one/")[2])) == {b"2"}, "the new content is served")
    assert health(server)["status"] == "ok"
    assert server.stop() == 0


def test_on_a_full_disk_the_site_starts_serves_and_reloads_but_keeps_nothing(
    serve: Serve, small_content: Path, started_once: Path
) -> None:
    server = serve(small_content, started_once, limit=cannot_write_long_files)
    serves_and_reloads(server, small_content)
    assert "could not be written (File too large); going on without it" in server.log.read_text()
    assert list(started_once.rglob(f"{disk.PASSING}*")) == []


@linux
def test_on_a_disk_that_can_only_be_read_the_site_starts_serves_and_reloads(
    serve: Serve, small_content: Path, started_once: Path
) -> None:
    for folder in (started_once, *(path for path in started_once.rglob("*") if path.is_dir())):
        folder.chmod(0o555)
    try:
        server = serve(small_content, started_once, limit=cannot_write_where_it_is_forbidden)
        serves_and_reloads(server, small_content)
        assert "Permission denied" in server.log.read_text()
    finally:
        for folder in (started_once, *started_once.rglob("*")):
            folder.chmod(0o755)


def test_a_first_start_on_a_full_disk_says_what_to_do_and_the_next_one_mends_what_was_cut_short(
    serve: Serve, small_content: Path, tmp_path: Path
) -> None:
    refused = serve(small_content, tmp_path / "var", limit=cannot_write_long_files)
    assert refused.process.wait() == 1
    said = refused.log.read_text()
    assert "static cannot be written (File too large)" in said
    assert "make room, or name a folder that can be written: VAR_DIR=" in said
    assert "Traceback" not in said
    server = serve(small_content, tmp_path / "var")
    page = server.get("/")[2].decode()
    for sheet in {part.split('"')[0] for part in page.split('href="')[1:] if part.startswith("/static/css/")}:
        plain = sheet.rpartition("/")[2].split(".")[0]
        assert server.get(sheet)[2].decode().rstrip().endswith("}"), plain
    server.stop()


def test_content_that_is_gone_or_half_there_leaves_what_was_served_at_a_start_too(
    serve: Serve, small_content: Path, tmp_path: Path
) -> None:
    server = serve(small_content, tmp_path / "var")
    elsewhere = tmp_path / "elsewhere"
    small_content.rename(elsewhere)
    eventually(lambda: health(server)["status"] == "stale", "it is noticed that the content is gone")
    shutil.copytree(elsewhere / "pages", small_content / "pages")  # sources and the rest are still missing
    eventually(lambda: health(server)["problems"] != 1, "the half is looked at")
    assert (server.get("/one/")[0], health(server)["status"]) == (200, "stale")
    server.stop()

    again = serve(small_content, tmp_path / "var")
    assert (again.get("/one/")[0], health(again)["status"]) == (200, "stale")
    shutil.copytree(elsewhere, small_content, dirs_exist_ok=True)
    eventually(lambda: health(again)["status"] == "ok", "the whole is served")
    again.stop()


@pytest.fixture
def slow(serve: Serve, small_content: Path, tmp_path: Path) -> Iterator[Server]:
    """One worker, and two hundred readers who began to ask and never end."""
    server = serve(small_content, tmp_path / "var")
    where = (urlsplit(server.address).hostname, urlsplit(server.address).port)
    waiting = [socket.create_connection(where) for _ in range(200)]
    for connection in waiting:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
    yield server
    for connection in waiting:
        connection.close()
    server.stop()


def test_slow_readers_do_not_keep_others_waiting_and_are_let_go(slow: Server) -> None:
    assert slow.get("/one/")[0] == 200
    where = (urlsplit(slow.address).hostname, urlsplit(slow.address).port)
    with socket.create_connection(where) as begun, socket.create_connection(where) as silent:
        begun.sendall(b"GET / HTTP/1.1\r\n")
        for connection in (begun, silent):
            connection.settimeout(60)
            connection.recv(1)  # returns when the server closes


def test_who_sends_a_body_or_an_endless_head_is_refused_before_it_is_read(slow: Server) -> None:
    where = (urlsplit(slow.address).hostname, urlsplit(slow.address).port)
    with socket.create_connection(where) as long:
        long.settimeout(60)
        long.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000000000\r\n\r\n")
        assert long.recv(30).startswith(b"HTTP/1.1 405 ")
    with socket.create_connection(where) as long:
        long.settimeout(60)
        long.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        with pytest.raises(OSError, match="reset|Broken pipe"):
            long.sendall(b"X-Long: " + b"a" * 10_000_000)
    assert slow.get("/one/")[0] == 200


def test_no_response_mixes_two_states_of_the_content(
    small_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(small_content, 0)
    service = current.Service(small_content, tmp_path / "var", code="tests")
    monkeypatch.setattr(current, "_service", service)
    django = WSGIHandler()
    service.start()
    service._prepare = lambda found, before: prepare(django, f"https://{HOST}", PATHS[:-2], before)
    door = Door(django, lambda: service.served.table, lambda environ: True, {})
    seen: set[bytes] = set()
    mixed: list[str] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            for path in PATHS[-3:]:
                marks = set(MARK.findall(ask(door, f"https://{HOST}", path).body))
                seen.update(marks)
                if len(marks) != 1:
                    mixed.append(path)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(1, 21):
        mark(small_content, number)
        service.refresh()
    stop.set()
    for reader in readers:
        reader.join()
    assert mixed == []
    assert len(seen) > 2


def test_content_exchanged_while_a_page_is_being_made_shows_on_the_next_page_only(
    small_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(small_content, 1)
    service = current.Service(small_content, tmp_path / "var", code="tests")
    monkeypatch.setattr(current, "_service", service)

    def exchanged_after_it_was_asked() -> Catalogue:
        found = current.catalogue()
        mark(small_content, 2)
        service.refresh()
        return found

    monkeypatch.setattr("explainer.views.pages.catalogue", exchanged_after_it_was_asked)
    begun, next_page = (ask(WSGIHandler(), f"https://{HOST}", "/one/").body for _ in range(2))
    assert (set(MARK.findall(begun)), set(MARK.findall(next_page))) == ({b"1"}, {b"2"})


@pytest.mark.parametrize("days", [-9000, 9000])
def test_a_file_with_a_time_far_from_now_is_noticed_like_any_other(
    small_content: Path, tmp_path: Path, days: int
) -> None:
    service = current.Service(small_content, tmp_path / "var", code="tests")
    service.start()
    mark(small_content, 1)
    then = (datetime.now(UTC) + timedelta(days=days)).timestamp()
    os.utime(small_content / "pages" / "one.md", (then, then))
    service.refresh()
    assert service.served.catalogue.pages["one"].title == "One Mark1"


def test_a_clock_put_back_does_not_make_old_copies_outlive_the_newest(
    small_content: Path, tmp_path: Path
) -> None:
    service = current.Service(small_content, tmp_path / "var", code="tests")
    service.start()
    to_come = (datetime.now(UTC) + timedelta(days=300)).timestamp()
    for number in range(1, 9):
        mark(small_content, number)
        service.refresh()
        for copy in (*(tmp_path / "var" / "good").iterdir(), *(tmp_path / "var" / "catalogues").iterdir()):
            os.utime(copy, (to_come, to_come))
    mark(small_content, 9)
    service.refresh()
    (small_content / "pages" / "one.md").write_text("broken")
    again = current.Service(small_content, tmp_path / "var", code="other code")
    again.start()
    assert again.served.catalogue.pages["one"].title == "One Mark9"


def test_what_a_process_that_died_left_half_written_is_removed_the_day_after(tmp_path: Path) -> None:
    left, new = tmp_path / f"{disk.PASSING}left", tmp_path / f"{disk.PASSING}new"
    left.write_bytes(b"half")
    new.write_bytes(b"half")
    yesterday = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    os.utime(left, (yesterday, yesterday))
    disk.keep_newest(tmp_path, 5)
    assert [path.name for path in tmp_path.iterdir()] == [new.name]


@linux
@pytest.mark.prove
def test_a_hundred_thousand_requests_through_fifty_reloads_and_ten_deaths(
    serve: Serve, small_content: Path, tmp_path: Path
) -> None:
    mark(small_content, 0)
    server = serve(small_content, tmp_path / "var", workers=2)
    killed: set[int] = set()
    with Hammer(server.address, PATHS, readers=6) as readers:
        for number in range(1, 51):
            mark(small_content, number)
            eventually(lambda number=number: b"%d" % number in readers.marks, f"state {number} is served")  # type: ignore[misc]
            if number % 5 == 0:
                kill_a_worker(server, killed)
        eventually(lambda: readers.answered >= 100_000, "a hundred thousand are answered")
    print(
        f"{readers.answered} answered, {len(readers.lost)} lost on connections of {len(killed)} killed workers"
    )
    assert (readers.bad, readers.mixed) == ([], [])
    assert len(readers.lost) <= readers.readers * len(killed)
    assert library.digest(small_content) == health(server)["digest"]
    server.stop()
