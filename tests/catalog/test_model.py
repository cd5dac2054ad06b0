"""The model as others see it: references, JSON Schema, vocabularies."""

from __future__ import annotations

import json
import re
from pathlib import Path

from catalog.load import Catalog
from catalog.model import RECORD_TYPES, LocalMeasure
from catalog.schema import schemas, write_schemas
from catalog.values import Ref, Term
from catalog.walk import references


def test_references_are_found_wherever_they_stand(catalog: Catalog) -> None:
    measure = catalog.get(LocalMeasure, "balvu-novads-sadarbiba-1")
    found = {(where, type(marker).__name__, value) for where, marker, value in references(measure)}
    assert (("municipality",), "Ref", "balvu-novads") in found
    assert (("citations", 0, "locator", "theme"), "Ref", "sadarbiba") in found
    assert (("review", "checked_by"), "Term", "satura-redaktors") in found


def test_every_reference_names_a_known_type_and_every_term_a_vocabulary(catalog: Catalog) -> None:
    for stored in catalog.records():
        for _, marker, _value in references(stored.entry):
            if isinstance(marker, Ref):
                assert marker.type in RECORD_TYPES
            if isinstance(marker, Term):
                assert marker.vocabulary in catalog.stored["vocabularies"]


def test_json_schema_for_each_type(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert write_schemas(tmp_path) == len(RECORD_TYPES)
    for folder, schema in schemas().items():
        written = json.loads((tmp_path / f"data/schema/{folder}.json").read_text(encoding="utf-8"))
        assert written == json.loads(json.dumps(schema))
        assert written["additionalProperties"] is False
        assert "id" in written["required"]


def test_templates_use_only_words_that_exist(catalog: Catalog, root: Path) -> None:
    from catalog.model import Vocabulary

    words = {term.id for term in catalog.get(Vocabulary, "interface").terms}
    used = set()
    for path in [*(root / "overrides").rglob("*.md"), *(root / "overrides").rglob("*.html")]:
        text = path.read_text(encoding="utf-8")
        used |= set(re.findall(r"\bt\('([a-z0-9-]+)'[,)]", text)) | set(re.findall(r'interface\["([a-z-]+)"\]', text))
    assert used - words == set()
    prefixes = (
        "folder-", "confidence-", "scope-", "era-", "level-", "measure-", "presence-", "recurrence-", "sheet-", "role-",
        "glossary-", "documents-", "locator-", "results-",
    )  # fmt: skip
    unused = {word for word in words - used if not word.startswith(prefixes)}
    assert unused == {"older-translation"}, "words nobody uses, but for the one in render.py"
