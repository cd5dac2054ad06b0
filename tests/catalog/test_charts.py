from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from catalog.charts import HEIGHT, NARROW, TICKS, Bars, Lines, NoChart, Segment, chart, moment, stacked, steps, years
from catalog.model import Figure, Observation
from catalog.values import Text

from .making import make, text

Value = tuple[str | None, float | None]


def figure(*values: Value, id_: str = "paraugs", category: Text | None = None, **fields: Any) -> Figure:
    observations = [Observation(period=period, value=value, category=category) for period, value in values]
    return make(Figure, id_, **{"chart": True, "unit": "people", "observations": observations, **fields})


def lines(*figures: Figure, language: str = "lv") -> Lines:
    drawn = chart(figures[0], figures[1:], language)
    assert isinstance(drawn, Lines)
    return drawn


COMPLAINTS = figure(("2013", 248), ("2014", 263), ("2015", 284), ("2016", 387))


def test_a_series_stands_on_a_scale_from_zero() -> None:
    drawn = lines(COMPLAINTS)
    assert [word.words for word in drawn.scale] == ["0", "100", "200", "300", "400"]
    assert [word.words for word in drawn.times] == ["2013", "2014", "2015", "2016"]
    (line,) = drawn.lines
    assert [mark.x for mark in line.marks] == [5.0, 34.33, 63.67, 93.0]
    assert [mark.y for mark in line.marks] == [8.01, 7.47, 6.71, 2.97]
    assert [word.words for word in line.values] == ["248", "263", "284", "387"]
    assert [stroke.dotted for stroke in line.strokes] == [False, False, False]
    assert line.name is None
    assert drawn.described == ((COMPLAINTS, "2013. gads – 248; 2014. gads – 263; 2015. gads – 284; 2016. gads – 387"),)


def test_zero_lies_where_the_scale_says_whatever_the_values() -> None:
    near = lines(figure(("2020", 1000), ("2021", 1001), ("2022", 999))).lines[0]
    assert max(mark.y for mark in near.marks) - min(mark.y for mark in near.marks) < 0.1, "a small change looks small"


def test_years_without_a_value_are_dotted() -> None:
    drawn = lines(figure(("2016", 5297), ("2017", 5191), ("2018", 5082), ("2021", 4838), ("2022", 4784)))
    assert [stroke.dotted for stroke in drawn.lines[0].strokes] == [False, False, True, False]


def test_a_value_that_is_not_published_leaves_a_gap() -> None:
    drawn = lines(figure(("2016", 5), ("2017", 6), ("2018", 7), ("2019", None), ("2020", None), ("2021", 5)))
    assert len(drawn.lines[0].marks) == 4
    assert [stroke.dotted for stroke in drawn.lines[0].strokes] == [False, False, True]


def test_other_methods_stand_beside_and_are_never_joined() -> None:
    older = figure(("2016", 5297), ("2022", 4784), id_="agrak", name=text("Agrāk"))
    newer = figure(("2023", 4785), id_="tagad", name=text("Tagad"))
    drawn = lines(newer, older)
    assert [(line.figure.id, line.number, len(line.marks), len(line.strokes)) for line in drawn.lines] == [
        ("tagad", 1, 1, 0), ("agrak", 2, 2, 1),
    ]  # fmt: skip
    assert drawn.named
    names = [line.name for line in drawn.lines]
    assert [name.words for name in names if name] == ["Tagad", "Agrāk"]


def test_values_that_must_not_be_compared_are_marks_without_lines() -> None:
    counted = figure(("1935", 3839), ("1989", 7044), ("2000", 8205), id_="skaitisana", chart=False)
    drawn = lines(figure(("2016", 5297), ("2022", 4784)), counted)
    assert [len(line.strokes) for line in drawn.lines] == [1, 0]


def test_a_bound_or_an_estimate_is_an_open_mark() -> None:
    about = Observation(period="2022", value=20, qualifier="about")
    drawn = lines(figure(observations=[*COMPLAINTS.observations[:2], about]))
    assert [mark.open for mark in drawn.lines[0].marks] == [False, False, True]
    assert drawn.lines[0].values[-1].words == "ap 20"


def test_series_that_cannot_be_named_beside_their_lines_get_a_legend() -> None:
    long = text("Ļoti garš rindas nosaukums, kas nekur diagrammā neietilpst, lai kur to liktu")
    drawn = lines(COMPLAINTS, figure(("2013", 1), ("2014", 2), id_="b", name=long))
    assert not drawn.named
    assert {line.name for line in drawn.lines} == {None}


def test_four_series_are_told_apart_and_no_more() -> None:
    others = [figure(("2013", number), ("2014", number), id_=f"r{number}") for number in range(1, 7)]
    assert len(lines(COMPLAINTS, *others).lines) == 4


def test_a_series_in_another_unit_or_split_by_kind_is_not_drawn_beside() -> None:
    shares = figure(("2013", 1), ("2014", 2), id_="dalas", unit="percent")
    split = figure(("2013", 1), ("2014", 2), id_="veidi", category=text("Sievietes"))
    assert [line.figure.id for line in lines(COMPLAINTS, shares, split).lines] == ["paraugs"]


def test_words_keep_apart_on_a_phone() -> None:
    crowd = figure(*((str(year), 1_000_000 + year) for year in range(1990, 2024)))
    drawn = lines(crowd)
    words = [word for line in drawn.lines for word in line.values]
    assert 1 < len(words) < 34
    boxes = [(word.x * NARROW / 100, word.y, 0.5 * len(word.words)) for word in words]
    for place, (x, y, width) in enumerate(boxes):
        assert 0 <= y <= HEIGHT
        for other_x, other_y, other_width in boxes[:place]:
            assert abs(y - other_y) >= 1 or abs(x - other_x) >= (width + other_width) / 2 - 0.3
    said = drawn.described[0][1].replace("\xa0", " ")
    assert said == "1990. gads – 1 001 990; 2023. gads – 1 002 023", "ends only; the rest is in the table"


@pytest.mark.parametrize(
    ("values", "tops"),
    [
        ((7, 7, 7), "8"),
        ((0, 0, 0), "1"),
        ((10_000_000, 12_000_000, 11_000_000), "15 000 000"),
        ((0.5, 0.25, 0.75), "0,8"),
        ((1e12, 1, 2), "1 000 000 000 000"),
    ],
)
def test_equal_zero_huge_and_tiny_values_have_a_scale(values: tuple[float, ...], tops: str) -> None:
    drawn = lines(figure(*zip(("2020", "2021", "2022"), values, strict=True)))
    assert drawn.scale[-1].words.replace("\xa0", " ") == tops
    assert all(0 < mark.y < HEIGHT for mark in drawn.lines[0].marks)


def test_shares_are_drawn_of_a_hundred() -> None:
    drawn = chart(figure(("2012", 25.4), ("2013", 26.1), unit="percent"))
    assert drawn == Bars(100.0)
    assert drawn.width(25.4) == 25.4


def test_a_share_of_more_than_a_hundred_stays_inside_the_chart() -> None:
    drawn = lines(figure(("2020", 90), ("2021", 250), ("2022", 110), unit="percent"))
    assert min(mark.y for mark in drawn.lines[0].marks) >= 2.5
    bars = chart(figure(("2021", 250), ("2022", 20), unit="percent"))
    assert isinstance(bars, Bars)
    assert bars.width(250) == 100


@pytest.mark.parametrize("value", [1e300, -1e300, float("inf"), float("nan"), 10**400])
def test_a_number_that_nobody_can_mean_is_no_value(value: float) -> None:
    with pytest.raises(ValidationError):
        Observation(value=value)


def test_two_values_or_kinds_are_bars_from_zero() -> None:
    assert chart(figure(("2021", 608), ("2022", 524))) == Bars(608.0)
    assert chart(figure(("2021", 3), ("2021", 6), category=text("Kopā"))) == Bars(6.0)
    assert chart(figure((None, 3), (None, 0))) == Bars(3.0)
    assert chart(figure(("2021", 0), ("2022", 0))) == Bars(1.0)


@pytest.mark.parametrize(
    ("drawn", "why"),
    [
        (figure(("2021", 22)), "chart-none-one"),
        (figure(("2021", 22), ("2022", None)), "chart-none-one"),
        (figure(("2021", None)), "chart-none-published"),
        (figure(("2021", 5), ("2022", 6), chart=False), "chart-none-comparable"),
        (figure(("2021", -5), ("2022", 6)), "chart-none-scale"),
    ],
)
def test_where_no_chart_is_honest_there_is_a_word_why(drawn: Figure, why: str) -> None:
    assert chart(drawn) == NoChart(why)


def test_what_cannot_be_drawn_is_left_out_beside_what_can() -> None:
    assert len(lines(COMPLAINTS, figure(("2013", -1), ("2014", 2), id_="b")).lines) == 1


@pytest.mark.parametrize(
    ("date", "years"), [("2013", 2013), ("2013-01", 2013), ("2013-12-31", 2014), ("2000-07-01", 2000.5)]
)
def test_a_date_in_years(date: str, years: float) -> None:
    assert moment(date) == pytest.approx(years, abs=0.01)


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (2013, 2016, [2013, 2014, 2015, 2016]),
        (2010, 2023, [2010, 2015, 2020]),
        (1897.2, 2023, [1900, 1925, 1950, 1975, 2000]),
        (2021, 2021, [2021]),
        (2019.5, 2021.2, [2020, 2021]),
    ],
)
def test_round_years_are_named_along_the_axis(first: float, last: float, named: list[int]) -> None:
    assert years(first, last) == named
    assert len(named) <= TICKS


@pytest.mark.parametrize(
    ("most", "found"),
    [(387, (0, 100, 200, 300, 400)), (0, (0, 1)), (100, (0, 25, 50, 75, 100)), (1, (0, 0.25, 0.5, 0.75, 1))],
)
def test_a_scale_has_few_round_steps(most: float, found: tuple[float, ...]) -> None:
    assert steps(most, 4) == pytest.approx(found)


def test_the_parts_of_a_whole_fill_it_in_their_order() -> None:
    found = stacked([("carried-out", 15), ("in-progress", 0), ("not-stated", 12)])
    assert found == (Segment("carried-out", 15, 0.0, 55.56), Segment("not-stated", 12, 55.56, 44.44))
    assert stacked([]) == ()
    assert stacked([("not-stated", 0)]) == ()
