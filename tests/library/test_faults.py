"""Seeded faults: one content folder with every mistake an editor has been seen to make, told in one run.

Each fault has a file of its own. All are there at once; each must be told at its line, with a mend, and
nothing else may be told.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from explainer.library.catalogue import load
from explainer.library.problems import Problem
from tests.library.material import ABOUT, FILES, PAGE, SOURCE_FILE, write


@dataclass(frozen=True)
class Fault:
    """What was done, in which file, and all that must be said about it, without ``content/``."""

    name: str
    file: str
    content: str | bytes
    told: tuple[str, ...]


NUMBERS = iter(range(2, 1000))
CITE = "cite a source, [@source-id, p. 3], or end the paragraph with {.ours}"
QUOTES = "put the whole text in straight quotes"


def page(body: str = "The answer [@b-law].\n", **front: str) -> str:
    """A good chapter, its body on line 12, with a number of its own."""
    text = PAGE[: PAGE.index("The short answer")].replace("number: 1", f"number: {next(NUMBERS)}")
    for old, new in front.items():
        line = next(line for line in text.split("\n") if line.startswith(f"{old}:"))
        text = text.replace(line, new)
    return text.rstrip("\n") + "\n" + body


def in_text(name: str, file: str, body: str, *told: str) -> Fault:
    """A fault in the text of a page; lines count from the page's first line, which the body follows on 12."""
    path = f"pages/{file}.md"
    return Fault(name, path, page(f"The answer [@b-law].\n\n{body}\n"), tuple(f"{path}:{message}" for message in told))


def in_front(name: str, file: str, field: str, line: str, *told: str) -> Fault:
    """A fault in the front matter of a page, in place of a field."""
    path = f"pages/{file}.md"
    return Fault(name, path, page(**{field: line}), tuple(f"{path}:{message}" for message in told))


def source_entry(name: str, extra: str = "", **fields: str) -> str:
    text = SOURCE_FILE[: SOURCE_FILE.index("- id: b-law")].replace("a-news", name)
    for old, new in fields.items():
        text = text.replace(f"    {old}: ", f"    {old}: {new} # ", 1)
    return text + extra


CASE = """\
---
caption: Able v. Baker
short: Able v. Baker
court: A Court
country: us
filed: 2024-03-01
parties:
  - {name: Ann Able, role: claimant}
  - {name: Baker, role: defendant}
subjects: [training]
claims: Copying [@b-law].
stage: filed
outcome: none
status: Pending [@b-law].
as_of: 2026-04-01
confidence: high
events:
  - {date: 2024-03-01, kind: filed, what: "Able files it [@b-law]."}
  - {date: 2024-05, kind: motion, what: "Baker answers [@b-law]."}
---

## What this decided

Nothing [@b-law].

## What it did not decide

The rest [@b-law].

## Why it matters here

It is near. {.ours}
"""

CLAIM = """\
---
claim: Baker copied it all.
said_by: Ann Able
where: "[@b-law]"
date: 2024-03-01
label: allegation
topic: copyright
status: Not tested
safely: Able says that Baker copied it all [@b-law].
---

Nothing more is known [@b-law].
"""

PROVIDER = """\
provider: Baker
documents:
- id: baker-NAME
  document: Terms
  version: of 2026
  effective: 2026-01-01
  binds: consumer
  training:
    answer: unknown
    says: Not read
  sources: [b-law]
  confidence: low
"""

PASTED = """\
references:
- {
\t"id": "doe-2026",
\t"abstract": "A: b, c.",
\t"type": "webpage",
\t"title": "What Doe says",
\t"accessed": {"date-parts": [["2026", 11, 24]]},
\t"issued": {"date-parts": [["2026", 2, 23]]}
  }
"""

TIMELINE = """\
events:
- date: 2026-01-01
  title: A law
  text: A law is made [@b-law].
  kind: law
  topic: copyright
"""


def record(name: str, file: str, text: str, old: str, new: str, *told: str) -> Fault:
    """A fault in a case, a claim, a provider's file or the timeline, put in the place of a piece of the text."""
    assert old in text
    return Fault(name, file, text.replace(old, new, 1), tuple(f"{file}:{message}" for message in told))


def provider(name: str, file: str, old: str, new: str, *told: str) -> Fault:
    """A fault in a provider's file, whose document has an id of its own."""
    text = PROVIDER.replace("NAME", file)
    return record(name, f"providers/{file}.yaml", text, old, new, *told)


RECORDS = (
    record("a stage that is misspelt", "cases/stage.md", CASE, "stage: filed", "stage: fild",
           "12: case.value: 'stage' is 'fild': did you mean 'filed'?"),
    record("a subject that does not exist", "cases/subject.md", CASE, "[training]", "[training, trainig]",
           "10: case.value: 'subjects.2' is 'trainig': did you mean 'training'?"),
    record("an event of a kind that does not exist", "cases/event.md", CASE, "kind: motion", "kind: motoin",
           "19: case.value: 'events.2.kind' is 'motoin': did you mean 'motion'?"),
    record("events in the wrong order", "cases/order.md", CASE, "date: 2024-05", "date: 2023-05",
           "19: case.order: May 2023 stands after 1 March 2024: put the events in the order of their dates"),
    record("an event on a day that does not exist", "cases/day.md", CASE, "date: 2024-05", "date: 2024-02-30",
           "19: case.value: 'events.2.date' is '2024-02-30': there is no such day; write a date as 2026, 2026-03 or 2026-03-30"),
    record("an event that nobody vouches for", "cases/event-uncited.md", CASE, "answers [@b-law]", "answers",
           f"19: page.uncited: nothing is cited for 'Baker answers.…': {CITE}"),
    record("a role that does not exist", "cases/role.md", CASE, "role: defendant", "role: defandant",
           "9: case.value: 'parties.2.role' is 'defandant': did you mean 'defendant'?"),
    record("a status in words only", "cases/as-of.md", CASE, "as_of: 2026-04-01", "as_of: April 2026",
           "15: case.date: 'as_of' is 'April 2026', which is no date: write a day as 2026-02-23"),
    record("a section of a case that was renamed", "cases/section.md", CASE, "## Why it matters here", "## Why it matters",
           "21: case.section: there is no section 'Why it matters here': add '## Why it matters here' and a sentence under it"),
    record("a case that names an example that is not there", "cases/example.md", CASE, "confidence: high", "confidence: high\nexamples: [nobody]",
           "17: link.example: 'nobody' is no example: there is nothing to choose from yet"),
    record("a colon in a caption", "cases/colon.md", CASE, "caption: Able v. Baker", "caption: In re: Baker",
           f'2: yaml.syntax: this cannot be read: a text with a colon has no quotes around it: {QUOTES}: caption: "In re: Baker"'),
    record("a number sign in a caption", "cases/hash.md", CASE, "caption: Able v. Baker", "caption: Able v. Baker #2",
           "2: yaml.comment: '#2' is left out, because '#' begins a remark: put the whole text in straight quotes"),
    record("a claim with a topic that does not exist", "claims/topic.md", CLAIM, "topic: copyright", "topic: copyrights",
           "7: claim.value: 'topic' is 'copyrights': did you mean 'copyright'?"),
    record("a claim with a label that does not exist", "claims/label.md", CLAIM, "label: allegation", "label: accusation",
           "6: claim.value: 'label' is 'accusation': did you mean 'allegation'?"),
    record("a claim about a case that is not there", "claims/case.md", CLAIM, "status: Not tested", "status: Not tested\ncases: [able-v-bakker]",
           "9: link.case: 'able-v-bakker' is no case: none of the 34 that exist is close; check the spelling, or add it first"),
    record("a claim without a word on what is known", "claims/empty.md", CLAIM, "\nNothing more is known [@b-law].\n", "",
           "11: claim.empty: nothing is said of what is known: write it under the front matter, 'nothing' included"),
    record("a claim with a heading", "claims/heading.md", CLAIM, "Nothing more", "## Known\n\nNothing more",
           "12: claim.heading: a claim has no headings: write it as paragraphs"),
    record("a sentence to repeat that nobody vouches for", "claims/safely.md", CLAIM, "all [@b-law]", "all",
           f"9: page.uncited: nothing is cited for 'Able says that Baker copied it all.…': {CITE}"),
    provider("an answer that does not exist", "answer", "answer: unknown", "answer: maybe",
             "9: provider.value: 'documents.1.training.answer' is 'maybe': choose one of: conditional, no, unknown, yes"),
    provider("terms with a source that is not there", "source", "[b-law]", "[b-lew]",
             "11: citation.unknown-source: 'b-lew' is no source: did you mean 'b-law'?"),
    provider("a later version that is not there", "later", "binds: consumer", "superseded_by: baker-laiter\n  binds: consumer",
             "3: provider.superseded: 'baker-laiter' is no document of this provider: did you mean 'baker-later'?"),
    provider("a document without a clause on training", "clause", "  training:\n    answer: unknown\n    says: Not read\n", "",
             "3: provider.missing: 'documents.1.training' is missing: add 'training:', and under it 'says:', 'answer:'"),
    record("a moment of a kind that does not exist", "timeline.yaml", TIMELINE, "kind: law", "kind: lawn",
           "5: timeline.value: 'events.1.kind' is 'lawn': did you mean 'law'?"),
    Fault("a correction of a page that is not there", "corrections.yaml",
          "corrections:\n- date: 2026-01-01\n  where: pages/heer.md\n  was: It was so.\n  now: It is not.\n",
          ("corrections.yaml:3: correction.where: 'pages/heer.md' is no page: did you mean 'pages/here.md'?",)),
    Fault("a figure with two sources", "figures.yaml",
          'figures:\n- value: two\n  what: things\n  source: "[@a-news; @b-law]"\n',
          ("figures.yaml:4: figure.citation: 'source' is '[@a-news; @b-law]', which is not one citation: "
           'write one source in quotes and brackets: "[@source-id, p. 3]"',)),
)  # fmt: skip
"""Faults in records: each in a file that is otherwise good."""

def slip(name: str, file: str, *edits: tuple[str, str], told: tuple[str, ...] = ()) -> Fault:
    """A case in which some pieces of the text were mistyped."""
    text = CASE
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return Fault(name, f"cases/slip-{file}.md", text, tuple(f"cases/slip-{file}.md:{message}" for message in told))


CAPTION = "caption: Able v. Baker"
ANSWER = 'what: "Baker answers [@b-law]."'
UNREAD = "yaml.syntax: this cannot be read"
HARD = "yaml.space: a hard space stands here, as word processors write it: type the space anew"

SLIPS = (
    slip("several slips in one file, and other faults behind them", "many", (CAPTION, "caption: In re: Baker"), ("short: Able v. Baker", "short: @Baker"),
         (ANSWER, "what: Baker answers [@b-law]."), ("stage: filed", "stage: fild"), ("Nothing [@b-law]", "Nothing"),
         told=(f'2: {UNREAD}: a text with a colon has no quotes around it: {QUOTES}: caption: "In re: Baker"',
               f'3: {UNREAD}: a text begins with \'@\': {QUOTES}: short: "@Baker"',
               "12: case.value: 'stage' is 'fild': did you mean 'filed'?",
               f'19: {UNREAD}: a text with a citation has no quotes around it: {QUOTES}: what: "Baker answers [@b-law]."',
               f"24: page.uncited: nothing is cited for 'Nothing.…': {CITE}")),
    slip("smart quotes of a word processor", "smart", (CAPTION, "caption: “In re: Baker”"), (ANSWER, "what: “Baker answers [@b-law].”"),
         told=(f'2: {UNREAD}: curly quotes stand around the text: {QUOTES}: caption: "In re: Baker"',
               f'19: {UNREAD}: curly quotes stand around the text: {QUOTES}: what: "Baker answers [@b-law]."')),
    slip("quote marks inside quotes", "inner", (CAPTION, "caption: 'Able's v. Baker'"), (ANSWER, 'what: "Baker "answers" it [@b-law]."'),
         told=(f'2: {UNREAD}: a quote mark stands inside a text in quotes: {QUOTES}: caption: "Able\'s v. Baker"',
               f'19: {UNREAD}: a quote mark stands inside a text in quotes: {QUOTES}: what: "Baker \\"answers\\" it [@b-law]."')),
    slip("a title that begins with a bracket", "bracket", (CAPTION, "caption: [Draft] Able v. Baker"),
         told=(f'2: {UNREAD}: a text begins with \'[\': {QUOTES}: caption: "[Draft] Able v. Baker"',)),
    slip("a title that begins with a sign of YAML", "sign", (CAPTION, "caption: !Able v. Baker"), ("short: Able", "short: &Able"),
         told=("2: yaml.comment: '!Able' is left out, because '!' begins a sign of YAML: put the whole text in straight quotes",
               "3: yaml.comment: '&Able' is left out, because '&' begins a sign of YAML: put the whole text in straight quotes")),
    slip("no space after a colon", "tight", ("stage: filed", "stage:filed"), ("{date: 2024-03", "{date:2024-03"),
         told=(f"12: {UNREAD}: there is no space after 'stage:': write 'stage: filed'",
               "18: case.missing: 'events.1.date' is missing: add 'date:'",
               "18: case.unknown-key: 'events.1.date:2024-03-01' is no field here: put a space after the colon: date: 2024-03-01")),
    slip("a comma inside braces", "comma", ("name: Baker, role", "name: Baker, Inc., role"),
         told=("9: case.unknown-key: 'parties.2.Inc.' is no field here: it belongs to the text before the comma: "
               "put the whole of it in straight quotes",)),
    slip("a brace that is not closed", "brace", ('[@b-law]."}\n---', '[@b-law]."\n---'),
         told=(f"19: {UNREAD}: the brace is opened and not closed: close it with }} at the end of the line",)),
    slip("a dash of a word processor before an item", "dash", ("  - {date: 2024-05", "  – {date: 2024-05"),
         told=(f"19: {UNREAD}: the item begins with '–': begin it with a hyphen and a space",)),
    slip("no space after a hyphen", "hyphen", ("  - {date: 2024-05", "  -{date: 2024-05"),
         told=(f"19: {UNREAD}: there is no space after the hyphen: write a hyphen and a space",)),
    slip("entries under an empty list", "empty", ("events:", "events: []"),
         told=(f"17: {UNREAD}: 'events' is said to be empty ([]), and then something follows: take the [] away",)),
    slip("a line indented by one", "indent", ("stage: filed", " stage: filed"),
         told=(f"12: {UNREAD}: this line begins with 1 space, the ones it belongs with begin with no space: begin it with no space",)),
    slip("a text that goes on without an indent", "going-on", ("claims: Copying", "claims: Copying\nand more"),
         told=(f"12: {UNREAD}: this line has no 'name:' in front; if it goes on from the line before, it is not indented: "
               "join the two lines, or write 'name: value'",)),
    slip("hard spaces of a word processor", "hard-space", ("stage: filed", "stage:\u00a0filed"), ("  - {date: 2024-05", "\u00a0 - {date: 2024-05"),
         told=(f"12: {HARD}", f"19: {HARD}")),
    slip("a day in the order of Europe or of America", "order", ("as_of: 2026-04-01", "as_of: 23/02/2026"), ("filed: 2024-03-01", "filed: 03/01/2024"),
         told=("6: case.value: 'filed' is '03/01/2024': write 2024-01-03 or 2024-03-01, year, month, day",
               "15: case.date: 'as_of' is '23/02/2026', which is no date: write 2026-02-23")),
    slip("a day in words", "words", ("date: 2024-05", "date: 5 May 2024"), ("filed: 2024-03-01", "filed: March 1, 2024"),
         told=("6: case.value: 'filed' is 'March 1, 2024': write 2024-03-01", "19: case.value: 'events.2.date' is '5 May 2024': write 2024-05-05")),
    slip("words of a list with capitals and spaces", "capitals", ("country: us", "country: US"), ("[training]", "[Fair Use]"), ("stage: filed", "stage: Summary Judgment"),
         told=("5: case.value: 'country' is 'US': did you mean 'us'?", "10: case.value: 'subjects.1' is 'Fair Use': did you mean 'fair-use'?",
               "12: case.value: 'stage' is 'Summary Judgment': did you mean 'summary-judgment'?")),
    slip("a field with a capital", "field", ("stage: filed", "Stage: filed"),
         told=("2: case.missing: 'stage' is missing: add 'stage:'", "12: case.unknown-key: 'Stage' is no field here: did you mean 'stage'?")),
    slip("a list written as a text", "list", ("[training]", "training, fair-use"), ("confidence: high", "confidence: high\nprecedent: perhaps"),
         told=("10: case.value: 'subjects' is 'training, fair-use': write a list: [training, fair-use]",
               "17: case.value: 'precedent' is 'perhaps': write true or false")),
    Fault("a case among the pages", "pages/able-v-baker.md", CASE,
          ("pages/able-v-baker.md:2: files.place: this file has the fields of a case: move it to cases/",)),
    Fault("a claim among the cases", "cases/claimed.md", CLAIM,
          ("cases/claimed.md:2: files.place: this file has the fields of a claim: move it to claims/",)),
    Fault("a case beside the folders", "able-v-baker.md", CASE,
          ("able-v-baker.md:0: files.unknown: nothing here is read: it has the fields of a case; move it to cases/",)),
    Fault("notes beside the folders", "notes.md", "Able v. Baker\n",
          ("notes.md:0: files.unknown: nothing here is read: choose one of: cases, claims, corrections.yaml, figures.yaml, glossary, pages, "
           "providers, site.yaml, sources, teach, timeline.yaml, trees",)),
    Fault("another ending", "sources/mine.yml", SOURCE_FILE,
          ("sources/mine.yml:0: files.kind: only .yaml files belong here: rename it to 'mine.yaml', or put an underscore in front of its name",)),
    Fault("a text file", "cases/able.txt", CASE,
          ("cases/able.txt:0: files.kind: only .md files belong here: rename it to 'able.md', or put an underscore in front of its name",)),
    Fault("a name as people write it", "cases/Able v. Baker.md", CASE,
          ("cases/Able v. Baker.md:0: files.name: 'Able v. Baker' cannot be an address: use small letters, digits and single hyphens: able-v-baker.md",)),
    Fault("four dashes at the end of the front matter", "cases/dashes.md", CASE.replace("\n---\n\n##", "\n----\n\n##"),
          ("cases/dashes.md:20: files.front-matter: the front matter has no end: this line has '----': write three hyphens",)),
    slip("an entry that begins too far to the right", "entry", ('  - {date: 2024-05, kind: motion, what: "Baker', '     - date: 2024-05\n       kind: motion\n       what: "Baker'),
         ('[@b-law]."}\n---', '[@b-law]."\n---'),
         told=(f"19: {UNREAD}: this line begins with 5 spaces, the ones it belongs with begin with 2 spaces: begin it with 2 spaces; move the 2 lines under it too",)),
    Fault("records pasted with the brackets around them", "sources/array.yaml",
          source_entry("q-other") + '[\n\t{\n\t\t"id": "q-one"\n\t\t"type": "webpage",\n\t\t"title": "Q",\n\t\t"note": "n",\n'
          '\t\t"custom": {"label": "press", "read": "primary", "kind": "webpage"}\n\t},\n]\n',
          (f"sources/array.yaml:10: {UNREAD}: a bracket stands alone: take it away, and begin each record with a hyphen and a space",
           f"sources/array.yaml:11: {UNREAD}: the record has no hyphen in front: write '- {{'",
           f"sources/array.yaml:12: {UNREAD}: there is no comma at the end of this line: end it with a comma",
           f"sources/array.yaml:17: {UNREAD}: a comma stands behind the brace that ends the record: take it away",
           f"sources/array.yaml:18: {UNREAD}: a bracket stands alone: take it away, and begin each record with a hyphen and a space")),
    Fault("fields behind the brace of a record", "sources/behind.yaml",
          'references:\n- {\n\t\t"id": "r-one",\n\t\t"type": "webpage"\n\t}\n  note: n\n',
          (f"sources/behind.yaml:6: {UNREAD}: this stands behind the brace that ends the record: put it in front of that brace, after a comma",)),
    Fault("a record pasted from Zotero", "sources/pasted.yaml", PASTED,
          ("sources/pasted.yaml:2: source.missing: 'custom' is missing: add 'custom:', and under it 'label:', 'read:', 'kind:'",
           "sources/pasted.yaml:2: source.missing: 'note' is missing: add 'note:'",
           "sources/pasted.yaml:4: source.not-kept: abstract, accessed: our sources have no place for this: delete it; readers do not see it")),
)  # fmt: skip
"""What people do who edit in a browser, with text from a word processor or a reference manager."""


FAULTS = (
    *RECORDS,
    *SLIPS,
    # What comes with text from word processors
    in_text("bullets of a word processor", "bullets", "• one [@b-law]\n• two [@b-law]",
            "14: markdown.list: this is no list, as word processors write them: begin each item with a hyphen and a space, and put an empty line before the first",
            "15: markdown.list: this is no list, as word processors write them: begin each item with a hyphen and a space, and put an empty line before the first"),
    in_text("a hard space after a hyphen", "hard-item", "-\u00a0one [@b-law]",
            "14: markdown.list: this is no list, as word processors write them: begin each item with a hyphen and a space, and put an empty line before the first"),
    in_text("a list numbered with brackets", "brackets", "1) one [@b-law]",
            "14: markdown.list: this is no list: write 1. and a space, and put an empty line before the first item"),
    in_text("a table pasted with tabs", "tabs", "a\tb\n1\t2 [@b-law]",
            "14: markdown.tab: a tab stands in the text, as in a list or a table pasted from elsewhere: "
            "begin an item with a hyphen and a space; part the cells of a table with bars: | a | b |",
            "15: markdown.tab: a tab stands in the text, as in a list or a table pasted from elsewhere: "
            "begin an item with a hyphen and a space; part the cells of a table with bars: | a | b |"),
    in_text("an address in the text", "address", "See https://example.org/x [@b-law].",
            "14: link.bare: an address stands in the text: cite it as a source, [@source-id]; pages about the site may link to it, [words](https://example.org)"),
    Fault("an invisible character", "pages/invisible.md", page("It is\u200b so [@b-law].\n"),
          ("pages/invisible.md:12: files.encoding: there is an invisible character (U+200B) after 'It is': delete it, or type the words around it anew",)),
    in_text("a link of another kind of site", "wiki", "See [[fair use]] [@b-law].",
            "14: link.form: this link cannot be read: write [words](file.md), without spaces, title or brackets inside"),
    in_text("brackets of a link the wrong way round", "round", "See (it)[here.md] and [it] (here.md) [@b-law].",
            "14: link.form: this link cannot be read: write [words](file.md), without spaces, title or brackets inside"),
    in_text("a heading that is underlined", "underlined", "It is so [@b-law]\n---",
            "15: markdown.heading: a line of signs stands under words, as under a heading: write ## in front of the words, or an empty line between"),
    in_text("words struck through", "struck", "It is ~~not~~ so [@b-law].",
            "14: markdown.emphasis: nothing is struck through here: delete the words, or take the ~~ away"),
    in_text("a kind of section in round brackets", "round-kind", "## What is open (.disputed)\n\nIt is so [@b-law].",
            "14: markdown.heading-kind: '(.disputed)' stands in round brackets: write {.disputed}"),
    # Citations and labels
    in_text("two sources parted by a comma", "citation-comma-two", "It was said [@a-news, @b-law].",
            "14: citation.syntax: '@a-news, @b-law' is no citation: part two sources with a semicolon: [@a-news; @b-law]"),
    in_text("an address as a citation", "citation-address", "It was said [@https://example.org].",
            "14: citation.syntax: '@https://example.org' is no citation: cite a source by its id, not by its address; if there is none yet, add it to sources/ first"),
    in_text("a citation with capitals", "citation-capitals", "It was said [@A-News As allegation].",
            "14: citation.syntax: '@A-News As allegation' is no citation: ids and labels have small letters: [@a-news as allegation]"),
    in_text("a source that was renamed", "renamed-source", "It was said [@a-newz].",
            "14: citation.unknown-source: 'a-newz' is no source: did you mean 'a-news'?"),
    in_text("a citation with a typing error in its brackets", "citation-open", "It was said [@a-news, p. 3.",
            "14: citation.syntax: a citation is opened and not closed: close it with ']': [@source-id, p. 3]"),
    in_text("a page without a comma before it", "citation-comma", "It was said [@a-news p. 3].",
            "14: citation.syntax: '@a-news p. 3' is no citation: write @source-id, then a comma and the page: [@source-id, p. 3; @other-id]"),
    in_text("a citation without brackets", "citation-bare", "As @a-news says. {.ours}",
            "14: citation.syntax: '@a-news' stands outside brackets: write [@a-news], or with the page: [@a-news, p. 3]"),
    in_text("a label that does not exist", "label-unknown", "It was said [@a-news as rumour].",
            "14: citation.label: 'rumour' is no label: none of the 21 that exist is close; check the spelling, or add it first"),
    in_text("a label that is made stronger", "label-stronger", "It is so [@a-news as finding].",
            "14: citation.stronger: 'a-news' is labelled press; a citation may not make it finding: "
            "leave 'as finding' out, or use: allegation, company-statement, denial, expert-opinion"),
    in_text("a paragraph that nobody vouches for", "uncited", "## One\n\nIt is so [@b-law].\n\nSo is that.",
            f"18: page.uncited: nothing is cited for 'So is that.…': {CITE}"),
    in_text("one item of a list that nobody vouches for", "uncited-item", "- one [@b-law]\n- two\n- three {.ours}",
            f"15: page.uncited: nothing is cited for 'two…': {CITE}"),
    # Links
    in_text("a page that was renamed", "renamed-page", "See [there](heer.md). {.ours}",
            "14: link.unknown: 'heer.md' is no published file: did you mean 'here.md'?"),
    in_text("a term that was renamed", "renamed-term", "It is [fair](../glossary/fair-usage.md). {.ours}",
            "14: link.unknown: '../glossary/fair-usage.md' is no published file: did you mean '../glossary/fair-use.md'?"),
    in_text("an anchor that was renamed", "orphan-anchor", "See [there](here.md#what-the-law-say). {.ours}",
            "14: link.anchor: there is no '#what-the-law-say' there: did you mean 'what-the-law-says'?"),
    in_text("an anchor of its own that is not there", "orphan-own-anchor", "See [below](#p9). {.ours}",
            "14: link.anchor: there is no '#p9' there: choose one of: p1, p2"),
    in_text("a link that leads outside", "outside-link", "See [it](https://example.org). {.ours}",
            "14: link.outside: 'https://example.org' leads outside: cite it as a source: [@source-id]"),
    in_text("a link that is an address of the site", "absolute-link", "See [it](/here/). {.ours}",
            "14: link.kind: '/here/' is no link to a content file: link to a file, such as the-accusation.md or ../glossary/fair-use.md"),
    in_text("a link that would run a script", "script-link", "See [it](javascript:alert(1)). {.ours}",
            "14: link.form: this link cannot be read: write [words](file.md), without spaces, title or brackets inside"),
    in_text("a link that is defined elsewhere", "defined-link", "See [it][x]. {.ours}\n\n[x]: here.md {.ours}",
            "14: link.form: this link cannot be read: write [words](file.md), without spaces, title or brackets inside",
            "16: link.form: a link is defined apart from its words: write [words](file.md) where the link stands"),
    # Markdown
    in_text("a fence that is not closed", "fence", "```\ncode\n\nIt is so [@b-law].",
            "14: markdown.fence: a block that begins with ``` or ~~~ has no end: "
            "put the same three signs alone on a line after it, and begin both lines without spaces"),
    in_text("HTML", "html", "It is <b>so</b> [@b-law].",
            "14: markdown.html: HTML is not used here: write Markdown; for the sign itself write \\<"),
    in_text("a picture", "image", "![it](here.md) {.ours}", "14: markdown.image: pictures are not used here: use a ```chart block"),
    in_text("a table with a cell too many", "table-wide", "| a | b |\n|---|---|\n| 1 | 2 [@b-law] |\n| 1 | 2 | 3 |",
            "17: markdown.table: this row has 3 cells, its table has 2: "
            "put a bar between cells, \\| for the sign itself, and an empty line after the table"),
    in_text("a table with a cell too few", "table-narrow", "| a | b |\n|---|---|\n| 1 [@b-law] |",
            "16: markdown.table: this row has 1 cell, its table has 2: "
            "put a bar between cells, \\| for the sign itself, and an empty line after the table"),
    in_text("a table without its line of dashes", "table-broken", "| a | b |\n| 1 | 2 [@b-law] |",
            "14: markdown.table: this is no table: put as many dashes under its head as the head has cells: | --- | --- |"),
    in_text("a caption without a table", "caption", "Table: lost {.ours}",
            "14: markdown.caption: this caption has no table: put it after its table, with an empty line between"),
    in_text("a heading of level 1", "heading-level", "# One\n\nIt is so [@b-law].",
            "14: markdown.heading-level: only headings of level 2 and 3 are used: write ## or ###"),
    in_text("a kind of section that does not exist", "heading-kind", "## One {.dispute}\n\nIt is so [@b-law].",
            "14: markdown.heading-kind: '.dispute' is no kind of section: did you mean '.disputed'?"),
    in_text("the same heading twice", "heading-twice", "## One\n\nIt is so [@b-law].\n\n## One\n\nIt is so [@b-law].",
            "18: markdown.anchor: '#one' stands here a second time (first on line 14): change the heading, or give it {#another-id}"),
    in_text("a mark that is not closed", "ours-open", "It follows [@b-law]. {.ours",
            "14: markdown.attribute: braces stand where they mean nothing: "
            "put {.ours} or {#p12} at the end of the paragraph, and close it with '}'"),
    in_text("a mark that is misspelt", "ours-misspelt", "It follows [@b-law]. {.our}",
            "14: markdown.attribute: '{.our}' means nothing here: use {.ours} for our own reasoning, or {#p12} to keep a paragraph number"),
    in_text("a list without an empty line before it", "list-tight", "Two things [@b-law]:\n- one\n- two",
            "15: markdown.list: this is no list: put an empty line before the first item, or join the line to the one before",
            "16: markdown.list: this is no list: put an empty line before the first item, or join the line to the one before"),
    in_text("a list in a list by two spaces", "list-indent", "- one [@b-law]\n  - two {.ours}",
            "15: markdown.indent: this line is indented by 2: indent by four spaces what belongs to a list item or a callout, "
            "and by none what does not"),
    in_text("a paragraph that has become code", "indented", "    It is so [@b-law].",
            "14: markdown.indented-code: four spaces in front make this code: take the spaces away, or put code between two lines of ```"),
    in_text("bold words that are not closed", "bold", "It is **so [@b-law].",
            "14: markdown.emphasis: two stars have no partner: write **words**, with no space inside the stars"),
    in_text("code that is not closed", "backquote", "It is `so [@b-law].",
            "14: markdown.code: a backquote has no partner: write `words`"),
    in_text("a footnote", "footnote", "It is so[^1] [@b-law].",
            "14: markdown.footnote: footnotes are not used here: cite a source, [@source-id, p. 3], or write it in the text"),
    in_text("a callout of a kind that does not exist", "callout", '!!! danger "Mind"\n    It is so [@b-law].',
            "14: markdown.callout: 'danger' is no kind of callout: choose one of: careful, note"),
    in_text("a chart whose YAML is broken", "chart-broken", "```chart\nid: one\nkind: bars\ntitle: [open\n```",
            "17: yaml.syntax: this cannot be read: a brace or bracket is opened and not closed before this line: "
            "close it with } or ], or put the text in it in straight quotes"),
    in_text("a private character", "private", "It is \ue000note:1\ue001 so [@b-law].",
            "14: markdown.character: there is a character that is kept for the machine (U+E000 to U+E002): delete it"),
    # Sections
    in_text("a section with nothing in it", "section-empty", "## One\n\n## Two\n\nIt is so [@b-law].",
            "14: page.empty-section: there is nothing under 'One': write a paragraph there, or take the heading away"),
    in_text("a section that begins with a subheading", "section-sub", "## One\n\n### Two\n\nIt is so [@b-law].",
            "16: page.subheading: 'Two' cannot be a subheading here: put a paragraph before it, or make it a section of its own with ##"),
    Fault("an answer that is too long", "pages/answer-long.md", page(f"{'word ' * 120}[@b-law].\n"),
          ("pages/answer-long.md:12: page.answer: the 60-second answer has 120 words: keep it under 120",)),
    Fault("no answer at all", "pages/answer-none.md", page("## One\n\nIt is so [@b-law].\n"),
          ("pages/answer-none.md:12: page.answer: there is no 60-second answer: write it before the first heading",)),
    # Front matter
    in_front("a day that does not exist", "bad-day", "reviewed", "reviewed: 2026-11-31",
             "7: page.date: 'reviewed' is '2026-11-31', which is no date: write a day as 2026-02-23"),
    in_front("a date in words", "date-words", "reviewed", "reviewed: 24 Nov 2026",
             "7: page.date: 'reviewed' is '24 Nov 2026', which is no date: write 2026-11-24"),
    in_front("a review before the last change", "review-old", "reviewed", "reviewed: 2026-11-23",
             "7: page.reviewed: a change is younger than the last review: set 'reviewed' to the day of the last change or later"),
    in_front("curly quotes around a value", "curly", "title", "title: “Here”",
             "2: yaml.quotes: curly quotes stand around the value: use straight quotes, or none"),
    in_front("a colon in a value", "colon", "description", "description: One: two",
             f'6: yaml.syntax: this cannot be read: a text with a colon has no quotes around it: {QUOTES}: description: "One: two"'),
    in_front("a quote mark that is not closed", "quote-open", "title", 'title: "Here',
             f'2: yaml.syntax: this cannot be read: a quote mark is opened and not closed: {QUOTES}: title: "Here"'),
    in_front("a tab", "tab", "short", "short: Here\n\tmore: x", "4: yaml.tab: a line begins with a tab: use spaces"),
    in_front("a field twice", "twice", "short", "short: Here\ntitle: There",
             "4: yaml.duplicate-key: 'title' stands here a second time: keep one of the two; the first is on line 2"),
    in_front("a field that does not exist", "unknown-key", "short", "shrot: Here",
             "3: page.unknown-key: 'shrot' is no field here: did you mean 'short'?"),
    in_front("a field that is missing", "missing-key", "description", "# no description",
             "2: page.missing: 'description' is missing: add 'description:'"),
    in_front("a word for a number", "wrong-type", "number", "number: five", "4: page.value: 'number' is 'five': write a whole number"),
    in_front("a list for a text", "wrong-list", "title", "title: [a, b]", "2: page.value: 'title' is a list: write a text"),
    in_front("a kind that does not exist", "wrong-kind", "kind", "kind: chapitre",
             "5: page.value: 'kind' is 'chapitre': did you mean 'chapter'?"),
    in_front("a page in the wrong folder", "wrong-folder", "kind", "kind: about",
             "5: page.place: a page of kind 'about' does not belong in this folder: move it to pages/about/"),
    in_front("an alias", "alias", "short", "short: &a [x]\ndraft: *a",
             "4: yaml.alias: '*a' takes a value from elsewhere: write it out"),
    in_front("a tree that does not exist", "next-step", "short", "next_step:\n  tree: is-it-theft\n  words: Walk on",
             "4: page.next-step: 'is-it-theft' is no tree: there is nothing to choose from yet"),
    Fault("no front matter", "pages/no-front.md", "Just words [@b-law].\n",
          ("pages/no-front.md:1: files.front-matter: the file does not begin with front matter: "
           "put '---' on the first line, then the fields, then '---'",)),
    Fault("front matter without an end", "pages/no-end.md", "---\ntitle: x\n\nWords [@b-law].\n",
          ("pages/no-end.md:1: files.front-matter: the front matter has no end: "
           "put '---' on a line of its own after the last field",)),
    # Files
    Fault("an empty file", "pages/empty.md", "",
          ("pages/empty.md:1: files.front-matter: the file does not begin with front matter: "
           "put '---' on the first line, then the fields, then '---'",)),
    Fault("Windows line ends", "pages/windows.md", page().replace("\n", "\r\n"),
          ("pages/windows.md:1: files.line-ends: the line ends are those of Windows: choose 'LF' where your editor says 'CRLF', and save; readers see no difference",)),
    Fault("a byte-order mark", "pages/bom.md", b"\xef\xbb\xbf" + page().encode(),
          ("pages/bom.md:1: files.bom: the file begins with an invisible mark: choose 'UTF-8' and not 'UTF-8 with BOM', and save; readers see no difference",)),
    Fault("another encoding", "pages/latin.md", page("Bucil\u00e3 [@b-law].\n").encode("latin-1"),
          ("pages/latin.md:12: files.encoding: this is not UTF-8 text: save the file as UTF-8",)),
    Fault("a null character", "pages/null.md", page("So\x00 [@b-law].\n"),
          ("pages/null.md:12: files.encoding: there is an invisible character (U+0000) after 'So': delete it, or type the words around it anew",)),
    Fault("a file far too large", "pages/huge.md", b"x" * 2_000_001, ("pages/huge.md:0: files.size: the file is larger than 2 MB: split it",)),
    Fault("a picture among the pages", "pages/picture.png", b"\x89PNG\x00\xff",
          ("pages/picture.png:0: files.kind: only .md files belong here: move it, or put an underscore in front of its name",)),
    Fault("a name with capitals and a space", "pages/My Page.md", page(),
          ("pages/My Page.md:0: files.name: 'My Page' cannot be an address: use small letters, digits and single hyphens: my-page.md",)),
    Fault("a name that is in use", "pages/sources.md", page(),
          ("pages/sources.md:0: page.address: the address /sources/ is in use: give the file another name",)),
    Fault("a folder named like a file", "pages/folder.md/x.txt", "x",
          ("pages/folder.md:0: files.kind: only .md files belong here: move it, or put an underscore in front of its name",)),
    Fault("a folder that nobody reads", "page/x.md", "x", ("page:0: files.unknown: nothing here is read: did you mean 'pages'?",)),
    Fault("nonsense in a folder that nobody reads", "sourcess/\u00fc\u00df.bin", b"\x00\xff\xfe",
          ("sourcess:0: files.unknown: nothing here is read: did you mean 'sources'?",)),
    # Other files
    Fault("a term without a meaning", "glossary/empty.md", "---\ntitle: empty\n---\n",
          ("glossary/empty.md:4: term.empty: the term has no meaning yet: write it under the front matter",)),
    Fault("a term with a heading", "glossary/heading.md", "---\ntitle: h\n---\n## H\n\nMeaning [@b-law].\n",
          ("glossary/heading.md:4: term.heading: a term has no headings: write it as paragraphs",)),
    Fault("two sources of one id", "sources/twice.yaml", source_entry("b-law"),
          ("sources/twice.yaml:2: source.duplicate: 'b-law' is already a source (content/sources/sources.yaml:10): "
           "give it another id, or delete one of the two",)),
    Fault("a source with a label that does not exist", "sources/label.yaml", source_entry("c-one", label="pres"),
          ("sources/label.yaml:7: source.value: 'custom.label' is 'pres': did you mean 'press'?",)),
    Fault("a source with a day that does not exist", "sources/day.yaml",
          source_entry("c-two", "  issued:\n    date-parts:\n    - [2026, 2, 30]\n"),
          ("sources/day.yaml:11: source.value: 'issued.date-parts' does not fit: "
           "write year, month and day as numbers, such as [[2026, 2, 23]]",)),
    Fault("a source whose address would run a script", "sources/address.yaml", source_entry("c-three", "  URL: javascript:x\n"),
          ("sources/address.yaml:10: source.value: 'URL' is 'javascript:x': write a web address in full, beginning with https://",)),
    Fault("sources without their first line", "sources/list.yaml", "- id: x\n",
          ("sources/list.yaml:1: source.file: there is no list of references: "
           "write 'references:' and each source under it as '- id: …'",)),
    Fault("a bomb of aliases", "sources/bomb.yaml", "references: &a\n- &b [x, x]\n" + "".join(f"- &{n}{n} [*b, *b]\n" for n in "cdef"),
          tuple(f"sources/bomb.yaml:{line}: yaml.alias: '*b' takes a value from elsewhere: write it out" for line in (3, 4, 5, 6))),
    Fault("a value that contains itself", "sources/self.yaml", "references: &a\n- *a\n",
          ("sources/self.yaml:2: yaml.alias: '*a' takes a value from elsewhere: write it out",)),
    Fault("a field of the site that does not exist", "site.yaml", "name: A site\ndescription: It.\nlicense_code: MIT\n",
          ("site.yaml:3: site.unknown-key: 'license_code' is no field here: did you mean 'licence_code'?",)),
)  # fmt: skip


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write(tmp_path_factory.mktemp("faults") / "content")
    write(root, {fault.file: fault.content for fault in FAULTS})
    (root / "pages" / "loop.md").symlink_to(root / "pages" / "loop.md")
    (root / "pages" / "around").symlink_to(root)
    os.mkfifo(root / "glossary" / "pipe.md")
    return root


@pytest.fixture(scope="module")
def told(content: Path) -> tuple[Problem, ...]:
    catalogue, problems = load(content)
    assert catalogue is None
    return problems


SPECIAL = (
    "pages/loop.md:0: files.unreadable: cannot be read (Too many levels of symbolic links): check that it exists and may be read",
    "glossary/pipe.md:0: files.unreadable: this is no plain file: put a text file in its place",
)


def test_there_are_more_than_a_hundred_faults() -> None:
    assert len(FAULTS) + len(SPECIAL) > 100
    assert len({fault.file for fault in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize("fault", [pytest.param(fault, id=fault.name) for fault in FAULTS])
def test_a_fault_is_told_at_its_line_with_a_mend(fault: Fault, told: tuple[Problem, ...]) -> None:
    place = fault.told[0].partition(":")[0]
    found = [str(one).removeprefix("content/") for one in told if one.path == f"content/{place}"]
    assert found == list(fault.told)


def test_yes_and_no_are_true_and_false(tmp_path: Path) -> None:
    text = CASE.replace("confidence: high", "confidence: high\nprecedent: Yes\ndraft: no")
    found, problems = load(write(tmp_path / "content", {**FILES, "cases/x.md": text}))
    assert problems == ()
    assert found is not None
    assert (found.cases["x"].front.precedent, found.cases["x"].front.draft) == (True, False)


def test_what_cannot_be_read_at_all_is_told(told: tuple[Problem, ...]) -> None:
    messages = [str(problem).removeprefix("content/") for problem in told]
    assert set(SPECIAL) <= set(messages)


def test_nothing_else_is_told(told: tuple[Problem, ...]) -> None:
    expected = sum(len(fault.told) for fault in FAULTS) + len(SPECIAL)
    assert len(told) == expected


def test_the_same_folder_without_faults_is_good(tmp_path: Path) -> None:
    catalogue, problems = load(write(tmp_path / "content", FILES))
    assert problems == ()
    assert catalogue is not None


def test_a_fault_in_a_folder_with_an_underscore_is_nobodys(tmp_path: Path) -> None:
    files = {**FILES, "_old/x.md": "x", "pages/_draft.md": "x", "pages/about/_draft.md": ABOUT + "\n[@nobody]"}
    assert load(write(tmp_path / "content", files))[1] == ()
