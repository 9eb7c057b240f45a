"""Citations in running text: found where they stand, read whole, never made stronger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.library.citations import LONGEST_GROUP, Citation, Group, check, groups, parse_group, split
from explainer.library.labels import LABELS, WEAKER
from explainer.library.problems import Problems
from tests.library.material import SOURCES, source, steady


def found(text: str) -> tuple[list[Group], list[str]]:
    problems = Problems()
    return [group for _, _, group in groups(text, "x", 1, problems)], [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("[@a-news]", [Citation("a-news")]),
        ("[@a-news, p. 3]", [Citation("a-news", "p. 3")]),
        ("[@a-news, pp. 9-14; @b-law]", [Citation("a-news", "pp. 9-14"), Citation("b-law")]),
        ("[@a-news as allegation]", [Citation("a-news", "", "allegation")]),
        ("[@a-news, p. 3 as company-statement]", [Citation("a-news", "p. 3", "company-statement")]),
        ("[see @a-news]", [Citation("a-news", "", "", "see")]),
        ("[@a-news; see also @b-law, s. 1]", [Citation("a-news"), Citation("b-law", "s. 1", "", "see also")]),
        ("[but see @a-news, p. 3 as denial]", [Citation("a-news", "p. 3", "denial", "but see")]),
        ("[cf. @a-news]", [Citation("a-news", "", "", "cf.")]),
        ("[@a-news, secs. 2(c)(iii), 4; p. 3]", [Citation("a-news", "secs. 2(c)(iii), 4; p. 3")]),
        ("[@a-news,\n  p. 3]", [Citation("a-news", "p. 3")]),
        ("[ @a-news ]", [Citation("a-news")]),
        ("[-@a-news]", [Citation("a-news")]),
        ("[@a-news, “Key terms”, § 4]", [Citation("a-news", "“Key terms”, § 4")]),
        ("[@a-news, as denial]", [Citation("a-news", "", "denial")]),
        ("[@a-news, p. 3, as denial]", [Citation("a-news", "p. 3", "denial")]),
    ],
)
def test_a_group_is_read_whole(text: str, citations: list[Citation]) -> None:
    groups_found, messages = found(f"Words {text}.")
    assert [list(group.citations) for group in groups_found] == [citations]
    assert messages == []


@pytest.mark.parametrize("text", ["", "no citation", "[a link](x.md)", "[1]", "me@example.org", "[me@example.org](x.md)", "[x] @y"])
def test_other_brackets_and_signs_are_left_alone(text: str) -> None:
    assert found(text) == ([], [])


OPEN = "a citation is opened and not closed: close it with ']': [@source-id, p. 3]"
WRITE = "write @source-id, then a comma and the page: [@source-id, p. 3; @other-id]"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("one\n[@a-news", f"x:2: citation.syntax: {OPEN}"),
        ("one\n[@a-news, p. 3\n\nnext paragraph]", f"x:2: citation.syntax: {OPEN}"),
        ("one\n[@a-news, [12]]", f"x:2: citation.syntax: {OPEN}"),
        ("one\n[@a-news](there.md)", f"x:2: citation.syntax: {OPEN}"),
        (f"one\n[@a-news, {'x' * LONGEST_GROUP}]", f"x:2: citation.syntax: {OPEN}"),
        ("one\n[@]", f"x:2: citation.syntax: '@' is no citation: {WRITE}"),
        ("one\n[@A-News]", "x:2: citation.syntax: '@A-News' is no citation: ids and labels have small letters: [@a-news]"),
        ("one\n[@a-news p. 3]", f"x:2: citation.syntax: '@a-news p. 3' is no citation: {WRITE}"),
        ("one\n[@a-news; See also @b-law]", f"x:2: citation.syntax: '@a-news; See also @b-law' is no citation: {WRITE}"),
        ("one\n[p. 3 @a-news]", f"x:2: citation.syntax: 'p. 3 @a-news' is no citation: {WRITE}"),
        ("one\n[@a-news, p. 3;\n@]", f"x:2: citation.syntax: '@' is no citation: {WRITE}"),
    ],
)  # fmt: skip
def test_what_looks_like_a_citation_and_is_none_is_told(text: str, message: str) -> None:
    assert found(text) == ([], [message])


def test_one_group_that_cannot_be_read_does_not_hide_the_next() -> None:
    groups_found, messages = found("[@a-news, p. 3 and [@b-law].\n\n[@] and [@b-law]")
    assert [group.line for group in groups_found] == [1, 3]
    assert len(messages) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[@a-nwes]", "x:1: citation.unknown-source: 'a-nwes' is no source: did you mean 'a-news'?"),
        ("[@zzz]", "x:1: citation.unknown-source: 'zzz' is no source: choose one of: a-news, b-law, c-ruling"),
        ("[@a-news as alegation]", "x:1: citation.label: 'alegation' is no label: did you mean 'allegation'?"),
        ("[@a-news as holding]", "x:1: citation.stronger: 'a-news' is labelled press; a citation may not make it holding: "
         "leave 'as holding' out, or use: allegation, company-statement, denial, expert-opinion"),
        ("[@a-news as press]", "x:1: citation.stronger: 'a-news' is labelled press; a citation may not make it press: "
         "leave 'as press' out, or use: allegation, company-statement, denial, expert-opinion"),
        ("[@b-law as allegation]", "x:1: citation.stronger: 'b-law' is labelled statute; a citation may not make it allegation: "
         "leave 'as allegation' out, or use: nothing weaker"),
    ],
)  # fmt: skip
def test_a_citation_of_nothing_or_with_a_wrong_label_is_told(text: str, message: str) -> None:
    problems = Problems()
    (group,) = (group for _, _, group in groups(text, "x", 1, problems))
    assert not check(group, SOURCES, "x", problems)
    assert [str(problem) for problem in problems] == [message]


@pytest.mark.parametrize("own", WEAKER)
@pytest.mark.parametrize("asked", LABELS)
def test_a_label_is_weakened_as_the_table_says_and_in_no_other_way(own: str, asked: str) -> None:
    group = Group((Citation("x", weakened=asked),))
    assert check(group, {"x": source("x", own)}, "x", Problems()) == (asked in WEAKER[own])


def test_the_label_printed_is_the_weaker_one_or_that_of_the_source() -> None:
    assert Citation("a-news").label(SOURCES).id == "press"
    assert Citation("a-news", weakened="denial").label(SOURCES).id == "denial"


def test_a_text_is_cut_at_its_citations() -> None:
    problems = Problems()
    parts = split("One [@a-news] and\ntwo [@b-law].", "x", 7, problems)
    assert parts == ("One ", Group((Citation("a-news"),), 7), " and\ntwo ", Group((Citation("b-law"),), 8), ".")
    assert split("[@a-news]", "x", 1, problems) == (Group((Citation("a-news"),), 1),)
    assert split("", "x", 1, problems) == ()


names = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}", fullmatch=True)
locators = st.from_regex(r"(p\. [0-9]{1,3}|pp\. [0-9]{1,3}-[0-9]{1,3}|§ [0-9]+\([a-z]\)|Abs\. [0-9]; S\. [0-9]|“[A-Z][a-z]+”)", fullmatch=True)
signals = st.sampled_from(["", "see", "see also", "but see", "cf."])
citation_lists = st.lists(
    st.builds(Citation, names, locators | st.just(""), st.sampled_from(["", *LABELS]), signals), min_size=1, max_size=5
)


def written(citation: Citation) -> str:
    signal = f"{citation.signal} " if citation.signal else ""
    locator = f", {citation.locator}" if citation.locator else ""
    return f"{signal}@{citation.source}{locator}" + (f" as {citation.weakened}" if citation.weakened else "")


@steady
@given(citation_lists)
def test_a_citation_survives_being_written_and_read(citations: list[Citation]) -> None:
    inner = "; ".join(written(citation) for citation in citations)
    problems = Problems()
    assert parse_group(inner, "x", 3, problems) == Group(tuple(citations), 3)
    assert not problems


@steady
@given(st.lists(st.sampled_from([*"[]@;, -a1\n(", "see also ", " as ", "[@a-news", "\n\n"]), max_size=60))
def test_any_text_can_be_cut_and_nothing_of_it_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    problems = Problems()
    places = list(groups(text, "x", 1, problems))
    at = 0
    for start, end, group in places:
        assert at <= start < end
        assert text[start] == "["
        assert text[end - 1] == "]"
        assert group.line == text[:start].count("\n") + 1
        at = end
    kept = "".join(part for part in split(text, "x", 1, Problems()) if isinstance(part, str))
    assert len(kept) == len(text) - sum(end - start for start, end, _ in places)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)


def test_the_same_wrong_citation_twice_is_wrong_both_times() -> None:
    """It is told once, and neither of the two may pass for a good one."""
    problems = Problems()
    wrong = Group((Citation("nobody"),), 1)
    assert [check(wrong, SOURCES, "x", problems) for _ in range(2)] == [False, False]
    assert len(problems) == 1
