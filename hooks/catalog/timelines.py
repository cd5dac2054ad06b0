"""Records in order of time: by year, how long each went on, services by project, documents and what replaced them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from catalog import wording
from catalog.collation import alphabetical, collation
from catalog.history import HistoryEvent
from catalog.load import Catalog
from catalog.model import Document, Event, MediatorService, Municipality, Programme
from catalog.record import Record
from catalog.values import PartialDate, Period

Dated = TypeVar("Dated", bound=Record)


@dataclass(frozen=True, slots=True)
class Row:
    """What went on, and in which years: a line of a chart of time."""

    label: Record
    years: frozenset[int]

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """(first, last) of each run of years without a gap, the earliest first."""
        found: list[tuple[int, int]] = []
        for year in sorted(self.years):
            if found and found[-1][1] == year - 1:
                found[-1] = (found[-1][0], year)
            else:
                found.append((year, year))
        return found

    @property
    def words(self) -> str:
        """The years as a reader writes them: “2016–2017, 2020”."""
        return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in self.stretches)


@dataclass(frozen=True, slots=True)
class YearByYear:
    """Policy, projects, mediators and memory in order of time; only what has a date in its source."""

    years: range
    """Those that the charts show, without gaps."""
    policy: list[Row]
    projects: list[Row]
    mediators: list[Row]
    dated: list[tuple[str, list[Document], list[Event], list[HistoryEvent]]]
    """(year, documents, events, events of memory and culture) the latest year first."""

    @property
    def glance(self) -> list[tuple[str, list[int]]]:
        """(what, how many in each of the years): everything on one small picture, for a reader in a hurry."""
        happened = {int(year): (len(events), len(memory)) for year, _, events, memory in self.dated}
        return [
            ("policy", self._going_on(self.policy)),
            ("projects", self._going_on(self.projects)),
            ("mediators", self._going_on(self.mediators)),
            ("events", [happened.get(year, (0, 0))[0] for year in self.years]),
            ("memory", [happened.get(year, (0, 0))[1] for year in self.years]),
        ]

    def _going_on(self, rows: Iterable[Row]) -> list[int]:
        return [sum(year in row.years for row in rows) for year in self.years]


def year_by_year(catalog: Catalog) -> YearByYear:
    """The policy, projects and mediators of which the catalogue has dates, and what happened in those years."""
    policy = _rows((item, item.period) for item in catalog.all(Document))
    projects = _rows((item, item.period) for item in catalog.all(Programme))
    mediators = _mediated(catalog)
    seen = frozenset[int]().union(*(row.years for row in (*policy, *projects, *mediators)))
    years = range(min(seen, default=0), max(seen, default=-1) + 1)
    documents = _by_year((item, item.date) for item in catalog.all(Document))
    events = _by_year((item, item.period.start if item.period else None) for item in catalog.all(Event))
    memory = _by_year((item, item.period.start) for item in catalog.all(HistoryEvent))
    dated = [
        (str(year), documents.get(year, []), events.get(year, []), memory.get(year, []))
        for year in reversed(years)
        if year in documents or year in events or year in memory
    ]
    return YearByYear(years, policy, projects, mediators, dated)


def _rows(found: Iterable[tuple[Record, Period | None]]) -> list[Row]:
    rows = [Row(record, _years(period)) for record, period in found if period]
    return sorted(rows, key=lambda row: (min(row.years), max(row.years), row.label.id))


def _years(period: Period) -> frozenset[int]:
    """The years of a period; one without an end counts for its first year alone, which is all its source says."""
    first = int(period.start[:4])
    return frozenset(range(first, int((period.end or period.start)[:4]) + 1))


def _mediated(catalog: Catalog) -> list[Row]:
    """A row a municipality: the years for which a source names a mediator there."""
    years: dict[str, frozenset[int]] = defaultdict(frozenset)
    for service in catalog.all(MediatorService):
        if service.municipality and service.period:
            years[service.municipality] |= _years(service.period)
    return [
        Row(unit, years[unit.id])
        for unit in sorted(catalog.all(Municipality), key=lambda unit: alphabetical(unit.name.lv))
        if unit.id in years
    ]


@dataclass(frozen=True, slots=True)
class Spell:
    """A mediator's service on the scale of years: from `start` up to `end`, both as years with a fraction."""

    service: MediatorService
    start: float
    end: float
    known: Literal["stated", "in-part", "project"]
    """Both ends from the source; a year alone or no end; or only the time of the project that paid for it."""


@dataclass(frozen=True, slots=True)
class Mediation:
    """Mediators' services, a row a place in alphabetical order; those without any date stand apart."""

    years: range
    rows: tuple[tuple[str, tuple[Spell, ...]], ...]
    undated: tuple[MediatorService, ...]


def mediation(catalog: Catalog, language: str) -> Mediation:
    """When mediators worked where, as far as the sources say; a municipality is one place under all its names."""
    rows: dict[str, list[Spell]] = defaultdict(list)
    undated = []
    for service in catalog.all(MediatorService):
        if service.role != "mediator":
            continue
        spell = _spell(catalog, service)
        if spell is None:
            undated.append(service)
            continue
        unit = catalog.get(Municipality, service.municipality) if service.municipality else None
        rows[(unit.name if unit else service.place).in_language(language)].append(spell)
    ends = [edge for found in rows.values() for spell in found for edge in (spell.start, spell.end)]
    years = range(int(min(ends, default=0)), math.ceil(max(ends, default=0)))
    ordered = sorted(rows.items(), key=lambda row: collation(row[0], language))
    return Mediation(
        years, tuple((place, tuple(sorted(found, key=lambda spell: spell.start))) for place, found in ordered),
        tuple(undated),
    )  # fmt: skip


def _spell(catalog: Catalog, service: MediatorService) -> Spell | None:
    if service.period:
        precise = service.period.end is not None and len(service.period.start) > wording.YEAR_ONLY
        start, end = _edges(service.period)
        return Spell(service, start, end, "stated" if precise else "in-part")
    programme = catalog.get(Programme, service.programme) if service.programme else None
    return Spell(service, *_edges(programme.period), "project") if programme and programme.period else None


def _edges(period: Period) -> tuple[float, float]:
    """The first and the last moment of a period as years; without an end, the end of its first year."""
    return _moment(period.start), _after(period.end or period.start[:4])


def _moment(date: PartialDate, after: int = 0) -> float:
    """The beginning of a year or of a month, or of the month so many `after`."""
    year, month, *_ = (*map(int, date.split("-")), 1)
    return round(year + (month - 1 + after) / 12, 3)


def _after(date: PartialDate) -> float:
    """The end of the year or of the month."""
    return _moment(date, 12 if len(date) == wording.YEAR_ONLY else 1)


def _by_year(found: Iterable[tuple[Dated, str | None]]) -> dict[int, list[Dated]]:
    grouped: dict[int, list[Dated]] = defaultdict(list)
    for item, date in sorted(((item, date) for item, date in found if date), key=lambda pair: (pair[1], pair[0].id)):
        grouped[int(date[:4])].append(item)
    return grouped


def by_year(events: Iterable[Event]) -> list[tuple[str, list[Event]]]:
    """(year, its events in order), latest year first; events without a date last, under an empty year."""
    grouped: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        grouped[event.period.start[:4] if event.period else ""].append(event)
    for found in grouped.values():
        found.sort(key=lambda event: event.period.start if event.period else "")
    return sorted(grouped.items(), key=lambda item: item[0], reverse=True)


def services(catalog: Catalog) -> list[tuple[Programme | None, list[MediatorService]]]:
    """Mediator services by the project that paid for them, in order of time."""
    grouped: dict[str | None, list[MediatorService]] = defaultdict(list)
    for service in catalog.all(MediatorService):
        grouped[service.programme].append(service)
    for found in grouped.values():
        found.sort(key=lambda service: (service.role != "mediator", alphabetical(service.place.lv)))
    by_project = [(catalog.get(Programme, id_) if id_ else None, found) for id_, found in grouped.items()]
    return sorted(by_project, key=lambda item: _begins(*item))


def _begins(programme: Programme | None, found: list[MediatorService]) -> tuple[str, str]:
    """When a project's mediators began, as far as the sources say; ties go by the project's own beginning."""
    starts = [service.period.start for service in found if service.period]
    return min(starts, default="9999"), programme.period.start if programme and programme.period else "9999"


def replaced_by(catalog: Catalog, document: Document) -> list[str]:
    """Ids of the documents that replaced this one."""
    return [newer.id for newer in catalog.all(Document) if document.id in newer.replaces]


def genealogy(catalog: Catalog, status: str | None) -> list[tuple[Document, list[Document]]]:
    """(document, those that replaced it) for each document with the status, oldest first."""
    found = sorted(catalog.all(Document), key=lambda document: document.date or "9999")
    return [
        (document, [newer for newer in found if document.id in newer.replaces])
        for document in found
        if document.status == status
    ]
