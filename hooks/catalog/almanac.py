"""The calendar of memorial days and due dates as an iCalendar file (RFC 5545)."""

from __future__ import annotations

import datetime

from icalendar import Calendar, Event, vRecur

from catalog.addresses import address, url
from catalog.history import CalendarDay
from catalog.load import Catalog


def calendar_file(catalog: Catalog, language: str, site: str) -> bytes:
    """Established days known to the day; those of every year recur. `site` is the language's home address."""
    words = catalog.words(language)
    calendar = Calendar()
    calendar.add("prodid", "-//Romi Latvijā//Kalendārs//LV")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words["calendar-name"])
    calendar.add("x-wr-caldesc", f"{site} · {words['footer-licence']}")
    for day in sorted(catalog.all(CalendarDay), key=lambda item: item.id):
        date = _date(day)
        if date is None or not day.established:
            continue
        event = Event()
        event.add("uid", f"{day.id}@romi-latvija")
        event.add("dtstamp", datetime.datetime.combine(day.review.checked_on, datetime.time(), datetime.UTC))
        event.add("dtstart", date)
        event.add("dtend", date + datetime.timedelta(days=1))
        if day.day:
            event.add("rrule", vRecur(freq="YEARLY"))
        event.add("summary", day.name.in_language(language))
        event.add("description", f"{day.reason.in_language(language)} {day.status.in_language(language)}")
        event.add("url", site + url(address(day) or ""))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _date(day: CalendarDay) -> datetime.date | None:
    """The first date the file shows: this day in the year it was checked, or the one date, if known to the day."""
    if day.day:
        month, number = (int(part) for part in day.day.split("-"))
        return datetime.date(day.review.checked_on.year, month, number)
    return datetime.date.fromisoformat(day.on) if day.on and len(day.on) == len("2028-10-30") else None
