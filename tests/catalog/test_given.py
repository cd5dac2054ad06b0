from __future__ import annotations

import pytest

from catalog.given import fold, given_names, is_given, is_nominative, stem


@pytest.mark.parametrize(
    "forms",
    [
        ("Kārlis", "Kārļa", "Kārlim", "Kārli", "KĀRLIS"), ("Anna", "Annas", "Annai", "Annu"), ("Pēteris", "Pētera"),
        ("Paraudziņš", "Paraudziņa", "Paraudziņam", "Paraudziņu"), ("Ilze", "Ilzes", "Ilzei", "Ilzē"),
        ("Garda-Paraugniece", "Gardas-Paraugnieces"), ("Starptautiskā", "Starptautiskajā"), ("Lohse", "Lohse’s"),
    ],
)  # fmt: skip
def test_case_forms_meet_at_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    "name", ["Jānis", "JĀŅA", "Valža", "Raivja", "Gati", "Adas", "Anna-Marija", "Annas-Marijas", "Jānītis", "Ōskars"]
)
def test_given_names_are_known_in_any_form(name: str) -> None:
    assert is_given(name)


@pytest.mark.parametrize("word", ["Rīga", "Roma", "Dome", "Skolotājs", "Paraudziņš"])
def test_places_and_ordinary_words_are_no_given_names(word: str) -> None:
    assert not is_given(word)


def test_a_nominative_that_is_also_a_genitive_is_not_taken_for_one() -> None:
    assert is_nominative("Ilze")
    assert not is_nominative("Ilzes")
    assert not is_nominative("Paula"), "the genitive of Pauls"


def test_addresses_write_without_marks() -> None:
    assert fold("Paraudziņš") == "paraudzins"


def test_the_list_holds_no_stem_so_short_that_anything_meets_it() -> None:
    assert min(map(len, given_names())) > 1
