"""Short forms of words in the names of parties and of journals, by the tables of the Indigo Book."""

from __future__ import annotations

import re
from typing import Final

from explainer.library.citing.courts import STATES

PARTY_WORDS: Final = {
    "Academy": "Acad.", "Administration": "Admin.", "Advertising": "Advert.", "America": "Am.", "American": "Am.",
    "Associates": "Assocs.", "Association": "Ass’n", "Authority": "Auth.", "Board": "Bd.", "Broadcasting": "Broad.",
    "Brothers": "Bros.", "Business": "Bus.", "Center": "Ctr.", "Central": "Cent.", "Chemical": "Chem.", "College": "Coll.",
    "Commission": "Comm’n", "Committee": "Comm.", "Communications": "Commc’ns", "Community": "Cmty.", "Company": "Co.",
    "Computer": "Comput.", "Corporation": "Corp.", "County": "Cnty.", "Department": "Dep’t", "Development": "Dev.",
    "Digital": "Digit.", "Distribution": "Distrib.", "District": "Dist.", "Education": "Educ.", "Electronics": "Elecs.",
    "Enterprise": "Enter.", "Enterprises": "Enters.", "Entertainment": "Ent.", "Exchange": "Exch.", "Federal": "Fed.",
    "Federation": "Fed’n", "Financial": "Fin.", "Foundation": "Found.", "General": "Gen.", "Government": "Gov’t",
    "Group": "Grp.", "Hospital": "Hosp.", "Incorporated": "Inc.", "Industries": "Indus.", "Information": "Info.",
    "Institute": "Inst.", "Insurance": "Ins.", "Intellectual": "Intell.", "International": "Int’l", "Investments": "Invs.",
    "Laboratories": "Lab’ys", "Limited": "Ltd.", "Litigation": "Litig.", "Machine": "Mach.", "Machines": "Machs.",
    "Magazine": "Mag.", "Management": "Mgmt.", "Manufacturing": "Mfg.", "Market": "Mkt.", "Medical": "Med.",
    "National": "Nat’l", "Organization": "Org.", "Pacific": "Pac.", "Pharmaceuticals": "Pharms.",
    "Productions": "Prods.", "Products": "Prods.", "Property": "Prop.", "Protection": "Prot.", "Public": "Pub.",
    "Publications": "Publ’ns", "Publishing": "Publ’g", "Railroad": "R.R.", "Research": "Rsch.", "Resources": "Res.",
    "School": "Sch.", "Science": "Sci.", "Securities": "Sec.", "Service": "Serv.", "Services": "Servs.", "Society": "Soc’y",
    "Solutions": "Sols.", "System": "Sys.", "Systems": "Sys.", "Technologies": "Techs.", "Technology": "Tech.",
    "Telephone": "Tel.", "University": "Univ.",
}  # fmt: skip
JOURNAL_WORDS: Final = {
    "American": "Am.", "Business": "Bus.", "Chicago": "Chi.", "Columbia": "Colum.", "Communications": "Commc’ns",
    "Computer": "Comput.", "Contemporary": "Contemp.", "Economics": "Econ.", "European": "Eur.", "Federal": "Fed.",
    "George": "Geo.", "Harvard": "Harv.", "Houston": "Hous.", "Information": "Info.", "Intellectual": "Intell.",
    "International": "Int’l", "Journal": "J.", "Law": "L.", "Philosophical": "Phil.",
    "Philosophy": "Phil.", "Policy": "Pol’y", "Property": "Prop.", "Public": "Pub.", "Quarterly": "Q.", "Record": "Rec.",
    "Register": "Reg.", "Review": "Rev.", "Science": "Sci.", "Social": "Soc.", "Society": "Soc’y",
    "Stanford": "Stan.", "State": "St.", "Studies": "Stud.", "Technology": "Tech.", "University": "U.", "Affairs": "Affs.",
}  # fmt: skip
FIRM = re.compile(r"\b(?:Co\.|Corp\.|Bros\.|Ass’n|R\.R\.)")
AFTER_FIRM = re.compile(r",? (?:Inc\.|Ltd\.?|LLC|L\.P\.|LP)$")
WORD = re.compile(r"[A-Za-z]+")
DROPPED = re.compile(r"\b(?:of|the|in|for|The)\s+")
STATE = re.compile("|".join(rf"\b{state}\b" for state in sorted(STATES, key=len, reverse=True)))
CLOSED_UP = re.compile(r"(?<=\b[JL]\.) (?=[JL]\.)")


def party(name: str) -> str:
    """A party as it stands in a citation: no *The*, short words, no *Inc.* behind what is a firm already."""
    name = name.removeprefix("The ")
    if name == "United States" or name in STATES or " " not in name:
        return name
    name = STATE.sub(lambda match: STATES[match[0]], name)
    name = WORD.sub(lambda match: PARTY_WORDS.get(match[0], match[0]), name)
    bare = AFTER_FIRM.sub("", name)
    return bare if FIRM.search(bare) else name


def case_name(name: str) -> str:
    """The name of a case with its parties in their short forms, and *v.* as Americans write it."""
    parts = re.split(r" vs?\.? ", name)
    return " v. ".join(_procedure(part) for part in parts)


def _procedure(side: str) -> str:
    for phrase in ("In re ", "Ex parte "):
        if side.startswith(phrase):
            return phrase + party(side.removeprefix(phrase))
    return party(side)


def journal(name: str) -> str:
    """A journal in its short form; a name of one word stays."""
    if " " not in name:
        return name
    words = DROPPED.sub("", name).replace(" and ", " & ")
    short = WORD.sub(lambda match: JOURNAL_WORDS.get(match[0]) or STATES.get(match[0], match[0]), words)
    return CLOSED_UP.sub("", short)
