"""Problems told: to people, to code hosts that mark lines, and to programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256

from explainer.library.problems import Problem, Weight

COUNTED = {
    Weight.ERROR: ("error", "errors"),
    Weight.WARNING: ("warning", "warnings"),
    Weight.ADVICE: ("piece of advice", "pieces of advice"),
}
GITHUB = {Weight.ERROR: "error", Weight.WARNING: "warning", Weight.ADVICE: "notice"}
GITLAB = {Weight.ERROR: "blocker", Weight.WARNING: "minor", Weight.ADVICE: "info"}
GUIDE = "content/README.md, “What the messages mean”"


def summary(problems: Iterable[Problem]) -> str:
    """How much was found, in words.

    >>> summary([Problem("x", 1, "a.b", "w", "m")])
    '1 error'
    """
    count = Counter(problem.weight for problem in problems)
    parts = [
        f"{count[weight]} {words[count[weight] != 1]}" for weight, words in COUNTED.items() if count[weight]
    ]
    return ", ".join(parts) or "nothing to mend"


def for_people(problems: Sequence[Problem]) -> str:
    """One line each, what must be mended before what may be; then how much it is, and where more is said."""
    heavy = [str(problem) for problem in problems if problem.weight is not Weight.ADVICE]
    light = [str(problem) for problem in problems if problem.weight is Weight.ADVICE]
    parts = [*heavy, *(["", "Advice, which holds nothing up:"] if light else []), *light]
    if not parts:
        return "Nothing to mend.\n"
    return "\n".join((*parts, "", f"{summary(problems)}. What each means: {GUIDE}.")).lstrip("\n") + "\n"


def for_github(problems: Sequence[Problem]) -> str:
    """Workflow commands of GitHub Actions, which mark the lines in a pull request."""
    return "".join(f"{_command(problem)}\n" for problem in problems)


def _command(problem: Problem) -> str:
    place = {"file": problem.path, "line": str(problem.line or 1), "title": problem.code}
    properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in place.items())
    return f"::{GITHUB[problem.weight]} {properties}::{_escaped(f'{problem.what}: {problem.mend}')}"


def _escaped(text: str, also: str = "") -> str:
    for sign in ("%", "\r", "\n", *also):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def for_gitlab(problems: Sequence[Problem]) -> str:
    """A Code Quality report of GitLab, which marks the lines in a merge request."""
    return json.dumps([_finding(problem) for problem in problems], ensure_ascii=False, indent=1) + "\n"


def _finding(problem: Problem) -> Mapping[str, object]:
    same = f"{problem.path}\0{problem.code}\0{problem.what}"  # the line may move
    return {
        "description": f"{problem.what}: {problem.mend}",
        "check_name": problem.code,
        "fingerprint": sha256(same.encode()).hexdigest(),
        "severity": GITLAB[problem.weight],
        "location": {"path": problem.path, "lines": {"begin": problem.line or 1}},
    }


def for_programs(problems: Sequence[Problem]) -> str:
    """JSON: a list of objects with path, line, code, weight, what and mend."""
    return json.dumps([_record(problem) for problem in problems], ensure_ascii=False, indent=1) + "\n"


def _record(problem: Problem) -> Mapping[str, object]:
    return {
        "path": problem.path, "line": problem.line, "code": problem.code, "weight": problem.weight.value,
        "what": problem.what, "mend": problem.mend,
    }  # fmt: skip


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "people": for_people, "github": for_github, "gitlab": for_gitlab, "json": for_programs,
}  # fmt: skip
