"""Charts as drawn: every kind becomes markup that a strict policy, a listener and a photocopier can take."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from explainer.library.charts import KINDS, Chart
from explainer.library.labels import Family
from tests.library.test_charts import good, written

SVG_KINDS = [kind for kind in KINDS if kind != "grid"]


def drawn(chart: Chart) -> str:
    return render_to_string(chart.template, {"chart": chart})


def parsed(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(drawn(chart).strip())


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_is_well_formed_and_has_no_inline_style_or_script(kind: str) -> None:
    root = parsed(good(written(kind)))
    assert not [
        element for element in root.iter() if "style" in element.attrib or element.tag in ("style", "script")
    ]
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]


@pytest.mark.parametrize("kind", KINDS)
def test_colours_come_from_the_style_sheet_alone(kind: str) -> None:
    assert not re.findall(r"#[0-9a-f]{3,6}\b|rgb\(", re.sub(r'href="#\w+"', "", drawn(good(written(kind)))))


@pytest.mark.parametrize("kind", SVG_KINDS)
def test_every_picture_has_a_name_and_says_what_is_seen(kind: str) -> None:
    root = parsed(good(written(kind)))
    pictures = [element for element in root.iter("svg") if element.get("role") == "img"]
    assert pictures
    for picture in pictures:
        title, said = picture.find("title"), picture.find("desc")
        assert title is not None
        assert said is not None
        assert picture.get("aria-labelledby") == f"{title.get('id')} {said.get('id')}"
        assert title.text
        assert said.text


@pytest.mark.parametrize("kind", KINDS)
def test_ids_are_unique_and_begin_with_what_they_name(kind: str) -> None:
    ids = re.findall(r' id="([^"]+)"', drawn(good(written(kind))))
    assert len(ids) == len(set(ids))
    assert all("a-chart" in name for name in ids)


@pytest.mark.parametrize("kind", ["bars", "panels", "timeline", "ranges"])
def test_drawings_that_keep_their_type_at_reading_size_are_never_scaled(kind: str) -> None:
    scaled = [
        e
        for e in parsed(good(written(kind))).iter("svg")
        if "viewBox" in e.attrib and e.get("class") != "mark"
    ]
    assert scaled == []


@pytest.mark.parametrize("kind", KINDS)
def test_words_of_editors_are_escaped(kind: str) -> None:
    text = (
        written(kind).replace("What is seen.", '"<b>bold</b> & more"').replace("One finding", '"<i>so</i>"')
    )
    html = drawn(good(text))
    assert "<b>" not in html
    assert "<i>" not in html


def test_values_stand_at_the_ends_of_their_bars() -> None:
    html = drawn(good(written("bars")))
    assert 'width="26.15%"' in html
    assert re.search(r'x="26\.15%" y="[\d.]+em" dx="0\.5em">3\.4 million<', html)


def test_bars_of_rough_amounts_have_open_ends() -> None:
    exact, rough = written("bars"), written("bars").replace("unit:", "approx: true\nunit:")
    assert drawn(good(rough)).count("<rect") == drawn(good(exact)).count("<rect") + 3 * 3


@pytest.mark.parametrize("family", Family)
def test_a_timeline_names_the_family_of_each_mark(family: Family) -> None:
    root = parsed(good(written("timeline").replace("family: party", f"family: {family}")))
    items = ["".join(item.itertext()) for item in root.iter("li")]
    assert len(items) == 3
    assert all("·" not in item for item in items)  # the dot is in the style sheet, not read aloud
    assert len([element for element in root.iter("svg") if element.get("class") == "mark"]) == 3


def test_a_timeline_is_an_ordered_list_with_machine_readable_dates() -> None:
    root = parsed(good(written("timeline")))
    assert [element.get("datetime") for element in root.iter("time")] == [
        "2026-02-23",
        "2026-04",
        "2026-09-10",
    ]
    assert [element.tag for element in root.iter("ol")] == ["ol"]


def test_a_flow_is_drawn_twice_and_the_style_sheet_chooses() -> None:
    root = parsed(good(written("flow")))
    ways = [
        element.get("class", "").split()[1]
        for element in root.iter("svg")
        if "plan " in element.get("class", "")
    ]
    assert ways == ["plan-down", "plan-across"]


def test_a_cell_of_a_grid_names_its_column_for_when_it_is_a_card_and_links_its_note() -> None:
    root = parsed(good(written("grid")).numbered([7, 8]))
    heads = [element.text for element in root.iter("th") if element.get("scope") == "col"]
    named = [element.text for element in root.iter("span") if element.get("class") == "grid-column"]
    assert named == heads * 2
    assert [element.get("href") for element in root.iter("a")] == ["#n7", "#n8"]
    marks = [element.get("aria-label") for element in root.iter("span") if element.get("role") == "img"]
    assert marks == ["yes:", "yes:", "open:"]  # the word weak stands in its cell
