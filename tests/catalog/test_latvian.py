from __future__ import annotations

import pytest

from catalog.latvian import alphabetical, date, number, period, years
from catalog.values import Period


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


@pytest.mark.parametrize(
    ("value", "lv", "en"),
    [
        ("2022", "2022. gads", "2022"),
        ("2022-05", "2022. gada maijs", "May 2022"),
        ("2022-05-03", "2022. gada 3. maijs", "3 May 2022"),
    ],
)
def test_dates_are_no_more_precise_than_the_source(value: str, lv: str, en: str) -> None:
    assert (date(value, "lv"), date(value, "en")) == (lv, en)


@pytest.mark.parametrize(
    ("value", "lv", "en"),
    [(608, "608", "608"), (1184, "1184", "1,184"), (60774, "60\u00a0774", "60,774"), (94.26, "94,26", "94.26")],
)
def test_numbers(value: float, lv: str, en: str) -> None:
    assert (number(value, "lv"), number(value, "en")) == (lv, en)


def test_years_and_periods() -> None:
    assert years([2021, 2022], "lv") == "2021. un 2022. gads"
    assert years([2021, 2022], "en") == "2021 and 2022"
    assert period(Period(start="2021-09-01", end="2023-08-31"), "en") == "1 September 2021 – 31 August 2023"
    assert period(Period(start="2021-07-01"), "lv") == "kopš 2021. gada 1. jūlija"
    assert period(Period(start="2021"), "lv") == "kopš 2021. gada"
    assert period(Period(start="2018-10"), "lv") == "kopš 2018. gada oktobra"
    assert period(Period(start="2022-04"), "lv") == "kopš 2022. gada aprīļa"
