"""Decision trees and their worked examples as tables. Each tree as a whole is at ``/trees/<tree>.json``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from explainer.library.citations import Prose
from explainer.library.data.table import Facts, From, Ground, Kind, Table, Thing, column, table
from explainer.library.labels import Label
from explainer.library.sources import Source
from explainer.library.typography import curly
from explainer.trees.loading import LoadedTree
from explainer.trees.model import (
    Answer,
    Effect,
    Example,
    ExampleRow,
    Question,
    Tree,
    Verdict,
    citations_of,
    plain,
)

AS_OF = "The day of which the law is given."
EXAMPLE_KINDS = {
    "act": "an act, real or invented",
    "decided": "a decided case",
    "pleaded": "a case as it is pleaded",
}

Sources = Mapping[str, Source]


class _QuestionOf(NamedTuple):
    tree: Tree
    question: Question


class _AnswerOf(NamedTuple):
    tree: Tree
    question: Question
    answer: Answer


class _EffectOf(NamedTuple):
    tree: Tree
    number: int
    effect: Effect


class _VerdictOf(NamedTuple):
    tree: Tree
    verdict: Verdict


class _RowOf(NamedTuple):
    example: Example
    row: ExampleRow


def tables(ground: Ground, known: Iterable[LoadedTree], sources: Sources) -> tuple[Table, ...]:
    """The tables of all trees. What a second wording shares with the first tree stands there alone."""
    loaded = tuple(known)
    own = tuple(one.tree for one in loaded if not one.tree.same_as)
    examples = tuple(
        (one.tree, example)
        for one in loaded
        for example in one.examples.values()
        if example.tree == one.tree.name
    )
    return (
        _trees(ground, loaded, sources),
        _questions(ground, own, sources),
        _answers(ground, own, sources),
        _effects(ground, own, sources),
        _verdicts(ground, own, sources),
        _examples(ground, examples, sources),
        _rows(ground, examples, sources),
    )


def _trees(ground: Ground, known: Iterable[LoadedTree], sources: Sources) -> Table:
    return table(
        ground, "trees", "Decision trees", "The trees; each as a whole, with all that follows from an answer, is at the address under data.",
        (
            column("id", "Its name in addresses.", lambda one: one.tree.name, needed=True),
            column("title", "Title.", lambda one: curly(one.tree.title), needed=True),
            column("version", "The published version.", lambda one: one.tree.version, Kind.NUMBER, needed=True),
            column("same_as", "The tree whose meaning it has in other words, if any.", lambda one: one.tree.same_as, refers="trees"),
            column("introduction", "How to read it.", lambda one: words(*one.tree.introduction)),
            column("levels", "The ratings that a theory can have, lowest first; empty if it rates nothing.", lambda one: one.tree.levels, Kind.LIST),
            column("theories", "The claims in law that are rated.", lambda one: [f"{theory.id}: {theory.title}" for theory in one.tree.theories], Kind.LIST),
            column("questions", "Number of questions.", lambda one: len(one.tree.questions), Kind.NUMBER, needed=True),
            column("verdicts", "Number of results in words.", lambda one: len(one.tree.verdicts), Kind.NUMBER, needed=True),
            column("examples", "Number of worked examples.", lambda one: len(one.examples), Kind.NUMBER, needed=True),
            column("data", "The whole tree as JSON.", lambda one: f"{ground.origin}/trees/{one.tree.name}.json", Kind.ADDRESS, needed=True),
        ),
        lambda one: Facts(f"/trees/{one.tree.name}/", labels(sources, *one.tree.introduction), one.tree.law_as_of),
        known, as_of=AS_OF,
    )  # fmt: skip


def _questions(ground: Ground, known: Iterable[Tree], sources: Sources) -> Table:
    return table(
        ground, "questions", "Questions", "The questions of the trees.",
        (
            column("id", "The tree and the question; it never changes.", lambda of: f"{of.tree.name}/{of.question.id}", needed=True),
            column("tree", "The tree.", lambda of: of.tree.name, refers="trees", needed=True, part=True),
            column("number", "Its place in the tree.", lambda of: of.tree.questions.index(of.question) + 1, Kind.NUMBER, needed=True),
            column("title", "The question.", lambda of: curly(of.question.title), needed=True),
            column("why", "Why it is asked.", lambda of: words(of.question.why)),
            column("help", "How to answer it.", lambda of: words(of.question.help)),
            cited(lambda of: (of.question.why, of.question.help)),
        ),
        lambda of: Facts(f"/trees/{of.tree.name}/q/{of.question.id}", labels(sources, of.question.why, of.question.help), of.tree.law_as_of),
        (_QuestionOf(tree, question) for tree in known for question in tree.questions), as_of=AS_OF,
    )  # fmt: skip


def _answers(ground: Ground, known: Iterable[Tree], sources: Sources) -> Table:
    return table(
        ground, "answers", "Answers", "The answers to the questions. Every question can also be answered with unknown.",
        (
            column("id", "The tree, the question and the answer; it never changes.", lambda of: f"{of.tree.name}/{of.question.id}/{of.answer.id}", needed=True),
            column("question", "The question.", lambda of: f"{of.tree.name}/{of.question.id}", refers="questions", needed=True, part=True),
            column("answer", "Its name within the question.", lambda of: of.answer.id, needed=True),
            column("text", "The answer.", lambda of: curly(of.answer.text), needed=True),
            cited(lambda of: _reasons(of.answer)),
        ),
        lambda of: Facts(f"/trees/{of.tree.name}/q/{of.question.id}", labels(sources, *_reasons(of.answer)), of.tree.law_as_of),
        (_AnswerOf(tree, question, answer) for tree in known for question in tree.questions for answer in question.answers),
        as_of=AS_OF,
    )  # fmt: skip


def _reasons(answer: Answer) -> tuple[Prose, ...]:
    return tuple(effect.reason for effect in answer.effects)


def _effects(ground: Ground, known: Iterable[Tree], sources: Sources) -> Table:
    return table(
        ground, "effects", "Effects", "What an answer, a rule or a reading does to the rating of a claim in law: lift it, cap it, or set a cap aside; with the reason.",
        (
            column("id", "The tree and a number; it may change with the version.", lambda of: f"{of.tree.name}/{of.number}", needed=True),
            column("tree", "The tree.", lambda of: of.tree.name, refers="trees", needed=True, part=True),
            column("kind", "Where it stands.", lambda of: of.effect.owner.kind, words={"question": "an answer", "rule": "several answers together", "dial": "a reading of an unsettled point"}, needed=True),
            column("owner", "The question, rule or reading.", lambda of: of.effect.owner.id, needed=True),
            column("answer", "The answer, if it is an answer's.", lambda of: of.effect.owner.answer),
            column("verb", "What it does.", lambda of: of.effect.verb.value, words={"lift": "at least so high", "cap": "at most so high", "drop": "sets a cap aside"}, needed=True),
            column("theory", "The claim in law.", lambda of: of.effect.theory, needed=True),
            column("level", "To which rating, or at which; none where a cap is set aside.", lambda of: of.effect.level),
            column("reason", "Why.", lambda of: words(of.effect.reason), needed=True),
            cited(lambda of: (of.effect.reason,)),
        ),
        lambda of: Facts(
            f"/trees/{of.tree.name}/map#{of.effect.owner.kind}-{of.effect.owner.id}", labels(sources, of.effect.reason), of.tree.law_as_of,
        ),
        (_EffectOf(tree, number, effect) for tree in known for number, effect in enumerate(tree.effects, start=1)), as_of=AS_OF,
    )  # fmt: skip


def _verdicts(ground: Ground, known: Iterable[Tree], sources: Sources) -> Table:
    return table(
        ground, "verdicts", "Results in words", "What a tree can say in the end.",
        (
            column("id", "The tree and the result; it never changes.", lambda of: f"{of.tree.name}/{of.verdict.id}", needed=True),
            column("tree", "The tree.", lambda of: of.tree.name, refers="trees", needed=True, part=True),
            column("title", "The result.", lambda of: curly(of.verdict.title), needed=True),
            column("text", "More of it.", lambda of: words(*of.verdict.prose)),
            column("lines", "Better words, where fair people differ, and the like.", lambda of: [f"{line.label}: {words(line.prose)}" for line in of.verdict.lines], Kind.LIST),
            cited(_verdict_prose),
        ),
        lambda of: Facts(f"/trees/{of.tree.name}/map#verdict-{of.verdict.id}", labels(sources, *_verdict_prose(of)), of.tree.law_as_of),
        (_VerdictOf(tree, verdict) for tree in known for verdict in tree.verdicts), as_of=AS_OF,
    )  # fmt: skip


def _verdict_prose(of: _VerdictOf) -> tuple[Prose, ...]:
    return (*of.verdict.prose, *(line.prose for line in of.verdict.lines))


def _examples(ground: Ground, known: Iterable[tuple[Tree, Example]], sources: Sources) -> Table:
    return table(
        ground, "examples", "Worked examples", "Acts and cases put through a tree, each answer with its source.",
        (
            column("id", "The tree and the example; it never changes.", lambda of: _example_id(of[1]), needed=True),
            column("tree", "The tree.", lambda of: of[1].tree, refers="trees", needed=True),
            column("title", "What it is about.", lambda of: curly(of[1].title), needed=True),
            column("kind", "Kind of example.", lambda of: of[1].kind, words=EXAMPLE_KINDS, needed=True),
            column("parties", "Who is involved.", lambda of: of[1].parties, Kind.LIST, needed=True),
            column("wording", "Of distillation or of scraping.", lambda of: of[1].wording, needed=True),
            column("mirror", "The example that turns the roles round.", lambda of: f"{of[1].tree}/{of[1].mirror}" if of[1].mirror else "", refers="examples"),
            column("facts", "How well the facts are shown.", lambda of: curly(of[1].facts), needed=True),
            column("law", "How firm the law is.", lambda of: words(of[1].law), needed=True),
            column("introduction", "What happened.", lambda of: words(*of[1].introduction)),
            column("strongest_for", "The strongest point for the one who complains.", lambda of: words(of[1].strongest_for)),
            column("strongest_against", "The strongest point for the one complained of.", lambda of: words(of[1].strongest_against)),
            column("happened", "What the court did; only of cases.", lambda of: words(of[1].happened)),
            column("fit", "How that fits the tree; only of cases.", lambda of: of[1].fit),
            column("missed", "What the tree missed; only of cases.", lambda of: words(of[1].missed)),
            column("note", "A note.", lambda of: words(of[1].note)),
            column("ratings", "What it gives: each claim in law with the ratings that are possible.", lambda of: [f"{theory}: {', '.join(possible)}" for theory, possible in of[1].expected.ratings.items()], Kind.LIST),
            column("verdicts", "The results in words that are possible.", lambda of: [f"{of[1].tree}/{verdict}" for verdict in of[1].expected.verdicts], Kind.LIST, refers="verdicts"),
            cited(lambda of: _example_prose(of[1])),
        ),
        lambda of: Facts(_example_address(of[1]), labels(sources, *_example_prose(of[1])), of[0].law_as_of),
        known, as_of=AS_OF,
    )  # fmt: skip


def _rows(ground: Ground, known: Iterable[tuple[Tree, Example]], sources: Sources) -> Table:
    return table(
        ground, "example_answers", "Answers of examples", "The answer to each question that an example is asked, with its source.",
        (
            column("id", "The example and the question.", lambda of: f"{_example_id(of.example)}/{of.row.question}", needed=True),
            column("example", "The example.", lambda of: _example_id(of.example), refers="examples", needed=True, part=True),
            column("question", "The question.", lambda of: f"{of.example.tree}/{of.row.question}", refers="questions", needed=True),
            column("answer", "One answer, or several of which one is right; empty if it is not known or disputed.", lambda of: of.row.given, Kind.LIST),
            column("source", "What the source says, if that needs words.", lambda of: words(of.row.source)),
            cited(lambda of: (of.row.source,)),
        ),
        lambda of: Facts(f"{_example_address(of.example)}#answers", labels(sources, of.row.source)),
        (_RowOf(example, row) for _, example in known for row in example.rows),
    )  # fmt: skip


def ids(known: Iterable[LoadedTree]) -> tuple[dict[str, str], dict[str, str]]:
    """The ids of all examples and of all questions by their names; of two trees that share a name, the first one's."""
    first = [one for one in reversed(tuple(known)) if not one.tree.same_as]
    examples = {name: f"{one.tree.name}/{name}" for one in first for name in one.examples}
    questions = {name: f"{one.tree.name}/{name}" for one in first for name in one.tree.question}
    return examples, questions


def _example_id(example: Example) -> str:
    return f"{example.tree}/{example.name}"


def _example_address(example: Example) -> str:
    return f"/trees/{example.tree}/examples/{example.name}/"


def _example_prose(example: Example) -> tuple[Prose, ...]:
    return (
        *example.introduction, example.law, *(row.source for row in example.rows), example.strongest_for,
        example.strongest_against, example.note, example.happened, example.missed,
    )  # fmt: skip


def words(*texts: Prose) -> str:
    """Running text without its citations, an empty line between two."""
    return "\n\n".join(curly(plain(prose)) for prose in texts if prose)


def labels(sources: Sources, *texts: Prose) -> tuple[Label, ...]:
    """The labels of all that is cited, each once, in their order."""
    return tuple(
        dict.fromkeys(citation.label(sources) for prose in texts for citation in citations_of(prose))
    )


def cited(texts: Callable[[Thing], Iterable[Prose]]) -> From[Thing]:
    """The column of everything that is cited in some texts."""

    def ids(thing: Thing) -> list[str]:
        return list(
            dict.fromkeys(citation.source for prose in texts(thing) for citation in citations_of(prose))
        )

    return column("sources", "What is cited for it.", ids, Kind.LIST, refers="sources")
