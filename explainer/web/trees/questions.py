"""What a question page shows: the question, its answers as links, the way so far, and what is still possible."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from explainer.library.typography import curly
from explainer.trees.changes import moves, without
from explainer.trees.loading import LoadedTree
from explainer.trees.model import UNKNOWN, Clause, Given, Question, State, Tree
from explainer.trees.route import Status, Step, next_question, path, steps, still_possible
from explainer.web.trees.links import Links
from explainer.web.trees.prose import Citing, sentence, words, words_of

UNKNOWN_WORDS = "Not known or disputed"
UNDECIDED_WORDS = "I cannot decide"  # in trees about values doubt is the reader's own


def question_page(links: Links, question: Question, citing: Citing) -> dict[str, Any]:
    """The context of ``tree_question.html``."""
    loaded, address = links.loaded, links.address
    engine = loaded.engine
    step = next(step for step in steps(engine, address.state) if step.question.id == question.id)
    walk = engine.walk(address.state)
    return {
        "tree": loaded.tree,
        "question": question,
        "title": curly(question.title),
        "why": citing.html(question.why),
        "help": sentence(citing.html(question.help)),
        "answers": tuple(_answers(links, question)),
        "unknown": {
            "text": doubt_words(loaded.tree),
            "address": links.answered(question.id, ()),
            "chosen": address.state.get(question.id) == (),
        },
        "several": links.to("tree_question_several", None, question.id) if len(question.answers) > 2 else "",
        "given_several": len(address.state.get(question.id, ())) > 1,
        "left_out": _left_out(links, step),
        "onward": links.onward(address.state),
        "contradictions": tuple(curly(engine.tree.contradiction[id].title) for id in walk.contradiction),
        "number": _number(links, question),
        "at_most": len(walk.asked),
        "way": tuple(_way(links, but=question.id)),
        "kept_unused": kept_unused(links, walk.state),
        "keep": "" if walk.contradiction else _keep(links, question, walk.asked),
        "result_address": links.to("tree_result"),
        "effects_shown": address.effects,
        "effects_address": links.to("tree_question", None, question.id, effects=not address.effects),
        **ledger(links, without(address.state, question.id) if walk.contradiction else address.state),
    }


def doubt_words(tree: Tree) -> str:
    """The words of the answer that every question takes."""
    return UNDECIDED_WORDS if tree.every_verdict else UNKNOWN_WORDS


def _answers(links: Links, question: Question) -> Iterator[Mapping[str, Any]]:
    address = links.address
    given = address.state.get(question.id, ())
    for answer in question.answers:
        yield {
            "id": answer.id,
            "text": words(answer.text),
            "address": links.answered(question.id, (answer.id,)),
            "chosen": given == (answer.id,),
            "among": answer.id in given,
            "effects": tuple(_effects(links, question.id, answer.id)) if address.effects else (),
        }


def _effects(links: Links, question: str, answer: str) -> Iterator[str]:
    """What an answer would do to what is still possible, in words."""
    engine, address = links.loaded.engine, links.address
    before = still_possible(engine, {**address.state, question: ()}, address.dials)
    after = still_possible(engine, {**address.state, question: (answer,)}, address.dials)
    if not after.verdicts:
        yield "contradicts another answer"
        return
    found = moves(before, after)
    for theory, move in found.ratings.items():
        yield f"{curly(engine.tree.theory[theory].title)}: {' or '.join(move.before)} → {' or '.join(move.after)}"
    if found.verdicts:
        left = len(found.verdicts.after)
        yield f"{left} result{'' if left == 1 else 's'} left"
    if not found:
        yield "moves nothing here"


def _left_out(links: Links, step: Step) -> Mapping[str, Any] | None:
    """Why the question is not put, if it is not."""
    if step.status is Status.ASKED:
        return None
    settled = step.status is Status.SETTLED
    return {
        "settled_as": answer_words(step.question, step.given or ()) if settled else "",
        "because": tuple(_clause_answers(links, clause) for clause in step.because),
    }


def _clause_answers(links: Links, clause: Clause) -> Mapping[str, str]:
    """A condition in words: the question and the answers that it names, and the way to change what was answered."""
    question = links.loaded.tree.question[clause.subject]
    return {
        "question": curly(question.title),
        "answers": _values(question, clause.values),
        "address": links.question(question.id),
    }


def answer_words(question: Question, given: Sequence[str]) -> str:
    """An answer in words; several stand in quotes, with *or* between them."""
    texts = [curly(question.answer(id).text.rstrip(".")) for id in given]
    return "".join(texts) if len(texts) < 2 else " or ".join(f"“{text}”" for text in texts)


def _number(links: Links, question: Question) -> int:
    """The place of the question among those asked."""
    asked = links.loaded.engine.walk(links.address.state).asked
    return asked.index(question.id) + 1 if question.id in asked else 0


def _way(links: Links, but: str = "") -> Iterator[Mapping[str, Any]]:
    """The questions answered so far, each with a way to change it."""
    tree = links.loaded.tree
    for step in path(links.loaded.engine, links.address.state):
        if step.question.id != but:
            yield given_answer(links, tree, step)


def _keep(links: Links, question: Question, asked: Sequence[str]) -> str:
    """Where a reader goes on who leaves the answer as it is: the question after this one, or the result."""
    if question.id not in asked or question.id not in links.address.state:
        return ""
    after = asked[asked.index(question.id) + 1 :]
    return links.question(after[0]) if after else links.to("tree_result")


def kept_unused(links: Links, bearing: State) -> tuple[Mapping[str, str], ...]:
    """Answers that the address keeps although they have no bearing: they count again when their questions do."""
    tree = links.loaded.tree
    return tuple(
        {"title": curly(tree.question[id].title), "address": links.question(id)}
        for id in links.address.state
        if id not in bearing
    )


def given_answer(links: Links, tree: Tree, step: Step) -> Mapping[str, Any]:
    """One line of the list of answers."""
    given = step.given or ()
    settled = step.status is Status.SETTLED
    return {
        "question": curly(step.question.title),
        "answer": answer_words(step.question, given)
        or (doubt_words(tree) if step.given == () else "Not answered"),
        "address": "" if settled else links.question(step.question.id),
        "doubt": not settled and len(given) != 1,
        "settled": settled,
    }


def ledger(links: Links, state: State) -> dict[str, Any]:
    """What is still possible for a state, theory by theory; `levels`, `rows` and `verdicts_left` for the fragment."""
    engine, address = links.loaded.engine, links.address
    tree = engine.tree
    sets = still_possible(engine, state, address.dials)
    start = still_possible(engine, {}, address.dials)
    rows = tuple(
        {
            "title": curly(theory.title),
            "possible": sets.ratings[theory.id],
            "moved": sets.ratings[theory.id] != start.ratings[theory.id],
        }
        for theory in tree.theories
    )
    return {"levels": tree.levels, "rows": rows, "verdicts_left": len(sets.verdicts)}


def first_step(loaded: LoadedTree, links: Links, citing: Citing) -> dict[str, Any]:
    """The first question with its answers, to be put right on the tree's own page."""
    question = next_question(loaded.engine, {}) or loaded.tree.questions[0]
    return {
        "first": {
            "title": curly(question.title),
            "why": citing.html(question.why),
            "address": links.to("tree_question", {}, question.id),
        },
        "answers": tuple(_answers(links, question)),
        "unknown": {"text": doubt_words(loaded.tree), "address": links.answered(question.id, ())},
    }


def fieldsets(loaded: LoadedTree, state: State) -> tuple[Mapping[str, Any], ...]:
    """Every question with its answers as choices, for the form with all questions."""
    tree = loaded.tree
    return tuple(
        {
            "id": question.id,
            "title": curly(question.title),
            "why": sentence(words_of(question.why)),
            "gate": tuple(gates(tree, question)),
            "options": tuple(_options(tree, question, state.get(question.id))),
        }
        for question in tree.questions
    )


def _options(tree: Tree, question: Question, given: Given | None) -> Iterator[Mapping[str, Any]]:
    """The answers as choices; *one of these* is a choice of its own where it was given."""
    for answer in question.answers:
        yield {"value": answer.id, "text": words(answer.text), "checked": given == (answer.id,)}
    if given and len(given) > 1:
        yield {
            "value": ",".join(given),
            "text": f"One of these: {answer_words(question, given)}",
            "checked": True,
        }
    yield {"value": UNKNOWN, "text": doubt_words(tree), "checked": given == ()}


def gates(tree: Tree, question: Question) -> Iterator[str]:
    """When the question is put, and when it is settled without being put, in words."""
    if not question.ask_only_if.always:
        yield "Asked only if " + condition_words(tree, question.ask_only_if.alternatives) + "."
    for settled in question.settled:
        answer = short_answer(question, settled.answer)
        yield f"Settled as “{answer}” when " + condition_words(tree, settled.condition.alternatives) + "."


def condition_words(tree: Tree, alternatives: tuple[tuple[Clause, ...], ...]) -> str:
    """A condition in words, its alternatives joined by *or if*."""
    return "; or if ".join(
        ", and ".join(_clause(tree, clause) for clause in clauses) for clauses in alternatives
    )


def _clause(tree: Tree, clause: Clause) -> str:
    if clause.subject in tree.theory:
        return f"{curly(tree.theory[clause.subject].title)} is rated {' or '.join(clause.values)}"
    question = tree.question[clause.subject]
    return f"the answer to “{curly(question.title)}” is {_values(question, clause.values)}"


def _values(question: Question, values: Sequence[str]) -> str:
    """Some of the answers in few words; all but one are *anything but* that one."""
    others = [id for id in question.answer_ids if id not in values]
    if len(others) == 1 and len(values) > 1:
        return f"anything but “{short_answer(question, others[0])}”"
    return " or ".join(f"“{short_answer(question, id)}”" for id in values)


def short_answer(question: Question, id: str) -> str:
    """The first words of an answer, up to the first stop or colon; all of it where another begins the same."""
    short = {answer.id: re.split(r"[.:](?:\s|$)", curly(answer.text))[0] for answer in question.answers}
    return short[id] if list(short.values()).count(short[id]) == 1 else answer_words(question, (id,))
