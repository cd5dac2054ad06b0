from __future__ import annotations

import pytest

from catalog.given import listed
from catalog.toponyms import is_foreign, is_latvian, is_somebodys_too


@pytest.mark.parametrize(
    "word",
    [
        "Rumbula",
        "Rumbulā",
        "Biķernieki",
        "Biķerniekos",
        "Ķengaragā",
        "Ēdoles",
        "Vecmīlgrāvī",
        "Vecmīlgrāvja",
        "Saldū",
        "Paraugciemā",
        "Paraugmuižas",
        "Paraugpils",
    ],
)
def test_a_listed_place_is_known_in_all_its_cases(word: str) -> None:
    assert is_latvian(word)
    assert not is_foreign(word)


@pytest.mark.parametrize("word", ["Tartu", "Krakovā", "Kraków", "Vīnē", "Šauļiem", "Pleskavas"])
def test_a_city_abroad_is_known_but_not_as_latvian(word: str) -> None:
    assert is_foreign(word)
    assert not is_latvian(word)


@pytest.mark.parametrize("word", ["Paraugkalns", "Rumbuliņš", "Roma", "Skola", ""])
def test_no_other_word_is_a_place(word: str) -> None:
    assert not is_latvian(word)
    assert not is_foreign(word)


def test_what_is_a_form_of_a_given_name_is_a_place_only_where_it_cannot_be_one() -> None:
    """*Imanta* is a quarter of Riga and the genitive of *Imants*; nobody is spoken of in the locative."""
    assert "Imants" in listed()
    assert [word for word in ("Imanta", "Imantas", "Imantai", "Imantu", "Imantā") if is_latvian(word)] == [
        "Imantas",
        "Imantai",
        "Imantā",
    ]
    assert is_somebodys_too("Imanta")
    assert not is_somebodys_too("Rumbula")
    assert not is_somebodys_too("Anna"), "a woman's name in English as well"
