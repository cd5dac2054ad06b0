"""The calendar file, read by a parser that had no part in making it."""

from __future__ import annotations

import datetime

import pytest
import vobject

from catalog.almanac import calendar_file
from catalog.history import CalendarDay
from catalog.load import Catalog


@pytest.mark.parametrize("language", ["lv", "en"])
def test_another_parser_reads_every_day(catalog: Catalog, language: str) -> None:
    text = calendar_file(catalog, language, "https://example.org/").decode()
    calendar = vobject.readOne(text)
    days = {day.id: day for day in catalog.all(CalendarDay) if day.established and (day.day or len(day.on or "") == 10)}
    events = {event.uid.value.split("@")[0]: event for event in calendar.vevent_list}
    assert events.keys() == days.keys()
    for id_, event in events.items():
        day = days[id_]
        assert event.summary.value == day.name.in_language(language)
        assert event.description.value.startswith(day.reason.in_language(language))
        start = event.dtstart.value
        assert isinstance(start, datetime.date)
        assert start.isoformat().endswith(day.day or day.on or "")
        assert ("rrule" in event.contents) == (day.day is not None)
        if day.day:
            years = [date.year for date in event.rruleset[:3]]
            assert years == [start.year, start.year + 1, start.year + 2]


def test_lines_are_folded_as_the_standard_says(catalog: Catalog) -> None:
    lines = calendar_file(catalog, "lv", "https://example.org/").split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
