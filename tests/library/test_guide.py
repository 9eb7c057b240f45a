"""The editors' guide is true: every field, word, sign and message of the code is in it, and every example in it is good."""

from __future__ import annotations

import importlib
import pkgutil
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

import explainer.library
import explainer.trees
from explainer.library import (
    cases,
    claims,
    corrections,
    figures,
    glossary,
    lessons,
    pages,
    providers,
    site,
    sources,
    timeline,
)
from explainer.library.catalogue import load
from explainer.library.charts import KINDS as CHARTS
from explainer.library.charts import bars, chart, flow, grid, panels, ranges
from explainer.library.charts import timeline as chart_timeline
from explainer.library.charts.marks import CellMark
from explainer.library.files import Shape
from explainer.library.guide import SAMPLE, field_rows, load_guide
from explainer.library.labels import LABELS, Family, Reading
from explainer.library.markdown import Context
from explainer.library.markdown.headings import KINDS as SECTION_KINDS
from explainer.library.markdown.lines import CALLOUT_KINDS
from explainer.library.passages import FENCE as FENCED
from explainer.library.passages import blanks
from explainer.library.problems import Problems, Weight
from explainer.trees import changelog, examples, grammar, model, reading, sections
from tests.codes import codes
from tests.library.material import SOURCES, write

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
GUIDE = (CONTENT / "README.md").read_text()
OUTLINE = FENCED.sub(blanks, GUIDE)  # the same without code
ROWS = tuple(field_rows(GUIDE))


def section(title: str) -> str:
    """The text under a heading, up to the next one of its level or a higher one."""
    match = re.search(rf"^(#+) {re.escape(title)}$", OUTLINE, re.MULTILINE)
    assert match is not None, f"the guide has no section '{title}'"
    end = re.search(rf"^#{{2,{len(match[1])}}} ", OUTLINE[match.end() :], re.MULTILINE)
    return GUIDE[match.end() : match.end() + end.start()] if end else GUIDE[match.end() :]


# Fields

CHART = "Fields of a chart"
FIGURES = "Fields of figures, corrections and the site"
PLACES: Mapping[type[Shape], tuple[str, tuple[str, ...]]] = {
    pages.PageShape: ("Fields of a page", ("",)), pages.NextStep: ("Fields of a page", ("next_step.",)),
    pages.Change: ("Fields of a page", ("changes.",)),
    cases.CaseShape: ("Fields of a case", ("",)), cases.PartyShape: ("Fields of a case", ("parties.",)),
    cases.EventShape: ("Fields of a case", ("events.",)),
    claims.ClaimShape: ("Fields of a claim", ("",)), claims.DisputeShape: ("Fields of a claim", ("disputed_by.",)),
    glossary.TermShape: ("Fields of a term", ("",)),
    sources.SourceShape: ("Fields of a source", ("",)), sources.NameShape: ("Fields of a source", ("author.", "editor.")),
    sources.IssuedShape: ("Fields of a source", ("issued.",)), sources.CustomShape: ("Fields of a source", ("custom.",)),
    providers.ProviderShape: ("Fields of a provider", ("",)), providers.DocumentShape: ("Fields of a provider", ("documents.",)),
    providers.TrainingShape: ("Fields of a provider", ("documents.training.",)),
    providers.ClauseShape: ("Fields of a provider", tuple(f"documents.{name}." for name in ("competing", "owner", "reverse_engineering"))),
    timeline.MomentShape: ("Fields of the timeline", ("",)),
    figures.FiguresShape: (FIGURES, ("",)), figures.FigureShape: (FIGURES, ("figures.",)), site.Site: (FIGURES, ("",)),
    corrections.CorrectionsShape: (FIGURES, ("",)), corrections.CorrectionShape: (FIGURES, ("corrections.",)),
    reading.TreeShape: ("Fields of a tree", ("",)), reading.WordingShape: ("Fields of a tree", ("",)),
    examples.ExampleShape: ("Fields of an example", ("",)), examples.ExpectedShape: ("Fields of an example", ("expected.",)),
    lessons.LessonShape: ("Fields of a lesson", ("",)), lessons.StepShape: ("Fields of a lesson", ("steps.",)),
    lessons.TaskShape: ("Fields of a lesson", ("tasks.",)),
    chart.ChartShape: (CHART, ("",)), bars.BarsShape: (CHART, ("",)), bars.RowShape: (CHART, ("rows.",)), panels.PanelsShape: (CHART, ("",)),
    panels.PanelShape: (CHART, ("panels.",)), ranges.RangesShape: (CHART, ("",)), ranges.RangeShape: (CHART, ("rows.",)),
    chart_timeline.TimelineShape: (CHART, ("",)), chart_timeline.EventShape: (CHART, ("rows.",)),
    flow.FlowShape: (CHART, ("",)), flow.StepShape: (CHART, ("steps.",)), flow.ArrowShape: (CHART, ("arrows.",)),
    grid.GridShape: (CHART, ("",)), grid.GridRowShape: (CHART, ("rows.",)), grid.CellShape: (CHART, ("rows.cells.",)),
}  # fmt: skip
"""Where the guide explains the fields of each shape: the heading, and what stands before their names."""

IN_WORDS = {
    timeline.TimelineShape: "Fields of the timeline",  # a list and nothing else
    changelog.EntryShape: "Fields of a tree",  # written by the command
}


def shapes() -> set[type[Shape]]:
    """Every form that a content file or a part of one can have."""
    for package in (explainer.library, explainer.trees):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)

    def below(shape: type[Shape]) -> Iterator[type[Shape]]:
        for one in shape.__subclasses__():
            yield one
            yield from below(one)

    return {shape for shape in below(Shape) if shape.__module__.startswith("explainer.")}


def test_every_form_of_a_file_has_its_place_in_the_guide() -> None:
    """Who makes a new form explains its fields in content/README.md, and says here under which heading."""
    assert shapes() == {*PLACES, *IN_WORDS}


@pytest.mark.parametrize("shape", [pytest.param(shape, id=f"{shape.__module__}.{shape.__name__}") for shape in PLACES])
def test_every_field_is_explained_and_said_to_be_needed_if_it_is(shape: type[Shape]) -> None:
    heading, before = PLACES[shape]
    rows = {(row.field, row.needed) for row in ROWS if row.section == heading}
    known = {field for field, _ in rows}
    for name, info in shape.model_fields.items():
        for start in before:
            field = f"{start}{info.alias or name}"
            assert field in known, f"'{field}' is not explained under '{heading}'"
            assert heading == CHART or (field, info.is_required()) in rows, f"'{field}' is needed: {info.is_required()}"


@pytest.mark.parametrize("shape", IN_WORDS)
def test_fields_explained_in_words_are_named(shape: type[Shape]) -> None:
    text = section(IN_WORDS[shape])
    assert [name for name in shape.model_fields if f"`{name}`" not in text] == []


def test_the_guide_explains_no_field_that_is_not_there() -> None:
    known = {
        (heading, f"{start}{info.alias or name}")
        for shape, (heading, before) in PLACES.items()
        for name, info in shape.model_fields.items()
        for start in before
    } | {("Fields of a lesson", "changes.date"), ("Fields of a lesson", "changes.what")}
    assert {(row.section, row.field) for row in ROWS} - known == set()


# Words that fields take

WORDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "labels": ("Labels", tuple(LABELS)), "readings": ("Add a source", tuple(reading.value for reading in Reading)),
    "types": ("Types and kinds of source", tuple(sources.TYPES)), "kinds": ("Types and kinds of source", tuple(sources.KINDS)),
    "jurisdictions": ("Types and kinds of source", tuple(sources.JURISDICTIONS)),
    "stages": ("Words of cases", tuple(cases.STAGES)), "outcomes": ("Words of cases", tuple(cases.OUTCOMES)),
    "subjects": ("Words of cases", tuple(cases.SUBJECTS)), "events": ("Words of cases", tuple(cases.EVENT_KINDS)),
    "countries": ("Words of cases", tuple(cases.COUNTRIES)), "roles": ("Fields of a case", tuple(cases.ROLES)),
    "topics of claims": ("Words of claims and of the timeline", tuple(claims.TOPICS)),
    "kinds of moments": ("Words of claims and of the timeline", tuple(timeline.KINDS)),
    "topics of moments": ("Words of claims and of the timeline", tuple(timeline.TOPICS)),
    "answers of terms": ("Fields of a provider", tuple(providers.ANSWERS)), "whom terms bind": ("Fields of a provider", tuple(providers.BINDS)),
    "charts": (CHART, tuple(CHARTS)), "marks of cells": ("Grid", tuple(mark.value for mark in CellMark)),
    "families": ("Grid", tuple(family.value for family in Family)),
    "fits": ("Fields of an example", examples.FITS), "sections": ("Headings and kinds of section", SECTION_KINDS),
    "callouts": ("Callouts and quotations", CALLOUT_KINDS), "sections of trees": ("Change a tree", grammar.KINDS),
    "parts of lessons": ("Pages, terms and lessons", tuple(lessons.PARTS.values())),
    "sections of cases": ("Cases, claims, providers, timeline, figures, corrections", cases.SECTIONS),
}  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
def test_every_word_that_a_field_may_have_is_named(name: str) -> None:
    heading, words = WORDS[name]
    text = section(heading)
    missing = [word for word in words if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]
    assert missing == [], f"name these in content/README.md under '{heading}'"


def test_every_line_of_a_tree_is_named() -> None:
    text = section("Change a tree")
    keys = {sections.SHOWN_KEYS.get(key, key) for keys in sections.KEYS.values() for key in keys}
    assert [key for key in keys if f"`{key}:`" not in text] == []
    assert [label for label in examples.LABELS if f'"{label}:"' not in text] == []
    assert [verb for verb in model.Verb if f"- {verb} " not in text] == []


@pytest.mark.parametrize("sign", ["{.ours}", "{#p12}", "{#my-anchor}", "!!! note", "Table:", "see also @", " as allegation]", "\\*", "## ", "### ", "1. ", ":   ", "> ", "---:", ":---:", "../"])
def test_every_sign_of_the_texts_is_shown_in_a_sample(sign: str) -> None:
    assert any(sign in sample["inside"] for sample in SAMPLE.finditer(GUIDE))


def test_every_kind_of_chart_is_drawn() -> None:
    drawn = {kind for sample in SAMPLE.finditer(GUIDE) for kind in re.findall(r"^kind: (\w+)$", sample["inside"], re.MULTILINE)}
    assert drawn == set(CHARTS)


# Messages


def test_every_message_is_explained_and_no_other() -> None:
    explained = set(re.findall(r"`([a-z]+\.[a-z-]+)`", section("What the messages mean")))
    assert codes() - explained == set(), "explain these in content/README.md, 'What the messages mean'"
    assert explained - codes() == set(), "nothing tells these any more"


def test_the_message_shown_is_one_that_is_told(tmp_path: Path) -> None:
    shown = re.search(r"content/cases/doe-v-acme\.md:\d+: (.*)", section("What the messages mean"))
    assert shown is not None
    file = EXAMPLES["cases/doe-v-acme.md"].replace("stage: filed", "stage: setled")
    root = write(tmp_path / "content", {"cases/doe-v-acme.md": file})
    assert shown[0] in [str(problem) for problem in load(root)[1]]


# Examples

FENCE = re.compile(r"^(?P<before>[^\n]*)\n\n```(?P<word>md|yaml)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"`([\w/.-]+\.(?:md|yaml))`:$")


@dataclass(frozen=True)
class Fence:
    """A fenced block of the guide: the file it is, if the line before says so, and its text."""

    file: str
    text: str


FENCES = tuple(
    Fence(found[1] if (found := FILE.search(match["before"])) else "", match["text"]) for match in FENCE.finditer(GUIDE)
)
EXAMPLES = {fence.file: fence.text for fence in FENCES if fence.file}
PARTS = [yaml.safe_load(fence.text) for fence in FENCES if not fence.file]
WHOLE_FILES = {"corrections": "corrections.yaml", "figures": "figures.yaml", "licence_code": "site.yaml"}


def test_every_kind_of_file_is_shown() -> None:
    folders = {file.split("/")[0] for file in EXAMPLES}
    shown = {*folders, *(WHOLE_FILES[key] for part in PARTS for key in part if key in WHOLE_FILES), "timeline.yaml"}
    kept = {file.name for file in CONTENT.iterdir() if not file.name.startswith("_")} - {"README.md"}
    assert shown == kept


def named(part: Mapping[str, object]) -> str:
    """The file that an unnamed block shows, told by its fields."""
    whole = next((file for key, file in WHOLE_FILES.items() if key in part), "")
    events = part.get("events")
    if not whole and isinstance(events, list) and "title" in events[0]:
        return "timeline.yaml"
    return whole


def with_fields(example: str, part: Mapping[str, object]) -> str:
    """An example with some fields of its front matter exchanged."""
    front, body = example.removeprefix("---\n").split("\n---\n", 1)
    data = yaml.load(front, Loader=yaml.BaseLoader)
    return f"---\n{yaml.safe_dump({**data, **part}, sort_keys=False)}---\n{body}"


@pytest.fixture(scope="module")
def with_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content with every example of the guide beside it."""
    root = tmp_path_factory.mktemp("guide") / "content"
    shutil.copytree(CONTENT, root)
    files = dict(EXAMPLES)
    for at, part in enumerate(PARTS):
        file = named(part)
        if file:
            files[file] = yaml.safe_dump(part, sort_keys=False, allow_unicode=True)
        else:
            files[f"cases/doe-v-acme-{at}.md"] = with_fields(EXAMPLES["cases/doe-v-acme.md"], part)
    assert [name for name in EXAMPLES if (CONTENT / name).exists()] == []
    return write(root, files)


def test_every_example_is_good(with_examples: Path) -> None:
    found, problems = load(with_examples, drafts=True)
    assert found is not None, [str(problem) for problem in problems if problem.weight is Weight.ERROR]
    told = [problem for problem in problems if problem.weight is not Weight.ADVICE or "may-i-copy" in problem.path]
    assert [str(problem) for problem in told if problem.code != "tree.uncovered"] == []
    assert {"blog-2026", "blog-sold-2026"} == set(found.trees["may-i-copy"].examples)
    assert set(found.trees["may-i-copy-a-book"].examples) == {"blog-2026"}


def test_the_example_of_a_tree_has_every_kind_of_section(with_examples: Path) -> None:
    text = EXAMPLES["trees/may-i-copy/tree.md"]
    assert [kind for kind in grammar.KINDS if f"\n## {kind} " not in text] == []


@pytest.mark.parametrize("shape", [pages.PageShape, cases.CaseShape, claims.ClaimShape, glossary.TermShape, lessons.LessonShape, examples.ExampleShape, reading.WordingShape])
def test_the_examples_use_every_field(shape: type[Shape]) -> None:
    used = {key for text in EXAMPLES.values() for key in re.findall(r"^(\w+):", text, re.MULTILINE)}
    assert set(shape.model_fields) - used == set()


# Commands and the page


def test_every_command_named_is_there() -> None:
    commands = set(re.findall(r"manage\.py (\w+)", GUIDE))
    for command in commands:
        file = ROOT / "explainer" / "management" / "commands" / f"{command}.py"
        assert file.is_file(), command
        for option in re.findall(rf"manage\.py {command}\b[^\n`]*?(--[a-z-]+)", GUIDE):
            assert f'"{option}"' in file.read_text(), f"{command} {option}"


def guide_of(text: str, tmp_path: Path) -> tuple[object, list[str]]:
    front = "---\ntitle: G\nnumber: 1\nkind: about\ndescription: D.\nreviewed: 2026-01-01\nchanges:\n  - {date: 2026-01-01, what: x}\n---\n"
    context = Context(SOURCES, {"pages/here.md": "/here/"}, Problems())
    page = load_guide(write(tmp_path / "content", {"README.md": front + text}), context)
    return page, [str(problem) for problem in context.problems]


def test_a_sample_is_rendered_as_in_a_chapter_and_what_is_wrong_with_it_is_told_in_the_guide(tmp_path: Path) -> None:
    text = "No source needed here. [Out](https://example.org).\n\n```markdown\nGood [@b-law], [there](here.md).\n```\n\n```markdown\nBad.\n```\n"
    page, told = guide_of(text, tmp_path)
    assert told == [
        "content/README.md:17: page.uncited: nothing is cited for 'Bad.…': cite a source, [@source-id, p. 3], or end the paragraph with {.ours}"
    ]
    assert isinstance(page, pages.Page)
    assert [len(sample.notes) for sample in page.samples] == [1, 0]
    assert [note.number for note in page.notes] == [1]
    assert page.address == "/about/editing/"


def test_without_a_guide_there_is_no_page(tmp_path: Path) -> None:
    assert load_guide(write(tmp_path / "content", {}), Context(SOURCES, {}, Problems())) is None
