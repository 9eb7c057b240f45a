"""Where a law stands: ``17 U.S.C. § 107``, ``Cal. Penal Code § 502``, ``90 Fed. Reg. 4544``."""

from __future__ import annotations

import re
from typing import Final

from explainer.library.citing.works import Work

CODES: Final = {
    "United States Code": "U.S.C.", "Code of Federal Regulations": "C.F.R.", "Federal Register": "Fed. Reg.",
    "Statutes at Large": "Stat.", "California Business and Professions Code": "Cal. Bus. & Prof. Code",
    "California Civil Code": "Cal. Civ. Code", "California Penal Code": "Cal. Penal Code", "New York Penal Law": "N.Y. Penal Law",
    "Federal Rules of Civil Procedure": "Fed. R. Civ. P.",
}  # fmt: skip
COUNTRIES: Final = {
    "ca": "Can.", "ch": "Switz.", "cn": "China", "cz": "Czech", "de": "Ger.", "eu": "EU", "fr": "Fr.", "hu": "Hung.",
    "in": "India", "jp": "Japan", "kr": "S. Kor.", "nz": "N.Z.", "sg": "Sing.", "uk": "UK", "au": "Austl.", "br": "Braz.",
    "it": "It.", "nl": "Neth.", "ie": "Ir.", "gr": "Greece", "be": "Belg.", "dk": "Den.",
}  # fmt: skip
"""Countries in the short forms of the Indigo Book; where there is none, as they are."""

LONG_CODE = re.compile("|".join(map(re.escape, CODES)))
SUBSECTION = re.compile(r"^(?:subsec\. |subsection )?(\([a-z0-9]+\)(?:\([A-Za-z0-9]+\))*)$")


def place(work: Work) -> str:
    """Where a law stands in its code or gazette, in the short form; its own citation, or nothing."""
    if not work.container:
        return LONG_CODE.sub(lambda match: CODES[match[0]], work.neutral)
    code = CODES.get(work.container, work.container)
    page = work.page.removeprefix("Rule ") if code.startswith("Fed. R.") else work.page
    return " ".join(part for part in (work.volume, code, page + subsection(work)) if part)


def subsection(work: Work) -> str:
    """The part of a section that is meant, to stand right behind it: ``(b)``."""
    value = work.locator.value if work.locator else ""
    match = SUBSECTION.match(value)
    return match[1] if match else ""
