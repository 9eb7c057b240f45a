"""Headings: levels 2 and 3, an anchor made from the words, and the kind of section given in braces."""

from __future__ import annotations

import re

from explainer.library.files import NAME
from explainer.library.markdown.body import Heading
from explainer.library.markdown.marks import find, words_of
from explainer.library.markdown.text import Text
from explainer.library.problems import did_you_mean

KINDS = (".disputed", ".strongest", ".wrong", ".figures", ".think", ".discuss")
ATTRIBUTES = re.compile(r"\s*\{([^{}]*)\}$")
IN_BRACKETS = re.compile(r"\((\.[a-z]+)\)$")
KEPT_ANCHOR = re.compile(r"[pn]\d+[a-z]?|figure-.*")


def read_heading(tag: str, html: str, line: int, text: Text) -> Heading:
    """A heading from its HTML, and all that is wrong with it."""
    words = words_of(html)
    kind, anchor = "", ""
    attributes = ATTRIBUTES.search(words)
    if attributes:
        words = words[: attributes.start()]
        kind, anchor = _attributes(attributes[1], line, text)
    heading = Heading(int(tag[1]), words, anchor or slug(words), kind, line)
    _check(heading, html, text)
    return heading


def _attributes(inside: str, line: int, text: Text) -> tuple[str, str]:
    kind, anchor = "", ""
    for word in inside.split():
        if word in KINDS:
            kind = word[1:]
        elif word.startswith("#"):
            anchor = word[1:]
        else:
            text.problem(
                line, "markdown.heading-kind", f"'{word}' is no kind of section", did_you_mean(word, KINDS)
            )
    return kind, anchor


def _check(heading: Heading, html: str, text: Text) -> None:
    if heading.level not in (2, 3):
        text.problem(
            heading.line,
            "markdown.heading-level",
            "only headings of level 2 and 3 are used",
            "write ## or ###",
        )
    if (meant := IN_BRACKETS.search(heading.title)) and meant[1] in KINDS:
        text.problem(heading.line, "markdown.heading-kind", f"'{meant[0]}' stands in round brackets", f"write {{{meant[1]}}}")
    if heading.level == 3 and heading.kind:
        text.problem(
            heading.line,
            "markdown.heading-kind",
            "only headings of level 2 have a kind",
            f"take {{.{heading.kind}}} away",
        )
    if find("cite", html) or "<a" in html:
        text.problem(
            heading.line,
            "markdown.heading-words",
            "a heading holds a citation or a link",
            "move it into the text below",
        )
    if not NAME.fullmatch(heading.anchor) or KEPT_ANCHOR.fullmatch(heading.anchor):
        text.problem(
            heading.line, "markdown.anchor", f"'#{heading.anchor}' cannot be the anchor of a heading",
            "give it one of small letters, digits and single hyphens, such as {#what-is-open}",
        )  # fmt: skip


def slug(title: str) -> str:
    """An anchor made from a heading: small letters and hyphens.

    >>> slug("What's disputed?")
    'whats-disputed'
    """
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", title.lower())).strip("-")
