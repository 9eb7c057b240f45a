"""A tree of values asked twice in one address: of distillation (``d.``) and of scraping (``s.``), side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.urls import reverse

from explainer.library.typography import curly
from explainer.trees.address import Address, Ignored, query
from explainer.trees.loading import LoadedTree
from explainer.trees.model import State
from explainer.trees.result import evaluate
from explainer.trees.route import Status, next_question, steps
from explainer.trees.since import Query
from explainer.web.trees.links import Links
from explainer.web.trees.prose import Citing
from explainer.web.trees.questions import given_answer
from explainer.web.trees.results import pair_code, verdict_context
from explainer.web.trees.versions import as_then, old_page, older_links, one_act, wanted_links

SIDES = {"distillation": "d.", "scraping": "s."}
"""What is asked about, and the prefix of its answers in the address."""

States = Mapping[str, State]


@dataclass(frozen=True)
class Both:
    """Both sides in an address: the tree in the version asked for, and what each side answered.

    `address` has the version and whether it is shown as it was; its state is of no side.
    """

    loaded: LoadedTree
    states: States
    address: Address
    ignored: tuple[Ignored, ...] = ()

    def to(self, view: str, *args: str, **changed: Any) -> str:
        """A view with the answers of both sides; `states`, `version` and `old` may be changed."""
        states = changed.pop("states", self.states)
        address = replace(self.address, **changed)
        path = reverse(view, args=[self.loaded.tree.name, *args])
        parts = [query(self.loaded.tree, states.get(side, {}), prefix=prefix) for side, prefix in SIDES.items()]
        parts.append(query(self.loaded.tree, {}, version=address.version, old=address.old))
        asked = "&".join(part for part in parts if part)
        return f"{path}?{asked}" if asked else path


@dataclass(frozen=True)
class SideLinks(Links):
    """Links within one side; each carries the answers of both."""

    side: str
    both: Both

    def to(self, view: str, state: State | None = None, *args: str, effects: bool | None = None) -> str:
        """A question of this side; anything else is the page with both sides."""
        changed = dict(self.both.states) | {self.side: self.address.state if state is None else state}
        if view == "tree_question":
            return self.both.to("tree_both_question", self.side, *args, states=changed)
        return self.both.to("tree_both", states=changed)

    def onward(self, state: State) -> str:
        """The question that follows on this side, then those of the other side, then both sides."""
        changed = dict(self.both.states) | {self.side: state}
        for side in (self.side, *SIDES):
            following = next_question(self.loaded.engine, changed.get(side, {}))
            if following is not None:
                return self.both.to("tree_both_question", side, following.id, states=changed)
        return self.both.to("tree_both", states=changed)


def read_both(loaded: LoadedTree, asked: Query) -> Both:
    """The answers of both sides in an address, and what was not understood."""
    found = {side: wanted_links(loaded, asked, prefix) for side, prefix in SIDES.items()}
    ignored = dict.fromkeys(entry for links in found.values() for entry in links.address.ignored)
    any_side = found["distillation"]
    states = {side: links.address.state for side, links in found.items()}
    return Both(any_side.loaded, states, replace(any_side.address, state={}, dials=()), tuple(ignored))


def side_links(both: Both, side: str) -> SideLinks:
    """The links of one side."""
    return SideLinks(both.loaded, replace(both.address, state=both.states[side]), side, both)


def both_page(both: Both, asked: Query, citing: Citing) -> dict[str, Any]:
    """The context of ``tree_both.html``."""
    tree = both.loaded.tree
    sides = tuple(_side(both, side, citing) for side in SIDES)
    answers = [{given["question"]: given["answer"] for given in side["answers"]} for side in sides]
    acts = ((side.capitalize(), one_act(asked, prefix)) for side, prefix in SIDES.items())
    share = settings.SITE_URL + both.to("tree_both", version=tree.version, old=False)
    return {
        "tree": tree,
        "title": curly(tree.title),
        "sides": sides,
        "begun": any(both.states.values()),
        "apart": tuple(
            question
            for question in answers[0]
            if answers[1].get(question) not in (None, answers[0][question])
        ),
        "old": old_page(side_links(both, "distillation"), both.to("tree_both", old=False)),
        "sinces": older_links(both.loaded, both.address.version, acts, read_both(both.loaded, as_then(asked)).to("tree_both")),
        "share_address": share,
        "short_address": pair_code(both.loaded, tuple(both.states.values())),
    } | ({"canonical": share} if any(both.states.values()) else {})


def _side(both: Both, side: str, citing: Citing) -> Mapping[str, Any]:
    tree, state = both.loaded.tree, both.states[side]
    links = side_links(both, side)
    result = evaluate(both.loaded.engine, state)
    following = next_question(both.loaded.engine, state)
    return {
        "name": side,
        "begun": bool(state),
        "next_address": links.to("tree_question", None, following.id) if following else "",
        "verdicts": tuple(verdict_context(tree.verdict[id], citing) for id in result.verdicts) if state else (),
        "answers": tuple(_answers(links, both.loaded)),
    }


def _answers(links: SideLinks, loaded: LoadedTree) -> Iterator[Mapping[str, Any]]:
    for step in steps(loaded.engine, links.address.state):
        if step.status is Status.ASKED and step.given is not None:
            yield given_answer(links, loaded.tree, step)
