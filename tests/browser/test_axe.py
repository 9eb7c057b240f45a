"""axe finds nothing against WCAG 2.2 AA, on any kind of page, as it comes and unfolded, by day and by lamplight."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.chromium import DARK, DESK, LIGHT, PHONE, settled, unfold
from tests.browser.conftest import NewReader
from tests.browser.kinds import KINDS, Kind, every_kind

MAIN_KINDS = {"home", "chapter", "method", "sources", "question", "result in doubt", "map", "components"}
main_kinds = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.name in MAIN_KINDS], ids=lambda kind: kind.name
)


def check(at: NewReader, kind: Kind, *, unfolded: bool, **how: Any) -> None:
    page = at(**how).open(kind.address, status=kind.status)
    if unfolded:
        unfold(page)
    settled(page)
    found = violations(page)
    assert not found, "\n".join(found)


@every_kind
def test_light_at_the_desk_as_it_comes(at: NewReader, kind: Kind) -> None:
    check(at, kind, unfolded=False, **DESK, **LIGHT)


@every_kind
def test_dark_on_the_phone_unfolded(at: NewReader, kind: Kind) -> None:
    check(at, kind, unfolded=True, **PHONE, **DARK)


@main_kinds
def test_dark_at_the_desk_unfolded(at: NewReader, kind: Kind) -> None:
    check(at, kind, unfolded=True, **DESK, **DARK)


@main_kinds
def test_light_on_the_phone_as_it_comes(at: NewReader, kind: Kind) -> None:
    check(at, kind, unfolded=False, **PHONE, **LIGHT)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_an_open_note(new_reader: NewReader, scheme: dict[str, Any]) -> None:
    page = new_reader(**PHONE, **scheme).open("/the-accusation/")
    page.locator(".cite button").first.click()
    page.locator(".pop:popover-open").wait_for()
    found = violations(page)
    assert not found, "\n".join(found)


TINY = "Object.assign(button.style, {height: '9px', width: '9px', padding: 0, fontSize: '5px', overflow: 'hidden'})"
SPOILT = {
    "color-contrast": "document.querySelector('h1').style.color = '#ddd'",
    "target-size": "document.querySelector('#found').replaceChildren(...['a', 'b'].map(word => Object.assign(document.createElement('button'), {textContent: word})));"
    f"for (const button of document.querySelectorAll('#found button')) {TINY}",
    "button-name": "document.querySelector('.filter button').textContent = ''",
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "label": "document.querySelector('.filter label span').remove()",
}


@pytest.mark.parametrize(("rule", "spoil"), SPOILT.items(), ids=SPOILT)
def test_axe_would_find_it(at: NewReader, rule: str, spoil: str) -> None:
    page = at(**DESK, **LIGHT).open("/sources/?q=no+such+words")
    page.evaluate(spoil)
    assert rule in " ".join(violations(page))
