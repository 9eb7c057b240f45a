"""What cannot be read in a tree file is told with its line, what is wrong and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trees.small import FILES, load, spoilt

Case = tuple[str, str, str, list[str]]


CASES: list[Case] = [
    ("small/tree.md", "Better words: a copy.", "Better words: a copy.\nBetter words: a loan.", [
        "small/tree.md:102: tree.twice: 'Better words:' stands here a second time: join the two",
    ]),
    ('small/tree.md', '## theory tax: Tax', '## theory tax', [
        "small/tree.md:23: tree.heading: this heading cannot be read: write '## kind id: Title', for example '## theory fraud: Fraud and deceit'",
    ]),
    ('small/tree.md', '## theory tax: Tax', '# Tax', [
        "small/tree.md:23: tree.heading: this heading cannot be read: write '## kind id: Title', for example '## theory fraud: Fraud and deceit'",
    ]),
    ('small/tree.md', '## theory tax: Tax', '## theroy tax: Tax', [
        "small/tree.md:23: tree.kind: 'theroy' is no kind of heading: did you mean 'theory'?",
    ]),
    ('small/tree.md', '## badge stamp-due: A stamp is due\nWhen: tax = strong\n', '## zzz x: A\n', [
        "small/tree.md:87: tree.kind: 'zzz' is no kind of heading: choose one of: badge, contradiction, dial, question, rule, theory, verdict",
    ]),
    ('small/tree.md', '## theory tax: Tax', '## theory t_ax: Tax', [
        "small/tree.md:23: tree.id: 't_ax' cannot be an id: use letters, digits and single hyphens",
    ]),
    ('small/tree.md', '- open: On an open shelf.', '- unknown: On an open shelf.', [
        "small/tree.md:36: tree.answers: 'shelf' has fewer than two answers: add one: '- id: text'",
        "small/tree.md:39: tree.id: 'unknown' cannot be an id: choose another word; every question takes 'unknown' already",
    ]),
    ('small/tree.md', '- open: On an open shelf.', '- open', [
        "small/tree.md:36: tree.answers: 'shelf' has fewer than two answers: add one: '- id: text'",
        "small/tree.md:39: tree.answer: 'open' is no answer: write '- id: text', with the effects under it, indented by two spaces",
    ]),
    ('small/tree.md', '- open: On an open shelf.', '- lift copying to weak: why not. [@b-law]', [
        "small/tree.md:36: tree.answers: 'shelf' has fewer than two answers: add one: '- id: text'",
        "small/tree.md:39: tree.answer: 'lift copying to weak' is an effect, and stands where an answer belongs: "
        "indent it by two spaces, under the answer that it is an effect of",
    ]),
    ('small/tree.md', '- open: On an open shelf.', '- op_en: On an open shelf.', [
        "small/tree.md:36: tree.answers: 'shelf' has fewer than two answers: add one: '- id: text'",
        "small/tree.md:39: tree.id: 'op_en' cannot be an id: use letters, digits and single hyphens",
    ]),
    ('small/tree.md', '- unpaid: No, it was not.\n  - lift tax to strong: a stamp is due. [@act-2020, § 9]\n', '', [
        "small/tree.md:58: tree.answers: 'stamp' has fewer than two answers: add one: '- id: text'",
    ]),
    ('small/tree.md', 'Why we ask: leave ends', 'Why we asks: leave ends', [
        "small/tree.md:28: tree.line: 'Why we asks:' has no place in a question: did you mean 'Why we ask'?",
    ]),
    ('small/tree.md', 'Why we ask: leave ends most claims.\n', 'Why we ask: leave ends most claims.\nWhy we ask: twice.\n', [
        "small/tree.md:29: tree.twice: 'Why we ask:' stands here a second time: join the two",
    ]),
    ('small/tree.md', 'Help: a nod is leave [@case-2021, p. 4].', 'A nod is leave.', [
        "small/tree.md:29: tree.line: 'A nod is leave.' has no place in a question: begin it with 'Ask only if:', 'Why we ask:', 'Help:', 'Wording NAME:', 'Settled as ANSWER when:', '- …', each on one line",
    ]),
    ('small/tree.md', 'Help: a nod is leave [@case-2021, p. 4].', 'Help:', [
        "small/tree.md:29: tree.line: 'Help:' says nothing: write something after it, or delete the line",
    ]),
    ('small/tree.md', 'Wording song: Where was it played?', 'Wording song: Where was it played?\nWording song: Where?', [
        "small/tree.md:38: tree.twice: 'Wording song:' stands here a second time: join the two",
    ]),
    ('small/tree.md', 'Was a tax due? [@act-2020, § 9]\n', 'Was a tax due? [@act-2020, § 9]\n- yes\n', [
        'small/tree.md:25: tree.line: a list has no place in a theory: write plain text',
    ]),
    ('small/tree.md', 'Was a tax due? [@act-2020, § 9]\n', '', [
        "small/tree.md:23: tree.text: the theory 'tax' says nothing: add a sentence under its heading",
    ]),
    ('small/tree.md', '- cap copying at weak: copying is a small thing. [@case-2021, p. 9]', '- cap copying at weak: copying is a small thing. [@case-2021, p. 9]\n  - cap tax at weak: this too. [@case-2021, p. 9]', [
        "small/tree.md:86: tree.line: an effect of a dial does not stand under another: begin the line with '- '",
    ]),
    ('small/tree.md', '- cap copying at weak: copying is a small thing. [@case-2021, p. 9]\n', '', [
        "small/tree.md:83: tree.no-effect: the dial 'kind' has no effect: add one: '- lift THEORY to LEVEL: reason'",
    ]),
    ('small/tree.md', 'Ask only if: leave = no or silent\n- open', 'Ask only if: leave is no\n- open', [
        "small/tree.md:38: tree.condition: 'leave is no' is no condition: write 'question = answer or answer', several joined by commas",
    ]),
    ('small/tree.md', 'Ask only if: leave = no or silent\n- open', 'Ask only if: leave = no, leave = silent\n- open', [
        "small/tree.md:38: tree.condition: 'leave' stands twice in one condition: join its values with 'or', or write two 'When:' lines",
    ]),
    ('small/tree.md', 'When: tax = strong\n', '', [
        "small/tree.md:87: tree.when: the badge 'stamp-due' has no 'When:': add 'When: question = answer'",
    ]),
    ('small/tree.md', 'When: leave = yes\n', '', [
        "small/tree.md:90: tree.when: the verdict 'allowed' has no 'When:': add 'When: question = answer', or 'Otherwise' if it is the last",
    ]),
    ('small/tree.md', 'When: leave = silent, shelf = locked\n', '', [
        "small/tree.md:69: tree.when: the contradiction 'silent-lock' has no 'When:': add 'When: question = answer'",
    ]),
    ('small/tree.md', '  - lift tax to strong: a stamp is due. [@act-2020, § 9]', '  - raise tax to strong: a stamp is due. [@act-2020, § 9]', [
        "small/tree.md:62: tree.effect: 'raise tax to strong' is no effect: write 'lift THEORY to LEVEL: reason', 'cap THEORY at LEVEL: reason' or 'drop cap THEORY of QUESTION: reason'",
    ]),
    ('small/tree.md', '  - lift tax to strong: a stamp is due. [@act-2020, § 9]', '  - lift tax to strong: [@act-2020, § 9]', [
        "small/tree.md:62: tree.reason: 'lift tax to strong' gives no reason: write the reason after a colon",
    ]),
    ('small/tree.md', '  - lift tax to strong: a stamp is due. [@act-2020, § 9]', '  - lift tax to strong: a stamp is due.', [
        "small/tree.md:62: tree.source: 'lift tax to strong' has no source: end it with one: [@source-id, p. 3]",
    ]),
    ('small/tree.md', '  - lift tax to strong: a stamp is due. [@act-2020, § 9]', '  - lift tax to strong: a stamp is due. [@act-2002, § 9]', [
        "small/tree.md:62: citation.unknown-source: 'act-2002' is no source: did you mean 'act-2020'?",
    ]),
    ('small/tree.md', '  - lift tax to strong: a stamp is due. [@act-2020, § 9]', '  - lift tax to strong: a stamp is due. [@act-2020, § 9', [
        "small/tree.md:62: citation.syntax: a citation is opened and not closed: close it with ']': [@source-id, p. 3]",
        "small/tree.md:62: tree.source: 'lift tax to strong' has no source: end it with one: [@source-id, p. 3]",
    ]),
    ('small/tree.md', '  - lift tax to strong: a stamp is due. [@act-2020, § 9]', '  - lift tax to strong: a stamp is due. [@act-2020, § 9 as holding]', [
        "small/tree.md:62: citation.stronger: 'act-2020' is labelled statute; a citation may not make it holding: leave 'as holding' out, or use: nothing weaker",
    ]),
    ('small/tree.md', 'version: 2', 'version: two', [
        "small/tree.md:3: tree.value: 'version' is 'two': write a whole number",
    ]),
    ('small/tree.md', 'law_as_of: 2026-03-01', 'law_as_of: soon', [
        "small/tree.md:4: tree.date: 'law_as_of' is 'soon', which is no date: write a day as 2026-02-23",
    ]),
    ('small/tree.md', 'verdicts: first', 'verdicts: frist', [
        "small/tree.md:6: tree.value: 'verdicts' is 'frist': did you mean 'first'?",
    ]),
    ('small/tree.md', 'proof: facts', 'prof: facts', [
        "small/tree.md:8: tree.unknown-key: 'prof' is no field here: did you mean 'proof'?",
    ]),
    ('small/tree.md', 'title: May it be borrowed?\n', '', [
        "small/tree.md:2: tree.missing: 'title' is missing: add 'title:'",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "told"), CASES, ids=[" ".join(case[3][0].split(": ")[1:3])[:60] for case in CASES]
)
def test_what_cannot_be_read_is_told(tmp_path: Path, file: str, old: str, new: str, told: list[str]) -> None:
    """Each spoilt line gives these messages and no other."""
    _, problems = load(tmp_path, {**FILES, file: spoilt(FILES[file], old, new)})
    assert problems == [f"content/trees/{problem}" for problem in told]
