"""Rules of single types. Their words and positions are golden files in `bad/`; here, where each rule ends."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.history import CalendarDay, Chapter, Disagreement, HistoryEvent, Lesson, Person
from catalog.load import Stored
from catalog.model import (
    Document,
    Figure,
    LocalMeasure,
    Municipality,
    NationalMeasure,
    Organisation,
    Theme,
    Vocabulary,
)
from catalog.record import Entry
from catalog.rules import check_record, check_together
from catalog.yamlfile import Parsed

from .making import catalog_of, make, text

KNOWN = [(Municipality, "adazi"), (Municipality, "balvi"), (Theme, "skola"), (Theme, "veseliba")]


YEAR = {"start": "1941", "end": "1941"}


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
    known = [make(model, id_) for model, id_ in KNOWN]
    said = [problem for problem in check_together(catalog_of(measure, *known)) if "locator" in problem.en]
    assert len(said) == count


def test_a_place_that_is_not_known_is_no_second_mistake() -> None:
    citations = [{"source": "parskats", "locator": {"municipality": "balvi", "theme": "veseliba"}}]
    measure = make(LocalMeasure, municipality="adazi", theme="skola", years=[2021], citations=citations)
    assert list(check_together(catalog_of(measure))) == []


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
    assert complaints(make(HistoryEvent, period=YEAR, account=[passage])) == account
    assert complaints(make(HistoryEvent, period=YEAR, open_questions=[passage])) == questions


@pytest.mark.parametrize(
    ("cited", "count"),
    [
        ([("a", "opening")], 1),
        ([("a", "opening"), ("a", "opening")], 1),
        ([("a", "whole")], 0),
        ([("a", None)], 0),
        ([("a", "opening"), ("a", None)], 0),
        ([("a", "opening"), ("b", "opening")], 0),
    ],
)
def test_what_was_seen_only_at_its_opening_is_not_certain_alone(
    cited: list[tuple[str, str | None]], count: int
) -> None:
    citations = [{"source": source, "locator": {"seen": seen}} for source, seen in cited]
    passage = {"text": TEXT, "confidence": "high", "citations": citations}
    assert complaints(make(HistoryEvent, period=YEAR, account=[passage])) == count


@pytest.mark.parametrize(
    ("unit", "value", "count"),
    [
        ("people", 60774, 0), ("people", 60.774, 1), ("people", 12.5, 1), ("people", None, 0), ("people", -1, 1),
        ("percent", 94.26, 0), ("hours", 1.5, 0), ("percent", 120, 0),
    ],
)  # fmt: skip
def test_what_is_counted_is_whole(unit: str, value: float | None, count: int) -> None:
    assert complaints(make(Figure, unit=unit, measure="stock", observations=[{"value": value}])) == count


@pytest.mark.parametrize(("value", "count"), [(100, 0), (100.5, 1)])
def test_a_share_is_a_part_of_the_whole(value: float, count: int) -> None:
    assert complaints(make(Figure, unit="percent", measure="share", observations=[{"value": value}])) == count


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ({"period": "2021"}, {"period": "2022"}, 0),
        ({"period": "2021"}, {"period": "2021"}, 1),
        ({"period": "2021"}, {"period": "2021", "category": text("Sievietes")}, 0),
        ({"period": "2021-05", "until": "2021"}, {"period": "2021"}, 0),
        ({"period": "2021-05", "until": "2021-04"}, {"period": "2021"}, 1),
    ],
)
def test_a_time_has_one_value_and_goes_forward(first: dict[str, Any], second: dict[str, Any], count: int) -> None:
    observations = [{**first, "value": 10}, {**second, "value": 12}]
    assert complaints(make(Figure, unit="people", observations=observations)) == count


@pytest.mark.parametrize(
    ("years", "count"), [([2021, 2022], 0), ([2022, 2021], 1), ([2021, 2021], 1)], ids=["in order", "back", "twice"]
)
def test_the_years_of_a_national_measure_go_forward(years: list[int], count: int) -> None:
    assert complaints(make(NationalMeasure, years=[{"year": year, "state": "x"} for year in years])) == count


@pytest.mark.parametrize(
    ("value", "upper", "count"), [(10, 12, 0), (12, 10, 1), (10, 10, 1), (None, 10, 1), (10, None, 0)]
)
def test_an_interval_has_two_ends(value: int | None, upper: int | None, count: int) -> None:
    question = make(Disagreement)
    position = question.positions[0].model_copy(update={"value": value, "upper": upper})
    assert complaints(question.model_copy(update={"positions": [position]})) == count


@pytest.mark.parametrize(
    ("born", "died", "count"),
    [("1886", "1950", 0), ("1886-05-03", "1886", 0), ("1950", "1886", 1), ("1886-05", "1886-04", 1), (None, "1950", 0)],
)
def test_nobody_dies_before_they_are_born(born: str | None, died: str, count: int) -> None:
    assert complaints(make(Person, born=born, died=died)) == count


@pytest.mark.parametrize(("model", "field"), [(Vocabulary, "terms"), (Chapter, "sections")])
def test_an_id_within_a_file_is_its_own(model: type[Entry], field: str) -> None:
    entry = make(model)
    (part,) = getattr(entry, field)
    assert complaints(entry.model_copy(update={field: [part, part.model_copy(update={"id": "cits"})]})) == 0
    assert complaints(entry.model_copy(update={field: [part, part]})) == 1


@pytest.mark.parametrize(
    ("leads", "count"),
    [
        ({"a": "b", "b": "c"}, 0),
        ({"a": "b", "b": "a"}, 1),
        ({"a": "b", "b": "c", "c": "a"}, 1),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, 2),
        ({"a": "b", "b": "c", "c": "b"}, 1),
        ({"a": "nav"}, 0),
    ],
)
def test_a_chain_does_not_lead_back(leads: dict[str, str], count: int) -> None:
    bodies = [make(Organisation, id_, part_of=above) for id_, above in leads.items()]
    assert len(list(check_together(catalog_of(*bodies)))) == count


def test_a_chain_may_part_and_meet_again() -> None:
    plans = [
        make(Document, "a", replaces=["b", "c"]), make(Document, "b", replaces=["d"]),
        make(Document, "c", replaces=["d"]), make(Document, "d"),
    ]  # fmt: skip
    assert list(check_together(catalog_of(*plans))) == []


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
