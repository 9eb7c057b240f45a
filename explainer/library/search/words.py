"""What a reader types, as a question to the index.

Nothing of it reaches the index as it stands: it is cut into words, and every word is put in quotes. So quotes,
stars, colons and the index's own operators are never more than what they look like. What is written as one thing
(``1:23-cv-11195``, ``1201(a)``, ``O'Brien``, ``U.S.C.``) is looked for as words in a row, and also as one word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.library.typography import STRAIGHT, typed

LONGEST = 200  # characters of a query; more is cut off
MOST_TERMS = 12
ALL, ANY = " AND ", " OR "
LONGEST_FORM = 40  # characters; what is longer is no number

WORD = re.compile(r"[^\W_]+")  # as the index cuts words
PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')
JOINED = re.compile(r"\w+(?:[^\w\s]+\w+)+")  # words with signs but no space between them
DOCKET = re.compile(r"(?:\d+:)?(\d\d)-?(cv|cr|mc|md|ml|ap|bk)-?0*(\d{1,6})(?:-[a-z]{2,4})*", re.IGNORECASE)
SIGNS = {"+": "plus", "#": "sharp"}
SUBSECTION = re.compile(r"(\d+[a-z]?)(?:\([0-9a-z]{1,4}\))+", re.IGNORECASE)  # 1201(a)(1): also § 1201
LANGUAGE = re.compile(r"[^\W\d_][+#]{1,2}")  # C++, C#: one letter, and signs that matter

COMMON = frozenset(
    "about against amount any anyone case cases date latest lawsuit lawsuits now status suit suits "
    "a an and are as at be been by can did do does for from had has have how i if in into is it its may not of on "
    "or no that the their them there these they this those to v vs was we were what when where which who why "
    "will with you".split()
)
"""Words that say nothing alone; they count only in a query that has no others, and between quotes."""

BEFORE_NUMBERS = frozenset("article art case docket no nos number sec section sections".split())
"""Words that name a number: who types *section 107* also means § 107."""


@dataclass(frozen=True)
class Term:
    """One thing asked for: words that stand in a row, or one of the forms in which it is written as one word."""

    words: tuple[str, ...]
    forms: tuple[str, ...] = ()

    @property
    def phrase(self) -> str:
        """The words in quotes, as the index takes them."""
        return f'"{" ".join(self.words)}"'


@dataclass(frozen=True)
class Query:
    """A query as it was understood. `text` is what was typed, cut to length; `open` if its last word may go on."""

    text: str
    terms: tuple[Term, ...]
    open: bool

    @property
    def phrase(self) -> str:
        """All words in a row, as the index takes them; empty if it is no more than one thing."""
        words = [word for term in self.terms for word in term.words]
        return f'"{" ".join(words)}"' if len(self.terms) > 1 and words else ""

    @property
    def key(self) -> str:
        """The whole of it as a name of something, to find what is called just so."""
        return key(self.text)


def read_query(text: str) -> Query:
    """What a reader typed, as a query; one without terms asks for nothing."""
    clean = "".join(
        sign if sign.isprintable() else " " for sign in unicodedata.normalize("NFC", text[:LONGEST])
    )
    shown = " ".join(clean.split())
    pieces = [(found[1], found[2]) for found in PIECE.finditer(clean.translate(STRAIGHT))]
    quoted_last = bool(pieces) and pieces[-1][1] is None
    is_open = bool(shown) and not quoted_last and not text[:LONGEST][-1].isspace()
    every = [
        (term, quoted is None and _is_common(at, pieces))
        for at, (quoted, piece) in enumerate(pieces)
        if (term := _term(quoted if quoted is not None else piece))
    ]
    telling = [term for term, common in every if not common]
    terms = tuple(dict.fromkeys(telling or [term for term, _ in every]))[:MOST_TERMS]
    return Query(shown, terms, is_open and bool(terms) and terms[-1] == every[-1][0])


def _is_common(at: int, pieces: list[tuple[str | None, str | None]]) -> bool:
    word = typed(pieces[at][1] or "").strip(".,;:?!()")
    if word in BEFORE_NUMBERS and at + 1 < len(pieces):
        following = WORD.search(pieces[at + 1][1] or "")
        return following is not None and following[0][0].isdigit()
    return word in COMMON


def _term(piece: str) -> Term | None:
    bare = piece.strip(".,;:?!()[]{}*'")
    if LANGUAGE.fullmatch(bare):
        return Term((), (_sign_form(bare),))
    words = tuple(WORD.findall(piece))
    section = SUBSECTION.match(bare + ")" * (bare.count("(") - bare.count(")")))
    return Term(words, (*forms(piece), *((section[1],) if section else ()))) if words else None


def forms(text: str) -> Iterator[str]:
    """The numbers and names of a text that are written with signs between, each as one word.

    >>> list(forms("No. 1:23-cv-11195 (S.D.N.Y.), 17 U.S.C. § 1201(a)"))
    ['123cv11195', '23cv11195', 'sdny', 'usc', '1201a']
    """
    for found in JOINED.finditer(text):
        joined = "".join(WORD.findall(typed(found[0])))
        if len(joined) <= LONGEST_FORM:
            yield joined
        for docket in DOCKET.finditer(found[0]):
            yield f"{docket[1]}{docket[2].lower()}{docket[3]}"
    for found in LANGUAGE.finditer(text):
        yield _sign_form(found[0])


def _sign_form(text: str) -> str:
    return "".join(SIGNS.get(sign, sign) for sign in typed(text))


def key(text: str) -> str:
    """A name as it is compared with other names: small letters, no accents, no signs, no common words."""
    words = WORD.findall(typed(text))
    return " ".join([word for word in words if word not in COMMON] or words)


def asked(query: Query, endings: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Each term as the index is asked for it; to be joined by `ALL` or `ANY`.

    `endings` are words that the last word may become, if it is still open.
    """
    return tuple(
        _asked(term, endings if query.open and at == len(query.terms) else None)
        for at, term in enumerate(query.terms, start=1)
    )


def _asked(term: Term, endings: tuple[str, ...] | None) -> str:
    ways = [term.phrase] if term.words else []
    ways += [f'"{form}"' for form in term.forms]
    if endings is not None and term.words:
        ways += [f"{term.phrase}*"] if len(term.words[-1]) > 1 else []
        ways += [f'"{word}"' for word in endings]
    return f"({' OR '.join(dict.fromkeys(ways))})"
