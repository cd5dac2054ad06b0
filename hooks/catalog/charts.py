"""Figures as charts: which kind is honest, and where each line, mark and word stands; templates only draw.

x is in per cent of the chart's width, y in em from its top: type keeps its size from a phone to a wall and grows with
the reader's text. Words that would meet others at the width of a phone are left to the table.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from catalog import wording
from catalog.model import Figure, Observation
from catalog.series import shown_value
from catalog.values import PartialDate

LEFT, RIGHT = 5.0, 93.0
"""Where the first and the last moment stand, in per cent."""
TOP, BOTTOM, HEIGHT = 2.5, 17.0, 19.0
"""Where the highest line of the scale and zero stand, and the height of the chart, in em."""
NARROW, WIDE = 20.0, 40.0
"""Widths, in em, at which words must not meet: of a phone, and of the column of text."""
TICKS = 6
"""The most words along an axis."""
FEW = 8
"""Points that the description of a chart names one by one; of more it names the ends."""


@dataclass(frozen=True, slots=True)
class Word:
    """Words in a chart, by the middle, start or end of their line."""

    x: float
    y: float
    words: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line between two values; dotted where years between them are unknown."""

    x1: float
    y1: float
    x2: float
    y2: float
    dotted: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A value; open where the source gives a bound or an estimate."""

    x: float
    y: float
    open: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its marks and strokes, the values said beside them, its name where there is room for it."""

    figure: Figure
    number: int
    """From 1: colour and shape of its marks."""
    marks: tuple[Mark, ...]
    strokes: tuple[Stroke, ...]
    values: tuple[Word, ...]
    name: Word | None


@dataclass(frozen=True, slots=True)
class Lines:
    """A chart of series over time, from zero; series of different methods stand side by side, never joined."""

    lines: tuple[Line, ...]
    scale: tuple[Word, ...]
    """The round values from zero; each stands on its line."""
    times: tuple[Word, ...]
    described: tuple[tuple[Figure, str], ...]
    """(series, its values in words) for those who hear the chart."""

    @property
    def named(self) -> bool:
        """Whether each series has its name beside it, so that wide screens need no legend."""
        return all(line.name for line in self.lines)


@dataclass(frozen=True, slots=True)
class Bars:
    """Values as bars from zero: `top` is the value that fills the width."""

    top: float

    def width(self, value: float) -> float:
        """The length of a bar in per cent."""
        return round(100 * value / self.top, 1)


@dataclass(frozen=True, slots=True)
class NoChart:
    """Why there is none: the id of a sentence of the interface."""

    why: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a whole: where it stands on its bar, in per cent."""

    kind: str
    count: int
    x: float
    width: float


def stacked(counts: Sequence[tuple[str, int]]) -> tuple[Segment, ...]:
    """The parts of a whole side by side, in the order given; nothing where there is no whole."""
    whole = sum(count for _, count in counts)
    starts = [sum(count for _, count in counts[:place]) for place in range(len(counts))]
    return tuple(
        Segment(kind, count, round(100 * start / whole, 2), round(100 * count / whole, 2))
        for (kind, count), start in zip(counts, starts, strict=True)
        if count
    )


MOST_LINES = 4
"""Series that can be told apart by colour and mark."""


def chart(figure: Figure, others: Sequence[Figure] = (), language: str = "lv") -> Lines | Bars | NoChart:
    """The honest chart of a figure; `others` are series of the same thing by other methods, drawn beside it."""
    numbers = _numbers(figure)
    if not numbers:
        return NoChart("chart-none-published")
    if not _fits(figure):
        return NoChart("chart-none-scale")
    series = [item for item in (figure, *others) if item.unit == figure.unit and _is_series(item)][:MOST_LINES]
    if figure in series and len(series) > 1:
        return _lines(series, language)
    if len(numbers) == 1:
        return NoChart("chart-none-one")
    if not figure.chart:
        return NoChart("chart-none-comparable")
    if figure in series and len(numbers) > 2:
        return _lines(series, language)
    return Bars(max(100.0, *numbers) if figure.unit == "percent" else max(numbers) or 1.0)


def _numbers(figure: Figure) -> list[float]:
    return [float(item.value) for item in figure.observations if item.value is not None]


def _fits(figure: Figure) -> bool:
    """Whether the values can be drawn from zero."""
    return all(number >= 0 for number in _numbers(figure))


def _is_series(figure: Figure) -> bool:
    """Whether each value stands for the whole at a time of its own."""
    return _fits(figure) and len(_dated(figure)) == len(_numbers(figure)) > 0


def _dated(figure: Figure) -> dict[float, Observation]:
    """Moment in years → the value at it, for values that stand for the whole at one time."""
    return {
        moment(item.period): item
        for item in figure.observations
        if item.value is not None and item.period and item.category is None
    }


def moment(date: PartialDate) -> float:
    """A date as years: `2013-07-01` is 2013.5; a year alone stands at its beginning."""
    year, month, day = (*map(int, date.split("-")), 1, 1)[:3]
    first = datetime.date(year, 1, 1)
    return year + (datetime.date(year, month, day) - first).days / (datetime.date(year, 12, 31) - first).days


def steps(most: float, count: int, sizes: Sequence[float] = (1, 2, 2.5, 5)) -> tuple[float, ...]:
    """Round values from zero up to the first that is not below `most`, at most `count` steps of one size."""
    if most <= 0:
        return (0.0, 1.0)
    power = 10.0 ** math.floor(math.log10(most / count))
    tried = (power * 10**more * size for more in range(3) for size in sizes)
    step = next(size for size in tried if size * count >= most)
    return tuple(number * step for number in range(math.ceil(most / step - 1e-9) + 1))


class _Room:
    """Where words have been put, in em, at one width of the chart: new ones must not meet them."""

    def __init__(self, width: float) -> None:
        self.width = width
        self._taken: list[tuple[float, float, float, float]] = []

    def box(self, word: Word) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) of words: a sign is about half an em wide, a line an em high."""
        across, x = 0.54 * len(word.words), word.x * self.width / 100
        left = {"start": x, "middle": x - across / 2, "end": x - across}[word.anchor]
        return left, word.y - 0.9, left + across, word.y + 0.2

    def free(self, word: Word) -> bool:
        """Whether the words meet nothing and stay inside the chart."""
        left, top, right, bottom = self.box(word)
        inside = left >= -0.1 and right <= self.width + 0.6 and top >= -0.3 and bottom <= HEIGHT - 1.4
        return inside and not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in self._taken
        )

    def take(self, word: Word) -> None:
        """Keep the place of words."""
        self._taken.append(self.box(word))

    def keep_off(self, mark: Mark) -> None:
        """Keep the place of a mark."""
        x = mark.x * self.width / 100
        self._taken.append((x - 0.35, mark.y - 0.35, x + 0.35, mark.y + 0.35))


def _lines(figures: Sequence[Figure], language: str) -> Lines:
    found = {figure.id: _dated(figure) for figure in figures}
    moments = [when for dated in found.values() for when in dated]
    first, last = min(moments), max(moments)
    share = all(figure.unit == "percent" for figure in figures)
    largest = max(float(item.value or 0) for dated in found.values() for item in dated.values())
    most = max(100.0, largest) if share else largest
    scale = steps(most, 4)

    def x_of(when: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * ((when - first) / (last - first) if last > first else 0.5), 2)

    def y_of(value: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * value / scale[-1], 2)

    marks = {
        id_: [Mark(x_of(when), y_of(float(item.value or 0)), item.qualifier != "exact") for when, item in dated.items()]
        for id_, dated in found.items()
    }
    said = tuple(
        Word(0, round(y_of(value) - 0.3, 2), wording.number(_whole(value), language), "start") for value in scale
    )
    narrow, wide = _Room(NARROW), _Room(WIDE)
    for room in (narrow, wide):
        for word in said:
            room.take(word)
        for mark in (mark for some in marks.values() for mark in some):
            room.keep_off(mark)
    values = {
        figure.id: _said(list(found[figure.id].values()), marks[figure.id], (narrow, wide), language)
        for figure in figures
    }
    names = [_name(figure.name.in_language(language), marks[figure.id], wide) for figure in figures]
    named = len(figures) > 1 and all(names)
    lines = tuple(
        Line(
            figure, number, tuple(marks[figure.id]),
            _strokes(list(found[figure.id]), marks[figure.id]) if figure.chart else (),
            values[figure.id], name if named else None,
        )
        for number, (figure, name) in enumerate(zip(figures, names, strict=True), start=1)
    )  # fmt: skip
    return Lines(
        lines, said,
        tuple(Word(x_of(year), HEIGHT - 0.4, str(year)) for year in years(first, last)),
        tuple((figure, _described(list(found[figure.id].values()), language)) for figure in figures),
    )  # fmt: skip


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) else value


def years(first: float, last: float) -> list[int]:
    """The years named along the axis: round ones inside the time, few enough to read on a phone; else its ends."""
    start, end = math.ceil(first), math.floor(last)
    for step in (1, 2, 5, 10, 20, 25, 50, 100):
        named = [year for year in range(start, end + 1) if year % step == 0]
        if len(named) <= TICKS:
            return named if len(named) > 1 else sorted({start, end})
    return sorted({start, end})


def _strokes(moments: list[float], marks: list[Mark]) -> tuple[Stroke, ...]:
    """Lines between neighbours; dotted where the gap is more than twice the usual one."""
    gaps = [after - before for before, after in pairwise(moments)]
    usual = median(gaps) if gaps else 0
    return tuple(
        Stroke(one.x, one.y, other.x, other.y, gap > 2 * usual + 0.01)
        for (one, other), gap in zip(pairwise(marks), gaps, strict=True)
    )


def _said(items: list[Observation], marks: list[Mark], rooms: Sequence[_Room], language: str) -> tuple[Word, ...]:
    """The values beside their marks, the ends and the extremes first, as far as there is room on a phone."""
    order = sorted(range(len(items)), key=lambda place: _rank(place, items))
    said: dict[int, Word] = {}
    for place in order:
        mark = marks[place]
        anchor = "start" if mark.x < LEFT + 3 else "end" if mark.x > RIGHT - 1 else "middle"
        for y in (mark.y - 0.75, mark.y + 1.45):
            word = Word(mark.x, round(y, 2), shown_value(items[place], language), anchor)
            if all(room.free(word) for room in rooms):
                said[place] = word
                for room in rooms:
                    room.take(word)
                break
    return tuple(said[place] for place in sorted(said))


def _rank(place: int, items: list[Observation]) -> tuple[int, int]:
    numbers = [float(item.value or 0) for item in items]
    if place in (len(items) - 1, 0):
        return 0, -place
    return (1 if numbers[place] in (min(numbers), max(numbers)) else 2), place


def _name(words: str, marks: list[Mark], room: _Room) -> Word | None:
    """The name of a series beside its line, or nothing where it would meet other words."""
    middles = [((one.x + other.x) / 2, (one.y + other.y) / 2) for one, other in pairwise(marks)]
    for x, y in (*middles, *((mark.x, mark.y) for mark in reversed(marks))):
        for away in (-0.9, 1.7, -2.1, 2.9):
            for anchor in ("middle", "start", "end"):
                word = Word(round(x, 2), round(y + away, 2), words, anchor)
                if room.free(word):
                    room.take(word)
                    return word
    return None


def _described(items: Iterable[Observation], language: str) -> str:
    found = list(items)
    named = found if len(found) <= FEW else [found[0], found[-1]]
    return "; ".join(
        f"{wording.date(item.period, language)} – {shown_value(item, language)}" for item in named if item.period
    )
