"""The files that let a code host check a pull request, and the page that says how."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from explainer.library.telling import FORMATS

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"


def data_of(file: Path) -> dict[str, Any]:
    data = yaml.load(file.read_text(), Loader=yaml.BaseLoader)
    assert isinstance(data, dict)
    return data


def steps_of(file: Path) -> list[str]:
    (job,) = data_of(file)["jobs"].values()
    return [step["run"] for step in job["steps"] if "run" in step]


def commands() -> list[str]:
    return [command for file in WORKFLOWS for command in steps_of(file)] + list(data_of(GITLAB)["content"]["script"])


def test_pull_requests_are_checked_and_the_check_may_write_nothing() -> None:
    data = data_of(ROOT / ".github" / "workflows" / "content.yml")
    assert set(data["on"]) == {"pull_request", "push"}
    assert data["permissions"] == {"contents": "read"}


def test_a_tree_is_published_on_request_only_and_nothing_typed_in_becomes_a_command() -> None:
    file = ROOT / ".github" / "workflows" / "publish-tree.yml"
    data = data_of(file)
    assert set(data["on"]) == {"workflow_dispatch"}
    assert data["permissions"] == {"contents": "write"}
    assert all("${{" not in command for command in steps_of(file))


def test_every_command_of_the_code_hosts_is_there() -> None:
    run = [command for command in commands() if "manage.py" in command]
    assert len(run) == 5
    for command in run:
        name = re.search(r"manage\.py (\w+)", command)
        assert name is not None
        assert (ROOT / "explainer" / "management" / "commands" / f"{name[1]}.py").is_file()
        assert set(re.findall(r"--format (\w+)", command)) <= set(FORMATS)


def test_what_is_installed_is_locked() -> None:
    for command in commands():
        if "pip install" in command:
            assert "--require-hashes" in command
            file = command.split("--requirement ")[1]
            assert (ROOT / file).is_file()


def test_the_report_for_gitlab_is_the_file_that_the_check_writes() -> None:
    job = data_of(GITLAB)["content"]
    report = job["artifacts"]["reports"]["codequality"]
    assert any(f"--format gitlab > {report}" in command for command in job["script"])


@pytest.mark.parametrize("document", ["docs/publishing.md"])
def test_every_file_linked_exists(document: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / document).read_text()):
        assert (ROOT / document).parent.joinpath(target).exists(), target
