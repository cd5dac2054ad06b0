from __future__ import annotations

import re

import pytest

from catalog.history import Chapter, HistoryEvent
from catalog.load import Catalog
from catalog.model import (
    Document,
    Event,
    Figure,
    LocalMeasure,
    NationalMeasure,
    Observation,
    Publication,
    Recommendation,
    Theme,
    Vocabulary,
)
from catalog.record import Record
from catalog.record_types import CHAPTERS, RECORD_TYPES, RecordType, shown_types, type_of, years_of
from catalog.values import Period

from .making import make

ROWS = list(RECORD_TYPES.values())


@pytest.mark.parametrize(
    ("start", "end", "years"), [("2021", None, {2021}), ("2021-09", "2023-08-31", {2021, 2022, 2023})]
)
def test_a_period_names_each_of_its_years(start: str, end: str | None, years: set[int]) -> None:
    assert years_of(make(Event, period=Period(start=start, end=end))) == years


def test_years_come_from_the_field_that_says_them() -> None:
    assert years_of(make(LocalMeasure, years=[2021])) == {2021}
    assert years_of(make(Theme)) == set()
    assert years_of(make(Publication, published="2003-05")) == {2003}
    assert years_of(make(Document, date="2014-03-01")) == {2014}
    assert years_of(make(Document, date="2013-12", period={"start": "2014", "end": "2015"})) == {2014, 2015}
    assert years_of(make(Recommendation, year=2021)) == {2021}
    national = make(NationalMeasure, years=[{"year": 2022, "state": "planned"}])
    assert type_of(national).years(national) == {2022}
    figure = make(Figure, observations=[Observation(period="2012-12-31", value=1), Observation(value=2)])
    assert type_of(figure).years(figure) == {2012}


def test_a_type_has_a_page_for_each_record_or_one_for_all_or_none() -> None:
    section = RecordType(folder="x", model=Theme, section="dati/x")
    listed = RecordType(folder="x", model=Theme, listed="dati/x")
    hidden = RecordType(folder="x", model=Theme)
    theme = make(Theme, "a")
    assert [row.uri(theme) for row in (section, listed, hidden)] == ["dati/x/a.md", "dati/x.md#a", None]
    assert [row.list_uri for row in (section, listed, hidden)] == ["dati/x/index.md", "dati/x.md", None]


@pytest.mark.parametrize("area", CHAPTERS)
def test_a_chapter_stands_in_the_section_of_its_area(area: str) -> None:
    chapter = make(Chapter, "a", area=area)
    assert type_of(chapter).uri(chapter) == f"{CHAPTERS[area]}/a.md"


def test_a_row_is_found_by_record_and_by_model() -> None:
    assert type_of(HistoryEvent) is type_of(make(HistoryEvent)) is RECORD_TYPES["history-events"]


def test_a_model_without_a_row_is_an_error() -> None:
    with pytest.raises(KeyError):
        type_of(Record)


def test_readers_do_not_meet_vocabularies() -> None:
    assert [row.folder for row in ROWS if row not in shown_types()] == [type_of(Vocabulary).folder, "permitted-names"]


def test_no_two_types_share_a_model_or_a_list() -> None:
    lists = [row.list_uri for row in ROWS if row.list_uri]
    assert len({row.model for row in ROWS}) == len(ROWS)
    assert len(set(lists)) == len(lists)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.folder)
def test_folders_and_sections_need_no_encoding(row: RecordType) -> None:
    for path in filter(None, (row.folder, row.section, row.listed)):
        assert re.fullmatch(r"[a-z-]+(/[a-z-]+)*", path)


def test_every_record_can_be_put_in_order(catalog: Catalog) -> None:
    for row in ROWS:
        if row.order:
            sorted((stored.entry for stored in catalog.stored[row.folder].values()), key=row.order)
