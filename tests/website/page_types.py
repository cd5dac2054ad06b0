"""One page of each type, derived from the record types: what is new is tested without being listed here."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from catalog import prose
from catalog.addresses import url
from catalog.letters import part_uri
from catalog.load import Stored
from catalog.pages import GATHERED, page_uris
from catalog.record_types import CHAPTERS, RECORD_TYPES
from tests.rereading import load

ROOT = Path(__file__).parents[2]


@cache
def page_types() -> dict[str, str]:
    """Name of a type → address of a page of it, below the language's home: of records the one that says most."""
    catalog, _ = load(ROOT)
    found: dict[str, str] = {}
    for row in RECORD_TYPES.values():
        if row.list_uri:
            found[f"{row.folder}-list"] = row.list_uri
        records = [item for item in catalog.stored[row.folder].values() if "#" not in (row.uri(item.entry) or "#")]
        if records and (row.section or row.card):
            found[row.folder] = row.uri(max(records, key=_said).entry) or ""
    measures = Counter(item.entry.municipality for item in catalog.stored["local-measures"].values())
    units = sorted(catalog.stored["municipalities"], key=lambda id_: measures[id_])
    found |= {"municipality-silent": f"pasvaldibas/{units[0]}.md", "municipalities": f"pasvaldibas/{units[-1]}.md"}
    chapters = [RECORD_TYPES["chapters"].uri(item.entry) or "" for item in catalog.stored["chapters"].values()]
    found |= {area: next(uri for uri in chapters if uri.startswith(folder)) for area, folder in CHAPTERS.items()}
    found |= {page.template: uri for uri, page in GATHERED.items()}
    found["a-z-part"] = part_uri("R", "lv")
    docs = [uri.removeprefix("lv/") for uri in prose.uris(ROOT / "docs") if uri.startswith("lv/")]
    found["home"] = "index.md"
    found["prose"] = max(docs, key=lambda uri: (ROOT / "docs/lv" / uri).stat().st_size)
    known = {*found.values(), *docs}
    topics = (uri for uri in page_uris(catalog, ROOT / "docs") if uri.startswith("temati/") and uri not in known)
    found["topic"] = next(uri for uri in topics if uri.removeprefix("temati/")[:-3] not in catalog.stored["themes"])
    return {name: url(uri) for name, uri in found.items()}


def _said(stored: Stored) -> int:
    return sum(len(text.lv) for _, text in stored.contents.texts) + 100 * len(stored.contents.references)
