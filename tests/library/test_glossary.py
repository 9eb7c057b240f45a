"""The glossary: terms by name, with a meaning that is cited."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.library.glossary import Term, load_terms
from tests.library.material import TERM, context, write


def loaded(tmp_path: Path, **terms: str) -> tuple[dict[str, Term], list[str]]:
    around = context(must_cite=True)
    files = {f"glossary/{name.replace('_', '-')}.md": text for name, text in terms.items()}
    found = load_terms(write(tmp_path / "content", files), around)
    return found, [str(problem).removeprefix("content/glossary/") for problem in around.problems]


def test_a_term_has_a_title_other_forms_and_a_meaning(tmp_path: Path) -> None:
    found, messages = loaded(tmp_path, fair_use=TERM + "\nMore of it. {.ours}\n")
    term = found["fair-use"]
    assert messages == []
    assert (term.slug, term.title, term.also, term.address) == ("fair-use", "fair use", ("fair uses",), "/glossary/fair-use/")
    assert [block.number for block in term.blocks] == ["1", "2"]
    assert [note.entries[0].source.id for note in term.notes] == ["b-law"]
    assert term.path == "content/glossary/fair-use.md"


def test_terms_come_in_the_order_of_the_alphabet_whatever_their_case(tmp_path: Path) -> None:
    names = {"x": "weights", "y": "API", "z": "base model"}
    found, _ = loaded(tmp_path, **{slug: TERM.replace("fair use\n", f"{title}\n") for slug, title in names.items()})
    assert [term.title for term in found.values()] == ["API", "base model", "weights"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: x\n---\n", "x.md:4: term.empty: the term has no meaning yet: write it under the front matter"),
        ("---\ntitle: x\n---\n## Heading\n\nMeaning [@b-law].", "x.md:4: term.heading: a term has no headings: write it as paragraphs"),
        ("---\ntitle: x\n---\n\nMeaning.", "x.md:5: page.uncited: nothing is cited for 'Meaning.…': "
         "cite a source, [@source-id, p. 3], or end the paragraph with {.ours}"),
        ("---\nalso: [y]\n---\nMeaning [@b-law].", "x.md:2: term.missing: 'title' is missing: add 'title:'"),
        ("---\ntitle: x\nalso: y\n---\nMeaning [@b-law].",
         "x.md:3: term.value: 'also' is 'y': write a list: [y]"),
        ("---\ntitle: x\nsee: y\n---\nMeaning [@b-law].", "x.md:3: term.unknown-key: 'see' is no field here: choose one of: also, title"),
        ("Meaning.", "x.md:1: files.front-matter: the file does not begin with front matter: "
         "put '---' on the first line, then the fields, then '---'"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_term_is_told_at_its_line(tmp_path: Path, text: str, message: str) -> None:
    assert loaded(tmp_path, x=text)[1] == [message]
