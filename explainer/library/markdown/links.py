"""Links: to other content files by their path, to anchors, and outside where that is allowed."""

from __future__ import annotations

import posixpath
import re

from explainer.library.markdown.body import Link
from explainer.library.markdown.marks import find
from explainer.library.markdown.text import Text
from explainer.library.problems import did_you_mean

LINK = re.compile(r"(?P<image>!?)\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*)\)")
OUTSIDE = ("https://", "http://", "mailto:")
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def take_links(text: Text) -> None:
    """Puts addresses in place of the targets of links; a link that leads nowhere loses its brackets."""

    def replace(match: re.Match[str]) -> str:
        line = text.line_at(match.start())
        if match["image"]:
            text.problem(line, "markdown.image", "pictures are not used here", "use a ```chart block")
            return match["words"]
        _check_words(text, match["words"], line)
        address = _address(text, match["target"], line)
        if address is None:
            return match["words"]
        text.targets.add(address)
        return f"[{match['words']}]({address})"

    text.left = LINK.sub(replace, text.left)


def _check_words(text: Text, words: str, line: int) -> None:
    if not words.strip():
        text.problem(line, "link.words", "the link has no words", "write [words](file.md)")
    elif find("cite", words):
        text.problem(line, "link.citation", "a citation stands inside a link", "move it behind the link")


def _address(text: Text, target: str, line: int) -> str | None:
    if target.startswith("#"):
        text.links.append(Link("", target[1:], text.path, line))
        return target
    if target.startswith(OUTSIDE) and text.context.outside_links:
        return target
    if target.startswith(OUTSIDE):
        text.problem(line, "link.outside", f"'{target}' leads outside", "cite it as a source: [@source-id]")
        return None
    if SCHEME.match(target) or target.startswith("/"):
        text.problem(
            line, "link.kind", f"'{target}' is no link to a content file",
            "link to a file, such as the-accusation.md or ../glossary/fair-use.md",
        )  # fmt: skip
        return None
    return _inside_address(text, target, line)


def _inside_address(text: Text, target: str, line: int) -> str | None:
    file, _, anchor = target.partition("#")
    folder = posixpath.dirname(text.path.partition("/")[2])
    inside = posixpath.normpath(posixpath.join(folder, file))
    address = text.context.addresses.get(inside)
    if address is None:
        known = [posixpath.relpath(path, folder) for path in text.context.addresses]
        text.problem(line, "link.unknown", f"'{target}' is no published file", did_you_mean(file, known))
        return None
    text.links.append(Link(inside, anchor, text.path, line))
    return f"{address}#{anchor}" if anchor else address
