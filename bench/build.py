"""From files to pages: the first answer after a cold and a warm start, and a change of one file, beside site generators.

    .venv/bin/python bench/build.py [PAGES …]      (without numbers: the real content, 50 and 1,000 pages)

The synthetic pages have about 800 words, citations and links to each other. Hugo, Eleventy and MkDocs make the same
texts into pages with the smallest template; those of them that are installed are run (apt install hugo, npm install
@11ty/eleventy, pip install mkdocs; name other places with HUGO, ELEVENTY and MKDOCS). Everything has the first
processor core. Printed are seconds of processor time, with those of the clock in brackets: other programs change the
second much and the first little. A generator has nothing to show before all is built; we answer as soon as the
content is read, and prepare every page in all its forms meanwhile.
"""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from servers import PATIENCE, fetched, running, work

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.small import write_small_content  # noqa: E402 - the path comes first

PORT = 8464
MOST = 2_000  # pages that are all prepared here
WORDS = (
    "the answer of one model was used to train another and the court asked whether a promise had been made which "
    "the user accepted before access was given to the service under its terms of use"
).split()
MARK = "Changed while it ran"
LAYOUT = "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><body><h1>{title}</h1>{body}</body></html>"


class Cost(NamedTuple):
    """Seconds of processor time and of the clock."""

    work: float
    clock: float

    def __str__(self) -> str:
        return f"{self.work:.2f} ({self.clock:.1f})"


def sentence(seed: int) -> str:
    """Fourteen words that make no sense, the same for the same seed."""
    return " ".join(WORDS[(seed * 7 + at * 3) % len(WORDS)] for at in range(14)).capitalize()


def body(page: int, pages: int) -> str:
    """The text of a page in Markdown."""
    parts = [f"{sentence(page)} [@a-law]."]
    for section in range(5):
        parts.append(f"## Part {section + 1} of page {page}")
        for number in range(3):
            seed = page * 31 + section * 5 + number * 3
            parts.append(f"{sentence(seed)}. {sentence(seed + 1)}. {sentence(section + number)} [@a-law, § {section}{number}].")
        parts.append(f"See [page {(page + section) % pages}](page-{(page + section) % pages}.md) as well [@a-law].")
    return "\n\n".join(parts) + "\n"


def write(folder: Path, pages: int) -> None:
    """The same texts as our content and as sources for the generators."""
    write_small_content(folder / "content")
    (folder / "content" / "pages" / "one.md").unlink()
    (folder / "plain").mkdir()
    for page in range(pages):
        text, plain = body(page, pages), f"---\ntitle: Page {page}\n---\n"
        head = f"---\ntitle: Page {page}\nnumber: {page + 1}\nkind: chapter\ndescription: The page {page}.\nreviewed: 2026-11-01\n"
        changes = "changes:\n  - date: 2026-11-01\n    what: First published.\n---\n"
        (folder / "content" / "pages" / f"page-{page}.md").write_text(head + changes + text)
        (folder / "plain" / f"page-{page}.md").write_text(plain + text)


def hugo(folder: Path) -> list[str]:
    """Sets up Hugo; the command."""
    (folder / "layouts" / "_default").mkdir(parents=True)
    for kind in ("single", "list"):
        page = LAYOUT.format(title="{{ .Title }}", body="{{ .Content }}")
        (folder / "layouts" / "_default" / f"{kind}.html").write_text(page)
    (folder / "config.toml").write_text('baseURL = "/"\ncontentDir = "plain"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n')
    return [os.environ.get("HUGO", "hugo"), "--quiet", "--destination", "out-hugo"]


def eleventy(folder: Path) -> list[str]:
    """Sets up Eleventy; the command."""
    (folder / "plain" / "_includes").mkdir()
    (folder / "plain" / "_includes" / "page.njk").write_text(LAYOUT.format(title="{{ title }}", body="{{ content | safe }}"))
    (folder / "plain" / "plain.json").write_text('{"layout": "page.njk"}')
    return [os.environ.get("ELEVENTY", "eleventy"), "--quiet", "--input=plain", "--output=out-eleventy"]


def mkdocs(folder: Path) -> list[str]:
    """Sets up MkDocs; the command."""
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text(LAYOUT.format(title="{{ page.title }}", body="{{ page.content }}"))
    (folder / "theme" / "404.html").write_text("none")
    (folder / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: plain\nsite_dir: out-mkdocs\nplugins: []\ntheme: {name: null, custom_dir: theme}\n"
    )
    return [os.environ.get("MKDOCS", "mkdocs"), "build", "--quiet"]


GENERATORS: tuple[Callable[[Path], list[str]], ...] = (hugo, eleventy, mkdocs)


def generated(folder: Path, make: Callable[[Path], list[str]]) -> tuple[Cost, Cost] | None:
    """What a generator takes for all pages, and once more after a change of one file; None if it is not there."""
    command = make(folder)
    if not shutil.which(command[0]):
        return None
    costs = []
    for _ in range(2):
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run(["taskset", "-c", "0", *command], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if len(list(folder.glob(f"out-{make.__name__}/**/*.html"))) < len(list(folder.glob("plain/*.md"))):
            raise SystemExit(f"{command[0]} did not make every page")
        costs.append(Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - began))
        with (folder / "plain" / "page-7.md").open("a") as page:
            page.write(f"\n{MARK}.\n")
    return costs[0], costs[1]


@contextlib.contextmanager
def ours(content: Path, var: Path, path: str) -> Iterator[tuple[int, Cost]]:
    """Our server after its first answer: its session and what it took until then."""
    own = {"PORT": str(PORT), "WORKERS": "1", "DEBUG": "", "SITE_URL": "", "HOST": "", "CONTENT_DIR": str(content), "VAR_DIR": str(var)}
    began = time.monotonic()
    with running([sys.executable, str(ROOT / "manage.py"), "serve"], PORT, path, **own) as session:
        yield session, Cost(work(session), time.monotonic() - began)


def since(session: int, before: float, began: float, happened: Callable[[], bool]) -> Cost:
    """What the server took from `before` on until it happened."""
    while not happened():
        if time.monotonic() - began > PATIENCE:
            raise SystemExit("It did not happen")
        time.sleep(0.2)
    return Cost(work(session) - before, time.monotonic() - began)


def served(folder: Path, content: Path, path: str, file: Path, pages: int = 0) -> dict[str, Cost]:
    """What our server takes for each step; past `MOST` pages only for the first answers."""
    var, costs = folder / "var", {}
    with ours(content, var, path) as (_, first):
        costs["first answer, cold start"] = first
    with ours(content, var, path) as (_, again):
        costs["first answer, warm start"] = again
    if pages > MOST:
        return costs
    with ours(content, var, path) as (session, first):
        tables = var / "prepared"
        costs["all forms of all pages prepared"] = since(session, 0.0, time.monotonic() - first.clock, lambda: any(tables.glob("[0-9a-f]*")))
        time.sleep(3)
        before, began = work(session), time.monotonic()
        with file.open("a") as page:
            page.write(f"\n{MARK}. {{.ours}}\n")
        costs["one changed file"] = since(session, before, began, lambda: MARK.encode() in fetched_plain(path))
    return costs


def fetched_plain(path: str) -> bytes:
    """The body of a page of ours, unpacked."""
    import brotli

    headers, sent = fetched(PORT, f"{path}?depth=full")
    return bytes(brotli.decompress(sent)) if headers.get("content-encoding") == "br" else sent


def show(name: str, costs: dict[str, Cost]) -> None:
    """The rows of one corpus."""
    for what, cost in costs.items():
        print(f"| {name} | {what} | {cost} |", flush=True)


def main(sizes: list[int]) -> None:
    """Measure and print."""
    print("| corpus | what | seconds of work (of the clock) |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        content = Path(name, "content")
        shutil.copytree(ROOT / "content", content)
        show("real content", served(Path(name), content, "/the-accusation/", content / "pages" / "the-accusation.md"))
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder, size)
            for make in GENERATORS:
                if found := generated(folder, make):
                    show(f"{size:,} pages", {f"{make.__name__}, all": found[0], f"{make.__name__}, one changed file": found[1]})
            show(f"{size:,} pages", served(folder, folder / "content", "/page-7/", folder / "content" / "pages" / "page-7.md", size))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [50, 1000])
