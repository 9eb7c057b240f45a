"""JSON Schemas of content files, for editors that complete fields and underline mistakes while one types.

They are made from the shapes that read the files, the lists of words in the code, and the tables of the editors'
guide, which say what each field is for. They are a help, not the check: links, sources and dates are looked at there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from explainer.library import (
    cases,
    claims,
    corrections,
    figures,
    glossary,
    lessons,
    pages,
    providers,
    site,
    sources,
    timeline,
)
from explainer.library.guide import FieldRow
from explainer.library.labels import LABELS, OUR_INFERENCE
from explainer.trees import examples, reading

FOLDER = "_schemas"
DIALECT = "http://json-schema.org/draft-07/schema#"
TEXT = ["string", "number"]  # a number without quotes is read as text
LABELS_OF_SOURCES = {label.id: label.meaning for label in LABELS.values() if label is not OUR_INFERENCE}

WORDS: Mapping[type[BaseModel], Mapping[str, Mapping[str, str]]] = {
    sources.SourceShape: {"type": {name: f"mostly of the kind '{kind}'" for name, kind in sources.TYPES.items()}},
    sources.CustomShape: {"label": LABELS_OF_SOURCES, "kind": sources.KINDS, "jurisdiction": sources.JURISDICTIONS},
    cases.CaseShape: {
        "country": cases.COUNTRIES, "stage": cases.STAGES, "outcome": cases.OUTCOMES, "subjects": cases.SUBJECTS,
    },
    cases.EventShape: {"kind": cases.EVENT_KINDS},
    claims.ClaimShape: {"label": {label.id: label.meaning for label in LABELS.values()}, "topic": claims.TOPICS},
    timeline.MomentShape: {"kind": timeline.KINDS, "topic": timeline.TOPICS},
}  # fmt: skip
"""Fields that take one of a list of words, which their shapes leave to the reader of the file."""


@dataclass(frozen=True)
class File:
    """A kind of file: its shape, the heading of the guide that explains its fields, and the list that it is, if it is one."""

    shape: type[BaseModel]
    section: str
    inside: str = ""  # for a file that is a list: the field that holds it


FIGURES = "Fields of figures, corrections and the site"
FILES: Mapping[str, File] = {
    "case": File(cases.CaseShape, "Fields of a case"),
    "claim": File(claims.ClaimShape, "Fields of a claim"),
    "corrections": File(corrections.CorrectionsShape, FIGURES),
    "example": File(examples.ExampleShape, "Fields of an example"),
    "figures": File(figures.FiguresShape, FIGURES),
    "lesson": File(lessons.LessonShape, "Fields of a lesson"),
    "page": File(pages.PageShape, "Fields of a page"),
    "provider": File(providers.ProviderShape, "Fields of a provider"),
    "site": File(site.Site, FIGURES),
    "sources": File(sources.SourceShape, "Fields of a source", "references"),
    "term": File(glossary.TermShape, "Fields of a term"),
    "timeline": File(timeline.MomentShape, "Fields of the timeline", "events"),
    "tree": File(reading.TreeShape, "Fields of a tree"),
}


def schemas(rows: Iterable[FieldRow]) -> dict[str, str]:
    """The text of each schema by its name; `rows` are those of the guide."""
    told = tuple(rows)
    return {
        name: json.dumps(_schema(file, told), ensure_ascii=False, indent=1) + "\n"
        for name, file in FILES.items()
    }


def _schema(file: File, rows: Iterable[FieldRow]) -> dict[str, Any]:
    words = {row.field: row.words for row in rows if row.section == file.section}
    found = _object(file.shape, words, "")
    if file.inside:
        wrapped = {
            file.inside: {
                "type": "array",
                "items": found,
                "description": (file.shape.__doc__ or "").split("\n")[0],
            }
        }
        found = {
            "type": "object",
            "properties": wrapped,
            "required": [file.inside],
            "additionalProperties": False,
        }
    return {"$schema": DIALECT, **found}


def _object(shape: type[BaseModel], words: Mapping[str, str], before: str) -> dict[str, Any]:
    """The schema of a shape; every field with what the guide says of it."""
    generated = shape.model_json_schema(by_alias=True, ref_template="{model}")
    definitions = {part.__name__: part for part in _parts(shape)}
    listed = {name: WORDS[part] for name, part in definitions.items() if part in WORDS}
    own = {"$defs": generated.pop("$defs", {}), **generated}
    tidy = _Tidy(own["$defs"], listed)
    found = tidy.object(own, shape.__name__)
    _describe(found, words, before)
    return found


def _parts(shape: type[BaseModel]) -> set[type[BaseModel]]:
    """The shape and all that stand in it."""
    found = {shape}
    pending = [shape]
    while pending:
        for info in pending.pop().model_fields.values():
            new = set(_models(info.annotation)) - found
            found |= new
            pending += new
    return found


def _models(annotation: Any) -> Iterable[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models(part)


@dataclass(frozen=True)
class _Tidy:
    """Makes one schema of a generated one: references written out, lists of words put in, noise left out."""

    definitions: Mapping[str, Any]
    listed: Mapping[str, Mapping[str, Mapping[str, str]]]

    def object(self, schema: Mapping[str, Any], name: str) -> dict[str, Any]:
        properties = {
            field: self.field(inner, self.listed.get(name, {}).get(field))
            for field, inner in schema["properties"].items()
        }
        found = {
            "type": "object",
            "description": _one_line(schema.get("description", "")),
            "properties": properties,
        }
        if schema.get("required"):
            found["required"] = schema["required"]
        return found | {"additionalProperties": False}

    def field(self, schema: Mapping[str, Any], words: Mapping[str, str] | None) -> dict[str, Any]:
        """One field, without what says nothing to an editor."""
        if "anyOf" in schema:  # a value or nothing
            schema = next(one for one in schema["anyOf"] if one.get("type") != "null")
        if "$ref" in schema:
            name = schema["$ref"]
            return (
                self.object(self.definitions[name], name)
                if "properties" in self.definitions[name]
                else self.field(self.definitions[name], words)
            )
        found = {
            key: value
            for key, value in schema.items()
            if key in ("type", "enum", "const", "minItems", "format", "pattern", "minLength", "minimum")
        }
        if schema.get("type") == "array":
            found["items"] = self.field(schema["items"], words)
        elif words is not None:
            found |= {"enum": list(words), "enumDescriptions": list(words.values())}
        elif schema.get("type") == "string" and not {"enum", "format"} & schema.keys():
            found["type"] = TEXT
        elif schema.get("type") == "object":
            found["additionalProperties"] = True
        return found


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _describe(schema: dict[str, Any], words: Mapping[str, str], before: str) -> None:
    """Puts what the guide says into each field, by its path."""
    for name, inner in schema.get("properties", {}).items():
        path = f"{before}{name}"
        if path in words:
            inner["description"] = words[path]
        part = inner.get("items", inner) if isinstance(inner.get("items", inner), dict) else inner
        _describe(part, words, f"{path}.")
