"""Names in a tree: each stands for one thing, and everything that is named is there, and early enough.

A tree with an error here cannot be evaluated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from explainer.library.problems import Problems, did_you_mean
from explainer.trees.model import Badge, Clause, Condition, Effect, Question, Tree, Verb, Verdict


class Finding(NamedTuple):
    """A problem without its file: line, code, what is wrong and how to mend it."""

    line: int
    code: str
    what: str
    mend: str


class Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def line(self) -> int: ...


def check_names(tree: Tree, problems: Problems) -> bool:
    """Whether all names of a tree are sound; problems say what not."""
    found = [finding for check in CHECKS for finding in check(tree)]
    for line, code, what, mend in found:
        problems.add(tree.path, line, f"tree.{code}", what, mend)
    return not found


def duplicates(tree: Tree) -> Iterator[Finding]:
    """No id stands twice; questions and theories share one list, because conditions name both."""
    groups: tuple[Sequence[Named], ...] = (
        (*tree.theories, *tree.questions), tree.rules, tree.dials, tree.contradictions, tree.badges, tree.verdicts,
    )  # fmt: skip
    for group in groups:
        first: dict[str, int] = {}
        for piece in group:
            if piece.id in first:
                yield Finding(
                    piece.line,
                    "duplicate",
                    f"'{piece.id}' stands here a second time (first on line {first[piece.id]})",
                    "give it another id",
                )
            first.setdefault(piece.id, piece.line)
    yield from _reused(tree)


def names(tree: Tree) -> Iterator[tuple[str, str, int]]:
    """Kind, name and line of everything that may be retired one day.

    A question or theory has its id as its name; an answer is ``question = answer``; all else has its kind before it.
    """
    for kind, pieces in (("theory", tree.theories), ("question", tree.questions)):
        yield from ((kind, piece.id, piece.line) for piece in pieces)
    for question in tree.questions:
        yield from (("answer", f"{question.id} = {answer.id}", answer.line) for answer in question.answers)
    others: tuple[tuple[str, Sequence[Named]], ...] = (
        ("rule", tree.rules), ("dial", tree.dials), ("contradiction", tree.contradictions), ("badge", tree.badges),
        ("verdict", tree.verdicts),
    )  # fmt: skip
    for kind, named in others:
        yield from ((kind, f"{kind} {piece.id}", piece.line) for piece in named)


def _reused(tree: Tree) -> Iterator[Finding]:
    for _, name, line in names(tree):
        if name in tree.retired:
            yield Finding(
                line,
                "retired",
                f"'{name}' is retired, and its old addresses say so",
                "give it another id; ids are never used again",
            )


def front_matter(tree: Tree) -> Iterator[Finding]:
    """Levels, the columns question and the proof question are there; without theories no levels are needed."""
    if tree.theories and len(set(tree.levels)) < 2:
        yield Finding(
            tree.front_line("levels"),
            "levels",
            "theories need at least two levels",
            "write 'levels: [none, weak, arguable, strong]'",
        )
    if len(set(tree.levels)) < len(tree.levels):
        yield Finding(
            tree.front_line("levels"),
            "levels",
            "a level stands twice",
            "name each level once, the lowest first",
        )
    for key, id in (("columns", tree.columns), ("proof", tree.proof)):
        if id and id not in tree.question:
            yield Finding(
                tree.front_line(key),
                "unknown-question",
                f"'{key}' is '{id}', which is no question of this tree",
                did_you_mean(id, tree.question),
            )


def wordings(tree: Tree) -> Iterator[Finding]:
    """Where there is a second wording the first has a name too, and another one."""
    worded = next((q for q in tree.questions if q.wordings), None)
    if worded and not tree.wording:
        yield Finding(
            worded.line,
            "wording",
            "there is a second wording, and the first has no name",
            "add 'wording: NAME' to the front matter",
        )
    if any(tree.wording in question.wordings for question in tree.questions):
        yield Finding(
            tree.front_line("wording"),
            "wording",
            f"'{tree.wording}' names both the first wording and a second one",
            "choose another name for one of them",
        )


def gates(tree: Tree) -> Iterator[Finding]:
    """A gate looks at earlier questions only, and settles one of the question's own answers."""
    earlier: list[str] = []
    for question in tree.questions:
        for settled in question.settled:
            if settled.answer not in question.answer_ids:
                yield _unknown_answer(settled.line, settled.answer, question)
        for gate in (question.ask_only_if, *(settled.condition for settled in question.settled)):
            for line, clause in _clauses(gate):
                if clause.subject in tree.question and clause.subject not in earlier:
                    yield Finding(
                        line,
                        "later",
                        f"'{clause.subject}' does not come before '{question.id}'",
                        "'Ask only if:' looks at earlier questions only: move one of the two",
                    )
                else:
                    yield from _clause(tree, line, clause, with_theories=False)
        earlier.append(question.id)


def conditions(tree: Tree) -> Iterator[Finding]:
    """Rules, dials and contradictions look at questions; badges and verdicts at theories as well."""
    for piece in tree.conditional:
        for line, clause in _clauses(piece.condition):
            yield from _clause(tree, line, clause, with_theories=isinstance(piece, Badge | Verdict))


def effects(tree: Tree) -> Iterator[Finding]:
    """An effect names a theory and a level; a drop names a question that holds a cap of that theory."""
    for effect in tree.effects:
        if effect.theory not in tree.theory:
            yield Finding(
                effect.line,
                "unknown-theory",
                f"'{effect.theory}' is no theory of this tree",
                did_you_mean(effect.theory, tree.theory),
            )
        if effect.verb is Verb.DROP:
            yield from _drop(tree, effect)
        elif effect.level not in tree.levels:
            yield _unknown_level(tree, effect.line, effect.level)


def _drop(tree: Tree, effect: Effect) -> Iterator[Finding]:
    if effect.of not in tree.question:
        yield Finding(
            effect.line,
            "unknown-question",
            f"'{effect.of}' is no question of this tree",
            did_you_mean(effect.of, tree.question),
        )
        return
    question = tree.question[effect.of]
    if effect.of_answer and effect.of_answer not in question.answer_ids:
        yield _unknown_answer(effect.line, effect.of_answer, question)
        return
    held = [e for answer in question.answers if effect.of_answer in ("", answer.id) for e in answer.effects]
    if not any(e.verb is Verb.CAP and e.theory == effect.theory for e in held):
        yield Finding(
            effect.line,
            "no-cap",
            f"'{effect.words}' drops a cap that is not there",
            "name a question whose answers cap this theory, or delete the line",
        )


def dial_pairs(tree: Tree) -> Iterator[Finding]:
    """Dials that exclude each other name each other."""
    for dial in tree.dials:
        for other in dial.turns_off:
            if other not in tree.dial:
                yield Finding(
                    dial.line,
                    "unknown-dial",
                    f"'{other}' is no dial of this tree",
                    did_you_mean(other, tree.dial),
                )
            elif dial.id not in tree.dial[other].turns_off:
                yield Finding(
                    tree.dial[other].line,
                    "dial-pair",
                    f"'{dial.id}' turns off '{other}', which does not say so",
                    f"add '(turns off {dial.id})' to its title",
                )


def verdicts(tree: Tree) -> Iterator[Finding]:
    """There are questions, and the last verdict, and no other, is the one for what is left."""
    if not tree.questions:
        yield Finding(0, "no-question", "the tree has no question", "add one: '## question id: Title'")
    if not tree.verdicts or not tree.verdicts[-1].otherwise:
        line = tree.verdicts[-1].line if tree.verdicts else 0
        yield Finding(
            line,
            "otherwise",
            "the last verdict does not say 'Otherwise'",
            "add a verdict for what is left, with 'Otherwise' under its heading",
        )
    for verdict in tree.verdicts[:-1]:
        if verdict.otherwise:
            yield Finding(
                verdict.line,
                "otherwise",
                f"'{verdict.id}' says 'Otherwise' and is not the last verdict",
                "move it to the end, or give it a 'When:'",
            )


CHECKS: Sequence[Callable[[Tree], Iterable[Finding]]] = (
    duplicates, front_matter, wordings, gates, conditions, effects, dial_pairs, verdicts,
)  # fmt: skip


def _clauses(condition: Condition) -> Iterator[tuple[int, Clause]]:
    for line, clauses in zip(condition.lines, condition.alternatives, strict=True):
        yield from ((line, clause) for clause in clauses)


def _clause(tree: Tree, line: int, clause: Clause, *, with_theories: bool) -> Iterator[Finding]:
    known: Mapping[str, object] = {**tree.question, **(tree.theory if with_theories else {})}
    if clause.subject in tree.question:
        question = tree.question[clause.subject]
        yield from (
            _unknown_answer(line, value, question)
            for value in clause.values
            if value not in question.answer_ids
        )
    elif clause.subject not in known:
        if clause.subject in tree.theory:
            yield Finding(
                line,
                "theory-here",
                f"'{clause.subject}' is a theory; only verdicts and badges look at ratings",
                "name questions and their answers",
            )
        else:
            what = "no question or theory" if with_theories else "no question"
            yield Finding(
                line,
                "unknown-question",
                f"'{clause.subject}' is {what} of this tree",
                did_you_mean(clause.subject, known),
            )
    else:
        yield from (_unknown_level(tree, line, value) for value in clause.values if value not in tree.levels)


def _unknown_answer(line: int, answer: str, question: Question) -> Finding:
    return Finding(
        line,
        "unknown-answer",
        f"'{answer}' is no answer to '{question.id}'",
        did_you_mean(answer, question.answer_ids),
    )


def _unknown_level(tree: Tree, line: int, level: str) -> Finding:
    return Finding(
        line, "unknown-level", f"'{level}' is no level of this tree", did_you_mean(level, tree.levels)
    )
