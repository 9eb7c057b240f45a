"""How wide words are, where lines of them break, and the headings of rows: the server sets the type itself.

Widths are in em. They are estimates for a sans of unknown make, on the wide side of the common system
faces, so that a line which fits here fits on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass

COLUMN = 17.6  # em; a little less than the text column of a screen 320 px wide
LINE = 1.3  # em from one line to the next
SMALL = 0.87  # the size of a note's type; charts.css has the same

NARROW, THIN, SLIM, SMALLER, PLAIN, CAPITAL, BROAD, FULL = 0.26, 0.34, 0.4, 0.53, 0.6, 0.7, 0.92, 1.05
BOLD = 1.06  # how much wider bold is

WIDTHS = {
    **dict.fromkeys("ijl|'’‘.,:;! \u00a0", NARROW),
    **dict.fromkeys("ft", THIN),
    **dict.fromkeys('rI()[]{}/-“”"‐*', SLIM),
    **dict.fromkeys("ckszvxyJ", SMALLER),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ", CAPITAL),
    **dict.fromkeys("mwMW@%&—…≈<>", BROAD),
}


def width(words: str, *, bold: bool = False) -> float:
    """The width of one line, in em."""
    plain = sum(WIDTHS.get(letter, PLAIN if ord(letter) < 0x2E80 else FULL) for letter in words)
    return plain * BOLD if bold else plain


def wrap(text: str, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Words in lines no wider than `room` em; a word wider than that has a line of its own."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}", bold=bold) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        elif word:
            lines.append(word)
    return tuple(lines)


def widest_word(text: str, *, bold: bool = False) -> tuple[str, float]:
    """The widest word of a text and its width in em; nothing has no width."""
    return max(((word, width(word, bold=bold)) for word in text.split(" ")), key=lambda pair: pair[1])


@dataclass(frozen=True)
class TextLine:
    """A line of a heading and its baseline, in em of its own size from the top of the drawing.

    `value` is what stands after the words in plain type.
    """

    words: str
    y: float
    value: str = ""


def heading(
    label: str, note: str, top: float, column: float, value: str = ""
) -> tuple[tuple[TextLine, ...], tuple[TextLine, ...], float]:
    """The lines of a label and of its note below `top`, and where what they head begins.

    A value stands after the label where there is room for it, else on a line of its own.
    """
    labels = wrap(label, column, bold=True)
    values = [""] * len(labels)
    if value and width(labels[-1], bold=True) + 0.6 + width(value) <= column:
        values[-1] = value
    elif value:
        labels, values = (*labels, ""), [*values, value]
    notes, step = wrap(note, column / SMALL), LINE * SMALL
    below = top + LINE * len(labels)
    return (
        tuple(
            TextLine(words, round(top + 1 + LINE * at, 2), beside)
            for at, (words, beside) in enumerate(zip(labels, values, strict=True))
        ),
        tuple(
            TextLine(words, round((below + SMALL + step * at) / SMALL, 2)) for at, words in enumerate(notes)
        ),
        below + step * len(notes) + (0.3 if notes else 0.15),
    )
