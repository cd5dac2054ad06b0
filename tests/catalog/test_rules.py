"""Rules of single types. Their words and positions are golden files in `bad/`; here, where each rule ends."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.history import CalendarDay, HistoryEvent, Lesson
from catalog.load import Stored
from catalog.model import LocalMeasure, Municipality, NationalMeasure
from catalog.record import Entry
from catalog.rules import check_record, check_together
from catalog.yamlfile import Parsed

from .making import catalog_of, make, text


def complaints(entry: Entry) -> int:
    return len(list(check_record(Stored(entry, "data/x.yml", Parsed()))))


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"years": [2021]}, 0),
        ({"years": [], "years_note": text("Gads nav norādīts.")}, 0),
        ({"years": []}, 1),
    ],
)
def test_a_measure_without_a_year_says_so(fields: dict[str, Any], count: int) -> None:
    assert complaints(make(LocalMeasure, **fields)) == count


@pytest.mark.parametrize(
    ("locator", "count"),
    [
        ({}, 0),
        ({"municipality": "adazi", "theme": "skola"}, 0),
        ({"municipality": "balvi"}, 1),
        ({"municipality": "adazi", "theme": "veseliba"}, 1),
    ],
)
def test_a_measure_cites_its_own_place_in_the_report(locator: dict[str, str], count: int) -> None:
    citations = [{"source": "parskats", "locator": locator}]
    measure = make(LocalMeasure, municipality="adazi", theme="skola", years=[2021], citations=citations)
    assert complaints(measure) == count


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"years": [{"year": 2021, "state": "x"}]}, 0),
        ({"state": "planned"}, 0),
        ({"years": [{"year": 2021, "state": "x"}], "state": "planned"}, 1),
        ({}, 1),
    ],
)
def test_a_national_measure_is_reported_or_planned(fields: dict[str, Any], count: int) -> None:
    assert complaints(make(NationalMeasure, **fields)) == count


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"valid": {"start": "2021"}}, 0),
        ({"valid": {"start": "2021", "end": "2026"}, "merged_into": "x"}, 0),
        ({"valid": {"start": "2021", "end": "2026"}}, 1),
        ({"valid": {"start": "2021"}, "merged_into": "x"}, 1),
    ],
)
def test_a_municipality_that_has_ended_says_where_it_went(fields: dict[str, Any], count: int) -> None:
    assert complaints(make(Municipality, **fields)) == count


@pytest.mark.parametrize(
    ("fields", "count"), [({"day": "08-02"}, 0), ({"on": "2028"}, 0), ({}, 1), ({"day": "08-02", "on": "2028"}, 1)]
)
def test_a_day_returns_or_falls_once(fields: dict[str, Any], count: int) -> None:
    assert complaints(make(CalendarDay, **fields)) == count


@pytest.mark.parametrize(("minutes", "count"), [([10, 20, 10], 0), ([10, 20, 9], 1), ([10, 20, 11], 1)])
def test_the_steps_of_a_lesson_fill_it(minutes: list[int], count: int) -> None:
    steps = [{"minutes": number, "title": text("Solis"), "text": text("Teksts")} for number in minutes]
    assert complaints(make(Lesson, steps=steps)) == count


TEXT = text("Pēc laikraksta ziņām tā bija.", "According to the newspaper, it was so.")
NAMED = text("laikraksta", "newspaper")
NOT_THERE = text("laikraksta", "journal")


@pytest.mark.parametrize(
    ("confidence", "named", "account", "questions"),
    [
        ("high", None, 0, 0),
        ("high", NAMED, 0, 0),
        ("medium", NAMED, 0, 0),
        ("medium", None, 1, 1),
        ("medium", NOT_THERE, 1, 1),
        ("low", None, 1, 0),
        (None, None, 0, 0),
    ],
)
def test_confidence_decides_what_may_be_stated(confidence: str, named: Any, account: int, questions: int) -> None:
    passage = {"text": TEXT, "confidence": confidence, "named": named, "citations": [{"source": "a", "locator": {}}]}
    assert complaints(make(HistoryEvent, account=[passage])) == account
    assert complaints(make(HistoryEvent, open_questions=[passage])) == questions


def measure(id_: str, **fields: Any) -> LocalMeasure:
    report = fields.pop("report", "parskats")
    place = {"municipality": "adazi", "theme": "skola", "order": 1, **fields}
    return make(LocalMeasure, id_, citations=[{"source": report, "locator": {}}], **place)


@pytest.mark.parametrize(
    ("other", "count"),
    [({}, 1), ({"order": 2}, 0), ({"theme": "veseliba"}, 0), ({"municipality": "balvi"}, 0), ({"report": "jauns"}, 0)],
)
def test_two_measures_cannot_have_one_place_in_a_report(other: dict[str, Any], count: int) -> None:
    assert len(list(check_together(catalog_of(measure("a"), measure("b", **other))))) == count


@pytest.mark.parametrize(("other", "count"), [({}, 1), ({"row": 2}, 0), ({"plan": "jauns"}, 0)])
def test_two_measures_cannot_have_one_row_of_a_plan(other: dict[str, Any], count: int) -> None:
    measures = [
        make(NationalMeasure, id_, **{"plan": "plans", "row": 1, **fields}) for id_, fields in (("a", {}), ("b", other))
    ]
    assert len(list(check_together(catalog_of(*measures)))) == count
