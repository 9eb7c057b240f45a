"""What holds in every combination of answers, worked out and not sampled: more of something never lowers a row.

The orders stand here and not in the tree file, because a tree says nothing of them: they follow from it, or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explainer.trees.alike import Swap, with_partner
from explainer.trees.engine import Engine
from explainer.trees.rows import Rows, union


@dataclass(frozen=True)
class Order:
    """Answers to a question, from less to more, and the theories whose rating more of it never lowers.

    Without `theories` it is all of them. With `star` each answer is held against the first alone. `words` begins a
    sentence.
    """

    words: str
    question: str
    answers: tuple[str, ...]
    theories: tuple[str, ...] = ()
    star: bool = False

    @property
    def steps(self) -> tuple[Swap, ...]:
        """Less, and more."""
        less = self.answers[:1] * (len(self.answers) - 1) if self.star else self.answers
        return tuple(zip(less, self.answers[1:], strict=False))


ORDERS = (
    Order("A more forceful way in never lowers", "entry", ("open", "own-name", "limits", "credentials", "barrier"), ("access", "lock", "fraud", "theft-law")),
    Order("A firmer promise never lowers", "promise", ("none", "through-other", "made"), ("contract",)),
    Order("A better-kept secret never lowers", "hidden", ("public", "partly", "guarded"), ("secrecy",)),
    Order("To know that a source is unauthorised never lowers", "source", ("leak-unknown", "leak-known"), ("secrecy", "copyright")),
    Order("Permission never raises", "permission", ("yes", "condition", "no", "silent"), star=True),
)  # fmt: skip


@dataclass(frozen=True)
class Held:
    """An order, and whether it holds in every combination: `against` names the theories in which it does not."""

    order: Order
    theories: tuple[str, ...]
    against: tuple[str, ...]


def held(engine: Engine, dials: tuple[str, ...] = ()) -> Iterator[Held]:
    """Every order whose question and answers the tree has, and whether it holds with these dials on."""
    for order in ORDERS:
        question = engine.tree.question.get(order.question)
        if question is not None and set(order.answers) <= set(question.answer_ids):
            theories = tuple(id for id in engine.tree.theory if id in (order.theories or engine.tree.theory))
            against = (theory for theory in theories if not _never_lowers(engine, order, theory, dials))
            yield Held(order, theories, tuple(against))


def _never_lowers(engine: Engine, order: Order, theory: str, dials: tuple[str, ...]) -> bool:
    """Whether no combination has a partner with the next answer in the order and a lower rating."""
    at, table = engine.theory_home(theory)
    if engine.home(order.question)[0] != at:
        return True
    possible = engine.possible({})[at]
    rated = engine.outcomes(dials)[at].ratings[theory]
    return not any(
        with_partner(table, order.question, order.steps, high & possible, low & possible)
        for high, low in _cuts(tuple(rated.values()))
    )


def _cuts(rated: Sequence[Rows]) -> Iterator[tuple[Rows, Rows]]:
    """The rows above and below each step of the scale."""
    for at in range(1, len(rated)):
        yield union(rated[at:]), union(rated[:at])
