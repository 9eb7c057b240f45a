"""What holds for every text: nothing raises, nothing is lost, no HTML comes through, lines are right."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.library.citations import groups
from explainer.library.markdown import Block, Body
from explainer.library.markdown.marks import MARK, find
from explainer.library.problems import Problems
from tests.library.material import ADDRESSES, rendered, steady

GRAMMAR = (
    "[@a-news]", "[@b-law, s. 1; @c-ruling]", "[@a-news as denial]", "[@nobody]", "[@a-news", "[words](there.md)", "[x](#p1)",
    "[x](javascript:alert(1))", "![x](there.md)", "[x][y]", "\n[y]: there.md\n", "**", "*", "_", "`", "```", "\n```\n", "~~~",
    "\n```chart\nid: c\n```\n", "\n## ", "\n### ", "\n# ", "\n- ", "\n    - ", "\n1. ", "\n> ", "\n\n", "\n", "    ", "\t", "  \n",
    "{.ours}", "{#p3}", "{.disputed}", "{", "}", "|", "\n|---|---|\n", "\n| a | b |\n", "\nTable: x\n", '\n!!! note "T"\n    ',
    "\n!!! note\n", "\n:   ", "\n---\n", "\n===\n", "<b>", "<script>", "&lt;", "&#xe000;", "\ue000", "\ue001", "\ue002",
    "\ue000note:1\ue001", "\x02", "\x03", "\\", '"', "'", "--", "...", "§ 1", "words", "é", "蒸", "🜍", "@a-news", "x", " ", "!", ":", "(", ")", "]",
)  # fmt: skip

texts = st.lists(st.sampled_from(GRAMMAR) | st.text(max_size=5), max_size=40).map("".join)
ALLOWED = re.compile(
    r"</?(?:p|ul|ol|li|dl|dt|dd|blockquote|pre|code|em|strong|a|table|caption|thead|tbody|tr|th|td|div|h2|h3|hr|br)"
    r'(?: (?:href|class|start)="[^"<>]*")*>'
)
CLASSES = re.compile(r'class="(?!admonition-title"|admonition (?:note|careful)"|language-[\w-]+")')
HREF = re.compile(r'href="([^"]*)"')


def blocks(found: Body) -> list[Block]:
    return [item for item in found.items if isinstance(item, Block)]


many = settings(steady, max_examples=400)


@many
@given(texts, st.booleans())
def test_nothing_raises_and_every_problem_has_a_line_of_the_text(text: str, must_cite: bool) -> None:
    messages = rendered(text, must_cite=must_cite)[1]
    lines = [int(message.split(":")[1]) for message in messages]
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)


@many
@given(texts)
def test_only_our_own_html_comes_through(text: str) -> None:
    found, messages = rendered(text)
    for block in blocks(found):
        assert "<" not in ALLOWED.sub("", block.html)
        if not messages:
            assert not CLASSES.search(block.html)


@many
@given(texts)
def test_links_lead_to_files_that_are_published_and_nowhere_else(text: str) -> None:
    for block in blocks(rendered(text)[0]):
        for target in HREF.findall(block.html):
            assert target.partition("#")[0] in {"", *ADDRESSES.values()}


@many
@given(texts)
def test_only_marks_of_our_own_are_in_the_html(text: str) -> None:
    """Whatever private characters a text has, it gets no note and no figure that it did not ask for."""
    found = rendered(text)[0]
    for block in blocks(found):
        assert {kind for kind, _ in MARK.findall(block.html)} <= {"note", "chart"}
        assert not re.search("[\ue000-\ue002]", MARK.sub("", block.html))
        assert [int(number) for number in find("note", block.html)] == (
            [] if block.kind == "figure" else [note.number for note in block.notes]
        )


@many
@given(texts)
def test_every_citation_that_is_found_is_shown_unless_something_is_told(text: str) -> None:
    found, messages = rendered(text)
    if not messages:
        without_code = re.sub(r"(`+)[\s\S]*?\1", "", text)
        cited = [group.citations for _, _, group in groups(without_code, "x", 1, Problems())]
        shown = [tuple(entry.source.id for entry in note.entries) for note in found.notes]
        assert shown == [tuple(citation.source for citation in group) for group in cited]


@many
@given(texts)
def test_numbers_of_notes_and_paragraphs_and_lines_only_rise(text: str) -> None:
    found = rendered(text.replace("{#p3}", ""))[0]
    numbers = [int(block.number) for block in blocks(found) if block.number]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [note.number for note in found.notes] == list(range(1, len(found.notes) + 1))
    lines = [item.line for item in found.items]
    assert lines == sorted(lines)


GOOD = (
    "One sentence [@a-news].", "Two lines\nin one paragraph. {.ours}", "- one [@a-news]\n- two [@b-law]", "## A heading",
    "> A quotation [@c-ruling].", '!!! note "Title"\n    Its text. {.ours}', "| a | b |\n|---|---|\n| 1 | 2 [@a-news] |",
    "```\ncode [@nobody] <b>\n\nmore\n```", "Code `over\ntwo lines` [@a-news].", "A citation [@a-news,\np. 3] over two lines.",
    "1. one {.ours}\n\n    more of one\n\n2. two {.ours}", "Term\n:   Meaning [@b-law].", "[A link](there.md) and `code`. {.ours}",
    "---", "An escaped \\* sign \\\n{.ours}",
)  # fmt: skip

FAULTS = (
    ("Text with [@nobody].", "citation.unknown-source"), ("Text with [@a-news as holding].", "citation.stronger"),
    ("Text with [@a-news, p. 3.", "citation.syntax"), ("Text with [a link](nowhere.md). {.ours}", "link.unknown"),
    ("Text with [a link](x.md 'y'). {.ours}", "link.form"), ("Text with <b>. {.ours}", "markdown.html"),
    ("Text with nothing.", "page.uncited"), ("Text. {.theirs} {.ours}", "markdown.attribute"), ("Text {.ours", "markdown.attribute"),
    ("#### Deep", "markdown.heading-level"), ("## Odd {.odd}", "markdown.heading-kind"), ("```\nopen", "markdown.fence"),
    ("| a | b |\n|---|\n| 1 | 2 {.ours} |", "markdown.table"), ("Text **open. {.ours}", "markdown.emphasis"),
    ("    code {.ours}", "markdown.indented-code"), ('!!! odd "Title"\n    Text. {.ours}', "markdown.callout"),
    (" Text. {.ours}", "markdown.indent"), ("Table: Lost {.ours}", "markdown.caption"), ("Text[^1]. {.ours}", "markdown.footnote"),
    ("Text `open. {.ours}", "markdown.code"), ("![x](there.md) {.ours}", "markdown.image"),
)  # fmt: skip


@many
@given(st.lists(st.sampled_from(GOOD), max_size=8), st.sampled_from(FAULTS), st.lists(st.sampled_from(GOOD), max_size=4))
def test_a_fault_is_told_at_its_line_wherever_it_stands(before: list[str], fault: tuple[str, str], after: list[str]) -> None:
    before = [part for part in before if part != "## A heading"] if fault[1] == "markdown.indented-code" else before
    after = [part for part in after if "```" not in part] if fault[1] == "markdown.fence" else after
    text = "\n\n".join([*before, "A paragraph. {.ours}", fault[0], *after])
    line = "\n\n".join([*before, "A paragraph. {.ours}", ""]).count("\n") + 1
    messages = [message for message in rendered(text, must_cite=True)[1] if "markdown.anchor" not in message]
    assert [message.split(": ")[0].removeprefix("content/pages/here.md:") for message in messages if fault[1] in message] == [str(line)]


@many
@given(st.lists(st.sampled_from(GOOD), max_size=10))
def test_good_parts_are_good_together(parts: list[str]) -> None:
    told = rendered("\n\n".join(parts), must_cite=True)[1]
    assert [message for message in told if "markdown.anchor" not in message] == []
