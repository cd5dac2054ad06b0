"""Numbers as readers mean them, whatever the words and signs of each language."""

from __future__ import annotations

from collections import Counter

import pytest

from catalog.quantities import differing, numbers, plain

ALIKE = [
    # signs of thousands and of decimals
    ("60\u00a0774 cilvēki", "60,774 people"), ("218 505 eiro", "EUR 218,505"), ("94,26 %", "94.26%"),
    ("1184 un 5\u202f000\u202f000", "1,184 and 5,000,000"), ("02. pielikums", "Annex 2"), ("0,5 %", "0.5%"),
    ("https://paraugs.example/2021/05", "https://paraugs.example/en/"),
    # dates
    ("12.05.2022.", "12 May 2022"), ("12.5.2022.", "12 May 2022"), ("12. 05. 2022.", "12 May 2022"),
    ("2022. gada 12. maijā", "12.05.2022"), ("2022-05-12", "12 May 2022"), ("2022. gada 12. maijs", "12/05/2022"),
    ("12.–14.05.2022.", "12–14 May 2022"), ("12.05.–14.05.2022.", "12–14 May 2022"),
    ("no 12.05. līdz 14.05.", "from 12 to 14 May"), ("3. maijā", "May 3"),
    ("30. jūnijs un 1. jūlijs", "30 June and 1 July"),
    ("līdz 31. martam", "until 31 March"), ("no 1. aprīļa", "from 1 April"),
    # two years
    ("2021.–2022. gadā", "in 2021–2022"), ("2021./2022. mācību gads", "the school year 2021/22"),
    ("2021./2022. mācību gadā", "in 2021/2022"), ("2021./22. m. g.", "2021–22"),
    # hours
    ("plkst. 14.00", "2 p.m."), ("plkst. 14", "at 2 pm"), ("14.30", "2.30 p.m."), ("14:00", "2 p.m."),
    ("plkst. 14.00", "14.00"), ("no plkst. 10.00 līdz 12.30", "10 a.m.–12.30 p.m."),
    ("plkst. 10.00–14.00", "10–2 p.m."),
    ("no plkst. 9 līdz 11", "from 9 to 11 a.m."), ("no plkst. 9.00 līdz plkst. 17.00", "from 9 a.m. to 5 p.m."),
    ("plkst. 12.00", "noon"), ("plkst. 12", "12 noon"), ("pusdienlaikā", "at lunchtime"), ("plkst. 24.00", "midnight"),
    ("plkst. 00.30", "12.30 a.m."), ("plkst. 14 nāca 20 cilvēki", "at 2 p.m. 20 people came"),
    # thousands and millions
    ("5 000 000", "5 million"), ("5 miljoni", "5,000,000"), ("5 milj. eiro", "EUR 5 million"),
    ("2,5 miljoni", "2.5 million"), ("2 500 000", "2.5 million"), ("5–6 miljoni", "5,000,000–6,000,000"),
    ("3 tūkst.", "3,000"), ("3 tūkstoši", "3 thousand"), ("1,2 miljardi", "1.2 billion"), ("1 miljards", "1 bn"),
    ("2. tūkstošgade", "the 2nd millennium"),
    # decades
    ("20. gs. 30. gados", "in the 1930s"), ("20.–30. gados", "in the 1920s and 1930s"),
    ("20. gadsimta 90. gadi", "the 1990s"), ("deviņdesmitajos gados", "in the 1990s"),
    ("1930. gados", "in the 1930s"), ("1990. gadā", "in 1990"),
    # in words and Roman figures
    ("trīs novadi", "three municipalities"), ("abi novadi", "the two municipalities"), ("divi", "both"),
    ("III posms", "Phase III"), ("Otrais pasaules karš", "World War II"), ("divpadsmit no desmit", "ten of twelve"),
    # enumerations
    ("1., 2. un 3. punkts", "points 1–3"), ("1., 2., 3. un 5. punkts", "points 1–3 and 5"),
    ("1.–3. punkts", "points 1, 2 and 3"), ("2020., 2021. un 2022. gadā", "in 2020–2022"),
    ("1. un 2. punkts", "points 1–2"),
]  # fmt: skip

DIFFERENT = [
    ("20. gs. 30. gados", "in the 1940s"), ("deviņdesmitajos gados", "in the 1980s"),
    ("3 un 4", "3"), ("12", "1.2"), ("1 000", "100"), ("2021", "2012"), ("3 un 3", "3"),
    ("12.05.2022.", "12 June 2022"),
    ("3. maijs", "3 June"), ("plkst. 14", "3 p.m."), ("plkst. 2", "2 p.m."), ("5 miljoni", "5,000"),
    ("5 miljoni", "5 billion"), ("1., 2. un 3.", "1–4"), ("2021./2022.", "2021/23"), ("1, 2", "1.2"),
    ("1., 2., 4.", "1–4"),
]  # fmt: skip


@pytest.mark.parametrize(("lv", "en"), ALIKE)
def test_numbers_are_alike_in_both_languages(lv: str, en: str) -> None:
    assert numbers(lv) == numbers(en)
    assert differing(lv, en) == []


@pytest.mark.parametrize(("lv", "en"), DIFFERENT)
def test_numbers_that_differ(lv: str, en: str) -> None:
    assert numbers(lv) != numbers(en)
    assert differing(lv, en) != []


@pytest.mark.parametrize(
    ("lv", "en", "found"),
    [
        ("trīs novadi", "four municipalities", ["four"]), ("divās skolās", "in ten schools", ["ten"]),
        ("III posms", "Phase IV", ["III", "IV"]), ("III un V posms, divas skolas", "Phases III and V, two schools", []),
    ],
)  # fmt: skip
def test_numbers_in_words_and_roman_figures_that_differ(lv: str, en: str, found: list[str]) -> None:
    assert differing(lv, en) == found


def test_what_is_counted() -> None:
    assert numbers("No 12 līdz 012, tad 1 500,5.") == Counter({"12": 2, "1500.5": 1})
    assert numbers("Bez skaitļiem.") == Counter()


@pytest.mark.parametrize(("written", "value"), [("60\u00a0774", "60774"), ("0012", "12"), ("0,5", "0.5"), ("000", "0")])
def test_a_plain_number(written: str, value: str) -> None:
    assert plain(written) == value


@pytest.mark.parametrize("sign", ["1", "1.", "1, ", "12.05.", "a"])
def test_a_long_text_takes_no_longer_than_its_length(sign: str) -> None:
    numbers(sign * 5000)


def test_a_date_that_cannot_be_is_only_numbers() -> None:
    assert numbers("32.13.2022") == numbers("2022 un 32.13")
