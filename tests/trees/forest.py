"""Trees for tests: small ones made at random, and the whole content, loaded once."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from explainer.library.problems import Problem, Problems
from explainer.library.sources import Source, load_sources
from explainer.trees.loading import LoadedTree, load_trees
from explainer.trees.model import (
    ALWAYS,
    Answer,
    Badge,
    Clause,
    Condition,
    Contradiction,
    Dial,
    Effect,
    Given,
    Owner,
    Question,
    Rule,
    Settled,
    Theory,
    Tree,
    Verb,
    Verdict,
)

CONTENT = Path(__file__).parents[2] / "content"
LEVELS = ("none", "weak", "strong")


@cache
def sources() -> dict[str, Source]:
    return load_sources(CONTENT, Problems())


@cache
def loaded() -> tuple[dict[str, LoadedTree], tuple[Problem, ...]]:
    """The trees of the content, and every problem with them."""
    problems = Problems()
    return load_trees(CONTENT, sources(), problems), tuple(problems)


def large() -> LoadedTree:
    return loaded()[0]["is-distillation-theft"]


def random_state(tree: Tree, rng: Random, doubts: int) -> dict[str, Given]:
    """An answer to every question, asked or not, but for so many that are left out, unknown or a set."""
    state: dict[str, Given] = {q.id: (rng.choice(q.answer_ids),) for q in tree.questions}
    for id in rng.sample(list(state), min(doubts, len(state))):
        answers = tree.question[id].answer_ids
        how = rng.randrange(3)
        if how == 0:
            del state[id]
        elif how == 1 or len(answers) == 2:
            state[id] = ()
        else:
            some = rng.sample(answers, rng.randrange(2, len(answers)))
            state[id] = tuple(answer for answer in answers if answer in some)
    return state


def random_tree(rng: Random) -> Tree:
    """A small sound tree with everything in it: gates, settling, rules, dials, drops, contradictions."""
    theories = [f"t{n}" for n in range(rng.randint(0, 3))]
    questions = [f"q{n}" for n in range(rng.randint(2, 6))]
    answers = {id: tuple(f"a{n}" for n in range(rng.randint(2, 4))) for id in questions}
    values = answers | dict.fromkeys(theories, LEVELS)

    def condition(subjects: list[str]) -> Condition:
        alternatives = []
        for _ in range(rng.randint(1, 2)):
            some = rng.sample(subjects, rng.randint(1, min(2, len(subjects))))
            alternatives.append(
                tuple(
                    Clause(s, tuple(rng.sample(values[s], rng.randint(1, len(values[s]) - 1)))) for s in some
                )
            )
        return Condition(tuple(alternatives), (1,) * len(alternatives))

    caps: list[tuple[str, str]] = []  # theory, question

    def effects(owner: Owner, most: int) -> tuple[Effect, ...]:
        found = []
        for _ in range(rng.randint(0, most) if theories else 0):
            verb, theory = rng.choice((Verb.LIFT, Verb.LIFT, Verb.CAP)), rng.choice(theories)
            if caps and owner.kind != "question" and rng.random() < 0.4:
                theory, of = rng.choice(caps)
                of_answer = rng.choice(("", *answers[of]))
                found.append(Effect(Verb.DROP, theory, "", (), owner, 1, of, of_answer))
                continue
            if verb is Verb.CAP and owner.kind == "question":
                caps.append((theory, owner.id))
            found.append(Effect(verb, theory, rng.choice(LEVELS), (), owner, 1))
        return tuple(found)

    def question(at: int, id: str) -> Question:
        before = questions[:at]
        gate = condition(before) if before and rng.random() < 0.4 else ALWAYS
        settled = tuple(
            Settled(rng.choice(answers[id]), condition(before), 1)
            for _ in range(rng.randint(0, 2) if before and rng.random() < 0.4 else 0)
        )
        options = tuple(Answer(a, a, effects(Owner("question", id, a), 2), 1) for a in answers[id])
        return Question(id, id, options, 1, ask_only_if=gate, settled=settled)

    asked = tuple(question(at, id) for at, id in enumerate(questions))
    everything = [*questions, *theories]
    both = (("d0", ("d1",)), ("d1", ("d0",)), ("d2", ()))
    return Tree(
        name="random", title="Random", version=1, law_as_of=date(2026, 1, 1), introduction=(), path="random",
        theories=tuple(Theory(id, id, (), 1) for id in theories), questions=asked,
        rules=tuple(Rule(f"r{n}", "", condition(questions), effects(Owner("rule", f"r{n}"), 2), 1) for n in range(rng.randint(0, 3))),
        dials=tuple(Dial(id, "", condition(questions), effects(Owner("dial", id), 2), 1, turns_off=off) for id, off in both),
        contradictions=tuple(Contradiction(f"c{n}", "", condition(questions), 1) for n in range(rng.randint(0, 2))),
        badges=tuple(Badge(f"b{n}", "", condition(everything), 1) for n in range(rng.randint(0, 2))),
        verdicts=(
            *(Verdict(f"v{n}", "", condition(everything), False, (), (), 1) for n in range(rng.randint(0, 4))),
            Verdict("rest", "", ALWAYS, True, (), (), 1),
        ),
        levels=LEVELS, every_verdict=rng.random() < 0.3,
        columns=rng.choice(("", questions[-1])), proof=rng.choice(("", questions[0])),
    )  # fmt: skip
