"""The content is exchanged as a whole, and its last good state outlives every mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.library import catalogue as library
from explainer.library.catalogue import Catalogue
from explainer.web import current
from explainer.web.current import Refused, Service
from explainer.web.finish import answer
from explainer.web.prepared import Prepared, Table


@pytest.fixture
def var(tmp_path: Path) -> Path:
    return tmp_path / "var"


def service(content: Path, var: Path, code: str = "this code") -> Service:
    made = Service(content, var, code=code)
    made.start()
    return made


def rename(content: Path, title: str) -> None:
    page = content / "pages" / "one.md"
    page.write_text(page.read_text().replace("title: One", f"title: {title}"))


def break_it(content: Path) -> None:
    (content / "pages" / "one.md").write_text("no front matter")


def title_of(served: Service) -> str:
    return served.served.catalogue.pages["one"].title


def test_a_changed_file_is_served_after_a_refresh(small_content: Path, var: Path) -> None:
    running = service(small_content, var)
    rename(small_content, "Another")
    assert title_of(running) == "One"
    running.refresh()
    assert title_of(running) == "Another"


def test_a_file_that_still_changes_between_two_looks_is_left_in_peace(small_content: Path, var: Path) -> None:
    running = service(small_content, var)
    running.look()
    rename(small_content, "Another")
    running.look()
    assert title_of(running) == "One"
    running.look()
    assert title_of(running) == "Another"


def test_broken_content_leaves_what_is_served_and_says_why(
    small_content: Path, var: Path, caplog: pytest.LogCaptureFixture
) -> None:
    running = service(small_content, var)
    break_it(small_content)
    running.refresh()
    assert title_of(running) == "One"
    assert running.served.stale
    assert [str(problem) for problem in running.served.problems] == [
        "content/pages/one.md:1: files.front-matter: the file does not begin with front matter: "
        "put '---' on the first line, then the fields, then '---'"
    ]
    assert "files.front-matter" in caplog.text


def test_mended_content_is_served_again(small_content: Path, var: Path) -> None:
    running = service(small_content, var)
    whole = (small_content / "pages" / "one.md").read_text()
    break_it(small_content)
    running.refresh()
    (small_content / "pages" / "one.md").write_text(whole)
    running.refresh()
    assert not running.served.stale


def test_a_start_while_the_content_is_broken_serves_the_last_good_state(
    small_content: Path, var: Path
) -> None:
    rename(small_content, "Older")
    service(small_content, var).start()
    rename(small_content, "Newer")
    newer = service(small_content, var)
    rename(small_content, "Newest")
    newer.refresh()
    break_it(small_content)
    again = service(small_content, var)
    assert again.served.catalogue.pages["one"].title == newer.served.catalogue.pages["one"].title
    assert again.served.stale


def test_the_last_good_state_is_files_and_survives_a_change_of_code(small_content: Path, var: Path) -> None:
    service(small_content, var, code="old code")
    break_it(small_content)
    assert title_of(service(small_content, var, code="new code")) == "One"


def test_a_state_that_was_good_before_and_is_again_counts_as_the_newest(
    small_content: Path, var: Path
) -> None:
    running = service(small_content, var)
    page = small_content / "pages" / "one.md"
    first = page.read_text()
    rename(small_content, "Another")
    running.refresh()
    page.write_text(first)
    running.refresh()
    break_it(small_content)
    assert title_of(service(small_content, var)) == "One"


def test_only_a_start_that_has_nothing_refuses_and_names_every_problem(
    small_content: Path, var: Path
) -> None:
    break_it(small_content)
    (small_content / "site.yaml").write_text("name: x\nnome: y\n")
    with pytest.raises(Refused) as refused:
        service(small_content, var)
    codes = [problem.code for problem in refused.value.problems]
    assert codes == ["files.front-matter", "site.missing", "site.unknown-key"]


def test_a_folder_that_is_gone_is_broken_content(small_content: Path, var: Path) -> None:
    running = service(small_content, var)
    small_content.rename(small_content.parent / "elsewhere")
    running.refresh()
    assert title_of(running) == "One"
    assert [problem.code for problem in running.served.problems] == ["files.missing-folder"]


def test_a_second_start_reads_no_file_but_the_kept_records(
    small_content: Path, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service(small_content, var)

    def load(root: Path, drafts: bool) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(library, "load", load)
    assert title_of(service(small_content, var)) == "One"


def test_damaged_records_are_made_anew(small_content: Path, var: Path) -> None:
    service(small_content, var)
    for kept in (var / "catalogues").iterdir():
        kept.write_bytes(b"damaged")
    assert title_of(service(small_content, var)) == "One"


def test_where_nothing_can_be_kept_the_site_runs_all_the_same(
    small_content: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a file").write_text("where a folder should be")
    running = service(small_content, tmp_path / "a file" / "var")
    rename(small_content, "Another")
    running.refresh()
    assert title_of(running) == "Another"
    assert "going on without it" in caplog.text


def test_five_good_states_are_kept(small_content: Path, var: Path) -> None:
    running = service(small_content, var)
    for at in range(8):
        rename(small_content, "One")
        (small_content / "pages" / "one.md").write_text(
            (small_content / "pages" / "one.md").read_text() + f"\nMore, {at} [@a-law].\n"
        )
        running.refresh()
    assert not running.served.stale
    assert len(list((var / "good").iterdir())) == current.COPIES


def test_a_mistake_in_our_own_code_does_not_stop_the_site(
    small_content: Path, var: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    running = service(small_content, var)

    def load(root: Path, drafts: bool) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(library, "load", load)
    rename(small_content, "Another")
    running.refresh()
    assert title_of(running) == "One"
    assert [problem.code for problem in running.served.problems] == ["content.reading"]
    assert "ZeroDivisionError" in caplog.text


class Stop(Exception):
    """Ends the endless watch."""


def test_pages_and_records_are_exchanged_together(
    small_content: Path, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = service(small_content, var)
    seen: list[tuple[str, str]] = []

    def prepare(catalogue: Catalogue, before: Table) -> Table:
        titles = (catalogue.pages["one"].title, title_of(running))
        seen.append(titles)
        assert current.catalogue() is catalogue
        return {"/one/": Prepared(answer(200, "OK", (), titles[0].encode()), {})}

    def pause(seconds: float) -> None:
        if len(seen) == 2:
            raise Stop
        rename(small_content, "Another")
        running._seen = library.fingerprint(small_content)

    monkeypatch.setattr("explainer.web.current.time.sleep", pause)
    with pytest.raises(Stop):
        running.watch(2.0, prepare)
    assert seen == [("One", "One"), ("Another", "One")]
    assert running.served.table["/one/"].answer.body == b"Another"
    assert title_of(running) == "Another"


def test_pages_that_cannot_be_prepared_are_left_to_django(
    small_content: Path, var: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    running = service(small_content, var)

    def prepare(catalogue: Catalogue, before: Table) -> Table:
        raise ZeroDivisionError

    def pause(seconds: float) -> None:
        raise Stop

    monkeypatch.setattr("explainer.web.current.time.sleep", pause)
    with pytest.raises(Stop):
        running.watch(2.0, prepare)
    assert running.served.table == {}
    assert "could not be prepared" in caplog.text
