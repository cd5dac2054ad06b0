"""JSON Schema (2020-12) of each record type, derived from the model and the ids in `data/`, for editors and forms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from catalog.load import Catalog
from catalog.model import Vocabulary
from catalog.record_types import RECORD_TYPES
from catalog.values import Ref, Term

LONGEST_ENUM = 60
"""Of a folder with more records than this an editor is told the name only: a longer list helps nobody to choose."""


def schemas(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """One schema for each folder of `data/`; ids of terms and of records are those the catalogue has now."""
    return {folder: _schema(row.model, catalog) for folder, row in RECORD_TYPES.items()}


def write_schemas(root: Path, catalog: Catalog) -> int:
    """Write `data/schema/<folder>.json`; how many."""
    folder = root / "data" / "schema"
    folder.mkdir(exist_ok=True)
    made = schemas(catalog)
    for name, schema in made.items():
        (folder / f"{name}.json").write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(made)


def _schema(model: type[BaseModel], catalog: Catalog) -> dict[str, Any]:
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    inner = made.get("$defs", {})
    pattern = made["properties"]["id"]["pattern"]
    for part in _models(model):
        properties = (made if part is model else inner[part.__name__])["properties"]
        for name, field in part.model_fields.items():
            for marker in _found(Ref | Term, field.annotation, *field.metadata):
                for text in _texts(properties[name]):
                    text |= _choices(catalog, marker, pattern, text.get("description"))
    return made


def _models(model: type[BaseModel]) -> set[type[BaseModel]]:
    """The model and all that its fields hold, at any depth."""
    found = {model}
    for field in model.model_fields.values():
        for inner in _found(type, field.annotation):
            if issubclass(inner, BaseModel):
                found |= _models(inner)
    return found


def _found(kind: Any, *annotations: Any) -> Iterator[Any]:
    """What is of a kind in annotations, at any depth: in lists, unions, options."""
    for annotation in annotations:
        if isinstance(annotation, kind):
            yield annotation
        yield from _found(kind, *get_args(annotation))


def _texts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schemas of strings in the schema of a field, at any depth."""
    if schema.get("type") == "string":
        yield schema
    items = [schema["items"]] if "items" in schema else []
    for inner in (*schema.get("anyOf", ()), *schema.get("oneOf", ()), *items):
        yield from _texts(inner)


def _choices(catalog: Catalog, marker: Ref | Term, pattern: str, description: str | None) -> dict[str, Any]:
    """What a string that is an id may be: one of few, or of the form of an id, in a folder that is named."""
    if isinstance(marker, Term):
        stored = catalog.stored["vocabularies"].get(marker.vocabulary)
        ids = [term.id for term in stored.entry.terms] if stored and isinstance(stored.entry, Vocabulary) else []
        home = f"data/vocabularies/{marker.vocabulary}.yml"
    else:
        ids, home = sorted(catalog.stored[marker.type].keys() | catalog.broken[marker.type]), f"data/{marker.type}/"
    said = {"description": " – ".join(filter(None, (description, home)))}
    if ids and (isinstance(marker, Term) or len(ids) <= LONGEST_ENUM):
        return {**said, "enum": ids}
    return {**said, "pattern": pattern}
