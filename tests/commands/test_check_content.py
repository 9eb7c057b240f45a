"""`manage.py check_content`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from explainer.management.commands import check_content


@pytest.fixture
def page(small_content: Path, settings: Settings) -> Path:
    settings.CONTENT_DIR = small_content
    return small_content / "pages" / "one.md"


def spoil(page: Path, old: str, new: str) -> None:
    page.write_text(page.read_text().replace(old, new))


def test_good_content_has_nothing_to_mend(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check_content")
    assert capsys.readouterr().out == "Nothing to mend.\n"


def test_an_error_is_told_and_fails(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(page, "title: One", "tittle: One")
    with pytest.raises(SystemExit) as ended:
        call_command("check_content")
    assert ended.value.code == 1
    assert "content/pages/one.md:2: page.unknown-key: 'tittle' is no field here: did you mean 'title'?\n" in capsys.readouterr().out


def test_a_warning_fails_only_where_it_is_asked_to(page: Path) -> None:
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    call_command("check_content")
    with pytest.raises(SystemExit):
        call_command("check_content", strict=True)


def test_advice_is_given_even_beside_errors_and_can_be_left_out(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(page, "What it says [@a-law]", "They stole it [@a-lew]")
    for no_advice, told in ((False, ["citation.unknown-source", "wording.loaded"]), (True, ["citation.unknown-source"])):
        with pytest.raises(SystemExit):
            call_command("check_content", format="json", no_advice=no_advice)
        assert [problem["code"] for problem in json.loads(capsys.readouterr().out)] == told


def test_trees_that_have_not_changed_are_not_read_again_and_what_is_wrong_with_them_is_told_again(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = page.parents[1] / "trees" / "a-tree" / "tree.md"
    tree.parent.mkdir()
    tree.write_text("---\ntitle: x\n---\n")

    def told() -> list[str]:
        with pytest.raises(SystemExit):
            call_command("check_content", format="json")
        return [problem["code"] for problem in json.loads(capsys.readouterr().out)]

    first = told()
    assert {"tree.missing"} <= set(first)
    read: list[Path] = []

    def load_trees(root: Path, *args: object, **options: object) -> dict[str, object]:
        read.append(root)
        return {}

    monkeypatch.setattr("explainer.library.catalogue.load_trees", load_trees)
    assert told() == first
    assert read == []
    tree.write_text("---\ntitle: y\n---\n")
    call_command("check_content")
    assert read == [page.parents[1]]


def test_watching_checks_again_after_every_change_until_it_is_stopped(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rests: Iterator[int] = iter(range(3))

    def rest(seconds: float) -> None:
        at = next(rests)
        if at == 1:
            spoil(page, "title: One", "tittle: One")
        elif at == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", rest)
    seen = [[problem.code for problem in problems] for problems in check_content.watched(page.parents[1])]
    assert seen == [[], ["page.missing", "page.unknown-key"]]


def test_what_is_watched_is_told_with_the_time(page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", stop)
    call_command("check_content", watch=True)
    time, told = capsys.readouterr().out.strip().split("\n")
    assert (len(time), told) == (8, "Nothing to mend.")
