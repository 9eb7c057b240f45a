"""Cases, claims, providers and timeline within the catalogue: what links to what, what cites what, what grows old."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from explainer.library.backlinks import Mention
from explainer.library.catalogue import Catalogue, addresses, load
from tests.library.material import FILES, PAGE, SOURCE_FILE, write
from tests.library.test_cases import CASE
from tests.library.test_claims import CLAIM
from tests.library.test_providers import PROVIDER
from tests.library.test_timeline import TIMELINE

RULING = """\
- id: c-ruling
  type: legal_case
  title: Able v. Baker
  note: It rules.
  custom:
    label: holding
    read: primary
    kind: case
"""
RECORD = {
    **FILES,
    "sources/sources.yaml": SOURCE_FILE + RULING,
    "cases/x.md": CASE,
    "claims/y.md": CLAIM.replace("able-v-baker", "x"),
    "providers/firm.yaml": PROVIDER,
    "timeline.yaml": TIMELINE,
    "pages/here.md": PAGE + "\nSee [the case](../cases/x.md#on-2025-06-23) and [the claim](../claims/y.md#p1). {.ours}\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "content", RECORD)


def good(root: Path, *, drafts: bool = False) -> Catalogue:
    catalogue, problems = load(root, drafts=drafts)
    assert [str(problem) for problem in problems] == []
    assert catalogue is not None
    return catalogue


def told(root: Path, *, drafts: bool = False) -> list[str]:
    return [str(problem).removeprefix("content/") for problem in load(root, drafts=drafts)[1]]


def test_every_record_is_found_by_its_name(root: Path) -> None:
    catalogue = good(root)
    assert (list(catalogue.cases), list(catalogue.claims), list(catalogue.providers)) == (["x"], ["y"], ["firm"])
    assert (len(catalogue.documents), len(catalogue.timeline)) == (3, 5)


def test_files_of_the_record_have_addresses_to_link_to(root: Path) -> None:
    found = addresses(root)
    assert found["cases/x.md"] == "/cases/x/"
    assert found["claims/y.md"] == "/claims/y/"
    assert found["providers/firm.yaml"] == "/terms/firm/"


def test_a_source_knows_its_places_in_the_record(root: Path) -> None:
    found = good(root).cited_at["c-ruling"]
    assert found == (
        Mention("Case: Able v. Baker", "/cases/x/#status", "status", "p. 9"),
        Mention("Case: Able v. Baker", "/cases/x/#facts", "claims", "p. 2"),
        Mention("Case: Able v. Baker", "/cases/x/#on-2025-06-23", "23 June 2025", "p. 1"),
        Mention("Case: Able v. Baker", "/cases/x/#on-2025-06-23b", "23 June 2025", "p. 3"),
        Mention("Case: Able v. Baker", "/cases/x/#p1", "paragraph 1", "p. 4"),
        Mention("Case: Able v. Baker", "/cases/x/#p2", "paragraph 2", "p. 5"),
        Mention("Claim: About 24,000 accounts were used.", "/claims/y/#p1", "paragraph 1", "p. 3"),
        Mention("Timeline: A judge’s ruling", "/timeline/#2025-06-23-a-judge-s-ruling", "23 June 2025", "p. 1"),
    )


def test_claims_and_terms_are_places_too(root: Path) -> None:
    places = {mention.where for mention in good(root).cited_at["a-news"]}
    assert {"where it was made", "dispute", "neutral wording", "effective 2 January 2026"} <= places


def test_who_links_to_a_record_or_a_term_is_known(root: Path) -> None:
    linked = good(root).linked_from
    assert [one.title for one in linked["cases/x.md"]] == ["Here"]
    assert [one.title for one in linked["claims/y.md"]] == ["Here"]
    assert [one.title for one in linked["glossary/fair-use.md"]] == ["Here", "Able v. Baker"]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("pages/here.md", "x.md#on-2025-06-23", "x.md#on-2025-06-24", "pages/here.md:23: link.anchor: there is no '#on-2025-06-24' there: "
         "did you mean 'on-2025-06-23'?"),
        ("cases/x.md", "subjects:", "examples: [hiq]\nsubjects:", "cases/x.md:12: link.example: 'hiq' is no example: "
         "there is nothing to choose from yet"),
        ("cases/x.md", "subjects:", "questions: [source]\nsubjects:", "cases/x.md:12: link.question: 'source' is no question: "
         "there is nothing to choose from yet"),
        ("claims/y.md", "cases: [x]", "cases: [xx]", "claims/y.md:12: link.case: 'xx' is no case: did you mean 'x'?"),
        ("claims/y.md", "cases: [x]", "cases: [x]\nchapters: [hear]", "claims/y.md:13: link.chapter: 'hear' is no chapter: did you mean 'here'?"),
        ("claims/y.md", "cases: [x]", "cases: [x]\nquestions: [source]", "claims/y.md:13: link.question: 'source' is no question: "
         "there is nothing to choose from yet"),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_told(root: Path, file: str, old: str, new: str, message: str) -> None:
    assert old in RECORD[file]
    write(root, {file: RECORD[file].replace(old, new)})
    assert told(root) == [message]


def test_a_case_that_cannot_be_read_is_not_told_again_by_those_who_name_it(root: Path) -> None:
    write(root, {"cases/x.md": CASE.replace("stage: closed-ruling", "stage: closing")})
    assert [message.split(": ")[1] for message in told(root)] == ["case.value"]


@pytest.mark.parametrize(("file", "gone"), [("cases/x.md", "cases"), ("claims/y.md", "claims")])
def test_a_draft_is_not_shown_and_may_not_be_linked_to(root: Path, file: str, gone: str) -> None:
    write(root, {file: RECORD[file].replace("---\n", "---\ndraft: true\n", 1)})
    assert told(root) == [
        f"pages/here.md:23: link.draft: '{file}' is a draft, which readers cannot see: take the link away until it is published"
    ]
    write(root, {"pages/here.md": PAGE})
    assert getattr(good(root), gone) == {}
    assert len(getattr(good(root, drafts=True), gone)) == 1


def test_the_timeline_leaves_out_the_steps_of_a_draft(root: Path) -> None:
    write(root, {"cases/x.md": CASE.replace("---\n", "---\ndraft: true\n", 1), "pages/here.md": PAGE})
    assert [moment.title for moment in good(root).timeline] == ["A paper", "A judge’s ruling", "A hearing"]


def test_time_alone_makes_records_stale(root: Path) -> None:
    catalogue = good(root)
    assert catalogue.stale == frozenset()
    assert catalogue.seen_on(date(2026, 11, 24)).stale == {"/terms/firm/#firm-licence"}
    later = catalogue.seen_on(date(2028, 11, 24))
    assert later.stale == {
        "/here/", "/about/method/", "/cases/x/", "/claims/y/", "/terms/firm/#firm-licence", "/terms/firm/#firm-terms-2026",
    }  # fmt: skip
    assert later.seen_on(date(2026, 11, 24)).stale == {"/terms/firm/#firm-licence"}
