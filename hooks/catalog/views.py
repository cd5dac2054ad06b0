"""What a page needs to know that no single record says: groupings, neighbours, who cites whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from catalog.latvian import alphabetical, collation
from catalog.load import Catalog
from catalog.model import (
    RECORD_TYPES,
    Figure,
    LocalMeasure,
    Municipality,
    NationalMeasure,
    Observation,
    Record,
    Theme,
)
from catalog.text import Translation
from catalog.values import Ref, Text
from catalog.walk import references, texts

REPORT = "parskats-2021-2022"
"""The report whose informants and years the municipal pages show."""

REPORT_YEARS = (2021, 2022)


class Presence(StrEnum):
    """How a municipality appears in the report; never a judgement of what it did."""

    REPORTED = "reported"
    LISTED_NO_SPECIFIC = "listed-no-specific"
    LISTED_NO_DATA = "listed-no-data"
    ABSENT = "absent"


@dataclass(frozen=True)
class Cell:
    """One theme in one municipality, with its measures in the report's order."""

    theme: Theme
    measures: tuple[LocalMeasure, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the report that the cell's measures name."""
        named = {year for measure in self.measures for year in measure.years}
        return tuple(year for year in REPORT_YEARS if year in named)


class Views:
    """The catalogue looked at from each page's side; computed once, on demand."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def themes(self) -> list[Theme]:
        """All themes in the report's order."""
        return sorted(self.catalog.all(Theme), key=lambda theme: theme.order)

    @cached_property
    def annex_themes(self) -> list[Theme]:
        """The themes that municipalities report under."""
        return [theme for theme in self.themes if theme.annex_order is not None]

    @cached_property
    def municipalities(self) -> list[Municipality]:
        """All units in alphabetical order of their Latvian names."""
        return sorted(self.catalog.all(Municipality), key=lambda unit: alphabetical(unit.name.lv))

    @cached_property
    def _cells(self) -> dict[tuple[str, str], Cell]:
        grouped: dict[tuple[str, str], list[LocalMeasure]] = defaultdict(list)
        for measure in sorted(self.catalog.all(LocalMeasure), key=lambda item: item.order):
            grouped[measure.municipality, measure.theme].append(measure)
        themes = {theme.id: theme for theme in self.themes}
        return {key: Cell(themes[key[1]], tuple(found)) for key, found in grouped.items()}

    @property
    def cells(self) -> Iterable[tuple[str, Cell]]:
        """(municipality id, cell) of every theme that a municipality reported on."""
        return ((key[0], cell) for key, cell in self._cells.items())

    def cell(self, unit: Municipality, theme: Theme) -> Cell | None:
        """What the municipality reported under the theme, if anything."""
        return self._cells.get((unit.id, theme.id))

    def cells_of(self, unit: Municipality) -> list[Cell]:
        """The themes the municipality reported on, in the report's order."""
        return [cell for theme in self.annex_themes if (cell := self.cell(unit, theme))]

    def cells_in(self, theme: Theme) -> list[tuple[Municipality, Cell]]:
        """The municipalities that reported under the theme, alphabetically."""
        return [(unit, cell) for unit in self.municipalities if (cell := self.cell(unit, theme))]

    def presence(self, unit: Municipality) -> Presence:
        """How the report mentions the municipality."""
        reporting = next((item for item in unit.reporting if item.source == REPORT), None)
        if self.cells_of(unit):
            return Presence.REPORTED
        if reporting is None:
            return Presence.ABSENT
        return Presence.LISTED_NO_SPECIFIC if reporting.no_specific_measures else Presence.LISTED_NO_DATA

    def with_presence(self, presence: str) -> list[Municipality]:
        """The municipalities that the report mentions in this way."""
        return [unit for unit in self.municipalities if self.presence(unit) == presence]

    @cached_property
    def national_measures(self) -> list[NationalMeasure]:
        """The measures of the national plan in the report's order."""
        return sorted(self.catalog.all(NationalMeasure), key=lambda measure: measure.row)

    def national_in(self, theme: Theme) -> list[NationalMeasure]:
        """The national measures of a theme."""
        return [measure for measure in self.national_measures if theme.id in measure.themes]

    @cached_property
    def _pointing(self) -> dict[tuple[str, str], list[Record]]:
        pointing: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for stored in self.catalog.records():
            entry = stored.entry
            if not isinstance(entry, Record):
                continue
            for target in dict.fromkeys(
                (marker.type, value) for _, marker, value in references(entry) if isinstance(marker, Ref)
            ):
                pointing[target].append(entry)
        return pointing

    def pointing_at(self, folder: str, id_: str, *models: type[Record]) -> list[Record]:
        """The records (of the given models, or all) that refer to the record `id_` in `folder`."""
        found = [record for record in self._pointing[folder, id_] if not models or isinstance(record, models)]
        return sorted(found, key=lambda record: alphabetical(record.label.lv))

    def local_of(self, folder: str, id_: str) -> list[LocalMeasure]:
        """The municipal measures that refer to a record, by municipality and the report's order."""
        found = [item for item in self.pointing_at(folder, id_, LocalMeasure) if isinstance(item, LocalMeasure)]
        names = {unit.id: alphabetical(unit.name.lv) for unit in self.municipalities}
        orders = {theme.id: theme.order for theme in self.themes}
        return sorted(found, key=lambda item: (names[item.municipality], orders[item.theme], item.order))

    def national_of(self, folder: str, id_: str) -> list[NationalMeasure]:
        """The national measures that refer to a record, in the report's order."""
        found = [item for item in self.pointing_at(folder, id_, NationalMeasure) if isinstance(item, NationalMeasure)]
        return sorted(found, key=lambda item: item.row)

    def listed(self, folder: str, language: str) -> list[Record]:
        """All records of a folder in alphabetical order of their names in the language."""
        found = [stored.entry for stored in self.catalog.stored[folder].values() if isinstance(stored.entry, Record)]
        return sorted(found, key=lambda record: collation(record.label.in_language(language), language))

    def is_stale(self, record: Record) -> bool:
        """Whether some English text of the record is older than its Latvian."""
        return any(text.translation is Translation.STALE for _, text in texts(record))

    def of_folder(self, records: Iterable[Record], folder: str) -> list[Record]:
        """Those of the records that live in `data/<folder>`, municipal measures by municipality."""
        found = [record for record in records if isinstance(record, RECORD_TYPES[folder])]
        if folder == "local-measures":
            names = {unit.id: alphabetical(unit.name.lv) for unit in self.municipalities}
            found.sort(key=lambda record: names[record.municipality] if isinstance(record, LocalMeasure) else ())
        return found


@dataclass(frozen=True)
class Grid:
    """A figure laid out for reading: a column for each time, a row for each category."""

    times: tuple[tuple[str | None, str | None], ...]
    rows: tuple[tuple[Text | None, tuple[Observation | None, ...]], ...]


def grid(figure: Figure) -> Grid:
    """The observations of a figure by category and time, each in the order of the file."""
    times = tuple(dict.fromkeys((item.period, item.until) for item in figure.observations))
    labels = {item.category.lv if item.category else "": item.category for item in figure.observations}
    found = {(item.category.lv if item.category else "", item.period, item.until): item for item in figure.observations}
    return Grid(
        times, tuple((label, tuple(found.get((key, *time)) for time in times)) for key, label in labels.items())
    )
