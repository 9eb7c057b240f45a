"""A tree of values asked twice in one address: of distillation (``d.``) and of scraping (``s.``), side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from explainer.library.typography import curly
from explainer.trees.address import Address, Ignored, query, read_address
from explainer.trees.loading import LoadedTree
from explainer.trees.model import State
from explainer.trees.result import evaluate
from explainer.trees.route import Status, next_question, steps
from explainer.web.trees.links import Links
from explainer.web.trees.prose import Citing
from explainer.web.trees.questions import given_answer
from explainer.web.trees.results import verdict_context

SIDES = {"distillation": "d.", "scraping": "s."}
"""What is asked about, and the prefix of its answers in the address."""

States = Mapping[str, State]


@dataclass(frozen=True)
class SideLinks(Links):
    """Links within one side; each carries the answers of both."""

    side: str = ""
    states: States = field(default_factory=dict)

    def to(self, view: str, state: State | None = None, *args: str, effects: bool | None = None) -> str:
        """A question of this side; anything else is the page with both sides."""
        changed = dict(self.states) | {self.side: self.address.state if state is None else state}
        if view == "tree_question":
            return _address(self.loaded, changed, "tree_both_question", self.side, *args)
        return _address(self.loaded, changed, "tree_both")

    def onward(self, state: State) -> str:
        """The question that follows on this side, then those of the other side, then both sides."""
        changed = dict(self.states) | {self.side: state}
        for side in (self.side, *SIDES):
            following = next_question(self.loaded.engine, changed.get(side, {}))
            if following is not None:
                return _address(self.loaded, changed, "tree_both_question", side, following.id)
        return _address(self.loaded, changed, "tree_both")


def _address(loaded: LoadedTree, states: States, view: str, *args: str) -> str:
    path = reverse(view, args=[loaded.tree.name, *args])
    asked = "&".join(
        filter(
            None, (query(loaded.tree, states.get(side, {}), prefix=prefix) for side, prefix in SIDES.items())
        )
    )
    return f"{path}?{asked}" if asked else path


def read_states(loaded: LoadedTree, lists: Mapping[str, Sequence[str]]) -> tuple[States, tuple[Ignored, ...]]:
    """The answers of both sides in an address, and what was not understood."""
    found = {side: read_address(loaded.engine, lists, prefix) for side, prefix in SIDES.items()}
    ignored = tuple(dict.fromkeys(entry for address in found.values() for entry in address.ignored))
    return {side: address.state for side, address in found.items()}, ignored


def side_links(loaded: LoadedTree, states: States, side: str) -> SideLinks:
    """The links of one side."""
    return SideLinks(loaded, Address(states[side]), side, states)


def both_page(loaded: LoadedTree, states: States, citing: Citing) -> dict[str, Any]:
    """The context of ``tree_both.html``."""
    sides = tuple(_side(loaded, states, side, citing) for side in SIDES)
    answers = [{given["question"]: given["answer"] for given in side["answers"]} for side in sides]
    return {
        "tree": loaded.tree,
        "title": curly(loaded.tree.title),
        "sides": sides,
        "begun": any(states.values()),
        "apart": tuple(
            question
            for question in answers[0]
            if answers[1].get(question) not in (None, answers[0][question])
        ),
    }


def _side(loaded: LoadedTree, states: States, side: str, citing: Citing) -> Mapping[str, Any]:
    tree = loaded.tree
    links = side_links(loaded, states, side)
    result = evaluate(loaded.engine, states[side])
    following = next_question(loaded.engine, states[side])
    return {
        "name": side,
        "begun": bool(states[side]),
        "next_address": links.to("tree_question", None, following.id) if following else "",
        "verdicts": tuple(verdict_context(tree.verdict[id], citing) for id in result.verdicts)
        if states[side]
        else (),
        "answers": tuple(_answers(links, loaded)),
    }


def _answers(links: SideLinks, loaded: LoadedTree) -> Iterator[Mapping[str, Any]]:
    for step in steps(loaded.engine, links.address.state):
        if step.status is Status.ASKED and step.given is not None:
            yield given_answer(links, loaded.tree, step)
