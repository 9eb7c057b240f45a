"""A tree that can be read may still be idle, stale, loaded or lopsided."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trees.small import FILES, load, spoilt

Case = tuple[str, str, str, list[str]]


CASES: list[Case] = [
    ('small/tree.md', 'Ask only if: leave = no or silent\nSettled as own when: shelf = open', 'Ask only if: leave = yes, shelf = open\nSettled as own when: shelf = open', [
        "small/examples/atlas.md:12: example.expected: 'copying' gives [strong], expected [weak, strong]: if that is meant, expect [strong] here, and say why when the tree is published; else mend the tree; answers: leave = no, shelf = unknown, hand = other, place = here, stamp = paid, facts = shown; effects: lift copying to strong (line 32)",
        "small/examples/atlas.md:13: example.expected: 'lending' gives [none, weak], expected [none, strong]: if that is meant, expect [none, weak] here, and say why when the tree is published; else mend the tree; answers: leave = no, shelf = unknown, hand = other, place = here, stamp = paid, facts = shown; effects: lift lending to strong (line 41), cap lending at weak (line 55)",
        "small/examples/atlas.md:19: example.expected: 'lending' for 'here' gives [none, weak], expected [none, strong]: if that is meant, expect [none, weak] here, and say why when the tree is published; else mend the tree; answers: leave = no, shelf = unknown, hand = other, place = here, stamp = paid, facts = shown; effects: lift lending to strong (line 41), cap lending at weak (line 55)",
        "small/examples/atlas.md:28: example.unasked: 'hand' is not asked on these answers: delete the line",
        "small/tree.md:43: tree.unreachable: no answers lead to 'hand': widen its 'Ask only if:', or delete the question",
        "small/tree.md:48: tree.idle-effect: 'cap copying at weak' changes no rating: delete it, or mend what overrides it",
        "small/tree.md:75: tree.idle-effect: 'drop cap lending of place = here' changes no rating: delete it, or mend what overrides it",
        "small/tree.md:81: tree.idle-effect: 'drop cap copying of hand' changes no rating: delete it, or mend what overrides it",
    ]),
    ('small/tree.md', 'When: leave = silent, shelf = locked', 'When: leave = yes, shelf = locked', [
        "small/tree.md:69: tree.idle-contradiction: 'silent-lock' can never hold: mend its 'When:', or delete it",
    ]),
    ('small/tree.md', '  - cap lending at weak: here lending is free. [@act-2020, § 4]', '  - cap lending at strong: here lending is free. [@act-2020, § 4]', [
        "small/tree.md:55: tree.idle-effect: 'cap lending at strong' changes no rating: delete it, or mend what overrides it",
        "small/tree.md:75: tree.idle-effect: 'drop cap lending of place = here' changes no rating: delete it, or mend what overrides it",
    ]),
    ('small/tree.md', 'When: copying = strong\nWhen: copying = weak, shelf = open', 'When: tax = weak', [
        "small/examples/atlas.md:15: example.expected: 'verdicts' gives [rest], expected [copied]: if that is meant, expect [rest] here, and say why when the tree is published; else mend the tree; answers: leave = no, shelf = unknown, hand = other, place = here, stamp = paid, facts = shown; effects: lift copying to strong (line 32), cap copying at weak (line 48), lift lending to strong (line 41), cap lending at weak (line 55)",
        "small/tree.md:96: tree.idle-verdict: the verdict 'copied' is never given: mend its 'When:', move it up, or delete it",
    ]),
    ('small/tree.md', 'When: tax = strong', 'When: tax = weak', [
        "small/tree.md:87: tree.idle-badge: the badge 'stamp-due' is never given: mend its 'When:', move it up, or delete it",
    ]),
    ('small/tree.md', 'Law: settled. [@act-2020, § 2]\n', '', [
        "small/tree.md:96: tree.label: 'copied' has no 'Law:', as other verdicts have: add 'Law: …'",
    ]),
    ('small/tree.md', 'a stamp is due. [@act-2020, § 9]', 'a stamp is due. [@act-2020, § 9; @late-2026, p. 1]', [
        "small/tree.md:4: tree.law-date: 'law_as_of' is 1 March 2026, and 'late-2026' is of 2 March 2026: read the law again and raise the date",
    ]),
    ('small/tree.md', 'Was a tax due?', 'Was the tax stolen?', [
        "small/tree.md:23: tree.loaded-word: 'stolen' takes a side: choose a plain word, or allow the phrase under 'loaded_words:' with the reason",
    ]),
    ('small/tree.md', 'Was a tax due?', 'Was Anthropic taxed?', [
        "small/tree.md:23: tree.company: 'Anthropic' is a party's name: say what kind of party it is; names belong in examples",
    ]),
    ('small/tree.md', 'The act of theft of light is no help. ', '', [
        "small/tree.md:10: tree.loaded-word: 'theft of light' is allowed and stands nowhere: delete it from 'loaded_words:'",
    ]),
    ('small/tree.md', '- here: Here.', '- here: Here, which is to say in the town where the reader lives and where the library has stood, as all agree, for a hundred years or more.', [
        "small/tree.md:54: tree.lopsided: the answer 'here' has 132 characters, the others about 6: shorten it, and move the rest to 'Help:'",
    ]),
    ('small/tree.md', '## question stamp: Was the stamp paid?', '## question idle: Does it rain?\nWording song: Does it rain?\n- yes: Yes.\n- no: No.\n\n## question stamp: Was the stamp paid?', [
        "small/examples/atlas.md:2: example.open: 'idle' is asked and has no answer: add a line to the table; if nobody knows, '| idle | unknown | who says so |'",
        "small/tree.md:58: tree.idle-question: no answer to 'idle' matters: give an answer an effect, or delete the question",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "told"), CASES, ids=[" ".join(case[3][0].split(": ")[1:3])[:60] for case in CASES]
)
def test_what_is_idle_stale_or_loaded_is_told(
    tmp_path: Path, file: str, old: str, new: str, told: list[str]
) -> None:
    """Each spoilt place gives these messages and no other."""
    _, problems = load(tmp_path, {**FILES, file: spoilt(FILES[file], old, new)})
    assert problems == [f"content/trees/{problem}" for problem in told]
