"""Signs written with a backslash, ``\\*`` or ``\\<``: they are hidden from every step and shown as themselves."""

from __future__ import annotations

import re
from html import escape

from explainer.library.markdown.marks import CLOSE, OPEN, mark
from explainer.library.markdown.text import Text

ESCAPED = re.compile(r"\\([\\`*_{}\[\]()<>#+.!|@~:\"'-])")
SIGN = re.compile(f"{OPEN}sign:(\\d+){CLOSE}")


def hide_signs(text: Text) -> None:
    """Puts marks in the places of signs that have a backslash in front."""
    text.left = ESCAPED.sub(lambda match: mark("sign", ord(match[1])), text.left)


def show_signs(html: str) -> str:
    """HTML with those signs as text."""
    return SIGN.sub(lambda match: escape(chr(int(match[1]))), html)
