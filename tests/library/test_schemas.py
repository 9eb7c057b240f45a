"""Schemas for editors: up to date, and of one mind with the check about every file there is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from pytest_django import Settings

from explainer.library.guide import field_rows
from explainer.library.schemas import FILES, FOLDER, schemas

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
SCHEMAS: Mapping[str, Any] = {name: json.loads(text) for name, text in schemas(field_rows((CONTENT / "README.md").read_text())).items()}

FRONT_MATTER = {
    "page": "pages/**/*.md", "case": "cases/*.md", "claim": "claims/*.md", "term": "glossary/*.md", "lesson": "teach/*.md",
    "example": "trees/*/examples/*.md", "tree": "trees/*/tree.md",
}  # fmt: skip
WHOLE = {
    "sources": "sources/*.yaml", "provider": "providers/*.yaml", "timeline": "timeline.yaml", "figures": "figures.yaml",
    "corrections": "corrections.yaml", "site": "site.yaml",
}  # fmt: skip


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2 as editors read it: a day is text, *no* is a word."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", "bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), list("tf"))

TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,), "number": (int, float), "integer": (int,), "array": (list,), "object": (dict,), "boolean": (bool,),
}  # fmt: skip


def misfits(schema: Mapping[str, Any], data: Any, at: str = "") -> Iterator[str]:
    """Where data do not fit a schema; as much of the standard as our schemas use."""
    kinds = schema.get("type", [])
    allowed = tuple(one for kind in ([kinds] if isinstance(kinds, str) else kinds) for one in TYPES[kind])
    if allowed and (not isinstance(data, allowed) or (isinstance(data, bool) and bool not in allowed)):
        yield f"{at}: {type(data).__name__}"
    elif isinstance(data, dict):
        inner = schema.get("properties", {})
        yield from (f"{at}.{name}: missing" for name in schema.get("required", ()) if name not in data)
        yield from (f"{at}.{name}: unknown" for name in data if name not in inner and schema.get("additionalProperties") is False)
        for name, value in data.items():
            yield from misfits(inner.get(name, {}), value, f"{at}.{name}")
    elif isinstance(data, list):
        yield from (f"{at}: too few" for _ in range(len(data) < schema.get("minItems", 0)))
        for number, value in enumerate(data):
            yield from misfits(schema.get("items", {}), value, f"{at}.{number}")
    elif "enum" in schema and data not in schema["enum"] or "pattern" in schema and not re.search(schema["pattern"], str(data)):
        yield f"{at}: {data}"


def front_matter(file: Path) -> Any:
    return yaml.load(file.read_text().split("---\n")[1], Loader=AsEditorsRead)


def test_the_schemas_are_up_to_date() -> None:
    """After a change of a field or of the guide: manage.py schemas."""
    kept = {file.stem: file.read_text() for file in (CONTENT / FOLDER).iterdir()}
    assert kept == schemas(field_rows((CONTENT / "README.md").read_text()))


def test_the_command_writes_what_has_changed(small_content: Path, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.CONTENT_DIR = small_content
    (small_content / "README.md").write_text("### Fields of a term\n\n| `title` | yes | The word. |\n")
    call_command("schemas")
    assert len(capsys.readouterr().out.splitlines()) == len(FILES)
    call_command("schemas")
    assert capsys.readouterr().out == ""
    term = json.loads((small_content / FOLDER / "term.json").read_text())
    assert term["properties"]["title"]["description"] == "The word."


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_the_front_matter_of_every_file_fits_its_schema(name: str) -> None:
    files = [file for file in CONTENT.glob(FRONT_MATTER[name]) if "same_as:" not in file.read_text()]
    assert files
    assert {file.name: found for file in files if (found := list(misfits(SCHEMAS[name], front_matter(file))))} == {}


@pytest.mark.parametrize("name", WHOLE)
def test_every_yaml_file_fits_its_schema(name: str) -> None:
    files = list(CONTENT.glob(WHOLE[name]))
    assert files
    loaded = {file.name: yaml.load(file.read_text(), Loader=AsEditorsRead) for file in files}
    assert {file: found for file, data in loaded.items() if (found := list(misfits(SCHEMAS[name], data)))} == {}


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("term", {"title": "x", "allso": []}, [".allso: unknown"]),
        ("term", {}, [".title: missing"]),
        ("site", {"name": "x", "description": ["y"]}, [".description: list"]),
        ("timeline", {"events": [{"date": "2026-13", "title": "t", "text": "x", "kind": "law", "topic": "lawn"}]}, [".events.0.topic: lawn"]),
        ("timeline", {"events": [{"date": "May", "title": "t", "text": "x", "kind": "law", "topic": "terms"}]}, [".events.0.date: May"]),
        ("figures", {"figures": []}, [".figures: too few"]),
    ],
)
def test_mistakes_are_underlined(name: str, data: Any, told: list[str]) -> None:
    assert list(misfits(SCHEMAS[name], data)) == told


def fields(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for inner in schema.get("properties", {}).values():
        yield inner
        yield from fields(inner.get("items", inner))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_says_what_it_is_for(name: str) -> None:
    assert [field for field in fields(SCHEMAS[name]) if not field.get("description")] == []


def test_editors_are_told_which_schema_belongs_to_which_files() -> None:
    mapped = json.loads((ROOT / ".vscode" / "settings.json").read_text())["yaml.schemas"]
    assert mapped == {f"./content/{FOLDER}/{name}.json": f"content/{pattern}" for name, pattern in WHOLE.items()}


@pytest.mark.parametrize("file", [pytest.param(file, id=file.name) for file in (CONTENT / "_templates").glob("*.yaml")])
def test_templates_name_their_schema(file: Path) -> None:
    first = re.match(r"# yaml-language-server: \$schema=(\S+)\n", file.read_text())
    assert first is not None
    assert (file.parent / first[1]).resolve().parent == CONTENT / FOLDER
    assert (file.parent / first[1]).is_file()
