"""`manage.py check` tells every problem of the content in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from pytest_django import Settings

from explainer import checks


@pytest.fixture
def broken(small_content: Path, settings: Settings) -> Path:
    settings.CONTENT_DIR = small_content
    page = small_content / "pages" / "one.md"
    page.write_text(page.read_text().replace("title: One", "tittle: One").replace("\n", "\r\n"))
    return small_content


def test_every_problem_is_told_with_place_code_and_mend(broken: Path) -> None:
    with pytest.raises(SystemCheckError) as failed:
        call_command("check")
    told = str(failed.value)
    assert (
        "\ncontent/pages/one.md:2: page.unknown-key: 'tittle' is no field here: did you mean 'title'?\n"
        in told
    )
    assert (
        "\ncontent/pages/one.md:1: files.line-ends: the line ends are those of Windows: choose 'LF' where your editor says 'CRLF', and save; readers see no difference\n"
        in told
    )


def test_errors_fail_and_warnings_do_not(broken: Path) -> None:
    levels = {message.id: message.is_serious() for message in checks.content(None)}
    assert levels == {"content.E001": True, "content.W001": False}


def test_a_template_that_cannot_be_read_is_told_with_its_line(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "x.html").write_text("<p>\n{% nonsense %}\n")
    settings.BASE_DIR = tmp_path
    assert [message.obj for message in checks.templates(None)] == ["templates/x.html:2"]


def test_the_real_content_and_templates_have_no_errors() -> None:
    serious = [
        str(message) for message in (*checks.content(None), *checks.templates(None)) if message.is_serious()
    ]
    assert serious == []


def test_the_settings_pass_the_check_for_deployment(settings: Settings) -> None:
    call_command("check", "--deploy", "--fail-level", "WARNING", "--tag", "security")
