from __future__ import annotations

import pytest

from catalog.values import Period
from catalog.wording import date, day_of_year, grades, life, number, period, spaced, years


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
    ("value", "genitive", "locative"),
    [
        ("2022", "2022. gada", "2022. gadā"),
        ("2018-10", "2018. gada oktobra", "2018. gada oktobrī"),
        ("2022-04", "2022. gada aprīļa", "2022. gada aprīlī"),
        ("2022-05", "2022. gada maija", "2022. gada maijā"),
        ("2022-05-03", "2022. gada 3. maija", "2022. gada 3. maijā"),
        ("2022-06-30", "2022. gada 30. jūnija", "2022. gada 30. jūnijā"),
        ("2022-04-08", "2022. gada 8. aprīļa", "2022. gada 8. aprīlī"),
        ("2022-08-02", "2022. gada 2. augusta", "2022. gada 2. augustā"),
        ("2022-09-01", "2022. gada 1. septembra", "2022. gada 1. septembrī"),
    ],
)
def test_dates_in_cases(value: str, genitive: str, locative: str) -> None:
    assert (date(value, "lv", "genitive"), date(value, "lv", "locative")) == (genitive, locative)


@pytest.mark.parametrize("case", ["nominative", "genitive", "locative"])
def test_english_dates_have_no_cases(case: str) -> None:
    assert date("2022-05-03", "en", case) == "3 May 2022"


@pytest.mark.parametrize(
    ("value", "lv", "en"),
    [
        (0, "0", "0"), (608, "608", "608"), (1184, "1184", "1,184"), (9999, "9999", "9,999"),
        (10_000, "10\u00a0000", "10,000"), (60_774, "60\u00a0774", "60,774"), (94.26, "94,26", "94.26"),
        (5_000_000, "5\u00a0000\u00a0000", "5,000,000"), (7.0, "7", "7"), (0.0001, "0,0001", "0.0001"),
    ],
)  # fmt: skip
def test_numbers(value: float, lv: str, en: str) -> None:
    assert (number(value, "lv"), number(value, "en")) == (lv, en)


@pytest.mark.parametrize(
    ("values", "case", "lv", "en"),
    [
        ([], "nominative", "", ""),
        ([2021], "nominative", "2021. gads", "2021"),
        ([2021, 2022], "nominative", "2021. un 2022. gads", "2021 and 2022"),
        ([2021, 2022, 2023], "genitive", "2021., 2022. un 2023. gada", "2021, 2022 and 2023"),
        ([2021], "accusative", "2021. gadu", "2021"),
        ([2021, 2022], "locative", "2021. un 2022. gadā", "2021 and 2022"),
    ],
)
def test_years(values: list[int], case: str, lv: str, en: str) -> None:
    assert (years(values, "lv", case), years(values, "en", case)) == (lv, en)


def test_a_case_that_latvian_has_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        years([2021], "lv", "ablative")


@pytest.mark.parametrize(
    ("start", "end", "lv", "en"),
    [
        ("2021", "2022", "2021.–2022. gads", "2021–2022"),
        ("2021", "2021", "2021. gads", "2021"),
        ("2021", None, "kopš 2021. gada", "since 2021"),
        ("2018-10", None, "kopš 2018. gada oktobra", "since October 2018"),
        ("2022-04", None, "kopš 2022. gada aprīļa", "since April 2022"),
        ("2021-07-01", None, "kopš 2021. gada 1. jūlija", "since 1 July 2021"),
        ("2021-05-03", "2021-05-03", "2021. gada 3. maijs", "3 May 2021"),
        (
            "2021-09-01", "2023-08-31",
            "2021. gada 1. septembris – 2023. gada 31. augusts", "1 September 2021 – 31 August 2023",
        ),
        ("2021", "2022-05", "2021. gads – 2022. gada maijs", "2021 – May 2022"),
    ],
)  # fmt: skip
def test_periods(start: str, end: str | None, lv: str, en: str) -> None:
    value = Period(start=start, end=end)
    assert (period(value, "lv"), period(value, "en")) == (lv, en)


def test_a_day_of_every_year() -> None:
    assert (day_of_year("08-02", "lv"), day_of_year("08-02", "en")) == ("2. augusts", "2 August")
    assert day_of_year("04-08", "lv") == "8. aprīlis"


@pytest.mark.parametrize(
    ("values", "lv", "en"),
    [([], "", ""), ([9], "9. klase", "grade 9"), ([12, 6, 9], "6.–12. klase", "grades 6–12")],
)
def test_grades(values: list[int], lv: str, en: str) -> None:
    assert (grades(values, "lv"), grades(values, "en")) == (lv, en)


@pytest.mark.parametrize(
    ("born", "died", "shown"),
    [(None, None, ""), ("1873-05-01", "1968", "1873–1968"), (None, "1968", "?–1968"), ("1950", None, "1950–")],
)
def test_a_life(born: str | None, died: str | None, shown: str) -> None:
    assert life(born, died) == shown


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>No 60 774 cilvēkiem 1 234 567</p>", "<p>No 60\u00a0774 cilvēkiem 1\u00a0234\u00a0567</p>"),
        ("<p>2021. gadā 300, 5 4567, 3 12</p>", "<p>2021. gadā 300, 5 4567, 3 12</p>"),
        ('<path d="M0 100 200"/><svg><text>1 000</text></svg>', '<path d="M0 100 200"/><svg><text>1 000</text></svg>'),
    ],
)
def test_a_number_in_groups_stays_on_one_line(html: str, wanted: str) -> None:
    assert spaced(html) == wanted
