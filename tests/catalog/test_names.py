from __future__ import annotations

from pathlib import Path

import pytest

from catalog.history import Person
from catalog.load import Catalog
from catalog.model import Event, LocalMeasure, Organisation, PermittedNames
from catalog.names import Names, check_names, looks_like_names, permitted_pairs, stem, unaccounted
from catalog.record import Entry

from .making import catalog_of, make, text


def permitted(*names: str) -> frozenset[tuple[str, str]]:
    allowed = [{"name": name, "because": "x"} for name in names]
    return permitted_pairs(catalog_of(make(PermittedNames, names=allowed)))


@pytest.mark.parametrize(
    "forms",
    [
        ("Kārlis", "Kārļa", "Kārlim", "Kārli"), ("Anna", "Annas", "Annai", "Annu"), ("Pēteris", "Pētera"),
        ("Paraudziņš", "Paraudziņa", "Paraudziņam"), ("Garda-Paraugniece", "Gardas-Paraugnieces"),
    ],
)  # fmt: skip
def test_case_forms_meet_at_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "nodarbības vadīja Jānis Paraudziņš",
        "tikšanās ar Annu Paraugu",
        "mediatore A. Parauga",
        "mediatore A.Parauga",
        "led by Kristine Sample",
        "Jānis\u00a0Paraudziņš",
    ],
)
def test_names_are_seen_in_any_case_form(text: str) -> None:
    assert list(looks_like_names(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ventspils valstspilsēta un Balvu novads",
        "Kultūras ministrija kopā ar Romu kultūras centru",
        "Ministry of Culture and the State Employment Agency",
        "Un Latvijas romi 2022. gada 8. aprīlī",
        "Jānis bija klāt.",
    ],
)
def test_ordinary_capitals_are_not_names(text: str) -> None:
    assert not list(looks_like_names(text))


def test_permission_covers_all_case_forms_but_no_other_name() -> None:
    pairs = permitted("Kārlis Paraudziņš")
    assert unaccounted("Kārļa Paraudziņa dzeja un K. Paraudziņš", pairs) == []
    assert unaccounted("Kārļa Svešinieka dzeja", pairs) == ["Kārļa Svešinieka"]


def test_a_double_surname_is_one_name_in_any_case() -> None:
    pairs = permitted("Ieva Garda-Paraugniece")
    assert unaccounted("Ieva Garda-Paraugniece un I. Garda-Paraugniece", pairs) == []
    assert unaccounted("ar Ievu Gardu-Paraugnieci", pairs) == []
    assert unaccounted("Ieva Garda-Cita", pairs) == ["Ieva Garda-Cita"]


def test_addresses_are_not_read() -> None:
    assert (
        unaccounted(
            "https://paraugs.example/Jānis-Paraudziņš/J.Paraudziņš un [saite](Jānis Paraudziņš.md)", frozenset()
        )
        == []
    )


@pytest.mark.parametrize(
    "record",
    [
        make(Person, name=text("Jānis Paraudziņš", "Jānis Paraudziņš")),
        make(Person, name=text("Cits"), other_names=["Jānis Paraudziņš"]),
        make(Organisation, name=text("Jāņa Paraudziņa fonds", "Foundation")),
        make(PermittedNames, names=[{"name": "Jānis Paraudziņš", "because": "x"}]),
    ],
    ids=["person", "other name of a person", "body", "list"],
)
def test_records_of_people_and_bodies_permit_a_name(record: Entry) -> None:
    assert unaccounted("vadīja Jānis Paraudziņš", permitted_pairs(catalog_of(record))) == []


@pytest.mark.parametrize("model", [LocalMeasure, Event])
def test_a_title_permits_no_name(model: type[LocalMeasure | Event]) -> None:
    """Else a name in a title would pass, and after it the same name everywhere."""
    record = make(model, title=text("Nodarbības vadīja Jānis Paraudziņš", "Jānis Paraudziņš taught"))
    assert unaccounted("vadīja Jānis Paraudziņš", permitted_pairs(catalog_of(record)))


def places(catalog: Catalog, root: Path, known: Names | None = None) -> list[str]:
    return [problem.path for problem in check_names(catalog, root, known)]


def test_records_and_prose_are_read(tmp_path: Path) -> None:
    page = tmp_path / "docs/lv/a.md"
    page.parent.mkdir(parents=True)
    page.write_text("viens\ndivi Jānis Paraudziņš\n", encoding="utf-8")
    record = make(Organisation, "birojs", note=text("Vada Anna Parauga."), other_names=["Kaut kas"])
    found = list(check_names(catalog_of(record), tmp_path))
    assert [(problem.path, problem.line) for problem in found] == [
        ("data/organisations/birojs.yml", 1),
        ("docs/lv/a.md", 2),
    ]


def test_a_permission_that_is_gone_counts_for_records_that_have_not_changed(tmp_path: Path) -> None:
    known = Names()
    body = make(Organisation, "birojs", note=text("Vada Jānis Paraudziņš."))
    person = make(Person, "p", name=text("Jānis Paraudziņš", "Jānis Paraudziņš"))
    both = catalog_of(body, person)
    assert places(both, tmp_path, known) == []
    alone = type(both)({**both.stored, "persons": {}}, both.broken)
    assert places(alone, tmp_path, known) == ["data/organisations/birojs.yml"]
    assert places(both, tmp_path, known) == []


def test_the_list_of_permitted_names_is_not_read_itself(tmp_path: Path) -> None:
    assert (
        places(catalog_of(make(PermittedNames, names=[{"name": "Anna Parauga Jānis", "because": "x"}])), tmp_path) == []
    )
