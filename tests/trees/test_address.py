"""The state in an address: what is understood, what is named and left, and the one canonical form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.trees.address import (
    LONGEST_WORD,
    MOST_KEYS,
    Address,
    Ignored,
    pairs,
    query,
    read_address,
    shared_state,
    shown,
)
from explainer.trees.engine import Engine
from tests.trees.forest import large, loaded
from tests.trees.test_engine import small

GOOD: list[tuple[str, Mapping[str, Sequence[str]], Mapping[str, tuple[str, ...]]]] = [
    ("one answer", {"leave": ["no"]}, {"leave": ("no",)}),
    ("nothing known", {"leave": ["unknown"]}, {"leave": ()}),
    ("one of these, joined", {"leave": ["silent,no"]}, {"leave": ("no", "silent")}),
    ("one of these, repeated", {"leave": ["silent", "no"]}, {"leave": ("no", "silent")}),
    ("every answer is nothing known", {"leave": ["yes", "no", "silent"]}, {"leave": ()}),
    ("unknown beside an answer", {"leave": ["no", "unknown"]}, {"leave": ()}),
    ("a field left empty", {"leave": [""]}, {}),
    ("file order", {"shelf": ["open"], "leave": ["no"]}, {"leave": ("no",), "shelf": ("open",)}),
    ("an answer that is not asked for is kept", {"leave": ["yes"], "shelf": ["open"]}, {"leave": ("yes",), "shelf": ("open",)}),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "state"), [case[1:] for case in GOOD], ids=[case[0] for case in GOOD])
def test_what_an_address_says(
    asked: Mapping[str, Sequence[str]], state: Mapping[str, tuple[str, ...]]
) -> None:
    address = read_address(small().engine, asked)
    assert list(address.state.items()) == list(state.items())
    assert address.ignored == ()


BAD: list[tuple[Mapping[str, Sequence[str]], Ignored]] = [
    ({"laeve": ["no"]}, Ignored("laeve", "'laeve' is no question of this tree; did you mean 'leave'?")),
    ({"leave": ["nope"]}, Ignored("leave", "'nope' is no answer to 'leave'")),
    ({"leave": ["no\x00"]}, Ignored("leave", "'no…' is no answer to 'leave'")),
    ({"<script>alert(1)</script>": ["1"]}, Ignored("…script…alert…1…script…", "'…script…alert…1…script…' is no question of this tree")),
    ({"leave": ["\"><img src=x onerror=alert(1)>"]}, Ignored("leave", "'…img…src…x…onerror…alert…1…' is no answer to 'leave'")),
    ({"x" * 5_000: ["1"]}, Ignored("x" * 40 + "…", f"'{'x' * 40}…' is no question of this tree")),
    ({"_dial": ["strcit"]}, Ignored("_dial", "'strcit' is no dial")),
    ({"_dial": ["kind", "strict"]}, Ignored("_dial", "'kind' is turned off by another dial")),
    ({"_v": ["-1"]}, Ignored("_v", "'-1' is no version")),
    ({"_v": ["9" * 5_000]}, Ignored("_v", f"'{'9' * 40}…' is no version")),
    ({"_vv": ["1"]}, Ignored("_vv", "'_vv' is no question of this tree")),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "ignored"), BAD)
def test_what_is_not_understood_is_named_in_safe_words(
    asked: Mapping[str, Sequence[str]], ignored: Ignored
) -> None:
    address = read_address(small().engine, asked)
    assert address.ignored == (ignored,)
    assert address.state == {}


def test_a_retired_question_says_so() -> None:
    engine = Engine(replace(small().tree, retired={"rain": "the weather is of no use here."}))
    ignored = read_address(engine, {"rain": ["yes"]}).ignored
    assert ignored == (Ignored("rain", "'rain' is no longer asked: the weather is of no use here."),)


def test_a_retired_answer_or_dial_says_so_in_safe_words() -> None:
    retired = {"leave = nod": "a nod is now a yes.", "dial soft": "no court read it so."}
    engine = Engine(replace(small().tree, retired=retired))
    assert read_address(engine, {"leave": ["nod"], "_dial": ["soft"]}).ignored == (
        Ignored("leave", "'nod' is no longer an answer to 'leave': a nod is now a yes."),
        Ignored("_dial", "'soft' is no longer a dial: no court read it so."),
    )


def test_an_address_without_end_is_cut() -> None:
    address = read_address(small().engine, {f"q{n}": ["1"] for n in range(MOST_KEYS + 1)})
    assert address.ignored[-1] == Ignored("…", "the address is too long; the rest of it was left out")


def test_dials_version_and_switch() -> None:
    asked = {"_dial": ["kind"], "_v": ["3"], "_effects": ["1"], "leave": ["no"]}
    assert read_address(small().engine, asked) == Address({"leave": ("no",)}, ("kind",), 3, True)
    assert read_address(small().engine, {"_v": [""]}) == Address({})
    assert read_address(small().engine, {"_v": ["1"], "_old": ["1"]}) == Address({}, version=1, old=True)
    assert read_address(small().engine, {"_old": ["yes"]}) == Address({})


def test_two_states_share_an_address_by_prefix() -> None:
    engine = loaded()[0]["where-do-you-stand"].engine
    asked = {"d.E1": ["maker"], "s.E1": ["results"], "s.E2c": ["danger"]}
    assert read_address(engine, asked, "d.").state == {"E1": ("maker",)}
    assert read_address(engine, asked, "s.").state == {"E1": ("results",), "E2c": ("danger",)}
    assert query(engine.tree, {"E1": ("maker",)}, prefix="d.") == "d.E1=maker"


def test_the_canonical_form() -> None:
    tree = small().tree
    state = {"shelf": ("open", "locked"), "leave": ()}
    assert (
        query(tree, state, ["kind"], 2, True) == "leave=unknown&shelf=open,locked&_dial=kind&_v=2&_effects=1"
    )
    assert query(tree, {}, version=1, old=True) == "_v=1&_old=1"
    assert pairs(tree, state) == (("leave", "unknown"), ("shelf", "open,locked"))
    assert query(tree, {}) == ""


def test_answers_that_are_not_asked_for_are_left_out_of_shared_addresses() -> None:
    assert shared_state(small().engine, {"leave": ("yes",), "shelf": ("open",)}) == {"leave": ("yes",)}


words = st.text(max_size=LONGEST_WORD * 2) | st.sampled_from(
    ["no", "yes", "unknown", "open,locked", "own", "1"]
)
keys = st.text(max_size=60) | st.sampled_from([*small().tree.question, "_dial", "_v", "_effects"])


@given(st.dictionaries(keys, st.lists(words, max_size=4), max_size=8))
def test_no_address_raises_and_what_was_read_reads_the_same_again(asked: dict[str, list[str]]) -> None:
    engine = small().engine
    address = read_address(engine, asked)
    written = pairs(engine.tree, address.state, address.dials, address.version, address.effects)
    again = read_address(engine, {key: [value] for key, value in written})
    assert (again.state, again.dials, again.version, again.effects, again.ignored) == (
        address.state, address.dials, address.version, address.effects, (),
    )  # fmt: skip
    for ignored in address.ignored:
        assert not set('<>"&\x00') & set(ignored.key + ignored.reason.replace("'", ""))


@given(st.text(max_size=500))
def test_a_text_is_shown_short_and_harmless(text: str) -> None:
    assert len(shown(text)) <= 41
    assert set(shown(text)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-…")


def test_the_address_of_a_real_case_is_the_one_people_share() -> None:
    example = large().examples["reddit-account"]
    written = query(large().tree, example.state)
    assert written == (
        "complainant=provider&permission=no&material=works&owner=others&source=service&promise=unknown"
        "&entry=open,limits&price=no-charge&use=unknown&place=us&state=none&facts=alleged"
    )
