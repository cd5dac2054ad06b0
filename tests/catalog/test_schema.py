"""JSON Schema as an editor's program uses it: what the check accepts it accepts, and it offers what may be chosen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.load import Catalog
from catalog.model import LocalMeasure, Programme, Vocabulary
from catalog.record_types import RECORD_TYPES
from catalog.schema import LONGEST_ENUM, schemas, write_schemas
from catalog.values import Term
from catalog.walk import references

from .making import catalog_of, fill, make

KINDS: dict[str, Any] = {
    "string": str, "integer": int, "number": int | float, "boolean": bool, "array": list, "object": dict,
    "null": type(None),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(catalog: Catalog) -> dict[str, dict[str, Any]]:
    return schemas(catalog)


def complaints(value: Any, schema: dict[str, Any], whole: dict[str, Any], where: str = "") -> Iterator[str]:
    """What the keywords that pydantic writes say against a value (JSON Schema 2020-12)."""
    if "$ref" in schema:
        yield from complaints(value, whole["$defs"][schema["$ref"].rsplit("/", 1)[1]], whole, where)
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices and all(list(complaints(value, choice, whole)) for choice in choices):
        yield f"{where}: {value!r} is none of the choices"
    kind = schema.get("type")
    if kind and not isinstance(value, KINDS[kind]):
        yield f"{where}: {value!r} is no {kind}"
    elif kind == "object":
        yield from _in_fields(value, schema, whole, where)
    elif kind == "array":
        for number, item in enumerate(value):
            yield from complaints(item, schema["items"], whole, f"{where}[{number}]")
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        yield f"{where}: {value!r} is not offered"
    if kind == "string" and not re.search(schema.get("pattern", ""), str(value)):
        yield f"{where}: {value!r} does not fit"


def _in_fields(value: dict[str, Any], schema: dict[str, Any], whole: dict[str, Any], where: str) -> Iterator[str]:
    properties = schema["properties"]
    yield from (f"{where}: {name} is missing" for name in schema.get("required", ()) if name not in value)
    yield from (f"{where}: {name} is unknown" for name in value if name not in properties)
    for name in value.keys() & properties.keys():
        yield from complaints(value[name], properties[name], whole, f"{where}.{name}")


@pytest.mark.parametrize("folder", RECORD_TYPES)
def test_what_the_check_accepts_the_schema_accepts(
    catalog: Catalog, made: dict[str, dict[str, Any]], folder: str
) -> None:
    schema = made[folder]
    found = [
        f"{stored.path}{line}"
        for stored in catalog.stored[folder].values()
        for line in complaints(stored.parsed.value, schema, schema)
    ]
    assert found == []


def test_a_term_is_chosen_from_its_vocabulary(catalog: Catalog, made: dict[str, dict[str, Any]]) -> None:
    states = [term.id for term in catalog.get(Vocabulary, "measure-states").terms]
    assert made["local-measures"]["properties"]["state"]["enum"] == states
    assert made["national-measures"]["$defs"]["YearState"]["properties"]["state"]["enum"] == states


def test_what_is_wrong_is_seen(made: dict[str, dict[str, Any]]) -> None:
    schema = made["local-measures"]
    assert list(complaints("caried-out", schema["properties"]["state"], schema))
    assert list(complaints(["Ministrija!"], schema["properties"]["done_by"], schema))


def test_lists_and_options_offer_choices_too(catalog: Catalog, made: dict[str, dict[str, Any]]) -> None:
    properties = made["local-measures"]["properties"]
    assert properties["topics"]["items"]["enum"] == [term.id for term in catalog.get(Vocabulary, "topics").terms]
    assert properties["audience"]["anyOf"][0]["enum"] == [
        term.id for term in catalog.get(Vocabulary, "audiences").terms
    ]


def test_a_reference_offers_ids_where_they_are_few() -> None:
    few, many = (
        schemas(catalog_of(*(make(LocalMeasure, f"m-{number}") for number in range(count))))
        for count in (LONGEST_ENUM, LONGEST_ENUM + 1)
    )
    offered = [found["mediator-services"]["properties"]["measures"]["items"] for found in (few, many)]
    assert offered[0]["enum"] == sorted(f"m-{number}" for number in range(LONGEST_ENUM))
    assert "enum" not in offered[1]
    assert all("data/local-measures/" in item["description"] for item in offered)
    assert re.search(offered[1]["pattern"], "m-1")


def test_a_file_that_cannot_be_read_can_be_referred_to() -> None:
    made = catalog_of(make(Programme, "a"))
    found = schemas(type(made)(made.stored, {**made.broken, "programmes": {"b"}}))
    assert found["mediator-services"]["properties"]["programme"]["anyOf"][0]["enum"] == ["a", "b"]


@pytest.mark.parametrize("folder", RECORD_TYPES)
def test_every_marker_of_the_model_reaches_the_schema(made: dict[str, dict[str, Any]], folder: str) -> None:
    for where, marker, _ in references(fill(RECORD_TYPES[folder].model, lambda: "vārdi")):
        path = tuple("#" if isinstance(part, int) else part for part in where)
        schema = _at(made[folder], path)
        assert "enum" in schema if isinstance(marker, Term) else {"enum", "pattern"} & schema.keys(), path


def _at(whole: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    """The schema of the string at a path, `#` for an item of a list."""
    schema = whole
    for part in path:
        schema = _plain(_plain(schema, whole)["items" if part == "#" else "properties"], whole)
        schema = schema if part == "#" else schema[part]
    return _plain(schema, whole)


def _plain(schema: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """The schema without its indirections: what is not null, not words."""
    if "$ref" in schema:
        return _plain(whole["$defs"][schema["$ref"].rsplit("/", 1)[1]], whole)
    choices = [choice for choice in schema.get("anyOf", schema.get("oneOf", ())) if choice.get("type") != "null"]
    return _plain(choices[0], whole) if choices else schema


def test_a_file_for_each_type(tmp_path: Path, catalog: Catalog) -> None:
    (tmp_path / "data").mkdir()
    assert write_schemas(tmp_path, catalog) == len(RECORD_TYPES)
    written = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "data/schema").iterdir()}
    assert written.keys() == RECORD_TYPES.keys()
    assert write_schemas(tmp_path, catalog) == len(RECORD_TYPES), "a second time over the first"
