"""*Cite this*: every kind of page, its parts, and what reference managers are told."""

from __future__ import annotations

import re
from html import unescape
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from django.http import QueryDict
from django.test import Client
from django.urls import resolve

from explainer.library.catalogue import Catalogue
from explainer.library.exchange import bibtex, csl_json, ris
from explainer.web import addresses
from explainer.web.citing.page import Wanted, wanted
from explainer.web.citing.subjects import FINDERS, LISTS, OF_TREES
from explainer.web.embeds.markup import Element, read
from tests.conftest import HOST

ORIGIN = f"https://{HOST}"
RESULT = "trees/is-distillation-theft/result"


def page(client: Client, address: str) -> Element:
    response = client.get(f"/cite/{address}")
    assert response.status_code == 200, address
    return read(response.content.decode())


def citations(client: Client, address: str, group: str = "page") -> dict[str, str]:
    """Each citation of a group by its style, the first form of each."""
    found = (one for one in page(client, address).all() if one.id.startswith(f"cite-{group}-"))
    return {one.id.split("-")[2]: one.text for one in reversed(list(found))}


def meta(client: Client, path: str) -> dict[str, list[str]]:
    """The meta tags of a page by name."""
    found: dict[str, list[str]] = {}
    for name, content in re.findall(r'<meta name="([^"]+)" content="([^"]*)">', client.get(path).content.decode()):
        found.setdefault(name, []).append(unescape(content))
    return found


def for_nobody(path: str) -> bool:
    """Pages that nobody would cite: they are forms, or about the site's own keeping."""
    return resolve(urlsplit(path).path).url_name not in {*FINDERS, *LISTS, *OF_TREES}


def asked(known: Catalogue, path: str) -> Wanted | None:
    return wanted(known, path.lstrip("/"), QueryDict())


def test_everything_in_the_sitemap_that_anybody_would_cite_can_be_cited(catalogue: Catalogue) -> None:
    listed = [path for path, _ in addresses.listed(catalogue)]
    found = {path: asked(catalogue, path) for path in listed}
    missing = [path for path, one in found.items() if one is None]
    assert [path for path in missing if not for_nobody(path)] == []
    assert {resolve(path).url_name for path in missing} <= {"search", "lesson_handout", "tree_tested"}


@pytest.mark.parametrize(
    ("path", "title", "dated"),
    [
        ("the-accusation/", "The accusation", "last reviewed"),
        ("about/method/", "Method", "last reviewed"),
        ("cases/bartz-v-anthropic/", "Bartz v. Anthropic", "as of"),
        ("claims/16-million-exchanges/", "", "as of"),
        ("glossary/fair-use/", "Fair use", "as of"),
        ("teach/what-distillation-is/", "", "last reviewed"),
        ("trees/is-distillation-theft/", "Is distillation theft?", "law as of"),
        (f"{RESULT}?permission=no", "Result: Is distillation theft?", "version"),
        ("terms/openai/", "Terms of OpenAI", "as of"),
        ("timeline/", "Timeline", "as of"),
        ("", "Is distillation theft?", "as of"),
    ],
)
def test_title_date_and_address_of_every_kind_stand_in_every_style(client: Client, path: str, title: str, dated: str) -> None:
    found = citations(client, path)
    assert set(found) == {"bluebook", "apa", "chicago", "mla", "oscola", "wikipedia"}
    for style, words in found.items():
        assert title in words, style
        assert f"{ORIGIN}/r/is-distillation-theft." in words if "?" in path else f"{ORIGIN}/{path}" in words, style
    for style in ("bluebook", "chicago", "mla", "oscola"):
        assert dated in found[style], style


def test_a_result_is_cited_under_the_address_that_keeps_its_answers_and_their_version(client: Client) -> None:
    found = citations(client, f"{RESULT}?permission=no&complainant=provider&nonsense=1")
    for words in found.values():
        address = re.search(rf"{ORIGIN}(/r/[\w.-]+\w)", words)
        assert address, words
        leads_to = client.get(address[1])["Location"]
        assert "complainant=provider&permission=no" in leads_to
        assert "_v=" in leads_to


def test_a_result_that_has_no_short_address_is_cited_under_its_whole_one(client: Client) -> None:
    found = citations(client, RESULT)
    assert f"{ORIGIN}/{RESULT}" in found["bluebook"]


def test_a_paragraph_is_cited_by_its_number_and_quoted(client: Client, catalogue: Catalogue) -> None:
    response = client.get("/cite/the-accusation/?p=5")
    words = next(one for one in response.context["subject"].blocks if one.number == "5").words
    found = citations(client, "the-accusation/?p=5")
    assert "¶ 5" in found["bluebook"]
    assert "#p5" in found["chicago"]
    assert f"{ORIGIN}/the-accusation/#p5" in found["wikipedia"]
    quote = next(one for one in read(response.content.decode()).all() if one.id == "quote-words").text
    assert quote.replace("‘", "“").replace("’", "”")[:60] in f"“{words}”".replace("’", "”")
    copies = next(one for one in read(response.content.decode()).all() if "copy-quote" in one.classes)
    assert copies.attributes["data-copies"] == "quote-words quote-cited"


def test_only_words_that_stand_in_the_paragraph_are_quoted(client: Client) -> None:
    whole: Any = client.get("/cite/the-accusation/?p=5").context["part"]
    some = whole.words.split(". ")[0]
    assert client.get("/cite/the-accusation/", {"p": "5", "quote": f"  {some} "}).context["part"].words == some
    assert client.get("/cite/the-accusation/", {"p": "5", "quote": "It is all proven."}).context["part"].words == whole.words


def test_a_figure_is_cited_by_its_title_and_place(client: Client) -> None:
    found = citations(client, "the-accusation/?figure=february-exchanges")
    assert "fig. “" in found["bluebook"]
    assert "#figure-february-exchanges" in found["oscola"]


@pytest.mark.parametrize("query", ["p=99999", "p=", "p=%00", "figure=nothing", "quote=x", "at=x", "p=5&p=6", "file=", "of=itself"])
def test_what_is_not_on_the_page_leaves_the_whole_page(client: Client, query: str) -> None:
    assert client.get(f"/cite/glossary/fair-use/?{query}").status_code in (200, 404)
    if not query.startswith(("file", "p=5")):
        assert "#" not in citations(client, f"glossary/fair-use/?{query}")["bluebook"]


@pytest.mark.parametrize("path", ["nothing/", "cases/nothing/", "search/", "cite/the-accusation/", "healthz", "embed/the-accusation/", "oembed"])
def test_what_nobody_would_cite_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/cite/{path}").status_code == 404


def test_a_case_is_cited_as_our_page_and_as_the_case(client: Client) -> None:
    ours, case = citations(client, "cases/bartz-v-anthropic/"), citations(client, "cases/bartz-v-anthropic/", "itself")
    assert f"{ORIGIN}/cases/bartz-v-anthropic/" in ours["bluebook"]
    assert case["bluebook"].startswith("Bartz v. Anthropic PBC, No. 4:24-cv-05417-AMO (N.D. Cal. filed Aug. 19, 2024)")
    assert "Is distillation theft?" not in case["apa"]
    assert citations(client, "cases/campbell-v-acuff-rose/", "itself")["oscola"] == "Campbell v Acuff-Rose Music, Inc 510 US 569 (1994)."


def test_a_page_about_several_suits_is_cited_as_our_page_alone(client: Client) -> None:
    assert citations(client, "cases/perplexity-suits/", "itself") == {}


def test_a_source_is_cited_as_itself_first_with_the_pages_meant(client: Client) -> None:
    found = page(client, "sources/bartz-2025-fair-use-order/?at=pp.+9-14")
    headings = [one.text for one in found.all() if one.tag == "h2"]
    assert headings[:2] == ["The source itself", "Our record of it"]
    words = citations(client, "sources/bartz-2025-fair-use-order/?at=pp.+9-14", "itself")["bluebook"]
    assert "No. 3:24-cv-05417-WHA, ECF No. 231, slip op. at 9–14 (N.D. Cal. June 23, 2025)" in words


def test_nobody_is_told_a_day_on_which_they_read_it(client: Client) -> None:
    text = client.get("/cite/the-accusation/").content.decode()
    assert '<span data-accessed="uk">[date of access]</span>' in text
    assert '<span data-accessed="iso">[date of access]</span>' in text


def test_signs_of_html_in_an_address_stay_words(client: Client) -> None:
    text = client.get("/cite/sources/usc-17-107/", {"at": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in text


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        (
            "/the-accusation/",
            {
                "z:itemType": ["webpage"], "citation_title": ["The accusation"], "citation_language": ["en-GB"],
                "citation_public_url": [f"{ORIGIN}/the-accusation/"],
            },
        ),
        (
            "/cases/bartz-v-anthropic/",
            {
                "z:itemType": ["webpage"], "citation_title": ["Bartz v. Anthropic"],
                "citation_public_url": [f"{ORIGIN}/cases/bartz-v-anthropic/"],
            },
        ),
        (
            "/sources/bartz-2025-fair-use-order/",
            {
                "z:itemType": ["case"], "z:court": ["U.S. District Court, Northern District of California"],
                "citation_title": ["Bartz v. Anthropic PBC"], "z:docketNumber": ["3:24-cv-05417-WHA"], "citation_publication_date": ["2025/06/23"],
            },
        ),
        (
            "/sources/campbell-1994/",
            {
                "z:itemType": ["case"], "citation_title": ["Campbell v. Acuff-Rose Music, Inc."], "z:reporter": ["U.S."],
                "z:reporterVolume": ["510"], "z:firstPage": ["569"],
            },
        ),
        (
            "/sources/usc-17-107/",
            {"z:itemType": ["statute"], "z:code": ["United States Code"], "z:codeNumber": ["17"], "z:section": ["§ 107"]},
        ),
        (
            "/sources/lemley-2005/",
            {
                "z:itemType": ["journalArticle"], "citation_author": ["Lemley, Mark A."], "z:publicationTitle": ["Texas Law Review"],
                "z:volume": ["83"], "citation_publication_date": ["2005"],
            },
        ),
        ("/sources/openai-tou-eu-2025/", {"z:itemType": ["webpage"], "citation_author": ["OpenAI,"]}),
    ],
)  # fmt: skip
def test_zotero_is_told_the_right_type_and_fields(client: Client, path: str, wanted: dict[str, list[str]]) -> None:
    found = meta(client, path)
    assert {name: found.get(name) for name in wanted} == wanted
    assert len(found["z:itemType"]) == len(found["citation_title"]) == len(found["citation_public_url"]) == 1


def test_a_result_tells_zotero_the_address_with_its_answers(client: Client) -> None:
    found = meta(client, f"/{RESULT}?permission=no")
    assert "permission=no" in found["citation_public_url"][0]
    assert found["z:itemType"] == ["webpage"]


def test_every_source_has_a_type_that_zotero_knows_and_never_this_site_as_its_publication(client: Client, catalogue: Catalogue) -> None:
    one_of_each = {source.type: source.id for source in catalogue.sources.values()}
    for type, id in one_of_each.items():
        found = meta(client, f"/sources/{id}/")
        assert found["z:itemType"] != [""], type
        if found["z:itemType"][0] in ("webpage", "blogPost", "forumPost"):
            assert "z:publicationTitle" in found, type


FILED = [
    ("the-accusation/?file={}", "webpage"),
    ("cases/bartz-v-anthropic/?file={}", "webpage"),
    ("cases/bartz-v-anthropic/?of=itself&file={}", "legal_case"),
    ("sources/usc-17-107/?of=itself&file={}", "legislation"),
    (f"{RESULT}?permission=no&file={{}}", "webpage"),
]


@pytest.mark.parametrize(("address", "type"), FILED)
def test_files_are_read_by_the_parsers_of_others_and_say_the_same(client: Client, address: str, type: str) -> None:
    csl = client.get(f"/cite/{address.format('csl-json')}")
    title = csl_json.read(csl.content.decode())[0].item["title"]
    (record,) = rispy.load(StringIO(client.get(f"/cite/{address.format('ris')}").content.decode()))
    assert record["title"] == title
    library = parse_string(client.get(f"/cite/{address.format('bibtex')}").content.decode())
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.fields_dict["title"].value.strip("{}").replace("\\", "") == title
    assert record["type_of_reference"] == {"webpage": "ELEC", "legal_case": "CASE", "legislation": "STAT"}[type]


@pytest.mark.parametrize(("address", "type"), FILED)
def test_what_went_out_in_one_format_comes_back_the_same_in_all(client: Client, address: str, type: str) -> None:
    forms = {"csl-json": csl_json.read, "ris": ris.read, "bibtex": bibtex.read}
    items = {form: read_back(client.get(f"/cite/{address.format(form)}").content.decode())[0].item for form, read_back in forms.items()}
    assert items["csl-json"]["type"] == type
    for form in ("ris", "bibtex"):
        for name in ("id", "type", "title", "issued", "URL", "number", "authority", "version", "author"):
            assert items[form].get(name) == items["csl-json"].get(name), (form, name)


def test_all_styles_come_as_one_text(client: Client) -> None:
    response = client.get("/cite/cases/bartz-v-anthropic/?of=itself&file=text")
    text = response.content.decode()
    assert response["Content-Type"].startswith("text/plain")
    assert text.startswith("Bluebook:\nBartz v. Anthropic PBC, No. 4:24-cv-05417-AMO (N.D. Cal. filed Aug. 19, 2024)")
    assert [line for line in text.splitlines() if line.endswith(":")] == [
        "Bluebook:", "APA 7, reference list:", "APA 7, in the text:", "Chicago 17, note:", "MLA 9, works cited:", "MLA 9, in the text:", "OSCOLA 4:",
        "Wikipedia:",
    ]  # fmt: skip


def test_the_sources_of_a_page_come_as_one_file(client: Client, catalogue: Catalogue) -> None:
    cited = {entry.source.id for note in catalogue.pages["the-accusation"].notes for entry in note.entries}
    response = client.get("/cite/the-accusation/?of=sources&file=csl-json")
    assert {found.item["id"] for found in csl_json.read(response.content.decode())} == cited
    assert response["Content-Disposition"] == 'attachment; filename="the-accusation-sources.csl.json"'
    assert client.get("/cite/timeline/?of=sources&file=ris").status_code == 404


def test_the_pages_of_a_source_that_are_cited_here_are_offered(client: Client) -> None:
    html = client.get("/cite/sources/bartz-2025-fair-use-order/").content.decode()
    link = re.search(r'href="(/cite/sources/bartz-2025-fair-use-order/\?at=[^"]+)"', html)
    assert link
    assert "slip op. at" in client.get(unescape(link[1])).content.decode()


def test_a_file_is_saved_under_the_name_of_its_page(client: Client) -> None:
    response = client.get("/cite/cases/bartz-v-anthropic/?of=itself&file=ris")
    assert response["Content-Disposition"] == 'attachment; filename="cases-bartz-v-anthropic-itself.ris"'
    assert response["Access-Control-Allow-Origin"] == "*"
    assert client.get("/cite/the-accusation/?file=docx").status_code == 404


def test_all_sources_are_read_by_the_parsers_of_others(client: Client, catalogue: Catalogue) -> None:
    records = rispy.load(StringIO(client.get("/data/sources.ris").content.decode()))
    assert [record["id"] for record in records] == list(catalogue.sources)
    library = parse_string(client.get("/data/sources.bib").content.decode())
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == list(catalogue.sources)


@pytest.mark.parametrize("path", ["/the-accusation/", "/about/method/", "/cases/bartz-v-anthropic/", "/sources/usc-17-107/", "/glossary/fair-use/",
    "/claims/16-million-exchanges/", "/teach/what-distillation-is/", "/trees/is-distillation-theft/", f"/{RESULT}?permission=no", "/terms/openai/"])  # fmt: skip
def test_every_kind_of_page_leads_to_its_citations_from_its_head(client: Client, path: str) -> None:
    main = client.get(path).content.decode().partition("<main")[2].partition("</main>")[0]
    link = re.search(r'class="cite-link[^"]*" href="([^"]+)"', main)
    assert link
    assert client.get(unescape(link[1])).status_code == 200


def test_a_printed_page_says_how_to_cite_it(client: Client) -> None:
    text = client.get("/the-accusation/").content.decode()
    assert re.search(r'<p class="print-only">Cite as: “The accusation”, Is distillation theft\?, last reviewed \d+ \w+ \d{4}, https://', text)


@pytest.mark.prove
def test_every_page_of_citations_answers_and_every_record_is_read_by_the_parsers_of_others(client: Client, catalogue: Catalogue) -> None:
    for path, _ in addresses.listed(catalogue):
        found = asked(catalogue, path)
        if found is None:
            continue
        assert client.get(f"/cite{path}").status_code == 200, path
        for of in ("", "itself", "sources"):
            response = client.get(f"/cite{path}?of={of}&file=ris")
            if response.status_code == 200:
                assert rispy.load(StringIO(response.content.decode())), path
                assert not parse_string(client.get(f"/cite{path}?of={of}&file=bibtex").content.decode()).failed_blocks, path
