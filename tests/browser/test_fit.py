"""Pages fit the narrowest phone and the widest spacing of letters; marks are seen in forced colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import NARROWEST, PHONE, settled, unfold
from tests.browser.conftest import NewReader
from tests.browser.kinds import IN_DOUBT, TREE, Kind, every_kind

STICKS_OUT = """except => {
    const width = document.documentElement.clientWidth, out = [];
    if (document.scrollingElement.scrollWidth > width) out.push(`the page is ${document.scrollingElement.scrollWidth} wide`);
    const may = e => e.closest('.vh, .skip, [popover], .table, pre, thead, .number-word');
    for (const e of document.querySelectorAll('body *')) {
        const words = [...e.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (!words || may(e) || e.closest(except) || !e.checkVisibility({contentVisibilityAuto: true})) continue;
        const box = e.getBoundingClientRect();
        if (box.left < -1 || box.right > width + 1) out.push(`${e.className.baseVal ?? e.className} ${e.tagName} ${Math.round(box.left)}..${Math.round(box.right)}: ${e.textContent.trim().slice(0, 60)}`);
    }
    return out;
}"""
WIDE_SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets.push(sheet);
}"""


def sticks_out(page: Page, besides: str = "script") -> list[str]:
    """What is wider than the page, and words that reach over its edges."""
    settled(page)
    return list(page.evaluate(STICKS_OUT, besides))


@every_kind
def test_no_page_scrolls_sideways_at_320_px_which_is_a_zoom_of_400_per_cent(
    at: NewReader, kind: Kind
) -> None:
    page = at(**NARROWEST).open(kind.address, status=kind.status)
    as_it_comes = sticks_out(page)
    unfold(page)
    assert as_it_comes + sticks_out(page) == []
    page.evaluate(WIDE_SPACING)
    assert sticks_out(page, besides="svg") == [], "with the spacing of WCAG 1.4.12"


BEGINS_A_LINE = """() => {
    const marks = [...document.querySelectorAll('.block .cite')].map(mark => [mark, mark.closest('p, li, td')]);
    const texts = new Set(marks.map(([mark, text]) => text)), found = new Set();
    for (let width = 180; width < 600; width += 4) {
        for (const text of texts) text.style.inlineSize = `${width}px`;
        for (const [mark, text] of marks) {
            if (mark.getClientRects()[0].left < text.getBoundingClientRect().left + 4) found.add(mark.textContent.trim());
        }
    }
    return [...found];
}"""


@pytest.mark.parametrize("path", ["/ethics/?depth=full", "/what-is-open/?depth=full"])
def test_no_line_begins_with_the_mark_of_a_note_however_broad_it_is(at: NewReader, path: str) -> None:
    page = at().open(path)
    settled(page)
    assert page.evaluate(BEGINS_A_LINE) == []


OVER_EACH_OTHER = """() => {
    const shown = selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility({contentVisibilityAuto: true}));
    const texts = shown('.block > :is(p, ul, ol, table, .table), .figure, .sides h2, .contents');
    return shown('.ours-mark, .in-margin-notes').filter(mark => texts.some(text => {
        const a = mark.getBoundingClientRect(), b = text.getBoundingClientRect();
        return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    })).map(mark => mark.textContent.trim().slice(0, 60));
}"""


@pytest.mark.parametrize("path", ["/the-accusation/", "/safety/", "/ethics/"])
def test_what_stands_in_the_margin_is_never_printed_over_the_text(new_reader: NewReader, path: str) -> None:
    page = new_reader().open(f"{path}?depth=full")
    for width in (1120, 1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        settled(page)
        assert page.evaluate(OVER_EACH_OTHER) == [], f"at {width} px"


SAME_AS_PAPER = """() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'Canvas';
    const paper = getComputedStyle(probe).color;
    probe.remove();
    const clear = colour => colour === 'none' || colour === paper || /^rgba.*, 0\\)$/.test(colour);
    const shapes = [...document.querySelectorAll('.mark :is(path, circle, rect, line, polygon)')];
    const words = [...document.querySelectorAll('.label, .cite, .chip, .answers .text, .rating b')];
    const steps = [...document.querySelectorAll('.step.on > i')];
    return {
        counts: [shapes.length, words.length, steps.length],
        unseen: [
            ...shapes.filter(e => clear(getComputedStyle(e).fill) && clear(getComputedStyle(e).stroke)),
            ...words.filter(e => clear(getComputedStyle(e).color)),
            ...steps.filter(e => clear(getComputedStyle(e).borderBlockEndColor)),
        ].map(e => e.outerHTML.slice(0, 120)),
    };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_every_mark_word_and_step_is_still_seen(at: NewReader, scheme: str) -> None:
    reader = at(forced_colors="active", color_scheme=scheme)
    for path in ("/about/components/", f"{TREE}result?{IN_DOUBT}", "/the-accusation/?depth=full"):
        page = reader.open(path)
        found = page.evaluate(SAME_AS_PAPER)
        assert found["counts"][0] > 10
        assert found["unseen"] == [], path


def test_a_finger_hits_the_mark_of_a_note(at: NewReader) -> None:
    page = at(**PHONE).open("/the-accusation/")
    small = page.evaluate("""() => [...document.querySelectorAll('.cite button, .chip, .para-no, summary')]
        .filter(e => e.checkVisibility({contentVisibilityAuto: true}))
        .map(e => e.getBoundingClientRect()).filter(box => box.width < 24 || box.height < 24).length""")
    assert small == 0


@pytest.mark.parametrize("page_of_cards", [
    f"{TREE}tested", f"{TREE}compare?a=deepseek-account-2026&b=ross&swap=material", f"{TREE}complaints?{IN_DOUBT}",
    f"{TREE}record?permission=no", f"{TREE}result", f"{TREE}examples/ross/", "/cases/",
])  # fmt: skip
def test_a_row_that_is_a_card_on_a_phone_has_the_width_of_the_page(at: NewReader, page_of_cards: str) -> None:
    page = at(**PHONE).open(page_of_cards)
    unfold(page)
    narrow = page.evaluate("""() => [...document.querySelectorAll('.cards :is(td, tbody th)')]
        .filter(e => e.textContent.trim() && e.checkVisibility() && !e.closest('thead'))
        .map(e => [e.closest('.cards').getBoundingClientRect().width, e.getBoundingClientRect().width, e.textContent.trim().slice(0, 40)])
        .filter(([all, own]) => own && own < 0.8 * all)""")
    assert narrow == []
