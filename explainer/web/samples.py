"""Sample data for the page that shows every component with its real fragments. Nothing in it is a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from explainer.library.catalogue import Catalogue
from explainer.library.citing import of_sources
from explainer.library.labels import LABELS, Family, Label
from explainer.library.markdown import Note, NoteEntry
from explainer.web.citing.page import in_styles
from explainer.web.record import Narrowed

LEVELS = ("none", "weak", "arguable", "strong")
PROOF = "If the account is right"


def samples(catalogue: Catalogue) -> Mapping[str, Any]:
    """What `components.html` needs: real labels and sources, invented questions and ratings."""
    entries = tuple(_one_of_each_family(catalogue))
    return {
        "labels": tuple(LABELS.values()),
        "families": tuple(_families()),
        "entries": entries,
        "notes": (Note(1, entries[:1]), Note(2, entries[1:4])),
        "levels": LEVELS,
        "ratings": RATINGS,
        "answers": ANSWERS,
        "unknown": {"text": "Not known or disputed", "address": "#question"},
        "ledger": LEDGER,
        "rows": _rows(entries),
        "verdicts": VERDICTS,
        "first_verdict": VERDICTS[:1],
        "proof": PROOF,
        "given": GIVEN,
        "theories": ("Unfair competition",),
        "places": PLACES,
        "would_change": WOULD_CHANGE,
        "fieldset": FIELDSET,
        "example": EXAMPLE,
        "figures": _figures(entries),
        "citations": in_styles("sample", "Citations to copy", of_sources.work(next(iter(catalogue.sources.values())))),
        **_record(catalogue),
    }


def _record(catalogue: Catalogue) -> Mapping[str, Any]:
    """The first rows of each list of the record, as if the list were that short."""
    cases = tuple(catalogue.cases.values())[:2]
    claims = tuple(catalogue.claims.values())[:1]
    documents = catalogue.documents[:2]
    return {
        "case_rows": Narrowed(cases, len(cases), "", {}),
        "case_groups": (("A defendant", cases),) if cases else (),
        "claim_rows": Narrowed(claims, len(claims), "", {}),
        "document_rows": Narrowed(documents, len(documents), "", {}),
    }


def _families() -> Iterator[tuple[Family, tuple[Label, ...]]]:
    for family in Family:
        yield family, tuple(label for label in LABELS.values() if label.family is family)


def _one_of_each_family(catalogue: Catalogue) -> Iterator[NoteEntry]:
    seen: set[Family] = set()
    for source in catalogue.sources.values():
        if source.label.family not in seen and source.url:
            seen.add(source.label.family)
            yield NoteEntry(source, "p. 12", source.label)


def _rows(entries: tuple[NoteEntry, ...]) -> tuple[Mapping[str, Any], ...]:
    raised = {
        "level": "arguable",
        "words": "clicked and signed terms usually bind.",
        "because": "Did the user accept terms? Yes: signed, clicked “I agree”, or had a job with a duty to keep it private",
        "chips": _chips("sample-raised", entries[:2]),
    }
    held = {
        "level": "weak",
        "words": "scholars doubt promises about what nobody owns; older cases support them.",
        "depends": ("Does the provider own what was used?",),
        "chips": _chips("sample-held", entries[2:3]),
    }
    again = raised | {"level": "strong", "chips": _chips("sample-again", entries[:1])}
    return (
        {"id": "contract", "title": "Breach of contract", "possible": ("weak", "arguable"), "raised": (raised,), "held_down": (held,)},
        {"id": "copyright", "title": "Copyright infringement", "possible": ("none", "weak")},
        {"id": "secrecy", "title": "Trade secret", "possible": ("strong",), "raised": (again,)},
        {"id": "fraud", "title": "Fraud and deceit", "possible": LEVELS},
        {"id": "lock", "title": "Getting past a technical lock (§ 1201)", "possible": ("none",)},
    )  # fmt: skip


def _chips(id: str, entries: tuple[NoteEntry, ...]) -> SafeString:
    """Sources as chips, each with an id of its own."""
    chips = (
        render_to_string("_cite_chip.html", {"entry": entry, "id": id, "n": number})
        for number, entry in enumerate(entries, start=1)
    )
    return mark_safe(" ".join(chips))


def _figures(entries: tuple[NoteEntry, ...]) -> tuple[Mapping[str, Any], ...]:
    values = (
        ("24,000", "accounts, in words that say who counted them"),
        ("16 million", "of something, with its unit"),
    )
    return tuple(
        {"value": value, "what": what, "note": entry}
        for (value, what), entry in zip(values, entries, strict=False)
    )


RATINGS = (("none",), ("weak",), ("arguable",), ("strong",), ("weak", "arguable"), ("none", "weak", "arguable"), ("none", "arguable"), LEVELS, ())  # fmt: skip
ANSWERS = (
    {"text": "The company that runs the model, the service or the site.", "address": "#question"},
    {"text": "An author, a publisher or another owner of rights in what was used.", "address": "#question", "chosen": True},
    {"text": "A person whose own chats or posts were used.", "address": "#question", "effects": ("holds Trade secret at none",)},
)  # fmt: skip
LEDGER = (
    {"title": "Copyright infringement", "possible": ("weak",)},
    {"title": "Breach of contract", "possible": ("weak", "arguable"), "moved": True},
    {"title": "Trade secret", "possible": LEVELS},
    {"title": "State theft statutes", "possible": ("none", "arguable")},
)
VERDICTS = (
    {
        "title": "Limits on access were avoided, on these answers; several claims possible",
        "prose": ("The claims lean on false names, dodged blocks or another’s account.",),
        "lines": (("Better words", "terms broken; limits avoided."), ("What would change it", "proof that no limit stood in the way.")),
    },
    {
        "title": "A contract question: did the promise bind, and can it be enforced?",
        "prose": ("A promise was made and, on these answers, not kept.",),
        "lines": (("Better words", "breach of terms."),),
    },
)  # fmt: skip
GIVEN = (
    {"question": "Whose complaint is being tested?", "answer": "The company that runs the model.", "address": "#result"},
    {"question": "Does the provider own what was used?", "answer": "Not known or disputed", "address": "#result", "doubt": True},
    {"question": "How was it reached?", "answer": "It was open to all.", "settled": True},
)  # fmt: skip
PLACES = (
    {
        "title": "United States",
        "chosen": True,
        "ratings": (("none",),),
        "verdicts": ("Limits on access were avoided",),
    },
    {"title": "China", "ratings": (("weak", "arguable"),), "verdicts": ("Limits on access were avoided",)},
    {
        "title": "European Union",
        "ratings": (("none", "weak"),),
        "verdicts": ("Limits on access were avoided",),
    },
)
WOULD_CHANGE = (
    {
        "title": "Was what was used kept secret?",
        "changes": (
            {"words": "No, it was public", "address": "#result", "rows": ({"theory": "Trade secret", "before": ("arguable",), "after": ("none",)},)},
        ),
    },
    {
        "title": "Did the complainant allow this use?",
        "changes": ({"words": "Yes", "address": "#result", "result": ("Allowed by the one whose complaint is tested",)},),
    },
)  # fmt: skip
FIELDSET = {
    "id": "sample",
    "title": "Was what was used kept secret?",
    "why": "An answer shown to a customer is at best partly secret.",
    "options": (
        {
            "value": "guarded",
            "text": "Yes. It was kept hidden, with real steps to guard it.",
            "checked": True,
        },
        {"value": "public", "text": "No, it was public."},
        {"value": "unknown", "text": "Not known or disputed"},
    ),
}
EXAMPLE = {
    "title": "A firm and a rival’s model, as a letter alleges",
    "address": "#example",
    "kind": "Act",
    "parties": ("a firm", "its rival"),
    "proof": PROOF,
    "verdicts": ("Limits on access were avoided, on these answers", "A contract question"),
    "lead": "A letter says that a firm asked a rival’s model some millions of questions through accounts in other names.",
}
