from __future__ import annotations

from pathlib import Path

import pytest

from catalog.history import Person
from catalog.load import Catalog
from catalog.model import Event, LocalMeasure, Municipality, Organisation, PermittedNames, Publication, Source
from catalog.names import unaccounted
from catalog.permitted import Names, permitted_by
from catalog.record import Entry

from .making import catalog_of, make, text

LED = "nodarbības vadīja Jānis Paraudziņš"


def said(words: str, *records: Entry) -> list[str]:
    return unaccounted(words, permitted_by(catalog_of(*records)))


def allowed(because: str, *names: str) -> Entry:
    return make(PermittedNames, names=[{"name": name, "because": because} for name in names])


@pytest.mark.parametrize(
    "record",
    [
        make(Person, name=text("Jānis Paraudziņš", "Jānis Paraudziņš")),
        make(Person, name=text("Cits"), other_names=["Jānis Paraudziņš"]),
        allowed("title", "Jānis Paraudziņš"),
    ],
    ids=["person", "other name of a person", "list"],
)
def test_records_of_people_permit_a_name(record: Entry) -> None:
    assert said(LED, record) == []


@pytest.mark.parametrize("model", [LocalMeasure, Event, Source, Publication])
def test_a_title_permits_no_name(model: type[LocalMeasure | Event]) -> None:
    """Else a name in a title would pass, and after it the same name everywhere."""
    assert said(LED, make(model, title=text(LED, "Jānis Paraudziņš taught")))
    assert said("te bija Zambila", make(model, title=text("Stāsta Zambila", "Zambila tells")))


def test_a_body_named_after_a_person_permits_only_with_that_person() -> None:
    body = make(Organisation, name=text("Jāņa Paraudziņa fonds", "Jānis Paraudziņš Foundation"))
    assert said("vada Jāņa Paraudziņa fonds", body)
    assert (
        said("vada Jāņa Paraudziņa fonds", body, make(Person, name=text("Jānis Paraudziņš", "Jānis Paraudziņš"))) == []
    )


def test_the_name_of_a_municipality_permits_no_person_in_it() -> None:
    place = make(Municipality, name=text("Paraugu novads un Jānis Paraudziņš", "Paraugi"))
    assert said("skola Paraugu novadā", place) == []
    assert said(LED, place)


def test_a_body_would_permit_its_own_words_but_no_person() -> None:
    none = permitted_by(catalog_of())
    assert unaccounted("biedrība Paraugdroms", none.with_body("Biedrība Paraugdroms")) == []
    assert unaccounted("te Jāņa Paraudziņa fonds", none.with_body("Jāņa Paraudziņa fonds"))


def test_permission_covers_all_case_forms_but_no_other_name() -> None:
    person = make(Person, name=text("Kārlis Paraudziņš", "Kārlis Paraudziņš"))
    assert said("tā ir Kārļa Paraudziņa dzeja, K. Paraudziņš un Paraudziņš Kārlis", person) == []
    assert said("tā ir Kārļa Svešinieka dzeja", person) == ["Kārļa Svešinieka"]
    assert said("to teica Jānis Paraudziņš", person) == ["Jānis Paraudziņš"]


def test_a_surname_alone_is_permitted_only_beside_the_whole_name() -> None:
    person = make(Person, name=text("Kārlis Paraudziņš", "Kārlis Paraudziņš"))
    assert said("tā ir Kārļa Paraudziņa dzeja. Par to Paraudziņš stāsta", person) == []
    assert said("palīdz mediatore Paraudziņa", person) == ["Paraudziņa"]


def test_a_double_surname_is_one_name_in_any_case() -> None:
    person = make(Person, name=text("Ieva Garda-Paraugniece", "Ieva Garda-Paraugniece"))
    assert said("te Ieva Garda-Paraugniece un I. Garda-Paraugniece", person) == []
    assert said("sarunā ar Ievu Gardu-Paraugnieci", person) == []
    assert said("te Ieva Garda-Cita", person) == ["Ieva Garda-Cita"]


def test_places_and_words_written_small_are_no_names() -> None:
    assert said("tas notika Paraugavā") == ["Paraugavā"]
    assert said("tas notika Paraugavā", make(Municipality, name=text("Paraugava", "Paraugava"))) == []
    assert said("tas notika Paraugavā", make(LocalMeasure, need=text("skatīt paraugavā, tur"))) == []


def test_a_listed_word_is_permitted_in_any_case_an_ordinary_one_in_its_form() -> None:
    assert said("no Spartaka", allowed("organisation", "Spartaks")) == []
    assert said("pirms Jāņiem; Jānis te", allowed("phrase", "Jāņiem")) == ["Jānis"]


def test_countries_cities_months_and_languages_need_no_record() -> None:
    assert said("viņi brauca no Zviedrijas uz Ņujorku; in May we went to New York to learn Spanish") == []


def test_what_a_file_that_cannot_be_read_may_permit_is_not_held_against_others(tmp_path: Path) -> None:
    path = tmp_path / "data/persons/p.yml"
    path.parent.mkdir(parents=True)
    path.write_text("id: p\nname: {lv: Jānis Paraudziņš", encoding="utf-8")
    catalog = catalog_of()
    broken = Catalog(catalog.stored, {**catalog.broken, "persons": {"p"}})
    assert unaccounted(LED, permitted_by(broken, tmp_path)) == []


def test_a_permission_that_is_gone_counts_for_records_that_have_not_changed() -> None:
    known = Names()
    both = catalog_of(make(LocalMeasure), make(Person, "p", name=text("Jānis Paraudziņš", "Jānis Paraudziņš")))
    assert unaccounted(LED, permitted_by(both, None, known)) == []
    alone = Catalog({**both.stored, "persons": {}}, both.broken)
    assert unaccounted(LED, permitted_by(alone, None, known))
