"""Whatever a source says, no style stumbles over it, and none writes nonsense."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.library.catalogue import Catalogue
from explainer.library.citing import of_sources
from explainer.library.citing.locators import locator
from explainer.library.citing.names import Name
from explainer.library.citing.text import PLACE, html, plain
from explainer.library.citing.works import Kind, Work
from tests.library.citing.golden import WRITE, rows

WORDS = st.text(alphabet=st.sampled_from("aÉ王 1-–'’“”‘.,;:?!()[]{}|<>&\"=*§¶/\n\ue000\ue010\ue012\x00"), max_size=12)
TIDY = st.text(alphabet=st.sampled_from("abcDE é王1"), min_size=1, max_size=12).filter(lambda words: words.strip() == words and "  " not in words)
DATES = st.sampled_from([(), (2026,), (2026, 5), (2026, 5, 9)])


def works(words: st.SearchStrategy[str]) -> st.SearchStrategy[Work]:
    """Works of any kind whose fields hold such words, or nothing."""
    some = words | st.just("")
    people = (st.builds(Name, some, some, some) | st.builds(Name, literal=words)).filter(lambda one: one.direct)
    return st.builds(
        Work, st.sampled_from(Kind), words, st.lists(people, max_size=5).map(tuple), some, some, some, some, some, some, some, some, some,
        some, some, DATES, st.sampled_from(["", "filed", "effective"]), st.sampled_from(["", "us", "us-ca", "uk", "eu", "de", "xx"]),
        some, some, some, st.none() | some.map(locator),
    )  # fmt: skip


class Tags(HTMLParser):
    """The elements of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)


@pytest.mark.parametrize("form", WRITE)
@given(work=works(WORDS))
@settings(max_examples=25, deadline=None)
def test_no_style_stumbles_and_none_lets_html_through(form: str, work: Work) -> None:
    text = WRITE[form](work)
    assert set(Tags(html(text)).found) <= {"i", "span"}
    assert not re.search("[\ue010-\ue013]", plain(text))


@pytest.mark.parametrize("form", WRITE)
@given(work=works(TIDY))
@settings(max_examples=25, deadline=None)
def test_tidy_words_make_tidy_citations(form: str, work: Work) -> None:
    text = plain(WRITE[form](work)).replace(PLACE, "DAY")
    for nonsense in (r"\.\.(?!\.)", r",,", r"\(\)", r"\[\]", r"\s\s", r"\s[,;:](?!\w)", r"[,(]\s*\)", r"“”|‘’", r"<>", r",\.$", r"^[,.;:)]"):
        assert not re.search(nonsense, text), text


@given(work=works(WORDS))
@settings(max_examples=60, deadline=None)
def test_no_sign_of_a_source_breaks_out_of_a_template(work: Work) -> None:
    text = plain(WRITE["wikipedia"](work)).replace(PLACE, "DAY").replace("{{!}}", "")
    assert text.startswith("{{")
    assert text.endswith("}}")
    inside = text[2:-2]
    assert not re.search(r"[{}\[\]<>]|''", inside)
    if inside.startswith("cite"):
        assert all(re.match(r"[a-z-]+\d*=", part) for part in inside.split("|")[1:]), text


def test_every_source_of_the_site_is_cited_in_every_style(catalogue: Catalogue) -> None:
    for source in catalogue.sources.values():
        work = of_sources.work(source, "p. 3")
        for form, write in WRITE.items():
            text = plain(write(work))
            assert text or form == "chicago bibliography", source.id
            assert not re.search(r"(?<!\.)\.\.(?!\.)|,,|\(\)|\[\]|\s\s|\s,|“”|‘’|<>|\ue000", text), (source.id, form, text)


@pytest.mark.parametrize("form", WRITE)
def test_a_place_for_the_day_of_access_is_left_only_where_the_style_asks_for_it(form: str) -> None:
    """Where there is a date, OSCOLA and Wikipedia alone ask for it; of what cannot be read online nobody does."""
    for row in rows():
        left = PLACE in plain(WRITE[form](row.work))
        if row.work.date and form not in ("oscola", "wikipedia"):
            assert not left, row.what
        if not row.work.url:
            assert not left, row.what


def test_a_forged_mark_in_a_name_opens_no_door_for_html() -> None:
    assert html("\ue012, and <a, “One”, \ue012iso\ue013") == f', and &lt;a, “One”, <span data-accessed="iso">{PLACE}</span>'
