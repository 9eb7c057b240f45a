"""Problems told to people, to code hosts and to programs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from explainer.library.problems import Problem, Weight
from explainer.library.telling import FORMATS, summary

ERROR = Problem("content/pages/a.md", 5, "page.value", "'kind' is 'x'", "choose one of: about, chapter")
WARNING = Problem("content/pages/b.md", 0, "files.name", "100%, a: b", "mend it", Weight.WARNING)
ADVICE = Problem("content/pages/a.md", 7, "wording.hard", "this is hard to read", "cut it", Weight.ADVICE)
ALL = (ERROR, ADVICE, WARNING)


def test_people_are_told_first_what_must_be_mended() -> None:
    assert FORMATS["people"](ALL).split("\n") == [
        "content/pages/a.md:5: page.value: 'kind' is 'x': choose one of: about, chapter",
        "content/pages/b.md:0: files.name: 100%, a: b: mend it",
        "",
        "Advice, which holds nothing up:",
        "content/pages/a.md:7: wording.hard: this is hard to read: cut it",
        "",
        "1 error, 1 warning, 1 piece of advice. What each means: content/README.md, “What the messages mean”.",
        "",
    ]


def test_people_are_told_when_there_is_nothing() -> None:
    assert FORMATS["people"](()) == "Nothing to mend.\n"


@pytest.mark.parametrize(
    ("problems", "words"),
    [((), "nothing to mend"), ((ERROR,), "1 error"), ((ERROR, ERROR, ADVICE, ADVICE), "2 errors, 2 pieces of advice")],
)
def test_what_was_found_is_counted(problems: tuple[Problem, ...], words: str) -> None:
    assert summary(problems) == words


def test_github_is_told_file_line_and_title_with_its_own_escapes() -> None:
    assert FORMATS["github"](ALL) == (
        "::error file=content/pages/a.md,line=5,title=page.value::'kind' is 'x': choose one of: about, chapter\n"
        "::notice file=content/pages/a.md,line=7,title=wording.hard::this is hard to read: cut it\n"
        "::warning file=content/pages/b.md,line=1,title=files.name::100%25, a: b: mend it\n"
    )
    two_lines = replace(ERROR, path="content/a, b.md", mend="one\ntwo")
    assert FORMATS["github"]((two_lines,)).startswith("::error file=content/a%2C b.md,line=5,")
    assert FORMATS["github"]((two_lines,)).endswith(": one%0Atwo\n")


def test_gitlab_gets_a_code_quality_report() -> None:
    found = json.loads(FORMATS["gitlab"](ALL))
    assert [(one["check_name"], one["severity"]) for one in found] == [
        ("page.value", "blocker"), ("wording.hard", "info"), ("files.name", "minor"),
    ]  # fmt: skip
    assert found[0]["location"] == {"path": "content/pages/a.md", "lines": {"begin": 5}}
    assert found[2]["location"]["lines"] == {"begin": 1}
    assert len({one["fingerprint"] for one in found}) == 3


def test_a_problem_that_moves_keeps_its_fingerprint() -> None:
    moved = Problem(ERROR.path, 9, ERROR.code, ERROR.what, ERROR.mend)
    one, other = json.loads(FORMATS["gitlab"]((ERROR, moved)))
    assert one["fingerprint"] == other["fingerprint"]


def test_programs_get_every_field() -> None:
    assert json.loads(FORMATS["json"]((ADVICE,))) == [
        {
            "path": "content/pages/a.md", "line": 7, "code": "wording.hard", "weight": "advice",
            "what": "this is hard to read", "mend": "cut it",
        }
    ]  # fmt: skip
