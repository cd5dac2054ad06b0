from __future__ import annotations

from itertools import groupby

import pytest

from catalog.collation import alphabetical, collation, initial


def test_alphabet_puts_long_and_soft_letters_after_plain_ones() -> None:
    names = [
        "Ķekavas novads",
        "Krāslavas novads",
        "Jūrmala",
        "Jelgava",
        "Jēkabpils",
        "Cēsis",
        "Čakste",
        "Šķēde",
        "Saldus",
    ]
    assert sorted(names, key=alphabetical) == [
        "Cēsis", "Čakste", "Jelgava", "Jēkabpils", "Jūrmala", "Krāslavas novads", "Ķekavas novads", "Saldus", "Šķēde",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["lv", "en"])
def test_quotation_marks_and_capitals_do_not_count(language: str) -> None:
    names = ["Vārds", "„Roma” svētki", "roma diena", "“Abc”"]
    assert sorted(names, key=lambda name: collation(name, language)) == [
        "“Abc”",
        "roma diena",
        "„Roma” svētki",
        "Vārds",
    ]


def test_accents_count_in_latvian_and_not_in_english() -> None:
    names = ["Sabile", "Šķēde", "Strenči"]
    assert sorted(names, key=lambda name: collation(name, "lv")) == ["Sabile", "Strenči", "Šķēde"]
    assert sorted(names, key=lambda name: collation(name, "en")) == ["Sabile", "Šķēde", "Strenči"]


@pytest.mark.parametrize(
    ("text", "lv", "en"),
    [
        ("„Āboli”", "Ā", "A"),
        ("šķēde", "Š", "S"),
        ("8. aprīlis", "0–9", "0–9"),
        ("NVA", "N", "N"),
        ("…", "", ""),
        ("Ōgre", "O", "O"),
        ("Ŗauna", "Ŗ", "R"),
        ("Łódź", "L", "L"),
        ("Éva", "E", "E"),
        ("Ærø", "A", "A"),
        ("ßeta", "S", "S"),
        ("Quo", "Q", "Q"),
        ("Wal", "W", "W"),
        ("Xalo", "X", "X"),
        ("Yda", "Y", "Y"),
        ("½ gads", "0–9", "0–9"),
        ("ʻAbc", "A", "A"),
        ("Яна", "Я", "Я"),
    ],
)
def test_the_heading_a_name_stands_under(text: str, lv: str, en: str) -> None:
    assert (initial(text, "lv"), initial(text, "en")) == (lv, en)


@pytest.mark.parametrize(
    "names",
    [
        ("Nida", "Ōgre", "Pļaviņas"),
        ("Rauda", "Ŗauna", "Sabile"),
        ("Pļaviņas", "Quedlinburg", "Rauda"),
        ("Viļņa", "Wal", "Zlekas"),
        ("Linci", "Łódź", "Lutera"),
    ],
)
def test_letters_outside_the_alphabet_stand_by_the_ones_they_come_from(names: tuple[str, ...]) -> None:
    """As CLDR orders Latvian: ō with o, ŗ after r, q and w where the Latin alphabet has them."""
    assert sorted(names, key=alphabetical) == list(names)


def test_a_foreign_accent_only_breaks_ties() -> None:
    names = ["Emils", "Émils", "Emma", "Émma un citi", "Erna"]
    assert sorted(names, key=alphabetical) == names


def test_nothing_stands_before_a_but_digits() -> None:
    names = [
        "Žagare",
        "Ώρα",
        "Яна",
        "Øre",
        "Łódź",
        "Ćosić",
        "Ōgre",
        "Ogle",
        "Ogres",
        "Ŗauna",
        "Xalo",
        "Yda",
        "Āda",
        "Abc",
        "9",
        "Zas",
    ]
    ordered = sorted(names, key=lambda name: collation(name, "lv"))
    assert ordered == [
        "9", "Abc", "Āda", "Ćosić", "Yda", "Łódź", "Ogle", "Ōgre", "Ogres", "Øre", "Ŗauna", "Xalo", "Zas",
        "Žagare", "Ώρα", "Яна",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["lv", "en"])
def test_each_heading_stands_once(language: str) -> None:
    """Whatever begins a name, names under one heading follow each other."""
    names = [letter + rest for letter in map(chr, range(0x30, 0x250)) if letter.isalnum() for rest in ("a", "ž", " 2")]
    headings = [initial(name, language) for name in sorted(names, key=lambda name: collation(name, language))]
    assert len({*headings}) == len([*groupby(headings)])


@pytest.mark.parametrize("language", ["lv", "en"])
def test_numbers_stand_by_size(language: str) -> None:
    names = ["9. skaitlis", "10. skaitlis", "Skaitlis"]
    assert sorted(names, key=lambda name: collation(name, language)) == names
