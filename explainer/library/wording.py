"""Words that take a side, and words that go stale: advice about prose in our own voice.

What others say is theirs: quotations, emphasised titles, the strongest case of a side, and sentences that name
who speaks or which law uses the word, are let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from explainer.library.passages import Passage, blanks
from explainer.library.problems import Problem, Weight
from explainer.library.readability import sentences

LOADED = (
    "bandit", "bully", "cheat", "cheater", "clone army", "copycat", "crook", "exploit", "freeload", "freeloader",
    "glass house", "greed", "greedy", "guilty", "heist", "hypocrisy", "hypocrite", "illicit", "leech", "loot",
    "monopolist", "parasite", "parasitic", "piracy", "pirate", "pirated", "plagiarism", "plunder", "raid", "rip off",
    "rip-off", "rob", "robbery", "rogue", "scrapper", "shady", "siphon", "sneaky", "steal", "stealing", "stole", "stolen",
    "strip-mine", "swindle", "theft", "thefts", "thief", "thieves", "vampire",
)  # fmt: skip
"""Words that nobody uses without taking a side, unless the law or a speaker does."""

OTHERS_SPEAK = re.compile(
    r"\b(?:accus\w*|alleg\w*|called|calls?|calling|charg\w*|claim\w*|contains?|describ\w*|heard|language|names?|named|phrase|report\w*|said|say|says|saying|"
    r"speak\w*|spoke|terms?|termed|titles?|uses of|words?|write\w*|wrote|written|argu\w*|"
    r"acts?|codes?|convict\w*|counts?|courts?|crim\w*|decided|decides?|federal|guilty of|held|holds?|indict\w*|infringement|judges?|jury|laws?|"
    r"lawmakers|legal\w*|offences?|opinions?|property|rul\w+|sanctions|section|states|statutes?|v\.)(?!\w)|§",
    re.IGNORECASE,
)
"""Signs that a sentence reports somebody's word, or speaks of the law's own."""

QUOTED = re.compile(
    r"“[^”]{0,600}”|\"[^\"\n]{0,600}\"|‘[^’\n]{0,200}’|\*[^*\n]{1,200}\*|\[[^\]\n]{1,80}\](?= )"
)
NOT_OURS = frozenset({"strongest", "think", "discuss"})

NOW = re.compile(
    r"\b(?:currently|at present|at the moment|recently|lately|nowadays|these days|upcoming|until now|to date|as yet|"
    r"(?:this|last|next) (?:year|month|week)|(?:has|have) not yet|is now|are now|so far(?! as| apart| off)|(?:is|are) pending|"
    r"no (?:US |American |federal |higher )?(?:court|judge|ruling|law)s? (?:has|have|is|are)|(?:nobody|no one) has|never (?:been )?(?:decided|ruled|tested))\b",
    re.IGNORECASE,
)
DATED = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\bas of\b|\b(?:confirmed|found|known)\b", re.IGNORECASE)
DATED_ELSEWHERE = ("cases", "claims", "providers", "timeline.yaml")  # each record there says of when it is


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these words, whole and in any case."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


ANY_LOADED = any_of(LOADED)


def loaded_words(passages: Iterable[Passage]) -> Iterator[Problem]:
    """Advice on every loaded word that stands in our own voice."""
    for passage in passages:
        if passage.section in NOT_OURS or not ANY_LOADED.search(passage.marked):
            continue
        ours = QUOTED.sub(blanks, passage.marked)
        for match in ANY_LOADED.finditer(ours):
            sentence = _around(passage.words, match.start())
            if not sentence.endswith("?") and not OTHERS_SPEAK.search(sentence):
                what = f"'{match[0]}' takes a side, and nobody is named who says it"
                mend = "choose a plain word, or put it in quotes and say whose word it is"
                yield Problem(
                    passage.path, passage.line_at(match.start()), "wording.loaded", what, mend, Weight.ADVICE
                )


def _around(text: str, place: int) -> str:
    """The sentence around a place; of a table, the whole row."""
    if text.lstrip().startswith("|"):
        return text
    before, at = " ".join(text[:place].split()), 0
    for sentence in sentences(text):
        at += len(sentence) + 1
        if at > len(before):
            return sentence
    return text


def undated(passages: Iterable[Passage]) -> Iterator[Problem]:
    """Advice on words that speak of *now* in a paragraph without a date; what has a date of its own is let be."""
    for passage in passages:
        inside = passage.path.split("/")
        if passage.section in NOT_OURS or any(part in DATED_ELSEWHERE for part in inside):
            continue
        ours = QUOTED.sub(blanks, passage.marked)
        match = NOW.search(ours)
        if match and not DATED.search(ours):
            words = " ".join(match[0].split())
            what = f"'{words}' will be read on another day, and no date stands beside it"
            mend = "say of when it is ('to 8 October 2026'), or what is known ('no ruling is known')"
            yield Problem(
                passage.path, passage.line_at(match.start()), "wording.undated", what, mend, Weight.ADVICE
            )
