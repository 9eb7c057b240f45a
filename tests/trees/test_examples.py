"""Worked examples: what is asked is answered, each with a source, and what is expected is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trees.small import FILES, load, spoilt

Case = tuple[str, str, str, list[str]]


CASES: list[Case] = [
    ('small/examples/atlas.md', 'tree: small', 'tree: big', [
        "small/examples/atlas.md:4: example.tree: 'tree' is 'big', and the file stands under 'small': write 'tree: small', or move the file",
    ]),
    ('small/examples/atlas.md', 'wording: book', 'wording: bok', [
        "small/examples/atlas.md:5: example.wording: 'bok' is no wording of this tree: did you mean 'book'?",
    ]),
    ('small/examples/atlas.md', 'kind: act', 'kind: cat', [
        "small/examples/atlas.md:3: example.value: 'kind' is 'cat': did you mean 'act'?",
    ]),
    ('small/examples/atlas.md', 'kind: act', 'kind: decided', [
        "small/examples/atlas.md:2: example.fit: a case has a fit, an act has none: 'fit' is one of: not contradicted, court went further, court went the other way, not tested",
        "small/examples/atlas.md:2: example.missing: 'What happened:' is missing: add a paragraph that begins with 'What happened:'",
        "small/examples/atlas.md:2: example.missing: 'What the tree missed:' is missing: add a paragraph that begins with 'What the tree missed:'",
    ]),
    ('small/examples/atlas.md', 'kind: act', 'kind: act\nfit: not tested', [
        "small/examples/atlas.md:4: example.fit: a case has a fit, an act has none: 'fit' is one of: not contradicted, court went further, court went the other way, not tested",
    ]),
    ('small/examples/atlas.md', 'kind: act', 'kind: act\nmirror: atlass', [
        "small/examples/atlas.md:2: example.mirror: 'atlass' is no example of this tree: did you mean 'atlas'?",
    ]),
    ('small/examples/atlas.md', "facts: 'Shown: both", "facts: 'Shown; both", [
        "small/examples/atlas.md:7: example.facts: 'facts' and 'facts_answer' are not the answer to 'facts' and its text: write the text of the answer 'shown' in the tree",
    ]),
    ('small/examples/atlas.md', 'facts_answer: shown', 'facts_answer: show', [
        "small/examples/atlas.md:8: example.unknown-answer: 'show' is no answer to 'facts': did you mean 'shown'?",
    ]),
    ('small/examples/atlas.md', '| facts | shown |', '| facts | unknown |', [
        "small/examples/atlas.md:7: example.facts: 'facts' and 'facts_answer' are not the answer to 'facts' and its text: write the text of the answer 'unknown' in the tree",
    ]),
    ('small/examples/atlas.md', 'law: settled by the act.', 'law: unsettled.', [
        "small/examples/atlas.md:2: example.differs: 'Law:' in the text is not 'law' in the front matter: let both say the same",
    ]),
    ('small/examples/atlas.md', '  verdicts: [copied]\n', '', [
        "small/examples/atlas.md:10: example.missing: 'verdicts' is missing: add 'verdicts:'",
    ]),
    ('small/examples/atlas.md', '  verdicts: [copied]', '  verdicts: [rest]', [
        "small/examples/atlas.md:15: example.expected: 'verdicts' gives [copied], expected [rest]: if that is meant, expect [copied] here, and say why when the tree is published; else mend the tree; answers: leave = no, shelf = unknown, hand = other, place = here, stamp = paid, facts = shown; effects: lift copying to strong (line 32), cap copying at weak (line 48), lift lending to strong (line 41), cap lending at weak (line 55)",
    ]),
    ('small/examples/atlas.md', '  badges: []', '  badges: [stamp-due]', [
        "small/examples/atlas.md:16: example.expected: 'badges' gives [], expected [stamp-due]: if that is meant, expect [] here, and say why when the tree is published; else mend the tree; answers: leave = no, shelf = unknown, hand = other, place = here, stamp = paid, facts = shown; effects: lift copying to strong (line 32), cap copying at weak (line 48), lift lending to strong (line 41), cap lending at weak (line 55)",
    ]),
    ('small/examples/atlas.md', '    tax: [none]', '    tax: [none]\n    text: [none]', [
        "small/examples/atlas.md:15: example.expected: 'text', which is no theory, gives [], expected [none]: if that is meant, expect [] here, and say why when the tree is published; else mend the tree; answers: leave = no, shelf = unknown, hand = other, place = here, stamp = paid, facts = shown; effects: lift copying to strong (line 32), cap copying at weak (line 48), lift lending to strong (line 41), cap lending at weak (line 55)",
    ]),
    ('small/examples/atlas.md', '    there: [none, strong]\n', '', [
        "small/examples/atlas.md:18: example.expected: 'lending' for 'there' gives [none, strong], expected []: if that is meant, expect [none, strong] here, and say why when the tree is published; else mend the tree; answers: leave = no, shelf = unknown, hand = other, place = here, stamp = paid, facts = shown; effects: lift lending to strong (line 41), cap lending at weak (line 55)",
    ]),
    ('small/examples/atlas.md', '  lending_by_place:', '  lending_by_plaec:', [
        "small/examples/atlas.md:18: example.unknown-key: 'lending_by_plaec' is no field here: choose one of: badges, badges_certain, ratings, verdicts",
    ]),
    ('small/examples/atlas.md', 'An atlas was lent on [@case-2021, p. 1].\n', '', [
        'small/examples/atlas.md:22: example.introduction: nothing says what happened: add a sentence or two before the table',
    ]),
    ('small/examples/atlas.md', 'An atlas was lent on [@case-2021, p. 1].', 'An atlas was lent on [@case-2012, p. 1].', [
        "small/examples/atlas.md:22: citation.unknown-source: 'case-2012' is no source: did you mean 'case-2021'?",
    ]),
    ('small/examples/atlas.md', '| question | answer | source |\n', '| question | answer |\n', [
        "small/examples/atlas.md:7: example.facts: 'facts' and 'facts_answer' are not the answer to 'facts' and its text: write the text of the answer 'unknown' in the tree",
        "small/examples/atlas.md:24: example.table: there is no table of answers: begin it with '| question | answer | source |' and '|---|---|---|'",
    ]),
    ('small/examples/atlas.md', '| shelf | unknown | nobody saw it |', '| shelf | unknown |', [
        "small/examples/atlas.md:27: example.table: a line of the table has 2 cells: write '| question | answer | source |'",
    ]),
    ('small/examples/atlas.md', '| shelf | unknown | nobody saw it |', '| shelf | unknown | |', [
        "small/examples/atlas.md:27: example.source: 'shelf' has no source: say where the answer is from, or why it was chosen",
    ]),
    ('small/examples/atlas.md', '| shelf | unknown | nobody saw it |', '| shelf | open or locked | nobody saw it |', [
        "small/examples/atlas.md:27: example.every-answer: 'shelf' has every answer there is: write 'unknown'",
    ]),
    ('small/examples/atlas.md', '| shelf | unknown | nobody saw it |', '| shelf | shut | nobody saw it |', [
        "small/examples/atlas.md:27: example.unknown-answer: 'shut' is no answer to 'shelf': choose one of: locked, open, unknown",
    ]),
    ('small/examples/atlas.md', '| shelf | unknown | nobody saw it |\n', '', [
        "small/examples/atlas.md:2: example.open: 'shelf' is asked and has no answer: add a line to the table; if nobody knows, '| shelf | unknown | who says so |'",
    ]),
    ('small/examples/atlas.md', '| shelf | unknown | nobody saw it |\n', '| shelf | unknown | nobody saw it |\n| shelf | unknown | nobody saw it |\n', [
        "small/examples/atlas.md:28: example.twice: 'shelf' is answered a second time: keep one of the two lines",
    ]),
    ('small/examples/atlas.md', '| shelf | unknown | nobody saw it |', '| shlef | unknown | nobody saw it |', [
        "small/examples/atlas.md:27: example.unknown-question: 'shlef' is no question of this tree: did you mean 'shelf'?",
    ]),
    ('small/examples/atlas.md', '| shelf | unknown | nobody saw it |', '| shelf | open | somebody saw it |', [
        "small/examples/atlas.md:12: example.expected: 'copying' gives [weak], expected [weak, strong]: if that is meant, expect [weak] here, and say why when the tree is published; else mend the tree; answers: leave = no, shelf = open, hand = other, place = here, stamp = paid, facts = shown; effects: lift copying to strong (line 32), cap copying at weak (line 48)",
        "small/examples/atlas.md:13: example.expected: 'lending' gives [none], expected [none, strong]: if that is meant, expect [none] here, and say why when the tree is published; else mend the tree; answers: leave = no, shelf = open, hand = other, place = here, stamp = paid, facts = shown; effects: cap lending at weak (line 55)",
        "small/examples/atlas.md:19: example.expected: 'lending' for 'here' gives [none], expected [none, strong]: if that is meant, expect [none] here, and say why when the tree is published; else mend the tree; answers: leave = no, shelf = open, hand = other, place = here, stamp = paid, facts = shown; effects: cap lending at weak (line 55)",
        "small/examples/atlas.md:20: example.expected: 'lending' for 'there' gives [none], expected [none, strong]: if that is meant, expect [none] here, and say why when the tree is published; else mend the tree; answers: leave = no, shelf = open, hand = other, place = here, stamp = paid, facts = shown; effects: cap lending at weak (line 55)",
        "small/examples/atlas.md:28: example.unasked: 'hand' is not asked on these answers: delete the line",
    ]),
    ('small/examples/atlas.md', '| leave | no |', '| leave | yes |', [
        "small/examples/atlas.md:12: example.expected: 'copying' gives [none], expected [weak, strong]: if that is meant, expect [none] here, and say why when the tree is published; else mend the tree; answers: leave = yes, shelf = unknown, hand = other, place = here, stamp = paid, facts = shown; effects: none",
        "small/examples/atlas.md:13: example.expected: 'lending' gives [none], expected [none, strong]: if that is meant, expect [none] here, and say why when the tree is published; else mend the tree; answers: leave = yes, shelf = unknown, hand = other, place = here, stamp = paid, facts = shown; effects: none",
        "small/examples/atlas.md:15: example.expected: 'verdicts' gives [allowed], expected [copied]: if that is meant, expect [allowed] here, and say why when the tree is published; else mend the tree; answers: leave = yes, shelf = unknown, hand = other, place = here, stamp = paid, facts = shown; effects: none",
        "small/examples/atlas.md:19: example.expected: 'lending' for 'here' gives [none], expected [none, strong]: if that is meant, expect [none] here, and say why when the tree is published; else mend the tree; answers: leave = yes, shelf = unknown, hand = other, place = here, stamp = paid, facts = shown; effects: none",
        "small/examples/atlas.md:20: example.expected: 'lending' for 'there' gives [none], expected [none, strong]: if that is meant, expect [none] here, and say why when the tree is published; else mend the tree; answers: leave = yes, shelf = unknown, hand = other, place = here, stamp = paid, facts = shown; effects: none",
        "small/examples/atlas.md:27: example.unasked: 'shelf' is not asked on these answers: delete the line",
        "small/examples/atlas.md:28: example.unasked: 'hand' is not asked on these answers: delete the line",
        "small/examples/atlas.md:29: example.unasked: 'place' is not asked on these answers: delete the line",
    ]),
    ('small/examples/atlas.md', 'Strongest point for the user:', 'Strongest point for the users:', [
        "small/examples/atlas.md:2: example.missing: 'Strongest point for the user:' is missing: add a paragraph that begins with 'Strongest point for the user:'",
        "small/examples/atlas.md:35: example.label: 'Strongest point for the users:' is no label: did you mean 'Strongest point for the user'?",
    ]),
    ('small/examples/atlas.md', 'Strongest point for the user: The shelf may have been open.\n\n', '', [
        "small/examples/atlas.md:2: example.missing: 'Strongest point for the user:' is missing: add a paragraph that begins with 'Strongest point for the user:'",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "told"), CASES, ids=[" ".join(case[3][0].split(": ")[1:3])[:60] for case in CASES]
)
def test_what_is_wrong_with_an_example_is_told(
    tmp_path: Path, file: str, old: str, new: str, told: list[str]
) -> None:
    """Each spoilt place gives these messages and no other."""
    _, problems = load(tmp_path, {**FILES, file: spoilt(FILES[file], old, new)})
    assert problems == [f"content/trees/{problem}" for problem in told]
