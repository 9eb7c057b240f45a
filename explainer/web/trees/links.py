"""Addresses within a tree: each carries the answers so far, in canonical order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.urls import reverse

from explainer.trees.address import Address, query
from explainer.trees.loading import LoadedTree
from explainer.trees.model import Given, State
from explainer.trees.route import next_question


@dataclass(frozen=True)
class Links:
    """The addresses that can be reached from one state of one tree."""

    loaded: LoadedTree
    address: Address

    def to(self, view: str, state: State | None = None, *args: str, effects: bool | None = None) -> str:
        """A view of this tree with a state, the present one if none is given."""
        tree = self.loaded.tree
        here = self.address
        wanted = here.effects if effects is None else effects
        path = reverse(view, args=[tree.name, *args])
        given = here.state if state is None else state
        asked = query(tree, given, here.dials, here.version, wanted, old=here.old)
        return f"{path}?{asked}" if asked else path

    def question(self, id: str) -> str:
        """A question, to give or to change its answer."""
        return self.to("tree_question", None, id)

    def answered(self, question: str, given: Given) -> str:
        """Where an answer leads: the question to ask next, or the result."""
        return self.onward({**self.address.state, question: given})

    def onward(self, state: State) -> str:
        """The question that follows from a state, or the result."""
        following = next_question(self.loaded.engine, state)
        return (
            self.to("tree_result", state)
            if following is None
            else self.to("tree_question", state, following.id)
        )

    def without_dial(self, id: str) -> str:
        """The result with one reading turned off."""
        dials = tuple(dial for dial in self.address.dials if dial != id)
        return Links(self.loaded, replace(self.address, dials=dials)).to("tree_result")

    def shared(self, state: State) -> Links:
        """The same links for others: the answers that have a bearing, and the version they were given to."""
        version = self.loaded.tree.version if state else None
        return Links(self.loaded, replace(self.address, state=state, version=version, effects=False))
