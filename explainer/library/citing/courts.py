"""Courts of the United States in the short forms of lawyers: ``N.D. Cal.``, ``9th Cir.``"""

from __future__ import annotations

import re
from typing import Final

SUPREME: Final = "U.S."

STATES: Final = {
    "Alabama": "Ala.", "Alaska": "Alaska", "Arizona": "Ariz.", "Arkansas": "Ark.", "California": "Cal.", "Colorado": "Colo.",
    "Connecticut": "Conn.", "Delaware": "Del.", "Florida": "Fla.", "Georgia": "Ga.", "Hawaii": "Haw.", "Idaho": "Idaho",
    "Illinois": "Ill.", "Indiana": "Ind.", "Iowa": "Iowa", "Kansas": "Kan.", "Kentucky": "Ky.", "Louisiana": "La.",
    "Maine": "Me.", "Maryland": "Md.", "Massachusetts": "Mass.", "Michigan": "Mich.", "Minnesota": "Minn.",
    "Mississippi": "Miss.", "Missouri": "Mo.", "Montana": "Mont.", "Nebraska": "Neb.", "Nevada": "Nev.",
    "New Hampshire": "N.H.", "New Jersey": "N.J.", "New Mexico": "N.M.", "New York": "N.Y.", "North Carolina": "N.C.",
    "North Dakota": "N.D.", "Ohio": "Ohio", "Oklahoma": "Okla.", "Oregon": "Or.", "Pennsylvania": "Pa.",
    "Rhode Island": "R.I.", "South Carolina": "S.C.", "South Dakota": "S.D.", "Tennessee": "Tenn.", "Texas": "Tex.",
    "Utah": "Utah", "Vermont": "Vt.", "Virginia": "Va.", "Washington": "Wash.", "West Virginia": "W. Va.",
    "Wisconsin": "Wis.", "Wyoming": "Wyo.", "Puerto Rico": "P.R.",
}  # fmt: skip
CIRCUITS: Final = {
    "First": "1st", "Second": "2d", "Third": "3d", "Fourth": "4th", "Fifth": "5th", "Sixth": "6th", "Seventh": "7th",
    "Eighth": "8th", "Ninth": "9th", "Tenth": "10th", "Eleventh": "11th", "District of Columbia": "D.C.", "D.C.": "D.C.",
    "Federal": "Fed.",
}  # fmt: skip
DISTRICTS: Final = {"Northern": "N.D.", "Southern": "S.D.", "Eastern": "E.D.", "Western": "W.D.", "Central": "C.D.", "Middle": "M.D."}

OTHER_REPORTERS: Final = {"S. Ct.": SUPREME, "L. Ed.": SUPREME}

JUDGE = re.compile(r" \([^()]*\bJJ?\b[^()]*\)$")
FEDERAL = r"(?:U\.S\.|United States) "
APPEALS = re.compile(rf"{FEDERAL}Court of Appeals for the (.+) Circuit")
DISTRICT = re.compile(rf"{FEDERAL}District Court(?:,| for the) (?:(\w+) )?District of (.+)")
CIRCUIT = re.compile(rf"{FEDERAL}Circuit Court for the District of (.+)")
HIGHEST = re.compile(r"Supreme Court of (?:the State of )?(.+)|(New York) Court of Appeals")
SUPERIOR = re.compile(r"Superior Court of (.+?), .*")


def without_judge(court: str) -> str:
    """A court without the judge in brackets behind it."""
    return JUDGE.sub("", court)


def short(court: str) -> str:
    """The short form of an American court; any other court as it is."""
    court = without_judge(court)
    if court in ("Supreme Court of the United States", "U.S. Supreme Court", "United States Supreme Court"):
        return SUPREME
    return _federal(court) or _of_a_state(court) or court


def _federal(court: str) -> str:
    if match := APPEALS.fullmatch(court):
        return f"{CIRCUITS[match[1]]} Cir." if match[1] in CIRCUITS else ""
    if match := DISTRICT.fullmatch(court):
        return _district(DISTRICTS.get(match[1] or "", "D."), match[2])
    if match := CIRCUIT.fullmatch(court):
        return f"C.C.D. {STATES[match[1]]}" if match[1] in STATES else ""
    return "J.P.M.L." if court == "U.S. Judicial Panel on Multidistrict Litigation" else ""


def _district(part: str, state: str) -> str:
    """``N.D. Cal.`` and ``D. Del.``; single capitals close up: ``S.D.N.Y.``, ``D.D.C.``"""
    short = "D.C." if state == "Columbia" else STATES.get(state, "")
    gap = "" if re.fullmatch(r"(?:[A-Z]\.)+", short) else " "
    return f"{part}{gap}{short}" if short else ""


def _of_a_state(court: str) -> str:
    if match := HIGHEST.fullmatch(court):
        return STATES.get(match[1] or match[2], "")
    if match := SUPERIOR.fullmatch(court):
        return f"{STATES[match[1]]} Super. Ct." if match[1] in STATES else ""
    return ""


def told_by(reporter: str, court: str) -> bool:
    """Whether the name of a reporter says already which court decided: ``U.S.``, ``Cal. 4th``, ``N.Y.3d``."""
    series = re.sub(r" ?\d(?:d|th)$", "", reporter)
    return OTHER_REPORTERS.get(series, series) == short(court)
