"""Charts: what editors write becomes a typed drawing, and what they write wrong becomes plain messages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explainer.library.charts import KINDS, Chart, read_chart
from explainer.library.charts.bars import BarsDrawing
from explainer.library.charts.boxes import Box
from explainer.library.charts.flow import FlowDrawing
from explainer.library.charts.grid import GridDrawing
from explainer.library.charts.panels import PanelsDrawing
from explainer.library.charts.plan import Plan
from explainer.library.charts.ranges import RangesDrawing
from explainer.library.charts.timeline import TimelineDrawing
from explainer.library.charts.wording import SMALL, width, wrap
from explainer.library.citations import Citation
from explainer.library.labels import Family
from explainer.library.problems import Problems

FIRST_LINE = 10

HEAD = """\
id: a-chart
kind: {kind}
title: One finding
measure: What is measured
source: ours
alt: What is seen.
"""

BARS = """\
unit: million exchanges
rows:
  - {label: MiniMax, value: 13, words: 13 million}
  - {label: Moonshot AI, value: 3.4, words: 3.4 million, note: Counted by the accuser}
  - {label: DeepSeek, value: 0.15, words: 0.15 million}
"""

PANELS = """\
unit: "%"
max: 100
panels:
  - title: Text only
    rows: [{label: Canberra, value: 100, words: given}, {label: Sydney, value: 0, words: not shown}]
  - title: Soft labels
    rows: [{label: Canberra, value: 80, words: 80%}, {label: Sydney, value: 14, words: 14%}]
"""

FLOW = """\
steps:
  - {id: teacher, label: Teacher, words: It answers, mark: party}
  - {id: data, label: Data set}
  - {id: student, label: Student}
arrows:
  - {from: teacher, to: data, label: answers}
  - {from: data, to: student}
  - {from: teacher, to: student}
"""

TIMELINE = """\
rows:
  - {date: 2026-09-10, label: A report, family: party}
  - {date: 2026-02-23, label: A post, family: party, words: Names three firms}
  - {date: 2026-04, label: A bill, family: public}
"""

GRID = """\
columns: [Bartz, Kadrey]
rows:
  - label: Purpose
    cells: [{words: For the user, mark: yes, cite: "[@bartz-2025, p. 9]"}, {words: For the user, mark: yes}]
  - label: Market
    cells: [{words: weak, mark: weak}, {words: Not shown, mark: open, cite: "[@kadrey-2025]"}]
"""

RANGES = """\
unit: US dollars
scale: tens
rows:
  - {label: Vicuna, low: 300, high: 300, words: about $300}
  - {label: Alpaca, high: 600, words: under $600, note: All of the project}
  - {label: GPT-4, low: 100000000, words: over $100 million}
"""

BODIES = {"bars": BARS, "panels": PANELS, "flow": FLOW, "timeline": TIMELINE, "grid": GRID, "ranges": RANGES}


def written(kind: str, body: str = "", head: str = HEAD) -> str:
    return head.replace("{kind}", kind) + (body or BODIES[kind])


def read(text: str) -> tuple[Chart | None, list[str]]:
    problems = Problems()
    chart = read_chart(text, "page.md", FIRST_LINE, problems)
    return chart, [str(problem) for problem in problems]


def good(text: str) -> Chart:
    chart, messages = read(text)
    assert messages == []
    assert chart is not None
    return chart


# What is read


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_fields_its_template_and_a_full_table(kind: str) -> None:
    chart = good(written(kind))
    assert (chart.id, chart.kind, chart.title, chart.measure) == (
        "a-chart",
        kind,
        "One finding",
        "What is measured",
    )
    assert (chart.alt, chart.caption, chart.source) == ("What is seen.", "One finding", None)
    assert chart.template == f"_chart_{kind}.html"
    assert chart.rows.body
    assert all(len(row) == len(chart.rows.head) for row in chart.rows.body)


@pytest.mark.parametrize("kind", KINDS)
def test_reading_twice_gives_the_same_drawing(kind: str) -> None:
    assert good(written(kind)) == good(written(kind))


TABLES = {
    "bars": (
        ("What", "million exchanges", "As stated", "Remark"),
        ("MiniMax", "13", "13 million", ""),
        ("Moonshot AI", "3.4", "3.4 million", "Counted by the accuser"),
        ("DeepSeek", "0.15", "0.15 million", ""),
    ),
    "panels": (
        ("Panel", "What", "%", "As stated"),
        ("Text only", "Canberra", "100", "given"),
        ("Text only", "Sydney", "0", "not shown"),
        ("Soft labels", "Canberra", "80", "80%"),
        ("Soft labels", "Sydney", "14", "14%"),
    ),
    "flow": (
        ("Step", "What it is", "Leads to", "Kind"),
        ("Teacher", "It answers", "Data set (answers); Student", "a party’s word"),
        ("Data set", "", "Student", ""),
        ("Student", "", "", ""),
    ),
    "timeline": (
        ("Date", "What happened", "Kind", "Remark"),
        ("23 February 2026", "A post", "a party’s word", "Names three firms"),
        ("April 2026", "A bill", "public body", ""),
        ("10 September 2026", "A report", "a party’s word", ""),
    ),
    "grid": (
        ("", "Bartz", "Kadrey"),
        ("Purpose", "yes: For the user", "yes: For the user"),
        ("Market", "weak", "open: Not shown"),
    ),
    "ranges": (
        ("What", "Low (US dollars)", "High (US dollars)", "As stated", "Remark"),
        ("Vicuna", "300", "300", "about $300", ""),
        ("Alpaca", "not stated", "600", "under $600", "All of the project"),
        ("GPT-4", "100,000,000", "not stated", "over $100 million", ""),
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_says_in_words_what_the_drawing_shows(kind: str) -> None:
    rows = good(written(kind)).rows
    assert (rows.head, *rows.body) == TABLES[kind]


def test_a_source_is_one_citation_group_with_its_line() -> None:
    chart = good(written("bars").replace("ours", '"[@anthropic-2026-distillation, opening; @aiid-1395]"'))
    assert chart.source is not None
    assert chart.source.citations == (
        Citation("anthropic-2026-distillation", "opening"),
        Citation("aiid-1395"),
    )
    assert chart.source.line == FIRST_LINE + 4


def test_the_cells_of_a_grid_have_notes_after_that_of_the_source() -> None:
    chart = good(written("grid").replace("ours", '"[@usc-17-107]"'))
    cited = [group.citations[0].source for group in chart.groups]
    assert cited == ["usc-17-107", "bartz-2025", "kadrey-2025"]
    numbered = chart.numbered([4, 5, 6])
    assert numbered.source_note == 4
    assert isinstance(numbered.drawing, GridDrawing)
    assert [[cell.note for cell in line.cells] for line in numbered.drawing.lines] == [[5, 0], [0, 6]]


def test_our_own_grid_has_notes_in_its_cells_alone() -> None:
    numbered = good(written("grid")).numbered([1, 2])
    assert numbered.source_note == 0
    assert isinstance(numbered.drawing, GridDrawing)
    assert numbered.drawing.lines[1].cells[1].note == 2


def test_only_a_grid_is_its_own_table() -> None:
    assert [kind for kind in KINDS if good(written(kind)).is_table] == ["grid"]


# What is wrong

BARE = "id: a-chart\n"

BAD: Mapping[str, tuple[str, Sequence[str]]] = {
    "no fields": (
        "- a list",
        [
            "page.md:10: chart.fields: the chart has no fields: write 'id: …' on the first line, then 'kind: …' and the others"
        ],
    ),
    "nothing but an id": (
        BARE,
        [
            "page.md:10: chart.missing: 'alt' is missing: add 'alt:'",
            "page.md:10: chart.missing: 'kind' is missing: add 'kind:'",
            "page.md:10: chart.missing: 'measure' is missing: add 'measure:'",
            "page.md:10: chart.missing: 'source' is missing: add 'source:'",
            "page.md:10: chart.missing: 'title' is missing: add 'title:'",
        ],
    ),
    "unknown kind": (
        written("barz", BARS),
        ["page.md:11: chart.kind: 'barz' is no kind of chart: did you mean 'bars'?"],
    ),
    "a kind that is a list": (
        written("[bars]", BARS),
        ["page.md:11: chart.value: 'kind' is a list: write a text"],
    ),
    "missing alt and a misspelt key": (
        written("bars").replace("alt:", "altt:"),
        [
            "page.md:10: chart.missing: 'alt' is missing: add 'alt:'",
            "page.md:15: chart.unknown-key: 'altt' is no field here: did you mean 'alt'?",
        ],
    ),
    "empty alt": (
        written("bars").replace("What is seen.", '""'),
        ["page.md:15: chart.value: 'alt' is empty: write something here"],
    ),
    "an id that is no address": (
        written("bars").replace("a-chart", "A Chart"),
        [
            "page.md:10: chart.id: 'A Chart' cannot be an address: use small letters, digits and single hyphens"
        ],
    ),
    "a citation without quotes": (
        written("bars").replace("ours", "[@usc-17-107]"),
        [
            "page.md:14: chart.quotes: the citation in 'source' has no quotes around it: write source: \"[@source-id, p. 3]\""
        ],
    ),
    "a source that is no citation": (
        written("bars").replace("ours", "Anthropic"),
        [
            "page.md:14: chart.citation: 'source' is 'Anthropic', which is not one citation: write it in quotes and brackets: \"[@source-id, p. 3]\""
        ],
    ),
    "a citation that is not closed": (
        written("bars").replace("ours", '"[@usc-17-107"'),
        [
            "page.md:14: citation.syntax: a citation is opened and not closed: close it with ']': [@source-id, p. 3]"
        ],
    ),
    "a citation in a cell that is none": (
        written("grid").replace('"[@kadrey-2025]"', "Kadrey"),
        [
            "page.md:21: chart.citation: 'cite' is 'Kadrey', which is not one citation: write it in quotes and brackets: \"[@source-id, p. 3]\""
        ],
    ),
    "a negative value": (
        written("bars").replace("3.4,", "-3.4,"),
        [
            "page.md:19: chart.value: 'rows.2.value' is '-3.4': it is below zero; what is drawn begins at zero"
        ],
    ),
    "a value in words": (
        written("bars").replace("value: 13,", "value: 13 million,"),
        [
            "page.md:18: chart.value: 'rows.1.value' is '13 million': it is no plain number; write it as 13, 0.15 or 482460, and the unit in 'unit'"
        ],
    ),
    "a label that is too long": (
        written("bars").replace("MiniMax", "M" * 61),
        ["page.md:18: chart.value: 'rows.1.label' does not fit: it has 61 characters; keep it to 60"],
    ),
    "printed words that are too long": (
        written("bars").replace("words: 13 million", "words: rather more than 13 million"),
        ["page.md:18: chart.value: 'rows.1.words' is 'rather more than 13 million': it has 27 characters; keep it to 24"],
    ),
    "two rows with one label": (
        written("bars").replace("DeepSeek", "MiniMax"),
        [
            "page.md:20: chart.duplicate: the label 'MiniMax' stands here a second time: give each row a label of its own"
        ],
    ),
    "no rows": (
        written("bars", "unit: u\nrows: []\n"),
        ["page.md:17: chart.value: 'rows' is empty: add at least one"],
    ),
    "too many rows": (
        written(
            "bars",
            "unit: u\nrows:\n" + "".join(f"  - {{label: r{n}, value: 1, words: w}}\n" for n in range(15)),
        ),
        [
            "page.md:17: chart.value: 'rows' does not fit: there are 15 rows; show at most 14, or make two charts"
        ],
    ),
    "a maximum that is exceeded": (
        written("panels").replace("max: 100", "max: 90"),
        ["page.md:17: chart.max: 'max' is 90, but 'Canberra' has 100: raise it, or leave 'max' out"],
    ),
    "the same label twice in a panel": (
        written("panels").replace("Sydney, value: 14", "Canberra, value: 14"),
        [
            "page.md:22: chart.duplicate: the label 'Canberra' stands here a second time: give each row a label of its own"
        ],
    ),
    "arrows to nowhere, to itself and twice; a step alone": (
        written(
            "flow",
            FLOW.replace("label: Student}", "label: Student}\n  - {id: alone, label: Alone}")
            + "  - {from: teacher, to: studnet}\n  - {from: data, to: data}\n  - {from: teacher, to: data}\n",
        ),
        [
            "page.md:20: chart.alone: no arrow goes to or from 'alone': add one under 'arrows:', or leave the step out",
            "page.md:25: chart.unknown-step: 'studnet' is no step of this flow: did you mean 'student'?",
            "page.md:26: chart.circle: the arrow leads from 'data' to itself: leave it out, and say in words that the step is repeated",
            "page.md:27: chart.duplicate: the arrow from 'teacher' to 'data' stands here a second time: put both labels on one arrow",
        ],
    ),
    "two steps with one id": (
        written("flow")
        .replace("id: student, label", "id: data, label")
        .replace("to: student", "to: data", 1)
        .replace("{from: data, to: data}", "{from: teacher, to: data}"),
        [
            "page.md:19: chart.duplicate: the step 'data' stands here a second time: give it another id",
            "page.md:22: chart.duplicate: the arrow from 'teacher' to 'data' stands here a second time: put both labels on one arrow",
            "page.md:23: chart.unknown-step: 'student' is no step of this flow: choose one of: data, teacher",
        ],
    ),
    "an id of a step that is none": (
        written("flow").replace("teacher", "the teacher"),
        ["page.md:17: chart.id: 'the teacher' cannot be an id: use small letters, digits and single hyphens"],
    ),
    "arrows in a circle": (
        written("flow", FLOW + "  - {from: student, to: data}\n"),
        [
            "page.md:20: chart.circle: the arrows lead round in a circle: data, student: leave out the arrow that leads back, and say in words that steps are repeated"
        ],
    ),
    "four steps side by side": (
        written(
            "flow",
            "steps:\n"
            + "".join(f"  - {{id: {name}, label: Step}}\n" for name in "abcde")
            + "arrows:\n"
            + "".join(f"  - {{from: a, to: {name}}}\n" for name in "bcde"),
        ),
        [
            "page.md:21: chart.abreast: 4 steps stand side by side: b, c, d, e: show at most 3, or join some in one step"
        ],
    ),
    "a word wider than its box": (
        written("flow").replace("label: Data set", "label: Donaudampfschifffahrtsgesellschaftskapitän"),
        [
            "page.md:18: chart.long-word: the word 'Donaudampfschifffahrtsgesellschaftskapitän' is too wide for its box on a phone: use a shorter word, or fewer steps side by side"
        ],
    ),
    "words of arrows that meet": (
        written(
            "flow",
            "steps:\n"
            + "".join(f"  - {{id: {name}, label: Step}}\n" for name in "abcd")
            + "arrows:\n"
            + "".join(f"  - {{from: {a}, to: {b}, label: some words}}\n" for a, b in ("ac", "ad", "bd")),
        ),
        [
            "page.md:24: chart.clash: the labels of 'a' to 'd' and of 'b' to 'd' would stand on one another: shorten them, or leave one out"
        ],
    ),
    "dates and families that are none": (
        written("timeline").replace("2026-09-10", "2026-09-31").replace("public", "publik"),
        [
            "page.md:17: chart.value: 'rows.1.date' is '2026-09-31': there is no such day; write a date as 2026, 2026-03 or 2026-03-30",
            "page.md:19: chart.value: 'rows.3.family' is 'publik': did you mean 'public'?",
        ],
    ),
    "a grid with a cell too few and a mark that is none": (
        written("grid").replace("{words: weak, mark: weak}, ", "").replace("Kadrey]", "Bartz]"),
        [
            "page.md:16: chart.duplicate: the column 'Bartz' stands here a second time: give each column words of its own",
            "page.md:21: chart.cells: the columns are 2, but the cells of 'Market' 1: give each row one cell a column, in the same order",
        ],
    ),
    "a mark that is none": (
        written("grid").replace("mark: weak", "mark: week"),
        ["page.md:21: chart.value: 'rows.2.cells.1.mark' is 'week': did you mean 'weak'?"],
    ),
    "ranges without ends, upside down and from zero": (
        written("ranges")
        .replace("high: 600, ", "")
        .replace("low: 300", "low: 301")
        .replace("low: 100000000", "low: 0"),
        [
            "page.md:19: chart.range: 'Vicuna' goes from 301 down to 300: put the smaller amount in 'low'",
            "page.md:20: chart.range: 'Alpaca' has neither 'low' nor 'high': give at least one of them",
            "page.md:21: chart.range: 'GPT-4' has a zero on a scale of tens: leave 'low' out for 'up to', or use a plain scale",
        ],
    ),
    "a scale that is none": (
        written("ranges").replace("tens", "log"),
        ["page.md:17: chart.value: 'scale' is 'log': choose one of: plain, tens"],
    ),
    "a tab": ("id: x\n\tkind: bars", ["page.md:11: yaml.tab: a line begins with a tab: use spaces"]),
}


@pytest.mark.parametrize(("text", "messages"), BAD.values(), ids=list(BAD))
def test_what_is_wrong_is_told_all_at_once_with_line_and_mend(text: str, messages: Sequence[str]) -> None:
    chart, told = read(text)
    assert told == list(messages)
    assert chart is None


# What is drawn

AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)
WORDS = st.text(alphabet="abcdefgh ", min_size=1, max_size=40).filter(str.strip)


def yaml(kind: str, **fields: Any) -> str:
    """A chart with these fields; JSON is YAML."""
    return HEAD.replace("{kind}", kind) + "".join(
        f"{name}: {json.dumps(value)}\n" for name, value in fields.items()
    )


@given(st.lists(AMOUNTS, min_size=1, max_size=14))
@settings(deadline=None)
def test_bars_are_never_longer_than_the_plot_and_as_long_as_their_amounts(amounts: list[Any]) -> None:
    rows = [{"label": f"row {n}", "value": f"{a:f}", "words": f"{a:f}"} for n, a in enumerate(amounts)]
    drawing = good(yaml("bars", unit="things", rows=rows)).drawing
    assert isinstance(drawing, BarsDrawing)
    bars = drawing.plot.bars
    assert [bar.amount for bar in bars] == amounts
    assert all(0 <= bar.width <= 100 for bar in bars)
    assert max(bar.width for bar in bars) == (100 if any(amounts) else 0)
    assert all((a.amount < b.amount) <= (a.width <= b.width) for a, b in combinations(bars, 2))


@given(st.lists(WORDS, min_size=1, max_size=14, unique_by=lambda words: " ".join(words.split())))
@settings(deadline=None)
def test_rows_stand_below_one_another_in_their_order(labels: list[str]) -> None:
    rows = [{"label": label, "value": "1", "words": "one", "note": label} for label in labels]
    drawing = good(yaml("bars", unit="things", rows=rows)).drawing
    assert isinstance(drawing, BarsDrawing)
    for bar in drawing.plot.bars:
        assert all(a.y < b.y for lines in (bar.label_lines, bar.note_lines) for a, b in pairwise(lines))
        assert bar.label_lines[-1].y < SMALL * bar.note_lines[0].y
        assert SMALL * bar.note_lines[-1].y < bar.top
    assert all(a.top + 1 < b.label_lines[0].y for a, b in pairwise(drawing.plot.bars))
    assert drawing.plot.bars[-1].top + 1 <= drawing.plot.height


def test_panels_share_one_scale_and_one_room_for_values() -> None:
    drawing = good(written("panels")).drawing
    assert isinstance(drawing, PanelsDrawing)
    assert [[bar.width for bar in plot.bars] for plot in drawing.plots] == [[100, 0], [80, 14]]
    assert len({plot.room for plot in drawing.plots}) == 1
    assert drawing.plots[1].said == "Canberra: 80%; Sydney: 14%."


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=14), st.sampled_from(["plain", "tens"]))
@settings(deadline=None)
def test_ranges_lie_on_the_scale_with_their_ends_in_order(ends: list[tuple[Any, Any]], scale: str) -> None:
    assume(scale == "plain" or all(low > 0 and high > 0 for low, high in ends))
    rows = [
        {"label": f"row {n}", "low": f"{min(pair):f}", "high": f"{max(pair):f}", "words": "so much"}
        for n, pair in enumerate(ends)
    ]
    drawing = good(yaml("ranges", unit="things", scale=scale, rows=rows)).drawing
    assert isinstance(drawing, RangesDrawing)
    assert all(0 <= row.low <= row.high <= 100 for row in drawing.ranges)
    assert [tick.at for tick in drawing.ticks] == sorted({tick.at for tick in drawing.ticks})


def test_an_end_that_nobody_stated_is_open() -> None:
    drawing = good(written("ranges")).drawing
    assert isinstance(drawing, RangesDrawing)
    assert [(row.exact, row.open_low, row.open_high) for row in drawing.ranges] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]


def test_a_scale_of_tens_says_every_thousandfold() -> None:
    drawing = good(written("ranges")).drawing
    assert isinstance(drawing, RangesDrawing)
    assert [tick.words for tick in drawing.ticks] == ["", "1,000", "", "", "1 million", "", ""]
    assert drawing.ticks[-1].at == drawing.ranges[2].low == 100


DATES = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
)


@given(st.lists(DATES, min_size=1, max_size=20))
@settings(deadline=None)
def test_events_stand_at_their_place_in_time_and_leaders_never_cross(dates: list[str]) -> None:
    rows = [{"date": date, "label": "It happened", "family": "press"} for date in dates]
    drawing = good(yaml("timeline", rows=rows)).drawing
    assert isinstance(drawing, TimelineDrawing)
    assert sorted(event.iso for event in drawing.events) == sorted(dates)
    assert all(0 <= event.start <= event.at <= event.end <= drawing.last for event in drawing.events)
    assert all(a.at <= b.at and a.row < b.row for a, b in pairwise(drawing.events))
    assert all(a.at < b.at for a, b in pairwise(drawing.ticks))
    assert all(0 <= tick.at <= drawing.last for tick in drawing.ticks)


def test_a_month_is_drawn_as_long_as_it_lasts_and_a_day_as_a_point() -> None:
    drawing = good(written("timeline")).drawing
    assert isinstance(drawing, TimelineDrawing)
    assert [(event.when, event.lasting, event.start < event.end) for event in drawing.events] == [
        ("23 February 2026", False, False),
        ("April 2026", True, True),
        ("10 September 2026", False, False),
    ]


@given(st.text(alphabet="abcXYZ mil.", max_size=80), st.floats(min_value=1, max_value=30))
@settings(deadline=None)
def test_lines_fit_their_room_and_keep_every_word(text: str, room: float) -> None:
    lines = wrap(text, room)
    assert " ".join(lines).split() == text.split()
    assert all(width(line) <= room or " " not in line for line in lines)


# Flows


@st.composite
def flows(draw: st.DrawFn) -> str:
    """Flows of up to eight steps without circles, in which every step is joined to another."""
    names = [f"s{n}" for n in range(draw(st.integers(2, 8)))]
    edges = {(draw(st.sampled_from(names[:at])), names[at]) for at in range(1, len(names))}
    edges |= set(draw(st.lists(st.sampled_from(list(combinations(names, 2))), max_size=5)))
    words = st.sampled_from(["", "answers", "a longer label", "sent through an app"])
    marks = st.sampled_from([None, *(family.value for family in Family)])
    steps = [
        {
            "id": name,
            "label": draw(st.sampled_from(["Step", "Data set", "A model of its own"])),
            "words": draw(words),
        }
        | ({"mark": mark} if (mark := draw(marks)) else {})
        for name in draw(st.permutations(names))
    ]
    arrows = [{"from": a, "to": b, "label": draw(words)} for a, b in sorted(edges)]
    return yaml("flow", steps=steps, arrows=arrows)


def plans(text: str) -> list[Plan]:
    chart, messages = read(text)
    crowded = ("chart.abreast", "chart.clash", "chart.long-word")
    assume(not any(code in message for message in messages for code in crowded))
    assert messages == []
    assert chart is not None
    assert isinstance(chart.drawing, FlowDrawing)
    return [plan for plan in (chart.drawing.down, chart.drawing.across) if plan]


def apart(one: Box, two: Box) -> bool:
    return (
        one.x + one.width < two.x
        or two.x + two.width < one.x
        or one.y + one.height < two.y
        or two.y + two.height < one.y
    )


def on_the_side(box: Box, place: tuple[float, float]) -> bool:
    """Whether a place lies on one of the four sides, as near as rounding to a tenth of a px allows."""
    x, y = place
    within_x, within_y = box.x <= x <= box.x + box.width + 0.1, box.y <= y <= box.y + box.height + 0.1
    on_upright = min(abs(x - box.x), abs(x - box.x - box.width)) < 0.15
    on_level = min(abs(y - box.y), abs(y - box.y - box.height)) < 0.15
    return (on_upright and within_y) or (on_level and within_x)


def passes_through(box: Box, start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether a level or upright line has any of the inside of the box in it."""
    (left, right), (top, bottom) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return (
        right > box.x + 0.2
        and left < box.x + box.width - 0.2
        and bottom > box.y + 0.2
        and top < box.y + box.height - 0.2
    )


@given(flows())
@settings(max_examples=60, deadline=None)
def test_boxes_stand_inside_the_drawing_and_apart(text: str) -> None:
    for plan in plans(text):
        assert all(apart(one, two) for one, two in combinations(plan.boxes, 2))
        for box in plan.boxes:
            assert box.x >= 0
            assert box.y >= 0
            assert box.x + box.width <= plan.width
            assert box.y + box.height <= plan.height


@given(flows())
@settings(max_examples=60, deadline=None)
def test_arrows_touch_their_boxes_and_cross_none(text: str) -> None:
    for plan in plans(text):
        boxes = {box.id: box for box in plan.boxes}
        for arrow in plan.arrows:
            assert on_the_side(boxes[arrow.edge[0]], arrow.corners[0])
            assert on_the_side(boxes[arrow.edge[1]], arrow.corners[-1])
            for start, end in pairwise(arrow.corners):
                assert abs(start[0] - end[0]) < 0.11 or abs(start[1] - end[1]) < 0.11
                assert not any(passes_through(box, start, end) for box in plan.boxes)


@given(flows())
@settings(max_examples=60, deadline=None)
def test_all_words_are_drawn_and_stand_inside_the_drawing(text: str) -> None:
    for plan in plans(text):
        for box in plan.boxes:
            assert box.label
            assert all(box.y < line.y < box.y + box.height for line in (*box.label, *box.words))
        for line in (line for arrow in plan.arrows for line in arrow.label):
            half = 13 * width(line.words) / 2
            assert half <= line.x <= plan.width - half
            assert 12 <= line.y <= plan.height


@given(flows())
@settings(max_examples=60, deadline=None)
def test_boxes_side_by_side_keep_the_order_of_the_file(text: str) -> None:
    order = [step["id"] for step in json.loads(text.split("steps: ")[1].split("\n")[0])]
    down = plans(text)[0]
    for one, two in combinations(down.boxes, 2):
        if one.y == two.y:
            assert (one.x < two.x) == (order.index(one.id) < order.index(two.id))


def test_a_flow_is_drawn_for_a_phone_and_for_a_desk() -> None:
    drawing = good(written("flow")).drawing
    assert isinstance(drawing, FlowDrawing)
    assert drawing.across is not None
    assert drawing.down.width <= 280
    assert drawing.across.width > drawing.across.height
    assert drawing.across.fits_column


def test_an_arrow_that_passes_a_step_goes_round_it() -> None:
    drawing = good(written("flow")).drawing
    assert isinstance(drawing, FlowDrawing)
    straight, passing = drawing.down.arrows[0], drawing.down.arrows[2]
    assert len({x for x, _ in straight.corners}) == 1
    assert len({x for x, _ in passing.corners}) == 2


def test_a_flow_with_too_many_layers_for_a_row_is_drawn_downwards_only() -> None:
    names = [f"s{n}" for n in range(9)]
    steps = [{"id": name, "label": "A step"} for name in names]
    arrows = [{"from": a, "to": b} for a, b in pairwise(names)]
    drawing = good(yaml("flow", steps=steps, arrows=arrows)).drawing
    assert isinstance(drawing, FlowDrawing)
    assert drawing.across is None
    assert len(drawing.down.boxes) == 9
