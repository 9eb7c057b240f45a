"""`manage.py report`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from explainer.web import outside
from explainer.web.outside import Answer


@pytest.fixture
def content(small_content: Path, settings: Settings) -> Path:
    settings.CONTENT_DIR = small_content
    return small_content


def test_every_list_is_told_with_its_length(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("report", on=date(2027, 1, 1))
    told = capsys.readouterr().out
    assert "Reviews of pages, oldest first (0 past their limit): 2\n  1 November 2026, 61 days: About (content/pages/about/index.md)\n" in told
    assert "Sources that nothing cites: 0\n" in told
    assert "Paragraphs of chapters that are our own reasoning: 1\n  0 % (0 of 2) One\n" in told
    assert "Chapters in figures: 1\n  One: " in told
    assert "What no worked example shows: 0\n" in told


def test_long_lists_are_cut_unless_all_is_asked_for(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = (content / "sources" / "sources.yaml").read_text().split("references:\n")[1]
    more = "".join(entry.replace("a-law", f"law-{number}") for number in range(25))
    (content / "sources" / "more.yaml").write_text(f"references:\n{more}")
    call_command("report")
    assert "  … and 5 more (--all)\n" in capsys.readouterr().out
    call_command("report", all=True)
    assert "more (--all)" not in capsys.readouterr().out


def test_it_is_to_be_had_as_data(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("report", json=True, on=date(2028, 1, 1))
    found = json.loads(capsys.readouterr().out)
    assert found["reviews"][0] == {"title": "About", "path": "content/pages/about/index.md", "seen": "2026-11-01", "days": 426, "old": True}
    assert set(found) == {"reviews", "statuses", "documents", "unread", "uncited", "ours", "chapters", "uncovered", "addresses"}


def test_broken_content_is_mended_first(content: Path) -> None:
    (content / "site.yaml").unlink()
    with pytest.raises(CommandError, match=r"^Mend the content first:\ncontent/site.yaml:0: "):
        call_command("report")


def test_records_of_a_folder_are_compared(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sources.yaml").write_text("references:\n- id: not-here\n")
    call_command("report", facts=tmp_path)
    assert "Records not on the site: 1\n  sources.yaml:2: not-here\n" in capsys.readouterr().out
    with pytest.raises(CommandError, match="nowhere is no folder"):
        call_command("report", facts=Path("nowhere"))


def test_links_are_asked_only_when_that_is_wanted(content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    source = content / "sources" / "sources.yaml"
    source.write_text(source.read_text().replace("    title:", "    URL: https://gone.example\n    title:"))
    asked: list[str] = []

    def answers(addresses: Iterable[str]) -> Iterator[Answer]:
        for address in addresses:
            asked.append(address)
            yield Answer(address, 404, "Not Found")

    monkeypatch.setattr("explainer.management.commands.report.asked", answers)
    call_command("report")
    assert asked == []
    call_command("report", links=True)
    assert asked == ["https://gone.example"]
    assert "Addresses that do not answer, of 1: 1\n  https://gone.example: 404 Not Found\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("status", "gone"), [(200, False), (301, False), (403, False), (429, False), (404, True), (410, True), (500, True), (0, True)]
)
def test_a_site_that_only_refuses_machines_is_not_called_gone(status: int, gone: bool) -> None:
    assert Answer("https://x.example", status, "").gone is gone
    assert outside.PATIENCE > 0
