"""A show of hands: one question for a whole room, with the numbers of hands that the teacher types.

The answers so far and the numbers stand in the address, the numbers as ``n.<answer>=12``; nothing is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from explainer.library.typography import curly
from explainer.trees.address import pairs
from explainer.trees.model import UNKNOWN, Given, Question
from explainer.trees.route import Status, next_question, steps
from explainer.web.teach.qr import qr
from explainer.web.trees.links import Links
from explainer.web.trees.prose import sentence, words, words_of
from explainer.web.trees.questions import doubt_words

HANDS = "n."  # before the id of an answer
MOST = 9999  # hands for one answer
NUMBER = re.compile(r"\s*([0-9]{1,4})\s*")
BAR = 1000  # units of the longest bar

Query = Mapping[str, Sequence[str]]


def without_hands(query: Query) -> dict[str, Sequence[str]]:
    """The part of an address that says something about the tree."""
    return {key: values for key, values in query.items() if not key.startswith(HANDS)}


def hands(question: Question, query: Query) -> dict[str, int]:
    """The numbers in an address by answer; what is no number from 0 to `MOST` counts as not typed."""
    found: dict[str, int] = {}
    for id in (*question.answer_ids, UNKNOWN):
        number = NUMBER.fullmatch((query.get(HANDS + id) or ("",))[-1][:20])
        if number is not None:
            found[id] = int(number[1])
    return found


def hands_page(links: Links, question: Question, query: Query) -> dict[str, Any]:
    """The context of ``tree_hands.html``."""
    tree, address = links.loaded.tree, links.address
    counted = hands(question, query)
    answers = tuple(_answers(links, question, counted))
    walk = links.loaded.engine.walk(address.state)
    step = next(step for step in steps(links.loaded.engine, address.state) if step.question.id == question.id)
    shown = settings.SITE_URL + _here(links, question, counted)
    return {
        "tree": tree,
        "question": question,
        "title": curly(question.title),
        "why": sentence(words_of(question.why)),
        "number": walk.asked.index(question.id) + 1 if question.id in walk.asked else 0,
        "at_most": len(walk.asked),
        "asked": step.status is Status.ASKED,
        "answers": answers,
        "total": sum(counted.values()),
        "most": MOST,
        "first": tuple(answer for answer in answers if answer["most"]),
        "kept": pairs(tree, address.state, address.dials, address.version, old=address.old),
        "onward": onward(links, None),
        "question_address": links.question(question.id),
        "result_address": links.to("tree_result"),
        "qr": qr(shown, f"QR code of this page: {shown}"),
        "short": shown.partition("://")[2].partition("?")[0],
    }


def onward(links: Links, answered: tuple[str, Given] | None) -> str:
    """The show of hands that follows from the answers, with one more if it is given; the result after the last."""
    state = {**links.address.state, **({answered[0]: answered[1]} if answered else {})}
    following = next_question(links.loaded.engine, state)
    return links.to("tree_hands", state, following.id) if following else links.to("tree_result", state)


def _answers(links: Links, question: Question, counted: Mapping[str, int]) -> Iterator[Mapping[str, Any]]:
    most, total = max(counted.values(), default=0), sum(counted.values())
    texts = {answer.id: words(answer.text) for answer in question.answers} | {UNKNOWN: words(doubt_words(links.loaded.tree))}
    for id, text in texts.items():
        count = counted.get(id)
        given = () if id == UNKNOWN else (id,)
        yield {
            "name": HANDS + id,
            "text": text,
            "open": id == UNKNOWN,
            "count": count,
            "share": f"{100 * count / total:.0f}" if count is not None and total else "",
            "bar": round(BAR * (count or 0) / most) if most else 0,
            "most": bool(count) and count == most,
            "address": onward(links, (question.id, given)),
        }


def _here(links: Links, question: Question, counted: Mapping[str, int]) -> str:
    """The address of the page on screen, numbers and all."""
    address = links.address
    known = pairs(links.loaded.tree, address.state, address.dials, address.version, old=address.old)
    asked = urlencode([*known, *((HANDS + id, count) for id, count in counted.items())], safe=",")
    path = reverse("tree_hands", args=[links.loaded.tree.name, question.id])
    return f"{path}?{asked}" if asked else path
