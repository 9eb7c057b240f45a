"""Labels, their families, and how far a citation may weaken them."""

from __future__ import annotations

import pytest

from explainer.library.labels import LABELS, OUR_INFERENCE, READING_WORDS, WEAKER, Family, Reading


def test_every_label_has_a_word_a_family_and_a_meaning_in_whole_sentences() -> None:
    for name, label in LABELS.items():
        assert label.id == name
        assert label.word
        assert label.family in Family
        assert label.meaning.endswith(".")


def test_every_family_is_used() -> None:
    assert {label.family for label in LABELS.values()} == set(Family)


def test_every_reading_has_words() -> None:
    assert {reading.words for reading in Reading} == set(READING_WORDS.values())


def test_every_label_of_a_source_says_what_it_may_become() -> None:
    assert set(WEAKER) == set(LABELS) - {OUR_INFERENCE.id}


def test_no_label_may_become_itself_or_our_own_reasoning_or_one_that_is_unknown() -> None:
    for own, weaker in WEAKER.items():
        assert weaker <= set(LABELS) - {own, OUR_INFERENCE.id}


def test_no_label_comes_back_to_itself_by_being_weakened_twice() -> None:
    """What a citation weakens can never be talked up again by way of another label."""
    for own, weaker in WEAKER.items():
        for once in weaker:
            assert own not in WEAKER[once]


STRONG = ("statute", "rule", "contract", "holding", "verdict", "admission", "settlement", "peer-reviewed")


@pytest.mark.parametrize("strong", STRONG)
def test_nothing_is_ever_weakened_into_a_strong_label(strong: str) -> None:
    assert all(strong not in weaker for weaker in WEAKER.values())
