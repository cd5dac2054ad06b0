"""Records in order of time: events by year, mediator services by project, documents and what replaced them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from catalog.collation import alphabetical
from catalog.load import Catalog
from catalog.model import Document, Event, MediatorService, Programme


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
