from __future__ import annotations

import pytest

from catalog.model import Figure, Observation
from catalog.series import grid, shown_value
from catalog.values import Text

from .making import make, text

WOMEN, MEN = text("Sievietes", "Women"), text("Vīrieši", "Men")


def observation(period: str | None, value: float | None, category: Text | None = None) -> Observation:
    return Observation(period=period, value=value, category=category)


def test_a_column_for_each_time_and_a_row_for_each_category() -> None:
    total, women, men, later = (
        observation("2021", 10), observation("2021", 6, WOMEN), observation("2021", 4, MEN),
        observation("2022", 3, MEN),
    )  # fmt: skip
    found = grid(make(Figure, observations=[total, women, men, later]))
    assert found.times == (("2021", None), ("2022", None))
    assert found.rows == ((None, (total, None)), (WOMEN, (women, None)), (MEN, (men, later)))


def test_an_interval_is_another_time_than_its_beginning() -> None:
    whole = Observation(period="2012", until="2013", value=2)
    found = grid(make(Figure, observations=[observation("2012", 1), whole]))
    assert found.times == (("2012", None), ("2012", "2013"))


@pytest.mark.parametrize(
    ("value", "qualifier", "lv", "en"),
    [
        (1500, "exact", "1500", "1,500"),
        (1500, "about", "ap 1500", "about 1,500"),
        (1500, "more-than", "vairāk nekā 1500", "more than 1,500"),
        (10, "at-least", "vismaz 10", "at least 10"),
        (10, "at-most", "līdz 10", "up to 10"),
        (10, "fewer-than", "mazāk nekā 10", "fewer than 10"),
        (0, "exact", "0", "0"),
        (None, "exact", "—", "—"),
    ],
)
def test_a_value_in_words(value: float | None, qualifier: str, lv: str, en: str) -> None:
    found = Observation.model_validate({"value": value, "qualifier": qualifier})
    assert (shown_value(found, "lv"), shown_value(found, "en")) == (lv, en)
