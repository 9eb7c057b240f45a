"""Frames of this site on the pages of others, in a real browser: what works there, and what the hosts hear."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.chromium import NO_SCRIPT, Reader
from tests.browser.conftest import NewReader
from tests.browser.hosts import SECRET, WORDPRESS, Host, running_host
from tests.conftest import Server

TREE = "/embed/trees/is-distillation-theft"
STRICT = {"sandbox": "allow-scripts", "width": "600", "height": "300"}
expect.set_options(timeout=20_000)  # milliseconds; a machine under load may take its time
VENDOR = Path(__file__).parent / "vendor"
COUNT = "heard.length"
HEIGHT = "Math.ceil(document.documentElement.getBoundingClientRect().height)"


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    """Another site."""
    with running_host() as running:
        yield running


def inside(page: Page) -> Frame:
    """The frame on a page of the host, when it is there."""
    expect(page.locator("iframe").first.content_frame.locator(".embed-foot")).to_be_visible()
    return page.frames[1]


def visit(reader: Reader, address: str) -> Frame:
    reader.page.goto(address)
    return inside(reader.page)


def step(reader: Reader, frame: Frame) -> None:
    """Give the first answer."""
    with reader.page.expect_event("framenavigated"):
        frame.locator(".answers a").first.click()
    frame.wait_for_load_state("load")


def heard(page: Page) -> list[Any]:
    found: list[Any] = page.evaluate("heard")
    return found


def test_a_sandboxed_frame_tells_its_height_to_every_kind_of_host(
    reader: Reader, site: Server, host: Host
) -> None:
    source = f"{site.address}{TREE}/q/entry?childId=one#?secret={SECRET}"
    frame = visit(reader, host.page({**STRICT, "src": source}))
    reader.page.wait_for_function(f"{COUNT} >= 5")
    height = frame.evaluate(HEIGHT)
    said = heard(reader.page)
    assert {"subject": "lti.frameResize", "height": height} in said
    assert {"type": "explainer:height", "height": height} in said
    assert {"type": "iframe-resized", "width": 600, "height": height} in said
    assert {"message": "height", "value": height, "secret": SECRET} in said
    assert f"pymxPYMxonexPYMxheightxPYMx{height}" in said
    assert reader.complaints == []


def test_hosts_without_a_secret_or_a_name_for_the_frame_hear_three_forms(
    reader: Reader, site: Server, host: Host
) -> None:
    visit(reader, host.page({**STRICT, "src": f"{site.address}{TREE}/"}))
    reader.page.wait_for_function(f"{COUNT} >= 3")
    assert not any(isinstance(said, str) or "secret" in said for said in heard(reader.page))


def test_the_height_comes_to_rest_and_is_not_told_again(reader: Reader, site: Server, host: Host) -> None:
    """A page whose height depended on that of its frame would go on for ever once the host follows."""
    frame = visit(
        reader,
        host.page(
            {**STRICT, "src": f"{site.address}{TREE}/"},
            f'<script src="{site.address}/static/js/host.js"></script>',
        ),
    )
    reader.page.wait_for_function(f"{COUNT} >= 3")
    reader.page.wait_for_timeout(400)
    before = len(heard(reader.page))
    reader.page.wait_for_timeout(600)
    assert len(heard(reader.page)) == before
    assert frame.evaluate(HEIGHT) == reader.page.locator("iframe").evaluate("frame => frame.clientHeight")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_whole_tree_can_be_played_in_a_strict_sandbox_to_the_result_of_the_site(
    new_reader: NewReader, site: Server, host: Host, scripts: bool
) -> None:
    reader = new_reader() if scripts else new_reader(**NO_SCRIPT)
    frame = visit(reader, host.page({**STRICT, "src": f"{site.address}{TREE}/?theme=dark"}))
    steps = 0
    while frame.locator(".answers a").count():
        step(reader, frame)
        steps += 1
    assert steps > 2
    assert f"{TREE}/result?" in frame.url
    verdict = frame.locator(".verdict .given").first.inner_text()
    own = new_reader().open(frame.url.removeprefix(f"{site.address}/embed").replace("&theme=dark", ""))
    assert own.locator(".verdict .given").first.inner_text() == verdict
    assert reader.complaints == []
    assert reader.page.context.cookies() == []


def test_in_wordpress_the_height_follows_from_step_to_step_within_its_bounds(
    reader: Reader, site: Server, host: Host
) -> None:
    source = f"{site.address}{TREE}/#?secret={SECRET}"
    frame = visit(reader, host.page({**STRICT, "src": source, "data-secret": SECRET}, WORDPRESS))
    for _ in range(3):
        wanted = min(1000, max(200, frame.evaluate(HEIGHT)))
        reader.page.wait_for_function(f"document.querySelector('iframe').height == {wanted}")
        step(reader, frame)
    assert f"secret={SECRET}" in frame.url


def test_in_wordpress_links_out_are_asked_of_the_host(reader: Reader, site: Server, host: Host) -> None:
    source = f"{site.address}/embed/the-accusation/?part=figure-february-exchanges#?secret={SECRET}"
    frame = visit(reader, host.page({**STRICT, "src": source, "data-secret": SECRET}, WORDPRESS))
    frame.get_by_role("link", name="Read on the site").click()
    reader.page.wait_for_function("window.followed")
    assert reader.page.evaluate("followed") == f"{site.address}/the-accusation/#figure-february-exchanges"


def test_elsewhere_links_out_open_a_page_of_their_own_that_is_free_of_the_sandbox(
    reader: Reader, site: Server, host: Host
) -> None:
    loose = {**STRICT, "sandbox": "allow-scripts allow-popups allow-popups-to-escape-sandbox"}
    frame = visit(reader, host.page({**loose, "src": f"{site.address}{TREE}/q/entry"}))
    with reader.page.context.expect_page() as opened:
        frame.get_by_role("link", name="Read on the site").click()
    page = opened.value
    expect(page.get_by_role("heading", level=1)).to_have_text("How was it reached?")
    assert page.evaluate("[window.opener, origin]") == [None, site.address]


def test_our_own_script_gives_the_frame_its_height_and_no_other_frame(
    reader: Reader, site: Server, host: Host
) -> None:
    script = f'<script src="{site.address}/static/js/host.js"></script>'
    other = '<iframe id="other" width="600" height="123" srcdoc="other"></iframe>'
    frame = visit(reader, host.page({**STRICT, "src": f"{site.address}{TREE}/q/facts"}, other, script))
    own = reader.page.locator("iframe").first
    for _ in range(2):
        wanted = frame.evaluate(HEIGHT)
        reader.page.wait_for_function(f"parseInt(document.querySelector('iframe').style.height) == {wanted}")
        step(reader, frame)
    assert own.evaluate("frame => frame.style.height")
    assert reader.page.locator("#other").evaluate("frame => frame.clientHeight") == 123
    reader.page.evaluate("frames[0] && postMessage({type: 'explainer:height', height: 7}, '*')")
    assert own.evaluate("frame => frame.style.height") != "7px"


def test_pym_follows_the_height_from_step_to_step(reader: Reader, site: Server, host: Host) -> None:
    pym = host.script("pym.js", (VENDOR / "pym.min.js").read_bytes())
    start = f'<div id="tree"></div><script src="{pym}"></script><script>new pym.Parent("tree", "{site.address}{TREE}/q/facts", {{}})</script>'
    reader.page.goto(host.page({"srcdoc": "", "hidden": "hidden"}, start))
    own = reader.page.locator("#tree iframe")
    expect(own.content_frame.locator(".embed-foot")).to_be_visible()
    frame = next(frame for frame in reader.page.frames if TREE in frame.url)
    assert "parentUrl=" in frame.url
    for _ in range(2):
        wanted = frame.evaluate(HEIGHT)
        reader.page.wait_for_function(
            f"parseInt(document.querySelector('#tree iframe').getAttribute('height')) == {wanted}"
        )
        step(reader, frame)
    assert reader.complaints == []


def test_open_iframe_resizer_follows_the_height_from_step_to_step(
    reader: Reader, site: Server, host: Host
) -> None:
    library = host.script("resizer.js", (VENDOR / "open-iframe-resizer.js").read_bytes())
    start = f'<script src="{library}"></script><script>iframeResizer.initialize({{}}, "iframe")</script>'
    frame = visit(reader, host.page({**STRICT, "src": f"{site.address}{TREE}/q/facts"}, start))
    for _ in range(2):
        wanted = frame.evaluate(HEIGHT)
        reader.page.wait_for_function(
            f"Math.abs(document.querySelector('iframe').clientHeight - {wanted}) <= 4"
        )
        step(reader, frame)
    assert reader.complaints == []


def test_a_sandboxed_frame_has_its_own_fonts_and_styles_and_asks_nobody_else(
    reader: Reader, site: Server, host: Host
) -> None:
    frame = visit(reader, host.page({**STRICT, "src": f"{site.address}{TREE}/q/entry?theme=dark"}))
    assert frame.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].some(font => font.status === 'loaded'))"
    )
    assert frame.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(27, 24, 21)"
    assert {url for url in reader.asked if not url.startswith((site.address, host.address, "data:"))} == set()
    assert reader.complaints == []


def test_notes_open_in_a_sandbox_without_scripts_within_what_is_seen(
    new_reader: NewReader, site: Server, host: Host
) -> None:
    reader = new_reader(**NO_SCRIPT)
    source = f"{site.address}/embed/the-accusation/?part=figure-february-exchanges"
    frame = visit(
        reader, host.page({**STRICT, "sandbox": "", "width": "340", "height": "700", "src": source})
    )
    frame.locator(".cite button").click()
    note = frame.locator(".pop:popover-open")
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text("About this source")


def test_the_source_line_is_in_sight_however_low_the_frame_is(
    reader: Reader, site: Server, host: Host
) -> None:
    frame = visit(reader, host.page({**STRICT, "src": f"{site.address}/embed/the-accusation/"}))
    expect(frame.locator(".embed-foot")).to_be_in_viewport(ratio=1)
    expect(frame.get_by_role("link", name="CC BY 4.0")).to_be_visible()


@pytest.mark.parametrize("width", [320, 375, 600, 900])
@pytest.mark.parametrize(
    "address",
    [
        f"{TREE}/", f"{TREE}/result?permission=no", f"{TREE}/result?permission=no&part=row-contract",
        "/embed/the-accusation/", "/embed/what-distillation-is/?depth=full", f"{TREE}/compare?a.permission=no&b.permission=open",
    ],
)  # fmt: skip
def test_nothing_reaches_beyond_the_frame(at: NewReader, address: str, width: int) -> None:
    page = at(viewport={"width": width, "height": 500}).open(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_builder_shows_the_frame_and_copies_its_code(new_reader: NewReader) -> None:
    reader = new_reader(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("/teach/embed/")
    page.get_by_label("What to show").select_option("/the-accusation/")
    page.get_by_label("Colours").select_option("dark")
    page.get_by_role("button", name="Show it").click()
    page.get_by_label("All of it, or one part").select_option("figure-february-exchanges")
    page.get_by_role("button", name="Show it").click()
    frame = inside(page)
    expect(frame.locator(".figure-title")).to_contain_text("MiniMax")
    page.wait_for_function("() => parseInt(document.querySelector('iframe').style.height) > 200")
    page.get_by_role("region", name="A frame, for any page").get_by_role("button").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#frame-code").inner_text()
    assert "theme=dark&amp;part=figure-february-exchanges" in copied
    assert reader.complaints == []


def test_the_builder_needs_no_script(new_reader: NewReader) -> None:
    reader = new_reader(**NO_SCRIPT)
    page = reader.open("/teach/embed/")
    page.get_by_label("What to show").select_option("/the-accusation/")
    page.get_by_role("button", name="Show it").click()
    expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text("The accusation")
    assert page.get_by_role("button", name="Copy").count() == 0
    expect(page.locator("#frame-code")).to_contain_text("/embed/the-accusation/")
