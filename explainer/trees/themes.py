"""The groups of a tree that touch nothing in common, so that each can have a small table of its own."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.trees.model import Tree


@dataclass(frozen=True)
class Theme:
    """What belongs together: questions, and the theories, badges and verdicts that depend on them."""

    questions: tuple[str, ...]
    theories: tuple[str, ...]
    badges: tuple[str, ...]
    has_verdicts: bool


def themes(tree: Tree) -> tuple[Theme, ...]:
    """The questions, theories and badges of a tree sorted into groups that touch nothing in common."""
    groups = _Groups()
    for question in tree.questions:
        gates = (question.ask_only_if, *(settled.condition for settled in question.settled))
        groups.join(question.id, *(subject for gate in gates for subject in gate.subjects))
    for contradiction in tree.contradictions:
        groups.join(*contradiction.condition.subjects)
    for effect in tree.effects:
        groups.join(effect.theory, *tree.condition_of(effect).subjects, *([effect.of] if effect.of else []))
    for badge in tree.badges:
        groups.join(f"badge {badge.id}", *badge.condition.subjects)
    groups.join("verdicts", *(s for verdict in tree.verdicts for s in verdict.condition.subjects))
    for theory in tree.theories:
        groups.join(theory.id)
    return tuple(_theme(tree, members) for members in groups.all())


def _theme(tree: Tree, members: frozenset[str]) -> Theme:
    return Theme(
        tuple(question.id for question in tree.questions if question.id in members),
        tuple(theory.id for theory in tree.theories if theory.id in members),
        tuple(badge.id for badge in tree.badges if f"badge {badge.id}" in members),
        "verdicts" in members,
    )


class _Groups:
    """Names in groups; joining names joins their groups."""

    def __init__(self) -> None:
        self._group: dict[str, frozenset[str]] = {}

    def join(self, *names: str) -> None:
        joined = frozenset(names).union(*(self._group.get(name, frozenset()) for name in names))
        for name in joined:
            self._group[name] = joined

    def all(self) -> list[frozenset[str]]:
        return list(dict.fromkeys(self._group.values()))
