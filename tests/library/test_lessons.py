"""Lesson units: front matter with steps and tasks, a handout, remarks on the key, questions to discuss."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.library.backlinks import Mention
from explainer.library.catalogue import load
from explainer.library.lessons import MINUTES, Lesson, load_lessons
from explainer.library.markdown import Context
from explainer.library.problems import Problems
from tests.library.material import ADDRESSES, FILES, SOURCES, write
from tests.library.test_providers import PROVIDER

LESSON = """\
---
title: A first lesson
number: 1
minutes: 45
level: From age 15
description: What the class does, in a sentence.
aims: [Say what it is.]
needs: [Paper]
steps:
  - minutes: 15
    what: Read
    how: Read the handout. There is [more](../pages/there.md).
  - minutes: 30
    what: Talk
    how: In pairs.
tasks:
  - ask: What does the law say?
    lines: 2
    answer: It says so [@b-law, s. 1].
chapters: [here]
trees: [a-tree]
examples: [a-tree/an-act]
statements: ["The claim was made [@a-news as allegation]."]
sources: [c-ruling]
reviewed: 2026-11-24
changes: [{date: 2026-11-24, what: First version.}]
---
What a teacher should know first [@b-law, s. 2].

## Handout

The law in short [@b-law, s. 3].

## Answer key

Take other answers as right too. {.ours}

## Discussion

- Is that fair?
"""

KNOWN = {
    **ADDRESSES,
    "trees/a-tree/tree.md": "/trees/a-tree/",
    "trees/a-tree/examples/an-act.md": "/trees/a-tree/examples/an-act/",
}


def loaded(tmp_path: Path, *texts: str, name: str = "x") -> tuple[dict[str, Lesson], list[str]]:
    around = Context(SOURCES, KNOWN, Problems())
    names = (name, "y", "z")
    files = {f"teach/{file}.md": text for file, text in zip(names, texts, strict=False)}
    found = load_lessons(write(tmp_path / "content", files), around)
    return found, [str(problem).removeprefix("content/teach/") for problem in around.problems]


def good(tmp_path: Path, text: str = LESSON) -> Lesson:
    found, messages = loaded(tmp_path, text)
    assert messages == []
    return found["x"]


def test_a_unit_has_steps_that_follow_one_another_and_tasks_with_answers(tmp_path: Path) -> None:
    lesson = good(tmp_path)
    assert (lesson.slug, lesson.title, lesson.address) == ("x", "A first lesson", "/teach/x/")
    assert [(step.begins, step.ends, step.what) for step in lesson.steps] == [(0, 15, "Read"), (15, 45, "Talk")]
    assert [(task.ask.words, len(task.room), task.answer.words) for task in lesson.tasks] == [("What does the law say?", 2, "It says so.")]
    assert [text.words for text in (lesson.opening, lesson.handout, lesson.key, lesson.discussion)] == [
        "What a teacher should know first.", "The law in short.", "Take other answers as right too.", "Is that fair?",
    ]  # fmt: skip


def test_notes_are_numbered_in_the_order_of_the_page(tmp_path: Path) -> None:
    notes = good(tmp_path).notes
    assert [(note.number, note.entries[0].locator) for note in notes] == [(1, "s. 2"), (2, "s. 3"), (3, ""), (4, "s. 1")]


def test_the_label_of_a_statement_is_that_of_its_citation(tmp_path: Path) -> None:
    statement = good(tmp_path).statements[0]
    assert (statement.says.words, statement.label.id, statement.source.id) == ("The claim was made.", "allegation", "a-news")


def test_what_a_unit_is_built_on_counts_as_links(tmp_path: Path) -> None:
    lesson = good(tmp_path)
    assert [link.target for link in lesson.links] == [
        "pages/there.md", "pages/here.md", "trees/a-tree/tree.md", "trees/a-tree/examples/an-act.md",
    ]  # fmt: skip
    assert lesson.examples == (("a-tree", "an-act"),)


def test_units_come_in_the_order_of_their_numbers_and_no_folder_means_none(tmp_path: Path) -> None:
    found, messages = loaded(tmp_path / "1", LESSON.replace("number: 1", "number: 2"), LESSON)
    assert (list(found), messages) == (["y", "x"], [])
    assert loaded(tmp_path / "2") == ({}, [])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("minutes: 30", "minutes: 25", "x.md:9: lesson.minutes: the unit says 45 minutes and its steps take 40: make both 45"),
        ("minutes: 45", "minutes: 50", "x.md:9: lesson.minutes: the unit says 50 minutes and its steps take 45: make both 45"),
        ("chapters: [here]", "chapters: [heer]", "x.md:20: lesson.chapter: 'heer' is no chapter: did you mean 'here'?"),
        ("trees: [a-tree]", "trees: [a-three]", "x.md:21: lesson.tree: 'a-three' is no tree: did you mean 'a-tree'?"),
        ("[a-tree/an-act]", "[a-tree/an-actt]", "x.md:22: lesson.example: 'a-tree/an-actt' is no example: did you mean 'a-tree/an-act'?"),
        ("[c-ruling]", "[c-rulling]", "x.md:24: lesson.source: 'c-rulling' is no source: did you mean 'c-ruling'?"),
        ("[@a-news as allegation]", "[@a-news; @b-law]",
         "x.md:23: lesson.statement: a statement cites one source, whose label is the answer: cite one source"),
        ("lines: 2", "lines: many", "x.md:18: lesson.value: 'tasks.1.lines' is 'many': write a whole number"),
        ("level: From age 15\n", "", "x.md:2: lesson.missing: 'level' is missing: add 'level:'"),
        ("## Discussion", "## Discusion", "x.md:38: lesson.part: 'Discusion' is no part of a unit: did you mean 'Discussion'?"),
        ("## Answer key", "## Handout", "x.md:34: lesson.part: 'Handout' stands here a second time: join the two"),
        (" [@b-law, s. 3]", "", "x.md:32: page.uncited: nothing is cited for 'The law in short.…': "
         "cite a source, [@source-id, p. 3], or end the paragraph with {.ours}"),
        (" [@b-law, s. 1]", "", "x.md:19: page.uncited: nothing is cited for 'It says so.…': "
         "cite a source, [@source-id, p. 3], or end the paragraph with {.ours}"),
        ("../pages/there.md", "../pages/ther.md", "x.md:12: link.unknown: '../pages/ther.md' is no published file: did you mean '../pages/there.md'?"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_unit_is_told_at_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in LESSON
    messages = loaded(tmp_path, LESSON.replace(old, new, 1))[1]
    missing = "x.md:28: lesson.missing-part: there is no '## Discussion', or nothing under it: write it"
    assert messages == [missing, message] if "Discusion" in new else messages == [message], messages


def test_a_unit_without_a_handout_is_told(tmp_path: Path) -> None:
    messages = loaded(tmp_path, LESSON.replace("The law in short [@b-law, s. 3].\n", ""))[1]
    assert messages == ["x.md:28: lesson.missing-part: there is no '## Handout', or nothing under it: write it"]


def test_a_unit_has_no_figures_of_its_own(tmp_path: Path) -> None:
    figure = "```chart\nid: f\nkind: bars\ntitle: One is two\nmeasure: Count\nunit: things\nsource: ours\nalt: A bar.\nrows:\n  - {label: one, value: 1, words: one}\n  - {label: two, value: 2, words: two}\n```\n"
    lesson, messages = loaded(tmp_path, LESSON.replace("## Answer key", figure + "\n## Answer key"))
    assert messages == ["x.md:35: lesson.figure: a unit has no figures of its own: link to the chapter that shows it"]
    assert [item.kind for item in lesson["x"].handout.items if not hasattr(item, "level")] == ["p"]


def test_two_units_with_one_number_are_told_and_so_is_an_address_in_use(tmp_path: Path) -> None:
    messages = loaded(tmp_path / "1", LESSON, LESSON)[1]
    assert messages == ["y.md:3: lesson.number: number 1 is also that of content/teach/x.md: give each unit a number of its own"]
    messages = loaded(tmp_path / "2", LESSON, name="embed")[1]
    assert messages == ["embed.md:0: lesson.address: the address /teach/embed/ is in use: give the file another name"]


WHOLE = {
    **FILES,
    "providers/firm.yaml": PROVIDER,
    "teach/x.md": LESSON.replace("trees: [a-tree]\nexamples: [a-tree/an-act]\n", "")
    .replace("../pages/there.md", "../pages/here.md")
    .replace("[c-ruling]", "[a-news]"),
}


def test_the_catalogue_knows_the_units_and_what_they_cite_and_link_to(tmp_path: Path) -> None:
    catalogue, problems = load(write(tmp_path / "content", WHOLE))
    assert catalogue is not None, problems
    assert list(catalogue.lessons) == ["x"]
    assert Mention("Lesson: A first lesson", "/teach/x/", "", "s. 3") in catalogue.cited_at["b-law"]
    assert [record.title for record in catalogue.linked_from["pages/here.md"]] == ["A first lesson"]


def test_a_draft_is_only_for_editors(tmp_path: Path) -> None:
    root = write(tmp_path / "content", {**WHOLE, "teach/x.md": WHOLE["teach/x.md"].replace("number: 1", "number: 1\ndraft: true")})
    published, _ = load(root)
    previewed, _ = load(root, drafts=True)
    assert published is not None
    assert previewed is not None
    assert (list(published.lessons), list(previewed.lessons)) == ([], ["x"])


def test_a_document_that_no_provider_has_is_told(tmp_path: Path) -> None:
    text = WHOLE["teach/x.md"].replace("sources:", "documents: [firm-termss]\nsources:")
    _, problems = load(write(tmp_path / "content", {**WHOLE, "teach/x.md": text}))
    told = [str(problem) for problem in problems if problem.path == "content/teach/x.md"]
    assert len(told) == 1
    assert told[0].startswith("content/teach/x.md:22: lesson.document: 'firm-termss' is no document: ")


def test_the_real_units_are_five_of_45_minutes() -> None:
    found, problems = load(Path(__file__).parents[2] / "content")
    assert found is not None, problems
    assert [lesson.front.number for lesson in found.lessons.values()] == [1, 2, 3, 4, 5]
    assert {lesson.steps[-1].ends for lesson in found.lessons.values()} == {MINUTES}
    assert [str(problem) for problem in problems if problem.path.startswith("content/teach/")] == []
