"""`manage.py new`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from explainer.library.catalogue import load
from explainer.library.problems import Weight
from tests.library.test_exchange import CASE, ZOTERO


@pytest.fixture
def content(tmp_path: Path, settings: Settings) -> Path:
    """A copy of the real content, in which new files are made."""
    root = tmp_path / "content"
    shutil.copytree(Path(configured.CONTENT_DIR), root)
    settings.CONTENT_DIR = root
    return root


@pytest.fixture
def small(small_content: Path, settings: Settings) -> Path:
    """The smallest content, with the templates, the source that they cite, and a tree."""
    settings.CONTENT_DIR = small_content
    shutil.copytree(Path(configured.BASE_DIR) / "content" / "_templates", small_content / "_templates")
    law = (small_content / "sources" / "sources.yaml").read_text()
    for name in ("usc-17-107", "usc-17-501"):
        (small_content / "sources" / f"{name}.yaml").write_text(law.replace("a-law", name))
    call_command("new", "tree", "a-tree")
    return small_content


def heavy(root: Path) -> list[str]:
    return [str(problem) for problem in load(root, drafts=True)[1] if problem.weight is not Weight.ADVICE]


KINDS = {
    "page": "pages/{}.md", "case": "cases/{}.md", "claim": "claims/{}.md", "term": "glossary/{}.md", "source": "sources/{}.yaml",
    "provider": "providers/{}.yaml", "tree": "trees/{}/tree.md", "example": "trees/is-distillation-theft/examples/{}.md",
}  # fmt: skip


def test_all_kinds_are_made_and_pass_the_check(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind, place in KINDS.items():
        call_command("new", kind, f"a-new-{kind}")
        assert (content / place.format(f"a-new-{kind}")).is_file()
        assert f"Written: content/{place.format(f'a-new-{kind}')}\n" in capsys.readouterr().out
    assert heavy(content) == []


def test_an_example_asks_what_its_tree_asks_and_expects_what_it_gives(content: Path) -> None:
    call_command("new", "example", "somebody-2026", tree="is-distillation-theft")
    found, _ = load(content)
    assert found is not None
    loaded = found.trees["is-distillation-theft"]
    example = loaded.examples["somebody-2026"]
    assert set(example.state) == set(loaded.engine.walk(example.state).asked)
    assert example.title == "Somebody 2026"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("case", "A v. B"), "'A v. B' cannot be a name: use small letters, digits and single hyphens, such as a-v-b."),
        (("case",), "'' cannot be a name: use small letters, digits and single hyphens, such as bartz-v-anthropic."),
        (("page", "one"), "content/pages/one.md is already there."),
        (("example", "x", "--tree", "nothing"), "'nothing' is no tree with examples of its own; choose one of: a-tree."),
        (("case", "--from", "x.json"), "Only sources are made --from a file."),
        (("source", "--from", "nowhere.json"), "nowhere.json: [Errno 2] No such file or directory: 'nowhere.json'"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_refused_in_plain_words(small: Path, arguments: tuple[str, ...], says: str) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("new", *arguments)
    assert str(refused.value) == says


def test_a_source_that_is_there_is_not_made_again(small: Path) -> None:
    with pytest.raises(CommandError, match=r"^'usc-17-107' is already a source \(content/sources/usc-17-107.yaml:2\)\.$"):
        call_command("new", "source", "usc-17-107")


def test_a_missing_template_is_told(small: Path) -> None:
    (small / "_templates" / "case.md").unlink()
    with pytest.raises(CommandError, match=r"^The template _templates/case.md is missing; restore it from the last version\.$"):
        call_command("new", "case", "x")


def test_broken_content_is_mended_first(small: Path) -> None:
    (small / "site.yaml").write_text("name: x\n")
    with pytest.raises(CommandError, match=r"^Mend the content first:\ncontent/site.yaml:1: site.missing: "):
        call_command("new", "case", "x")


@pytest.mark.parametrize("ending", ["json", "ris", "bib"])
def test_an_export_of_zotero_becomes_sources_and_what_is_there_is_left_out(
    content: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = load(content)[0]
    assert before is not None
    call_command("new", "source", records=ZOTERO / f"sources.{ending}", label="press", read="secondary")
    told = capsys.readouterr().out
    after = load(content)[0]
    assert after is not None
    new = {name: source for name, source in after.sources.items() if name not in before.sources}
    assert told.count("Left out: ") + len(new) == 30
    assert told.count("Left out: ") >= 15
    assert {source.label.id for source in new.values()} <= {"press"}
    assert heavy(content) == []


def test_a_new_source_goes_to_its_kind_and_says_what_to_look_at(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = tmp_path / "export.json"
    records.write_text(CASE.replace("Anthropic", "Somebody").replace('"type"', '"abstract": "x", "type"'))
    call_command("new", "source", "my-name-2025", records=records, label="holding", read="primary", jurisdiction="us-ca")
    assert capsys.readouterr().out == (
        "Added to content/sources/cases.yaml: my-name-2025\n"
        "  look at what was filled in: kind, note\n"
        "  left out, for want of a place: abstract\n"
    )
    assert (small / "sources" / "cases.yaml").read_text().endswith("    label: holding\n    read: primary\n    jurisdiction: us-ca\n    kind: case\n")


def test_without_label_or_reading_nothing_is_written(small: Path, tmp_path: Path) -> None:
    records = tmp_path / "export.json"
    records.write_text(CASE.replace("Anthropic", "Somebody"))
    with pytest.raises(CommandError, match="needs --label, one of: "):
        call_command("new", "source", records=records, read="primary")
    assert not (small / "sources" / "cases.yaml").exists()


def test_who_sits_at_a_terminal_is_asked(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = tmp_path / "export.json"
    records.write_text(CASE.replace("Anthropic", "Somebody"))
    answers = iter(("holding", " primary "))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda words: next(answers))
    call_command("new", "source", records=records)
    assert "bartz-v-somebody-2025" in (small / "sources" / "cases.yaml").read_text()


def test_several_records_get_no_common_name(small: Path) -> None:
    with pytest.raises(CommandError, match=r"^There are 30 records; leave the name out, and each gets its own\.$"):
        call_command("new", "source", "x", records=ZOTERO / "sources.ris", label="press", read="primary")
