"""The files that let a code host check a pull request, and the page that says how."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from explainer.library.telling import FORMATS

ROOT = Path(__file__).parent.parent
WORKFLOW = ROOT / ".github" / "workflows" / "content.yml"
GUIDE = (ROOT / "docs" / "publishing.md").read_text()


def gitlab() -> dict[str, Any]:
    found = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    assert found is not None
    data = yaml.safe_load(found[1])
    assert isinstance(data, dict)
    return data


def commands() -> list[str]:
    steps = yaml.safe_load(WORKFLOW.read_text())["jobs"]["check"]["steps"]
    return [step["run"] for step in steps if "run" in step] + list(gitlab()["content"]["script"])


def test_pull_requests_are_checked() -> None:
    data = yaml.load(WORKFLOW.read_text(), Loader=yaml.BaseLoader)
    assert set(data["on"]) == {"pull_request", "push"}
    assert data["permissions"] == {"contents": "read"}


def test_every_command_of_the_code_hosts_is_there() -> None:
    run = [command for command in commands() if "manage.py" in command]
    assert len(run) == 3
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
    job = gitlab()["content"]
    report = job["artifacts"]["reports"]["codequality"]
    assert any(f"--format gitlab > {report}" in command for command in job["script"])


@pytest.mark.parametrize("document", ["docs/publishing.md"])
def test_every_file_linked_exists(document: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / document).read_text()):
        assert (ROOT / document).parent.joinpath(target).exists(), target
