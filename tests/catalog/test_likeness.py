from __future__ import annotations

from catalog.likeness import alike, pairs
from catalog.load import Catalog
from catalog.model import LocalMeasure, Municipality, Theme, Vocabulary
from catalog.record import Entry
from catalog.reports import Reports

from .making import catalog_of, make, text


def unit(id_: str, kind: str = "novads", region: str = "zemgale", **fields: object) -> Municipality:
    return make(Municipality, id_, name=text(id_.upper()), kind=kind, planning_region=region, **fields)


def measures(place: str, *themes: str) -> list[LocalMeasure]:
    return [
        make(LocalMeasure, f"{place}-{theme}-{number}", municipality=place, theme=theme, order=number + 1)
        for number, theme in enumerate(themes)
    ]


def reports(*entries: Entry) -> Reports:
    themes = [make(Theme, id_, order=number) for number, id_ in enumerate("abc")]
    vocabulary = make(Vocabulary, "topics", terms=[{"id": "x", "label": text("X")}])
    return Reports(catalog_of(vocabulary, *themes, *entries))


def names(reports: Reports, here: Municipality, count: int = 9) -> list[str]:
    return [item.unit.id for item in alike(reports, here, count)]


def test_kind_region_and_each_theme_count_one() -> None:
    here = unit("here")
    others = [
        unit("nothing", "valstspilseta", "riga"),
        unit("kind", "novads", "riga"),
        unit("both"),
        unit("themes", "valstspilseta", "riga"),
    ]
    found = reports(
        here, *others, *measures("here", "a", "b", "c"),
        *measures("kind", "a"), *measures("both", "a"), *measures("themes", "a", "b", "c"),
    )  # fmt: skip
    assert [(item.unit.id, item.points) for item in alike(found, here)] == [("themes", 3), ("both", 3), ("kind", 2)]
    assert alike(found, here)[1].kind
    assert alike(found, here)[1].region


def test_who_reported_nothing_is_not_offered_but_finds_others() -> None:
    here, told, silent = unit("here"), unit("told"), unit("silent")
    found = reports(here, told, silent, *measures("told", "a"))
    assert names(found, here) == ["told"]
    assert alike(found, here)[0].themes == ()


def test_of_equals_the_one_with_more_measures_then_the_alphabet() -> None:
    here = unit("here")
    found = reports(
        here, unit("b"), unit("c"), unit("d"), *measures("b", "a"), *measures("c", "a"), *measures("d", "a", "b")
    )
    assert names(found, here) == ["d", "b", "c"]
    assert names(found, here, 1) == ["d"]


def test_a_unit_that_is_no_more_is_not_offered(catalog: Catalog) -> None:
    here = unit("here")
    gone = unit("gone", valid={"start": "2021-07-01", "end": "2025-06-30"}, merged_into="here")
    assert names(reports(here, gone, *measures("gone", "a")), here) == []
    assert all(len(alike(Reports(catalog), item)) == 4 for item in catalog.all(Municipality))


def test_a_comparison_begins_with_those_who_reported_most_and_names_nobody_twice() -> None:
    units = [unit(id_) for id_ in ("few", "most", "some", "silent")]
    found = reports(*units, *measures("few", "a"), *measures("most", "a", "b", "c"), *measures("some", "a", "b"))
    assert [(one.id, other.unit.id) for one, other in pairs(found)] == [("most", "some")]
    assert pairs(reports(*units)) == []
