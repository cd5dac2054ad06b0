"""Counts to hold against the sources, counted by hand elsewhere."""

from __future__ import annotations

from catalog.load import Catalog
from catalog.model import LocalMeasure, NationalMeasure
from catalog.views import REPORT_YEARS, Presence, Views

WITHOUT_RESULT = {"not-carried-out", "no-applications", "not-supported"}
"""States of a national measure that count as not carried out, wholly or in one of the years."""


def totals(catalog: Catalog) -> dict[str, int]:
    """What the report of 2021 and 2022 holds, and how many records of each type there are."""
    views = Views(catalog)
    cells = list(views.cells)
    measures = catalog.all(NationalMeasure)
    counts = {
        "themes of annex 1": len(views.annex_themes),
        "municipalities with entries": len(views.with_presence(Presence.REPORTED)),
        "theme × municipality cells": len(cells),
        "cell-years (a cell without a year counts once)": sum(max(1, len(cell.years)) for _, cell in cells),
        "municipal measures": len(catalog.all(LocalMeasure)),
        "listed informants": sum(item.listed_informant for unit in views.municipalities for item in unit.reporting),
        "named without specific measures": sum(
            item.no_specific_measures for unit in views.municipalities for item in unit.reporting
        ),
        "national measures": len(measures),
        "national measures without result in some year": sum(
            any(year.state in WITHOUT_RESULT for year in measure.years) for measure in measures
        ),
    }
    counts |= {f"cells: {theme.name.en}": len(views.cells_in(theme)) for theme in views.annex_themes}
    counts |= {f"cell-years {year}": sum(year in cell.years for _, cell in cells) for year in REPORT_YEARS}
    return counts | {f"data/{folder}": len(by_id) for folder, by_id in catalog.stored.items()}
