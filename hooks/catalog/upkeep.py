"""What editors have to look at again, why and from which day: a pure function of the records.

The page for editors, the command `due` and whatever else tells them (a feed, an issue) read the same list.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from catalog.load import Catalog, Stored
from catalog.model import Contact, Document, Figure, Municipality, Organisation
from catalog.record import Record
from catalog.record_types import RECORD_TYPES, type_of
from catalog.text import Translation

Reason = Literal["review", "ended", "moved", "second", "translation"]
"""Checked too long ago; in force beyond its period; a contact that has moved; a sensitive figure that no second editor
has seen; English older than its Latvian."""

SENSITIVE = {"a1", "a2"}
"""Tiers of figures that a second editor has to see."""


@dataclass(frozen=True, slots=True)
class Due:
    """A record, why it is to be looked at, and the day from which that is so."""

    on: datetime.date
    reason: Reason
    record: Record
    path: str

    @property
    def folder(self) -> str:
        """The folder of `data/` that the record is in."""
        return type_of(self.record).folder

    @property
    def month(self) -> str:
        """The month from which it is due: `2027-05`."""
        return self.on.isoformat()[:7]


def due(catalog: Catalog) -> list[Due]:
    """All that is or will be due, the earliest first; in each day by type and id."""
    found = [
        Due(on, reason, stored.entry, stored.path)
        for stored in catalog.records() if isinstance(stored.entry, Record)
        for reason, on in _reasons(stored, stored.entry)
    ]  # fmt: skip
    order = list(RECORD_TYPES)
    return sorted(found, key=lambda item: (item.on, order.index(item.folder), item.record.id, item.reason))


def waiting(items: Iterable[Due], day: datetime.date) -> list[Due]:
    """What is due on a day."""
    return [item for item in items if item.on <= day]


def as_of(catalog: Catalog) -> datetime.date:
    """The day of the latest check: pages know no other “today”, so that equal records give equal pages."""
    checked = (stored.entry.review.checked_on for stored in catalog.records() if isinstance(stored.entry, Record))
    return max(checked, default=datetime.date.min)


def _reasons(stored: Stored, record: Record) -> Iterator[tuple[Reason, datetime.date]]:
    review = record.review
    yield "review", _months_later(review.checked_on, review.every_months)
    if any(text.translation is Translation.STALE for _, text in stored.contents.texts):
        yield "translation", review.checked_on
    if isinstance(record, Document) and record.status == "in-force" and record.period and record.period.end:
        yield "ended", _day_after(record.period.end)
    if isinstance(record, Figure) and record.tier in SENSITIVE and review.second is None:
        yield "second", review.checked_on
    contact = _contact(record)
    if contact and contact.state == "moved":
        yield "moved", contact.seen


def _contact(record: Record) -> Contact | None:
    """The contact that ought to be found again where it moved: not that of a municipality that is part of another."""
    if isinstance(record, Organisation):
        return record.contact
    return record.social_service if isinstance(record, Municipality) and record.merged_into is None else None


def _months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _day_after(end: str) -> datetime.date:
    """The first day after a date of year, month or day precision."""
    year, month, day = (*map(int, end.split("-")), 0, 0)[:3]
    if not month:
        return datetime.date(year + 1, 1, 1)
    last = day or calendar.monthrange(year, month)[1]
    return datetime.date(year, month, last) + datetime.timedelta(days=1)
