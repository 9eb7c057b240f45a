"""Advice about wording: what is pointed at, and above all what is let be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from explainer.library.advice import advice
from explainer.library.authorities import key_of, known_authorities, legal_citations, without_source
from explainer.library.catalogue import Catalogue
from explainer.library.passages import Passage, in_text, passages
from explainer.library.problems import Problem, Weight
from explainer.library.readability import hard_to_read, measure, sentences
from explainer.library.wording import loaded_words, undated
from tests.library.material import FILES, PAGE, write

CONTENT = Path(__file__).parents[2] / "content"
PATH = "content/pages/x.md"


def told(check: Callable[[Iterable[Passage]], Iterable[Problem]], text: str, *, path: str = PATH) -> list[str]:
    """What a check says about a text that begins on line 1."""
    return [str(problem).removeprefix(f"{path}:") for problem in check(in_text(text, path, 1, answers=True))]


# Passages


def test_citations_code_and_targets_of_links_are_no_prose() -> None:
    text = "It is `so` [@a, p. 3], see\n[there](x.md). {.ours}\n"
    (passage,) = in_text(text, PATH, 5)
    assert len(passage.marked) == len(text)
    assert passage.words.split() == ["It", "is", ",", "see", "there", "."]
    assert passage.line_at(passage.words.index("there")) == 6


def test_items_rows_and_headings_part_the_text() -> None:
    text = "Answer.\n\n## One {.strongest}\n\n- a b\n- c\n  d\n\n| e | f |\n|---|---|\n| g | h |\n\n```chart\nid: x\n```\n\n### Two\n\nEnd.\n"
    found = [(p.line, " ".join(p.words.split()), p.place, p.section) for p in in_text(text, PATH, 1, answers=True)]
    assert found == [
        (1, "Answer.", "answer", ""), (5, "a b", "text", "strongest"), (6, "c d", "text", "strongest"), (9, "| e | f |", "text", "strongest"),
        (11, "| g | h |", "text", "strongest"), (19, "End.", "text", "strongest"),
    ]  # fmt: skip


def test_long_fields_are_prose_and_names_are_not(tmp_path: Path) -> None:
    files = {**FILES, "timeline.yaml": "events:\n- date: 2026\n  title: A title that is long enough for prose\n  text: A sentence of the timeline, long enough.\n"}
    found = [(p.path, p.line) for p in passages(write(tmp_path / "content", files)) if p.place == "field"]
    assert found == [("content/timeline.yaml", 4)]


def test_drafts_by_underscore_are_not_looked_at(tmp_path: Path) -> None:
    root = write(tmp_path / "content", {**FILES, "pages/_x.md": PAGE.replace("law says it", "stolen goods")})
    assert {p.path for p in passages(root) if p.path.startswith("content/pages/_")} == set()


# Readability


@pytest.mark.parametrize(
    "text",
    [
        "Bartz v. Anthropic PBC, Inc. was decided in the N.D. Cal. on that day.",
        "The act is 17 U.S.C. § 107, and 18 U.S.C. §§ 1831 and 1832 are near it.",
        "See pp. 3-4 of No. 1:23-cv-11195, Dkt. 5, para. 6, and Dr. J. K. Smith et al. on it.",
        "It costs $1.5 million, e.g. for arts. 3 and 4 (i.e. both).",
        'He said "It is so."',
    ],
)
def test_stops_in_abbreviations_end_no_sentence(text: str) -> None:
    assert sentences(text) == (text,)


def test_sentences_end_before_a_capital_a_quote_or_the_end() -> None:
    assert sentences('Is it? "Yes." It is!\nSo.') == ("Is it?", '"Yes."', "It is!", "So.")


def test_the_index_is_that_of_its_authors() -> None:
    counted = measure("The cat sat on the mat. It was red.")
    assert (counted.words, counted.letters, counted.sentences) == (9, 25, (6, 3))
    assert counted.index == pytest.approx(4.71 * 25 / 9 + 0.5 * 9 / 2 - 21.43)
    assert measure("").index == 0.0


def test_a_long_sentence_is_told_at_its_paragraph() -> None:
    text = f"Short.\n\n## One\n\n{'word ' * 40}end [@a-news].\n"
    assert told(hard_to_read, text) == ["5: wording.long-sentence: a sentence here has 41 words: cut it in two"]
    assert told(hard_to_read, text.replace("word word", "word. Word")) == []


def test_a_hard_paragraph_is_told_and_an_answer_sooner() -> None:
    hard = "Distillation concerns computers, systems, methods and a few other things. " * 4
    assert 12 < measure(hard).index < 15
    assert told(hard_to_read, f"Short.\n\n## One\n\n{hard}\n") == []
    assert told(hard_to_read, hard) == [
        f"1: wording.hard: this is hard to read (10 words a sentence, index {measure(hard).index:.0f}; up to 12 is meant): "
        "write shorter sentences and shorter words"
    ]


# Loaded words


@pytest.mark.parametrize(
    ("text", "word"),
    [("They stole the answers.", "stole"), ("A rogue firm copied it [@a-news].", "rogue"), ("It\nwas Piracy.", "Piracy")],
)
def test_a_loaded_word_in_our_own_voice_is_told(text: str, word: str) -> None:
    line = text[: text.index(word)].count("\n")
    assert told(loaded_words, "\n" * (11 - line) + text) == [
        f"12: wording.loaded: '{word}' takes a side, and nobody is named who says it: choose a plain word, or put it in quotes and say whose word it is"
    ]


@pytest.mark.parametrize(
    "text",
    [
        'It wrote that they "stole the answers".',
        "It wrote of “illicit means”.",
        "OpenAI called it stealing.",
        "The statute on theft of services asks for deceit.",
        "A jury found him guilty of two counts.",
        "Is distilling theft?",
        "The case is *The Pirate Bay*.",
        "Read about [theft](../glossary/theft.md) first.",
        "The words steal and theft do not occur.",
        "## The best case {.strongest}\n\nThey stole it.",
        "## Think {.think}\n\nSay they stole it.",
        "`theft` and [@theft-2026].",
        "He robbed nobody of a thieving magpie's robe.",
        "| A lawyer, 2026 | his words: stolen |",
    ],
)
def test_what_others_say_and_what_the_law_says_is_let_be(text: str) -> None:
    assert told(loaded_words, text) == []


# Dates


@pytest.mark.parametrize(("text", "words"), [("No court has said so.", "No court has"), ("It is currently open.", "currently"), ("Appeals are pending.", "are pending")])
def test_what_will_be_read_on_another_day_wants_a_date(text: str, words: str) -> None:
    assert told(undated, text) == [
        f"1: wording.undated: '{words}' will be read on another day, and no date stands beside it: "
        "say of when it is ('to 8 October 2026'), or what is known ('no ruling is known')"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "To October 2026 no court has said so.",
        "No court has said so, as far as is known.",
        "It is so far apart, so far as he knew.",
        '"No court has," he said.',
        "## Think {.think}\n\nNo court has said so.",
    ],
)
def test_with_a_date_or_a_word_on_what_is_known_it_is_let_be(text: str) -> None:
    assert told(undated, text) == []


def test_records_with_a_date_of_their_own_are_let_be() -> None:
    assert told(undated, "No court has said so.", path="content/cases/x.md") == []


# Legal citations


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("17 U.S.C. § 107", "17 usc 107"), ("18 U.S.C. §§ 1831", "18 usc 1831"), ("15 C.F.R. § 744", "15 cfr 744"),
        ("510 U.S. 569", "510 us 569"), ("676 F.3d 71", "676 f3d 71"), ("977 F. Supp. 2d 1", "977 fsupp2d 1"), ("88 Fed. Reg. 16190", "88 fedreg 16190"),
        ("2025 WL 1741691", "2025 wl 1741691"), ("No. 1:23-cv-11195", "23-cv-11195"), ("5:09-cv-05892", "09-cv-5892"),
        ("C-250/25", "c-250/25"), ("ECLI:EU:C:2012:259", "ecli:eu:c:2012:259"), ("[2023] EWHC 3090 (Ch)", "2023 ewhc 3090"),
        ("Regulation (EU) 2024/1689", "regulation 2024/1689"), ("Directive (EU) 2016/943", "directive 2016/943"),
    ],
)  # fmt: skip
def test_forms_of_legal_citation_are_known(text: str, key: str) -> None:
    assert [found.words in text for found in legal_citations(f"See {text}, and more.")] == [True]
    assert [key_of(found.key) for found in legal_citations(f"See {text}, and more.")] == [key_of(key)]


@pytest.mark.parametrize("text", ["On 3 A. 4 went.", "There were 24,000 accounts in 2026.", "Version 3.5 of 2024 has 12-34-56.", "C-3PO and [2023] others", "pages 510 to 569"])
def test_other_numbers_are_none(text: str) -> None:
    assert list(legal_citations(text)) == []


def test_a_citation_that_no_source_stands_for_is_told(catalogue: Catalogue) -> None:
    def check(found: Iterable[Passage]) -> Iterable[Problem]:
        return without_source(found, catalogue.sources)

    assert told(check, "It is 17 U.S.C. § 107, and\nnot 99 F.4th 1234.") == [
        "2: wording.legal-citation: no source stands for '99 F.4th 1234': add it to content/sources/ and cite it, or leave the number out"
    ]


def test_sources_stand_for_their_own_citations(catalogue: Catalogue) -> None:
    known = known_authorities(catalogue.sources.values())
    assert {"17 usc 107", "510 us 569"} <= known


# All of it


def test_advice_on_the_real_content_is_little_and_holds_nothing_up(catalogue: Catalogue) -> None:
    """If this grows, either the texts or the rules have become worse."""
    found = advice(CONTENT, catalogue.sources)
    assert {problem.weight for problem in found} <= {Weight.ADVICE}
    assert list(found) == sorted(found)
    assert len(found) < 60
