"""Writing that may fail never stops the site, and nobody sees half a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from explainer.web import disk


def test_a_record_comes_back_as_it_was(tmp_path: Path) -> None:
    assert disk.write_record(tmp_path / "deep" / "record", {"a": (1, 2)})
    assert disk.read_record(tmp_path / "deep" / "record") == {"a": (1, 2)}


def test_only_the_owner_can_read_what_is_written(tmp_path: Path) -> None:
    disk.write(tmp_path / "file", b"text")
    assert (tmp_path / "file").stat().st_mode & 0o077 == 0


def test_a_record_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert disk.read_record(tmp_path / "nothing") is None


@pytest.mark.parametrize("content", [b"", b"no pickle", b"\x80\x05\x95"])
def test_a_damaged_record_is_none_and_the_log_says_so(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "record").write_bytes(content)
    assert disk.read_record(tmp_path / "record") is None
    assert "making it anew" in caplog.text


def test_where_nothing_can_be_written_the_log_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert not disk.write(tmp_path / "file" / "below", b"text")
    assert not disk.copy_folder(tmp_path, tmp_path / "file" / "below", whole=lambda copy: True)
    assert "going on without it" in caplog.text


def test_what_cannot_be_pickled_is_told_and_nothing_is_left(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert not disk.write_record(tmp_path / "record", lambda: None)
    assert "could not be kept" in caplog.text
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk.write(tmp_path / "file", b"old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert not disk.write(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_copy_that_is_not_whole_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert not disk.copy_folder(tmp_path / "content", tmp_path / "good" / "x", whole=lambda copy: False)
    assert list((tmp_path / "good").iterdir()) == []


def test_the_last_used_are_kept(tmp_path: Path) -> None:
    for age, name in enumerate(["newest", "middle", "oldest"]):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    (tmp_path / ".passing-x").mkdir()
    disk.keep_newest(tmp_path, 2)
    assert [path.name for path in disk.newest_first(tmp_path)] == ["newest", "middle"]
