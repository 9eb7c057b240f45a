"""That the list of kinds is whole, and that what the promises are tested with is what it is said to be."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from explainer.urls import urlpatterns
from tests.browser.kinds import FOR_MACHINES, KINDS, ONLY_LEADS_ON

VENDOR = Path(__file__).parent / "vendor"


def name_of(address: str) -> str | None:
    try:
        return resolve(urlsplit(address).path).url_name
    except Resolver404:
        return None


def test_every_named_address_for_readers_has_its_kind_in_the_list() -> None:
    named = {pattern.name for pattern in urlpatterns} - FOR_MACHINES - ONLY_LEADS_ON
    missing = named - {name_of(kind.address) for kind in KINDS}
    assert missing == set(), "add an address of each to tests/browser/kinds.py"


def test_files_made_elsewhere_are_as_they_are_listed() -> None:
    listed = dict(
        re.findall(r"^\| `([^`]+)` .*`([0-9a-f]{64})` \|$", (VENDOR / "VENDORED.md").read_text(), re.M)
    )
    present = {file.name for file in VENDOR.iterdir()} - {"VENDORED.md"}
    assert set(listed) == present
    for name, digest in listed.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest, name
