"""What makes no sense, whatever the record. How each complaint reads are golden files in `bad/`."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from catalog import sense
from catalog.history import HistoryEvent
from catalog.load import Stored
from catalog.model import (
    Document,
    Event,
    Figure,
    LocalMeasure,
    NationalMeasure,
    Organisation,
    Programme,
    Publication,
    Source,
    Theme,
)
from catalog.record import Entry
from catalog.sense import check_record, is_reversed, latest_day, looks_english, looks_latvian
from catalog.yamlfile import Parsed

from .making import make, text

LATEST = datetime.date(2026, 12, 1)
SOMEWHERE = [{"source": "parskats", "locator": {"annex": 1}}]


def complaints(entry: Entry) -> list[str]:
    return [problem.en for problem in check_record(Stored(entry, "data/x.yml", Parsed()), LATEST)]


def made(model: type[Entry], **fields: Any) -> Entry:
    """A record that has nothing against it but what the fields say."""
    review = {"checked_on": "2026-11-21", "checked_by": "x", "every_months": 12}
    return make(model, **{"citations": SOMEWHERE, "review": review, **fields})


@pytest.mark.parametrize(
    ("start", "end", "answer"),
    [
        ("2021", "2022", False), ("2021", "2021", False), ("2022", "2021", True), ("2021-05", "2021", False),
        ("2021", "2021-05", False), ("2021-05", "2021-04-30", True), ("2021-05-03", "2021-05-03", False),
    ],
)  # fmt: skip
def test_time_runs_forward_as_far_as_it_is_known(start: str, end: str, answer: bool) -> None:
    assert is_reversed(start, end) is answer


@pytest.mark.parametrize(("period", "count"), [(("2021", None), 0), (("2021", "2022"), 0), (("2022", "2021"), 1)])
def test_a_period(period: tuple[str, str | None], count: int) -> None:
    assert len(complaints(made(Event, period={"start": period[0], "end": period[1]}))) == count


@pytest.mark.parametrize(
    ("model", "start", "end", "count"),
    [
        (Event, "1300", None, 1), (Event, "1021-05-03", "2021", 1), (Event, "1897", None, 0),
        (Event, "2021", "2099", 1),
        (Programme, "2021", "2040", 0), (HistoryEvent, "1533", None, 0), (HistoryEvent, "1300", None, 1),
    ],
)  # fmt: skip
def test_a_year_of_which_nothing_is_told(model: type[Entry], start: str, end: str | None, count: int) -> None:
    """“1021” and “2104” are slips of the hand that two sources really hold."""
    assert len(complaints(made(model, period={"start": start, "end": end}))) == count


def test_a_deadline_may_lie_ahead_but_not_for_ever() -> None:
    years = [{"year": 2021, "state": "x"}]
    assert complaints(made(NationalMeasure, years=years, deadline="2030-12")) == []
    assert len(complaints(made(NationalMeasure, years=years, deadline="2090-12"))) == 1


def test_a_figure_is_of_a_time_that_has_been() -> None:
    assert len(complaints(made(Figure, observations=[{"value": 1, "period": "2099"}]))) == 1
    assert complaints(made(Figure, observations=[{"value": 1, "period": "1897"}])) == []


def test_what_is_inside_is_looked_at_too() -> None:
    history = [{"name": text("Nosaukums"), "period": {"start": "2022", "end": "2021"}}]
    assert len(complaints(made(Organisation, name_history=history))) == 1


@pytest.mark.parametrize(
    ("locator", "count"), [({}, 1), ({"years": []}, 1), ({"seen": "whole"}, 0), ({"page": "1"}, 0), ({"annex": 1}, 0)]
)
def test_a_citation_says_where(locator: dict[str, Any], count: int) -> None:
    assert len(complaints(made(Theme, citations=[{"source": "parskats", "locator": locator}]))) == count


@pytest.mark.parametrize(
    ("years", "count"),
    [([2021, 2022], 0), ([], 0), ([2022, 2021], 1), ([2021, 2021], 1), ([2026], 0), ([2027], 1), ([2027, 2028], 2)],
)
def test_years_are_past_and_in_order(years: list[int], count: int) -> None:
    assert len(complaints(made(LocalMeasure, years=years))) == count
    locators = [{"source": "parskats", "locator": {"years": years, "annex": 1}}]
    assert len(complaints(made(Theme, citations=locators))) == count


def test_a_state_of_a_year_to_come() -> None:
    assert len(complaints(made(NationalMeasure, years=[{"year": 2027, "state": "x"}]))) == 1


@pytest.mark.parametrize(
    ("day", "count"), [("2026-11-21", 0), ("2026-12-01", 0), ("2026-12-02", 1), ("2062-11-21", 1), ("2019-12-31", 1)]
)
def test_the_day_of_a_check(day: str, count: int) -> None:
    review = {"checked_on": day, "checked_by": "x", "every_months": 12}
    assert len(complaints(made(Theme, review=review))) == count
    expert = [{"on": day, "by": text("Eksperts"), "capacity": "x"}]
    sound = {"checked_on": "2026-11-21", "checked_by": "x", "every_months": 12}
    assert len(complaints(made(Theme, review={**sound, "experts": expert}))) == count


@pytest.mark.parametrize(
    ("model", "field"), [(Source, "published"), (Publication, "published"), (Organisation, "founded")]
)
@pytest.mark.parametrize(("value", "count"), [("2026", 0), ("2026-12", 0), ("2027", 1), ("2026-12-31", 1)])
def test_what_has_been_is_past(model: type[Entry], field: str, value: str, count: int) -> None:
    assert len(complaints(made(model, **{field: value}))) == count


def test_what_is_to_come_may_come() -> None:
    assert complaints(made(Document, period={"start": "2026", "end": "2030"})) == []
    assert complaints(made(NationalMeasure, deadline="2028-10")) == []


def test_a_clock_that_is_behind_refuses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime.date):
        """A machine that thinks it is 1970."""

        @classmethod
        def today(cls) -> datetime.date:
            return datetime.date(1970, 1, 1)

    monkeypatch.setattr(sense.datetime, "date", Clock)
    assert latest_day() == sense.WRITTEN


@pytest.mark.parametrize(
    "words", ["TODO", "todo", "TBD", "xxx", "…", "???", "-", "n/a", "Lorem ipsum dolor sit", "jātulko"]
)
def test_what_is_no_text_yet(words: str) -> None:
    assert len(complaints(made(Theme, name=text("Nosaukums", words)))) == 1


@pytest.mark.parametrize("words", ["%", "A", "1", "Nr.", "xx gadsimts", "TODOR"])
def test_short_text_is_text(words: str) -> None:
    assert complaints(made(Theme, name=text(words, words))) == []


@pytest.mark.parametrize("value", ["", " ", "\u00a0"])
def test_an_empty_value_is_none(value: str) -> None:
    assert len(complaints(made(Organisation, abbreviation=value))) == 1


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("The school helps all children to learn.", True), ("Extra classes were held.", True),
        ("Skola palīdz bērniem.", False), ("No kurienes katrs to zina?", False), ("Darba lapa katram", False),
        ("Grāmata „The Roma in Latvia and their history”", False), ("Licence: CC BY 4.0", False), ("", False),
    ],
)  # fmt: skip
def test_english_where_latvian_should_be(words: str, answer: bool) -> None:
    assert looks_english(words) is answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Skola palīdz mācīties visiem bērniem.", True), ("Notika papildu nodarbības.", True),
        ("The school of Cēsis helps.", False), ("Romanu čačipen", False), ("Help with learning", False),
        ("“Romi Latvijā un viņu vēsture” (a book)", False), ("Daugavpils and Rēzekne", False), ("", False),
    ],
)  # fmt: skip
def test_latvian_where_english_should_be(words: str, answer: bool) -> None:
    assert looks_latvian(words) is answer


def test_names_may_be_foreign() -> None:
    assert complaints(made(Theme, name=text("Journal of the Baltic Studies", "Latvijas ļaužu draugs"))) == []
    assert len(complaints(made(Theme, summary=text("This is a journal of history.", "Latvijas ļaužu žurnāls")))) == 2


def test_a_record_does_not_point_at_itself() -> None:
    assert len(complaints(made(Organisation, part_of="paraugs"))) == 1
    assert complaints(made(Organisation, part_of="cits")) == []
    assert complaints(made(Theme, citations=[{"source": "x", "locator": {"theme": "paraugs"}}])) == []
    assert complaints(made(Source, citations=[{"source": "paraugs", "locator": {"page": "1"}}])) == []


def test_a_reference_stands_once_in_a_list() -> None:
    assert len(complaints(made(LocalMeasure, years=[2021], done_by=["a", "b", "a"]))) == 1
    assert complaints(made(LocalMeasure, years=[2021], done_by=["a"], partners=["a"])) == []
