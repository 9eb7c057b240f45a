"""Which work a case of the tracker is cited as."""

from __future__ import annotations

import pytest

from explainer.library.catalogue import Catalogue
from explainer.library.citing import bluebook
from explainer.library.citing.text import plain
from explainer.web.citing.cases import case_work


def cited(catalogue: Catalogue, slug: str) -> str:
    work = case_work(catalogue.cases[slug])
    return "" if work is None else plain(bluebook.citation(work))


@pytest.mark.parametrize(
    ("slug", "wanted"),
    [
        ("feist-v-rural", "Feist Publ’ns, Inc. v. Rural Tel. Serv. Co., 499 U.S. 340 (1991)."),
        ("mgm-v-grokster", "Metro-Goldwyn-Mayer Studios Inc. v. Grokster, Ltd., 545 U.S. 913 (2005)."),
        ("people-v-aleynikov", "People v. Aleynikov, 31 N.Y.3d 383 (2018)."),
        ("dixon-v-r", "Dixon v. R [2015] NZSC 147 (N.Z.)."),
        ("getty-v-stability-uk", "Getty Images (US) Inc v. Stability AI Ltd [2025] EWHC 2863 (Ch) (Eng.)."),
        ("ryanair-v-pr-aviation", "Case C-30/14, Ryanair Ltd v. PR Aviation BV, ECLI:EU:C:2015:10 (Jan. 15, 2015)."),
        ("r-v-stewart", "R. v. Stewart, [1988] 1 S.C.R. 963 (Can.)."),
    ],
)
def test_a_decided_case_is_cited_by_its_report(catalogue: Catalogue, slug: str, wanted: str) -> None:
    assert cited(catalogue, slug) == wanted


@pytest.mark.parametrize(
    ("slug", "name", "filed"),
    [
        ("nyt-v-openai", "N.Y. Times Co. v. Microsoft Corp., No. 1:23-cv-11195", "(S.D.N.Y. filed Dec. 27, 2023)"),
        ("andersen-v-stability", "Andersen v. Stability AI Ltd., No. 3:23-cv-00201", "(N.D. Cal. filed Jan. 13, 2023)"),
        ("gema-v-suno", "GEMA v. Suno, 42 O 763/25", "(Landgericht München I filed Jan. 2025) (Ger.)"),
        ("britannica-v-openai", "Encyclopaedia Britannica, Inc. v. OpenAI, Inc., No. 1:26-cv-02097", "(S.D.N.Y. filed Mar. 13, 2026)"),
    ],
)
def test_a_pending_case_is_cited_by_docket_and_day_of_filing_though_it_has_reported_rulings(
    catalogue: Catalogue, slug: str, name: str, filed: str
) -> None:
    words = cited(catalogue, slug)
    assert words.startswith(name)
    assert filed in words


def test_a_case_that_was_moved_has_the_court_of_its_number(catalogue: Catalogue) -> None:
    assert "No. 3:23-cv-03223 (N.D. Cal. filed June 28, 2023)" in cited(catalogue, "tremblay-v-openai")


@pytest.mark.parametrize("slug", ["perplexity-suits", "carreyrou-and-cruz-v-anthropic", "disney-v-midjourney", "online-assent-cases"])
def test_a_page_about_several_suits_is_no_case(catalogue: Catalogue, slug: str) -> None:
    assert cited(catalogue, slug) == ""


def test_no_appeal_is_said_to_have_been_filed_on_the_day_of_the_first_complaint(catalogue: Catalogue) -> None:
    for slug, case in catalogue.cases.items():
        if "Appeals" in case.front.court or "Supreme Court of" in case.front.court:
            assert "filed" not in cited(catalogue, slug), slug
