"""How hard a text is to read: words per sentence, and the Automated Readability Index.

The index is a school year of the United States: 4.71 letters per word + 0.5 words per sentence − 21.43 (Senter and
Smith, 1967). It knows nothing of meaning, so what it says is advice. Stops in abbreviations end no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explainer.library.passages import Passage
from explainer.library.problems import Problem, Weight

LONGEST_SENTENCE = 40  # words; not fewer than SHORTEST
HARDEST_ANSWER = 12.0  # of the index, for a 60-second answer
HARDEST = 15.0  # for a paragraph
SHORTEST = 40  # words; a shorter passage tells nothing about its sentences

ABBREVIATIONS = (
    "al", "App", "approx", "art", "Art", "arts", "Bros", "Cal", "cf", "Cir", "cl", "Co", "Cong", "Corp", "Ct", "Dec", "Dep't", "Dist",
    "Dkt", "Dr", "ed", "Ed", "eds", "e.g", "Ex", "F", "Fed", "fn", "Gen", "i.e", "Inc", "Int'l", "Jr", "L", "Ltd", "Mr", "Mrs", "Ms", "n",
    "N.D", "nn", "No", "Nos", "p", "para", "paras", "Penn", "pp", "Prof", "Pub", "reg", "Rep", "Rev", "s", "S.D", "Sec", "sec", "Sen",
    "Sess", "Sr", "ss", "St", "Stat", "Sup", "Supp", "Tit", "U.S", "U.S.C", "v", "vol", "vs",
)  # fmt: skip
STOP = "\u2024"  # a stop that ends nothing
KEPT = re.compile(
    rf"(?<![\w.])(?:{'|'.join(sorted(map(re.escape, ABBREVIATIONS), key=len, reverse=True))})\.|(?:\b[A-Za-z]\.){{2,}}|\b[A-Z]\.(?=\s*[A-Z])"
    r"|\d\.(?=\d)|\w\.(?=\w)"
)
END = re.compile(r"[.!?][\"”’')\]]*(?=\s|$)|\n\s*\n|\|")
WORD = re.compile(r"[\w§][\w'’\u2024.,-]*")


@dataclass(frozen=True)
class Measure:
    """What was counted in a text."""

    words: int
    letters: int
    sentences: tuple[int, ...]  # words in each

    @property
    def index(self) -> float:
        """The Automated Readability Index; 0 for an empty text."""
        if not self.words:
            return 0.0
        return 4.71 * self.letters / self.words + 0.5 * self.words / len(self.sentences) - 21.43


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text.

    >>> sentences("Bartz v. Anthropic PBC, Inc. was decided under 17 U.S.C. § 107. It is on appeal.")
    ('Bartz v. Anthropic PBC, Inc. was decided under 17 U.S.C. § 107.', 'It is on appeal.')
    """
    kept = KEPT.sub(lambda match: match[0].replace(".", STOP), text)
    found: list[str] = []
    start = 0
    for end in END.finditer(kept):
        found.append(kept[start : end.end()])
        start = end.end()
    pieces = (" ".join(piece.replace(STOP, ".").split()) for piece in (*found, kept[start:]))
    return tuple(piece for piece in pieces if WORD.search(piece))


def measure(text: str) -> Measure:
    """The counts of a text."""
    found = sentences(text)
    words = [WORD.findall(sentence) for sentence in found]
    letters = sum(sum(letter.isalnum() for letter in word) for sentence in words for word in sentence)
    return Measure(sum(map(len, words)), letters, tuple(map(len, words)))


def hard_to_read(passages: Iterable[Passage]) -> Iterator[Problem]:
    """Advice on long sentences, and on passages that are hard as a whole."""
    for passage in passages:
        words = passage.words
        if len(words.split()) < SHORTEST:
            continue
        counted = measure(words)
        longest = max(counted.sentences, default=0)
        limit = HARDEST_ANSWER if passage.place == "answer" else HARDEST
        if longest > LONGEST_SENTENCE:
            what = f"a sentence here has {longest} words"
            yield _advice(passage, "wording.long-sentence", what, "cut it in two")
        elif counted.words >= SHORTEST and counted.index > limit:
            mean = counted.words / len(counted.sentences)
            what = f"this is hard to read ({mean:.0f} words a sentence, index {counted.index:.0f}; up to {limit:.0f} is meant)"
            yield _advice(passage, "wording.hard", what, "write shorter sentences and shorter words")


def _advice(passage: Passage, code: str, what: str, mend: str) -> Problem:
    first = re.search(r"\S", passage.words)
    return Problem(
        passage.path, passage.line_at(first.start() if first else 0), code, what, mend, Weight.ADVICE
    )
