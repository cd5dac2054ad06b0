from __future__ import annotations

from catalog.load import Catalog
from catalog.model import Event, LocalMeasure, MediatorService, NationalMeasure, Theme
from catalog.record_types import RECORD_TYPES
from catalog.search.facets import LISTS, Facets, facets
from tests.catalog.making import catalog_of, make


def test_a_page_belongs_to_what_its_record_names() -> None:
    event = make(
        Event, "a", period={"start": "2021-05", "end": "2022"}, municipalities=["riga"], themes=["skola"],
        citations=[{"source": "parskats", "locator": {"theme": "veseliba", "municipality": "talsi"}}],
    )  # fmt: skip
    assert facets(catalog_of(event))["prakse/notikumi/a.md"] == Facets("events", {"skola"}, {"riga"}, {2021, 2022})


def test_a_part_of_a_page_has_facets_of_its_own() -> None:
    service = make(MediatorService, "riga-2021", municipality="riga", period={"start": "2021", "end": "2021"})
    found = facets(catalog_of(service))
    assert found["mediatori/kur-un-kad.md#riga-2021"] == Facets("mediator-services", set(), {"riga"}, {2021})
    assert "mediatori/kur-un-kad.md" not in found


def test_a_municipal_measure_has_a_page_with_facets() -> None:
    measure = make(LocalMeasure, "riga-skola-1", municipality="riga", theme="skola", years=[2021])
    found = facets(catalog_of(measure))
    assert found["pasvaldibas/riga/skola-1.md"] == Facets("local-measures", {"skola"}, {"riga"}, {2021})


def test_the_page_of_a_theme_belongs_to_it() -> None:
    assert facets(catalog_of(make(Theme, "skola")))["temati/skola.md"].themes == {"skola"}


def test_years_of_a_measure_come_from_its_states() -> None:
    measure = make(NationalMeasure, "a", years=[{"year": 2022, "state": "x"}], themes=["skola"])
    assert facets(catalog_of(measure))["politika/plans/a.md"].years == {2022}


def test_what_a_measure_says_of_one_year_belongs_to_that_year() -> None:
    years = [{"year": 2021, "state": "x"}, {"year": 2022, "state": "x"}]
    found = facets(catalog_of(make(NationalMeasure, "a", years=years, themes=["skola"])))
    assert found["politika/plans/a.md"].years == {2021, 2022}
    assert found["politika/plans/a.md#g2021"] == Facets("national-measures", {"skola"}, set(), {2021})


def test_lists_of_records_are_lists(catalog: Catalog) -> None:
    found = facets(catalog)
    assert {found[row.list_uri or ""].kind for row in RECORD_TYPES.values() if row.section} == {LISTS}


def test_every_kind_has_a_name_for_readers(catalog: Catalog) -> None:
    kinds = {facet.kind for facet in facets(catalog).values()}
    for language in ("lv", "en"):
        assert {f"folder-{kind}" for kind in kinds} <= catalog.words(language).keys()
