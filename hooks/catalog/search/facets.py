"""What results can be narrowed by: kind of record, theme, municipality, year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog.load import Catalog, Stored
from catalog.model import Document, Figure, NationalMeasure
from catalog.pages import GATHERED, topic_uris
from catalog.record_types import RECORD_TYPES, RecordType, shown_types
from catalog.values import Ref

PROSE = "pages"
"""The kind of a page that no record makes."""

DRAFT = "draft"
"""The status of a document that never was in force."""

PERCENT = "percent"
"""The unit of a figure that says how large a part."""

HOME = "index.md"
"""The first page: it leads to all others and answers nothing by itself."""

LISTS = "lists"
"""The kind of a page that only lists what has pages of its own."""


@dataclass(slots=True)
class Facets:
    """Ids of what a page or section belongs to."""

    kind: str = PROSE
    themes: set[str] = field(default_factory=set)
    municipalities: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    draft: bool = False
    """A document that never was in force."""
    share: bool = False
    """A figure that says how large a part, not how many."""


def facets(catalog: Catalog) -> dict[str, Facets]:
    """(uri of the page below a language's folder, with #anchor where it is a section) → its facets."""
    found: dict[str, Facets] = defaultdict(Facets)
    for row in shown_types():
        for stored in catalog.stored[row.folder].values():
            uri = row.uri(stored.entry)
            if uri is None:
                continue
            _add(stored, row, found[uri])
    for stored in catalog.stored["national-measures"].values():
        found |= dict(_by_year(stored))
    for row in RECORD_TYPES.values():
        if row.section:
            found[row.list_uri or ""].kind = LISTS
    for uri, page in GATHERED.items():
        if page.lists:
            found[uri].kind = LISTS
    for uri in (HOME, *topic_uris(catalog)):
        found[uri].kind = LISTS
    return dict(found)


def _by_year(stored: Stored) -> Iterator[tuple[str, Facets]]:
    """The facets of each section of a measure's page that tells of one year."""
    row = RECORD_TYPES["national-measures"]
    for year in stored.entry.years if isinstance(stored.entry, NationalMeasure) else ():
        facet = Facets()
        _add(stored, row, facet)
        facet.years = {year.year}
        yield f"{row.uri(stored.entry)}#g{year.year}", facet


def _add(stored: Stored, row: RecordType, facet: Facets) -> None:
    """Add what a record belongs to: its kind, its themes, its municipalities, its years."""
    facet.kind = row.folder
    if row.folder in ("themes", "municipalities"):
        getattr(facet, row.folder).add(stored.entry.id)
    for where, marker, value in stored.contents.references:
        if isinstance(marker, Ref) and where[0] in ("municipality", "municipalities", "theme", "themes"):
            getattr(facet, marker.type).add(value)
    facet.years.update(row.years(stored.entry))
    facet.draft = isinstance(stored.entry, Document) and stored.entry.status == DRAFT
    facet.share = isinstance(stored.entry, Figure) and stored.entry.unit == PERCENT
