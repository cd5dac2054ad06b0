from __future__ import annotations

from collections import defaultdict

import pytest

from catalog.search.analysis import fold, key, keys, telling, words

from .paradigms import paradigms


@pytest.mark.parametrize(
    "forms",
    [
        "skolotājs skolotāja skolotājam skolotāju skolotājiem skolotajiem skolotāji",
        "romi romu romiem roms roma",
        "nogalināja nogalināti nogalināto nogalināšana",
        "palīdzība palīdz palīdzēt palīdzības",
        "latvietis latviešu latviešiem latvietim",
        "vācietis vāciešu vācu",
        "mācīties mācās mācīšanās",
        "Jūrmala Jurmalā JŪRMALAS",
        "bezdarbnieks bezdarbnieki bezdarbnieku",
        "dzīvoklis dzīvokļa dzīvoklī",
        "vakcinēt vakcinācija vakcinācijas",
        "pārtraukt pārtraukšana",
        "slēgt slēgšana",
        "reģistrēt reģistrējusi reģistrējuši reģistrējušies",
    ],
)
def test_forms_of_a_word_meet(forms: str) -> None:
    assert len(set(keys(forms, "lv"))) == 1


@pytest.mark.parametrize(
    "pair",
    [
        "skola skolotājs",
        "darbs bezdarbnieks",
        "gads gadījums",
        "mediators mediācija",
        "tiesa tiesības",
        "padome padomju",
        "karte kārtība",
        "valde valdība",
        "komisija komiteja",
        "daļa dalība",
        "vieta vietējais",
        "prese pretī",
        "versija vērtība",
        "NEET neesam",
    ],
)
def test_different_words_stay_apart(pair: str) -> None:
    assert len(set(keys(pair, "lv"))) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kas šāva romus savā pagastā?", ["sava", "romus", "pagasta"]),
        ("kas sava romus", ["romus"]),  # typed without diacritics it may be either
        ("Kur ir KĀDA telpa", ["telpa"]),
        ("Kur es redzu ES", ["redzu", "es"]),  # the EU is spelt in capitals
    ],
)
def test_a_word_spelt_with_diacritics_says_nothing_only_as_it_is_spelt(text: str, said: list[str]) -> None:
    assert telling(text, "lv") == said


def test_words_with_digits_and_short_words_stay() -> None:
    assert keys("2022.gada 8.aprīlī NVA 9.2.4.2", "lv") == ["2022", "gad", "8", "april", "nva", "9", "2", "4", "2"]


@pytest.mark.parametrize(
    "forms",
    [
        "mediator mediators mediated mediating mediation",
        "organise organised organisation organiser organisations",
        "teach teaching",
        "pupil pupils",
        "discriminate discrimination discriminated",
        "prevent preventing prevention",
        "assistant assistance assistants",
        "story stories",
        "stop stopped stopping",
        "use used using",
        "agree agreed",
    ],
)
def test_forms_of_an_english_word_meet(forms: str) -> None:
    assert len(set(keys(forms, "en"))) == 1


@pytest.mark.parametrize(
    "pair",
    ["need nee", "memory memorial", "news new", "state statement", "foundation found", "bus but", "public publication"],
)
def test_different_english_words_stay_apart(pair: str) -> None:
    assert len(set(keys(pair, "en"))) == 2


@pytest.mark.parametrize("pair", ["colours color", "organisation organization", "centre center", "programmes program"])
def test_american_spelling_finds_british(pair: str) -> None:
    assert len(set(keys(pair, "en"))) == 1


@pytest.mark.parametrize("pair", ["child children", "woman women", "schoolchild schoolchildren"])
def test_irregular_plurals_meet(pair: str) -> None:
    assert len(set(keys(pair, "en"))) == 1


def test_english_ordinals_are_numbers() -> None:
    assert keys("8th April, 2nd August", "en") == ["8", "april", "2", "august"]


def test_fold_and_words() -> None:
    assert fold("Ērmiķu „priedes” ŠĻŪKŠANA") == "ermiku „priedes” sluksana"
    assert words("8.aprīlī, „Sāre-khetene”_x") == ["8", "aprili", "sare", "khetene", "x"]


@pytest.mark.parametrize(("word_class", "share", "crowd"), [("lietv", 0.94, 1.12), ("īpv", 0.95, 1.03)])
def test_declensions_of_the_dictionary(word_class: str, share: float, crowd: float) -> None:
    """All forms of a word under one key, and few words under each key: the measure of a light stemmer."""
    total = together = 0
    by_key: dict[str, set[str]] = defaultdict(set)
    for word, forms in paradigms(word_class):
        found = {key(fold(form), "lv") for form in forms}
        total += 1
        together += len(found) == 1
        for item in found:
            by_key[item].add(word)
    assert total > 5000
    assert together / total >= share
    assert sum(map(len, by_key.values())) / len(by_key) <= crowd
