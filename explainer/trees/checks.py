"""Checks of a whole tree: nothing idle, nothing without a source, the law date, the words, the examples.

Names are checked before (see `names`); here the tree is known to be sound and every row of it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from explainer.library.citations import Citation, Group, Prose
from explainer.library.dates import date_words
from explainer.library.problems import Problems, Weight
from explainer.library.sources import Source
from explainer.trees.engine import Engine
from explainer.trees.model import Effect, Example, Tree, Verb
from explainer.trees.names import Finding
from explainer.trees.ratings import Force, forces_on, is_on, rated
from explainer.trees.trial import applying
from explainer.trees.words import companies, loaded_words, lopsided

WITH_PAGES = frozenset({"book", "case", "filing", "report"})  # kinds of source in which a place can be given


def check_tree(
    engine: Engine, examples: Mapping[str, Example], sources: Mapping[str, Source], problems: Problems
) -> None:
    """Adds a problem for everything that is idle, unsourced, stale, loaded or uncovered."""
    tree = engine.tree
    errors = (
        *unreachable(engine), *idle_effects(engine), *idle_verdicts(engine), *unequal_labels(tree),
        *law_date(tree, sources), *loaded_words(tree), *companies(tree, examples),
    )  # fmt: skip
    warnings = (*idle_questions(tree), *lopsided(tree))
    advice = (*without_place(tree, sources), *uncovered(engine, examples))
    for weight, found in ((Weight.ERROR, errors), (Weight.WARNING, warnings), (Weight.ADVICE, advice)):
        for line, code, what, mend in found:
            problems.add(tree.path, line, f"tree.{code}", what, mend, weight)


def unreachable(engine: Engine) -> Iterator[Finding]:
    """Every question is asked in some row, and every contradiction and badge can hold."""
    tree = engine.tree
    everything = engine.possible({})
    for question in tree.questions:
        at, table = engine.home(question.id)
        if not everything[at].meets(table.asked(question.id)):
            yield Finding(
                question.line,
                "unreachable",
                f"no answers lead to '{question.id}'",
                "widen its 'Ask only if:', or delete the question",
            )
    for contradiction in tree.contradictions:
        if not engine.contradicted(contradiction.id):
            yield Finding(
                contradiction.line,
                "idle-contradiction",
                f"'{contradiction.id}' can never hold",
                "mend its 'When:', or delete it",
            )


def idle_questions(tree: Tree) -> Iterator[Finding]:
    """Every question but those of proof and columns has an effect or is looked at somewhere."""
    gates = (c for q in tree.questions for c in (q.ask_only_if, *(s.condition for s in q.settled)))
    looked_at = {s for c in (*gates, *(piece.condition for piece in tree.conditional)) for s in c.subjects}
    for question in tree.questions:
        matters = question.id in looked_at or any(answer.effects for answer in question.answers)
        if not matters and question.id not in (tree.proof, tree.columns):
            yield Finding(
                question.line,
                "idle-question",
                f"no answer to '{question.id}' matters",
                "give an answer an effect, or delete the question",
            )


def idle_effects(engine: Engine) -> Iterator[Finding]:
    """Every effect changes a rating in some row, with no dial on, with its own, or with one other."""

    @cache
    def forces(theory: str, dials: frozenset[str]) -> tuple[Force, ...]:
        return _forces(engine, theory, [e for e in engine.tree.effects if is_on(e, dials)])

    for effect in engine.tree.effects:
        settings = _settings(engine.tree, effect)
        if not any(_matters(engine, effect, forces(effect.theory, dials)) for dials in settings):
            yield Finding(
                effect.line,
                "idle-effect",
                f"'{effect.words}' changes no rating",
                "delete it, or mend what overrides it",
            )


def _settings(tree: Tree, effect: Effect) -> Iterator[frozenset[str]]:
    """Settings of the dials under which an effect may matter, the likeliest first."""
    own = frozenset({effect.owner.id} if effect.owner.kind == "dial" else ())
    yield own
    for dial in tree.dials:
        excluded = any(dial.id in tree.dial[id].turns_off for id in own)
        if not excluded and any(other.theory == effect.theory for other in dial.effects):
            yield own | {dial.id}


def _forces(engine: Engine, theory: str, effects: Iterable[Effect]) -> tuple[Force, ...]:
    return forces_on(engine.tree, theory, effects, engine.theory_home(theory)[1])


def _matters(engine: Engine, effect: Effect, forces: tuple[Force, ...]) -> bool:
    """Whether the rows of some level are other ones without the effect, which is among these forces or drops one."""
    tree = engine.tree
    at, table = engine.theory_home(effect.theory)
    possible = engine.possible({})[at]
    without = (
        replace(force, dropped_by=tuple(drop for drop in force.dropped_by if drop[0] is not effect))
        for force in forces
        if force.effect is not effect
    )
    before, after = (rated(tree.levels, some, table) for some in (forces, without))
    return any(before[level] & possible != after[level] & possible for level in tree.levels)


def idle_verdicts(engine: Engine) -> Iterator[Finding]:
    """Every verdict is given and every badge holds in some row, with no dial on or with one."""
    tree = engine.tree
    everything = engine.possible({})
    settings = ((), *((dial.id,) for dial in tree.dials))
    sets = [engine.sets(everything, setting) for setting in settings]
    given = {id for found in sets for id in (*found.verdicts, *found.badges)}
    for kind, pieces in (("verdict", tree.verdicts), ("badge", tree.badges)):
        for piece in pieces:
            if piece.id not in given:
                yield Finding(
                    piece.line,
                    f"idle-{kind}",
                    f"the {kind} '{piece.id}' is never given",
                    "mend its 'When:', move it up, or delete it",
                )


def unequal_labels(tree: Tree) -> Iterator[Finding]:
    """Every verdict has the labelled paragraphs that any verdict of the tree has."""
    labels = list(dict.fromkeys(entry.label for verdict in tree.verdicts for entry in verdict.lines))
    for verdict in tree.verdicts:
        for label in labels:
            if not verdict.labelled(label):
                yield Finding(
                    verdict.line,
                    "label",
                    f"'{verdict.id}' has no '{label}:', as other verdicts have",
                    f"add '{label}: …'",
                )


def law_date(tree: Tree, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """The date of the law is not older than the newest source of the tree."""
    newest = max(
        (sources[c.source] for _, c in cited(tree) if c.source in sources), key=lambda s: s.date, default=None
    )
    if newest is not None and _is_later(newest.date, tree.law_as_of):
        yield Finding(
            tree.front_line("law_as_of"),
            "law-date",
            f"'law_as_of' is {date_words(_parts(tree.law_as_of))}, and '{newest.id}' is of {newest.when}",
            "read the law again and raise the date",
        )


def _parts(day: date) -> tuple[int, ...]:
    return day.year, day.month, day.day


def _is_later(when: tuple[int, ...], day: date) -> bool:
    return when > _parts(day)[: len(when)]


def without_place(tree: Tree, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """A citation of a book, a decision, a filing or a report says where in it; told once, for all of a tree."""
    bare = [
        (line, c.source)
        for line, c in cited(tree)
        if not c.locator and c.source in sources and sources[c.source].kind in WITH_PAGES
    ]
    if bare:
        ids = sorted({source for _, source in bare})
        yield Finding(
            bare[0][0],
            "no-place",
            f"{len(bare)} citations do not say where in the source: {', '.join(ids)}",
            f"add a page or paragraph once the text was read: [@{ids[0]}, p. 3]",
        )


def uncovered(engine: Engine, examples: Mapping[str, Example]) -> Iterator[Finding]:
    """Every verdict and effect has an example in which it is possible; a tree without examples needs none."""
    if not examples:
        return
    applied = {id(force.effect) for example in examples.values() for force in applying(engine, example)}
    given = {verdict for example in examples.values() for verdict in example.expected.verdicts}
    for verdict in engine.tree.verdicts:
        if verdict.id not in given:
            yield Finding(
                verdict.line, "uncovered", f"no example gives the verdict '{verdict.id}'", "add one"
            )
    for effect in engine.tree.effects:
        if effect.verb is not Verb.DROP and effect.owner.kind != "dial" and id(effect) not in applied:
            yield Finding(
                effect.line,
                "uncovered",
                f"in no example does '{effect.words}' ({effect.owner.words}) apply",
                "add one",
            )


def cited(tree: Tree) -> Iterator[tuple[int, Citation]]:
    """Every citation of a tree with its line."""
    for prose in proses(tree):
        for part in prose:
            if isinstance(part, Group):
                yield from ((part.line, citation) for citation in part.citations)


def proses(tree: Tree) -> Iterator[Prose]:
    """Every piece of running text of a tree that may hold citations."""
    yield from tree.introduction
    for theory in tree.theories:
        yield from theory.prose
    for question in tree.questions:
        yield question.why
        yield question.help
    yield from (effect.reason for effect in tree.effects)
    for dial in tree.dials:
        yield dial.in_favour
        yield dial.against
    for verdict in tree.verdicts:
        yield from verdict.prose
        yield from (entry.prose for entry in verdict.lines)
