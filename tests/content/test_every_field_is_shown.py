"""Nothing required stays unread: whatever a record holds changes a page when it changes.

Each field of each sample is altered in turn; the page of the record, or the list that holds it, has to differ.
What readers need not see stands in NOT_SHOWN, each with its reason.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from pydantic import BaseModel

from catalog.load import Catalog, Stored
from catalog.pages import Edition, Site
from catalog.record import Record
from catalog.record_types import RECORD_TYPES, shown_types
from catalog.settings import Settings
from catalog.stamp import stamp
from catalog.values import Text
from tests.rereading import load
from tests.test_contributing import lay_out, write_section_pages

NOT_SHOWN = {
    "id": "it is the page's address",
    "en_of": "a fingerprint for editors",
    "search_words": "what people type; only search reads it",
    "related_words": "other words for what the page says; only search reads them",
    "named": "the words by which a passage names its source; they stand in its text",
    "order": "it only decides the order of lists",
    "annex_order": "it only decides the order of columns",
    "variants": "spellings by which search and pages recognise a term",
    "every_months": "shown for records with pages; editors see the rest",
    "moved": "it leads the reader on from the head of the page",
    "tier": "how sensitive a figure is: it decides what may be published",
    "chart": "whether values may be compared as bars",
    "listed_informant": "it decides which list of the report a municipality stands in",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The samples as a project of their own."""
    folder = tmp_path_factory.mktemp("samples")
    shutil.copytree(root / "data/vocabularies", folder / "data/vocabularies")
    shutil.copytree(root / "data/geo", folder / "data/geo")
    shutil.copytree(root / "overrides", folder / "overrides")
    (folder / "kept").mkdir()
    lay_out(root, folder)
    write_section_pages(root, folder)
    stamp(load(folder)[0], folder)
    return folder


def variants(value: BaseModel, where: str = "") -> Iterator[tuple[str, BaseModel]]:
    """(field, the record with another value in it) for each field that is set, those of parts included."""
    for name in sorted(value.model_fields_set):
        inner = getattr(value, name)
        if isinstance(inner, BaseModel) and not isinstance(inner, Text):
            for path, other in variants(inner, f"{where}{name}."):
                yield path, value.model_copy(update={name: other})
        elif isinstance(inner, list) and inner and isinstance(inner[0], BaseModel) and not isinstance(inner[0], Text):
            for path, other in variants(inner[0], f"{where}{name}."):
                yield path, value.model_copy(update={name: [other, *inner[1:]]})
        elif inner is not None:
            other = not inner if isinstance(inner, bool) else None
            yield f"{where}{name}", value.model_copy(update={name: other})


def said(catalog: Catalog, project: Path, settings: Settings, folder: str, id_: str) -> Iterator[str]:
    """What the site says of a record, page by page: its own, then its list; nothing where it cannot be shown at all."""
    row = RECORD_TYPES[folder]
    edition = Edition(Site(project, catalog, settings, project / "kept"), "lv")
    uri = (row.uri(catalog.stored[folder][id_].entry) or "").split("#")[0]
    return (edition.page(page).body for page in dict.fromkeys((uri, row.list_uri)) if page)


def replaced(catalog: Catalog, folder: str, stored: Stored, entry: Any) -> Catalog:
    """The catalogue with another record in the place of one."""
    changed = {**catalog.stored[folder], stored.entry.id: Stored(entry, stored.path, stored.parsed)}
    return Catalog(MappingProxyType({**catalog.stored, folder: MappingProxyType(changed)}), catalog.broken)


@pytest.mark.parametrize("folder", [row.folder for row in shown_types()])
def test_every_field_is_shown(folder: str, project: Path, settings: Settings) -> None:
    catalog, problems = load(project)
    assert problems == []
    stored = next(iter(catalog.stored[folder].values()))
    assert isinstance(stored.entry, Record)
    whole = list(said(catalog, project, settings, folder, stored.entry.id))
    unseen = []
    for path, other in variants(stored.entry):
        if NOT_SHOWN.keys() & set(path.split(".")):
            continue
        try:
            now = said(replaced(catalog, folder, stored, other), project, settings, folder, stored.entry.id)
            if all(page == before for page, before in zip(now, whole, strict=True)):
                unseen.append(path)
        except Exception:  # noqa: S112 — a page that cannot be made without a value does show it
            continue
    assert unseen == []
