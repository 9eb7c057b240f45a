"""Names in a tree: each stands for one thing, and what is named is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trees.small import FILES, load, spoilt

Case = tuple[str, str, str, list[str]]


CASES: list[Case] = [
    ('small/tree.md', '- open: On an open shelf.\n', '- open: On an open shelf.\n- open: Again.\n', [
        "small/tree.md:40: tree.duplicate: the answer 'open' stands here a second time (first on line 39): give it another id",
    ]),
    ('small/tree.md', 'Ask only if: leave = no or silent\n- open', 'Ask only if: laeve = no\n- open', [
        "small/tree.md:38: tree.unknown-question: 'laeve' is no question of this tree: did you mean 'leave'?",
    ]),
    ('small/tree.md', 'Ask only if: leave = no or silent\n- open', 'Ask only if: leave = nope\n- open', [
        "small/tree.md:38: tree.unknown-answer: 'nope' is no answer to 'leave': did you mean 'no'?",
    ]),
    ('small/tree.md', 'Ask only if: leave = no or silent\n- open', 'Ask only if: hand = own\n- open', [
        "small/tree.md:38: tree.later: 'hand' does not come before 'shelf': 'Ask only if:' looks at earlier questions only: move one of the two",
    ]),
    ('small/tree.md', 'Settled as own when: shelf = open', 'Settled as mine when: shelf = open', [
        "small/tree.md:46: tree.unknown-answer: 'mine' is no answer to 'hand': choose one of: other, own",
    ]),
    ('small/tree.md', 'When: hand = other, place = here', 'When: hnad = other, place = here', [
        "small/tree.md:73: tree.unknown-question: 'hnad' is no question of this tree: did you mean 'hand'?",
    ]),
    ('small/tree.md', 'When: hand = other, place = here', 'When: copying = strong', [
        "small/tree.md:73: tree.theory-here: 'copying' is a theory; only verdicts and badges look at ratings: name questions and their answers",
    ]),
    ('small/tree.md', 'When: tax = strong', 'When: tax = huge', [
        "small/tree.md:88: tree.unknown-level: 'huge' is no level of this tree: choose one of: none, strong, weak",
    ]),
    ('small/tree.md', 'When: tax = strong', 'When: taxx = strong', [
        "small/tree.md:88: tree.unknown-question: 'taxx' is no question or theory of this tree: did you mean 'tax'?",
    ]),
    ('small/tree.md', 'When: leave = yes\n', 'When: leave = yes\nOtherwise\n', [
        "small/tree.md:91: tree.otherwise: a verdict has 'When:' and 'Otherwise': delete one of the two",
    ]),
    ('small/tree.md', 'Otherwise\nNothing', 'When: leave = no\nNothing', [
        "small/tree.md:103: tree.otherwise: the last verdict does not say 'Otherwise': add a verdict for what is left, with 'Otherwise' under its heading",
    ]),
    ('small/tree.md', 'When: leave = yes\n', 'Otherwise\n', [
        "small/tree.md:90: tree.otherwise: 'allowed' says 'Otherwise' and is not the last verdict: move it to the end, or give it a 'When:'",
    ]),
    ('small/tree.md', '  - lift tax to strong: a stamp is due. [@act-2020, § 9]', '  - lift taxx to strong: a stamp is due. [@act-2020, § 9]', [
        "small/tree.md:62: tree.unknown-theory: 'taxx' is no theory of this tree: did you mean 'tax'?",
    ]),
    ('small/tree.md', '  - lift tax to strong: a stamp is due. [@act-2020, § 9]', '  - lift tax to stong: a stamp is due. [@act-2020, § 9]', [
        "small/tree.md:62: tree.unknown-level: 'stong' is no level of this tree: did you mean 'strong'?",
    ]),
    ('small/tree.md', '- drop cap lending of place = here', '- drop cap lending of plaec = here', [
        "small/tree.md:75: tree.unknown-question: 'plaec' is no question of this tree: did you mean 'place'?",
    ]),
    ('small/tree.md', '- drop cap lending of place = here', '- drop cap lending of place = hare', [
        "small/tree.md:75: tree.unknown-answer: 'hare' is no answer to 'place': did you mean 'here'?",
    ]),
    ('small/tree.md', '- drop cap lending of place = here', '- drop cap lending of place = there', [
        "small/tree.md:75: tree.no-cap: 'drop cap lending of place = there' drops a cap that is not there: name a question whose answers cap this theory, or delete the line",
    ]),
    ('small/tree.md', '- drop cap lending of place = here', '- drop cap copying of shelf', [
        "small/tree.md:75: tree.no-cap: 'drop cap copying of shelf' drops a cap that is not there: name a question whose answers cap this theory, or delete the line",
    ]),
    ('small/tree.md', 'columns: place', 'columns: palce', [
        "small/tree.md:7: tree.unknown-question: 'columns' is 'palce', which is no question of this tree: did you mean 'place'?",
    ]),
    ('small/tree.md', 'levels: [none, weak, strong]', 'levels: [none]', [
        "small/tree.md:5: tree.levels: theories need at least two levels: write 'levels: [none, weak, arguable, strong]'",
        "small/tree.md:32: tree.unknown-level: 'strong' is no level of this tree: choose one of: none",
        "small/tree.md:34: tree.unknown-level: 'weak' is no level of this tree: choose one of: none",
        "small/tree.md:41: tree.unknown-level: 'strong' is no level of this tree: choose one of: none",
        "small/tree.md:48: tree.unknown-level: 'weak' is no level of this tree: choose one of: none",
        "small/tree.md:55: tree.unknown-level: 'weak' is no level of this tree: choose one of: none",
        "small/tree.md:62: tree.unknown-level: 'strong' is no level of this tree: choose one of: none",
        "small/tree.md:80: tree.unknown-level: 'weak' is no level of this tree: choose one of: none",
        "small/tree.md:85: tree.unknown-level: 'weak' is no level of this tree: choose one of: none",
        "small/tree.md:88: tree.unknown-level: 'strong' is no level of this tree: choose one of: none",
        "small/tree.md:97: tree.unknown-level: 'strong' is no level of this tree: choose one of: none",
        "small/tree.md:98: tree.unknown-level: 'weak' is no level of this tree: choose one of: none",
    ]),
    ('small/tree.md', 'levels: [none, weak, strong]', 'levels: [none, weak, strong, weak]', [
        'small/tree.md:5: tree.levels: a level stands twice: name each level once, the lowest first',
    ]),
    ('small/tree.md', 'wording: book\n', 'wording: book\nretired: {stamp: It was of no use.}\n', [
        "small/tree.md:59: tree.retired: 'stamp' is retired, and its old addresses say so: give it another id; ids are never used again",
    ]),
    ('small/tree.md', 'wording: book\n', 'wording: book\nretired: {stamp = paid: It was of no use., dial kind: Nobody is.}\n', [
        "small/tree.md:61: tree.retired: 'stamp = paid' is retired, and its old addresses say so: give it another id; ids are never used again",
        "small/tree.md:84: tree.retired: 'dial kind' is retired, and its old addresses say so: give it another id; ids are never used again",
    ]),
    ('small/tree.md', '(turns off kind)', '(turns off kin)', [
        "small/tree.md:77: tree.dial-pair: 'kind' turns off 'strict', which does not say so: add '(turns off kind)' to its title",
        "small/tree.md:77: tree.unknown-dial: 'kin' is no dial of this tree: did you mean 'kind'?",
    ]),
    ('small/tree.md', ' (turns off kind)', '', [
        "small/tree.md:77: tree.dial-pair: 'kind' turns off 'strict', which does not say so: add '(turns off kind)' to its title",
    ]),
    ('small/tree.md', '## theory tax: Tax', '## theory leave: Tax', [
        "small/tree.md:26: tree.duplicate: 'leave' stands here a second time (first on line 23): give it another id",
        "small/tree.md:62: tree.unknown-theory: 'tax' is no theory of this tree: choose one of: copying, leave, lending",
        "small/tree.md:88: tree.unknown-question: 'tax' is no question or theory of this tree: choose one of: copying, facts, hand, leave, lending, place, shelf, stamp",
    ]),
    ('small/tree.md', "## rule other-hand: Another's hand", "## rule other-hand: A\n- lift tax to weak: it is. [@act-2020, § 1]\n\n## rule other-hand: Another's hand", [
        "small/tree.md:75: tree.duplicate: 'other-hand' stands here a second time (first on line 72): give it another id",
    ]),
    ('small/tree.md', '## verdict copied: Copied', '## verdict allowed: Copied', [
        "small/tree.md:96: tree.duplicate: 'allowed' stands here a second time (first on line 90): give it another id",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "told"), CASES, ids=[" ".join(case[3][0].split(": ")[1:3])[:60] for case in CASES]
)
def test_names_that_do_not_fit_are_told(
    tmp_path: Path, file: str, old: str, new: str, told: list[str]
) -> None:
    """Each spoilt name gives these messages and no other."""
    _, problems = load(tmp_path, {**FILES, file: spoilt(FILES[file], old, new)})
    assert problems == [f"content/trees/{problem}" for problem in told]
