"""Records of reference managers: into our files and out again unchanged."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from explainer.library import exports, imports
from explainer.library.catalogue import Catalogue
from explainer.library.exchange import bibtex, csl_json, ris
from explainer.library.exchange.items import Found, Unreadable
from explainer.library.problems import Problems
from explainer.library.sources import TYPES, Source, load_sources

ZOTERO = Path(__file__).parent / "zotero"
GIVEN = {"label": "press", "read": "primary"}


def from_zotero(ending: str) -> str:
    """Thirty records of all types, in the form in which Zotero exports them."""
    return (ZOTERO / f"sources.{ending}").read_text()


def taken_in(text: str, root: Path) -> list[Source]:
    """The records as sources: written into a file as `manage.py new source --from` does, and read from it."""
    taken: set[str] = set()
    written = ""
    for found in imports.read_records(text):
        entry = imports.entry(found, taken, **GIVEN)
        taken.add(entry.id)
        written = imports.with_entry(written, imports.entry_text(entry))
    (root / "sources").mkdir(parents=True)
    (root / "sources" / "new.yaml").write_text(written)
    problems = Problems()
    sources = load_sources(root, problems)
    assert [str(problem) for problem in problems] == []
    assert set(sources) == taken
    return [sources[found] for found in re.findall(r"^- id: (\S+)$", written, re.MULTILINE)]


def without(record: Mapping[str, object], *names: str) -> dict[str, object]:
    return {name: value for name, value in record.items() if name not in names}


def test_thirty_records_of_csl_json_come_out_as_they_went_in(tmp_path: Path) -> None:
    text = from_zotero("json")
    before = json.loads(text)
    after = json.loads(exports.csl_json_text(taken_in(text, tmp_path)))
    assert len(before) == 30
    assert {record["type"] for record in before} == set(TYPES)
    for record in before:  # Zotero writes the year as a text
        for parts in record.get("issued", {}).get("date-parts", ()):
            parts[:] = [int(part) for part in parts]
    left_out = ("id", "abstract", "accessed", "language", "source")  # what our sources have no place for
    assert [without(record, "id", "note", "custom") for record in after] == [without(record, *left_out) for record in before]


def test_thirty_records_of_ris_come_out_as_they_went_in(tmp_path: Path) -> None:
    text = from_zotero("ris")
    before = [set(record.split("\n")) for record in text.strip().split("\n\n")]
    after = [set(record.split("\n")) for record in exports.ris_text(taken_in(text, tmp_path)).strip().split("\n\n")]
    left_out = ("AB  -", "LA  -", "Y2  -", "KW  -", "M2  -")
    ours = ("ID  -", "M2  -", "type: ", "label: ", "read: ", "kind: ")
    assert len(before) == 30
    kept = [{line for line in record if not line.startswith(left_out)} for record in before]
    assert [{line.rstrip() for line in record if not line.startswith(ours)} for record in after] == [
        {line.rstrip() for line in record} for record in kept
    ]


def test_thirty_records_of_bibtex_come_out_as_they_went_in(tmp_path: Path) -> None:
    def fields(entry: str) -> dict[str, str]:
        found = re.findall(r"^\s*(\w+) = (.+?),?$", entry, re.MULTILINE)
        plain = {name: re.sub("[{}]", "", value) for name, value in found}
        return plain | {"type": entry.split("{")[0]}

    text = from_zotero("bib")
    before = [fields(entry) for entry in text.strip().split("\n\n")]
    after = [fields(entry) for entry in exports.bibtex_text(taken_in(text, tmp_path)).strip().split("\n\n")]
    assert len(before) == 30
    left_out = ("abstract", "language", "urldate", "keywords", "note")
    assert [without(entry, "note") for entry in after] == [without(entry, *left_out) for entry in before]


@pytest.mark.parametrize("format", exports.FORMATS)
def test_every_source_of_the_site_goes_out_and_comes_back_whole(format: str, catalogue: Catalogue) -> None:
    sources = tuple(catalogue.sources.values())
    found = imports.read_records(exports.exported(sources, format))
    assert [one.item for one in found] == [exports.item(source) for source in sources]
    assert {one.left_out for one in found} == {()}


def test_what_a_format_has_no_field_for_stands_in_the_note() -> None:
    item = {
        "id": "a-v-b", "type": "legal_case", "title": "A v. B", "authority": "A court", "note": "Seen.",
        "custom": {"label": "holding", "read": "primary", "kind": "case"},
    }  # fmt: skip
    assert bibtex.write([item]) == (
        "@misc{a-v-b,\n"
        "  title = {{A v. B}},\n"
        "  note = {Seen.\ntype: legal\\_case\nauthority: A court\nlabel: holding\nread: primary\nkind: case}\n"
        "}\n"
    )
    assert ris.write([item]) == (
        "TY  - CASE\nID  - a-v-b\nTI  - A v. B\nPB  - A court\nM2  - Seen.\nlabel: holding\nread: primary\nkind: case\nER  - \n"
    )


def one(text: str, **given: str) -> imports.Entry:
    return imports.entry(imports.read_records(text)[0], given.pop("taken", "").split(), **{**GIVEN, **given})


CASE = '[{"id": "x1/y", "type": "legal_case", "title": "Bartz v. Anthropic PBC", "issued": {"date-parts": [["2025", 6]]}}]'


@pytest.mark.parametrize(
    ("text", "id"),
    [
        pytest.param(CASE, "bartz-v-anthropic-2025", id="a case by its parties and year"),
        pytest.param("TY  - ELEC\nID  - my-own-key\nTI  - X\nER  - \n", "my-own-key", id="the record's own key, where it can be an address"),
        pytest.param("@misc{Key_1, author = {{The OpenAI Team}}, year = 2026, title = {On the Updated Stakes}}", "the-openai-2026-updated-stakes", id="others by who, year and title"),
        pytest.param("@misc{Key_1, author = {Bucil{\\u a}, Cristian}, title = {Model compression}}", "bucila-model-compression", id="letters without accents"),
        pytest.param("TY  - ELEC\nTI  - ?\nER  - \n", "source", id="nothing to go by"),
    ],
)  # fmt: skip
def test_an_id_is_made_of_what_is_known(text: str, id: str) -> None:
    assert one(text).id == id


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert one(CASE, taken="bartz-v-anthropic-2025 bartz-v-anthropic-2025-2").id == "bartz-v-anthropic-2025-3"


def test_what_was_filled_in_is_said_above_the_entry() -> None:
    assert imports.entry_text(one(CASE)) == (
        "# Look at what was filled in: kind, note.\n"
        "- id: bartz-v-anthropic-2025\n"
        "  type: legal_case\n"
        "  title: Bartz v. Anthropic PBC\n"
        "  issued: 2025-06\n"
        "  note: 'Replace this: say what the source is and how far it was read.'\n"
        "  custom:\n"
        "    label: press\n"
        "    read: primary\n"
        "    kind: case\n"
    )


def test_a_record_may_say_label_and_reading_in_its_note() -> None:
    text = '[{"id": "x", "type": "webpage", "title": "X", "note": "Label: press\\nread: secondary\\nAs seen."}]'
    found = imports.entry(imports.read_records(text)[0], ())
    assert found.data["custom"] == {"label": "press", "read": "secondary", "kind": "webpage"}
    assert found.data["note"] == "As seen."


@pytest.mark.parametrize(("given", "missing"), [({"read": "primary"}, "label"), ({"label": "press"}, "read"), ({**GIVEN, "label": "our-inference"}, "label")])
def test_without_a_label_or_a_reading_nothing_is_taken_in(given: dict[str, str], missing: str) -> None:
    with pytest.raises(ValueError, match=rf"^'Bartz v. Anthropic PBC' needs --{missing}, one of: "):
        imports.entry(imports.read_records(CASE)[0], (), **given)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("hello", "this is neither CSL-JSON nor RIS nor BibTeX"),
        ("", "this is neither CSL-JSON nor RIS nor BibTeX"),
        ("[1]", "this JSON is no list of references"),
        ("[{]", "this is not valid JSON (Expecting property name enclosed in double quotes: line 1 column 3 (char 2))"),
        ("@article{x,\n title = {a", "line 2: this value is not closed"),
        ("@article{x,\n title = }", "line 2: a field has no value"),
        ("@article{x, title = {a}", "line 1: this entry is not closed with '}'"),
        ("@comment{x}", "this file has no entry such as '@article{key, …}'"),
        ("ER  - \n", "this file has no line 'TY  - …', with which a record begins"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(text: str, says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        imports.read_records(text)
    assert str(refused.value) == says


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        ("title = {A {B}--C} # {: } # \"{\\\"U}ber\"", "title", "A B–C: Über"),
        ("author = {Müller, Jan and {Trade and Industry, Ministry of} and Jan van Berg}", "author",
         [{"family": "Müller", "given": "Jan"}, {"literal": "Trade and Industry, Ministry of"}, {"family": "Berg", "given": "Jan van"}]),
        ("title = {The \\textit{{ProCD}} case, \\emph{again}}", "title", "The ProCD case, again"),
        ("url = {https://a.example/~b_c--d\\_e}", "URL", "https://a.example/~b_c--d_e"),
        ("date = {2026-02-23}", "issued", {"date-parts": [[2026, 2, 23]]}),
        ("year = 2026, month = feb, day = 3", "issued", {"date-parts": [[2026, 2, 3]]}),
        ("year = {2026}, month = {2}", "issued", {"date-parts": [[2026, 2]]}),
        ("journaltitle = {J}", "container-title", "J"),
        ("note = {50\\% \\& more, \\S~3}", "note", "50% & more, §\u00a03"),
    ],
)  # fmt: skip
def test_bibtex_is_read_with_its_habits(entry: str, field: str, value: object) -> None:
    assert bibtex.read(f"% a comment\n@misc{{key, {entry}}}")[0].item[field] == value


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("T1  - Title", "title", "Title"),
        ("TI  - A long\n      title", "title", "A long title"),
        ("SP  - 3\nEP  - 9", "page", "3-9"),
        ("A1  - Doe, Jane, Jr.", "author", [{"family": "Doe", "given": "Jane", "suffix": "Jr."}]),
        ("Y1  - 2026/02", "issued", {"date-parts": [[2026, 2]]}),
        ("JF  - Journal", "container-title", "Journal"),
        ("N1  - Read in part.", "note", "Read in part."),
        ("N1  - <p>Read <b>pp. 1&ndash;3</b></p><p>label: press</p>", "note", "Read pp. 1–3"),
    ],
)
def test_ris_of_other_programs_is_read_too(lines: str, field: str, value: object) -> None:
    assert ris.read(f"TY  - JOUR\n{lines}\nER  - \n")[0].item[field] == value


def test_the_court_of_a_case_and_the_site_of_a_page_are_read_from_biblatex() -> None:
    case = bibtex.read("@jurisdiction{x, title = {A v. B}, institution = {A court}, date = {2026-03-02}}")[0].item
    assert (case["type"], case["authority"], "publisher" in case) == ("legal_case", "A court", False)
    page = bibtex.read("@online{x, title = {A}, titleaddon = {The Verge}}")[0].item
    assert page["container-title"] == "The Verge"


def test_what_a_record_says_of_itself_goes_before_what_is_said_of_all() -> None:
    text = '[{"id": "x", "type": "webpage", "title": "X", "note": "label: statute\\nkind: statute"}]'
    found = imports.entry(imports.read_records(text)[0], (), label="press", read="primary", kind="post")
    assert found.data["custom"] == {"label": "statute", "read": "primary", "kind": "statute"}


def test_what_we_have_no_place_for_is_named() -> None:
    assert csl_json.read('{"type": "book", "title": "X", "abstract": "Long", "ISBN": "1"}') == (
        Found({"type": "book", "title": "X"}, ("ISBN", "abstract")),
    )


def test_a_source_with_the_same_address_doi_or_title_is_found(catalogue: Catalogue) -> None:
    known = [source for source in catalogue.sources.values() if source.url and source.doi]
    title = {"type": known[0].type, "title": known[0].title.upper(), "issued": {"date-parts": [list(known[0].date)]}}
    for same in ({"URL": f"{known[0].url}/"}, {"DOI": known[0].doi.upper()}, title):
        assert imports.already(same, known) is known[0]
    for other in ({"URL": "https://nowhere.example"}, {}, title | {"type": "case"}, title | {"issued": {"date-parts": [[1900]]}}):
        assert imports.already(other, known) is None


def test_an_entry_keeps_the_indent_of_its_file() -> None:
    added = imports.entry_text(one(CASE))
    flush = "# Sources\nreferences:\n- id: x\n  type: webpage\n"
    indented = "references:\n  - id: x\n    type: webpage\n"
    assert imports.with_entry(flush, added).startswith(flush + "\n# Look at")
    assert "\n  - id: bartz-v-anthropic-2025\n    type: legal_case\n" in imports.with_entry(indented, added)


def test_a_source_goes_into_the_file_with_most_of_its_kind(catalogue: Catalogue) -> None:
    assert imports.file_for("case", catalogue.sources) == "cases.yaml"
    assert imports.file_for("case", {}) == "cases.yaml"
