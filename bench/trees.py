"""What trees cost: evaluations and whole pages, at the most open state and at the last.

Run it with ``.venv/bin/python bench/trees.py``. It prints medians in milliseconds of processor time, which neighbours
on a shared machine disturb least, and each page's cost as a multiple of the smallest page of the site answered the
same way in the same run: machines differ, so the multiples are what to compare.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "explainer.settings")
os.environ["VAR_DIR"] = tempfile.mkdtemp()
os.environ["DEBUG"] = "1"  # plain static files; nothing has to be collected first

import django  # noqa: E402 - settings come first

django.setup()

from django.test import Client  # noqa: E402

from explainer.trees.address import query  # noqa: E402
from explainer.trees.changes import deciding  # noqa: E402
from explainer.trees.compare import compare, exchanged  # noqa: E402
from explainer.trees.engine import Engine  # noqa: E402
from explainer.trees.findings import findings  # noqa: E402
from explainer.trees.model import Clause  # noqa: E402
from explainer.trees.reasons import why  # noqa: E402
from explainer.trees.result import evaluate  # noqa: E402
from explainer.trees.reverse import reverse  # noqa: E402
from explainer.web import current  # noqa: E402

ROUNDS = 25
TREE = "is-distillation-theft"
LAST = "deepseek-account-2026"


def median(run: Callable[[], object]) -> float:
    """The median of some rounds in milliseconds of processor time; one round before them does not count."""
    run()
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    from django.conf import settings

    current.install(current.Service(settings.CONTENT_DIR, Path(os.environ["VAR_DIR"]), code="bench"))
    loaded = current.catalogue().trees[TREE]
    engine, last = loaded.engine, loaded.examples[LAST].state
    other = loaded.examples["reddit-account"].state

    print("Evaluations, milliseconds of processor time (median)")
    evaluations: dict[str, Callable[[], object]] = {
        "result, nothing answered": lambda: evaluate(engine, {}),
        "result, everything answered": lambda: evaluate(engine, last),
        "reasons, everything answered": lambda: why(engine, last),
        "what decides it": lambda: deciding(engine, last, ()),
        "comparison": lambda: compare(engine, last, other),
        "comparison, all exchanged": lambda: exchanged(engine, compare(engine, last, other), engine.tree.question),
        "reverse, a verdict": lambda: reverse(engine, Clause("verdict", ("limits-avoided",))),
        "tables made anew": lambda: Engine(loaded.tree),
    }
    for name, run in evaluations.items():
        print(f"  {name:34} {median(run):8.2f}")

    start = time.process_time()
    findings(engine, loaded.examples)
    print(f"  {'put to the test, once':34} {(time.process_time() - start) * 1000:8.0f}")

    tracemalloc.start()
    fresh = Engine(loaded.tree)
    fresh.outcomes(())
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"  {'tables and one setting of dials':34} {held / 1e6:8.1f} MB")

    client = Client(headers={"host": "localhost"})
    base = median(lambda: client.get("/about/privacy/"))
    print(f"Pages through Django, as a multiple of /about/privacy/ ({base:.1f} ms of processor time)")
    asked = query(loaded.tree, last)
    pages = {
        "question, nothing answered": f"/trees/{TREE}/q/complainant",
        "question, the last": f"/trees/{TREE}/q/facts?{asked}",
        "result, nothing answered": f"/trees/{TREE}/result",
        "result, everything answered": f"/trees/{TREE}/result?{asked}",
        "result as data": f"/trees/{TREE}/result.json?{asked}",
        "record": f"/trees/{TREE}/record?{asked}",
        "comparison": f"/trees/{TREE}/compare?a={LAST}&b=reddit-account",
        "comparison, answers exchanged": f"/trees/{TREE}/compare?a={LAST}&b=reddit-account&swap=material,entry",
        "several complaints": f"/trees/{TREE}/complaints?{asked}",
        "values, asked twice": "/trees/where-do-you-stand/both?d.E1=maker&s.E1=manner",
        "reverse": f"/trees/{TREE}/reverse?claim=verdict&is=limits-avoided",
        "map": f"/trees/{TREE}/map?{asked}",
    }
    for name, address in pages.items():
        print(f"  {name:34} {median(lambda address=address: client.get(address)) / base:8.1f}")  # type: ignore[misc]


if __name__ == "__main__":
    main()
