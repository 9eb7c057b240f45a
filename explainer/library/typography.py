"""Typography of short texts that do not pass through Markdown: titles, descriptions, the words of trees."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator

OPENING = r"(^|[\s(\[{“‘–—/])"
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})


def curly(text: str) -> str:
    """The text with typographic quotes and with no-break spaces after § and ¶.

    >>> curly('"True", a model\\'s answer')
    '“True”, a model’s answer'
    """
    text = re.sub(OPENING + r'"', r"\1“", text).replace('"', "”")
    text = re.sub(OPENING + r"'", r"\1‘", text).replace("'", "’")
    return re.sub(r"(?<=[§¶]) (?=\d)", "\u00a0", text)


def typed(text: str) -> str:
    """The text as a reader would type it when looking for it: small letters, straight quotes, no accents.

    >>> typed("Tramèr and O’Brien")
    "tramer and o'brien"
    """
    plain = text.translate(STRAIGHT).casefold()
    return "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))


Words = Annotated[str, AfterValidator(curly)]
"""A field of a content file that is printed as it stands, with typographic quotes."""
