"""How wide words are, and where lines of them break: the server sets the type of a drawing itself.

Widths are in em. They are estimates for a sans of unknown make, on the wide side of the common system
faces, so that a line which fits here fits on every machine.
"""

from __future__ import annotations

NARROW, SLIM, BROAD, CAPITAL, PLAIN, FULL = 0.33, 0.43, 0.95, 0.75, 0.62, 1.05
BOLD = 1.09  # how much wider bold is

WIDTHS = {
    **dict.fromkeys("ijl|'’‘.,:;! \u00a0", NARROW),
    **dict.fromkeys('frtI()[]{}/-“”"‐*', SLIM),
    **dict.fromkeys("mwMW@%&—…≈<>", BROAD),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ", CAPITAL),
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
