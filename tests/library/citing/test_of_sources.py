"""What the titles of sources say besides a title, and where it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from explainer.library.citing import courts, of_sources
from explainer.library.citing.locators import elided, locator
from explainer.library.citing.works import Kind, Work
from explainer.library.labels import LABELS, Reading
from explainer.library.sources import Source

BARE = Source(
    id="x", type="legal_case", kind="case", title="", short="", authors=(), container="", publisher="", authority="", number="",
    volume="", issue="", page="", version="", date=(2025, 6, 23), url="", doi="", archive="", note="n", label=LABELS["holding"],
    read=Reading.PRIMARY, jurisdiction="us", path="p", line=1,
)  # fmt: skip


def made(title: str, label: str = "holding", **fields: Any) -> Work:
    return of_sources.work(replace(BARE, title=title, label=LABELS[label], **fields))


@pytest.mark.parametrize(
    ("title", "label", "name", "said"),
    [
        ("Campbell v. Acuff-Rose Music, Inc., 510 U.S. 569", "holding", "Campbell v. Acuff-Rose Music, Inc.", {"volume": "510", "container": "U.S.", "page": "569"}),
        ("Kousisis v. United States, 605 U.S. ___", "holding", "Kousisis v. United States", {"volume": "605", "page": "___"}),
        ("Concord v. Anthropic PBC (order denying preliminary injunction), 772 F. Supp. 3d 1131", "holding", "Concord v. Anthropic PBC", {"document": "order denying preliminary injunction", "container": "F. Supp. 3d"}),
        ("Bartz v. Anthropic PBC (docket)", "docket", "Bartz v. Anthropic PBC", {"dated_as": "filed"}),
        ("Bird v. Microsoft Corporation", "allegation", "Bird v. Microsoft Corporation", {"dated_as": "filed"}),
        ("Bartz v. Anthropic PBC (Memorandum Opinion on Preliminary Approval of Class Action Settlement)", "settlement", "Bartz v. Anthropic PBC", {"dated_as": ""}),
        ("X Corp. v. Bright Data Ltd. (order re second amended complaint)", "holding", "X Corp. v. Bright Data Ltd.", {"dated_as": ""}),
        ("UMG Recordings, Inc. v. Uncharted Labs, Inc. (Udio) (ruling on the circumvention claim)", "holding", "UMG Recordings, Inc. v. Uncharted Labs, Inc.", {"document": "ruling on the circumvention claim"}),
        ("Getty Images (US) Inc v Stability AI Ltd [2025] EWHC 2863 (Ch)", "holding", "Getty Images (US) Inc v Stability AI Ltd", {"neutral": "[2025] EWHC 2863 (Ch)"}),
        ("Toronto Star Newspapers Limited v. OpenAI Inc., 2025 ONSC 6217", "holding", "Toronto Star Newspapers Limited v. OpenAI Inc.", {"neutral": "2025 ONSC 6217"}),
        ("Complaint, Doe v. Acme AI, Inc.", "allegation", "Doe v. Acme AI, Inc.", {"document": "Complaint", "dated_as": "filed"}),
        ("Order granting remand, Doe v. Acme AI, Inc.", "holding", "Doe v. Acme AI, Inc.", {"document": "Order granting remand", "dated_as": ""}),
        ("In re Google Generative AI Copyright Litigation (docket)", "docket", "In re Google Generative AI Copyright Litigation", {"dated_as": "filed"}),
        ("AG München, judgment of 13 February 2026 (three AI-generated logos)", "holding", "AG München, judgment of 13 February 2026 (three AI-generated logos)", {}),
    ],
)  # fmt: skip
def test_a_case_is_told_from_what_its_title_says_besides(title: str, label: str, name: str, said: dict[str, str]) -> None:
    work = made(title, label)
    assert work.title == name
    assert {field: getattr(work, field) for field in said} == said


@pytest.mark.parametrize(
    ("number", "docket", "entry"),
    [
        ("3:24-cv-05417-WHA, Dkt. 231", "3:24-cv-05417-WHA", "231"),
        ("1:26-cv-07644, ECF No. 11", "1:26-cv-07644", "11"),
        ("4:24-cv-05417 (formerly 3:24-cv-05417)", "4:24-cv-05417", ""),
        ("16-1368 (JDB)", "16-1368 (JDB)", ""),
    ],
)
def test_a_docket_is_told_from_the_entry_in_it(number: str, docket: str, entry: str) -> None:
    work = made("A v. B", number=number)
    assert (work.number, work.entry) == (docket, entry)


@pytest.mark.parametrize(
    ("title", "name", "neutral"),
    [
        ("Theft of services, Alaska Stat. § 11.46.200(a)", "Theft of services", "Alaska Stat. § 11.46.200(a)"),
        ("No Electronic Theft (NET) Act, Pub. L. 105-147", "No Electronic Theft (NET) Act", "Pub. L. No. 105-147"),
        ("17 U.S.C. § 504 (Remedies for infringement)", "Remedies for infringement", "17 U.S.C. § 504"),
        ("Rule on chips", "Rule on chips", ""),
    ],
)
def test_a_law_is_told_from_where_it_stands(title: str, name: str, neutral: str) -> None:
    work = made(title, "statute", type="legislation")
    assert (work.title, work.neutral) == (name, neutral)


def test_a_rule_in_the_gazette_is_a_regulation() -> None:
    assert made("Framework", "rule", type="legislation", container="Federal Register", volume="90", page="4544").kind is Kind.REGULATION


def test_a_date_that_a_version_repeats_is_said_once() -> None:
    work = made("Terms", "contract", type="webpage", version="effective 2025-06-23")
    assert (work.dated_as, work.edition) == ("effective", "")
    assert made("Terms", "contract", type="webpage", version="updated 2025-07-01").edition == "updated 1 July 2025"


@pytest.mark.parametrize(
    ("court", "short"),
    [
        ("Supreme Court of the United States", "U.S."),
        ("U.S. Court of Appeals for the District of Columbia Circuit", "D.C. Cir."),
        ("United States Court of Appeals for the Eleventh Circuit", "11th Cir."),
        ("U.S. District Court, Southern District of New York (McMahon, J.)", "S.D.N.Y."),
        ("U.S. District Court, District of Columbia", "D.D.C."),
        ("U.S. District Court, District of Delaware (Bibas, J., by designation)", "D. Del."),
        ("United States District Court for the Northern District of California", "N.D. Cal."),
        ("New York Court of Appeals", "N.Y."),
        ("Superior Court of California, County of San Francisco", "Cal. Super. Ct."),
        ("Landgericht München I", "Landgericht München I"),
        ("U.S. District Court, District of Nowhere", "U.S. District Court, District of Nowhere"),
    ],
)
def test_courts_have_the_short_names_of_lawyers(court: str, short: str) -> None:
    assert courts.short(court) == short


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("pp. 9-14", "page", "9–14"), ("p. 3", "page", "3"), ("at 579", "page", "579"), ("579", "page", "579"), ("*3", "other", "*3"),
        ("¶ 12", "paragraph", "12"), ("paras 1-2", "paragraph", "1–2"), ("§ 4", "section", "4"), ("sec. B", "section", "B"),
        ("art. 3(2)", "article", "3(2)"), ("Dkt. 680", "entry", "680"), ("abstract", "other", "abstract"),
        ("section on access", "other", "section on access"),
    ],
)  # fmt: skip
def test_locators_are_read_as_our_files_write_them(text: str, kind: str, value: str) -> None:
    assert locator(text) == (kind, value)


@pytest.mark.parametrize(
    ("pages", "short", "like_chicago"),
    [
        ("1031–1075", "1031–75", "1031–75"), ("101–108", "101–08", "101–8"), ("100–104", "100–04", "100–104"), ("34–37", "34–37", "34–37"),
        ("299–301", "299–301", "299–301"), ("998–1002", "998–1002", "998–1002"), ("12a–12b", "12a–12b", "12a–12b"),
    ],
)  # fmt: skip
def test_ranges_are_cut_to_what_changes(pages: str, short: str, like_chicago: str) -> None:
    assert elided(pages) == short
    assert elided(pages, like_chicago=True) == like_chicago
