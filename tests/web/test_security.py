"""What keeps readers and the machine safe, beyond the headers that `test_every_address` looks for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from explainer.web.headers import ALWAYS, FRAMED
from tests.conftest import HOST

LONG = "a-secret-of-more-than-fifty-characters-0123456789-abcdef"


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, with these settings and no others."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, settings.BASE_DIR / "manage.py", *arguments],
        env={**kept, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_django_has_nothing_to_say_against_a_site_over_https(tmp_path: Path) -> None:
    found = manage(
        "check", "--deploy", "--fail-level", "WARNING", "--tag", "security",
        SITE_URL="https://example.org", VAR_DIR=str(tmp_path),
    )  # fmt: skip
    assert (found.returncode, found.stderr) == (0, "")
    assert "no issues" in found.stdout


@pytest.mark.parametrize("secret", ["changeme", "a" * 60, "django-insecure-" + LONG])
def test_a_secret_that_others_know_or_can_guess_is_refused(tmp_path: Path, secret: str) -> None:
    found = manage("check", "--tag", "security", SECRET_KEY=secret, VAR_DIR=str(tmp_path))
    assert found.returncode != 0
    assert "SECRET_KEY is short or well known" in found.stderr
    assert "leave it out and one is made" in found.stderr


def test_a_secret_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    tell = ("shell", "-v", "0", "-c", "from django.conf import settings; print(settings.SECRET_KEY)")
    first, second = (manage(*tell, VAR_DIR=str(tmp_path)).stdout for _ in range(2))
    assert len(first) > 50
    assert first == second
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0


def test_only_embeds_may_stand_in_frames_and_they_may_send_nothing() -> None:
    assert "frame-ancestors 'none'" in ALWAYS["Content-Security-Policy"]
    assert ALWAYS["X-Frame-Options"] == "DENY"
    assert "frame-ancestors" not in FRAMED["Content-Security-Policy"]
    assert "form-action 'none'" in FRAMED["Content-Security-Policy"]
    assert "connect-src" not in FRAMED["Content-Security-Policy"]
    assert "X-Frame-Options" not in FRAMED


@pytest.mark.parametrize("path", ["/", "/sources/", "/glossary/", "/search/", "/trees/", "/nothing/"])
def test_no_page_outside_embed_may_be_framed(path: str) -> None:
    given = Client(headers={"host": HOST}).get(path).headers
    assert (given["X-Frame-Options"], "frame-ancestors 'none'" in given["Content-Security-Policy"]) == (
        "DENY",
        True,
    )


def test_no_policy_lets_a_page_bring_script_or_style_of_its_own() -> None:
    for policy in (ALWAYS["Content-Security-Policy"], FRAMED["Content-Security-Policy"]):
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "require-trusted-types-for 'script'" in policy


def test_htmx_comes_only_together_with_the_policy_that_lets_its_pages_through() -> None:
    naming = {
        file.name for file in (settings.BASE_DIR / "templates").iterdir() if "js/htmx" in file.read_text()
    }
    assert naming == {"_htmx.html"}


def test_every_package_stands_in_the_list_of_licences_and_none_forbids_what_we_do() -> None:
    program = settings.BASE_DIR / ".ci" / "list-licences"
    listed = subprocess.run([sys.executable, program], capture_output=True, text=True, check=True).stdout
    assert (settings.BASE_DIR / "docs" / "licences.md").read_text() == listed, "make lock writes it anew"
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in listed.splitlines()
        if line.endswith(" |")
    ]
    assert [name for name, _, said, _ in rows if "GPL" in said or said == "not said"] == []


def test_what_readers_asked_for_is_not_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("explainer.views.home.catalogue", broken)
    client = Client(headers={"host": HOST}, raise_request_exception=False)
    assert client.get("/?complainant=reader").status_code == 500
    assert "ZeroDivisionError" in caplog.text
    assert "complainant" not in caplog.text
