"""JSON Schema (2020-12) of each record type, derived from the model, for editors and forms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from catalog.model import RECORD_TYPES


def schemas() -> dict[str, dict[str, Any]]:
    """One schema for each folder of `data/`, with an address and both languages' descriptions."""
    return {
        folder: {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
        for folder, model in RECORD_TYPES.items()
    }


def write_schemas(root: Path) -> int:
    """Write `data/schema/<folder>.json`; how many."""
    folder = root / "data" / "schema"
    folder.mkdir(exist_ok=True)
    made = schemas()
    for name, schema in made.items():
        (folder / f"{name}.json").write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(made)
