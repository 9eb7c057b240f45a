"""Words of a tree: loaded words, companies' names, options of very unequal length.

A loaded word may stand where it is a statute's own or is quoted; the front matter's ``loaded_words`` lists the
phrases in which it may, each with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from statistics import median

from explainer.library.wording import LOADED
from explainer.trees.model import Example, Tree, plain
from explainer.trees.names import Finding

COMPANIES = (
    "Alibaba", "Amazon", "Anthropic", "Apple", "Baidu", "ByteDance", "ChatGPT", "Claude", "Cohere", "DeepSeek", "Facebook",
    "Gemini", "Google", "Grok", "IBM", "Kimi", "LinkedIn", "Llama", "Meta", "Microsoft", "MiniMax", "Mistral", "Moonshot",
    "Nvidia", "OpenAI", "Perplexity", "Qwen", "Reddit", "Stability AI", "Tencent", "xAI", "Zhipu",
)  # fmt: skip

NO_COMPANIES = frozenset({"United States"})  # parties of examples that a tree may name
MUCH_LONGER = 4  # times the middle length of the other options
LONG = 80  # characters; a shorter option is never too long


def loaded_words(tree: Tree) -> Iterator[Finding]:
    """No loaded word outside the phrases that the front matter allows. The title, which asks, is let be."""
    allowed = [re.compile(re.escape(phrase), re.IGNORECASE) for phrase in tree.loaded_words]
    loaded = _any_of(LOADED, re.IGNORECASE)
    used: set[str] = set()
    for line, text in texts(tree):
        rest = text
        for phrase in allowed:
            used |= {phrase.pattern} if phrase.search(text) else set()
            rest = phrase.sub(" ", rest)
        for match in loaded.finditer(rest):
            yield Finding(
                line,
                "loaded-word",
                f"'{match[0]}' takes a side",
                "choose a plain word, or allow the phrase under 'loaded_words:' with the reason",
            )
    for phrase in allowed:
        if phrase.pattern not in used:
            shown = next(name for name in tree.loaded_words if re.escape(name) == phrase.pattern)
            yield Finding(
                tree.front_line("loaded_words"),
                "loaded-word",
                f"'{shown}' is allowed and stands nowhere",
                "delete it from 'loaded_words:'",
            )


def companies(tree: Tree, examples: Mapping[str, Example]) -> Iterator[Finding]:
    """No company is named in a tree, neither a well-known one nor a party of one of its examples."""
    named = _any_of({*COMPANIES, *parties(examples.values())} - NO_COMPANIES)
    for line, text in texts(tree):
        for match in named.finditer(text):
            yield Finding(
                line,
                "company",
                f"'{match[0]}' is a party's name",
                "say what kind of party it is; names belong in examples",
            )


def parties(examples: Iterable[Example]) -> set[str]:
    """The names among the parties of examples: ``Moonshot AI`` of ``Moonshot AI (accused)``."""
    names = {party.split(" (")[0] for example in examples for party in example.parties}
    return {name for name in names if all(word[:1].isupper() for word in name.split())}


def lopsided(tree: Tree) -> Iterator[Finding]:
    """No option of a question is much longer than its neighbours: a long option draws the eye."""
    for question in tree.questions:
        for answer in question.answers:
            others = [len(other.text) for other in question.answers if other is not answer]
            if len(answer.text) > max(LONG, MUCH_LONGER * median(others)):
                yield Finding(
                    answer.line,
                    "lopsided",
                    f"the answer '{answer.id}' has {len(answer.text)} characters, the others about {median(others):.0f}",
                    "shorten it, and move the rest to 'Help:'",
                )


def texts(tree: Tree) -> Iterator[tuple[int, str]]:
    """Everything that a reader reads, with its line; not the title of the tree and not the citations."""
    yield from ((tree.line, plain(prose)) for prose in tree.introduction)
    yield from ((theory.line, theory.title) for theory in tree.theories)
    yield from ((piece.line, piece.title) for piece in tree.conditional)
    for question in tree.questions:
        yield question.line, " / ".join((question.title, *question.wordings.values()))
        yield from ((question.line, plain(prose)) for prose in (question.why, question.help))
        yield from ((answer.line, answer.text) for answer in question.answers)
    yield from ((effect.line, plain(effect.reason)) for effect in tree.effects)
    yield from ((theory.line, plain(prose)) for theory in tree.theories for prose in theory.prose)
    yield from ((dial.line, plain(prose)) for dial in tree.dials for prose in (dial.in_favour, dial.against))
    for verdict in tree.verdicts:
        yield from ((verdict.line, plain(prose)) for prose in verdict.prose)
        yield from ((entry.line, plain(entry.prose)) for entry in verdict.lines)


def _any_of(words: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})\b", flags
    )
