from __future__ import annotations

import pytest

from catalog.disguised import letters_apart, small_names


@pytest.mark.parametrize("words", ["J ā n i s", "r.i.t.a", "A-n-n-a", "M  a  r  t  a"])
def test_letters_set_apart_are_found(words: str) -> None:
    assert list(letters_apart(f"vada {words} skolā")) == [(5, 5 + len(words))]


@pytest.mark.parametrize("words", ["u. c. un t. i.", "A, B, C un D", "a) b) c) d)", "1 2 3 4", "variants A vai B"])
def test_single_letters_of_other_kinds_are_not(words: str) -> None:
    assert list(letters_apart(words)) == []


@pytest.mark.parametrize("name", ["jānis", "jānim", "jāņa", "ilze", "ilzei", "kristapam", "elvitas"])
def test_names_in_small_letters_are_found_in_all_cases(name: str) -> None:
    assert list(small_names(f"stāsta ({name} paraudziņš)")) == [(8, name, "paraudziņš")]
    assert list(small_names(f"stāsta {name}.")) == [(7, name, "")]


@pytest.mark.parametrize("word", ["marts", "jūnijā", "līga", "roze", "mark", "rose", "laima"])
def test_words_that_are_names_as_well_are_not(word: str) -> None:
    assert list(small_names(word)) == []


@pytest.mark.parametrize("words", ["/jānis/", "jānis-paraugs", "jānis@paraugs", "x_jānis"])
def test_addresses_and_ids_are_read_elsewhere(words: str) -> None:
    assert list(small_names(words)) == []
