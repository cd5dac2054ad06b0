"""Which municipalities are like another: by kind, planning region and themes; never by how many Roma live where."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.collation import alphabetical
from catalog.model import Municipality, Theme
from catalog.reports import Reports


@dataclass(frozen=True, slots=True)
class Alike:
    """A municipality with what it has in common with another."""

    unit: Municipality
    kind: bool
    region: bool
    themes: tuple[Theme, ...]
    """The themes that both reported on."""
    measures: int

    @property
    def points(self) -> int:
        """One for the kind, one for the region, one for each theme."""
        return self.kind + self.region + len(self.themes)


def alike(reports: Reports, unit: Municipality, count: int = 4) -> list[Alike]:
    """The municipalities most like `unit` among those in force that reported measures, the likest first.

    Of two that are alike the one with more measures comes first: there is more to learn from it.
    """
    found = [_compared(reports, unit, other) for other in reports.municipalities if other.id != unit.id]
    told = [item for item in found if item.measures and item.points and not item.unit.valid.end]
    told.sort(key=lambda item: (-item.points, -item.measures, alphabetical(item.unit.name.lv)))
    return told[:count]


def pairs(reports: Reports, count: int = 3) -> list[tuple[Municipality, Alike]]:
    """Where a comparison can begin: those with most measures, each with the likest to it, none of them twice."""
    told = [unit for unit in reports.municipalities if unit.id in reports.told and not unit.valid.end]
    told.sort(key=lambda unit: -_compared(reports, unit, unit).measures)
    found: list[tuple[Municipality, Alike]] = []
    for unit in told:
        taken = {id_ for one, other in found for id_ in (one.id, other.unit.id)}
        nearest = next((item for item in alike(reports, unit, len(told)) if item.unit.id not in taken), None)
        if nearest and unit.id not in taken:
            found.append((unit, nearest))
    return found[:count]


def _compared(reports: Reports, unit: Municipality, other: Municipality) -> Alike:
    cells = reports.cells_of(other)
    own = {cell.theme.id for cell in reports.cells_of(unit)}
    return Alike(
        other,
        other.kind == unit.kind,
        other.planning_region == unit.planning_region,
        tuple(cell.theme for cell in cells if cell.theme.id in own),
        sum(len(cell.measures) for cell in cells),
    )
