"""A lawsuit of the tracker as a work: what a reader cites who means the case, and not our page about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from explainer.library.cases import Case
from explainer.library.citing import courts, of_sources
from explainer.library.citing.legal import EU_CASE
from explainer.library.citing.works import Kind, Work
from explainer.library.dates import Dated
from explainer.library.typography import typed

SIDES = re.compile(r" vs?\.? ")
BRACKETS = re.compile(r" \([^()]*\)")
SEVERAL = re.compile(r" and |;|, doing business")
EARLIER = re.compile(r"; | \((?=\d|[A-Z][\w.]* |member|related|referred|later|until)|, (?=ECLI|first instance|affirmed)")
NUMBERED_AT = re.compile(r"(?:No\. )?\S+ \(([\w. ]+\.)\)")
TRIAL = re.compile(r"District Court|Superior Court of C|Landgericht|Internet Court|High Court|Tribunal judiciaire|Court of Justice of")


def case_work(case: Case) -> Work | None:
    """The case as a work: by its report where it has one, else as a docket. None for a page about several suits."""
    found = tuple(_works(case))
    if ";" in case.front.short or (not found and ";" in case.front.caption):
        return None
    ours = tuple(one for one in found if courts.short(one.authority) == courts.short(case.front.court))
    return _decision(case, ours) or _docket(case, next(iter(ours or found), None))


def _decision(case: Case, works: tuple[Work, ...]) -> Work | None:
    """The decision that the page names; of a precedent the last in print; of a case that is decided the last of all."""
    front = case.front
    decided = [one for one in works if one.dated_as != "filed"]
    printed = [one for one in decided if one.reported or one.neutral or EU_CASE.match(one.number)]
    named = [one for one in printed if _sign(one) in f"{front.caption} {front.docket}"]
    if named:
        return named[0]
    is_decided = front.precedent or not TRIAL.search(front.court) or front.stage in ("closed-ruling", "judgment")
    last = (printed if front.precedent and printed else decided)[-1:]
    return last[0] if last and is_decided else None


def _sign(work: Work) -> str:
    """What of a decision a caption repeats."""
    match = EU_CASE.match(work.number)
    return match[1] if match else work.neutral or f"{work.volume} {work.container} {work.page}"


def _docket(case: Case, named: Work | None) -> Work:
    """The case by the facts of its page; the names and the address come from a source about it."""
    front = case.front
    number = EARLIER.split(front.docket)[0].removeprefix("No. ")
    number = number if front.country == "us" else re.sub(r" \([A-Z]+\)$", "", number)
    made = Work(
        Kind.CASE, named.title if named else _caption(case), authority=_court(case),
        number=number if re.search(r"\d", number) else "", country=front.country,
        url=named.url if named and named.dated_as == "filed" else "",
    )  # fmt: skip
    made = made if named else of_sources.as_case(made)
    date: Dated = front.filed or ()
    of_filing = date and TRIAL.search(front.court) and not made.reported
    return replace(made, date=date, dated_as="filed") if of_filing else made


def _court(case: Case) -> str:
    """The court whose number stands first: a case that was moved may still have that of the court it came from."""
    named = NUMBERED_AT.match(case.front.docket)
    court = "" if "not named" in case.front.court else case.front.court
    return named[1] if named and named[1] != courts.short(court) else court


def _caption(case: Case) -> str:
    """The caption; one that lists several parties gives way to the short title, since a citation names the first alone."""
    caption = case.front.caption
    return BRACKETS.sub("", case.front.short) if SEVERAL.search(caption) else caption


def _works(case: Case) -> Iterator[Work]:
    """The court documents cited on its page whose parties are those of the case, oldest first."""
    names = (_sides(case.front.short), _sides(case.front.caption))
    cited = {entry.source.id: entry.source for note in case.notes for entry in note.entries}
    for source in sorted(cited.values(), key=lambda one: one.date):
        sides = _sides(source.title)
        alike = any(len(sides) == len(wanted) and all(map(_begins, sides, wanted)) for wanted in names)
        if source.type == "legal_case" and alike:
            yield of_sources.work(source)


def _sides(name: str) -> tuple[str, ...]:
    """The two parties of a case, or the one matter of *In re*, as typed."""
    return tuple(typed(side).removeprefix("the ") for side in SIDES.split(BRACKETS.sub("", name)))


def _begins(side: str, wanted: str) -> bool:
    """Whether the names begin alike: a caption has more of them than a short title."""
    if wanted.startswith("in re "):
        return side.replace(",", "").split()[:3] == wanted.replace(",", "").split()[:3]
    return side.split()[0].strip(",.") == wanted.split()[0].strip(",.") if side.split() and wanted.split() else False
