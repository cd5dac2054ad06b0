"""What a page needs to know that no single record says: groupings, neighbours, who cites whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from catalog.addresses import address
from catalog.history import CalendarDay, Chapter, HistoryEvent, Lesson, Person, Place
from catalog.latvian import alphabetical, collation, initial
from catalog.load import Catalog
from catalog.model import (
    RECORD_TYPES,
    Document,
    Event,
    Figure,
    LocalMeasure,
    MediatorService,
    Municipality,
    NationalMeasure,
    Observation,
    Organisation,
    Programme,
    Source,
    Theme,
)
from catalog.record import Record
from catalog.text import Translation
from catalog.values import Citation, Discrepancy, Locator, Ref, Text
from catalog.walk import citations, discrepancies, references, texts

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


@dataclass(frozen=True)
class Duties:
    """What a body answers for in the national plan; what documents entrust to it stands in its record."""

    body: Organisation
    leads: tuple[NationalMeasure, ...]
    helps: tuple[NationalMeasure, ...]


@dataclass(frozen=True)
class Near:
    """Places, events and people of the area of one municipality."""

    places: tuple[Place, ...]
    events: tuple[HistoryEvent, ...]
    people: tuple[Person, ...]

    @property
    def count(self) -> int:
        """How many there are in all."""
        return len(self.places) + len(self.events) + len(self.people)


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
    def _rank(self) -> dict[str, int]:
        """Place of each municipality in alphabetical order."""
        return {unit.id: rank for rank, unit in enumerate(self.municipalities)}

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

    @cached_property
    def _citations(self) -> dict[str, list[tuple[Citation, Record]]]:
        found: dict[str, list[tuple[Citation, Record]]] = defaultdict(list)
        for stored in self.catalog.records():
            if isinstance(stored.entry, Record):
                for item in citations(stored.entry):
                    found[item.source].append((item, stored.entry))
        return found

    def cited_places(self, source: str) -> list[tuple[Locator, list[Record]]]:
        """(place in the source, records that cite it), in the order of annexes and chapters."""
        grouped: dict[tuple[str, ...], tuple[Locator, dict[str, Record]]] = {}
        for item, record in self._citations[source]:
            place = Locator.model_validate(item.locator.model_dump(include={"chapter", "annex", "theme", "seen"}))
            order = self.catalog.get(Theme, place.theme).order if place.theme else 0
            key = (str(place.annex or 0), f"{order:02}", place.chapter or place.seen or "")
            grouped.setdefault(key, (place, {}))[1][self.catalog.path(record)] = record
        return [
            (place, sorted(found.values(), key=lambda record: alphabetical(record.label.lv)))
            for _, (place, found) in sorted(grouped.items())
        ]

    def responsible(self) -> list[Duties]:
        """The bodies that documents or the national plan make responsible for something, by name."""
        duties = [
            Duties(
                body,
                tuple(item for item in self.national_measures if body.id in item.responsible),
                tuple(item for item in self.national_measures if body.id in item.co_responsible),
            )
            for body in sorted(self.catalog.all(Organisation), key=lambda body: alphabetical(body.name.lv))
        ]
        return [item for item in duties if item.body.responsible_for or item.leads or item.helps]

    def pointing_at(self, folder: str, id_: str, *models: type[Record]) -> list[Record]:
        """The records (of the given models, or all) that refer to the record `id_` in `folder`."""
        found = [record for record in self._pointing[folder, id_] if not models or isinstance(record, models)]
        return sorted(found, key=lambda record: alphabetical(record.label.lv))

    def local_of(self, folder: str, id_: str) -> list[LocalMeasure]:
        """The municipal measures that refer to a record, by municipality and the report's order."""
        found = [item for item in self.pointing_at(folder, id_, LocalMeasure) if isinstance(item, LocalMeasure)]
        orders = {theme.id: theme.order for theme in self.themes}
        return sorted(found, key=lambda item: (self._rank[item.municipality], orders[item.theme], item.order))

    def national_of(self, folder: str, id_: str) -> list[NationalMeasure]:
        """The national measures that refer to a record, in the report's order."""
        found = [item for item in self.pointing_at(folder, id_, NationalMeasure) if isinstance(item, NationalMeasure)]
        return sorted(found, key=lambda item: item.row)

    def alphabet(self, language: str) -> list[tuple[str, list[tuple[str, Record]]]]:
        """(letter, [(name, record)]): every record with an address under its name, abbreviation and other names."""
        named = {
            (name, record.id): (name, record)
            for stored in self.catalog.records()
            if isinstance(record := stored.entry, Record) and address(record) and not isinstance(record, LocalMeasure)
            for name in _names(record, language)
        }
        found = sorted(named.values(), key=lambda pair: collation(pair[0], language))
        return [(letter, list(pairs)) for letter, pairs in groupby(found, key=lambda pair: initial(pair[0], language))]

    def listed(self, folder: str, language: str) -> list[Record]:
        """All records of a folder in alphabetical order of their names in the language."""
        found = [stored.entry for stored in self.catalog.stored[folder].values() if isinstance(stored.entry, Record)]
        return sorted(found, key=lambda record: collation(record.label.in_language(language), language))

    def is_stale(self, record: Record) -> bool:
        """Whether some English text of the record is older than its Latvian."""
        return any(text.translation is Translation.STALE for _, text in texts(record))

    def by_year(self, events: Iterable[Event]) -> list[tuple[str, list[Event]]]:
        """(year, its events in order), latest year first; events without a date last, under an empty year."""
        grouped: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            grouped[event.period.start[:4] if event.period else ""].append(event)
        for found in grouped.values():
            found.sort(key=lambda event: event.period.start if event.period else "")
        return sorted(grouped.items(), key=lambda item: item[0], reverse=True)

    def services(self) -> list[tuple[Programme | None, list[MediatorService]]]:
        """Mediator services by the project that paid for them, in order of time."""
        grouped: dict[str | None, list[MediatorService]] = defaultdict(list)
        for service in self.catalog.all(MediatorService):
            grouped[service.programme].append(service)
        for found in grouped.values():
            found.sort(key=lambda service: (service.role != "mediator", alphabetical(service.place.lv)))
        by_project = [(self.catalog.get(Programme, id_) if id_ else None, found) for id_, found in grouped.items()]
        return sorted(by_project, key=lambda item: _begins(*item))

    def corrections(self) -> list[tuple[Source, list[tuple[Record, Discrepancy]]]]:
        """(source, [(record, slip)]) for every place where a record shows a slip of a source."""
        grouped: dict[str, dict[str, tuple[Record, Discrepancy]]] = defaultdict(dict)
        for stored in self.catalog.records():
            if isinstance(stored.entry, Record):
                for _, item in discrepancies(stored.entry):
                    source = stored.entry.id if isinstance(stored.entry, Source) else stored.entry.citations[0].source
                    grouped[source].setdefault(item.as_printed, (stored.entry, item))
        return [
            (self.catalog.get(Source, id_), sorted(found.values(), key=lambda pair: alphabetical(pair[0].label.lv)))
            for id_, found in sorted(grouped.items())
        ]

    def replaced_by(self, document: Document) -> list[str]:
        """Ids of the documents that replaced this one."""
        return [newer.id for newer in self.catalog.all(Document) if document.id in newer.replaces]

    def genealogy(self, status: str) -> list[tuple[Document, list[Document]]]:
        """(document, those that replaced it) for each document with the status, oldest first."""
        found = sorted(self.catalog.all(Document), key=lambda document: document.date or "9999")
        return [
            (document, [newer for newer in found if document.id in newer.replaces])
            for document in found
            if document.status == status
        ]

    def on_topic(self, topic: str) -> list[LocalMeasure]:
        """Municipal measures marked with a topic, by municipality."""
        found = [measure for measure in self.catalog.all(LocalMeasure) if topic in measure.topics]
        return sorted(found, key=lambda measure: (self._rank[measure.municipality], measure.order))

    def chapters(self, area: str) -> list[Chapter]:
        """The chapters of an area in reading order."""
        return sorted((item for item in self.catalog.all(Chapter) if item.area == area), key=lambda item: item.order)

    def told_first(self, disagreement: str) -> tuple[str, str]:
        """(chapter, section) that shows all positions of a disagreement; other chapters only point to it."""
        return next(
            (chapter.id, section.id)
            for chapter in self.chapters("history") + self.chapters("teaching")
            for section in chapter.sections
            if disagreement in section.disagreements
        )

    @cached_property
    def lessons(self) -> list[Lesson]:
        """All lessons in their order."""
        return sorted(self.catalog.all(Lesson), key=lambda lesson: lesson.order)

    @cached_property
    def history_events(self) -> list[HistoryEvent]:
        """All events of history in order of time."""
        return sorted(self.catalog.all(HistoryEvent), key=lambda event: (event.period.start, event.id))

    def eras(self) -> list[tuple[str, list[HistoryEvent]]]:
        """(era, its events in order of time) of each era that has events."""
        grouped: dict[str, list[HistoryEvent]] = defaultdict(list)
        for event in self.history_events:
            grouped[_era(event)].append(event)
        return list(grouped.items())

    def history_events_of(self, folder: str, id_: str) -> list[HistoryEvent]:
        """The events of history that name a place or a person."""
        ids = {record.id for record in self.pointing_at(folder, id_, HistoryEvent)}
        return [event for event in self.history_events if event.id in ids]

    def places_in(self, unit: Municipality) -> list[Place]:
        """The places of history in the area of a municipality."""
        found = [place for place in self.catalog.all(Place) if place.municipality == unit.id]
        return sorted(found, key=lambda place: alphabetical(place.name.lv))

    def near(self, unit: Municipality) -> Near:
        """What the sources tell of the past of a municipality's area."""
        places = self.places_in(unit)
        named = {place.id for place in places}
        people = [person for person in self.catalog.all(Person) if unit.id in person.municipalities]
        return Near(
            tuple(places),
            tuple(event for event in self.history_events if named & set(event.places)),
            tuple(sorted(people, key=lambda person: alphabetical(person.name.lv))),
        )

    def read_by(self, records: Iterable[Record], capacity: str) -> int:
        """How many of the records somebody of this capacity has read."""
        return sum(any(expert.capacity == capacity for expert in record.review.experts) for record in records)

    def calendar(self, kind: str) -> list[CalendarDay]:
        """The days of a kind in the order of the year, or of time where they fall once."""
        found = [day for day in self.catalog.all(CalendarDay) if day.kind == kind]
        return sorted(found, key=lambda day: day.day or day.on or "")

    def of_folder(self, records: Iterable[Record], folder: str) -> list[Record]:
        """Those of the records that live in `data/<folder>`, municipal measures by municipality."""
        found = [record for record in records if isinstance(record, RECORD_TYPES[folder])]
        if folder == "local-measures":
            found.sort(key=lambda record: self._rank[record.municipality] if isinstance(record, LocalMeasure) else -1)
        return found


def _names(record: Record, language: str) -> list[str]:
    """All names by which a reader may look for a record."""
    abbreviation = getattr(record, "abbreviation", None)
    others = getattr(record, "other_names", []) if language == "lv" else []
    return [record.label.in_language(language), *([abbreviation] if abbreviation else []), *others]


def _era(event: HistoryEvent) -> str:
    """Before, during or after the occupation of Latvia by Germany, 1941–1945."""
    year = event.period.start[:4]
    return "before" if year < "1941" else "war" if year <= "1945" else "after"


def _begins(programme: Programme | None, services: list[MediatorService]) -> tuple[str, str]:
    """When a project's mediators began, as far as the sources say; ties go by the project's own beginning."""
    starts = [service.period.start for service in services if service.period]
    return min(starts, default="9999"), programme.period.start if programme and programme.period else "9999"


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
