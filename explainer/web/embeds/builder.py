"""The page that puts an embed together: what there is to choose from, and the code to copy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse

from explainer.library.catalogue import Catalogue
from explainer.library.typography import curly
from explainer.trees.loading import LoadedTree
from explainer.web.embeds.found import Found, find, frame_code
from explainer.web.embeds.frame import THEMES
from explainer.web.embeds.inner import own_address
from explainer.web.trees.comparisons import ready_pairs

HOST_SCRIPT = "js/host.js"  # under its plain name: the code that was copied stays good
LOWEST, HIGHEST = 100, 5000  # pixels
FIRST = "/trees/is-distillation-theft/"  # what is shown before anything is chosen
LONGEST_ADDRESS = 2000  # characters


class Choice(NamedTuple):
    """Something to choose: its address and the words for it."""

    address: str
    words: str


class Group(NamedTuple):
    """Choices of one kind."""

    title: str
    choices: tuple[Choice, ...]


def builder_page(known: Catalogue, given: QueryDict) -> dict[str, Any]:
    """The context of ``embed_builder.html``. An address that was typed counts before one that was chosen."""
    typed = given.get("what", "").strip()[:LONGEST_ADDRESS]
    wanted = typed or given.get("page", "") or FIRST
    theme = given.get("theme", "") if given.get("theme", "") in THEMES else ""
    part = given.get("part", "")
    found = find(_asked(wanted, part, theme, effects="no-effects" not in given))
    width, height = _pixels(given.get("width", "")), _pixels(given.get("height", ""))
    context = {
        "groups": tuple(group for group in groups(known) if group.choices),
        "typed": typed,
        "wanted": own_address(wanted) or "",
        "theme": theme,
        "themes": THEMES,
        "width": width,
        "height": height,
        "no_effects": "no-effects" in given,
        "found": found,
    }
    return context | (_code(found, width, height) if found else {})


def _asked(wanted: str, part: str, theme: str, *, effects: bool) -> str:
    """The address of what is wanted, with the wishes in its query. A part that is chosen counts before a fragment."""
    parts = urlsplit(own_address(wanted) or "//")
    wishes = {"theme": theme, "part": part, "effects": "" if effects else "off"}
    asked = urlencode({name: value for name, value in wishes.items() if value})
    return parts._replace(query="&".join(filter(None, (parts.query, asked)))).geturl()


def _pixels(given: str) -> int | None:
    return (
        int(given) if given.isascii() and given.isdecimal() and LOWEST <= int(given[:6]) <= HIGHEST else None
    )


def _code(found: Found, width: int | None, height: int | None) -> dict[str, Any]:
    """What is copied: the frame, the script of the host, the addresses for oEmbed."""
    frame = frame_code(found, width or "100%", height or found.height) if found.source else ""
    question = urlencode({"url": found.address})
    return {
        "frame_code": frame,
        "shown_height": height or found.height,
        "host_script": f"{settings.SITE_URL}{settings.STATIC_URL}{HOST_SCRIPT}",
        "oembed_address": f"{settings.SITE_URL}{reverse('oembed')}?{question}",
        "source_path": found.source.removeprefix(settings.SITE_URL),
    }


def groups(known: Catalogue) -> Iterator[Group]:
    """What can be embedded, by kind. Whatever is not in a list is named by its address."""
    yield Group(
        "Chapters", tuple(Choice(page.address, f"{page.number} · {page.title}") for page in known.chapters)
    )
    for loaded in known.trees.values():
        yield Group(f"Tree: {curly(loaded.tree.title)}", tuple(_of_tree(loaded)))
    for loaded in known.trees.values():
        if not loaded.tree.same_as:
            yield Group("Worked examples", tuple(_examples(loaded)))
            yield Group("Two acts side by side", tuple(Choice(*pair) for pair in _pairs(loaded)))
    yield Group("Cases", tuple(Choice(case.address, case.title) for case in known.cases.values()))
    yield Group("Claims", tuple(Choice(claim.address, claim.title) for claim in known.claims.values()))
    yield Group(
        "Terms", tuple(Choice(provider.address, provider.title) for provider in known.providers.values())
    )
    yield Group("Lessons", tuple(Choice(lesson.address, lesson.title) for lesson in known.lessons.values()))
    yield Group("Glossary", tuple(Choice(term.address, term.title) for term in known.terms.values()))


def _of_tree(loaded: LoadedTree) -> Iterator[Choice]:
    tree = loaded.tree
    yield Choice(reverse("tree", args=[tree.name]), "From the first question")
    yield Choice(reverse("tree_map", args=[tree.name]), "The whole tree")
    for question in tree.questions:
        yield Choice(reverse("tree_question", args=[tree.name, question.id]), curly(question.title))


def _examples(loaded: LoadedTree) -> Iterator[Choice]:
    for example in loaded.examples.values():
        yield Choice(reverse("example", args=[loaded.tree.name, example.name]), curly(example.title))


def _pairs(loaded: LoadedTree) -> Iterator[tuple[str, str]]:
    if not loaded.tree.every_verdict:
        for pair in ready_pairs(loaded):
            yield pair["address"], pair["title"]
