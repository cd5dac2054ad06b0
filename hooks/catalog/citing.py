"""Who points at whom: what refers to a record, what cites a source, where sources have slips, every name."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from catalog.addresses import address
from catalog.collation import Key, alphabetical, by_letter, collation
from catalog.load import Catalog
from catalog.model import LocalMeasure, Municipality, Source, Theme
from catalog.record import Record
from catalog.record_types import RecordType, shown_types, type_of
from catalog.text import Translation
from catalog.values import Citation, Discrepancy, Locator, Ref


class Citing:
    """The catalogue's references, looked at from the other end."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def _pointing(self) -> dict[tuple[str, str], list[Record]]:
        pointing: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for stored in self.catalog.records():
            if isinstance(stored.entry, Record):
                for marker, id_ in stored.pointed_at:
                    if isinstance(marker, Ref):
                        pointing[marker.type, id_].append(stored.entry)
        return pointing

    @cached_property
    def _citations(self) -> dict[str, list[tuple[Citation, Record]]]:
        found: dict[str, list[tuple[Citation, Record]]] = defaultdict(list)
        for stored in self.catalog.records():
            if isinstance(stored.entry, Record):
                for item in stored.contents.citations:
                    found[item.source].append((item, stored.entry))
        return found

    def pointing_at(self, record: Record, folder: str | None = None) -> list[Record]:
        """The records, of one folder or of all, that refer to a record; by name."""
        found = self._pointing.get((type_of(record).folder, record.id), [])
        if folder is not None:
            found = [item for item in found if type_of(item).folder == folder]
        return sorted(found, key=lambda item: alphabetical(item.label.lv))

    def by_type(self, record: Record) -> list[tuple[RecordType, list[Record]]]:
        """(type, its records that refer to the record), in the order of the types."""
        grouped: dict[str, list[Record]] = defaultdict(list)
        for item in self.pointing_at(record):
            grouped[type_of(item).folder].append(item)
        return [(row, _ordered(row, grouped[row.folder])) for row in shown_types() if row.folder in grouped]

    def cited_places(self, source: Source) -> list[tuple[Locator, list[Record]]]:
        """(place in the source, records that cite it), in the order of annexes and chapters."""
        grouped: dict[tuple[int, int, Key], tuple[Locator, dict[str, Record]]] = {}
        for item, record in self._citations[source.id]:
            given = item.locator
            order = self.catalog.get(Theme, given.theme).order if given.theme else 0
            key = (given.annex or 0, order, alphabetical(given.chapter or given.seen or ""))
            if key not in grouped:
                place = Locator(chapter=given.chapter, annex=given.annex, theme=given.theme, seen=given.seen)
                grouped[key] = (place, {})
            grouped[key][1][self.catalog.path(record)] = record
        return [
            (place, sorted(found.values(), key=lambda record: alphabetical(record.label.lv)))
            for _, (place, found) in sorted(grouped.items())
        ]

    def times_cited(self, source: Source) -> int:
        """How many records cite a source or name it."""
        return len(self._pointing.get(("sources", source.id), ()))

    def corrections(self) -> list[tuple[Source, list[tuple[Discrepancy, list[Record]]]]]:
        """(source, [(slip, records that show it)]) for every place where records show a slip of a source."""
        grouped: dict[str, dict[tuple[str, str], tuple[Discrepancy, list[Record]]]] = defaultdict(dict)
        for stored in self.catalog.records():
            entry = stored.entry
            if isinstance(entry, Record):
                for _, item in stored.contents.discrepancies:
                    source = entry.id if isinstance(entry, Source) else entry.citations[0].source
                    grouped[source].setdefault((item.as_printed, item.why.lv), (item, []))[1].append(entry)
        return [
            (self.catalog.get(Source, id_), sorted(found.values(), key=lambda pair: alphabetical(pair[1][0].label.lv)))
            for id_, found in sorted(grouped.items())
        ]

    def alphabet(self, language: str) -> list[tuple[str, list[tuple[str, Record]]]]:
        """(letter, [(name, record)]): every record with an address under its name, abbreviation and other names."""
        named = {
            (name, type_of(record).folder, record.id): (name, record)
            for stored in self.catalog.records()
            if isinstance(record := stored.entry, Record) and address(record) and type_of(record).findable
            for name in self._names(record, language)
        }
        return by_letter(named.values(), lambda pair: pair[0], language)

    def listed(self, row: RecordType, language: str) -> list[Record]:
        """All records of a type in the order of its lists: its own, or alphabetical in the language."""
        found = [item.entry for item in self.catalog.stored[row.folder].values() if isinstance(item.entry, Record)]
        return sorted(found, key=row.order or (lambda record: collation(record.label.in_language(language), language)))

    def _names(self, record: Record, language: str) -> list[str]:
        """All names by which a reader may look for a record; municipal measures are told apart by their place."""
        name = record.label.in_language(language)
        if isinstance(record, LocalMeasure):
            place = self.catalog.get(Municipality, record.municipality).name.in_language(language)
            return [f"{name} ({place})"]
        abbreviation = getattr(record, "abbreviation", None)
        others = getattr(record, "other_names", []) if language == "lv" else []
        return [name, *([abbreviation] if abbreviation else []), *others]

    def is_stale(self, record: Record) -> bool:
        """Whether some English text of the record is older than its Latvian."""
        stored = self.catalog.stored[type_of(record).folder][record.id]
        return any(text.translation is Translation.STALE for _, text in stored.contents.texts)


def _ordered(row: RecordType, records: list[Record]) -> list[Record]:
    return sorted(records, key=row.order) if row.order else records
