"""The report: what is old, unread, uncited, our own, or shown by no example."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from explainer.library.catalogue import Catalogue, load
from explainer.library.labels import Reading
from explainer.library.missing import missing
from explainer.library.report import Aged, Report, report
from tests.library.material import FILES, PAGE, write

LONG_AFTER = date(2028, 1, 1)


@pytest.fixture(scope="module")
def real(catalogue: Catalogue) -> Report:
    return report(catalogue, LONG_AFTER)


@pytest.fixture
def small(tmp_path: Path) -> Catalogue:
    body = PAGE.replace("A newspaper doubts it [@a-news as allegation].", "It follows. {.ours}\n\n## Think {.think}\n\nWhat of it?")
    found, problems = load(write(tmp_path / "content", {**FILES, "pages/here.md": body}))
    assert found is not None, problems
    return found


def test_what_is_past_its_limit_comes_first_and_the_oldest_before_the_rest(real: Report) -> None:
    for aged in (real.reviews, real.statuses, real.documents):
        assert aged
        assert list(aged) == sorted(aged, key=lambda one: (not one.old, one.seen, one.title))


def test_ages_are_counted_to_the_day_asked_for_and_without_one_there_are_none(small: Catalogue) -> None:
    (page, about) = report(small, date(2028, 1, 1)).reviews
    assert page == Aged("Here", "/here/", "content/pages/here.md", (2026, 11, 24), True, 403)
    assert about.title == "Method"
    assert {one.days for one in report(small).reviews} == {None}
    assert {one.old for one in report(small, date(2026, 11, 25)).reviews} == {False}


def test_only_documents_in_force_are_told(real: Report, catalogue: Catalogue) -> None:
    assert len(real.documents) == sum(document.in_force for document in catalogue.documents)


def test_unread_are_the_cited_sources_whose_text_was_not_read_general_knowledge_first(real: Report, catalogue: Catalogue) -> None:
    expected = {source.id for source in catalogue.sources.values() if source.read is not Reading.PRIMARY and source.id in catalogue.cited_at}
    assert {one.source.id for one in real.unread} == expected
    assert real.unread == (*real.background, *real.secondary)
    assert [one.places for one in real.background] == sorted((one.places for one in real.background), reverse=True)


def test_every_source_is_cited_or_told(real: Report, catalogue: Catalogue) -> None:
    assert {source.id for source in real.uncited} | set(catalogue.cited_at) == set(catalogue.sources)
    assert not {source.id for source in real.uncited} & set(catalogue.cited_at)


def test_own_reasoning_is_counted_and_questions_are_not(small: Catalogue) -> None:
    (ours,) = report(small).ours
    assert (ours.title, ours.ours, ours.all, ours.share) == ("Here", 1, 3, 33)


def test_a_chapter_is_told_in_figures(small: Catalogue) -> None:
    (here,) = report(small).chapters
    page = small.pages["here"]
    entries = [entry for note in page.notes for entry in note.entries]
    assert (here.words, here.cited, here.figures) == (page.words, len(entries), 0)
    assert here.read == sum(entry.source.read is Reading.PRIMARY for entry in entries)
    assert (here.onward, here.inward) == (0, 0)


def test_links_between_chapters_are_counted_the_same_from_both_ends(real: Report) -> None:
    assert sum(one.onward for one in real.chapters) == sum(one.inward for one in real.chapters) > 0


def test_the_figures_are_those_of_the_lists(real: Report, catalogue: Catalogue) -> None:
    told = {(one.anchor, one.words): (one.count, one.all) for one in real.tallies}
    assert told["uncited", "sources not cited"] == (len(real.uncited), len(catalogue.sources))
    assert told["unread", "cited sources known through others"] == (len(real.secondary), len(catalogue.cited_at))
    assert told["reviews", "pages past their limit"] == (len(catalogue.pages), len(catalogue.pages))
    assert told["uncovered", "parts of trees that no example shows"] == (len(real.uncovered), 0)


def test_addresses_elsewhere_are_told_once(real: Report) -> None:
    assert len(real.addresses) == len(set(real.addresses)) > 300


def test_what_no_example_shows_is_what_the_check_advises(real: Report) -> None:
    advised = {(problem.path, problem.line) for problem in load(Path("content").resolve())[1] if problem.code == "tree.uncovered"}
    assert {(one.tree.path, one.line) for one in real.uncovered} == advised


def test_records_of_another_folder_that_are_not_here_are_listed(small: Catalogue, tmp_path: Path) -> None:
    facts = tmp_path / "facts"
    facts.mkdir()
    (facts / "sources.yaml").write_text("references:\n- id: a-news\n- id: new-one\n")
    (facts / "timeline.yaml").write_text("events:\n- date: 2026-01-01\n  title: Something\n- {date: 2026-03-04, title: Elsewhere, sources: [c-other]}\n")
    (facts / "claims.yaml").write_text("claims: [\n")
    found, problems = missing(facts, small)
    assert [(one.file, one.line, one.name) for one in found] == [("sources.yaml", 3, "new-one"), ("timeline.yaml", 2, "2026-01-01 Something"), ("timeline.yaml", 4, "2026-03-04 Elsewhere")]
    assert [problem.code for problem in problems] == ["yaml.syntax"]


TOLD = """\
events:
- {date: 2026-03, title: "Able's suit", text: "It begins [@a-news].", kind: filing, topic: copyright}
"""


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("{date: 2026-03-04, title: Of another name, sources: [a-news]}", True),
        ("{date: 2026-03, title: Able's suit}", True),
        ("{date: 2026-03-04, title: Of another name, sources: [b-law]}", False),
        ("{date: 2026-04-04, title: Able's suit, sources: [a-news]}", False),
    ],
)
def test_an_event_is_here_if_its_time_and_its_source_or_title_are(tmp_path: Path, record: str, told: bool) -> None:
    known, problems = load(write(tmp_path / "content", {**FILES, "timeline.yaml": TOLD}))
    assert known is not None, problems
    (tmp_path / "timeline.yaml").write_text(f"events:\n- {record}\n")
    assert (missing(tmp_path, known)[0] == ()) is told
