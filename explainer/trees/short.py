"""Short codes: a version, dials and answers in a dozen characters, worked out and never stored.

A code is the version, a number, and a check character, in Crockford's base 32. The number holds, in mixed radix and
the last first: for each question what was said of it, the dials that are on, and in which of two forms it is
written. In the *single* form a question has a digit for each answer, one for *not known* and one for *not answered*;
in the *several* form it has one for every set of answers. The check character also depends on the tree's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from explainer.trees.model import Given, Question, State, Tree

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
MISREAD = str.maketrans("ilo", "110", "-")
BASE = len(ALPHABET)
LONGEST = 80  # characters; the largest tree with everything said needs 20
MORE = BASE // 2  # a digit of the version that is this or higher is followed by another one


class NoCode(ValueError):
    """A code that cannot be read: mistyped, cut short, or of another tree."""


@dataclass(frozen=True)
class Digit:
    """One digit of the number: its value, from 0 up to one below `base`."""

    value: int
    base: int


def pack(tree: Tree, state: State, dials: Iterable[str] = ()) -> str:
    """The code of a state of a published tree. Raises ValueError for answers or dials that it does not have."""
    on = set(dials)
    if not on <= tree.dial.keys() or not state.keys() <= tree.question.keys():
        raise ValueError("the tree does not have these dials or questions")
    several = any(1 < len(given) < len(tree.question[id].answers) for id, given in state.items())
    digits = [
        Digit(several, 2),
        Digit(bool(on), 2),
        *(Digit(id in on, 2) for id in tree.dial if on),
        *(_digit(question, state.get(question.id), several) for question in tree.questions),
    ]
    number = 0
    for digit in reversed(digits):
        number = number * digit.base + digit.value
    code = [*_version_digits(tree.version), *_digits(number)]
    return "".join(ALPHABET[one] for one in (*code, _check(tree.name, code)))


def version_of(name: str, code: str) -> int:
    """The version for which a code of the tree with this name was made. Raises `NoCode`."""
    return _parted(name, code)[0]


def unpack(tree: Tree, code: str) -> tuple[dict[str, Given], tuple[str, ...]]:
    """The state and the dials of a code made for this version of the tree. Raises `NoCode`."""
    version, number = _parted(tree.name, code)
    if version != tree.version:
        raise NoCode(code)

    def take(base: int) -> int:
        nonlocal number
        number, value = divmod(number, base)
        return value

    several, has_dials = take(2), take(2)
    dials = tuple(id for id in tree.dial if has_dials and take(2))
    said = {question.id: _said(question, take, several) for question in tree.questions}
    state = {id: given[0] for id, given in said.items() if given}
    if number or pack(tree, state, dials) != _normal(code):
        raise NoCode(code)
    return state, dials


def _digit(question: Question, given: Given | None, several: int) -> Digit:
    """What was said of a question: nothing is the highest digit; *not known* is 0, as is every answer together."""
    answers = question.answer_ids
    places = sorted({answers.index(answer) for answer in given or ()})
    if len(places) == len(answers):
        places = []
    if several:
        base = 2 ** len(answers)
        return Digit(base - 1 if given is None else sum(1 << place for place in places), base)
    base = len(answers) + 2
    return Digit(base - 1 if given is None else places[0] + 1 if places else 0, base)


def _said(question: Question, take: Callable[[int], int], several: int) -> tuple[Given] | None:
    """What a digit says of a question, in a tuple; None if nothing."""
    answers = question.answer_ids
    base = 2 ** len(answers) if several else len(answers) + 2
    value = take(base)
    if value == base - 1:
        return None
    if several:
        return (tuple(answer for place, answer in enumerate(answers) if value >> place & 1),)
    return (answers[value - 1 : value] if value else (),)


def _version_digits(version: int) -> Iterator[int]:
    """The version, its lowest digit first, each but the last marked as followed by another."""
    while version >= MORE:
        version, rest = divmod(version, MORE)
        yield rest + MORE
    yield version


def _digits(number: int) -> Sequence[int]:
    """The digits of a number, the highest first; none for nothing."""
    found: list[int] = []
    while number:
        number, rest = divmod(number, BASE)
        found.append(rest)
    return found[::-1]


def _normal(code: str) -> str:
    """A code as it was made: people may write capitals, hyphens, and letters that look like digits."""
    return code.lower().translate(MISREAD)


def _parted(name: str, code: str) -> tuple[int, int]:
    """The version and the number of a code whose check character is right."""
    code = _normal(code)
    digits = [ALPHABET.find(sign) for sign in code]
    if not 2 <= len(digits) <= LONGEST or -1 in digits or _check(name, digits[:-1]) != digits[-1]:
        raise NoCode(code)
    version, place, rest = 0, 1, digits[:-1]
    while rest and rest[0] >= MORE:
        version, place, rest = version + (rest[0] - MORE) * place, place * MORE, rest[1:]
    if not rest:
        raise NoCode(code)
    version += rest[0] * place
    number = 0
    for digit in rest[1:]:
        number = number * BASE + digit
    return version, number


def _check(name: str, digits: Sequence[int]) -> int:
    """The check digit: Luhn's sum to base 32, begun with the tree's name. Any one wrong character changes it."""
    total = crc32(name.encode()) % BASE
    for at, digit in enumerate(reversed(digits)):
        doubled = digit * (2 - at % 2)
        total += doubled // BASE + doubled % BASE
    return -total % BASE
