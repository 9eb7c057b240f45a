"""Templates: each is a good file, by hand or by command, and what is not yet written over is pointed at."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from explainer.library.catalogue import load
from explainer.library.problems import Weight
from explainer.library.scaffolds import PLACEHOLDER, SCAFFOLDS, TEMPLATES, filled, placeholders
from tests.library.material import FILES, write

CONTENT = Path(__file__).parents[2] / "content"
COPIES = {
    "page.md": "pages/new-page.md", "case.md": "cases/new-case.md", "claim.md": "claims/new-claim.md", "term.md": "glossary/new-term.md",
    "source.yaml": "sources/new-source.yaml", "provider.yaml": "providers/new-provider.yaml", "tree.md": "trees/tree/tree.md",
    "example.md": "trees/tree/examples/new-example.md",
}  # fmt: skip


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content with a copy of every template in its place."""
    root = tmp_path_factory.mktemp("templates") / "content"
    shutil.copytree(CONTENT, root)
    for template, place in COPIES.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CONTENT / TEMPLATES / template, root / place)
    return root


def test_every_template_has_its_place() -> None:
    assert {file.name for file in (CONTENT / TEMPLATES).iterdir()} == set(COPIES)
    assert {scaffold.template for scaffold in SCAFFOLDS.values()} == set(COPIES) - {"example.md"}


def test_copies_of_all_templates_pass_the_check(content: Path) -> None:
    found, problems = load(content, drafts=True)
    assert [str(problem) for problem in problems if problem.weight is not Weight.ADVICE] == []
    assert found is not None
    assert {"new-page", "new-case", "new-claim", "new-term"} <= {*found.pages, *found.cases, *found.claims, *found.terms}
    assert "new-example" in found.trees["tree"].examples


def test_what_is_not_written_over_is_pointed_at_unless_it_is_a_draft(content: Path) -> None:
    told = [problem.path.removeprefix("content/") for problem in placeholders(content)]
    drafts = {COPIES[name] for name in ("page.md", "case.md", "claim.md")}
    assert set(told) == set(COPIES.values()) - drafts
    assert len(told) == len(set(told))


def test_a_placeholder_is_told_at_its_line(tmp_path: Path) -> None:
    root = write(tmp_path / "content", {**FILES, "glossary/x.md": "---\ntitle: x\n---\nIt is [@b-law].\n\nReplace this [@b-law].\n"})
    assert [str(problem) for problem in placeholders(root)] == [
        "content/glossary/x.md:6: files.placeholder: words of the template still stand here (1 in this file): write what belongs there; "
        "until then put an underscore in front of the file's name"
    ]


def test_the_real_content_has_no_placeholder() -> None:
    assert list(placeholders(CONTENT)) == []


@pytest.mark.parametrize("name", SCAFFOLDS)
def test_name_day_and_number_are_filled_in(name: str) -> None:
    scaffold = SCAFFOLDS[name]
    template = (CONTENT / TEMPLATES / scaffold.template).read_text()
    text = filled(template, scaffold.words, "doe-v-roe", date(2027, 3, 4), 17)
    assert "2026-01-01" not in text
    assert "1 January 2026" not in text
    assert PLACEHOLDER.search(text)
    for old, new in scaffold.words.items():
        assert old in template
        assert old not in text
        assert new.format(name="doe-v-roe", title="Doe v. Roe", term="doe v roe", year="2027", number="17") in text
