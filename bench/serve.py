"""Requests per second beside nginx: the same bytes, one core each, in the same run.

Run it with ``.venv/bin/python bench/serve.py``. It needs nginx, wrk and taskset (``apt install nginx-light wrk``) and two
processor cores: the servers share the first, where only one of them is asked at a time, and the client has the second.
nginx serves what this site sent, from disk and with the same headers. Rounds are short and interleaved; printed are
medians, the lowest and the highest, and the median of the ratios to nginx in the same round: of requests in a second
of the clock, and of requests in a second of the server's own processor time. Where other programs use the machine, the
second tells more; where the client is slower than nginx, the first flatters us. Compare the ratios.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from servers import fetched, processes, running, work

ROOT = Path(__file__).parents[1]
OURS, NGINX = 8461, 8462  # ports
ROUNDS, SECONDS, CONNECTIONS = 9, 1, 16
TREE = "/trees/is-distillation-theft"
ANSWERS = "complainant=provider&permission=no&material=answers&owner=nobody&source=service&promise=made"
CHAPTER = "/the-accusation/"
RESULT, SEARCH = f"{TREE}/result?{ANSWERS}", "/search/?q=fair+use"
ASKED = {
    "chapter": CHAPTER,
    "question": f"{TREE}/q/entry?{ANSWERS}",
    "result": RESULT,
    "comparison": f"{TREE}/compare?a=deepseek-account-2026&b=reddit-account",
    "search": SEARCH,
}
BROTLI = ("Accept-Encoding: br",)
PAST_THE_TABLE = (*BROTLI, "HX-Request: false")  # what says so is always answered by Django
OF_THE_SERVER = frozenset("connection content-length content-type date etag server transfer-encoding".split())
PATH = f"{os.environ['PATH']}:/usr/sbin"


class Case(NamedTuple):
    """What is asked of both servers. `file` names the place of the same bytes with nginx."""

    name: str
    path: str
    file: str
    headers: tuple[str, ...] = BROTLI
    known: bool = False  # whether the reader has the page already


class Measured(NamedTuple):
    """Requests per second of the clock and of processor time; what the slowest of a hundred took, in milliseconds."""

    rate: float
    by_work: float
    slowest: float


CASES = (
    Case("chapter, brotli", CHAPTER, "chapter"),
    Case("chapter, known: 304", CHAPTER, "chapter", known=True),
    Case("result, asked again", RESULT, "result"),
    Case("search, asked again", SEARCH, "search"),
    Case("chapter, made", CHAPTER, "chapter", PAST_THE_TABLE),
    *(
        Case(f"{name}, made", ASKED[name], name, PAST_THE_TABLE)
        for name in ("question", "result", "comparison", "search")
    ),
)


def keep_answers(folder: Path) -> dict[str, dict[str, str]]:
    """Writes the answers of the site as files; the headers of each."""
    (folder / "files").mkdir()
    kept = {}
    for name, path in ASKED.items():
        kept[name], body = fetched(OURS, path)
        (folder / "files" / name).write_bytes(body)
    return kept


def nginx_configuration(folder: Path, kept: dict[str, dict[str, str]]) -> Path:
    """Writes how nginx is to serve these answers."""
    places = ""
    for name, headers in kept.items():
        given = {header: value for header, value in headers.items() if header not in OF_THE_SERVER}
        lines = (
            f"add_header {header} '{value.replace(chr(39), chr(92) + chr(39))}';" for header, value in given.items()
        )
        places += f"location = /{name} {{ default_type 'text/html; charset=utf-8'; {' '.join(lines)} }}\n"
    temporary = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"worker_processes 1; daemon off; pid {folder}/pid; error_log stderr crit; events {{ worker_connections 1024; }}\n"
        f"http {{ access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; keepalive_requests 100000000; {temporary}\n"
        f"server {{ listen 127.0.0.1:{NGINX}; root {folder}/files;\n{places} }} }}\n"
    )
    return configuration


def measure(session: int, port: int, path: str, headers: tuple[str, ...], connections: int) -> Measured:
    """One round, asked from the second core."""
    before = work(session)
    given = [part for header in headers for part in ("-H", header)]
    command = ["taskset", "-c", "1", "wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--latency", *given]
    said = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True
    ).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"{path}: not every answer was good\n{said}")
    number, unit = re.findall(r"99%\s+([\d.]+)(us|ms|s)", said)[0]
    slowest = float(number) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[unit]
    count = int(re.findall(r"(\d+) requests in", said)[0])
    return Measured(float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0]), count / (work(session) - before), slowest)


def both(case: Case, sessions: dict[int, int]) -> tuple[Measured, Measured]:
    """One round of each server, nginx last. `sessions` has the servers by their ports."""
    found = []
    for port, path in ((OURS, case.path), (NGINX, f"/{case.file}")):
        tag = fetched(port, path)[0]["etag"]  # comes after all that is still waiting from the round before
        known = [f"If-None-Match: {tag}"] if case.known else []
        connections = 2 if case.headers == PAST_THE_TABLE else CONNECTIONS
        found.append(measure(sessions[port], port, path, (*case.headers, *known), connections))
    return found[0], found[1]


def worker_memory(session: int) -> float:
    """Memory of the workers of a server in megabytes; a page shared by several is counted once among them."""
    sizes = []
    for folder in processes(session):
        if b"spawn_main" in (folder / "cmdline").read_bytes():
            sizes += re.findall(r"^Pss:\s+(\d+)", (folder / "smaps_rollup").read_text(), re.M)
    return sum(map(int, sizes)) / 1024


def show(case: Case, rounds: list[tuple[Measured, Measured]]) -> None:
    """One row of the table."""
    rates, of_nginx = ([one[at].rate for one in rounds] for at in (0, 1))
    slowest, of_nginx_slowest = (statistics.median(one[at].slowest for one in rounds) for at in (0, 1))
    by_clock = [ours.rate / nginx.rate for ours, nginx in rounds]
    by_work = [ours.by_work / nginx.by_work for ours, nginx in rounds]
    print(
        f"| {case.name} | {spread(rates, ',.0f')} | {spread(of_nginx, ',.0f')} | {spread(by_clock, '.3g')} | {spread(by_work, '.3g')} "
        f"| {slowest:.1f} | {of_nginx_slowest:.1f} |"
    )


def spread(numbers: list[float], form: str) -> str:
    """The median, and from where to where."""
    return f"{statistics.median(numbers):{form}} ({min(numbers):{form}} to {max(numbers):{form}})"


def main() -> None:
    """Start both servers, measure, print."""
    missing = [name for name in ("nginx", "wrk", "taskset") if not shutil.which(name, path=PATH)]
    if missing:
        raise SystemExit(f"This needs {', '.join(missing)}: apt install nginx-light wrk util-linux")
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        own = {
            "PORT": str(OURS),
            "WORKERS": "1",
            "VAR_DIR": str(folder / "var"),
            "DEBUG": "",
            "SITE_URL": "",
            "HOST": "",
        }
        site = stack.enter_context(running([sys.executable, str(ROOT / "manage.py"), "serve"], OURS, CHAPTER, **own))
        while not list((folder / "var" / "prepared").glob("[0-9a-f]*")):
            time.sleep(0.5)
        time.sleep(2)
        before = worker_memory(site)
        kept = keep_answers(folder)
        nginx = [shutil.which("nginx", path=PATH) or "", "-c", str(nginx_configuration(folder, kept))]
        sessions = {OURS: site, NGINX: stack.enter_context(running(nginx, NGINX, "/chapter"))}
        rounds = [{case: both(case, sessions) for case in CASES} for _ in range(ROUNDS)]
        sizes = ", ".join(f"{name} {len(fetched(OURS, path)[1]):,}" for name, path in ASKED.items())
        print(f"{ROUNDS} rounds of {SECONDS} s, {CONNECTIONS} connections, 2 where each answer is made. Bytes packed: {sizes}.")
        print(f"Memory of one worker: {before:.0f} MB at first, {worker_memory(site):.0f} MB at the end.\n")
    print(
        "| asked | ours, per second | nginx | of nginx, by the clock | by work | p99, ms | nginx's p99 |\n|---|---|---|---|---|---|---|"
    )
    for case in CASES:
        show(case, [one[case] for one in rounds])


if __name__ == "__main__":
    main()
