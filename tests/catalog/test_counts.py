from __future__ import annotations

import pytest

from catalog.counts import find_counts, small_counts, speaks_of_roma_people, wholes
from catalog.plain import BREAK, reading

from .slips import cases

MATTERS = ("counts", "given away", "sensitive")


def said(words: str, scope: str = "local") -> list[str]:
    found = find_counts(reading(words).text, scope, lambda word: word.startswith("Paraug"))  # type: ignore[arg-type]
    return [finding.en for finding in found]


@pytest.mark.parametrize("words", [words for matter in MATTERS for words in cases(matter, "caught")])
def test_what_points_at_people_is_caught(words: str) -> None:
    assert said(words)


@pytest.mark.parametrize("words", [words for matter in MATTERS for words in cases(matter, "passed")])
def test_other_numbers_and_matters_pass(words: str) -> None:
    assert said(words) == []


def test_the_words_of_a_count_are_shown() -> None:
    assert small_counts("Piedalījās 3 romu\nbērni.") == ["3 romu\nbērni"]
    assert said("Piedalījās 3 romu\nbērni.") == [
        "a small number next to “Roma”: “3 romu bērni” — write “a few” or no number (privacy)"
    ]


def test_a_national_text_is_asked_for_a_place() -> None:
    assert said("Stipendiju saņēma 3 romu studenti.", "national") == []
    assert said("Stipendiju Paraugpilī saņēma 3 romu studenti.", "national")
    assert said("Paraugu vidusskolā mācās 3 romu skolēni.", "national")


def test_the_past_is_asked_for_a_place_and_a_year_that_people_remember() -> None:
    assert said("1935. gadā Paraugpilī dzīvoja 3 romu ģimenes.", "past") == []
    assert said("2015. gadā Paraugpilī dzīvoja 3 romu ģimenes.", "past")


def test_no_number_goes_beyond_its_text() -> None:
    assert said(f"Punkts 3{BREAK}romu bērni") == []


def test_wholes_are_read_in_digits() -> None:
    assert wholes("Skolā mācās 32 romu skolēni; romu ģimenes (12).") == [32, 12]


def test_what_a_source_does_not_say_is_not_said_of_people() -> None:
    assert speaks_of_roma_people("Palīdzību saņēma romu ģimenes.")
    assert not speaks_of_roma_people("Avots to nesaka par romu ģimenēm.")
    assert not speaks_of_roma_people("Projekts „Romu bērni”.")
