"""Providers: their documents, version by version, clause by clause."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from explainer.library.facets import matching
from explainer.library.problems import Problems
from explainer.library.providers import FACETS, Provider, load_providers
from tests.library.material import SOURCES, write

PROVIDER = """\
provider: A Firm
models: Its Model
documents:
- id: firm-terms-2024
  document: Terms of Use
  version: effective 1 May 2024
  effective: 2024-05-01
  superseded_by: firm-terms-2026
  binds: both
  training: {answer: no, says: Barred without exception, section: '3'}
  owner: {says: Nothing said}
  sources: [a-news]
  confidence: medium
- id: firm-licence
  document: Licence of the weights
  version: 1.0
  binds: licence
  training: {answer: yes, says: Allowed}
  sources: [b-law]
  confidence: low
- id: firm-terms-2026
  document: Terms of Use
  version: effective 2 January 2026
  effective: 2026-01-02
  binds: both
  training: {answer: conditional, says: 'Barred for models that compete', section: '3 (a)'}
  owner: {says: The user owns outputs}
  competing: {says: Barred}
  changed: The ban was narrowed to models that compete.
  sources: [a-news, b-law]
  confidence: high
  as_of: 2026-08-04
"""


def loaded(tmp_path: Path, *texts: str) -> tuple[dict[str, Provider], list[str]]:
    problems = Problems()
    files = {f"providers/{name}.yaml": text for name, text in zip("xyz", texts, strict=False)}
    found = load_providers(write(tmp_path / "content", files), SOURCES, problems)
    return found, [str(problem).removeprefix("content/providers/") for problem in problems]


def good(tmp_path: Path) -> Provider:
    found, messages = loaded(tmp_path, PROVIDER)
    assert messages == []
    return found["x"]


def test_documents_in_force_come_first_newest_first(tmp_path: Path) -> None:
    provider = good(tmp_path)
    assert (provider.slug, provider.name, provider.address) == ("x", "A Firm", "/terms/x/")
    assert [document.id for document in provider.documents] == ["firm-terms-2026", "firm-licence", "firm-terms-2024"]
    assert [document.id for document in provider.current] == ["firm-terms-2026", "firm-licence"]


def test_a_document_tells_its_clauses_with_place_date_and_answer(tmp_path: Path) -> None:
    document = good(tmp_path).documents[0]
    assert (document.answer, document.binds, document.thing) == ("allowed within limits", "all customers", "product and API alike")
    assert (document.effective, document.as_of, document.as_of_iso) == ("2 January 2026", "4 August 2026", "2026-08-04")
    assert (document.title, document.address) == ("A Firm: Terms of Use", "/terms/x/#firm-terms-2026")
    assert [(clause.name, clause.front.says if clause.front else None) for clause in document.clauses] == [
        ("Training on outputs", "Barred for models that compete"), ("Competing models", "Barred"),
        ("Ownership of outputs", "The user owns outputs"), ("Reverse engineering", None),
    ]  # fmt: skip
    assert [label.id for label in document.labels] == ["press", "statute"]


def test_a_document_knows_its_earlier_versions_and_what_they_told_otherwise(tmp_path: Path) -> None:
    provider = good(tmp_path)
    latest = provider.documents[0]
    (earlier,) = provider.earlier(latest)
    assert earlier.id == "firm-terms-2024"
    assert earlier.against(latest) == (
        ("Training on outputs", "Barred without exception", "Barred for models that compete"),
        ("Ownership of outputs", "Nothing said", "The user owns outputs"),
    )
    assert provider.earlier(provider.documents[1]) == ()


def test_what_is_in_force_ages_from_the_day_it_was_last_seen_and_what_is_replaced_does_not(tmp_path: Path) -> None:
    latest, licence, earlier = good(tmp_path).documents
    assert not latest.is_stale(date(2027, 1, 31))
    assert latest.is_stale(date(2027, 2, 1))
    assert licence.is_stale(date(2024, 1, 1)), "nobody knows when it was seen"
    assert not earlier.is_stale(date(2030, 1, 1))


def test_no_folder_means_no_providers(tmp_path: Path) -> None:
    assert loaded(tmp_path) == ({}, [])


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        ("answer: conditional", "answer: perhaps", ["x.yaml:26: provider.value: 'documents.3.training.answer' is 'perhaps': "
         "choose one of: conditional, no, unknown, yes"]),
        ("binds: licence", "binds: license", ["x.yaml:17: provider.value: 'documents.2.binds' is 'license': did you mean 'licence'?"]),
        ("  confidence: low\n", "", ["x.yaml:14: provider.missing: 'documents.2.confidence' is missing: add 'confidence:'"]),
        ("models: Its Model", "model: Its Model", ["x.yaml:2: provider.unknown-key: 'model' is no field here: did you mean 'models'?"]),
        ("sources: [b-law]", "sources: [b-lwa]", ["x.yaml:19: citation.unknown-source: 'b-lwa' is no source: did you mean 'b-law'?"]),
        ("id: firm-licence", "id: firm-terms-2026", ["x.yaml:14: provider.duplicate: 'firm-terms-2026' is already a document "
         "(content/providers/x.yaml:21): give it another id"]),
        ("id: firm-licence", "id: Firm Licence", ["x.yaml:14: provider.id: 'Firm Licence' cannot be an id: "
         "use small letters, digits and single hyphens"]),
        ("superseded_by: firm-terms-2026", "superseded_by: firm-terms-2025", ["x.yaml:4: provider.superseded: 'firm-terms-2025' is no "
         "document of this provider: did you mean 'firm-terms-2026'?"]),
        ("  as_of: 2026-08-04\n", "  superseded_by: firm-terms-2024\n", [
         "x.yaml:4: provider.superseded: 'firm-terms-2024' comes after itself: let the newest version have no 'superseded_by'",
         "x.yaml:21: provider.superseded: 'firm-terms-2026' comes after itself: let the newest version have no 'superseded_by'"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_provider_is_told_at_its_line(tmp_path: Path, old: str, new: str, messages: list[str]) -> None:
    assert old in PROVIDER
    assert loaded(tmp_path, PROVIDER.replace(old, new))[1] == messages


@pytest.mark.parametrize(
    ("chosen", "text", "ids"),
    [
        ({"answer": "yes"}, "", ["firm-licence"]), ({"binds": "both"}, "", ["firm-terms-2026", "firm-terms-2024"]),
        ({"binds": "both", "versions": "current"}, "", ["firm-terms-2026"]), ({"provider": "A Firm"}, "narrowed", ["firm-terms-2026"]),
        ({"provider": "Nobody"}, "", []), ({}, "its model", ["firm-terms-2026", "firm-licence", "firm-terms-2024"]),
    ],
)  # fmt: skip
def test_filters_keep_what_has_every_value_and_every_word(tmp_path: Path, chosen: dict[str, str], text: str, ids: list[str]) -> None:
    assert [document.id for document in matching(good(tmp_path).documents, FACETS, chosen, text)] == ids
