"""The whole tree as nested lists: questions and gates, and which theory each answer lifts or caps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explainer.library.typography import curly
from explainer.trees.model import Effect, Question, Tree, Verb
from explainer.web.trees.drawings import drawing
from explainer.web.trees.links import Links
from explainer.web.trees.prose import Citing, words, words_of
from explainer.web.trees.questions import condition_words, gates
from explainer.web.trees.results import verdict_context


def map_page(links: Links, citing: Citing) -> dict[str, Any]:
    """The context of ``tree_map.html``."""
    tree = links.loaded.tree
    walk = links.loaded.engine.walk(links.address.state)
    return {
        "tree": tree,
        **drawing(links),
        "questions": tuple(_question(links, question, walk.state, citing) for question in tree.questions),
        "theories": tuple(
            {
                "id": theory.id,
                "title": curly(theory.title),
                "prose": tuple(citing.html(prose) for prose in theory.prose),
            }
            for theory in tree.theories
        ),
        "rules": tuple(
            _ruling(tree, rule.id, rule.title, rule.condition.alternatives, rule.effects, citing)
            for rule in tree.rules
        ),
        "dials": tuple(
            {
                **_ruling(tree, dial.id, dial.title, dial.condition.alternatives, dial.effects, citing),
                "in_favour": citing.html(dial.in_favour),
                "against": citing.html(dial.against),
            }
            for dial in tree.dials
        ),
        "contradictions": tuple(
            _when(tree, entry.title, entry.condition.alternatives) for entry in tree.contradictions
        ),
        "badges": tuple(_when(tree, badge.title, badge.condition.alternatives) for badge in tree.badges),
        "verdicts": tuple(
            {
                **verdict_context(verdict, citing),
                "when": "nothing above holds"
                if verdict.otherwise
                else condition_words(tree, verdict.condition.alternatives),
            }
            for verdict in tree.verdicts
        ),
        "has_answers": bool(walk.state),
        "result_address": links.to("tree_result"),
    }


def _question(
    links: Links, question: Question, state: Mapping[str, Any], citing: Citing
) -> Mapping[str, Any]:
    tree = links.loaded.tree
    return {
        "id": question.id,
        "title": curly(question.title),
        "address": links.question(question.id),
        "why": words_of(question.why),
        "gates": tuple(gates(tree, question)),
        "answers": tuple(
            {
                "text": words(answer.text),
                "yours": answer.id in state.get(question.id, ()),
                "effects": tuple(effect_context(tree, effect, citing) for effect in answer.effects),
            }
            for answer in question.answers
        ),
    }


def _ruling(
    tree: Tree, id: str, title: str, alternatives: Any, effects: tuple[Effect, ...], citing: Citing
) -> Mapping[str, Any]:
    return {
        "id": id,
        **_when(tree, title, alternatives),
        "effects": tuple(effect_context(tree, effect, citing) for effect in effects),
    }


def _when(tree: Tree, title: str, alternatives: Any) -> Mapping[str, str]:
    return {
        "title": curly(title),
        "when": "always" if () in alternatives else "if " + condition_words(tree, alternatives),
    }


def effect_context(tree: Tree, effect: Effect, citing: Citing) -> Mapping[str, Any]:
    """An effect in words with its reason and sources."""
    return {
        "verb": effect.verb.value,
        "does": _does(tree, effect),
        "words": words_of(effect.reason),
        "chips": citing.chips(effect.reason),
    }


def _does(tree: Tree, effect: Effect) -> str:
    theory = curly(tree.theory[effect.theory].title)
    if effect.verb is Verb.LIFT:
        return f"lifts {theory} to {effect.level}"
    if effect.verb is Verb.CAP:
        return f"caps {theory} at {effect.level}"
    return f"sets aside the cap on {theory} from “{curly(tree.question[effect.of].title)}”"
