"""What results can be narrowed by: kind of record, theme, municipality, year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from catalog import addresses
from catalog.load import Catalog
from catalog.model import Figure, LocalMeasure, NationalMeasure
from catalog.record import Record
from catalog.values import Period, Ref
from catalog.walk import references

PROSE = "pages"
"""The kind of a page that no record makes."""

LISTS = "lists"
"""The kind of a page that only lists what has pages of its own."""


@dataclass(slots=True)
class Facets:
    """Ids of what a page or section belongs to."""

    kind: str = PROSE
    themes: set[str] = field(default_factory=set)
    municipalities: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)


def facets(catalog: Catalog) -> dict[str, Facets]:
    """(address of the Markdown file, with #anchor where it is a section) → its facets."""
    found: dict[str, Facets] = defaultdict(Facets)
    for folder, stored in catalog.stored.items():
        for item in stored.values():
            record = item.entry
            address = addresses.address(record) if isinstance(record, Record) else None
            if address is None or not isinstance(record, Record):
                continue
            facet = found[address]
            facet.kind = folder
            if folder in ("themes", "municipalities"):
                getattr(facet, folder).add(record.id)
            for where, marker, value in references(record):
                if isinstance(marker, Ref) and where[0] in ("municipality", "municipalities", "theme", "themes"):
                    getattr(facet, marker.type).add(value)
            facet.years.update(_years(record))
    for section in addresses.SECTIONS.values():
        found[f"{section}/index.md"].kind = LISTS
    for uri in ("dati/labojumi.md", "dati/bibliografija.md"):
        found[uri].kind = LISTS
    return dict(found)


def _years(record: Record) -> set[int]:
    """The years a reader would look for the record under."""
    if isinstance(record, LocalMeasure):
        return set(record.years)
    if isinstance(record, NationalMeasure):
        return {state.year for state in record.years}
    if isinstance(record, Figure):
        return {int(item.period[:4]) for item in record.observations if item.period}
    period = getattr(record, "period", None)
    found: set[int] = set(getattr(record, "years", []))
    if isinstance(period, Period):
        first = int(period.start[:4])
        found.update(range(first, int((period.end or period.start)[:4]) + 1))
    return found
