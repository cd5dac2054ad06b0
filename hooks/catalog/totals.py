"""Counts to hold against the sources, counted by hand elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from catalog.load import Catalog
from catalog.model import Document, Source
from catalog.record_types import RECORD_TYPES
from catalog.reports import Presence, Reports

WITHOUT_RESULT = {"not-carried-out", "no-applications", "not-supported"}
"""States of a national measure that count as not carried out, wholly or in one of the years."""


def totals(catalog: Catalog) -> dict[str, int]:
    """What reports and plans hold; how many records there are and how many go beyond the reports; where sources are."""
    reports = Reports(catalog)
    counts: dict[str, int] = {}
    for report in reports.municipal:
        counts |= {f"{report.id}: {name}": count for name, count in of_report(reports, report).items()}
    for plan in reports.plans:
        counts |= {f"{plan.id}: {name}": count for name, count in of_plan(reports, plan).items()}
    counts |= {f"data/{folder}": len(by_id) for folder, by_id in catalog.stored.items()}
    counts |= {f"data/{folder}: after {last}": count for last, folder, count in _after(catalog, reports)}
    return counts | {f"data/sources: {way}": count for way, count in Counter(map(_way, catalog.all(Source))).items()}


WAYS = {"document": "the source itself", "copy": "a copy elsewhere", "printed": "an address from another source"}
"""Where the address of a source leads."""


def _way(source: Source) -> str:
    """Where the page of a source leads."""
    return WAYS[source.url_is] if source.url else "publisher’s page alone"


def _after(catalog: Catalog, reports: Reports) -> Iterator[tuple[int, str, int]]:
    """(last year reported on, folder, how many records go beyond it): what is known since the reports end."""
    if not reports.years:
        return
    last = max(reports.years)
    for folder, by_id in catalog.stored.items():
        row = RECORD_TYPES[folder]
        if count := sum(max(row.years(stored.entry), default=0) > last for stored in by_id.values()):
            yield last, folder, count


def of_report(reports: Reports, report: Source) -> dict[str, int]:
    """What one report says of municipalities."""
    cells = [cell for unit in reports.municipalities for cell in reports.cells_of(unit, report)]
    reporting = [item for unit in reports.municipalities for item in unit.reporting if item.source == report.id]
    counts = {
        "themes": len({cell.theme.id for cell in cells}),
        "municipalities with entries": len(reports.with_presence(Presence.REPORTED, report)),
        "theme × municipality cells": len(cells),
        "cell-years (a cell without a year counts once)": sum(max(1, len(cell.years)) for cell in cells),
        "municipal measures": sum(len(cell.measures) for cell in cells),
        "listed informants": sum(item.listed_informant for item in reporting),
        "named without specific measures": sum(item.no_specific_measures for item in reporting),
    }
    counts |= {f"cells: {theme.name.en}": len(reports.cells_in(theme, report)) for theme in reports.annex_themes}
    years = report.report.years if report.report else []
    return counts | {f"cell-years {year}": sum(year in cell.years for cell in cells) for year in years}


def of_plan(reports: Reports, plan: Document) -> dict[str, int]:
    """How many measures a plan has, and how many reports call not carried out in some year."""
    measures = reports.measures_of(plan)
    return {
        "national measures": len(measures),
        "national measures without result in some year": sum(
            any(year.state in WITHOUT_RESULT for year in measure.years) for measure in measures
        ),
    }
