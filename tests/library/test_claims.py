"""The claims ledger: one file per claim, what is known in the body."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from explainer.library.claims import FACETS, Claim, load_claims
from explainer.library.facets import matching
from tests.library.material import SOURCES, context, write

CLAIM = """\
---
claim: About 24,000 accounts were used.
said_by: A company
where: "[@a-news, paras 1-2 as allegation]"
date: 2026-02-23
label: allegation
topic: accusation
status: Alleged; not tested
disputed_by:
  - {who: A critic, says: "The count is doubtful [@a-news]."}
safely: "The company alleges that about 24,000 accounts were used [@a-news]."
cases: [able-v-baker]
---

No logs were published [@c-ruling, p. 3].

Nothing more is known. {.ours}
"""


def loaded(tmp_path: Path, *texts: str) -> tuple[dict[str, Claim], list[str]]:
    around = context(must_cite=True)
    files = {f"claims/{name}.md": text for name, text in zip("xyz", texts, strict=False)}
    found = load_claims(write(tmp_path / "content", files), around)
    return found, [str(problem).removeprefix("content/claims/") for problem in around.problems]


def good(tmp_path: Path, text: str = CLAIM) -> Claim:
    found, messages = loaded(tmp_path, text)
    assert messages == []
    return found["x"]


def test_a_claim_says_who_says_it_who_disputes_it_and_what_is_known(tmp_path: Path) -> None:
    claim = good(tmp_path)
    assert (claim.slug, claim.title, claim.address) == ("x", "About 24,000 accounts were used.", "/claims/x/")
    assert (claim.label.word, claim.topic, claim.when, claim.iso) == ("allegation", "the accusations of distillation", "23 February 2026", "2026-02-23")
    assert [(dispute.who, dispute.says.words) for dispute in claim.disputed_by] == [("A critic", "The count is doubtful.")]
    assert [block.number for block in claim.blocks] == ["1", "2"]
    assert claim.safely.words == "The company alleges that about 24,000 accounts were used."
    assert claim.status == "Alleged; not tested"


def test_notes_are_numbered_in_the_order_of_the_page(tmp_path: Path) -> None:
    notes = good(tmp_path).notes
    assert [(note.number, note.entries[0].locator) for note in notes] == [(1, ""), (2, "paras 1-2"), (3, "p. 3"), (4, "")]
    assert notes[1].entries[0].label.id == "allegation"


def test_a_claim_is_as_old_as_its_newest_source(tmp_path: Path) -> None:
    claim = good(tmp_path)
    assert (claim.newest, claim.as_of) == ((2026, 2, 23), "23 February 2026")
    entry = claim.notes[1].entries[0]
    later = replace(entry, source=replace(SOURCES["c-ruling"], date=(2026, 9)))
    newer = replace(claim, known=replace(claim.known, notes=(replace(claim.notes[1], entries=(later,)),)))
    assert (newer.newest, newer.as_of) == ((2026, 9), "September 2026")
    assert not newer.is_stale(date(2028, 8, 31))
    assert newer.is_stale(date(2028, 9, 1))


def test_claims_come_oldest_first_and_no_folder_means_none(tmp_path: Path) -> None:
    found, _ = loaded(tmp_path / "1", CLAIM, CLAIM.replace("2026-02-23", "2025"), CLAIM)
    assert list(found) == ["y", "x", "z"]
    assert loaded(tmp_path / "2") == ({}, [])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("label: allegation", "label: alegation", "x.md:6: claim.value: 'label' is 'alegation': did you mean 'allegation'?"),
        ("label: allegation", "label: our-inference", "x.md:6: claim.value: 'label' is 'our-inference': did you mean 'reference'?"),
        ("topic: accusation", "topic: acusation", "x.md:7: claim.value: 'topic' is 'acusation': did you mean 'accusation'?"),
        ('"[@a-news, paras 1-2 as allegation]"', '"[@a-nwes]"', "x.md:4: citation.unknown-source: 'a-nwes' is no source: did you mean 'a-news'?"),
        ("date: 2026-02-23", "date: soon", "x.md:5: claim.value: 'date' is 'soon': write a date as 2026, 2026-03 or 2026-03-30"),
        ("said_by: A company\n", "", "x.md:2: claim.missing: 'said_by' is missing: add 'said_by:'"),
        ("status:", "state:", "x.md:8: claim.unknown-key: 'state' is no field here: did you mean 'status'?"),
        ("were used [@a-news]", "were used", "x.md:11: page.uncited: nothing is cited for 'The company alleges that about 24,000 ac…': "
         "cite a source, [@source-id, p. 3], or end the paragraph with {.ours}"),
        ("No logs were", "## Logs\n\nNo logs were", "x.md:15: claim.heading: a claim has no headings: write it as paragraphs"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_claim_is_told_at_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in CLAIM
    messages = loaded(tmp_path, CLAIM.replace(old, new))[1]
    if "unknown-key" in message:
        assert message in messages
        messages.remove("x.md:2: claim.missing: 'status' is missing: add 'status:'")
    assert messages == [message]


def test_a_claim_of_which_nothing_is_said_is_told(tmp_path: Path) -> None:
    messages = loaded(tmp_path, CLAIM.partition("\nNo logs")[0] + "\n")[1]
    assert messages == ["x.md:14: claim.empty: nothing is said of what is known: write it under the front matter, 'nothing' included"]


@pytest.mark.parametrize(
    ("chosen", "text", "slugs"),
    [
        ({}, "", "xy"), ({"who": "A rival"}, "", "y"), ({"label": "allegation"}, "", "xy"), ({"topic": "cost"}, "", ""),
        ({}, "critic LOGS", "xy"), ({"who": "A company"}, "critic", "x"), ({}, "rival", "y"),
    ],
)  # fmt: skip
def test_filters_keep_what_has_every_value_and_every_word(tmp_path: Path, chosen: dict[str, str], text: str, slugs: str) -> None:
    found, _ = loaded(tmp_path, CLAIM, CLAIM.replace("A company", "A rival"))
    assert [claim.slug for claim in matching(found.values(), FACETS, chosen, text)] == list(slugs)
