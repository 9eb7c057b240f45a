"""The timeline: dated events of its own file, joined by the steps of cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.library.cases import load_cases
from explainer.library.facets import matching
from explainer.library.timeline import FACETS, FAMILIES, KINDS, Moment, load_timeline
from tests.library.material import context, write
from tests.library.test_cases import CASE

TIMELINE = """\
events:
- date: 2025-06-23
  title: A judge's ruling
  text: "One judge rules [@c-ruling, p. 1]."
  kind: ruling
  topic: copyright
  case: x
- date: 2006
  title: A paper
  text: "Small models learn from large ones [@a-news]."
  kind: research
  topic: technique
- date: 2027-01
  title: A hearing
  text: "It is set [@a-news]."
  kind: schedule
  topic: copyright
"""


def loaded(tmp_path: Path, timeline: str = TIMELINE, case: str = CASE) -> tuple[tuple[Moment, ...], list[str]]:
    around = context(must_cite=True)
    root = write(tmp_path / "content", {"timeline.yaml": timeline, "cases/x.md": case})
    found = load_timeline(root, around, load_cases(root, around))
    return found, [str(problem).removeprefix("content/") for problem in around.problems]


def test_all_moments_come_oldest_first_and_one_told_twice_comes_once(tmp_path: Path) -> None:
    moments, messages = loaded(tmp_path)
    assert messages == []
    assert [(moment.when, moment.title, moment.chosen) for moment in moments] == [
        ("2006", "A paper", True), ("March 2024", "Able v. Baker", False), ("23 June 2025", "A judge’s ruling", True),
        ("January 2027", "A hearing", True), ("1 January 2027", "Able v. Baker", False),
    ]  # fmt: skip


def test_a_moment_leads_to_its_case_and_has_a_place_of_its_own(tmp_path: Path) -> None:
    moments, _ = loaded(tmp_path)
    assert [(moment.anchor, moment.address) for moment in moments] == [
        ("2006-a-paper", ""), ("x-on-2024-03", "/cases/x/#on-2024-03"), ("2025-06-23-a-judge-s-ruling", "/cases/x/"),
        ("2027-01-a-hearing", ""), ("x-on-2027-01-01", "/cases/x/#on-2027-01-01"),
    ]  # fmt: skip
    assert [(moment.kind_words, moment.topic_words) for moment in moments[1:3]] == [("filing", "steps of cases"), ("ruling", "copyright")]
    assert [moment.scheduled for moment in moments] == [False, False, False, True, True]
    assert [moment.year for moment in moments] == [2006, 2024, 2025, 2027, 2027]


def test_without_a_file_the_cases_tell_the_timeline(tmp_path: Path) -> None:
    around = context(must_cite=True)
    root = write(tmp_path / "content", {"cases/x.md": CASE})
    assert len(load_timeline(root, around, load_cases(root, around))) == 4
    assert list(around.problems) == []


def test_every_kind_belongs_to_one_family_of_the_drawing() -> None:
    assert sorted(" ".join(FAMILIES.values()).split()) == sorted(KINDS)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind: research", "kind: reserch", "timeline.yaml:11: timeline.value: 'events.2.kind' is 'reserch': did you mean 'research'?"),
        ("topic: technique", "topic: cases", "timeline.yaml:12: timeline.value: 'events.2.topic' is 'cases': choose one of: competition-law, copyright, "
         "distillation, export-controls, ownership, policy, safety, scraping, technique, terms, theft-word, trade-secrets"),
        ("case: x", "case: xx", "timeline.yaml:2: timeline.case: 'xx' is no case: did you mean 'x'?"),
        ("  title: A hearing\n", "", "timeline.yaml:13: timeline.missing: 'events.3.title' is missing: add 'title:'"),
        ("title: A paper", "titel: A paper\n  title: B", "timeline.yaml:9: timeline.unknown-key: 'events.2.titel' is no field here: "
         "did you mean 'title'?"),
        ("date: 2006", "date: '06'", "timeline.yaml:8: timeline.value: 'events.2.date' is '06': "
         "write a date as 2026, 2026-03 or 2026-03-30"),
        ("large ones [@a-news]", "large ones", "timeline.yaml:10: page.uncited: nothing is cited for 'Small models learn from large "
         "ones.…': cite a source, [@source-id, p. 3], or end the paragraph with {.ours}"),
        ("- date: 2027-01\n  title: A hearing", "- date: 2006\n  title: a Paper", "timeline.yaml:13: timeline.duplicate: 'a Paper' stands on "
         "2006 already (line 8): give it another title, or delete one"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_timeline_is_told_at_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in TIMELINE
    assert loaded(tmp_path, TIMELINE.replace(old, new))[1] == [message]


@pytest.mark.parametrize(
    ("chosen", "text", "dates"),
    [
        ({"topic": "cases"}, "", ["2024-03", "2027-01-01"]), ({"kind": "schedule"}, "", ["2027-01", "2027-01-01"]),
        ({"which": "main"}, "", ["2006", "2025-06-23", "2027-01"]), ({"which": "main", "topic": "copyright"}, "set", ["2027-01"]),
        ({}, "june judge", ["2025-06-23"]), ({"kind": "bill"}, "", []),
    ],
)  # fmt: skip
def test_filters_keep_what_has_every_value_and_every_word(tmp_path: Path, chosen: dict[str, str], text: str, dates: list[str]) -> None:
    moments, _ = loaded(tmp_path)
    assert [moment.iso for moment in matching(moments, FACETS, chosen, text)] == dates
