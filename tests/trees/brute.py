"""A second evaluator, written straight from the meaning of trees: slow, plain, and sharing nothing but the record.

It goes through every completion of a state, one by one. The only haste it makes is to remember a rating or a
verdict that it has worked out before for the same answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from explainer.trees.model import Condition, Effect, Question, Tree

State = Mapping[str, tuple[str, ...]]
Facts = Mapping[str, str]  # answers by question, "" if it is neither asked nor settled; and ratings by theory
Visit = Callable[
    [Facts, Mapping[str, bool]], None
]  # takes the answers of a completion, and which are asked for


def holds(condition: Condition, facts: Facts) -> bool:
    for alternative in condition.alternatives:
        if all(facts.get(subject) in values for subject, values in alternative):
            return True
    return False


class Brute:
    """Evaluates one tree with some dials on."""

    def __init__(self, tree: Tree, dials: Iterable[str] = ()) -> None:
        self.tree = tree
        self.on: list[str] = []
        for dial in tree.dials:
            assert all(dial.id in other.turns_off for other in tree.dials if other.id in dial.turns_off)
        for id in dials:
            self.on = [other for other in self.on if other != id and id not in tree.dial[other].turns_off]
            self.on.append(id)
        self.effects = self._effects()
        self.looks_at = {theory.id: looking_at(self._looks_at(theory.id)) for theory in tree.theories}
        self.rated: dict[str, dict[object, str]] = {theory.id: {} for theory in tree.theories}
        named = {s for verdict in tree.verdicts for a in verdict.condition.alternatives for s, _ in a}
        self.verdicts_look_at = looking_at(named)
        self.given: dict[object, list[str]] = {}

    def _effects(self) -> list[tuple[Effect, Condition | None, str, str]]:
        """Effects that count, with the condition of a rule or dial, or else the question and its answer."""
        found: list[tuple[Effect, Condition | None, str, str]] = []
        for question in self.tree.questions:
            for answer in question.answers:
                found += [(effect, None, question.id, answer.id) for effect in answer.effects]
        for rule in self.tree.rules:
            found += [(effect, rule.condition, "", "") for effect in rule.effects]
        for dial in self.tree.dials:
            if dial.id in self.on:
                found += [(effect, dial.condition, "", "") for effect in dial.effects]
        return found

    def _looks_at(self, theory: str) -> set[str]:
        looked: set[str] = set()
        for effect, condition, question, _ in self.effects:
            if effect.theory == theory:
                looked |= (
                    {question} if condition is None else {s for a in condition.alternatives for s, _ in a}
                )
        return looked

    # -- completions ---------------------------------------------------------------------------------

    def each(self, state: State, visit: Visit, *, possible: bool = True) -> None:
        """Shows every completion, routed in file order; with contradictions, or else only what is possible."""
        questions = self.tree.questions
        values = {question.id: "" for question in questions}
        asked = {question.id: False for question in questions}
        free = {q.id: state.get(q.id) or tuple(answer.id for answer in q.answers) for q in questions}

        def choose(at: int) -> None:
            if at == len(questions):
                if not possible or not self.contradictions(values):
                    visit(values, asked)
                return
            question = questions[at]
            id = question.id
            values[id], asked[id] = "", False
            if not holds(question.ask_only_if, values):
                choose(at + 1)
                return
            for settled in question.settled:
                if holds(settled.condition, values):
                    values[id] = settled.answer
                    choose(at + 1)
                    return
            for answer in free[id]:
                values[id], asked[id] = answer, True
                choose(at + 1)

        choose(0)

    def contradictions(self, values: Facts) -> list[str]:
        return [c.id for c in self.tree.contradictions if holds(c.condition, values)]

    # -- what follows from one completion ------------------------------------------------------------

    def ratings(self, values: Facts) -> dict[str, str]:
        return {theory.id: self.rating(theory.id, values) for theory in self.tree.theories}

    def rating(self, theory: str, values: Facts) -> str:
        known = self.rated[theory]
        key = self.looks_at[theory](values)
        if key not in known:
            known[key] = self._rating(theory, values)
        return known[key]

    def _rating(self, theory: str, values: Facts) -> str:
        levels = self.tree.levels
        applying = [
            (effect, question, answer)
            for effect, condition, question, answer in self.effects
            if effect.theory == theory
            and (holds(condition, values) if condition is not None else values.get(question) == answer)
        ]
        drops = [(e.of, e.of_answer) for e, _, _ in applying if e.verb == "drop"]
        lifts = [levels.index(e.level) for e, _, _ in applying if e.verb == "lift"]
        caps = [
            levels.index(e.level)
            for e, question, answer in applying
            if e.verb == "cap" and (question, "") not in drops and (question, answer) not in drops
        ]
        return levels[min([max(lifts, default=0), *caps])]

    def verdicts(self, facts: Facts) -> list[str]:
        key = self.verdicts_look_at(facts)
        if key not in self.given:
            self.given[key] = self._verdicts(facts)
        return self.given[key]

    def _verdicts(self, facts: Facts) -> list[str]:
        matching = [v.id for v in self.tree.verdicts if not v.otherwise and holds(v.condition, facts)]
        if not matching:
            return [v.id for v in self.tree.verdicts if v.otherwise][:1]
        return matching if self.tree.every_verdict else matching[:1]

    # -- sets ----------------------------------------------------------------------------------------

    def sets(self, state: State) -> dict[str, Any]:
        ratings: dict[str, set[str]] = {theory.id: set() for theory in self.tree.theories}
        verdicts: set[str] = set()
        badges: list[set[str]] = []

        def visit(values: Facts, _: Mapping[str, bool]) -> None:
            rated = self.ratings(values)
            for theory, level in rated.items():
                ratings[theory].add(level)
            facts = {**values, **rated}
            verdicts.update(self.verdicts(facts))
            held = {badge.id for badge in self.tree.badges if holds(badge.condition, facts)}
            if held not in badges:
                badges.append(held)

        self.each(state, visit)
        some, all_of_them = set().union(*badges), set.intersection(*badges) if badges else set()
        return {
            "ratings": {
                theory: [level for level in self.tree.levels if level in found]
                for theory, found in ratings.items()
            },
            "verdicts": [verdict.id for verdict in self.tree.verdicts if verdict.id in verdicts],
            "badges": [badge.id for badge in self.tree.badges if badge.id in some],
            "badges_certain": [badge.id for badge in self.tree.badges if badge.id in all_of_them],
        }

    def pruned(self, state: State) -> tuple[dict[str, Any], dict[str, tuple[str, ...]]]:
        """How the questions stand, and the state without answers to what is not asked."""
        contradicting: list[set[str]] = []
        asked: dict[bool, set[str]] = {True: set(), False: set()}  # in what is possible, and in all
        settled: dict[bool, dict[str, set[str]]] = {True: {}, False: {}}
        anything = False

        def visit(values: Facts, here: Mapping[str, bool]) -> None:
            nonlocal anything
            found = self.contradictions(values)
            contradicting.append(set(found))
            anything = anything or not found
            for possible in (False,) if found else (True, False):
                asked[possible].update(id for id in here if here[id])
                for id, answer in values.items():
                    if answer and not here[id]:
                        settled[possible].setdefault(id, set()).add(answer)

        self.each(state, visit, possible=False)
        always = set.intersection(*contradicting)
        named = set() if anything else always or set().union(*contradicting)
        return self._stand(state, asked[False], asked[anything], settled[anything], named)

    def _stand(
        self,
        state: State,
        bearing: set[str],
        asked: set[str],
        settled: Mapping[str, set[str]],
        named: set[str],
    ) -> tuple[dict[str, Any], dict[str, tuple[str, ...]]]:
        kept = {q.id: state[q.id] for q in self.tree.questions if q.id in bearing and q.id in state}
        order = [question.id for question in self.tree.questions]
        stand = {
            "unknown": [id for id in order if id in asked and not kept.get(id)],
            "not_asked": [id for id in order if id not in asked and id not in settled],
            "settled": {
                id: one_or_list([a.id for a in self.tree.question[id].answers if a.id in settled[id]])
                for id in order
                if id in settled and id not in asked
            },
            "contradiction": [c.id for c in self.tree.contradictions if c.id in named],
        }
        return stand, kept

    # -- the whole result ----------------------------------------------------------------------------

    def result(self, state: State) -> dict[str, Any]:
        tree = self.tree
        stand, kept = self.pruned(state)
        sets = self.sets(kept)
        data: dict[str, Any] = {
            "tree": tree.name, "version": tree.version, "law_as_of": str(tree.law_as_of),
            "answers": {id: one_or_list(given) for id, given in kept.items() if given},
            **stand, **sets,
        }  # fmt: skip
        if tree.columns:
            data[f"by_{tree.columns}"] = self.by_column(kept)
        if tree.proof:
            data[tree.proof] = one_or_list(kept.get(tree.proof, ()))
        data["dials"] = [dial.id for dial in tree.dials if dial.id in self.on]
        data["settles_most"] = self.settles_most(kept, sets) if len(sets["verdicts"]) > 1 else None
        data["changes"] = [] if stand["contradiction"] else list(self.changes(kept, sets))
        return data

    def column_rows(self) -> list[str]:
        """The theories on which the columns question has an effect, by itself or together with others."""
        found = set()
        for question in self.tree.questions:
            if question.id == self.tree.columns:
                found |= {effect.theory for answer in question.answers for effect in answer.effects}
        pieces: list[tuple[Condition, tuple[Effect, ...]]] = []
        pieces += [(rule.condition, rule.effects) for rule in self.tree.rules]
        pieces += [(dial.condition, dial.effects) for dial in self.tree.dials]
        for condition, effects in pieces:
            if any(subject == self.tree.columns for a in condition.alternatives for subject, _ in a):
                found |= {effect.theory for effect in effects}
        return [theory.id for theory in self.tree.theories if theory.id in found]

    def by_column(self, state: State) -> dict[str, Any]:
        columns = {}
        for answer in self.tree.question[self.tree.columns].answers:
            sets = self.sets({**state, self.tree.columns: (answer.id,)})
            rows = {theory: sets["ratings"][theory] for theory in self.column_rows()}
            columns[answer.id] = {**rows, "verdicts": sets["verdicts"]}
        return columns

    def changes(self, state: State, before: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for id, given in state.items():
            for answer in self.tree.question[id].answers:
                if len(given) != 1 or answer.id == given[0]:
                    continue
                after = self.sets({**state, id: (answer.id,)})
                if not after["verdicts"]:
                    continue
                change: dict[str, Any] = {"question": id, "answer": answer.id}
                change["ratings"] = {
                    theory: {"from": before["ratings"][theory], "to": found}
                    for theory, found in after["ratings"].items()
                    if found != before["ratings"][theory]
                }
                if after["verdicts"] != before["verdicts"]:
                    change["verdicts"] = {"from": before["verdicts"], "to": after["verdicts"]}
                if change["ratings"] or "verdicts" in change:
                    yield change

    def settles_most(self, state: State, sets: dict[str, Any]) -> str | None:
        """One pass: a completion stays under an answer if it does not ask the question, or has that answer."""
        ever: set[str] = set()
        left: dict[str, dict[str, set[str]]] = {}
        doubted: list[Question] = [q for q in self.tree.questions if len(state.get(q.id, ())) != 1]
        for question in doubted:
            left[question.id] = {
                id: set() for id in state.get(question.id) or [a.id for a in question.answers]
            }

        def visit(values: Facts, asked: Mapping[str, bool]) -> None:
            verdicts = self.verdicts({**values, **self.ratings(values)})
            for id, by_answer in left.items():
                if asked[id]:
                    ever.add(id)
                    by_answer[values[id]].update(verdicts)
                else:
                    for some in by_answer.values():
                        some.update(verdicts)

        self.each(state, visit)
        worst = {
            question.id: max(len(found) for found in left[question.id].values())
            for question in doubted
            if question.id in ever and question.id != self.tree.proof
        }
        return min(worst, key=lambda id: worst[id], default=None)


def looking_at(subjects: Iterable[str]) -> Callable[[Facts], object]:
    """Picks what is looked at out of the facts."""
    found = sorted(subjects)
    return itemgetter(*found) if found else lambda facts: ""


def one_or_list(given: Iterable[str]) -> str | list[str] | None:
    found = list(given)
    return found[0] if len(found) == 1 else found or None
