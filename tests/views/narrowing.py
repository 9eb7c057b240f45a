"""A list as its address narrows it, beside a plain count over the records."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.test import Client

MOST = 12  # values tried of one field
PAIRS = 30

Has = Callable[[Any, str], bool]


def asked(client: Client, address: str, query: Mapping[str, str]) -> Any:
    """The context of the part that htmx asks for; the rows in it are those of the whole page."""
    response = client.get(address, query, headers={"HX-Request": "true"})
    assert response.status_code == 200
    return response.context


def queries(values: Mapping[str, Iterable[str]]) -> Iterator[dict[str, str]]:
    """Every field alone, with up to `MOST` of its values, and random pairs of fields; the same at every run."""
    chance = random.Random(5)
    tried = {field: sorted(set(found)) for field, found in values.items()}
    for field, found in tried.items():
        for value in chance.sample(found, min(MOST, len(found))):
            yield {field: value}
    for _ in range(PAIRS):
        first, second = chance.sample(sorted(tried), 2)
        yield {first: chance.choice(tried[first]), second: chance.choice(tried[second])}


def plainly(records: Iterable[Any], has: Mapping[str, Has], query: Mapping[str, str]) -> list[Any]:
    """The records that have all that is asked for, one after the other."""
    return [record for record in records if all(has[field](record, value) for field, value in query.items())]


def check_every_filter(
    client: Client, address: str, records: Sequence[Any], has: Mapping[str, Has], values: Mapping[str, Iterable[str]], name: Callable[[Any], str]
) -> None:
    """Each query finds what a plain count finds, and some find something and some leave something out."""
    sizes = []
    for query in queries(values):
        found = asked(client, address, query)["list"].found
        wanted = plainly(records, has, query)
        assert sorted(map(name, found)) == sorted(map(name, wanted)), query
        sizes.append(len(wanted))
    assert 0 < min(size for size in sizes if size) < len(records)


def check_words(client: Client, address: str, text: str, words: str, key: str) -> None:
    """The whole page and the part for htmx say and show the same; the words asked for stay in the box."""
    query = {"q": text}
    part = client.get(address, query, headers={"HX-Request": "true"})
    whole = client.get(address, query)
    back = client.get(address, query, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert part.content.decode().strip() in whole.content.decode()
    assert back.content == whole.content
    assert "<main" not in part.content.decode()
    assert part.headers["HX-Push-Url"] == f"{address}?{urlencode(query)}"
    assert client.get(address, {**query, "kind": ""}, headers={"HX-Request": "true"}).headers["HX-Push-Url"] == part.headers["HX-Push-Url"]
    assert f'value="{words}"' in whole.content.decode()
    assert 'role="status"' in part.content.decode()
    assert f'href="{address}"' in part.content.decode() if not part.context[key].found else True
    assert {"HX-Request", "HX-History-Restore-Request"} <= set(whole.headers["Vary"].split(", "))
