"""Who points at whom: held to the records of the real catalogue, and to small ones made for the question."""

from __future__ import annotations

from collections import defaultdict

import pytest

from catalog.addresses import address
from catalog.citing import Citing
from catalog.load import Catalog
from catalog.model import Event, LocalMeasure, Organisation, Source, Theme, Withdrawn
from catalog.record import Record
from catalog.record_types import RECORD_TYPES, shown_types, type_of
from catalog.values import Ref, Text

from .making import catalog_of, make, text

SOURCE, OTHER = make(Source, "pirmais"), make(Source, "otrais")


def cites(*places: dict[str, object], source: str = "pirmais") -> list[dict[str, object]]:
    return [{"source": source, "locator": place} for place in places]


def slip(printed: str, why: str = "Tā redzams.") -> dict[str, object]:
    return {"as_printed": printed, "why": text(why)}


@pytest.fixture(scope="module")
def citing(catalog: Catalog) -> Citing:
    return Citing(catalog)


def test_every_reference_is_known_from_its_other_end(catalog: Catalog, citing: Citing) -> None:
    pointing: dict[tuple[str, str], set[str]] = defaultdict(set)
    for stored in catalog.records():
        for _, marker, id_ in stored.contents.references:
            if isinstance(marker, Ref):
                pointing[marker.type, id_].add(stored.path)
    for (folder, id_), paths in pointing.items():
        found = [catalog.path(item) for item in citing.pointing_at(catalog.stored[folder][id_].entry)]
        assert sorted(found) == sorted(paths)


def test_a_record_that_names_another_twice_points_at_it_once() -> None:
    event = make(Event, organisers=["ministrija"], participants=["ministrija"])
    body = make(Organisation, "ministrija")
    assert Citing(catalog_of(event, body)).pointing_at(body) == [event]


def test_what_points_at_a_record_can_be_narrowed_to_a_folder() -> None:
    body = make(Organisation, "ministrija")
    event = make(Event, organisers=["ministrija"])
    office = make(Organisation, "birojs", part_of="ministrija")
    citing = Citing(catalog_of(event, body, office))
    assert citing.pointing_at(body, "organisations") == [office]
    assert [(row.folder, found) for row, found in citing.by_type(body)] == [
        ("organisations", [office]), ("events", [event]),
    ]  # fmt: skip


def test_groups_stand_in_the_order_of_the_types_and_records_in_that_of_their_lists(
    catalog: Catalog, citing: Citing
) -> None:
    rows = shown_types()
    for theme in catalog.all(Theme):
        groups = citing.by_type(theme)
        assert [row for row, _ in groups] == [row for row in rows if row in [item for item, _ in groups]]
        for row, found in groups:
            if row.order:
                assert found == sorted(found, key=row.order)


def test_places_in_a_source_are_in_its_order() -> None:
    izglitiba, veseliba = make(Theme, "izglitiba", order=2), make(Theme, "veseliba", order=10)
    places: list[dict[str, object]] = [
        {"annex": 10}, {"annex": 2}, {"annex": 1, "theme": "veseliba"}, {"annex": 1, "theme": "izglitiba"},
        {"chapter": "10. nodaļa"}, {"chapter": "9. nodaļa"},
    ]  # fmt: skip
    event = make(Event, citations=cites(*places))
    found = Citing(catalog_of(SOURCE, izglitiba, veseliba, event)).cited_places(SOURCE)
    assert [place.model_dump(exclude_defaults=True) for place, _ in found] == [*reversed(places)]


def test_rows_and_pages_of_one_chapter_are_one_place() -> None:
    first = make(Event, "a", title=text("Otrais"), citations=cites({"chapter": "1", "page": "3"}))
    second = make(Event, "b", title=text("Pirmais"), citations=cites({"chapter": "1", "page": "4"}, {"chapter": "1"}))
    ((place, records),) = Citing(catalog_of(SOURCE, first, second)).cited_places(SOURCE)
    assert (place.chapter, place.page) == ("1", None)
    assert records == [first, second]


def test_every_citation_is_under_its_source(catalog: Catalog, citing: Citing) -> None:
    wanted: dict[str, set[str]] = defaultdict(set)
    for stored in catalog.records():
        for item in stored.contents.citations:
            wanted[item.source].add(stored.path)
    for source in catalog.all(Source):
        listed = {catalog.path(record) for _, records in citing.cited_places(source) for record in records}
        assert listed == wanted[source.id]
        assert citing.times_cited(source) >= len(listed)


def test_slips_stand_under_the_source_they_are_in() -> None:
    source = make(Source, "pirmais", as_printed=[slip("2021 un 2021")])
    event = make(Event, as_printed=[slip("Plarforma")], citations=cites({}) + cites({}, source="otrais"))
    found = Citing(catalog_of(source, OTHER, event)).corrections()
    assert [(item.id, [slip.as_printed for slip, _ in slips]) for item, slips in found] == [
        ("pirmais", ["Plarforma", "2021 un 2021"]),
    ]  # fmt: skip


def test_one_slip_that_two_records_show_is_said_once() -> None:
    events = [make(Event, id_, as_printed=[slip("Plarforma")], citations=cites({})) for id_ in ("a", "b")]
    ((_, slips),) = Citing(catalog_of(SOURCE, *events)).corrections()
    ((_, records),) = slips
    assert records == events


def test_two_slips_printed_alike_are_two() -> None:
    events = [
        make(Event, id_, as_printed=[slip("90", why)], citations=cites({}))
        for id_, why in (("a", "Saskaitīts."), ("b", "Atņemts."))
    ]
    ((_, slips),) = Citing(catalog_of(SOURCE, *events)).corrections()
    assert [records for _, records in slips] == [[events[0]], [events[1]]]


@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_record_that_can_be_found_is_in_the_alphabet(catalog: Catalog, citing: Citing, language: str) -> None:
    """Municipal measures say where; their names alone are often alike."""
    listed = {
        (name.rpartition(" (")[0] if isinstance(record, LocalMeasure) else name, catalog.path(record))
        for _, pairs in citing.alphabet(language)
        for name, record in pairs
    }
    rows = [row for row in shown_types() if row.findable]
    wanted = {
        (stored.entry.label.in_language(language), stored.path)
        for row in rows
        for stored in catalog.stored[row.folder].values()
        if isinstance(stored.entry, Record) and address(stored.entry)
    }
    assert wanted - listed == set()


@pytest.mark.parametrize("language", ["lv", "en"])
def test_no_letter_heads_the_alphabet_twice(citing: Citing, language: str) -> None:
    letters = [letter for letter, _ in citing.alphabet(language)]
    assert len(letters) == len(set(letters))


def test_a_body_is_found_by_each_of_its_names() -> None:
    body = make(Organisation, name=text("Valsts aģentūra", "State Agency"), abbreviation="VA", other_names=["Birojs"])
    citing = Citing(catalog_of(body))
    names = {
        language: [name for _, pairs in citing.alphabet(language) for name, _ in pairs] for language in ("lv", "en")
    }
    assert names == {"lv": ["Birojs", "VA", "Valsts aģentūra"], "en": ["State Agency", "VA"]}


def test_what_readers_are_not_to_find_is_in_no_alphabet() -> None:
    assert Citing(catalog_of(make(Withdrawn, address="prakse/veca"))).alphabet("lv") == []


def test_lists_are_alphabetical_in_the_language_of_the_reader() -> None:
    bodies = [
        make(Organisation, id_, name=text(lv, en)) for id_, lv, en in (("a", "Āboli", "Zinc"), ("b", "Bites", "Air"))
    ]
    citing = Citing(catalog_of(*bodies))
    row = type_of(Organisation)
    assert [item.id for item in citing.listed(row, "lv")] == ["a", "b"]
    assert [item.id for item in citing.listed(row, "en")] == ["b", "a"]


def test_lists_with_an_order_of_their_own_keep_it() -> None:
    themes = [make(Theme, id_, order=order) for id_, order in (("a", 2), ("b", 1))]
    assert [item.id for item in Citing(catalog_of(*themes)).listed(RECORD_TYPES["themes"], "lv")] == ["b", "a"]


def test_one_old_text_makes_a_record_stale() -> None:
    old = make(Event, "a", about=Text(lv="Jauns.", en="Old.", en_of="00000000"))
    new = make(Event, "b")
    citing = Citing(catalog_of(old, new))
    assert [citing.is_stale(event) for event in (old, new)] == [True, False]
