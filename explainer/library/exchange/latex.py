"""LaTeX in BibTeX files: the accents and signs that reference managers write, and the signs that must be escaped."""

from __future__ import annotations

import re
import unicodedata

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308",
    "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
}  # fmt: skip
SIGNS = {
    "textsection": "§", "S": "§", "textparagraph": "¶", "P": "¶", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "textellipsis": "…",
    "ldots": "…", "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\", "texttrademark": "™",
    "textregistered": "®", "textcopyright": "©", "textbullet": "•", "euro": "€", "texteuro": "€", "textsterling": "£",
}  # fmt: skip

ACCENTED = re.compile(
    r"\\(?:([`'^~=.\"])|([uvHckrd])(?=[\s{]))\s*(?:\{\s*(\\?[A-Za-z])\s*\}|(\\[ij](?![A-Za-z])|[A-Za-z]))"
)
SETTING = re.compile(r"\\(?:text(?:it|bf|sc|rm|sf|tt|up|sl|md|normal|superscript|subscript)|emph|enquote|url|mkbibemph|uppercase)(?=\s*\{)")
SIGN = re.compile(r"\\([A-Za-z]+)(?:\{\}|[ \n]+|(?![A-Za-z]))")
ESCAPED = re.compile(r"\\([#$%&_{}\\ ])")
SHORT = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0"}
SHORTENED = re.compile(r"\S*://\S*|---|--|``|''|(?<!\\)~")  # an address stays as it is
OPEN, CLOSE = "\ue000", "\ue001"  # braces that were escaped, while the others are taken away
BRACES = str.maketrans({"{": "", "}": "", OPEN: "{", CLOSE: "}"})
TO_ESCAPE = re.compile(r"[#$%&_{}~^\\]")
AS_COMMAND = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}


def plain(text: str) -> str:
    """LaTeX as plain text: accents and signs as letters, dashes, no braces, one space between words.

    >>> plain(r'{B}ucil\\u{a}, M{\\"u}ller \\& {OpenAI} --- pp. 1--3')
    'Bucilă, Müller & OpenAI — pp. 1–3'
    """
    text = SHORTENED.sub(lambda match: SHORT.get(match[0], match[0]), text)
    text = ACCENTED.sub(_accented, text)
    text = unescaped(text)
    text = SETTING.sub("", text)
    text = SIGN.sub(lambda match: SIGNS.get(match[1], match[0]), text)
    return re.sub(r"[ \t\r\n]+", " ", text.translate(BRACES)).strip()


def _accented(match: re.Match[str]) -> str:
    letter = (match[3] or match[4]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + ACCENTS[match[1] or match[2]])


def unescaped(text: str) -> str:
    r"""Signs that have a backslash in front, alone; the braces among them marked. Enough for an address."""
    return ESCAPED.sub(lambda match: {"{": OPEN, "}": CLOSE}.get(match[1], match[1]), text)


def escaped(text: str) -> str:
    """Plain text as LaTeX.

    >>> escaped("R&D at 100% {sic}")
    'R\\\\&D at 100\\\\% \\\\{sic\\\\}'
    """
    return TO_ESCAPE.sub(lambda match: AS_COMMAND.get(match[0], f"\\{match[0]}"), text)
