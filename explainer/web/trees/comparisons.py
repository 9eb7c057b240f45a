"""Two acts side by side, and what becomes of both if they exchange some of their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.urls import reverse

from explainer.library.typography import curly
from explainer.trees.address import Ignored, pairs, query, read_address, shown
from explainer.trees.changes import moves
from explainer.trees.compare import Comparison, Difference, Side, compare, exchanged, side
from explainer.trees.loading import LoadedTree
from explainer.trees.model import UNKNOWN, Question, State, Tree
from explainer.trees.result import Result
from explainer.trees.since import Query
from explainer.web.trees.links import Links
from explainer.web.trees.questions import answer_words, doubt_words
from explainer.web.trees.readings import dial_title, moves_words
from explainer.web.trees.results import pair_code
from explainer.web.trees.versions import as_then, old_page, older_links, one_act, wanted_links

READY = (
    ("deepseek-account-2026", "reddit-account"),
    ("paid-rival", "bought-books"),
    ("leaked-weights", "unauthorised-library"),
    ("shared-chats", "open-pages-research"),
)
"""Pairs that many people ask about: one of distillation beside one of scraping."""

OWN = "The act in the address"
SIDES = ("a", "b")
EXCHANGED = "swap"  # the key of the questions whose answers are exchanged
WHAT = ("material", "owner")  # what was used, and who owns it


@dataclass(frozen=True)
class Act:
    """One side of a comparison. `asked` is what the address says of it, as if it were about this act alone.

    `name` is that of the example with these answers, if there is one.
    """

    state: State
    title: str
    asked: Query
    name: str
    ignored: tuple[Ignored, ...] = ()


@dataclass(frozen=True)
class Pair:
    """The two acts in an address, the tree they are put through, and the questions they exchange."""

    links: Links  # of the tree in the version asked for; its state is that of the first act
    acts: tuple[Act, Act]
    swap: tuple[str, ...]

    @property
    def states(self) -> tuple[State, State]:
        return self.acts[0].state, self.acts[1].state

    def address(self, **changed: Any) -> str:
        """The pair with its answers spelled out, so that an example that is edited changes nothing in it.

        What is not `changed` is as it is in the address at hand.
        """
        here = self.links.address
        tail = {"dials": here.dials, "version": here.version, "old": here.old, "swap": self.swap}
        return pair_address(self.links.loaded.tree, *self.states, **tail | changed)


def ready_pairs(loaded: LoadedTree) -> Iterator[Mapping[str, str]]:
    """The pairs that stand ready, each with its address, and with what was used exchanged."""
    for left, right in READY:
        if left in loaded.examples and right in loaded.examples:
            titles = (curly(loaded.examples[name].title) for name in (left, right))
            address = example_pair(loaded.tree, left, right)
            yield {"title": " — ".join(titles), "address": address, "exchanged": f"{address}&{EXCHANGED}={','.join(WHAT)}#exchanged"}


def example_pair(tree: Tree, left: str, right: str) -> str:
    """The address of two examples side by side."""
    return f"{reverse('tree_compare', args=[tree.name])}?a={left}&b={right}"


def pair_address(
    tree: Tree, left: State, right: State, *, dials: Iterable[str] = (), version: int | None = None, old: bool = False,
    swap: Iterable[str] = (),
) -> str:  # fmt: skip
    """The address of any two acts side by side."""
    said = ",".join(id for id in tree.question if id in frozenset(swap))
    parts = (
        query(tree, left, prefix="a."), query(tree, right, prefix="b."), f"{EXCHANGED}={said}" if said else "",
        query(tree, {}, dials, version, old=old),
    )  # fmt: skip
    asked = "&".join(part for part in parts if part)
    return f"{reverse('tree_compare', args=[tree.name])}?{asked}"


def read_pair(loaded: LoadedTree, asked: Query) -> Pair:
    """The two acts in an address: examples by name, or answers with the prefixes ``a.`` and ``b.``."""
    links = wanted_links(loaded, asked, "a.")
    left, right = (_act(links.loaded, loaded, asked, name) for name in SIDES)
    words = {word for value in asked.get(EXCHANGED, ()) for word in value.split(",")}
    return Pair(links, (left, right), tuple(id for id in links.loaded.tree.question if id in words))


def _act(shown_tree: LoadedTree, present: LoadedTree, asked: Query, name: str) -> Act:
    example = present.examples.get(next(iter(asked.get(name, ())), ""))
    if example is not None:
        spelled = {id: [",".join(given) or UNKNOWN] for id, given in example.state.items()}
        return Act(read_address(shown_tree.engine, spelled).state, curly(example.title), spelled, example.name)
    found = wanted_links(present, asked, f"{name}.").address
    missing = tuple(Ignored(name, f"'{shown(word)}' is no example of this tree") for word in asked.get(name, ()) if word)
    like = next((one for one in shown_tree.examples.values() if one.state == found.state), None)
    title, known = (curly(like.title), like.name) if like else (OWN, "")
    return Act(found.state, title, one_act(asked, f"{name}."), known, (*missing[:1], *found.ignored))


def choices(pair: Pair) -> Mapping[str, Any]:
    """What the form for choosing two acts starts from: an example's name, or answers of the reader's own to keep."""
    tree = pair.links.loaded.tree
    own = tuple(bool(act.state) and not act.name for act in pair.acts)
    kept = (pairs(tree, act.state, prefix=f"{side}.") for side, act, mine in zip(SIDES, pair.acts, own, strict=True) if mine)
    return {"chosen": tuple(act.name for act in pair.acts), "own": own, "kept": tuple(chain.from_iterable(kept))}


def comparison_page(pair: Pair, asked: Query) -> dict[str, Any]:
    """The context of ``tree_compare.html``."""
    shown_tree, (left, right) = pair.links.loaded, pair.acts
    tree, address = shown_tree.tree, pair.links.address
    found = compare(shown_tree.engine, left.state, right.state, address.dials)
    acts = ((act.title, act.asked) for act in pair.acts)
    share = settings.SITE_URL + pair.address(version=tree.version, old=False)
    return {
        "tree": tree,
        "compared": True,
        "dials": tuple(dial_title(tree.dial[id]) for id in address.dials),
        "left": _sided(pair.links, found.left, left.title),
        "right": _sided(pair.links, found.right, right.title),
        "differences": tuple(_difference(tree, one, pair.swap) for one in found.differences),
        "same": tuple(_same(tree, found, tree.question[id]) for id in found.same),
        "levels": tree.levels,
        "rows": tuple(_rows(tree, found.left, found.right)),
        "exchange": _exchange(pair, found) if pair.swap else None,
        "kept": tuple(part.split("=", 1) for part in unquote(pair.address(swap=()).partition("?")[2]).split("&")),
        "all_exchanged": pair.address(swap=[one.question.id for one in found.differences]),
        "none_exchanged": pair.address(swap=()),
        "swapped": Pair(pair.links, (right, left), pair.swap).address(),
        "share_address": share,
        "canonical": share,
        "short_address": "" if pair.swap else pair_code(shown_tree, pair.states, address.dials),
        "old": old_page(pair.links, pair.address(old=False)),
        "sinces": older_links(shown_tree, address.version, acts, read_pair(shown_tree, as_then(asked)).address()),
    }


def _sided(links: Links, result: Result, title: str) -> Mapping[str, Any]:
    tree, address = links.loaded.tree, links.address
    there = Links(links.loaded, replace(address, state=result.state))
    return {
        "title": title,
        "proof": curly(result.proof_words),
        "verdicts": tuple(curly(tree.verdict[id].title) for id in result.verdicts),
        "contradictions": tuple(curly(tree.contradiction[id].title) for id in result.contradiction),
        "address": there.to("tree_result"),
    }


def _rows(tree: Tree, left: Result, right: Result) -> Iterator[Mapping[str, Any]]:
    for theory in tree.theories:
        one, other = left.ratings[theory.id], right.ratings[theory.id]
        yield {"title": curly(theory.title), "left": one, "right": other, "differs": one != other}


def _difference(tree: Tree, one: Difference, swap: Iterable[str]) -> Mapping[str, Any]:
    return {
        "id": one.question.id,
        "question": curly(one.question.title),
        "left": side_words(tree, one.question, one.left),
        "right": side_words(tree, one.question, one.right),
        "left_moves": moves_words(tree, one.left_moves),
        "right_moves": moves_words(tree, one.right_moves),
        "exchanged": one.question.id in swap,
    }


def _same(tree: Tree, found: Comparison, question: Question) -> Mapping[str, str]:
    return {
        "question": curly(question.title),
        "answer": side_words(tree, question, side(found.left, question.id)),
    }


def _exchange(pair: Pair, found: Comparison) -> Mapping[str, Any]:
    """Both acts with each other's answers: their results, and the ratings that move."""
    tree = pair.links.loaded.tree
    left, right = exchanged(pair.links.loaded.engine, found, pair.swap)
    moved = {*moves(found.left.sets, left.sets).ratings, *moves(found.right.sets, right.sets).ratings}
    return {
        "questions": tuple(curly(tree.question[id].title) for id in pair.swap),
        "left": _sided(pair.links, left, pair.acts[0].title),
        "right": _sided(pair.links, right, pair.acts[1].title),
        "rows": tuple(
            {
                "title": curly(theory.title),
                "left": (found.left.ratings[theory.id], left.ratings[theory.id]),
                "right": (found.right.ratings[theory.id], right.ratings[theory.id]),
            }
            for theory in tree.theories
            if theory.id in moved
        ),
    }


def side_words(tree: Tree, question: Question, found: Side) -> str:
    """How a question stands for one act, in words."""
    if found.given is None:
        return "Not asked"
    words = answer_words(question, found.given) or doubt_words(tree)
    return f"{words} (follows from other answers)" if found.settled else words
