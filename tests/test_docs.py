"""What the documents say is so."""

from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXTS = {name: (ROOT / name).read_text() for name in ("README.md", "CONTRIBUTING.md", "Makefile")}


def test_every_variable_of_the_settings_is_explained_to_operators() -> None:
    settings = (ROOT / "explainer" / "settings.py").read_text()
    read = set(re.findall(r'(?:environ\.get\(|_number\()"([A-Z_]+)"', settings))
    head = settings.split('"""')[1]
    assert {name for name in read if not re.search(rf"\b{name}\b", head)} == set()
    assert {name for name in read - {"DEBUG"} if f"`{name}`" not in TEXTS["README.md"]} == set()


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_command_named_exists(document: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", TEXTS["Makefile"], re.M))
    assert set(re.findall(r"\bmake ([a-z]+)\b", TEXTS[document])) <= targets


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "bench/README.md", "docs/deploying.md"])
def test_every_file_linked_exists(document: str) -> None:
    linked = re.findall(r"\]\(([^)#:]+)\)", (ROOT / document).read_text())
    assert [name for name in linked if not (ROOT / document).parent.joinpath(name).exists()] == []


def test_the_container_file_copies_folders_that_exist_and_needs_no_rights() -> None:
    lines = (ROOT / "Containerfile").read_text().splitlines()
    copied = [line.split()[1] for line in lines if line.startswith("COPY ")]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    user = next(line for line in lines if line.startswith("USER "))
    assert user.split()[1].isdecimal()
    assert lines.index(user) < next(at for at, line in enumerate(lines) if line.startswith("CMD "))


def test_files_made_elsewhere_are_as_they_are_listed() -> None:
    listed = dict(
        re.findall(
            r"^\| `([^`]+)` .*`([0-9a-f]{64})` \|$", (ROOT / "static" / "VENDORED.md").read_text(), re.M
        )
    )
    assert "js/htmx.min.js" in listed
    for name, digest in listed.items():
        assert hashlib.sha256((ROOT / "static" / name).read_bytes()).hexdigest() == digest, name


def run(script: str, *arguments: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", ROOT / ".ci" / script, *arguments],
        env={"PATH": str(path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def program(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(0o755)


def test_without_chromium_the_line_that_installs_it_is_told_and_the_tests_fail(tmp_path: Path) -> None:
    program(tmp_path, "uname", "echo Linux")
    found = run("find-chromium", path=tmp_path)
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr == "The tests need Chromium. Install it with: apt install chromium\n"


def test_chromium_is_found_by_any_of_its_names(tmp_path: Path) -> None:
    program(tmp_path, "chromium-browser", "")
    found = run("find-chromium", path=tmp_path)
    assert (found.returncode, found.stdout) == (0, f"{tmp_path}/chromium-browser\n")


def test_an_old_python_is_told_in_plain_words(tmp_path: Path) -> None:
    program(tmp_path, "python3", '[ "$1" = -V ] && echo Python 3.9.2; exit 1')
    made = run("make-environment", "python3", str(tmp_path / "venv"), "requirements.txt", path=tmp_path)
    assert made.returncode == 1
    assert made.stderr.startswith("Python 3.9.2 is too old: Python 3.11 or newer is needed.")


def test_no_python_is_told_in_plain_words(tmp_path: Path) -> None:
    made = run("make-environment", "python3", str(tmp_path / "venv"), "requirements.txt", path=tmp_path)
    assert made.returncode == 1
    assert made.stderr.startswith("There is no 'python3' here. Install Python 3.11 or newer")
