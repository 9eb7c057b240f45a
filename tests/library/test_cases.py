"""Cases: one file per lawsuit, its facts in front matter, its events in order, its story in the body."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from explainer.library.cases import FACETS, ORDERS, Case, grouped, in_order, load_cases
from explainer.library.facets import matching
from tests.library.material import context, write

CASE = """\
---
caption: "Ann Able and another v. Baker Inc"
short: Able v. Baker
court: A Court
country: us
docket: "1:24-cv-00001"
filed: 2024-03
parties:
  - {name: Ann Able, role: claimant, about: author}
  - {name: Baker, role: defendant}
group: Baker
subjects: [training, acquisition]
claims: Copying [@c-ruling, p. 2].
stage: closed-ruling
outcome: split
status: Closed by judgment [@c-ruling, p. 9].
as_of: 2026-09-04
confidence: high
events:
  - {date: 2024-03, kind: filed, what: "Filed [@a-news]."}
  - {date: 2025-06-23, kind: ruling, what: "Ruled [@c-ruling, p. 1]."}
  - {date: 2025-06-23, kind: order, what: "Ordered [@c-ruling, p. 3]."}
  - {date: 2027-01-01, kind: schedule, what: "A hearing is set [@a-news]."}
---

## What this decided

One thing [@c-ruling, p. 4]. See [fair use](../glossary/fair-use.md).

## What it did not decide

All else [@c-ruling, p. 5].

## Why it matters here

It shows something. {.ours}
"""


def loaded(tmp_path: Path, *texts: str) -> tuple[dict[str, Case], list[str]]:
    around = context(must_cite=True)
    files = {f"cases/{name}.md": text for name, text in zip("xyz", texts, strict=False)}
    found = load_cases(write(tmp_path / "content", files), around)
    return found, [str(problem).removeprefix("content/cases/") for problem in around.problems]


def good(tmp_path: Path, text: str = CASE) -> Case:
    found, messages = loaded(tmp_path, text)
    assert messages == []
    return found["x"]


def test_a_case_says_all_its_file_says(tmp_path: Path) -> None:
    case = good(tmp_path)
    assert (case.slug, case.title, case.address) == ("x", "Able v. Baker", "/cases/x/")
    assert (case.country, case.stage, case.outcome) == ("United States", "closed by a ruling", "some points each way")
    assert case.subjects == ("copying in order to train", "how copies were obtained")
    assert {role: [party.name for party in parties] for role, parties in case.parties.items()} == {
        "Claimants": ["Ann Able"], "Defendants": ["Baker"],
    }  # fmt: skip
    assert (case.filed, case.as_of, case.group) == ("March 2024", date(2026, 9, 4), "Baker")
    assert (case.status.words, case.claims.words) == ("Closed by judgment.", "Copying.")
    assert [section.title for section in case.sections] == ["What this decided", "What it did not decide", "Why it matters here"]
    assert case.sections[2].first[0].ours
    assert [link.target for link in case.links] == ["glossary/fair-use.md"]


def test_notes_are_numbered_in_the_order_of_the_page(tmp_path: Path) -> None:
    case = good(tmp_path)
    assert [note.number for note in case.notes] == list(range(1, 9))
    locators = [note.entries[0].locator for note in case.notes]
    assert locators == ["p. 9", "p. 2", "p. 4", "p. 5", "", "p. 1", "p. 3", ""]
    assert "note:3" in case.sections[0].first[0].html


def test_events_have_anchors_of_their_day_and_the_last_one_is_no_plan(tmp_path: Path) -> None:
    case = good(tmp_path)
    assert [event.anchor for event in case.events] == ["on-2024-03", "on-2025-06-23", "on-2025-06-23b", "on-2027-01-01"]
    assert [event.scheduled for event in case.events] == [False, False, False, True]
    assert case.last is not None
    assert (case.last.when, case.last.kind_words, case.last.iso) == ("23 June 2025", "order", "2025-06-23")


def test_a_case_without_events_has_no_last_one(tmp_path: Path) -> None:
    head, _, tail = CASE.partition("events:")
    assert good(tmp_path, head + tail[tail.index("---") :]).last is None


def test_what_stands_before_the_first_heading_is_kept(tmp_path: Path) -> None:
    case = good(tmp_path, CASE.replace("## What this", "In short, so [@a-news].\n\n## What this", 1))
    assert [block.number for block in case.introduction] == ["1"]


@pytest.mark.parametrize(
    ("stage", "day", "stale"),
    [
        ("appeal", date(2027, 1, 2), False),
        ("appeal", date(2027, 1, 3), True),
        ("closed-ruling", date(2027, 1, 3), False),
        ("closed-ruling", date(2027, 9, 5), True),
        ("appeal", date(2020, 1, 1), False),
    ],
)
def test_a_status_ages_sooner_while_the_case_goes_on(tmp_path: Path, stage: str, day: date, stale: bool) -> None:
    assert good(tmp_path, CASE.replace("stage: closed-ruling", f"stage: {stage}")).is_stale(day) is stale


def test_no_folder_means_no_cases(tmp_path: Path) -> None:
    assert loaded(tmp_path) == ({}, [])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("stage: closed-ruling", "stage: apeal", "x.md:14: case.value: 'stage' is 'apeal': did you mean 'appeal'?"),
        ("outcome: split", "outcome: splitted", "x.md:15: case.value: 'outcome' is 'splitted': did you mean 'split'?"),
        ("country: us", "country: usa", "x.md:5: case.value: 'country' is 'usa': did you mean 'us'?"),
        ("acquisition]", "aquisition]", "x.md:12: case.value: 'subjects.2' is 'aquisition': did you mean 'acquisition'?"),
        ("kind: ruling", "kind: rulling", "x.md:21: case.value: 'events.2.kind' is 'rulling': did you mean 'ruling'?"),
        ("role: defendant", "role: defender", "x.md:10: case.value: 'parties.2.role' is 'defender': did you mean 'defendant'?"),
        ("as_of: 2026-09-04", "as_of: 2026-09", "x.md:17: case.date: 'as_of' is '2026-09', which is no date: write a day as 2026-02-23"),
        ("filed: 2024-03", "filed: 2024-13", "x.md:7: case.value: 'filed' is '2024-13': there is no such day; "
         "write a date as 2026, 2026-03 or 2026-03-30"),
        ("date: 2025-06-23, kind: ruling", "date: 23 June 2025, kind: ruling", "x.md:21: case.value: 'events.2.date' is '23 June 2025': write 2025-06-23"),
        ("court: A Court\n", "", "x.md:2: case.missing: 'court' is missing: add 'court:'"),
        ("group: Baker", "groups: Baker", "x.md:11: case.unknown-key: 'groups' is no field here: did you mean 'group'?"),
        ("date: 2025-06-23, kind: order", "date: 2025-06-22, kind: order", "x.md:22: case.order: 22 June 2025 stands after 23 June 2025: "
         "put the events in the order of their dates"),
        ("status: Closed by judgment [@c-ruling, p. 9].", "status: Closed.", "x.md:16: page.uncited: nothing is cited for 'Closed.…': "
         "cite a source, [@source-id, p. 3], or end the paragraph with {.ours}"),
        ("[@c-ruling, p. 1]", "[@c-rulling, p. 1]", "x.md:21: citation.unknown-source: 'c-rulling' is no source: did you mean 'c-ruling'?"),
        ("claims: Copying [@c-ruling, p. 2].", 'claims: "- One [@a-news].\\n- Two [@a-news]."', "x.md:13: markdown.line: "
         "'- One [@a-news]. - Two [@a-news].…' is not one paragraph: write a sentence or two, without headings, lists or empty lines"),
        ("## What it did not decide", "## What is open", "x.md:25: case.section: there is no section 'What it did not decide': "
         "add '## What it did not decide' and a sentence under it"),
        ("../glossary/fair-use.md", "../cases/z.md", "x.md:28: link.unknown: '../cases/z.md' is no published file: did you mean '../pages/here.md'?"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_case_is_told_at_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in CASE
    assert loaded(tmp_path, CASE.replace(old, new))[1] == [message]


def three(tmp_path: Path) -> dict[str, Case]:
    second = CASE.replace("Able v. Baker", "Émile v. Baker").replace("filed: 2024-03\n", "filed: 2025-01-02\n").replace("[training, acquisition]", "[output]")
    third = CASE.replace("Able v. Baker", "Zed v. Old").replace("group: Baker", "precedent: true").replace("filed: 2024-03\n", "").replace("2026-09-04", "2026-10-04")
    found, messages = loaded(tmp_path, CASE, second, third)
    assert messages == []
    return found


def test_cases_come_by_name_whatever_their_accents(tmp_path: Path) -> None:
    assert list(three(tmp_path)) == ["x", "y", "z"]


@pytest.mark.parametrize(
    ("order", "slugs"), [("name", "xyz"), ("nonsense", "xyz"), ("filed", "yxz"), ("as_of", "zxy"), ("last", "xyz")]
)
def test_an_order_sorts_by_its_date_and_what_has_none_comes_last(tmp_path: Path, order: str, slugs: str) -> None:
    assert [case.slug for case in in_order(three(tmp_path).values(), order)] == list(slugs)
    assert order in ORDERS or order == "nonsense"


def test_cases_are_grouped_by_defendant_with_precedents_last(tmp_path: Path) -> None:
    groups = grouped(three(tmp_path).values())
    assert [(name, [case.slug for case in cases]) for name, cases in groups] == [("Baker", ["x", "y"]), ("Precedents", ["z"])]


@pytest.mark.parametrize(
    ("chosen", "text", "slugs"),
    [
        ({}, "", "xyz"), ({"subject": "output"}, "", "y"), ({"subject": "training"}, "", "xz"), ({"kind": "precedent"}, "", "z"),
        ({"party": "Baker"}, "", "xyz"), ({"party": "Bak"}, "", ""), ({}, "EMILE", "y"), ({}, "1:24-cv-00001 zed", "z"),
        ({"subject": "output", "kind": "precedent"}, "", ""), ({}, "c-ruling", ""),
    ],
)  # fmt: skip
def test_filters_keep_what_has_every_value_and_every_word(tmp_path: Path, chosen: dict[str, str], text: str, slugs: str) -> None:
    assert [case.slug for case in matching(three(tmp_path).values(), FACETS, chosen, text)] == list(slugs)


def test_choices_are_those_that_some_case_has_with_their_number(tmp_path: Path) -> None:
    cases = three(tmp_path).values()
    choices = {facet.name: [(choice.value, choice.how_many) for choice in facet.choices(cases)] for facet in FACETS}
    assert choices["subject"] == [("training", 2), ("acquisition", 2), ("output", 1)]
    assert choices["party"] == [("Ann Able", 3), ("Baker", 3)]
    assert choices["kind"] == [("current", 2), ("precedent", 1)]
