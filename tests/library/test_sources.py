"""Sources: CSL-YAML entries, their names in short and in full, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.library.citations import Citation, Group, check
from explainer.library.facets import matching
from explainer.library.problems import Problems
from explainer.library.sources import FACETS, Source, by_use, load_sources
from tests.library.material import source

ENTRY = """\
- id: a-law
  type: legislation
  title: A law
  note: It says so.
  custom:
    label: statute
    read: primary
    kind: statute
"""


def loaded(tmp_path: Path, *files: str) -> tuple[dict[str, Source], list[str]]:
    folder = tmp_path / "content" / "sources"
    folder.mkdir(parents=True)
    for number, text in enumerate(files):
        (folder / f"{'abc'[number]}.yaml").write_text(text)
    problems = Problems()
    found = load_sources(tmp_path / "content", problems)
    return found, [str(problem).removeprefix("content/sources/") for problem in problems]


def one(tmp_path: Path, entry: str) -> Source:
    found, messages = loaded(tmp_path, f"references:\n{entry}")
    assert messages == []
    return next(iter(found.values()))


def test_an_entry_becomes_a_source(tmp_path: Path) -> None:
    found = one(tmp_path, """\
- id: bartz-2025
  type: legal_case
  title: Bartz v. Anthropic PBC
  title-short: Bartz
  author:
  - {family: Court, given: A.}
  container-title: F. Supp. 3d
  publisher: West
  authority: U.S. District Court
  number: 3:24-cv-05417
  volume: '787'
  issue: '1'
  page: '1007'
  version: first
  issued:
    date-parts:
    - [2025, 6, 23]
  URL: https://example.org/a?b=c
  DOI: 10.1/x
  note: Fair use.
  custom:
    label: holding
    read: secondary
    kind: case
    jurisdiction: us-ca
    archive: https://archive.example/x
""")  # fmt: skip
    assert (found.id, found.title, found.short, found.label.id) == ("bartz-2025", "Bartz v. Anthropic PBC", "Bartz", "holding")
    assert (found.authors, found.byline, found.when, found.place) == (("A. Court",), "A. Court", "23 June 2025", "California")
    assert found.where == "787 F. Supp. 3d 1007, West, U.S. District Court, 3:24-cv-05417, first"
    assert (found.url, found.doi, found.archive) == ("https://example.org/a?b=c", "10.1/x", "https://archive.example/x")
    assert (found.path, found.line) == ("content/sources/a.yaml", 2)
    assert found.read.words == "known through other accounts"


def test_sources_of_all_files_come_in_order_of_id(tmp_path: Path) -> None:
    other = ENTRY.replace("a-law", "a-book")
    assert list(loaded(tmp_path, f"references:\n{ENTRY}", f"references:\n{other}")[0]) == ["a-book", "a-law"]


@pytest.mark.parametrize(
    ("parts", "words"),
    [("[2026, 2, 23]", "23 February 2026"), ("[2026, 12]", "December 2026"), ("[2026]", "2026")],
)
def test_a_date_is_as_long_as_it_is_known(tmp_path: Path, parts: str, words: str) -> None:
    assert one(tmp_path, f"{ENTRY}  issued: {{date-parts: [{parts}]}}").when == words


def test_a_source_may_have_no_date_no_place_and_nobody_behind_it(tmp_path: Path) -> None:
    found = one(tmp_path, ENTRY)
    assert (found.when, found.place, found.byline, found.where) == ("", "", "", "")


@pytest.mark.parametrize(
    ("authors", "byline"),
    [
        (("A",), "A"),
        (("A", "B"), "A and B"),
        (("A", "B", "C"), "A, B and C"),
        (("A", "B", "C", "D"), "A and others"),
    ],
)
def test_a_byline_names_up_to_three(tmp_path: Path, authors: tuple[str, ...], byline: str) -> None:
    names = "".join(f"  - literal: {name}\n" for name in authors)
    assert one(tmp_path, f"{ENTRY}  author:\n{names}").byline == byline


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("{family: Hinton, given: Geoffrey}", "Geoffrey Hinton"),
        ("{family: Gogh, given: Vincent, non-dropping-particle: van}", "Vincent van Gogh"),
        ("{family: King, given: M. L., suffix: Jr.}", "M. L. King Jr."),
        ("{literal: U.S. Copyright Office}", "U.S. Copyright Office"),
        ("{family: Plato}", "Plato"),
    ],
)
def test_a_name_in_full(tmp_path: Path, name: str, full: str) -> None:
    assert one(tmp_path, f"{ENTRY}  author: [{name}]").authors == (full,)


def test_editors_stand_in_for_authors(tmp_path: Path) -> None:
    assert one(tmp_path, f"{ENTRY}  editor: [{{family: Hart}}]").authors == ("Hart",)


LONG = "A very long title that goes on and on until it has far more than sixty letters in it"


@pytest.mark.parametrize(
    ("kind", "fields", "short"),
    [
        ("legal_case", "title: 'Warhol v. Goldsmith (opinion)'\n  issued: {date-parts: [[2023]]}", "Warhol v. Goldsmith (2023)"),
        ("legal_case", "title: 'Warhol v. Goldsmith: 2023 order'", "Warhol v. Goldsmith"),
        ("legal_case", "title: 'In re 2023'\n  issued: {date-parts: [[2023]]}", "In re 2023"),
        ("legislation", "title: Fair use\n  container-title: United States Code\n  volume: '17'\n  page: § 107", "17 U.S.C. § 107"),
        ("legislation", f"title: {LONG}", "A very long title that goes on and on until it has far…"),
        ("article", "title: The news\n  container-title: The Paper\n  issued: {date-parts: [[2026]]}", "The Paper (2026)"),
        ("article", "title: The news of 2026\n  issued: {date-parts: [[2026]]}", "The news of 2026"),
        ("post", "title: A statement\n  author: [{literal: A Firm}]\n  issued: {date-parts: [[2026]]}", "A Firm, A statement (2026)"),
        ("article", "title: Paper\n  author: [{family: Kim}]\n  issued: {date-parts: [[2016]]}", "Kim (2016)"),
        ("article", "title: Paper\n  author: [{family: Kim}, {family: Rush}]", "Kim and Rush"),
        ("article", "title: Paper\n  author: [{family: A}, {family: B}, {family: C}]", "A and others"),
        ("article", "title: Paper\n  author: [{family: Gogh, non-dropping-particle: van}]", "van Gogh"),
    ],
)  # fmt: skip
def test_a_name_short_enough_for_a_margin(tmp_path: Path, kind: str, fields: str, short: str) -> None:
    entry = ENTRY.replace("title: A law", fields).replace("type: legislation", f"type: {kind}")
    assert one(tmp_path, entry).short == short


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (ENTRY.replace("a-law", "A Law"), "a.yaml:2: source.value: 'id' is 'A Law': use small letters, digits and single hyphens"),
        (ENTRY.replace("label: statute", "label: statut"), "a.yaml:7: source.value: 'custom.label' is 'statut': did you mean 'statute'?"),
        (ENTRY.replace("label: statute", "label: our-inference"), "a.yaml:7: source.value: 'custom.label' is 'our-inference': did you mean 'reference'?"),
        (ENTRY.replace("type: legislation", "type: legislature"), "a.yaml:3: source.value: 'type' is 'legislature': did you mean 'legislation'?"),
        (ENTRY.replace("kind: statute", "kind: satute"), "a.yaml:9: source.value: 'custom.kind' is 'satute': did you mean 'statute'?"),
        (ENTRY.replace("read: primary", "read: primry"), "a.yaml:8: source.value: 'custom.read' is 'primry': did you mean 'primary'?"),
        (ENTRY + "    jurisdiction: us-cal\n", "a.yaml:10: source.value: 'custom.jurisdiction' is 'us-cal': did you mean 'us-ca'?"),
        (ENTRY + "    archive: archive.org/x\n", "a.yaml:10: source.value: 'custom.archive' is 'archive.org/x': "
         "write a web address in full, beginning with https://"),
        (ENTRY + "  URL: javascript:alert(1)\n", "a.yaml:10: source.value: 'URL' is 'javascript:alert(1)': "
         "write a web address in full, beginning with https://"),
        (ENTRY + "  URL: https://example.org/a b\n", "a.yaml:10: source.value: 'URL' is 'https://example.org/a b': "
         "write a web address in full, beginning with https://"),
        (ENTRY.replace("  title: A law\n", ""), "a.yaml:2: source.missing: 'title' is missing: add 'title:'"),
        (ENTRY.replace("title: A law", "title:"), "a.yaml:4: source.value: 'title' is empty: write something here"),
        (ENTRY + "  publsher: x\n", "a.yaml:10: source.unknown-key: 'publsher' is no field here: did you mean 'publisher'?"),
        (ENTRY + "    labl: x\n", "a.yaml:10: source.unknown-key: 'custom.labl' is no field here: did you mean 'label'?"),
        (ENTRY + "  issued: 23/2/2026\n", "a.yaml:10: source.value: 'issued' is '23/2/2026': write 2026-02-23"),
        (ENTRY + "  issued: [2026]\n", "a.yaml:10: source.value: 'issued' does not fit: write a day, a month or a year: 2026-02-23, 2026-02 or 2026"),
        (ENTRY.replace("A law", "A <i>law</i>"), "a.yaml:4: source.value: 'title' is 'A <i>law</i>': take <i> away; titles are set by the site"),
        (ENTRY + "  abstract: Long.\n  accessed: x\n", "a.yaml:10: source.not-kept: abstract, accessed: our sources have no place for this: "
         "delete it; readers do not see it"),
        (ENTRY + "  archive: x\n", "a.yaml:10: source.unknown-key: 'archive' is no field here: it belongs under 'custom:'"),
        (ENTRY + "    note: x\n", "a.yaml:10: source.unknown-key: 'custom.note' is no field here: "
         "it does not belong under 'custom:', but beside it: take away the spaces in front"),
        (ENTRY + "  issued: {date-parts: [[2026, 2, 30]]}\n", "a.yaml:10: source.value: 'issued.date-parts' does not fit: "
         "write year, month and day as numbers, such as [[2026, 2, 23]]"),
        (ENTRY + "  issued: {date-parts: [[2026, 13]]}\n", "a.yaml:10: source.value: 'issued.date-parts' does not fit: "
         "write year, month and day as numbers, such as [[2026, 2, 23]]"),
        (ENTRY + "  issued: {date-parts: [[26]]}\n", "a.yaml:10: source.value: 'issued.date-parts' does not fit: "
         "write year, month and day as numbers, such as [[2026, 2, 23]]"),
        (ENTRY + "  issued: {date-parts: [[2026, 2, 3, 4]]}\n", "a.yaml:10: source.value: 'issued.date-parts' does not fit: "
         "write year, month and day as numbers, such as [[2026, 2, 23]]"),
        (ENTRY + "  issued: {date-parts: [[]]}\n", "a.yaml:10: source.value: 'issued.date-parts' does not fit: "
         "write year, month and day as numbers, such as [[2026, 2, 23]]"),
        (ENTRY + "  issued: {date-parts: [[May]]}\n", "a.yaml:10: source.value: 'issued.date-parts.1.1' is 'May': write a whole number"),
        (ENTRY + "  author: [Smith]\n", "a.yaml:10: source.value: 'author.1' is 'Smith': write {family: …, given: …}"),
        (ENTRY + ENTRY, "a.yaml:10: source.duplicate: 'a-law' is already a source (content/sources/a.yaml:2): "
         "give it another id, or delete one of the two"),
        ("- just words\n", "a.yaml:2: source.value: 'this' is 'just words': write fields under it, each 'name: value'"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_source_is_told_at_its_line(tmp_path: Path, entry: str, message: str) -> None:
    assert loaded(tmp_path, f"references:\n{entry}")[1] == [message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.yaml:1: source.file: there is no list of references: "
         "write 'references:' and each source under it as '- id: …'"),
        (ENTRY, "a.yaml:1: source.file: there is no list of references: "
         "write 'references:' and each source under it as '- id: …'"),
        ("# remark\nreferences: none", "a.yaml:2: source.file: there is no list of references: "
         "write 'references:' and each source under it as '- id: …'"),
    ],
)  # fmt: skip
def test_a_file_of_sources_is_a_list_of_references(tmp_path: Path, text: str, message: str) -> None:
    assert loaded(tmp_path, text) == ({}, [message])


@pytest.mark.parametrize("issued", ["2026-02-23", "{date-parts: [[2026, 2, 23]]}", "{date-parts: [2026, 2, 23]}", '{"date-parts": [["2026", 2, 23]]}'])
def test_a_day_may_be_written_in_the_ways_of_people_and_of_machines(tmp_path: Path, issued: str) -> None:
    found, messages = loaded(tmp_path, f"references:\n{ENTRY}  issued: {issued}\n")
    assert messages == []
    assert found["a-law"].date == (2026, 2, 23)
    assert found["a-law"].csl["issued"] == {"date-parts": [[2026, 2, 23]]}


def test_nobody_is_told_that_a_citation_is_too_strong_of_a_source_that_cannot_be_read(tmp_path: Path) -> None:
    found, _ = loaded(tmp_path, f"references:\n{ENTRY.replace('label: statute', 'label: pres')}")
    problems = Problems()
    groups = [Group((Citation("a-law", weakened=label),), 1) for label in ("company-statement", "rumour")]
    assert [check(group, found, "x", problems) for group in groups] == [True, False]
    assert [problem.code for problem in problems] == ["citation.label"]


def test_a_file_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    found, messages = loaded(tmp_path, "references: [", f"references:\n{ENTRY}")
    assert list(found) == ["a-law"]
    assert len(messages) == 1


def test_the_sources_of_a_file_that_cannot_be_read_are_still_known_by_their_ids(tmp_path: Path) -> None:
    found, messages = loaded(tmp_path, f"references:\n{ENTRY}- id: another\n  title: {{open\n")
    assert list(found) == ["a-law", "another"]
    assert [message.split(": ")[1] for message in messages] == ["yaml.syntax"]


def test_a_source_with_a_problem_of_its_own_is_still_known_by_its_id(tmp_path: Path) -> None:
    """Otherwise every page that cites it would be told that it is missing."""
    found, messages = loaded(tmp_path, f"references:\n{ENTRY.replace('  title: A law', '')}")
    assert list(found) == ["a-law"]
    assert len(messages) == 1


def test_sources_in_use_come_first() -> None:
    known = {name: source(name) for name in ("c", "a", "b")}
    assert [one.id for one in by_use(known, {"c": ()})] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, ["law", "ruling"]),
        ({"label": "statute"}, ["law"]),
        ({"kind": "case"}, ["ruling"]),
        ({"read": "background"}, ["law"]),
        ({"jurisdiction": "us"}, ["law", "ruling"]),
        ({"jurisdiction": "us-ca"}, ["ruling"]),
        ({"jurisdiction": "u"}, []),
        ({"text": "FAIR use"}, ["ruling"]),
        ({"text": "june 2025"}, ["ruling"]),
        ({"text": "nothing of this"}, []),
        ({"text": "says", "label": "statute", "kind": "statute", "read": "background", "jurisdiction": "us"}, ["law"]),
    ],
)
def test_sources_are_found_by_what_they_are(tmp_path: Path, asked: dict[str, str], ids: list[str]) -> None:
    law = ENTRY.replace("a-law", "law").replace("read: primary", "read: background") + "    jurisdiction: us\n"
    ruling = """\
- id: ruling
  type: legal_case
  title: Kadrey v. Meta
  issued: {date-parts: [[2025, 6]]}
  note: On fair use.
  custom: {label: holding, read: primary, kind: case, jurisdiction: us-ca}
"""
    known = loaded(tmp_path, f"references:\n{law}{ruling}")[0]
    chosen = {field: value for field, value in asked.items() if field != "text"}
    assert [found.id for found in matching(known.values(), FACETS, chosen, asked.get("text", ""))] == ids
