"""What reports and plans say, side by side: municipalities × themes × years, plans with their measures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from catalog.collation import alphabetical
from catalog.load import Catalog
from catalog.model import (
    Document,
    LocalMeasure,
    Municipality,
    NationalMeasure,
    Organisation,
    Programme,
    Source,
    TermEntry,
    Theme,
    Vocabulary,
)
from catalog.values import Text


class Presence(StrEnum):
    """How a municipality appears in a report; never a judgement of what it did."""

    REPORTED = "reported"
    LISTED_NO_SPECIFIC = "listed-no-specific"
    LISTED_NO_DATA = "listed-no-data"
    ABSENT = "absent"


@dataclass(frozen=True)
class Cell:
    """One theme in one municipality, with its measures in the order of the reports."""

    theme: Theme
    measures: tuple[LocalMeasure, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the cell's measures name."""
        return tuple(sorted({year for measure in self.measures for year in measure.years}))


@dataclass(frozen=True)
class Said:
    """How much a list of municipal measures says beyond what was done; what the source does not say is not counted."""

    measures: int
    money: int
    """Measures that name a fund, a programme or a project."""
    result: int


@dataclass(frozen=True)
class Duties:
    """What a body answers for in a national plan; what documents entrust to it stands in its record."""

    body: Organisation
    leads: tuple[NationalMeasure, ...]
    helps: tuple[NationalMeasure, ...]


class Reports:
    """The measures of the catalogue, looked at by place, theme, year, report and plan."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def municipal(self) -> list[Source]:
        """The reports with measures of municipalities, newest first."""
        found = [item for item in self.catalog.all(Source) if item.report and item.report.municipal_annex is not None]
        return sorted(found, key=lambda item: (item.report.years if item.report else [], item.id), reverse=True)

    @cached_property
    def years(self) -> list[int]:
        """Every year that municipal reports cover or municipal measures name."""
        covered = {year for item in self.municipal if item.report for year in item.report.years}
        return sorted(covered | {year for measure in self.catalog.all(LocalMeasure) for year in measure.years})

    @cached_property
    def themes(self) -> list[Theme]:
        """All themes in the reports' order."""
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
    def _rank(self) -> dict[str, int]:
        """Place of each municipality in alphabetical order."""
        return {unit.id: rank for rank, unit in enumerate(self.municipalities)}

    @cached_property
    def _ages(self) -> dict[str, int]:
        """Report → its place among the reports, the oldest first."""
        return {source.id: number for number, source in enumerate(reversed(self.municipal))}

    def _place(self, measure: LocalMeasure) -> tuple[int, str, int]:
        """The place of a measure within municipality and theme: the older report first, then the report's order."""
        return self._ages.get(measure.report, len(self._ages)), measure.report, measure.order

    @cached_property
    def _cells(self) -> dict[tuple[str, str, str | None], Cell]:
        """(municipality, theme, report or None for all) → cell."""
        grouped: dict[tuple[str, str, str | None], list[LocalMeasure]] = defaultdict(list)
        for measure in sorted(self.catalog.all(LocalMeasure), key=self._place):
            for report in (measure.report, None):
                grouped[measure.municipality, measure.theme, report].append(measure)
        themes = {theme.id: theme for theme in self.themes}
        return {key: Cell(themes[key[1]], tuple(found)) for key, found in grouped.items()}

    def cell(self, unit: Municipality, theme: Theme, report: Source | None = None) -> Cell | None:
        """What the municipality reported under the theme, in one report or in all."""
        return self._cells.get((unit.id, theme.id, report.id if report else None))

    def cells_of(self, unit: Municipality, report: Source | None = None) -> list[Cell]:
        """The themes the municipality reported on, in the reports' order."""
        return [cell for theme in self.themes if (cell := self.cell(unit, theme, report))]

    def cells_in(self, theme: Theme, report: Source | None = None) -> list[tuple[Municipality, Cell]]:
        """The municipalities that reported under the theme, alphabetically."""
        return [(unit, cell) for unit in self.municipalities if (cell := self.cell(unit, theme, report))]

    def years_in(self, cells: Iterable[Cell], unit: Municipality | None = None) -> list[int]:
        """The columns of a table of cells: the years they name, and those of the reports that list the unit."""
        named = {year for cell in cells for year in cell.years}
        listed = {item.source for item in unit.reporting} if unit else set()
        return sorted(named.union(*(source.report.years for source in self.municipal
                                    if source.report and (source.id in listed))))  # fmt: skip

    def presence(self, unit: Municipality, report: Source) -> Presence:
        """How a report mentions the municipality."""
        reporting = next((item for item in unit.reporting if item.source == report.id), None)
        if self.cells_of(unit, report):
            return Presence.REPORTED
        if reporting is None:
            return Presence.ABSENT
        return Presence.LISTED_NO_SPECIFIC if reporting.no_specific_measures else Presence.LISTED_NO_DATA

    @cached_property
    def told(self) -> frozenset[str]:
        """Ids of the municipalities that have measures."""
        return frozenset(measure.municipality for measure in self.catalog.all(LocalMeasure))

    @staticmethod
    def said(measures: Iterable[LocalMeasure]) -> Said:
        """How many measures there are, and how many name money and a result."""
        found = list(measures)
        money = sum(1 for item in found if item.programmes or item.funding)
        return Said(len(found), money, sum(1 for item in found if item.result))

    def programmes_of(self, measures: Iterable[LocalMeasure]) -> list[tuple[Programme, int]]:
        """The programmes that measures draw on, each with how many do, the most used first."""
        used = Counter(id_ for measure in measures for id_ in measure.programmes)
        found = [(self.catalog.get(Programme, id_), count) for id_, count in used.items()]
        return sorted(found, key=lambda pair: (-pair[1], alphabetical(pair[0].name.lv)))

    def topics_of(self, measures: Iterable[LocalMeasure]) -> list[tuple[TermEntry, int]]:
        """The topics of measures in the order of their vocabulary, each with how many measures have it."""
        used = Counter(id_ for measure in measures for id_ in measure.topics)
        return [(term, used[term.id]) for term in self.catalog.get(Vocabulary, "topics").terms if term.id in used]

    def with_presence(self, presence: str, report: Source) -> list[Municipality]:
        """The municipalities that a report mentions in this way."""
        return [unit for unit in self.municipalities if self.presence(unit, report) == presence]

    def measures_in(self, report: Source) -> list[LocalMeasure]:
        """The municipal measures of a report, by municipality and theme."""
        return self.in_order(measure for measure in self.catalog.all(LocalMeasure) if measure.report == report.id)

    def in_order(self, measures: Iterable[LocalMeasure]) -> list[LocalMeasure]:
        """Municipal measures by municipality, theme and the report's order."""
        themes = {theme.id: theme.order for theme in self.themes}
        return sorted(measures, key=lambda item: (self._rank[item.municipality], themes[item.theme], self._place(item)))

    @cached_property
    def plans(self) -> list[Document]:
        """The plans whose measures the catalogue holds, newest first."""
        held = {measure.plan for measure in self.catalog.all(NationalMeasure)}
        found = [item for item in self.catalog.all(Document) if item.id in held]
        return sorted(found, key=lambda item: (item.period.start if item.period else "", item.id), reverse=True)

    def measures_of(self, plan: Document) -> list[NationalMeasure]:
        """The measures of a plan in its order."""
        found = [measure for measure in self.catalog.all(NationalMeasure) if measure.plan == plan.id]
        return sorted(found, key=lambda measure: measure.row)

    @cached_property
    def national_measures(self) -> list[NationalMeasure]:
        """The measures of all plans, the newest plan first."""
        return [measure for plan in self.plans for measure in self.measures_of(plan)]

    def reported_years(self, plan: Document) -> list[int]:
        """The years for which reports give a state of the plan's measures."""
        return sorted({state.year for measure in self.measures_of(plan) for state in measure.years})

    def states(self, plan: Document) -> list[tuple[int, list[tuple[str, int]]]]:
        """(year, [(state, how many measures of the plan)]) of each reported year, in the vocabulary's order.

        A measure that the report does not mention for a year counts as not stated; the sums are the whole plan.
        """
        measures = self.measures_of(plan)
        return [(year, self._tally(measures, year)) for year in self.reported_years(plan)]

    def _tally(self, measures: Iterable[NationalMeasure], year: int) -> list[tuple[str, int]]:
        said = [next((item.state for item in measure.years if item.year == year), "not-stated") for measure in measures]
        order = (term.id for term in self.catalog.get(Vocabulary, "measure-states").terms)
        return [(state, said.count(state)) for state in order if state in said]

    def states_by_theme(self, plan: Document) -> list[tuple[Theme, list[list[tuple[str, int]]]]]:
        """(theme, for each reported year [(state, count)]) for the themes of the plan's measures."""
        measures = self.measures_of(plan)
        by_theme = ((theme, [item for item in measures if theme.id in item.themes]) for theme in self.themes)
        years = self.reported_years(plan)
        return [(theme, [self._tally(found, year) for year in years]) for theme, found in by_theme if found]

    def states_by_body(self, plan: Document) -> list[tuple[str | Text, int, list[list[tuple[str, int]]]]]:
        """(responsible body, its measures, for each reported year [(state, count)]), the busiest first."""
        by_body: dict[str, tuple[str | Text, list[NationalMeasure]]] = {}
        for measure in self.measures_of(plan):
            for body in measure.responsible:
                by_body.setdefault(body.lv if isinstance(body, Text) else body, (body, []))[1].append(measure)
        busiest, years = sorted(by_body.values(), key=lambda pair: -len(pair[1])), self.reported_years(plan)
        return [(body, len(found), [self._tally(found, year) for year in years]) for body, found in busiest]

    def reports_on(self, plan: Document) -> list[Source]:
        """The reports on carrying out a plan, oldest first."""
        found = [item for item in self.catalog.all(Source) if item.report and item.report.plan == plan.id]
        return sorted(found, key=lambda item: item.report.years if item.report else [])

    def national_in(self, theme: Theme) -> list[NationalMeasure]:
        """The national measures of a theme."""
        return [measure for measure in self.national_measures if theme.id in measure.themes]

    def gathered_topics(self) -> list[TermEntry]:
        """The topics that have a page of their own."""
        return [term for term in self.catalog.get(Vocabulary, "topics").terms if term.page]

    def on_topic(self, topic: str) -> list[LocalMeasure]:
        """Municipal measures marked with a topic, by municipality."""
        return self.in_order(measure for measure in self.catalog.all(LocalMeasure) if topic in measure.topics)

    def responsible(self) -> list[Duties]:
        """The bodies that documents or a national plan make responsible for something, by name."""
        duties = [
            Duties(
                body,
                tuple(item for item in self.national_measures if body.id in item.responsible),
                tuple(item for item in self.national_measures if body.id in item.co_responsible),
            )
            for body in sorted(self.catalog.all(Organisation), key=lambda body: alphabetical(body.name.lv))
        ]
        return [item for item in duties if item.body.responsible_for or item.leads or item.helps]
