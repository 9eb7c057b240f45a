"""A small good tree with one example, as text, for tests that spoil it in one place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from explainer.library.problems import Problems, Weight
from explainer.library.sources import load_sources
from explainer.trees.loading import LoadedTree, load_trees

TREE = """\
---
title: May it be borrowed?
version: 2
law_as_of: 2026-03-01
levels: [none, weak, strong]
verdicts: first
columns: place
proof: facts
wording: book
loaded_words:
  theft of light: the act's own name
---
Answer for one act. Each theory is judged on its own.

*None* means that there is nothing to stand on. [@act-2020, § 1]

## theory copying: Copying
Was something copied? [@act-2020, § 2]

## theory lending: Lending
Was it lent on? The act of theft of light is no help. [@act-2020, § 3]

## theory tax: Tax
Was a tax due? [@act-2020, § 9]

## question leave: Did the owner allow it?
Wording song: Did the singer allow it?
Why we ask: leave ends most claims.
Help: a nod is leave [@case-2021, p. 4].
- yes: Yes, clearly.
- no: No, not at all.
  - lift copying to strong: copying without leave is covered. [@act-2020, § 2]
- silent: Nobody said.
  - lift copying to weak: silence is not leave. [@case-2021, p. 5]

## question shelf: Where did it stand?
Wording song: Where was it played?
Ask only if: leave = no or silent
- open: On an open shelf.
- locked: In a locked case.
  - lift lending to strong: a lock says no. [@act-2020, § 3]

## question hand: Whose hand took it?
Wording song: Who sang it?
Ask only if: leave = no or silent
Settled as own when: shelf = open
- own: The reader's own.
  - cap copying at weak: what is open may be read. [@case-2021, p. 6]
- other: Another's.

## question place: In which town?
Wording song: In which town?
Ask only if: leave = no or silent
- here: Here.
  - cap lending at weak: here lending is free. [@act-2020, § 4]
- there: There.

## question stamp: Was the stamp paid?
Wording song: Was the stamp paid?
- paid: Yes, it was.
- unpaid: No, it was not.
  - lift tax to strong: a stamp is due. [@act-2020, § 9]

## question facts: How well is it shown?
Wording song: How well is it shown?
- shown: Shown: both sides accept it.
- said: If the account is right: one side says so.

## contradiction silent-lock: A lock is a word; choose "no".
When: leave = silent, shelf = locked

## rule other-hand: Another's hand
When: hand = other, place = here
When: hand = other, place = there
- drop cap lending of place = here: another's hand loses the freedom. [@case-2021, p. 7]

## dial strict: Read strictly (turns off kind)
For: [@case-2021, p. 1] Against: no ruling.
When: shelf = open
- lift lending to weak: even open shelves count. [@case-2021, p. 8]
- drop cap copying of hand: then the hand does not matter. [@case-2021, p. 8]

## dial kind: Read kindly (turns off strict)
For: no ruling. Against: [@case-2021, p. 1]
- cap copying at weak: copying is a small thing. [@case-2021, p. 9]

## badge stamp-due: A stamp is due
When: tax = strong

## verdict allowed: Allowed
When: leave = yes
The owner said yes.
Law: settled. [@act-2020, § 1]
Better words: a loan.

## verdict copied: Copied
When: copying = strong
When: copying = weak, shelf = open
It was copied.
Law: settled. [@act-2020, § 2]
Better words: a copy.

## verdict rest: Something else
Otherwise
Nothing above fits.
Law: open.
Better words: an act.
"""

EXAMPLE = """\
---
title: The lent atlas
kind: act
tree: small
wording: book
parties: [a reader (user), the library (complainant)]
facts: 'Shown: both sides accept it.'
facts_answer: shown
law: settled by the act. [@act-2020, § 1]
expected:
  ratings:
    copying: [weak, strong]
    lending: [none, strong]
    tax: [none]
  verdicts: [copied]
  badges: []
  badges_certain: []
  lending_by_place:
    here: [none, strong]
    there: [none, strong]
---
An atlas was lent on [@case-2021, p. 1].

| question | answer | source |
|---|---|---|
| leave | no | [@case-2021, p. 2] |
| shelf | unknown | nobody saw it |
| hand | other | as the reader says |
| place | here | chosen for the table |
| stamp | paid | a stamp is seen [@case-2021, p. 3] |
| facts | shown | both say so |

Strongest point for the complainant: Nobody gave leave.

Strongest point for the user: The shelf may have been open.

Note: See the act.

Law: settled by the act.
"""

SOURCES = """\
references:
- id: act-2020
  type: legislation
  title: Lending Act
  issued: {date-parts: [[2020, 5, 1]]}
  note: read
  custom: {label: statute, read: primary, kind: statute}
- id: case-2021
  type: legal_case
  title: Reader v. Library
  issued: {date-parts: [[2021, 6]]}
  note: read
  custom: {label: holding, read: primary, kind: case}
- id: late-2026
  type: book
  title: Lending today
  issued: {date-parts: [[2026, 3, 2]]}
  note: read
  custom: {label: expert-opinion, read: primary, kind: book}
"""

WORDING = """\
---
same_as: small
wording: song
title: May it be sung?
introduction: The same questions, of a song.
examples: [atlas]
---
"""


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """A content folder with the small sources and these files under ``trees/``."""
    root = folder / "content"
    for name, text in {
        "sources/all.yaml": SOURCES,
        **{f"trees/{name}": text for name, text in files.items()},
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def load(
    folder: Path, files: Mapping[str, str], *, advice: bool = False
) -> tuple[dict[str, LoadedTree], list[str]]:
    """The trees of these files, and every problem as it is told; mere advice only on request."""
    problems = Problems()
    root = write(folder, files)
    sources = load_sources(root, problems)
    trees = load_trees(root, sources, problems)
    return trees, [str(problem) for problem in problems if advice or problem.weight is not Weight.ADVICE]


def spoilt(text: str, old: str, new: str) -> str:
    """A text with one thing put for another, which must be there."""
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


FILES = {"small/tree.md": TREE, "small/examples/atlas.md": EXAMPLE, "song/tree.md": WORDING}
