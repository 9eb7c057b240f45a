"""One address of every kind of page. A new kind of page is added here, and every promise holds for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pytest

TREE: Final = "/trees/is-distillation-theft/"
ETHICS: Final = "/trees/where-do-you-stand/"
PART_WAY: Final = "complainant=provider&permission=no&material=answers"
IN_DOUBT: Final = f"{PART_WAY}&owner=others,nobody&source=service&promise=unknown&entry=limits&facts=alleged"


@dataclass(frozen=True)
class Kind:
    """A kind of page: what it is called here, an address of it, and how it answers."""

    name: str
    address: str
    status: int = 200


KINDS: Final = (
    Kind("home", "/"),
    Kind("chapter", "/the-accusation/"),
    Kind("chapter in one minute", "/the-accusation/?depth=1"),
    Kind("chapter in full", "/the-accusation/?depth=full"),
    Kind("chapter with two sides", "/safety/?depth=full"),
    Kind("chapter with drawings", "/what-distillation-is/?depth=full"),
    Kind("about", "/about/"),
    Kind("method", "/about/method/"),
    Kind("components", "/about/components/"),
    Kind("editors' guide", "/about/editing/"),
    Kind("report", "/about/report/"),
    Kind("glossary", "/glossary/"),
    Kind("term", "/glossary/fair-use/"),
    Kind("sources", "/sources/"),
    Kind("sources, few", "/sources/?q=fair+use&label=statute"),
    Kind("sources, none", "/sources/?q=no+such+words"),
    Kind("cases", "/cases/"),
    Kind("cases, narrowed", "/cases/?q=openai&sort=filed&group=defendant"),
    Kind("case", "/cases/xai-v-openai/"),
    Kind("claims", "/claims/"),
    Kind("claim", "/claims/16-million-exchanges/"),
    Kind("terms", "/terms/"),
    Kind("may I", "/terms/may-i/"),
    Kind("provider", "/terms/anthropic/"),
    Kind("timeline", "/timeline/"),
    Kind("changes", "/changes/"),
    Kind("data", "/data/"),
    Kind("source", "/sources/bartz-2025-fair-use-order/"),
    Kind("search", "/search/"),
    Kind("search, found", "/search/?q=fair+use"),
    Kind("search, nothing", "/search/?q=zzzz"),
    Kind("trees", "/trees/"),
    Kind("tree", TREE),
    Kind("tree of values", ETHICS),
    Kind("first question", f"{TREE}q/complainant"),
    Kind("question", f"{TREE}q/entry?{PART_WAY}"),
    Kind("question with an answer", f"{TREE}q/entry?{IN_DOUBT}"),
    Kind("question with effects", f"{TREE}q/entry?{PART_WAY}&_effects=1"),
    Kind("question not asked", f"{TREE}q/price?complainant=person&permission=no"),
    Kind("question, several answers", f"{TREE}q/entry/several?{PART_WAY}"),
    Kind("no such question", f"{TREE}q/nothing", 404),
    Kind("result in doubt", f"{TREE}result?{IN_DOUBT}"),
    Kind("result of nothing", f"{TREE}result"),
    Kind("result of what cannot stand together", f"{TREE}result?complainant=provider&permission=condition&entry=limits"),
    Kind("result with a reading turned on", f"{TREE}result?{IN_DOUBT}&_dial=promises-enforced"),
    Kind("result of values", f"{ETHICS}result?E1=maker"),
    Kind("record of a result", f"{TREE}record?{IN_DOUBT}"),
    Kind("positions on both, to begin", f"{ETHICS}both"),
    Kind("positions on both", f"{ETHICS}both?d.E1=maker&s.E1=manner"),
    Kind("question of both", f"{ETHICS}both/distillation/E1"),
    Kind("tree put to the test", f"{TREE}tested"),
    Kind("tree of values put to the test", f"{ETHICS}tested"),
    Kind("changes of a tree", f"{TREE}changes"),
    Kind("no such short link", "/r/is-distillation-theft.zz", 404),
    Kind("all questions", f"{TREE}all"),
    Kind("all questions, answered", f"{TREE}all?{IN_DOUBT}"),
    Kind("map", f"{TREE}map"),
    Kind("map, answered", f"{TREE}map?{IN_DOUBT}"),
    Kind("examples", f"{TREE}examples/"),
    Kind("example, an act", f"{TREE}examples/deepseek-account-2026/"),
    Kind("example, decided", f"{TREE}examples/ross/"),
    Kind("example, pleaded", f"{TREE}examples/openevidence/"),
    Kind("two acts to choose", f"{TREE}compare"),
    Kind("two acts side by side", f"{TREE}compare?a=deepseek-account-2026&b=ross"),
    Kind("two acts, answers exchanged", f"{TREE}compare?a=deepseek-account-2026&b=ross&swap=material&swap=entry"),
    Kind("several complaints", f"{TREE}complaints?{IN_DOUBT}"),
    Kind("claims to start from", f"{TREE}reverse"),
    Kind("from a claim", f"{TREE}reverse?claim=secret-claim&example=deepseek-account-2026"),
    Kind("lessons", "/teach/"),
    Kind("lesson", "/teach/what-distillation-is/"),
    Kind("handout", "/teach/what-distillation-is/handout"),
    Kind("worksheet", "/teach/worksheets/is-distillation-theft"),
    Kind("show of hands", f"{TREE}hands/permission"),
    Kind("embed builder", "/teach/embed/?what=/the-accusation/"),
    Kind("citations of the first page", "/cite/"),
    Kind("citations of a case", "/cite/cases/bartz-v-anthropic/"),
    Kind("citations of a paragraph", "/cite/the-accusation/?p=5"),
    Kind("citations of a source, pages meant", "/cite/sources/bartz-2025-fair-use-order/?at=pp.+9-14"),
    Kind("embedded home", "/embed/"),
    Kind("embedded chapter", "/embed/the-accusation/"),
    Kind("embedded question", f"/embed{TREE}q/entry?{PART_WAY}"),
    Kind("embedded result", f"/embed{TREE}result?{IN_DOUBT}"),
    Kind("nothing to embed", "/embed/nothing/there/", 404),
    Kind("nothing there", "/nothing/there/", 404),
)  # fmt: skip

FOR_MACHINES: Final = {
    *"tree_json tree_result_json tree_tested_json tree_mmd tree_twee healthz robots sitemap favicon oembed share_image".split(),
    *"feed_changes feed_cases feed_case feed_hearings data_package data_everything data_csl_json data_ris".split(),
    *"data_bibtex data_schema data_json data_csv data_spreadsheet data_record".split(),
    *"handouts cartridge cartridge_of_all".split(),
}
ONLY_LEADS_ON: Final = {"tree_next"}

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
