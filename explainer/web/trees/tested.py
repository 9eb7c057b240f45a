"""The page on which a tree is put to the test: what moves its results, how it fits decided cases, what always holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.urls import reverse

from explainer.library.catalogue import Catalogue
from explainer.library.charts import Chart
from explainer.library.charts.bars import BarsDrawing, RowShape, plot
from explainer.library.charts.wording import COLUMN
from explainer.library.typography import curly
from explainer.trees.address import Address
from explainer.trees.findings import DialFinding, Findings, Moved, QuestionFinding, findings
from explainer.trees.loading import LoadedTree
from explainer.trees.model import Example, Verdict
from explainer.trees.properties import Held
from explainer.web.made import Made
from explainer.web.trees.links import Links
from explainer.web.trees.prose import Citing, sentence, words_of
from explainer.web.trees.readings import dial_title, moves_words

FITS = {
    "not contradicted": "the tree was not contradicted",
    "court went further": "the court went further than the tree",
    "court went the other way": "the court went the other way",
}
"""How a decided case fits, and what comes after the number of such cases."""

RESULT, RATING = "result", "rating"  # what is moved
ARGUABLE = 2  # the level from which a claim is named beside a decided case

Count = tuple[str, int]


def _all(known: Catalogue) -> Mapping[str, Findings]:
    """The findings of every tree; a second wording has none of its own."""
    return {
        name: findings(loaded.engine, loaded.examples)
        for name, loaded in known.trees.items()
        if not loaded.tree.same_as
    }


FINDINGS = Made(_all)


def tested_page(known: Catalogue, loaded: LoadedTree, citing: Citing) -> dict[str, Any]:
    """The context of ``tree_tested.html``."""
    found = FINDINGS.of(known)[loaded.tree.name]
    cases = tuple(_cases(known, loaded, found, citing))
    return {
        "tree": loaded.tree,
        "title": curly(loaded.tree.title),
        "combinations": f"{found.combinations:,}",
        "aside": tuple(curly(loaded.tree.question[id].title) for id in found.aside),
        "acts": sum(example.kind == "act" for example in loaded.examples.values()),
        "dial_grid": _grid(loaded, found, tuple(_dial_columns(found)), result_anchor="readings"),
        "dials": tuple(_dial(loaded, one, citing) for one in found.dials),
        "question_grid": _grid(loaded, found, tuple(_question_columns(found)), result_anchor="change"),
        "question_chart": _question_chart(found),
        "claims": _titles(loaded, _rated(found)),
        "counted": tuple(_counted(found, one) for one in _in_combinations(found)),
        "cases": cases,
        "fits": tuple(_tally(one["fit"] for one in cases)),
        "verdict_chart": _verdict_chart(found),
        "level_chart": _level_chart(found) if loaded.tree.levels else None,
        "held": tuple(_held(loaded, found, one) for one in found.held),
        "otherwise": _otherwise(loaded, found),
        "effects": len(loaded.tree.effects),
        "has_examples": bool(loaded.examples),
    }


# What moves the examples


def _dial_columns(found: Findings) -> Iterator[Mapping[str, Any]]:
    for one in found.dials:
        result = {name for name, moved in one.examples.items() if moved.verdicts}
        yield {
            "title": dial_title(one.dial),
            "address": f"#reading-{one.dial.id}",
            RESULT: result,
            RATING: one.examples.keys() - result,
        }


def _question_columns(found: Findings) -> Iterator[Mapping[str, Any]]:
    for one in found.questions:
        yield {
            "title": curly(one.question.title),
            "address": "",
            RESULT: set(one.result),
            RATING: set(one.rating),
        }


def _grid(
    loaded: LoadedTree, found: Findings, columns: tuple[Mapping[str, Any], ...], result_anchor: str
) -> Mapping[str, Any]:
    """Acts down, what is changed across; a mark where it moves the result in words, another where only a rating.

    Acts that much moves stand first; those that nothing moves are only named.
    """
    acts = [
        {
            "title": curly(example.title),
            "address": _result_address(loaded, found, example) + f"#{result_anchor}",
            "cells": tuple(_mark(example.name, one) for one in columns),
        }
        for example in loaded.examples.values()
        if example.kind == "act"
    ]
    acts.sort(key=lambda act: (-act["cells"].count(RESULT), -act["cells"].count(RATING)))
    return {
        "columns": columns,
        "rows": tuple(act for act in acts if any(act["cells"])),
        "unmoved": tuple(act for act in acts if not any(act["cells"])),
        "totals": tuple(
            {kind: sum(act["cells"][at] == kind for act in acts) for kind in (RESULT, RATING)}
            for at in range(len(columns))
        ),
    }


def _mark(name: str, column: Mapping[str, Any]) -> str:
    return RESULT if name in column[RESULT] else RATING if name in column[RATING] else ""


def _result_address(loaded: LoadedTree, found: Findings, example: Example, dial: str = "") -> str:
    address = Address(found.results[example.name].state, (dial,) if dial else ())
    return Links(loaded, address).to("tree_result")


def _dial(loaded: LoadedTree, one: DialFinding, citing: Citing) -> Mapping[str, Any]:
    tree = loaded.tree
    moved = [loaded.examples[name] for name in one.examples if loaded.examples[name].kind == "act"]
    return {
        "id": one.dial.id,
        "title": dial_title(one.dial),
        "in_favour": sentence(citing.html(one.dial.in_favour)),
        "against": sentence(citing.html(one.dial.against)),
        **_moved(one.moved),
        "acts": tuple(
            {
                "title": curly(example.title),
                "address": Links(loaded, Address(example.state, (one.dial.id,))).to("tree_result"),
                "moves": moves_words(tree, one.examples[example.name]),
            }
            for example in moved
        ),
    }


def _moved(moved: Moved) -> Mapping[str, str]:
    """How often something moves a rating, and how often the result."""
    return {
        "rating_count": f"{moved.any_rating:,}",
        "rating_share": _share(moved.any_rating, moved.of),
        "result_count": f"{moved.result:,}",
        "result_share": _share(moved.result, moved.of),
    }


# What the questions do


def _question_chart(found: Findings) -> Chart:
    counted = [(curly(one.question.title), one.moved.result, one.moved.of) for one in _in_combinations(found)]
    counted.sort(key=lambda one: -one[1] / one[2])
    rows = [
        RowShape.model_construct(label=title, value=Decimal(round(100 * result / of, 1)).quantize(Decimal("0.1")), words=_share(result, of), note="")
        for title, result, of in counted
    ]  # fmt: skip
    return _bars(
        "questions", f"“{counted[0][0]}” changes the result most often",
        "Of the combinations in which a question is asked: the share in which another answer to it, all else alike, gives another result in words",
        rows, "per cent", "100 would mean that every other answer always matters. A question that moves no result may still move a rating.",
    )  # fmt: skip


def _in_combinations(found: Findings) -> Iterator[QuestionFinding]:
    """The questions that are not left aside."""
    return (one for one in found.questions if one.question.id not in found.aside)


def _rated(found: Findings) -> tuple[str, ...]:
    """The theories on which a question that is not left aside has a bearing."""
    return tuple(id for id in found.engine.tree.theory if all(id in one.moved.ratings for one in _in_combinations(found)))


def _counted(found: Findings, one: QuestionFinding) -> Mapping[str, Any]:
    """One question in the table of all: how often it moves the result, and each claim."""
    ratings = one.moved.ratings
    return {
        "title": curly(one.question.title),
        "asked": f"{one.moved.of:,}",
        "result": _share(one.moved.result, one.moved.of) if one.moved.result else "",
        "shares": tuple(
            (curly(found.engine.tree.theory[id].title), _share(ratings[id], one.moved.of) if ratings[id] else "")
            for id in _rated(found)
        ),
    }


# Every combination


def _verdict_chart(found: Findings) -> Chart:
    tree = found.engine.tree
    counts = [(_short(tree.verdict[id]), count) for id, count in found.verdicts.items()]
    title = "Every result is reached" if all(found.verdicts.values()) else "Some results are never reached"
    return _bars(
        "results", f"{title}; each of the {found.combinations:,} combinations gives {'at least' if tree.every_verdict else 'exactly'} one",
        "Combinations of answers, once routed and free of contradiction, by the result they give",
        _rows(counts), "combinations", "Counts check the design. They do not say how common such acts are.",
    )  # fmt: skip


def _level_chart(found: Findings) -> Chart:
    counts = [(f"at most {level}" if at < len(found.highest) - 1 else f"some claim {level}", count) for at, (level, count) in enumerate(found.highest.items())]  # fmt: skip
    share = _share(found.highest.get("arguable", 0), found.combinations)
    return _bars(
        "levels", f"In {share} of the combinations the best claim is arguable: there the law is open",
        "Combinations of answers by the highest rating that any claim has",
        _rows(counts[::-1]), "combinations", "A rating is never a probability.",
    )  # fmt: skip


def _rows(counts: Iterable[Count]) -> list[RowShape]:
    return [
        RowShape.model_construct(label=label, value=Decimal(count), words=f"{count:,}", note="")
        for label, count in counts
    ]


def _bars(id: str, title: str, measure: str, rows: list[RowShape], unit: str, note: str) -> Chart:
    drawn = plot("", tuple(rows), max(row.value for row in rows), COLUMN, approx=False)
    drawing = BarsDrawing(drawn, unit, approx=False)
    return Chart(id, "bars", title, measure, None, drawn.said, note, title, drawing, 0)


def _short(verdict: Verdict) -> str:
    """The first words of a title; what qualifies it stands on the pages of results."""
    return curly(re.split(r": |; |, on these answers", verdict.title)[0])


# Decided cases


def _cases(known: Catalogue, loaded: LoadedTree, found: Findings, citing: Citing) -> Iterator[Mapping[str, Any]]:
    """The decided cases, those first that speak most against the tree."""
    decided = [one for one in loaded.examples.values() if one.kind == "decided"]
    decided.sort(key=lambda one: [*FITS][::-1].index(one.fit))
    for example in decided:
        result = found.results[example.name]
        tree = loaded.tree
        high = set(tree.levels[ARGUABLE:])
        yield {
            "title": curly(example.title),
            "address": reverse("example", args=[tree.name, example.name]),
            "verdicts": tuple(_short(tree.verdict[id]) for id in result.verdicts),
            "claims": tuple(
                f"{curly(tree.theory[id].title)}: {' or '.join(levels)}"
                for id, levels in result.ratings.items()
                if high & set(levels)
            ),
            "happened": citing.html(example.happened),
            "missed": sentence(words_of(example.missed)),
            "fit": curly(example.fit),
        }


def _tally(fits: Iterable[str]) -> Iterator[Count]:
    counted = Counter(fits)
    yield from ((words, counted[fit]) for fit, words in FITS.items() if counted[fit])


# What always holds


def _held(loaded: LoadedTree, found: Findings, one: Held) -> Mapping[str, Any]:
    with_dials = (
        {"title": dial_title(loaded.tree.dial[dial]), "against": _titles(loaded, other.against)}
        for dial, others in found.held_with_dials.items()
        for other in others
        if other.order == one.order
    )
    everything = len(one.theories) == len(loaded.tree.theories)
    return {
        "words": one.order.words,
        "claims": () if everything else _titles(loaded, one.theories),
        "against": _titles(loaded, one.against),
        "with_dials": tuple(with_dials),
    }


def _titles(loaded: LoadedTree, theories: Iterable[str]) -> tuple[str, ...]:
    return tuple(curly(loaded.tree.theory[id].title) for id in theories)


def _otherwise(loaded: LoadedTree, found: Findings) -> Mapping[str, str] | None:
    """What holds where no result but the last one fits."""
    level = found.otherwise_at_most
    return {"title": curly(loaded.tree.verdicts[-1].title), "level": level} if level else None


def _share(part: int, whole: int) -> str:
    """A part in per cent: ``52 %``; what is not nothing is never ``0 %``."""
    share = 100 * part / whole if whole else 0
    if 0 < share < 0.5:
        return "under 1\u00a0%"
    return f"{99 if part < whole and share >= 99.5 else round(share)}\u00a0%"
