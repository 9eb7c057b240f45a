"""Units for teachers as a table. Answer keys are not in it: pupils read data too."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.library.data.table import (
    Facts,
    Ground,
    Kind,
    Table,
    column,
    labels_of,
    sources_of,
    table,
    text,
)
from explainer.library.lessons import Lesson


def lessons(ground: Ground, known: Iterable[Lesson]) -> Table:
    """One record for each unit."""
    return table(
        ground, "lessons", "Lessons", "Units for teachers: aims, steps with minutes, and what each rests on; without the answer keys.",
        (
            column("id", "Its name in addresses and files.", lambda one: one.slug, needed=True),
            column("number", "Its number.", lambda one: one.front.number, Kind.NUMBER, needed=True),
            column("title", "Title.", lambda one: one.front.title, needed=True),
            column("description", "What it is about, in a sentence.", lambda one: one.front.description, needed=True),
            column("level", "For whom.", lambda one: one.front.level, needed=True),
            column("minutes", "How long it takes.", lambda one: one.front.minutes, Kind.NUMBER, needed=True),
            column("aims", "What pupils can do afterwards.", lambda one: one.front.aims, Kind.LIST, needed=True),
            column("needs", "What is needed.", lambda one: one.front.needs, Kind.LIST, needed=True),
            column("steps", "The steps, with the minutes of each.", lambda one: [f"{step.minutes} minutes: {step.what}" for step in one.steps], Kind.LIST, needed=True),
            column("tasks", "What pupils are asked.", lambda one: [text(task.ask.items) for task in one.tasks], Kind.LIST, needed=True),
            column("chapters", "Chapters to read.", lambda one: one.front.chapters, Kind.LIST, refers="pages", needed=True),
            column("trees", "Trees that are used.", lambda one: one.front.trees, Kind.LIST, refers="trees"),
            column("examples", "Worked examples that are used.", lambda one: one.front.examples, Kind.LIST, refers="examples"),
            column("documents", "Terms and licences that are compared.", lambda one: one.front.documents, Kind.LIST, refers="documents"),
            column("sources", "What is cited in it.", lambda one: sources_of(one.notes), Kind.LIST, refers="sources"),
        ),
        lambda one: Facts(one.address, labels_of(one.notes), one.front.reviewed),
        known, as_of="Day of the last review.",
    )  # fmt: skip
