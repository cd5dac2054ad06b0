from __future__ import annotations

from catalog.load import Catalog
from catalog.search.analysis import keys
from catalog.search.synonyms import groups


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
