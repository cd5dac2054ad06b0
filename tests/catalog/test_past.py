from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from catalog.citing import Citing
from catalog.history import CalendarDay, Chapter, Disagreement, HistoryEvent, Person, Place
from catalog.load import Catalog
from catalog.model import Municipality
from catalog.past import Past
from catalog.record import Entry

from .making import catalog_of, make, text


def past(*entries: Entry) -> Past:
    catalog = catalog_of(*entries)
    return Past(catalog, Citing(catalog))


def ids(records: Any) -> list[str]:
    return [record.id for record in records]


def section(id_: str, *disagreements: str) -> dict[str, object]:
    return {"id": id_, "heading": text("Daļa"), "disagreements": [*disagreements]}


def event(id_: str, start: str, era: str = "pirms", **fields: object) -> HistoryEvent:
    return make(HistoryEvent, id_, period={"start": start}, era=era, **fields)


def test_chapters_of_an_area_in_reading_order() -> None:
    chapters = [
        make(Chapter, id_, area=area, order=order)
        for id_, area, order in (("b", "history", 2), ("c", "teaching", 1), ("a", "history", 1))
    ]
    assert ids(past(*chapters).chapters("history")) == ["a", "b"]


def test_a_disagreement_is_told_in_full_once_first_in_history() -> None:
    found = past(
        make(Chapter, "skola", area="teaching", order=1, sections=[section("x", "skaits", "vieta")]),
        make(Chapter, "otra", area="history", order=2, sections=[section("y", "skaits")]),
        make(Chapter, "pirma", area="history", order=1, sections=[section("z"), section("w", "skaits")]),
    )
    assert found.told_first("skaits") == ("pirma", "w")
    assert found.told_first("vieta") == ("skola", "x")


def test_every_disagreement_that_a_chapter_names_is_told_in_one(catalog: Catalog) -> None:
    found = Past(catalog, Citing(catalog))
    named = {id_ for item in catalog.all(Chapter) for section in item.sections for id_ in section.disagreements}
    assert named
    for id_ in named:
        chapter, place = found.told_first(id_)
        assert place in {part.id for part in catalog.get(Chapter, chapter).sections}


def test_events_are_in_order_of_time_and_eras_of_their_first_event() -> None:
    found = past(
        event("c", "1941-07", "karš"),
        event("a", "1533", "pirms"),
        event("b", "1941", "karš"),
        event("d", "1941-08", "karš"),
    )
    assert ids(found.events) == ["a", "b", "c", "d"]
    assert [(era, ids(events)) for era, events in found.eras()] == [("pirms", ["a"]), ("karš", ["b", "c", "d"])]


def test_an_era_is_never_split(catalog: Catalog) -> None:
    """An event whose era ends before its neighbours’ would stand outside the order of the line."""
    eras = Past(catalog, Citing(catalog)).eras()
    spans = [(events[0].period.start[:4], events[-1].period.start[:4]) for _, events in eras]
    assert all(before[1] <= after[0] for before, after in pairwise(spans)), spans


def test_events_of_a_place_in_order_of_time() -> None:
    place = make(Place, "sabile")
    found = past(
        place, event("b", "1942", places=["sabile"]), event("a", "1941", places=["sabile"]), event("c", "1940")
    )
    assert ids(found.events_of(place)) == ["a", "b"]


@pytest.fixture
def near() -> Past:
    chapter = make(
        Chapter, "g", area="history", order=1,
        sections=[{"id": "h", "heading": text("H"), "municipalities": ["talsi"]}, {"id": "i", "heading": text("I")}],
    )  # fmt: skip
    return past(
        make(Municipality, "talsi"), make(Municipality, "riga"), chapter,
        make(Place, "b", name=text("Sabile"), municipality="talsi"),
        make(Place, "a", name=text("Šķēde"), municipality="talsi"),
        make(Place, "c"), event("d", "1942", places=["a", "b"]), event("e", "1941", places=["c"]),
        event("k", "1941", municipalities=["talsi"], places=["a"]), make(Person, "f", municipalities=["talsi", "riga"]),
        make(Disagreement, "m", municipalities=["talsi"]), make(Disagreement, "n"),
    )  # fmt: skip


def test_what_is_near_a_school(near: Past) -> None:
    found = near.near(make(Municipality, "talsi"))
    assert (ids(found.places), ids(found.events), ids(found.people)) == (["b", "a"], ["k", "d"], ["f"])
    assert [(chapter.id, part.id) for chapter, part in found.chapters] == [("g", "h")]
    assert ids(found.disagreements) == ["m"]
    assert found.count == 7


def test_what_is_not_told_of_a_place_is_not_near_it(near: Past) -> None:
    found = near.near(make(Municipality, "riga"))
    assert (ids(found.people), found.count) == (["f"], 1)


def test_readers_are_counted_by_capacity() -> None:
    def read(id_: str, *capacities: str) -> Place:
        experts = [{"on": "2026-11-21", "by": text("Kāds"), "capacity": capacity} for capacity in capacities]
        review = {"checked_on": "2026-11-21", "checked_by": "x", "every_months": 1, "experts": experts}
        return make(Place, id_, review=review)

    places = [read("a", "historian", "historian"), read("b", "teacher"), read("c")]
    assert [past().read_by(places, capacity) for capacity in ("historian", "teacher", "other")] == [1, 1, 0]


def test_days_stand_in_the_order_of_the_year_or_of_time() -> None:
    days = [
        make(CalendarDay, "a", kind="remembrance", day="08-02"),
        make(CalendarDay, "b", kind="remembrance", day="04-08"),
        make(CalendarDay, "c", kind="due", on="2028-10-30"),
        make(CalendarDay, "d", kind="due", on="2027"),
    ]  # fmt: skip
    assert ids(past(*days).calendar("remembrance")) == ["b", "a"]
    assert ids(past(*days).calendar("due")) == ["d", "c"]
