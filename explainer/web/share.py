"""Share images: a page's title, kind and date on a card of 1200 × 630 pixels, drawn when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from explainer.library.labels import LABELS, Family
from explainer.web import disk

SIZES = ((1200, 630), (600, 315), (300, 158))
KEPT = 2000  # files
PAPER, INK, QUIET = "#fbfaf7", "#1c1a1a", "#5d5854"  # as in static/css/tokens.css
FONTS = settings.BASE_DIR / "static" / "fonts"
MARK = settings.BASE_DIR / "static" / "img" / "vessels.png"  # the site's mark: how dark each point is
EDGE = 80  # pixels, in a card of full size, as all below
TITLE_SIZES = range(92, 43, -4)
MOST_LINES = 4
FINE = 2  # drawn so many times larger first


@dataclass(frozen=True)
class Card:
    """The words of a share image."""

    title: str
    label: str
    dated: str
    site: str


def address(path: str, width: int = SIZES[0][0]) -> str:
    """Where the picture of the page at `path` is."""
    return f"/share{path}{'' if path.endswith('/') else '/'}card{'' if width == SIZES[0][0] else f'-{width}'}.png"


def picture(card: Card, width: int = SIZES[0][0]) -> bytes:
    """The card as PNG, in one of the widths of `SIZES`; kept, so that each is drawn once."""
    kept = settings.VAR_DIR / "share" / f"{_name(card, width)}.png"
    try:
        return kept.read_bytes()
    except OSError:
        drawn = draw(card, width)
    if disk.write(kept, drawn):
        disk.keep_newest(kept.parent, KEPT)
    return drawn


def _name(card: Card, width: int) -> str:
    return sha256(repr((astuple(card), width, _design())).encode()).hexdigest()


def _design() -> str:
    """A sign of how cards look: when this file, the mark or the font changes, all are drawn anew."""
    parts = (Path(__file__), MARK, FONTS / "pamphlet-serif.woff2")
    return sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


def draw(card: Card, width: int = SIZES[0][0]) -> bytes:
    """The card as PNG."""
    image = Image.new("RGB", (SIZES[0][0] * FINE, SIZES[0][1] * FINE), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, image.width, 14 * FINE), fill=INK)
    _draw_name(image, pen, card.site)
    _draw_title(image, pen, card.title)
    _draw_foot(image, pen, card)
    small = image.resize((width, dict(SIZES)[width]), Image.Resampling.LANCZOS)
    # 64 greys do for ink on paper, and take a third of the bytes
    out = BytesIO()
    small.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _font(size: int, weight: int = 400, name: str = "pamphlet-serif") -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(FONTS / f"{name}.woff2", size * FINE)
    if weight != 400:
        font.set_variation_by_axes([weight])
    return font


def _draw_name(image: Image.Image, pen: ImageDraw.ImageDraw, name: str) -> None:
    side = 64 * FINE
    mark = Image.open(MARK).convert("L").resize((side, side), Image.Resampling.LANCZOS)
    image.paste(INK, (EDGE * FINE, 64 * FINE), mark)
    font = _font(38, name="pamphlet-serif-italic")
    pen.text(((EDGE + 84) * FINE, 98 * FINE), name, INK, font, anchor="lm")


def _draw_title(image: Image.Image, pen: ImageDraw.ImageDraw, title: str) -> None:
    """In the largest size in which the words have room; what has none in the smallest is cut."""
    room = image.width - 2 * EDGE * FINE
    for size in TITLE_SIZES:
        font = _font(size, 600)
        lines = lines_of(title, font.getlength, room)
        if len(lines) <= MOST_LINES and len(lines) * size * 1.14 <= 330:
            break
    lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …"] if len(lines) > MOST_LINES else lines
    top = 336 * FINE - len(lines) * size * 1.14 * FINE / 2
    for at, line in enumerate(lines):
        pen.text((EDGE * FINE, top + at * size * 1.14 * FINE), line, INK, font)


def lines_of(words: str, length: Callable[[str], float], room: float) -> list[str]:
    """The words in lines that have room; a single word that has none stands alone."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and length(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _draw_foot(image: Image.Image, pen: ImageDraw.ImageDraw, card: Card) -> None:
    y, left = 562 * FINE, EDGE * FINE
    pen.line((left, 512 * FINE, image.width - left, 512 * FINE), INK, 2 * FINE)
    word = card.label.rpartition(": ")[2]  # "Claim: allegation" has the mark of an allegation
    family = next((label.family for label in LABELS.values() if label.word == word), None)
    if family is not None:
        _draw_shape(pen, family, left + 14 * FINE, y, 14 * FINE)
        left += 44 * FINE
    font = _font(32)
    pen.text((left, y), card.label[:1].upper() + card.label[1:], INK, font, anchor="lm")
    pen.text((image.width - EDGE * FINE, y), card.dated, QUIET, font, anchor="rm")


def _draw_shape(pen: ImageDraw.ImageDraw, family: Family, x: float, y: float, half: float) -> None:
    """The mark of a label's family, as in ``templates/_mark.html``."""
    box, line = (x - half, y - half, x + half, y + half), round(half / 3)
    if family is Family.LAW:
        pen.rectangle(box, INK)
    elif family is Family.AGREEMENT:
        pen.rectangle(box, None, INK, line)
    elif family is Family.COURT:
        pen.ellipse(box, INK)
    elif family is Family.ASSUMED:
        pen.ellipse(box, None, INK, line)
        pen.pieslice(box, 90, 270, INK)
    elif family is Family.PARTY:
        pen.ellipse(box, None, INK, line)
    elif family is Family.PUBLIC:
        pen.polygon(((x, y - half), (x + half, y + half), (x - half, y + half)), INK)
    elif family is Family.RESEARCH:
        pen.polygon(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), INK)
    else:
        pen.line((x - half, y, x + half, y), INK, line)
