"""What is made from a catalogue is made once for each."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread

from explainer.library.catalogue import Catalogue
from explainer.web.made import Made


def test_a_thing_is_made_once_for_each_state_of_the_content(catalogue: Catalogue) -> None:
    made: list[str] = []

    def make(known: Catalogue) -> int:
        made.append(known.digest)
        return len(made)

    thing = Made(make)
    other = replace(catalogue, digest="other")
    assert [thing.of(one) for one in (catalogue, other, catalogue, other)] == [1, 2, 1, 2]


def test_the_oldest_is_forgotten(catalogue: Catalogue) -> None:
    made: list[str] = []
    thing = Made(lambda known: made.append(known.digest), keep=1)
    for digest in ("a", "b", "a"):
        thing.of(replace(catalogue, digest=digest))
    assert made == ["a", "b", "a"]


def test_of_many_who_ask_at_once_one_makes_it(catalogue: Catalogue) -> None:
    made: list[str] = []
    thing = Made(lambda known: made.append(known.digest))
    threads = [Thread(target=thing.of, args=(catalogue,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [catalogue.digest]
