"""QR codes, drawn as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import segno
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

QUIET = 4  # modules of white around the code, as the standard asks
KEPT = 256


@lru_cache(maxsize=KEPT)
def qr(address: str, label: str) -> SafeString:
    """The code of an address with a name for those who do not see it; nothing if the address is too long for one."""
    try:
        code = segno.make_qr(address)
    except segno.DataOverflowError:
        return mark_safe("")
    rows = [list(row) for row in code.matrix]
    context = {"size": len(rows) + 2 * QUIET, "path": "".join(_runs(rows)), "label": label}
    return mark_safe(render_to_string("_qr.html", context).strip())


def _runs(rows: Sequence[Sequence[int]]) -> Iterator[str]:
    """A path over the dark modules: one stroke for each run of them in a row."""
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                yield f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z"
            x += length
