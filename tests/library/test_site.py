"""What the site says about itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.library.problems import Problems
from explainer.library.site import Site, load_site
from tests.library.material import SITE, write


def loaded(tmp_path: Path, text: str | None) -> tuple[Site | None, list[str]]:
    problems = Problems()
    found = load_site(write(tmp_path / "content", {"site.yaml": text} if text is not None else {}), problems)
    return found, [str(problem) for problem in problems]


def test_what_is_left_empty_is_empty_and_licences_have_a_default(tmp_path: Path) -> None:
    found, messages = loaded(tmp_path, SITE)
    assert messages == []
    assert found is not None
    assert (found.name, found.publisher, found.contact, found.repository) == ("A site", "", "", "")
    assert (found.licence_content, found.licence_code) == ("CC BY 4.0", "MIT")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "content/site.yaml:0: files.unreadable: cannot be read (No such file or directory): check that it exists and may be read"),
        ("name: x", "content/site.yaml:1: site.missing: 'description' is missing: add 'description:'"),
        (f"{SITE}licence: MIT\n",
         "content/site.yaml:3: site.unknown-key: 'licence' is no field here: did you mean 'licence_code'?"),
        (SITE.replace("A site", ""), "content/site.yaml:1: site.value: 'name' is empty: write something here"),
        (f"{SITE}repository: github.com/o/r\n",
         "content/site.yaml:3: site.value: 'repository' is 'github.com/o/r': write a web address in full, beginning with https://"),
        ("- x", "content/site.yaml:1: site.value: 'this' is a list: write fields under it, each 'name: value'"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str | None, message: str) -> None:
    assert loaded(tmp_path, text) == (None, [message])
