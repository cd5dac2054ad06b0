from __future__ import annotations

from catalog.load import Catalog
from catalog.model import GlossaryTerm, Organisation
from catalog.search.analysis import keys
from catalog.search.synonyms import groups
from tests.catalog.making import catalog_of, make, text


def same(catalog: Catalog, one: str, other: str, language: str = "lv") -> bool:
    wanted = [keys(one, language), keys(other, language)]
    return any(all(phrase in group for phrase in wanted) for group in groups(catalog, language))


def test_abbreviations_and_names_stand_for_each_other(catalog: Catalog) -> None:
    assert same(catalog, "NVA", "Nodarbinātības valsts aģentūra")
    assert same(catalog, "NVA", "State Employment Agency", "en")


def test_the_old_word_finds_the_new_one(catalog: Catalog) -> None:
    assert same(catalog, "čigāni", "romi")
    assert same(catalog, "gypsies", "Roma", "en")


def test_two_meanings_of_one_abbreviation_stay_two_groups(catalog: Catalog) -> None:
    assert not same(catalog, "pirmsskolas izglītības iestāde", "profesionālās izglītības iestāde")


def test_spellings_and_search_words_are_those_of_the_language() -> None:
    term = make(
        GlossaryTerm, name=text("mediators", "mediator"), variants=["vidutājs"],
        search_words={"lv": ["starpnieks"], "en": ["broker"]},
    )  # fmt: skip
    catalog = catalog_of(term)
    assert same(catalog, "mediators", "vidutājs")
    assert same(catalog, "mediators", "starpnieks")
    assert same(catalog, "mediator", "broker", "en")
    assert not same(catalog, "mediator", "vidutājs", "en")


def test_a_body_is_found_by_its_other_names_in_latvian() -> None:
    catalog = catalog_of(make(Organisation, name=text("Aģentūra", "Agency"), other_names=["Birojs"]))
    assert same(catalog, "Aģentūra", "Birojs")
    assert groups(catalog, "en") == []


def test_words_that_say_nothing_are_left_out_of_phrases() -> None:
    catalog = catalog_of(make(GlossaryTerm, name=text("Romi un Latvija"), abbreviation="RL"))
    assert groups(catalog, "lv") == [[keys("romi latvija", "lv"), keys("RL", "lv")]]


def test_one_group_said_twice_is_one() -> None:
    terms = [make(GlossaryTerm, id_, name=text("aģentūra"), abbreviation="VA") for id_ in ("a", "b")]
    assert len(groups(catalog_of(*terms), "lv")) == 1
