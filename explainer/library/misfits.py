"""Fields that do not fit the form of their file: what is wrong and how to mend it, in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from explainer.library.dates import A_DAY, meant
from explainer.library.problems import did_you_mean

Key = tuple[str | int, ...]
LONGEST = 60  # characters of a value that a message repeats

MARKS: Mapping[str, tuple[str, frozenset[str]]] = {
    "cases": ("a case", frozenset({"caption", "parties", "stage"})),
    "claims": ("a claim", frozenset({"claim", "said_by", "safely"})),
    "pages": ("a page", frozenset({"kind", "description", "reviewed"})),
    "providers": ("a provider", frozenset({"provider", "documents"})),
    "sources": ("sources", frozenset({"references"})),
    "teach": ("a lesson", frozenset({"aims", "steps", "tasks"})),
    "trees/<tree>/examples": ("an example", frozenset({"facts_answer", "expected"})),
}
"""Fields by which a file is known, whatever folder it lies in."""


FIELD = re.compile(r"^([a-z_]+):", re.MULTILINE)


class Misfit(NamedTuple):
    """The last part of the code, what is wrong, and how to mend it."""

    kind: str
    what: str
    mend: str


def misplaced(shape: type[BaseModel], data: object) -> tuple[str, str] | None:
    """What is wrong and how to mend it, for a file of another kind than its folder is for."""
    if not isinstance(data, dict):
        return None
    own = named_fields(shape).keys()
    for folder, (thing, fields) in MARKS.items():
        if fields <= data.keys() and not fields <= own:
            return f"this file has the fields of {thing}", f"move it to {folder}/"
    return None


def place_of(text: str) -> str:
    """Where a file belongs that lies beside all folders, by its fields; nothing if they do not tell."""
    fields = set(FIELD.findall(text))
    found = next(((folder, thing) for folder, (thing, marks) in MARKS.items() if marks <= fields), None)
    return f"it has the fields of {found[1]}; move it to {found[0]}/" if found else ""


def misfit(shape: type[BaseModel], key: Key, detail: Any) -> Misfit:
    """One value that does not fit; `detail` is what pydantic says of it."""
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in key) or "this"
    kind, given = detail["type"], detail["input"]
    if kind == "extra_forbidden":
        return Misfit("unknown-key", f"'{name}' is no field here", _mend_unknown(shape, key, given))
    if kind == "missing":
        return Misfit("missing", f"'{name}' is missing", f"add '{key[-1]}:'{_what_belongs_under(shape, key)}")
    if kind in ("enum", "literal_error") and isinstance(given, str):
        choices = re.findall(r"'([^']+)'", detail["ctx"]["expected"])
        return Misfit("value", f"'{name}' is '{given}'", did_you_mean(given, choices))
    if kind == "not_in_list":
        return Misfit("value", f"'{name}' is '{given}'", did_you_mean(str(given), detail["ctx"]["choices"]))
    if kind.startswith("date"):
        return Misfit("date", f"'{name}' is '{given}', which is no date", meant(str(given), a_day=True) or A_DAY)
    return Misfit("value", f"'{name}' {_found(given, kind)}", _expected(shape, key, kind, detail))


def _found(given: object, kind: str) -> str:
    """What stands there, as far as it helps to say it."""
    if given in ("", [], {}):
        return "is empty"
    if isinstance(given, str) and len(given) <= LONGEST:
        return f"is '{given}'"
    if kind == "value_error":
        return "does not fit"
    return "is a list" if isinstance(given, list) else "is a group of fields" if isinstance(given, dict) else "does not fit"


PLAIN_WORDS = {
    "string_type": "write a text",
    "enum": "write one word",
    "literal_error": "write one word",
    "int_parsing": "write a whole number",
    "int_parsing_size": "write a smaller number",
    "int_from_float": "write a whole number",
    "int_type": "write a whole number",
    "bool_type": "write true or false",
    "float_parsing": "write a number",
    "bool_parsing": "write true or false",
    "string_too_short": "write something here",
    "too_short": "add at least one",
}
LISTS = frozenset({"list_type", "tuple_type"})
GROUPS = frozenset({"model_type", "dict_type"})


def _expected(shape: type[BaseModel], key: Key, kind: str, detail: Any) -> str:
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    if kind in LISTS:
        form = _form(_inner_shape(_annotation(shape, key)))
        given = detail["input"]
        if not form and isinstance(given, str) and 0 < len(given) <= LONGEST:
            return f"write a list: [{given}]"
        return f"write a list, one '- {form or 'item'}' to a line"
    if kind in GROUPS:
        form = _form(_shape_at(shape, key))
        return f"write {form}" if form and key else "write fields under it, each 'name: value'"
    return PLAIN_WORDS.get(kind, str(detail["msg"]).lower())


def _form(shape: type[BaseModel] | None) -> str:
    """How a group of fields is written: those that it needs, or its first two."""
    if shape is None:
        return ""
    fields = named_fields(shape)
    names = [name for name, info in fields.items() if info.is_required()] or list(fields)[:2]
    return f"{{{', '.join(f'{name}: …' for name in names)}}}"


NO_SUCH_FIELD = "take it away, or look up its name in the editors' guide under 'Every field'"


def _mend_unknown(shape: type[BaseModel], key: Key, given: object) -> str:
    """Where such a field belongs; what it was probably meant to be; or where the names are."""
    name = str(key[-1])
    around = _shape_at(shape, key[:-1])
    fields = named_fields(around) if around else {}
    if ":" in name:
        return f"put a space after the colon: {name.replace(':', ': ', 1)}"
    if given == "" and not NAME.fullmatch(name):
        return "it belongs to the text before the comma: put the whole of it in straight quotes"
    for inner, info in fields.items():
        below = _inner_shape(info.annotation)
        if below and name in named_fields(below):
            return f"it belongs under '{inner}:'"
    if len(key) > 1 and name in named_fields(shape):
        return f"it does not belong under '{key[-2]}:', but beside it: take away the spaces in front"
    near = did_you_mean(name, fields)
    return NO_SUCH_FIELD if near.startswith("none of") else near


NAME = re.compile(r"[a-z][\w-]*")


def _what_belongs_under(shape: type[BaseModel], key: Key) -> str:
    below = _inner_shape(_annotation(shape, key))
    needed = [f"'{name}:'" for name, info in named_fields(below).items() if info.is_required()] if below else []
    return f", and under it {', '.join(needed)}" if needed else ""


def named_fields(shape: type[BaseModel]) -> dict[str, Any]:
    """The fields by the names they have in files."""
    return {info.alias or name: info for name, info in shape.model_fields.items()}


def _annotation(shape: type[BaseModel], key: Key) -> Any:
    """The type of the field that a key leads to; nothing where it leads nowhere."""
    around = _shape_at(shape, key[:-1])
    info = named_fields(around).get(str(key[-1])) if around and key else None
    return info.annotation if info else None


def _shape_at(shape: type[BaseModel], key: Key) -> type[BaseModel] | None:
    """The form of what a key leads to, if it is a group of fields."""
    at: type[BaseModel] | None = shape
    for part in key:
        if at is None:
            return None
        if isinstance(part, str):
            info = named_fields(at).get(part)
            at = _inner_shape(info.annotation) if info else None
    return at


def _inner_shape(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for found in map(_inner_shape, get_args(annotation)) if found), None)
