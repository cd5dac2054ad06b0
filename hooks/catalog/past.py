"""The past as pages tell it: chapters, eras, what happened near a school, days of the year, who has read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from catalog.citing import Citing
from catalog.collation import alphabetical
from catalog.history import CalendarDay, Chapter, Disagreement, HistoryEvent, Person, Place, Section
from catalog.load import Catalog
from catalog.model import Municipality
from catalog.record import Record
from catalog.record_types import CHAPTERS


@dataclass(frozen=True)
class Near:
    """What the sources tell of the area of one municipality."""

    places: tuple[Place, ...]
    events: tuple[HistoryEvent, ...]
    people: tuple[Person, ...]
    chapters: tuple[tuple[Chapter, Section], ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def count(self) -> int:
        """How many there are in all."""
        return sum(map(len, (self.places, self.events, self.people, self.chapters, self.disagreements)))


class Past:
    """The records of history and teaching, by time and place."""

    def __init__(self, catalog: Catalog, citing: Citing) -> None:
        self.catalog, self.citing = catalog, citing

    def chapters(self, area: str) -> list[Chapter]:
        """The chapters of an area in reading order."""
        return sorted((item for item in self.catalog.all(Chapter) if item.area == area), key=lambda item: item.order)

    @cached_property
    def _told_first(self) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        for chapter in [item for area in CHAPTERS for item in self.chapters(area)]:
            for section in chapter.sections:
                for id_ in section.disagreements:
                    found.setdefault(id_, (chapter.id, section.id))
        return found

    def told_first(self, disagreement: str) -> tuple[str, str]:
        """(chapter, section) that shows all positions of a disagreement; other chapters only point to it."""
        return self._told_first[disagreement]

    @cached_property
    def events(self) -> list[HistoryEvent]:
        """All events of history in order of time."""
        return sorted(self.catalog.all(HistoryEvent), key=lambda event: (event.period.start, event.id))

    def eras(self) -> list[tuple[str, list[HistoryEvent]]]:
        """(era, its events in order of time) of each era that has events, the earliest first."""
        grouped: dict[str, list[HistoryEvent]] = defaultdict(list)
        for event in self.events:
            grouped[event.era].append(event)
        return list(grouped.items())

    def events_of(self, record: Record) -> list[HistoryEvent]:
        """The events of history that name a place or a person, in order of time."""
        ids = {item.id for item in self.citing.pointing_at(record, "history-events")}
        return [event for event in self.events if event.id in ids]

    @cached_property
    def _places(self) -> dict[str, list[Place]]:
        grouped: dict[str, list[Place]] = defaultdict(list)
        for place in sorted(self.catalog.all(Place), key=lambda place: alphabetical(place.name.lv)):
            if place.municipality:
                grouped[place.municipality].append(place)
        return grouped

    def places_in(self, unit: Municipality) -> list[Place]:
        """The places of history in the area of a municipality."""
        return self._places.get(unit.id, [])

    def _events_in(self, unit: Municipality) -> tuple[HistoryEvent, ...]:
        places = {place.id for place in self.places_in(unit)}
        return tuple(item for item in self.events if unit.id in item.municipalities or places & set(item.places))

    @cached_property
    def _near(self) -> dict[str, Near]:
        people = sorted(self.catalog.all(Person), key=lambda person: alphabetical(person.name.lv))
        questions = sorted(self.catalog.all(Disagreement), key=lambda item: alphabetical(item.title.lv))
        told = [(item, section) for area in CHAPTERS for item in self.chapters(area) for section in item.sections]
        return {
            unit.id: Near(
                tuple(self.places_in(unit)), self._events_in(unit),
                tuple(person for person in people if unit.id in person.municipalities),
                tuple((chapter, section) for chapter, section in told if unit.id in section.municipalities),
                tuple(item for item in questions if unit.id in item.municipalities),
            )
            for unit in self.catalog.all(Municipality)
        }  # fmt: skip

    def near(self, unit: Municipality) -> Near:
        """What the sources tell of the past of a municipality's area."""
        return self._near[unit.id]

    def read_by(self, records: Iterable[Record], capacity: str) -> int:
        """How many of the records somebody of this capacity has read."""
        return sum(any(expert.capacity == capacity for expert in record.review.experts) for record in records)

    def calendar(self, kind: str) -> list[CalendarDay]:
        """The days of a kind in the order of the year, or of time where they fall once."""
        found = [day for day in self.catalog.all(CalendarDay) if day.kind == kind]
        return sorted(found, key=lambda day: day.day or day.on or "")
