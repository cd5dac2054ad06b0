from __future__ import annotations

from catalog.history import Chapter
from catalog.load import Catalog
from catalog.model import Document, GlossaryTerm, Municipality, Organisation
from catalog.search.analysis import keys
from catalog.search.synonyms import groups, place_keys, related_words, search_words
from tests.catalog.making import catalog_of, make, text


def same(catalog: Catalog, one: str, other: str, language: str = "lv") -> bool:
    wanted = [keys(one, language), keys(other, language)]
    return any(all(phrase in group for phrase in wanted) for group, _ in groups(catalog, language))


def told(catalog: Catalog, language: str) -> list[list[list[str]]]:
    """The groups of a catalogue that has no everyday words."""
    return [group for group, _ in groups(catalog, language)]


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
    assert told(catalog, "en") == []


def test_a_group_knows_what_it_names() -> None:
    body = make(Organisation, "agentura", name=text("Aģentūra", "Agency"), abbreviation="AG")
    term = make(GlossaryTerm, "ag", name=text("aģentūra kā vārds"), abbreviation="AG")
    assert [named for _, named in groups(catalog_of(body, term), "lv")] == [
        "dati/vardnica.md#ag", "politika/organizacijas/agentura.md",
    ]  # fmt: skip


def test_a_term_with_one_name_is_known_by_it_too() -> None:
    term, body = make(GlossaryTerm, "rl", name=text("Romi un Latvija")), make(Organisation, name=text("Aģentūra"))
    assert groups(catalog_of(term, body), "lv") == [([keys("romi latvija", "lv")], "dati/vardnica.md#rl")]


def test_words_that_say_nothing_are_left_out_of_phrases() -> None:
    catalog = catalog_of(make(GlossaryTerm, name=text("Romi un Latvija"), abbreviation="RL"))
    assert told(catalog, "lv") == [[keys("romi latvija", "lv"), keys("RL", "lv")]]


def test_one_group_said_twice_is_one() -> None:
    terms = [make(GlossaryTerm, id_, name=text("aģentūra"), abbreviation="VA") for id_ in ("a", "b")]
    assert len(told(catalog_of(*terms), "lv")) == 1


def test_everyday_words_of_the_language_stand_for_each_other(catalog: Catalog) -> None:
    assert same(catalog, "jurists", "advokāts")
    assert same(catalog, "lawyer", "solicitor", "en")
    assert same(catalog, "sixth", "6", "en")


def test_words_for_records_and_for_parts_of_chapters_have_their_addresses() -> None:
    section = {
        "id": "vardi", "heading": text("Kādus vārdus lietot"),
        "search_words": {"lv": ["vai drīkst teikt"], "en": ["is it right to say"]}, "related_words": {"lv": ["valoda"]},
    }  # fmt: skip
    catalog = catalog_of(
        make(Document, "plans", search_words={"lv": ["romu plāns"], "en": ["Roma plan"]}),
        make(Chapter, "vadlinijas", area="teaching", sections=[section]),
        make(GlossaryTerm, "nva", search_words={"lv": ["birža"], "en": []}, related_words={"lv": ["darbs"], "en": []}),
    )
    assert related_words(catalog, "lv") == {
        "skolotajiem/vadlinijas.md#vardi": ["valoda"], "dati/vardnica.md#nva": ["darbs"],
    }  # fmt: skip
    assert search_words(catalog, "lv") == {
        "politika/dokumenti/plans.md": ["romu plāns"], "skolotajiem/vadlinijas.md#vardi": ["vai drīkst teikt"],
    }  # fmt: skip


def test_a_municipality_is_named_by_what_it_was_too() -> None:
    former = {"name": text("Viļakas novads", "Viļaka Municipality"), "kind": "novads", "valid": {"start": "2009"}}
    unit = make(Municipality, "balvu-novads", name=text("Balvu novads", "Balvi Municipality"), former_units=[former])
    assert place_keys(unit, "lv") == sorted([keys("Balvu", "lv")[0], keys("Viļaka", "lv")[0]])
