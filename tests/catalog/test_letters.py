"""The alphabetical index in parts: none of it is lost, each letter is on one page, guide words tell stretches apart."""

from __future__ import annotations

import pytest

from catalog.letters import FOLD, LONG, part_uri, stretches


@pytest.mark.parametrize(
    ("letter", "language", "page"),
    [
        ("0–9", "lv", "0-9"), ("A", "lv", "a"), ("Ā", "lv", "a"), ("Č", "lv", "c"), ("Ģ", "lv", "f-h"),
        ("Y", "lv", "i-j"), ("Y", "en", "w-z"), ("W", "lv", "w-z"), ("Ž", "lv", "w-z"), ("Š", "lv", "s"),
        ("R", "en", "q-r"), ("Ж", "lv", "w-z"), ("", "en", "0-9"),
    ],
)  # fmt: skip
def test_a_letter_stands_with_the_one_it_is_made_of(letter: str, language: str, page: str) -> None:
    assert part_uri(letter, language) == f"a-z/{page}.md"


@pytest.mark.parametrize("count", [1, LONG, LONG + 1, 295, 6 * FOLD])
def test_no_name_is_lost_between_stretches(count: int) -> None:
    named = [(f"Nosaukums {number:03}", number) for number in range(count)]
    found = stretches(named)
    assert [pair for stretch in found for pair in stretch.named] == named
    assert [stretch.first for stretch in found[1:]] == [stretch.named[0][0] for stretch in found[1:]]
    assert (len(found) > 1) == (count > LONG)
    assert len(found) == 1 or max(len(stretch.named) for stretch in found) <= FOLD


def test_guide_words_are_as_many_as_tell_a_stretch_from_its_neighbour() -> None:
    names = [
        "Radošā apvienība",
        *["Romu kultūras centrs, Rīga"] * 52,
        *["Romu mediatore, Talsi un Kandava"] * 54,
        *["Romu mediatore, Talsi un Kuldīga"] * 53,
    ]
    found = stretches([(name, None) for name in names])
    assert [(stretch.first, stretch.last) for stretch in found] == [
        ("Radošā apvienība", "Romu kultūras centrs"), ("Romu mediatore, Talsi", "Romu mediatore, Talsi un Kandava"),
        ("Romu mediatore, Talsi un Kandava", "Romu mediatore, Talsi"),
    ]  # fmt: skip


def test_guide_words_close_what_they_open() -> None:
    names = [
        "Lapa „Widerstand am 16. Mai 1944 und „Liquidierung””",
        *["Lapa „Tukums” Yahad–In Unum kartē (2020)"] * LONG,
    ]
    assert stretches([(name, None) for name in names])[0].first == "Lapa „Widerstand am”"
